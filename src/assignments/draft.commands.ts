import { costParts, layOut, measure } from '../engine/facts.ts';
import type { DraftId, OfficialId, UnitId } from '../kernel/id.ts';
import { Problem, requestProblem } from '../kernel/problem.ts';
import { findPlan, unitOfPlan } from '../plans/plan.sql.ts';
import { type By, command } from '../server/command.ts';
import type { Tx } from '../server/sql.ts';
import {
  draftProblem,
  movedSince,
  notInOffice,
  refuseMaking,
  refuseMoves,
  refuseOfficials,
} from './draft.rules.ts';
import { isLinked, keptRows, lastStepOf, lockDraft, namesOf, notActive } from './draft.sql.ts';
import {
  DraftAsked,
  DraftDiscarded,
  DraftForbidden,
  DraftLocked,
  DraftMoved,
  DraftReplanned,
  DraftUndone,
  type Pair,
} from './draft.ts';
import { gather } from './draft-facts.sql.ts';
import {
  dropDraft,
  keepAnswer,
  keepDraft,
  keepLocks,
  keepMoves,
  keepRules,
  keepStep,
  takeBack,
} from './draft-keep.sql.ts';
import { askedOf, planned, stillActive, unitOfDraft } from './draft-planning.sql.ts';
import { byHand } from './reason.ts';

/** Computes a proposal and keeps it as a draft under the plan. */
export const makeDraft = command({
  kind: 'draft.make',
  name: { vi: 'Lập phương án phân công', en: 'Make an assignment draft' },
  body: DraftAsked,
  may: { action: 'assignment.draft', unit: (body, db, by) => unitOfPlan(db, body.planId, by.today) },
  async run(db, body, by) {
    const plan = await findPlan(db, body.planId);
    const root = await unitOfPlan(db, body.planId, by.today);
    if (!plan || !root) return requestProblem.notFound();
    const refusal = refuseMaking(plan, body.effectiveOn) ?? refuseOfficials(body.officials);
    if (refusal) return refusal;
    if (!(await isLinked(db, root, body.kind, body.heldTier, body.effectiveOn))) return draftProblem.noLink();
    const answer = await planned(db, { ...body, root, rules: { ...body.rules, forbid: [] } }, []);
    if (answer instanceof Problem) return answer;
    const strays = new Set(body.unitIds).size - answer.rows.length;
    if (strays > 0) return draftProblem.unitsElsewhere({ count: strays, day: body.effectiveOn });
    await keepDraft(db, body, by, answer);
    touched(by, body.id);
    return null;
  },
});

/** Puts units elsewhere by hand, each with what it now costs, and holds them there. */
export const moveInDraft = command({
  kind: 'draft.move',
  name: { vi: 'Chuyển đơn vị trong phương án', en: 'Move units in a draft' },
  body: DraftMoved,
  may: { action: 'assignment.draft', unit: (body, db, by) => unitOfDraft(db, body.draftId, by.today) },
  async run(db, { draftId, moves }, by) {
    const draft = await openDraft(db, draftId);
    if (draft instanceof Problem) return draft;
    const rows = await keptRows(db, draftId);
    const asked = await askedOf(db, draft, rows, by.today);
    const refusal = refuseMoves(moves, {
      units: new Set(rows.map(({ unitId }) => unitId)),
      officials: new Set(asked.officials.map(({ officialId }) => officialId)),
      forbid: draft.rules.forbid,
    });
    if (refusal) return refusal;
    const since = movedSince(moves, rows);
    if (since.length > 0)
      return draftProblem.movedSince({ units: (await namesOf(db, draft.effectiveOn, since, [])).units });
    const { problem, leads } = await gather(db, asked);
    const own = moves.find((one) => leads.some((lead) => samePair(one, lead)));
    if (own) return draftProblem.leadsAlready();
    const to = [...new Set(moves.flatMap(({ officialId }) => officialId ?? []))];
    const gone = notInOffice(await notActive(db, to, draft.effectiveOn), draft.effectiveOn);
    if (gone) return gone;
    const facts = layOut(problem);
    const moved = new Set<UnitId>(moves.map(({ unitId }) => unitId));
    const before = rows.filter(({ unitId }) => moved.has(unitId));
    await keepStep(db, draftId, 'move', { kind: 'rows', rows: before });
    await keepMoves(
      db,
      draftId,
      moves.map(({ unitId, officialId, note }) => {
        const unit = facts.unitAt.get(unitId);
        const official = facts.officialAt.get(officialId ?? '');
        const known = unit !== undefined && official !== undefined;
        const parts = known ? costParts(facts, unit, official) : byHand('').parts;
        const cost = known ? measure(facts, 'cost', unit, official) : 0;
        return { unitId, officialId, locked: officialId !== null, cost, reason: { ...byHand(note), parts } };
      }),
    );
    touched(by, draftId);
    return null;
  },
});

/** Holds rows where they are while the rest is planned anew, or lets them go. */
export const lockInDraft = command({
  kind: 'draft.lock',
  name: { vi: 'Giữ cố định trong phương án', en: 'Lock lines of a draft' },
  body: DraftLocked,
  may: { action: 'assignment.draft', unit: (body, db, by) => unitOfDraft(db, body.draftId, by.today) },
  async run(db, { draftId, unitIds, locked }, by) {
    const draft = await openDraft(db, draftId);
    if (draft instanceof Problem) return draft;
    const asked = new Set<UnitId>(unitIds);
    const rows = (await keptRows(db, draftId)).filter(({ unitId }) => asked.has(unitId));
    if (rows.length < asked.size) return draftProblem.notInDraft({ count: asked.size - rows.length });
    await keepStep(db, draftId, 'lock', { kind: 'rows', rows });
    await keepLocks(db, draftId, unitIds, locked);
    touched(by, draftId);
    return null;
  },
});

/** Marks a pair as not to be, or lifts that. Nothing moves until the next planning. */
export const forbidInDraft = command({
  kind: 'draft.forbid',
  name: { vi: 'Không giao cặp này', en: 'Forbid a pair' },
  body: DraftForbidden,
  may: { action: 'assignment.draft', unit: (body, db, by) => unitOfDraft(db, body.draftId, by.today) },
  async run(db, { draftId, pair, forbidden }, by) {
    const draft = await openDraft(db, draftId);
    if (draft instanceof Problem) return draft;
    const locked = (await keptRows(db, draftId)).some((row) => row.locked && samePair(row, pair));
    if (forbidden && locked) return draftProblem.lockedPair();
    const others = draft.rules.forbid.filter((one) => !samePair(one, pair));
    const known = others.length < draft.rules.forbid.length;
    if (forbidden === known) return null;
    await keepStep(db, draftId, 'forbid', { kind: 'rules', rules: draft.rules });
    await keepRules(db, draftId, { ...draft.rules, forbid: forbidden ? [...others, pair] : others });
    touched(by, draftId);
    return null;
  },
});

/** Plans what is not locked anew, from what units and officials are now; who has left office drops out. */
export const replanDraft = command({
  kind: 'draft.replan',
  name: { vi: 'Cân lại phương án', en: 'Re-plan a draft' },
  body: DraftReplanned,
  may: { action: 'assignment.draft', unit: (body, db, by) => unitOfDraft(db, body.draftId, by.today) },
  async run(db, { draftId, rules, officials, kept, after }, by) {
    const draft = await openDraft(db, draftId);
    if (draft instanceof Problem) return draft;
    if (after !== undefined && after !== draft.steps) return draftProblem.plannedSince();
    const rows = await keptRows(db, draftId);
    const before = await askedOf(db, draft, rows, by.today);
    const asked = {
      ...before,
      officials: officials ?? (await stillActive(db, before)),
      rules: rules ? { ...rules, forbid: draft.rules.forbid } : draft.rules,
    };
    const refusal = refuseOfficials(asked.officials);
    if (refusal) return refusal;
    const answer = await planned(db, asked, rows, kept);
    if (answer instanceof Problem) return answer;
    const { result, factsHash: hash } = draft;
    const { officials: chosen } = before;
    await keepStep(db, draftId, 'replan', {
      kind: 'answer',
      ...{ rules: draft.rules, officials: chosen, rows, result, hash },
    });
    await keepAnswer(db, draftId, answer);
    touched(by, draftId);
    return null;
  },
});

/** Takes back the last move, lock, forbidden pair or planning of an open draft. */
export const undoInDraft = command({
  kind: 'draft.undo',
  name: { vi: 'Hoàn tác trong phương án', en: 'Undo in a draft' },
  body: DraftUndone,
  may: { action: 'assignment.draft', unit: (body, db, by) => unitOfDraft(db, body.draftId, by.today) },
  async run(db, { draftId, nth }, by) {
    const draft = await openDraft(db, draftId);
    if (draft instanceof Problem) return draft;
    const last = await lastStepOf(db, draftId);
    if (last === null) return draftProblem.nothingToUndo();
    if (last.nth !== nth) return draftProblem.changedSince();
    await takeBack(db, draftId, nth);
    touched(by, draftId);
    return null;
  },
});

/** Throws an open draft away. The log still knows what was asked. */
export const discardDraft = command({
  kind: 'draft.discard',
  name: { vi: 'Bỏ phương án', en: 'Discard a draft' },
  body: DraftDiscarded,
  may: { action: 'assignment.draft', unit: (body, db, by) => unitOfDraft(db, body.draftId, by.today) },
  async run(db, { draftId }, by) {
    const draft = await openDraft(db, draftId);
    if (draft instanceof Problem) return draft;
    await dropDraft(db, draftId);
    touched(by, draftId);
    return null;
  },
});

export const draftCommands = [
  makeDraft,
  moveInDraft,
  lockInDraft,
  forbidInDraft,
  replanDraft,
  undoInDraft,
  discardDraft,
];

async function openDraft(db: Tx, draftId: DraftId) {
  const draft = await lockDraft(db, draftId);
  if (!draft) return requestProblem.notFound();
  return draft.publishedOn === null ? draft : draftProblem.published();
}

const samePair = (a: { unitId: UnitId; officialId: OfficialId | null }, b: Pair) =>
  a.unitId === b.unitId && a.officialId === b.officialId;

const touched = (by: By, draftId: DraftId) => by.touch('draft', draftId, `official:${by.officialId}`);
