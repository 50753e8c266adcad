import { judgedInRole, placeOf } from '../assignments/place.sql.ts';
import type { ConcernId, UnitId } from '../kernel/id.ts';
import { type Problem, requestProblem } from '../kernel/problem.ts';
import type { Secret } from '../kernel/secret.ts';
import { dueOn } from '../plans/due-day.rules.ts';
import { dueDays } from '../plans/due-day.sql.ts';
import { nextWorkingDay } from '../plans/working-day.rules.ts';
import { mayAct } from '../server/access.sql.ts';
import { type By, command, type Sender } from '../server/command.ts';
import type { Db, Tx } from '../server/sql.ts';
import { type Act, after, concernProblem, refuseAct, refuseConcern, refuseWords } from './concern.rules.ts';
import * as store from './concern.sql.ts';
import {
  AnswerDraft,
  ConcernHandedOver,
  ConcernSaid,
  ExtendDraft,
  ForwardDraft,
  LegalHandover,
  ReasonDraft,
  Shortcoming,
  StepDraft,
  unlogged,
} from './concern.ts';
import { normalised } from './receipt.ts';
import { sealReporter } from './reporter.sql.ts';

type About = { concernId: ConcernId };

/** The unit that owes the answer now. */
async function owing({ concernId }: About, db: Db, by: Sender): Promise<UnitId | undefined> {
  const concern = await store.findConcern(db, concernId);
  return concern && store.owingUnit(db, concern, by.today);
}

/** The unit by whose rights the sender handles it (store.unitHandled). */
async function near({ concernId }: About, db: Db, by: Sender): Promise<UnitId | undefined> {
  const concern = await store.findConcern(db, concernId);
  return concern && store.unitHandled(db, concern, by);
}

const touched = (by: By, c: Pick<store.Held, 'id' | 'unitId' | 'answeringUnitId' | 'officialId'>) =>
  by.touch(
    'concern',
    c.id,
    ...new Set([
      `unit:${c.unitId}`,
      `unit:${c.answeringUnitId}`,
      ...(c.officialId ? [`official:${c.officialId}`] : []),
    ]),
  );

/**
 * Notes a concern. Judged by the day it was heard, so what a leaver heard may still arrive; heard where a unit had ended, it is the heir's. What was said, the name and the
 * code are secrets: the log keeps that it was noted, by whom and when, and no word of it.
 */
export const raiseConcern = command({
  kind: 'concern.raise',
  name: { vi: 'Ghi phản ánh', en: 'Raise a concern' },
  body: ConcernSaid,
  may: {
    action: 'concern.raise',
    unit: async (body, db, by) => {
      const place = await placeOf(db, by.officialId, body.unitId, body.heardOn);
      const may = await mayAct(db, 'concern.raise', by.officialId, body.unitId, place.judgedOn);
      return may
        ? body.unitId
        : ((await store.heldNear(db, by.officialId, place.unitId, body.heardOn)) ?? body.unitId);
    },
    async on({ unitId, heardOn }, { officialId }, db) {
      const { judgedOn } = await placeOf(db, officialId, unitId, heardOn);
      if (judgedOn !== heardOn) return judgedOn;
      return judgedInRole(db, 'concern.raise', { officialId, unitId, day: heardOn });
    },
  },
  async run(db, body, by) {
    const forOther = body.officialId !== undefined && body.officialId !== by.officialId;
    if (forOther && !(await mayAct(db, 'visit.recordFor', by.officialId, body.unitId, by.today)))
      return requestProblem.notAllowed({ action: 'visit.recordFor' });
    const heardBy = body.officialId ?? by.officialId;
    const place = await placeOf(db, heardBy, body.unitId, body.heardOn);
    const { unitId } = place;
    const heldThere =
      place.held !== null || (await store.heldNear(db, heardBy, unitId, body.heardOn)) !== undefined;
    const refusal =
      refuseConcern(body, { today: by.today, held: !forOther || heldThere }) ??
      refuseWords(`${body.text.open()} ${body.proposal.open()}`);
    if (refusal) return refusal;

    const { id, kind, source, reporter, task, shortcoming, heardOn } = body;
    const officialId = heldThere ? heardBy : await store.followerOf(db, unitId, heardOn);
    const due = dueOn(await dueDays(db), 'concern', heardOn);
    await store.insertConcern(db, {
      ...{ id, unitId, kind, source, reporter, task, shortcoming, heardOn, officialId },
      text: body.text.open(),
      proposal: body.proposal.open(),
      notedBy: by.officialId,
      dueOn: due,
      receiptHash: body.code ? by.keyed('receipt', normalised(body.code.open())) : null,
    });
    const { reporterName: name, reporterContact: contact } = body;
    if (name) await sealReporter(db, { concernId: id, name: name.open(), contact: contact?.open() ?? '' });
    const heard = { concernId: id, what: 'heard', byId: by.officialId, onDay: heardOn } as const;
    await store.addStep(db, { ...heard, toId: unitId, dueOn: due });
    touched(by, { id, unitId, answeringUnitId: unitId, officialId });
    return null;
  },
});

/** Does one act: judges it as the concern stands now, keeps how it stands after, and appends the step. */
async function act(
  db: Tx,
  by: By,
  { concernId, text }: About & { text?: Secret },
  what: (concern: store.Held & { owingUnitId: UnitId }) => Act | Promise<Act>,
): Promise<Problem | null> {
  const concern = await store.lockConcern(db, concernId);
  if (!concern) return requestProblem.notFound();
  const owingUnitId = await store.owingUnit(db, concern, by.today);
  const done = await what({ ...concern, owingUnitId });
  const refusal = refuseAct(concern, done);
  if (refusal) return refusal;
  const words = text?.open() ?? '';
  const standing = after(concern, done);
  await store.keepStanding(db, concernId, standing, answerAfter(done, words));
  await store.addStep(db, {
    ...{ concernId, what: done.what, byId: by.officialId, onDay: by.today, text: words },
    ...(done.what === 'forwarded' && { fromId: owingUnitId, toId: done.toUnitId }),
    ...(standing.dueOn !== concern.dueOn && { dueOn: standing.dueOn }),
  });
  touched(by, concern);
  touched(by, { ...concern, answeringUnitId: owingUnitId });
  touched(by, { ...concern, answeringUnitId: standing.answeringUnitId });
  return null;
}

const answerAfter = (done: Act, words: string): string | null | undefined =>
  done.what === 'answered' ? words : ['reopened', 'handedOver'].includes(done.what) ? null : undefined;

export const forwardConcern = command({
  kind: 'concern.forward',
  name: { vi: 'Chuyển phản ánh', en: 'Forward a concern' },
  body: unlogged(ForwardDraft),
  may: { action: 'concern.handle', unit: owing },
  run: (db, body, by) =>
    act(db, by, body, async ({ owingUnitId: from, unitId: heardAt }) => {
      const relation = await store.relationOf(db, { from, to: body.toUnitId, heardAt, day: by.today });
      return { what: 'forwarded', on: by.today, toUnitId: body.toUnitId, relation };
    }),
});

/** A later day of answer, with its reason; moved on to a working day. */
export const extendConcern = command({
  kind: 'concern.extend',
  name: { vi: 'Gia hạn trả lời phản ánh', en: 'Extend a concern’s deadline' },
  body: unlogged(ExtendDraft),
  may: { action: 'concern.handle', unit: owing },
  run: (db, body, by) =>
    act(db, by, body, async () => ({
      what: 'deadline',
      on: by.today,
      until: nextWorkingDay(body.until, (await dueDays(db)).holidays),
    })),
});

export const answerConcern = command({
  kind: 'concern.answer',
  name: { vi: 'Trả lời phản ánh', en: 'Answer a concern' },
  body: unlogged(AnswerDraft),
  may: { action: 'concern.handle', unit: owing },
  run: (db, body, by) => act(db, by, body, () => ({ what: 'answered', on: by.today })),
});

/** Residents told: how, in a word or two. */
export const tellConcern = command({
  kind: 'concern.tell',
  name: { vi: 'Báo lại kết quả cho người phản ánh', en: 'Tell the answer to who raised it' },
  body: unlogged(StepDraft),
  may: { action: 'concern.handle', unit: near },
  run: (db, body, by) => act(db, by, body, () => ({ what: 'told', on: by.today })),
});

export const closeConcern = command({
  kind: 'concern.close',
  name: { vi: 'Kết thúc phản ánh', en: 'Close a concern' },
  body: unlogged(StepDraft),
  may: { action: 'concern.handle', unit: near },
  run: (db, body, by) => act(db, by, body, () => ({ what: 'closed', on: by.today })),
});

/** By the office. The day of answer is counted anew. */
export const reopenConcern = command({
  kind: 'concern.reopen',
  name: { vi: 'Mở lại phản ánh', en: 'Reopen a concern' },
  body: unlogged(ReasonDraft),
  may: { action: 'concern.handle', unit: near },
  run: (db, body, by) =>
    act(db, by, body, async () => ({
      what: 'reopened',
      on: by.today,
      dueOn: dueOn(await dueDays(db), 'concern', by.today),
    })),
});

export const noteConcern = command({
  kind: 'concern.note',
  name: { vi: 'Ghi thêm vào phản ánh', en: 'Add a note to a concern' },
  body: unlogged(ReasonDraft),
  may: { action: 'concern.handle', unit: near },
  run: (db, body, by) => act(db, by, body, () => ({ what: 'noted', on: by.today })),
});

export const markShortcoming = command({
  kind: 'concern.mark',
  name: { vi: 'Đánh dấu tồn tại', en: 'Mark a shortcoming' },
  body: Shortcoming,
  may: { action: 'concern.handle', unit: near },
  async run(db, { concernId, shortcoming }, by) {
    const concern = await store.lockConcern(db, concernId);
    if (!concern) return requestProblem.notFound();
    await store.markShortcoming(db, concernId, shortcoming);
    touched(by, concern);
    return null;
  },
});

/** A mistaken line: taken back by who noted it, where nobody in particular raised it. Its words go. */
export const withdrawConcern = command({
  kind: 'concern.withdraw',
  name: { vi: 'Rút lại phản ánh', en: 'Withdraw a concern' },
  body: unlogged(ReasonDraft),
  may: {
    action: 'concern.raise',
    unit: async ({ concernId }, db) => (await store.findConcern(db, concernId))?.unitId,
  },
  async run(db, body, by) {
    const concern = await store.findConcern(db, body.concernId);
    if (concern?.notedBy !== by.officialId || concern.reporter !== 'none') return concernProblem.notYours();
    const { concernId } = body;
    const refusal = await act(db, by, body, () => ({ what: 'withdrawn', on: by.today }));
    if (!refusal) await store.eraseWords(db, concernId);
    return refusal;
  },
});

/** What was taken for a concern turns out a complaint or denunciation: its words go, the reference stays. */
export const handOverConcern = command({
  kind: 'concern.handOver',
  name: { vi: 'Chuyển phản ánh thành đơn theo luật', en: 'Hand a concern over to the law' },
  body: ConcernHandedOver,
  may: { action: 'concern.handle', unit: near },
  async run(db, { concernId, ...handover }, by) {
    const refusal = await act(db, by, { concernId }, () => ({ what: 'handedOver', on: by.today }));
    if (refusal) return refusal;
    await store.eraseWords(db, concernId);
    const { unitId } = (await store.findConcern(db, concernId)) as store.Held;
    const row = { ...handover, unitId, day: by.today, notedBy: by.officialId, concernId };
    await store.insertLegalHandover(db, row);
    return null;
  },
});

/** A complaint or denunciation, known as such from the start: it was handed over, to whom, when. Nothing else was noted. */
export const handOverLegal = command({
  kind: 'legal.handOver',
  name: { vi: 'Chuyển đơn khiếu nại, tố cáo', en: 'Hand over a complaint or denunciation' },
  body: LegalHandover,
  may: { action: 'concern.raise', unit: (body) => body.unitId },
  async run(db, body, by) {
    if (body.day > by.today)
      return concernProblem.dayAhead({ day: body.day, today: by.today, fields: ['day'] });
    await store.insertLegalHandover(db, { ...body, notedBy: by.officialId, concernId: null });
    return null;
  },
});

export const concernCommands = [
  raiseConcern,
  forwardConcern,
  extendConcern,
  answerConcern,
  tellConcern,
  closeConcern,
  reopenConcern,
  noteConcern,
  markShortcoming,
  withdrawConcern,
  handOverConcern,
  handOverLegal,
];
