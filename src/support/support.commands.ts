import { placeOf } from '../assignments/place.sql.ts';
import { findConcern } from '../concerns/concern.sql.ts';
import type { ConcernId, OfficialId } from '../kernel/id.ts';
import { type Problem, requestProblem } from '../kernel/problem.ts';
import { mayAct } from '../server/access.sql.ts';
import { type By, command } from '../server/command.ts';
import type { Tx } from '../server/sql.ts';
import { areBeneath } from '../units/tree.sql.ts';
import { refuseSteps, refuseSupport, supportProblem } from './support.rules.ts';
import { findSupport, insertSupport, moveSupport, withdrawSupport } from './support.sql.ts';
import { type Support, SupportMoved, SupportSaid, SupportSaidFor, SupportWithdrawn } from './support.ts';

/** What an official mobilised for a unit of theirs. */
export const recordSupport = command({
  kind: 'support.record',
  name: { vi: 'Ghi khoản vận động hỗ trợ', en: 'Record support' },
  body: SupportSaid,
  may: {
    action: 'support.record',
    unit: (said) => said.unitId,
    on: async (said, by, db) => (await placeOf(db, by.officialId, said.unitId, said.pledgedOn)).judgedOn,
  },
  run: (db, said, by) => record(db, said, by, by.officialId),
});

/** The same, from paper, by the office. */
export const recordSupportFor = command({
  kind: 'support.recordFor',
  name: { vi: 'Ghi thay khoản vận động hỗ trợ', en: 'Record support for someone' },
  body: SupportSaidFor,
  may: { action: 'support.recordFor', unit: (said) => said.unitId },
  run: (db, { officialId, ...said }, by) => record(db, said, by, officialId),
});

async function record(db: Tx, sent: SupportSaid, by: By, officialId: OfficialId): Promise<Problem | null> {
  const { unitId, held } = await placeOf(db, officialId, sent.unitId, sent.pledgedOn);
  const said = { ...sent, unitId };
  const refusal = refuseSupport(said, held !== null, by.today);
  if (refusal) return refusal;
  if (said.concernId !== null && !(await helps(db, said, said.concernId, officialId)))
    return requestProblem.notFound();
  await insertSupport(db, said, { officialId, notedBy: by.officialId });
  by.touch('support', said.id, `unit:${said.unitId}`, `official:${officialId}`);
  return null;
}

/** Whether the concern is of the unit helped or of one above it, or carried by who helped. */
async function helps(
  db: Tx,
  { unitId, pledgedOn }: SupportSaid,
  concernId: ConcernId,
  officialId: OfficialId,
): Promise<boolean> {
  const concern = await findConcern(db, concernId);
  if (concern === undefined || concern.officialId === officialId) return concern !== undefined;
  const asked = [{ belowId: unitId, aboveId: concern.unitId, day: pledgedOn }];
  return (await areBeneath(db, asked))[0] === true;
}

/** Received, handed over: each day is written once. */
export const moveSupportOn = command({
  kind: 'support.move',
  name: { vi: 'Ghi đã nhận, đã trao hỗ trợ', en: 'Note support received or handed over' },
  body: SupportMoved,
  may: { action: 'support.change', unit: async ({ id }, db) => (await findSupport(db, id))?.unitId },
  async run(db, said, by) {
    const known = await findSupport(db, said.id);
    const refusal = known ? await refuseChange(db, known, by) : requestProblem.notFound();
    if (refusal || !known) return refusal;
    const again = (['receivedOn', 'handedOverOn'] as const).some(
      (step) => known[step] !== null && known[step] !== said[step],
    );
    if (again) return supportProblem.stepTaken();
    const wrong = refuseSteps({ ...said, pledgedOn: known.pledgedOn }, by.today);
    if (wrong) return wrong;
    await moveSupport(db, said);
    by.touch('support', said.id, `unit:${known.unitId}`, `official:${known.officialId}`);
    return null;
  },
});

/** Taken back with a reason; what a signed report told of it comes back with the next one. */
export const withdraw = command({
  kind: 'support.withdraw',
  name: { vi: 'Rút lại khoản vận động hỗ trợ', en: 'Withdraw a support record' },
  body: SupportWithdrawn,
  may: { action: 'support.change', unit: async ({ id }, db) => (await findSupport(db, id))?.unitId },
  async run(db, { id, reason }, by) {
    const known = await findSupport(db, id);
    const refusal = known ? await refuseChange(db, known, by) : requestProblem.notFound();
    if (refusal || !known) return refusal;
    await withdrawSupport(db, { id, reason, by: by.officialId, on: by.today });
    by.touch('support', id, `unit:${known.unitId}`, `official:${known.officialId}`);
    return null;
  },
});

async function refuseChange(
  db: Tx,
  known: Support & { notedBy: OfficialId },
  by: By,
): Promise<Problem | null> {
  if (known.withdrawn) return supportProblem.withdrawn();
  if (known.officialId === by.officialId || known.notedBy === by.officialId) return null;
  const office = await mayAct(db, 'support.recordFor', by.officialId, known.unitId, by.today);
  return office ? null : supportProblem.notOwn();
}

export const supportCommands = [recordSupport, recordSupportFor, moveSupportOn, withdraw];
