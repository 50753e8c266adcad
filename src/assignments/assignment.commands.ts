import { appointHolders } from '../accounts/account.sql.ts';
import type { Day } from '../kernel/day.ts';
import type { AssignmentId, UnitId } from '../kernel/id.ts';
import { type Problem, requestProblem } from '../kernel/problem.ts';
import { holdPlan, unitOfPlan } from '../plans/plan.sql.ts';
import { type By, command } from '../server/command.ts';
import type { Db } from '../server/sql.ts';
import {
  assignmentProblem,
  refuseAnswer,
  refuseEnd,
  refuseObjection,
  refuseReceipt,
} from './assignment.rules.ts';
import {
  findStanding,
  insertAssignment,
  keepAnswerTo,
  keepEnd,
  keepObjection,
  keepReceipts,
  overlapping,
  tierBeneath,
} from './assignment.sql.ts';
import {
  AssignmentEnded,
  AssignmentGiven,
  AssignmentsReceived,
  ObjectionAnswered,
  ObjectionSaid,
} from './assignment.ts';
import { draftProblem, notInOffice, refusePlanDay } from './draft.rules.ts';
import { isLinked, notActive } from './draft.sql.ts';

/** One receives what one was given, several at once. */
export const receiveAssignments = command({
  kind: 'assignment.receive',
  name: { vi: 'Tiếp nhận đơn vị được phân công', en: 'Receive one’s units' },
  body: AssignmentsReceived,
  may: { action: 'assignment.receive', unit: ({ assignmentIds: [first] }, db) => unitOf(db, first) },
  async run(db, { assignmentIds }, by) {
    const found = await findStanding(db, assignmentIds);
    if (found.length < new Set(assignmentIds).size) return requestProblem.notFound();
    for (const one of found) {
      const refusal = refuseReceipt(one, by.officialId, by.today);
      if (refusal) return refusal;
    }
    await keepReceipts(db, assignmentIds, by.today);
    for (const one of found) touched(by, one);
    return null;
  },
});

/** One says what speaks against an assignment of one's own; it goes on until the clerk decides. */
export const objectToAssignment = command({
  kind: 'assignment.object',
  name: { vi: 'Nêu ý kiến về phân công', en: 'Object to an assignment' },
  body: ObjectionSaid,
  may: { action: 'assignment.receive', unit: ({ assignmentId }, db) => unitOf(db, assignmentId) },
  async run(db, { assignmentId, text }, by) {
    const [one] = await findStanding(db, [assignmentId]);
    const refusal = one ? refuseObjection(one, by.officialId, by.today) : requestProblem.notFound();
    if (refusal || !one) return refusal;
    await keepObjection(db, assignmentId, text, by.today);
    touched(by, one);
    return null;
  },
});

/** The clerk answers. What follows (a handover, an end) is a step of its own. */
export const answerObjection = command({
  kind: 'assignment.answer',
  name: { vi: 'Trả lời ý kiến về phân công', en: 'Answer an objection' },
  body: ObjectionAnswered,
  may: { action: 'assignment.publish', unit: ({ assignmentId }, db) => unitOf(db, assignmentId) },
  async run(db, { assignmentId, answer }, by) {
    const [one] = await findStanding(db, [assignmentId]);
    const refusal = one ? refuseAnswer(one) : requestProblem.notFound();
    if (refusal || !one) return refusal;
    await keepAnswerTo(db, assignmentId, answer, by);
    touched(by, one);
    return null;
  },
});

/** A single unit, without a draft. */
export const giveAssignment = command({
  kind: 'assignment.give',
  name: { vi: 'Phân công một đơn vị', en: 'Assign a unit' },
  body: AssignmentGiven,
  may: { action: 'assignment.publish', unit: (body, db, by) => unitOfPlan(db, body.planId, by.today) },
  async run(db, body, by) {
    const refusal = await refuseGiving(db, body, by.today);
    if (refusal) return refusal;
    await insertAssignment(db, body, by.today);
    const unitId = await unitOfPlan(db, body.planId, by.today);
    if (unitId) await appointHolders(db, { officialIds: [body.officialId], unitId, from: body.from });
    touched(by, body);
    return null;
  },
});

/** Ends an assignment; nobody follows the unit from then on, and the clerk's desk says so. */
export const endAssignment = command({
  kind: 'assignment.end',
  name: { vi: 'Thôi phân công', en: 'End an assignment' },
  body: AssignmentEnded,
  may: { action: 'assignment.publish', unit: ({ assignmentId }, db) => unitOf(db, assignmentId) },
  async run(db, { assignmentId, lastDay, reason }, by) {
    const [one] = await findStanding(db, [assignmentId]);
    const refusal = one ? refuseEnd(one, lastDay) : requestProblem.notFound();
    if (refusal || !one) return refusal;
    await keepEnd(db, assignmentId, lastDay, reason);
    touched(by, one);
    return null;
  },
});

export const assignmentCommands = [
  receiveAssignments,
  objectToAssignment,
  answerObjection,
  giveAssignment,
  endAssignment,
];

async function refuseGiving(db: Db, said: AssignmentGiven, today: Day): Promise<Problem | null> {
  const plan = await holdPlan(db, said.planId);
  const root = await unitOfPlan(db, said.planId, today);
  if (!plan || !root) return requestProblem.notFound();
  const refusal = refusePlanDay(plan, said.from);
  if (refusal) return refusal;
  const tier = await tierBeneath(db, said.unitId, root, said.from);
  if (tier === undefined) return assignmentProblem.notStanding({ day: said.from });
  if (!(await isLinked(db, root, said.kind, tier, said.from))) return draftProblem.noLink();
  const gone = notInOffice(await notActive(db, [said.officialId], said.from), said.from);
  if (gone) return gone;
  const other = await overlapping(db, said);
  return other ? assignmentProblem.heldAlready(other) : null;
}

async function unitOf(db: Db, id: AssignmentId | undefined): Promise<UnitId | undefined> {
  const [found] = id ? await findStanding(db, [id]) : [];
  return found?.unitId;
}

const touched = (by: By, { id, unitId, officialId }: { id: string; unitId: string; officialId: string }) =>
  by.touch('assignment', id, `unit:${unitId}`, `official:${officialId}`);
