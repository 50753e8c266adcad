import { layOut, measure } from '../engine/facts.ts';
import type { Problem } from '../engine/problem.ts';
import type { Day } from '../kernel/day.ts';
import type { OfficialId, UnitId } from '../kernel/id.ts';
import { bestPlan, curveApart } from '../server/planner.ts';
import type { Db } from '../server/sql.ts';
import { draftProblem } from './draft.rules.ts';
import type { RowKept } from './draft.sql.ts';
import type { Draft, Pair } from './draft.ts';
import { gather } from './draft-facts.sql.ts';
import { askedOf, stillActive } from './draft-planning.sql.ts';
import type { Curve, Repair } from './repair.ts';

/** The best repairs for a unit: the three that cost least, or those of one official alone. Time: a plan or two. */
export async function repairsOf(
  db: Db,
  { draft, rows, unitId, today }: { draft: Draft; rows: readonly RowKept[]; unitId: UnitId; today: Day },
  officialId: OfficialId | null,
): Promise<Repair[]> {
  const others = rows.filter((row) => row.locked && row.unitId !== unitId && row.officialId !== null);
  const forced = officialId === null ? [] : [{ unitId, officialId }];
  const whole = await askedOf(db, draft, rows, today);
  const asked = { ...whole, officials: await stillActive(db, whole) };
  if (officialId !== null && !asked.officials.some((one) => one.officialId === officialId)) return [];
  const { problem } = await gather(db, asked, [...(others as Pair[]), ...forced]);
  const plan = await bestPlan(problem, officialId === null ? [unitId] : []);
  if (plan.status === 'unknown') throw draftProblem.noTime();
  if (plan.rows.length === 0) return [];
  const base = new Map(plan.rows.map(({ unit, official }) => [unit, official]));
  const now = costNow(problem, rows);
  const told = (to: ReadonlyMap<string, string>, objective: number): Repair => ({
    officialId: to.get(unitId) as OfficialId,
    extra: objective - now,
    exact: plan.status === 'optimal',
    moves: movesTo(rows, to, unitId),
  });
  const alternatives = (plan.explained?.[0]?.alternatives ?? []).map(({ extra, moves }) =>
    told(new Map([...base, ...moves.map(({ unit, to }) => [unit, to] as const)]), plan.objective + extra),
  );
  const held = rows.find((row) => row.unitId === unitId)?.officialId;
  return [told(base, plan.objective), ...alternatives]
    .filter((repair) => officialId !== null || repair.officialId !== held)
    .slice(0, 3);
}

/** Points of the rows by the facts of now, so that a repair is compared with what the draft would cost today. */
function costNow(problem: Problem, rows: readonly RowKept[]): number {
  const facts = layOut(problem);
  return rows.reduce((sum, row) => {
    const unit = facts.unitAt.get(row.unitId);
    const official = facts.officialAt.get(row.officialId ?? '');
    const known = unit !== undefined && official !== undefined;
    return sum + (known ? measure(facts, 'cost', unit, official) : row.cost);
  }, 0);
}

function movesTo(rows: readonly RowKept[], to: ReadonlyMap<string, string>, first: UnitId): Repair['moves'] {
  return rows
    .map(({ unitId, officialId: fromId }) => ({ unitId, fromId, toId: to.get(unitId) as OfficialId }))
    .filter(({ fromId, toId }) => toId !== undefined && fromId !== toId)
    .sort((a, b) => Number(b.unitId === first) - Number(a.unitId === first));
}

/** Kept, way and skills for several prices of a change, and the price of even loads; locked rows kept. */
export async function curveOf(db: Db, draft: Draft, rows: readonly RowKept[], today: Day): Promise<Curve> {
  const locked = rows.filter((row) => row.locked && row.officialId !== null);
  const asked = await askedOf(db, draft, rows, today);
  const present = { ...asked, officials: await stillActive(db, asked) };
  const { problem } = await gather(db, present, locked as Pair[]);
  const { points, price } = await curveApart(problem);
  return { points: [...points], price };
}
