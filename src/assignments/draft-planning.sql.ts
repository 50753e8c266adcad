import { createHash } from 'node:crypto';
import type { Day } from '../kernel/day.ts';
import type { DraftId, OfficialId, UnitId } from '../kernel/id.ts';
import { type Problem, requestProblem } from '../kernel/problem.ts';
import { unitOfPlan } from '../plans/plan.sql.ts';
import { type BoardPlan, bestPlan, planInstead } from '../server/planner.ts';
import type { Db, Tx } from '../server/sql.ts';
import { draftProblem, notInOffice } from './draft.rules.ts';
import { findDraft, namesOf, notActive, officialsOf, type RowKept } from './draft.sql.ts';
import type { Draft, DraftRules, Kept, Pair } from './draft.ts';
import { keeping } from './draft-board.rules.ts';
import { type Asked, type Gathered, gather } from './draft-facts.sql.ts';
import type { Answer } from './draft-keep.sql.ts';

/** Where the right to a draft is judged: the unit of its plan. */
export async function unitOfDraft(db: Db, draftId: DraftId, today: Day): Promise<UnitId | undefined> {
  const draft = await findDraft(db, draftId);
  return draft && unitOfPlan(db, draft.planId, today);
}

/** What a stored draft asked of the engine. */
export async function askedOf(
  db: Db,
  draft: Draft,
  rows: readonly Pick<RowKept, 'unitId'>[],
  today: Day,
): Promise<Asked> {
  const root = await unitOfPlan(db, draft.planId, today);
  if (root === undefined) throw requestProblem.notFound();
  const { kind, heldTier, effectiveOn, rules, wholeTier } = draft;
  const unitIds = wholeTier ? null : rows.map(({ unitId }) => unitId);
  return { root, kind, heldTier, effectiveOn, rules, unitIds, officials: await officialsOf(db, draft.id) };
}

/** What a stored draft would be planned from now; `version` tells its facts and limits from others. */
export async function factsNow(
  db: Db,
  draft: Draft,
  rows: readonly Pick<RowKept, 'unitId'>[],
  today: Day,
): Promise<Gathered & { version: string }> {
  const asked = await askedOf(db, draft, rows, today);
  const gathered = await gather(db, asked);
  const version = createHash('sha256').update(gathered.hash).update(JSON.stringify(asked.officials));
  return { ...gathered, version: version.digest('base64url') };
}

/** Those of the draft who are still in office on its day. */
export async function stillActive(db: Db, { officials, effectiveOn }: Asked): Promise<Asked['officials']> {
  const ids = officials.map((one) => one.officialId);
  const gone = new Set((await notActive(db, ids, effectiveOn)).map(({ id }) => id));
  return officials.filter((one) => !gone.has(one.officialId));
}

/** The engine's answer, locked rows kept as they are, of the others what `kept` says; or why there is none. */
export async function planned(
  db: Tx,
  asked: Asked,
  before: readonly RowKept[],
  kept?: Kept,
): Promise<Answer | Problem> {
  const { effectiveOn: day, officials, rules } = asked;
  const officialIds = officials.map((one) => one.officialId);
  const gone = notInOffice(await notActive(db, officialIds, day), day);
  if (gone) return gone;
  const among = new Set(officials.map((one) => one.officialId));
  const locked = before.filter(
    (row) => row.locked && row.officialId !== null && among.has(row.officialId),
  ) as Pair[];
  const { problem, hash } = await gather(db, asked, locked);
  if (problem.units.length === 0) return draftProblem.noUnits({ day });
  const plan =
    kept === undefined ? await bestPlan(problem) : await planInstead(problem, keeping(problem, before, kept));
  if (plan.status === 'unknown') return draftProblem.noTime();
  if (plan.rows.length === 0) return infeasible(db, day, plan, asked.rules);
  const { status, spread, objective, bound, certificate, exceptions, stoppedBy } = plan;
  const result = { status, spread, objective, bound, certificate, stoppedBy, seed: problem.seed };
  return {
    rules,
    officials,
    rows: rowsOf(plan, before, new Set(locked.map(({ unitId }) => unitId))),
    hash,
    result: { ...result, exceptions: exceptions as OfficialId[] },
  };
}

/** The plan as rows of a draft. A locked row keeps its reason. */
function rowsOf(plan: BoardPlan, before: readonly RowKept[], locked: ReadonlySet<UnitId>): RowKept[] {
  const known = new Map<string, RowKept>(before.map((row) => [row.unitId, row]));
  return plan.rows.map(({ unit, official, cost, parts }, at): RowKept => {
    const unitId = unit as UnitId;
    const officialId = official as OfficialId;
    const row = known.get(unit);
    if (row && locked.has(unitId))
      return { ...row, officialId, cost, reason: { ...row.reason, parts }, locked: true };
    const reason = { decisive: [...(plan.reasons?.[at] ?? [])], parts, note: '' };
    return { unitId, officialId, proposedId: officialId, locked: false, cost, reason };
  });
}

async function infeasible(
  db: Tx,
  day: Day,
  { blocking, relax }: Pick<BoardPlan, 'blocking' | 'relax'>,
  { maxChanges, by, forbid }: DraftRules,
): Promise<Problem> {
  if (maxChanges !== null && (!blocking || blocking.cause === 'changes'))
    return draftProblem.tooFewChanges({ most: maxChanges });
  const known = blocking?.cause === 'room' ? blocking : null;
  const { units, officials } = await namesOf(db, day, known?.units ?? [], known?.officials ?? []);
  return draftProblem.infeasible({
    ...{ units, officials, room: blocking?.room ?? 0, byNeed: by === 'need' },
    // Who leads a unit may not assist it, which is no rule that could be dropped.
    relax: relax.filter(({ rule }) => rule !== 'forbid' || forbid.length > 0),
  });
}
