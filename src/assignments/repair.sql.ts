import { repairsFrom } from '../engine/board.ts';
import { layOut } from '../engine/facts.ts';
import type { Day } from '../kernel/day.ts';
import type { OfficialId, UnitId } from '../kernel/id.ts';
import { bestPlan, curveApart } from '../server/planner.ts';
import type { Db } from '../server/sql.ts';
import { draftProblem } from './draft.rules.ts';
import type { RowKept } from './draft.sql.ts';
import type { Draft, Pair } from './draft.ts';
import { keeping, repairTold, standingOf } from './draft-board.rules.ts';
import { gather } from './draft-facts.sql.ts';
import { askedOf } from './draft-planning.sql.ts';
import type { Curve, Repair } from './repair.ts';

/** The best repairs for a unit: the three that cost least, or those of one official alone. Time: a plan or two. */
export async function repairsOf(
  db: Db,
  { draft, rows, unitId, today }: { draft: Draft; rows: readonly RowKept[]; unitId: UnitId; today: Day },
  officialId: OfficialId | null,
): Promise<Repair[]> {
  const others = rows.filter((row) => row.locked && row.unitId !== unitId && row.officialId !== null);
  const forced = officialId === null ? [] : [{ unitId, officialId }];
  const asked = await askedOf(db, draft, rows, today);
  const { problem } = await gather(db, asked, [...(others as Pair[]), ...forced]);
  const facts = layOut(problem);
  const unit = facts.unitAt.get(unitId);
  if (unit === undefined || (officialId !== null && !facts.officialAt.has(officialId))) return [];
  const plan = await bestPlan(problem, officialId === null ? [unitId] : []);
  if (plan.status === 'unknown') throw draftProblem.noTime();
  if (plan.rows.length === 0) return [];
  const found = repairsFrom(facts, standingOf(rows, facts.unitAt, facts.officialAt), unit, {
    ...plan,
    official: Int32Array.from(plan.rows, ({ official }) => facts.officialAt.get(official) as number),
    alternatives: plan.explained?.[0]?.alternatives ?? [],
  });
  const holders = new Map<string, OfficialId | null>(rows.map((row) => [row.unitId, row.officialId]));
  return found
    .map((one) => repairTold(one, (id) => holders.get(id) ?? null))
    .filter((repair) => officialId !== null || repair.officialId !== holders.get(unitId))
    .slice(0, 3);
}

/**
 * Kept, way and skills for several prices of a change, and the price of even loads; locked rows kept. `against`: changes of who
 * holds a unit now, or of the draft's own rows.
 */
export async function curveOf(
  db: Db,
  draft: Draft,
  rows: readonly RowKept[],
  today: Day,
  against: 'holders' | 'rows',
): Promise<Curve> {
  const locked = rows.filter((row) => row.locked && row.officialId !== null);
  const asked = await askedOf(db, draft, rows, today);
  const { problem } = await gather(db, asked, locked as Pair[]);
  if (against === 'holders') {
    const { points, price } = await curveApart(problem);
    return { points: [...points], price };
  }
  const { points, price } = await curveApart(keeping(problem, rows, problem.rules.points.change));
  // Of a change that costs nothing the draft's rows say nothing: that is a plan made afresh.
  return { points: points.filter(({ change }) => change > 0), price };
}
