import { appointHolders } from '../accounts/account.sql.ts';
import { insertAssignment, keepEnd, keepReceipts } from '../assignments/assignment.sql.ts';
import type { HolderChange } from '../assignments/holder-change.ts';
import { addDays } from '../kernel/day.ts';
import { type AssignmentId, newId } from '../kernel/id.ts';
import { Problem, requestProblem } from '../kernel/problem.ts';
import { dueDays } from '../plans/due-day.sql.ts';
import { freezePaper } from '../plans/frozen-paper.sql.ts';
import { unitOfPlan } from '../plans/plan.sql.ts';
import { addWorkingDays } from '../plans/working-day.rules.ts';
import { owingOf } from '../reports/report-task.sql.ts';
import { type By, command } from '../server/command.ts';
import type { Follower } from '../server/follow.ts';
import type { Tx } from '../server/sql.ts';
import { confirmWithin, handoverProblem, partOf, refuseProposal } from './handover.rules.ts';
import * as store from './handover.sql.ts';
import {
  type Handover,
  HandoverCancelled,
  HandoverConfirmed,
  HandoverRefused,
  HandoverSaid,
} from './handover.ts';
import { drawUp } from './handover-record.sql.ts';

/** The office names the successor and the leaver's last day; what is open in the unit is listed as it stands. */
export const proposeHandover = command({
  kind: 'handover.propose',
  name: { vi: 'Đề nghị bàn giao', en: 'Propose a handover' },
  body: HandoverSaid,
  may: {
    action: 'handover.propose',
    unit: ({ assignmentId }, db) => store.unitOfAssignment(db, assignmentId),
  },
  async run(db, said, by) {
    const held = await store.lockAssignment(db, said.assignmentId);
    const refusal = refuseProposal(said, held);
    if (refusal || held === null) return refusal;
    const owing = await owingOf(db, { ...by, officialId: held.officialId });
    const reports = [...new Set(owing.map(({ month }) => month))];
    const items = await store.openItems(db, held.unitId, held.officialId, reports);
    const dueOn = addWorkingDays(by.today, confirmWithin, (await dueDays(db)).holidays);
    const made = { madeBy: by.officialId, madeOn: by.today, dueOn };
    await store.insertHandover(db, { ...said, ...made, items, fromId: held.officialId, unitId: held.unitId });
    by.touch(
      'handover',
      said.id,
      `unit:${held.unitId}`,
      `official:${held.officialId}`,
      `official:${said.toId}`,
    );
    return null;
  },
});

/** Each of the two confirms; with the second the unit passes, and with it all that is open, in one transaction. */
export const confirmHandover = (followers: readonly Follower<HolderChange>[]) =>
  command({
    kind: 'handover.confirm',
    name: { vi: 'Xác nhận bàn giao', en: 'Confirm a handover' },
    body: HandoverConfirmed,
    may: { action: 'handover.confirm', unit: (body, db) => unitOf(db, body) },
    async run(db, { id, note }, by) {
      const handover = await store.lockHandover(db, id);
      if (!handover) return requestProblem.notFound();
      const part = partOf(handover, by.officialId);
      if (part instanceof Problem) return part;
      const notes = [handover.note, note].filter(Boolean).join('\n').slice(0, 2000);
      await store.keepConfirmation(db, id, part, by.today, notes);
      touch(by, handover);
      const both = part === 'from' ? handover.toConfirmedOn !== null : handover.fromConfirmedOn !== null;
      return both ? passUnit(db, handover, by, followers) : null;
    },
  });

const unitOf = async (db: Parameters<typeof store.findHandover>[0], { id }: Pick<Handover, 'id'>) =>
  (await store.findHandover(db, id))?.unitId;

const touch = (by: By, { id, unitId, fromId, toId }: Handover) =>
  by.touch('handover', id, `unit:${unitId}`, `official:${fromId}`, `official:${toId}`);

async function passUnit(
  db: Tx,
  handover: Handover,
  by: By,
  followers: readonly Follower<HolderChange>[],
): Promise<Problem | null> {
  const { id, assignmentId, unitId, fromId, toId, endsOn } = handover;
  const held = await store.lockAssignment(db, assignmentId, id);
  const refusal = refuseProposal(handover, held);
  if (refusal || held === null) return refusal;
  await keepEnd(db, assignmentId, endsOn, null);
  const successor = newId<AssignmentId>(Date.parse(by.now));
  const { planId, kind } = held;
  const reason = handover.reason;
  await insertAssignment(
    db,
    { id: successor, planId, kind, unitId, officialId: toId, from: addDays(endsOn, 1), reason },
    by.today,
  );
  const home = await unitOfPlan(db, planId, by.today);
  if (home) await appointHolders(db, { officialIds: [toId], unitId: home, from: addDays(endsOn, 1) });
  await keepReceipts(db, [successor], by.today);
  for (const follower of followers)
    await follower.apply(db, { assignmentId, unitId, fromId, toId, lastDay: endsOn });
  await store.keepState(db, id, {
    state: 'confirmed',
    settledOn: by.today,
    successorAssignmentId: successor,
  });
  const confirmed = await store.findHandover(db, id);
  await freezePaper(db, id, confirmed && (await drawUp(db, confirmed)));
  by.touch('assignment', assignmentId, `unit:${unitId}`, `official:${fromId}`);
  by.touch('assignment', successor, `unit:${unitId}`, `official:${toId}`);
  return null;
}

/** Either of the two; it then lies on the clerk's desk. */
export const refuseHandover = command({
  kind: 'handover.refuse',
  name: { vi: 'Không nhận bàn giao', en: 'Refuse a handover' },
  body: HandoverRefused,
  may: { action: 'handover.confirm', unit: (body, db) => unitOf(db, body) },
  async run(db, { id, reason }, by) {
    const handover = await store.lockHandover(db, id);
    if (!handover) return requestProblem.notFound();
    const part = partOf({ ...handover, fromConfirmedOn: null, toConfirmedOn: null }, by.officialId);
    if (part instanceof Problem) return part;
    await store.keepState(db, id, { state: 'refused', settledOn: by.today, refusal: reason });
    touch(by, handover);
    return null;
  },
});

export const cancelHandover = command({
  kind: 'handover.cancel',
  name: { vi: 'Hủy đề nghị bàn giao', en: 'Cancel a handover' },
  body: HandoverCancelled,
  may: { action: 'handover.propose', unit: (body, db) => unitOf(db, body) },
  async run(db, { id }, by) {
    const handover = await store.lockHandover(db, id);
    if (!handover) return requestProblem.notFound();
    if (handover.state !== 'proposed') return handoverProblem.settled();
    await store.keepState(db, id, { state: 'cancelled', settledOn: by.today });
    touch(by, handover);
    return null;
  },
});

/** All of the slice; `followers` are what must go along when a unit changes hands. */
export const handoverCommands = (followers: readonly Follower<HolderChange>[]) => [
  proposeHandover,
  confirmHandover(followers),
  refuseHandover,
  cancelHandover,
];
