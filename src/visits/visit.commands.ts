import { judgedInRole, placeOf } from '../assignments/place.sql.ts';
import type { OfficialId, UnitId, VisitId } from '../kernel/id.ts';
import { type Problem, requestProblem } from '../kernel/problem.ts';
import { mayAct } from '../server/access.sql.ts';
import { type By, command } from '../server/command.ts';
import type { Tx } from '../server/sql.ts';
import { isMeeting, refusePart, refuseVisit, visitProblem } from './visit.rules.ts';
import { findMeeting, findVisitRow, householdsOn, insertVisit, lockMeeting, rolesOver } from './visit.sql.ts';
import {
  type ActingAs,
  VisitActed,
  VisitReplaced,
  VisitSaid,
  VisitSaidFor,
  VisitWithdrawn,
} from './visit.ts';
import { takeBack } from './withdrawal.commands.ts';
import { withdrawContributionsOf } from './withdrawal.sql.ts';

/**
 * An official notes their own presence in a unit. Judged by the day it speaks of, so a line written in a unit since handed
 * over may still arrive; one of a unit that had ended by then is its heir's.
 */
export const recordVisit = command({
  kind: 'visit.record',
  name: { vi: 'Ghi lần đến cơ sở', en: 'Record a visit' },
  body: VisitSaid,
  may: {
    action: 'visit.record',
    unit: (visit) => visit.unitId,
    on: async (visit, by, db) => (await placeOf(db, by.officialId, visit.unitId, visit.day)).judgedOn,
  },
  run: (db, said, by) => note(db, said, by, by.officialId, 'assigned'),
});

/** A clerk enters an official's line from paper; both names stay on it. The clerk's right is judged today. */
export const recordVisitFor = command({
  kind: 'visit.recordFor',
  name: { vi: 'Ghi thay lần đến cơ sở từ sổ giấy', en: 'Record a visit for someone' },
  body: VisitSaidFor,
  may: { action: 'visit.recordFor', unit: (visit) => visit.unitId },
  run: (db, { officialId, ...said }, by) => note(db, said, by, officialId, 'clerk'),
});

/** What the cell committee, the member in charge or the head of the group did: the other two of the three parties. Judged as a visit is. */
export const actVisit = command({
  kind: 'visit.act',
  name: { vi: 'Ghi việc chi ủy, tổ đã làm', en: 'Record an act of the cell or group' },
  body: VisitActed,
  may: {
    action: 'visit.act',
    unit: (visit) => visit.unitId,
    on: (visit, by, db) => judgedInRole(db, 'visit.act', { ...visit, officialId: by.officialId }),
  },
  run: (db, { actingAs, ...said }, by) => note(db, said, by, by.officialId, actingAs),
});

/** Takes a line back, always; whether its month or the next one changes is settled when reports are signed. */
export const withdrawVisit = command({
  kind: 'visit.withdraw',
  name: { vi: 'Rút lại lần đến cơ sở', en: 'Withdraw a visit' },
  body: VisitWithdrawn,
  may: {
    action: 'visit.withdraw',
    unit: async ({ visitId }, db) => (await findVisitRow(db, visitId))?.unitId,
  },
  run: (db, { visitId, reason }, by) => withdraw(db, by, visitId, reason, null),
});

/** Takes a line back and puts another in its place, for the same person in the same part; another's only where a clerk may. */
export const replaceVisit = command({
  kind: 'visit.replace',
  name: { vi: 'Thay một dòng nhật ký', en: 'Replace a visit' },
  body: VisitReplaced,
  may: {
    action: 'visit.withdraw',
    unit: async ({ visitId }, db) => (await findVisitRow(db, visitId))?.unitId,
  },
  async run(db, { visitId, reason, visit }, by) {
    const old = await findVisitRow(db, visitId);
    if (old === undefined) return requestProblem.notFound();
    const own = old.officialId === by.officialId;
    if (!own && !(await mayAct(db, 'visit.recordFor', by.officialId, visit.unitId, by.today)))
      return requestProblem.notAllowed({ action: 'visit.recordFor' });
    return (
      (await withdraw(db, by, visitId, reason, visit.id)) ??
      (await note(db, visit, by, old.officialId, partAfter(old, by.officialId)))
    );
  },
});

/** The official's own hand makes it `assigned`, another's `clerk`; the other parties' stay theirs. */
const partAfter = (old: { officialId: OfficialId; actingAs: ActingAs }, writer: OfficialId): ActingAs =>
  !isOfficials(old.actingAs) ? old.actingAs : writer === old.officialId ? 'assigned' : 'clerk';
const isOfficials = (actingAs: ActingAs) => actingAs === 'assigned' || actingAs === 'clerk';

async function note(
  db: Tx,
  sent: VisitSaid,
  by: By,
  officialId: OfficialId,
  actingAs: ActingAs,
): Promise<Problem | null> {
  const { day, kind } = sent;
  const place = await placeOf(db, officialId, sent.unitId, day);
  const { unitId } = place;
  const said = { ...sent, unitId };
  const total = kind === 'groupMeeting' ? await totalOf(db, said) : null;
  const held = isOfficials(actingAs) ? place.held : true;
  const part = isOfficials(actingAs)
    ? null
    : refusePart(actingAs, await rolesOf(db, sent, unitId, officialId));
  const refusal = part ?? refuseVisit(said, { held, today: by.today, total });
  if (refusal) return refusal;
  const parts: ActingAs[] = isOfficials(actingAs) ? ['assigned', 'clerk'] : [actingAs];
  if (isMeeting(kind)) await lockMeeting(db, { officialId, unitId, day });
  const twin = isMeeting(kind) ? await findMeeting(db, { officialId, unitId, day, kind, parts }) : undefined;
  if (twin) return visitProblem.meetingTwice({ day, visitId: twin });
  await insertVisit(db, said, {
    officialId,
    notedBy: by.officialId,
    actingAs,
    householdsTotal: total,
    notedAt: said.at ?? by.now,
    receivedOn: by.today,
  });
  by.touch('visit', said.id, `unit:${unitId}`, `official:${officialId}`);
  return null;
}

/** Over the unit where the line belongs, on its day; of roles that ended with their unit, on its last. */
async function rolesOf(db: Tx, { unitId, day }: VisitSaid, placeId: UnitId, officialId: OfficialId) {
  const judgedOn = await judgedInRole(db, 'visit.act', { officialId, unitId, day });
  return rolesOver(db, officialId, judgedOn === day ? placeId : unitId, judgedOn);
}

/** The total that this line freezes: as said, or the unit's households of that day where nothing is said. */
const totalOf = (db: Tx, said: VisitSaid): Promise<number | null> | number | null =>
  said.householdsTotal === undefined ? householdsOn(db, said.unitId, said.day) : said.householdsTotal;

async function withdraw(
  db: Tx,
  by: By,
  visitId: VisitId,
  reason: string,
  replacedBy: VisitId | null,
): Promise<Problem | null> {
  const row = await findVisitRow(db, visitId);
  const refusal = await takeBack(db, by, row, { rowId: visitId, what: 'visit', reason, replacedBy });
  if (refusal || row === undefined) return refusal;
  const taken = { rowId: visitId, reason, withdrawnBy: by.officialId, withdrawnOn: by.today };
  for (const id of await withdrawContributionsOf(db, taken))
    by.touch('contribution', id, `unit:${row.unitId}`, `official:${row.officialId}`);
  return null;
}

export const visitCommands = [recordVisit, recordVisitFor, actVisit, withdrawVisit, replaceVisit];
