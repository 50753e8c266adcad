import type { Day } from '../kernel/day.ts';
import type { RowId } from '../kernel/id.ts';
import { type Problem, requestProblem } from '../kernel/problem.ts';
import { dueOn } from '../plans/due-day.rules.ts';
import { dueDays } from '../plans/due-day.sql.ts';
import { mayAct } from '../server/access.sql.ts';
import { type By, command } from '../server/command.ts';
import type { Db, Tx } from '../server/sql.ts';
import * as given from './direction.sql.ts';
import { refuseDirection, urgingProblem } from './urging.rules.ts';
import * as store from './urging.sql.ts';
import {
  DirectionReported,
  DirectionSaid,
  DirectionSettled,
  InspectionSaid,
  UrgingAnswered,
  UrgingsSaid,
} from './urging.ts';

/** Urges one or many: an official, a body, whoever owes a concern's answer. An assigned official may urge within own units. */
export const urge = command({
  kind: 'urging.send',
  name: { vi: 'Đôn đốc', en: 'Urge' },
  body: UrgingsSaid,
  may: { action: 'urging.send', unit: ({ urgings }) => urgings[0]?.unitId },
  async run(db, { urgings }, by) {
    for (const said of urgings) {
      if (said.toId === by.officialId) return urgingProblem.selfUrged();
      if (!(await mayAct(db, 'urging.send', by.officialId, said.unitId, by.today)))
        return requestProblem.notAllowed({ action: 'urging.send' });
    }
    const answerDue = dueOn(await dueDays(db), 'urging', by.today);
    await store.insertUrgings(db, urgings, { byId: by.officialId, onDay: by.today, answerDue });
    for (const { id, unitId, toId } of urgings)
      by.touch('urging', id, `unit:${unitId}`, ...(toId ? [`official:${toId}`] : []));
    return null;
  },
});

/** Answered by the one urged, or by who holds a post in the body that was. */
export const answerUrging = command({
  kind: 'urging.answer',
  name: { vi: 'Trả lời đôn đốc', en: 'Answer an urging' },
  body: UrgingAnswered,
  may: { action: 'urging.answer', unit: async ({ id }, db) => (await store.findUrging(db, id))?.unitId },
  async run(db, { id, answer }, by) {
    const urging = await store.findUrging(db, id);
    if (!urging) return requestProblem.notFound();
    if (urging.answeredOn !== null) return urgingProblem.answered();
    if (!(await store.mayAnswer(db, id, by.officialId, by.today))) return urgingProblem.notYours();
    await store.keepAnswer(db, id, answer, by);
    by.touch('urging', id, `unit:${urging.unitId}`, `official:${by.officialId}`);
    return null;
  },
});

/** An inspection that was held: of a unit's work, never of a person's mind. */
export const recordInspection = command({
  kind: 'inspection.record',
  name: { vi: 'Ghi lần kiểm tra', en: 'Record an inspection' },
  body: InspectionSaid,
  may: { action: 'inspection.write', unit: (said) => said.unitId },
  async run(db, said, by) {
    if (said.day > by.today) return urgingProblem.dayAhead({ day: said.day, fields: ['day'] });
    await db
      .insertInto('inspection')
      .values({ ...said, ledBy: by.officialId })
      .execute();
    by.touch('inspection', said.id, `unit:${said.unitId}`);
    return null;
  },
});

export const giveDirection = command({
  kind: 'direction.give',
  name: { vi: 'Cho ý kiến chỉ đạo', en: 'Give a direction' },
  body: DirectionSaid,
  may: { action: 'direction.give', unit: (said) => said.unitId },
  async run(db, said, by) {
    const refusal = refuseDirection(said, by.today);
    if (refusal) return refusal;
    await given.insertDirection(db, said, { byId: by.officialId, onDay: by.today });
    by.touch('direction', said.id, `unit:${said.unitId}`, ...(said.toId ? [`official:${said.toId}`] : []));
    return null;
  },
});

const unitOf = async ({ id }: { id: RowId }, db: Db) => (await given.findDirection(db, id))?.unitId;

/** The outcome, from below. */
export const reportDirection = command({
  kind: 'direction.report',
  name: { vi: 'Báo cáo thực hiện chỉ đạo', en: 'Report on a direction' },
  body: DirectionReported,
  may: { action: 'direction.report', unit: unitOf },
  async run(db, { id, outcome }, by) {
    const known = await given.findDirection(db, id);
    if (!known) return requestProblem.notFound();
    if (known.state === 'done') return urgingProblem.settled();
    if (!(await given.mayReportOn(db, id, by)))
      return requestProblem.notAllowed({ action: 'direction.report' });
    await given.keepOutcome(db, id, outcome, by.today);
    by.touch('direction', id, `unit:${known.unitId}`, `official:${known.byId}`);
    return null;
  },
});

/** Who gave it says it is done … */
export const settleDirection = command({
  kind: 'direction.settle',
  name: { vi: 'Xác nhận chỉ đạo đã xong', en: 'Settle a direction' },
  body: DirectionSettled,
  may: { action: 'direction.settle', unit: unitOf },
  run: (db, said, by) => settle(db, said, by, by.today),
});

/** … or that it is not, with a word why; it is open again. */
export const sendBackDirection = command({
  kind: 'direction.sendBack',
  name: { vi: 'Yêu cầu làm tiếp chỉ đạo', en: 'Send a direction back' },
  body: DirectionSettled,
  may: { action: 'direction.settle', unit: unitOf },
  run: (db, said, by) => settle(db, said, by, null),
});

/** `doneOn`: the day it is done, or null to open it again. */
async function settle(
  db: Tx,
  { id, comment }: { id: RowId; comment: string },
  by: By,
  doneOn: Day | null,
): Promise<Problem | null> {
  const known = await given.findDirection(db, id);
  if (!known) return requestProblem.notFound();
  if (known.state === 'done') return urgingProblem.settled();
  if (known.state === 'open') return urgingProblem.notReported();
  const { officialId, today } = by;
  const giver =
    known.byId === officialId || (await mayAct(db, 'review.sign', officialId, known.unitId, today));
  if (!giver) return urgingProblem.notGiver();
  await given.settle(db, id, doneOn, [known.outcome, comment].filter(Boolean).join('\n'));
  by.touch('direction', id, `unit:${known.unitId}`, ...(known.toId ? [`official:${known.toId}`] : []));
  return null;
}

export const inspectionCommands = [
  urge,
  answerUrging,
  recordInspection,
  giveDirection,
  reportDirection,
  settleDirection,
  sendBackDirection,
];
