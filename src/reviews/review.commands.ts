import type { ReviewId } from '../kernel/id.ts';
import { Problem, requestProblem } from '../kernel/problem.ts';
import { giveNumber } from '../plans/number.sql.ts';
import { stateOf } from '../plans/plan.rules.ts';
import { findPlan, unitOfBody } from '../plans/plan.sql.ts';
import { inWhosePlace, mayAct } from '../server/access.sql.ts';
import { type By, command } from '../server/command.ts';
import { sealLog } from '../server/seal.ts';
import type { Db, Tx } from '../server/sql.ts';
import { refuseAttendance, refuseBody, refuseReview, refuseSigning, reviewProblem } from './review.rules.ts';
import * as store from './review.sql.ts';
import {
  AttendanceTaken,
  CommendationSaid,
  CommendationTakenBack,
  ReviewSaid,
  ReviewSigned,
  ReviewWritten,
} from './review.ts';
import { hashOfFigures, reviewFigures } from './review-figures.sql.ts';
import { drawUp } from './review-paper.sql.ts';

const unitOf = async ({ id }: { id: ReviewId }, db: Db) => (await store.findReview(db, id))?.unitId;

/** Drafts a review, or changes the draft. Its report takes a number of the body's, so the right is judged there too. */
export const draftReview = command({
  kind: 'review.draft',
  name: { vi: 'Lập kỳ sơ kết, tổng kết', en: 'Draft a review' },
  body: ReviewSaid,
  may: { action: 'review.write', unit: (said) => said.unitId },
  async run(db, said, by) {
    const known = await store.lockReview(db, said.id);
    if (known && known.unitId !== said.unitId) return requestProblem.notFound();
    if (known?.state === 'signed') return reviewProblem.signed();
    const issuer = await unitOfBody(db, said.bodyId, by.today);
    const plan = await findPlan(db, said.planId);
    const body = await store.findReviewBody(db, said.bodyId);
    if (!plan || !issuer || !body) return requestProblem.notFound();
    if (!(await mayAct(db, 'review.write', by.officialId, issuer, by.today)))
      return requestProblem.notAllowed({ action: 'review.write' });
    if (stateOf(plan) !== 'issued') return reviewProblem.planNotIssued();
    const refusal = refuseReview(said) ?? refuseBody(body, said.heldOn);
    if (refusal) return refusal;
    await store.keepReview(db, said);
    by.touch('review', said.id, `unit:${said.unitId}`);
    return null;
  },
});

export const writeReview = command({
  kind: 'review.write',
  name: { vi: 'Viết đánh giá sơ kết, tổng kết', en: 'Write the judgement of a review' },
  body: ReviewWritten,
  may: { action: 'review.write', unit: unitOf },
  async run(db, { id, evaluation }, by) {
    const known = await store.lockReview(db, id);
    if (!known) return requestProblem.notFound();
    if (known.state === 'signed') return reviewProblem.signed();
    await store.keepEvaluation(db, id, evaluation);
    by.touch('review', id, `unit:${known.unitId}`);
    return null;
  },
});

export const takeAttendance = command({
  kind: 'review.attendance',
  name: { vi: 'Ghi thành phần dự hội nghị', en: 'Note who attended a review' },
  body: AttendanceTaken,
  may: { action: 'review.write', unit: unitOf },
  async run(db, { id, attendees }, by) {
    const known = await store.lockReview(db, id);
    if (!known) return requestProblem.notFound();
    if (known.state === 'signed') return reviewProblem.signed();
    const refusal = refuseAttendance(attendees);
    if (refusal) return refusal;
    await store.keepAttendance(db, id, attendees);
    by.touch('review', id, `unit:${known.unitId}`);
    return null;
  },
});

/** Of an official or a unit; at a review, or by itself. */
export const commend = command({
  kind: 'commendation.give',
  name: { vi: 'Biểu dương', en: 'Commend' },
  body: CommendationSaid,
  may: { action: 'review.write', unit: (said) => said.unitId },
  async run(db, said, by) {
    const refusal = said.reviewId === null ? null : await refuseAddition(db, said.reviewId, by);
    if (refusal) return refusal;
    await store.insertCommendation(db, said, by.officialId);
    by.touch(
      'commendation',
      said.id,
      `unit:${said.unitId}`,
      ...(said.officialId ? [`official:${said.officialId}`] : []),
    );
    return null;
  },
});

/** Entered by mistake; not after its review is signed. */
export const takeBackCommendation = command({
  kind: 'commendation.takeBack',
  name: { vi: 'Bỏ một dòng biểu dương', en: 'Remove a commendation' },
  body: CommendationTakenBack,
  may: { action: 'review.write', unit: async ({ id }, db) => (await store.findCommendation(db, id))?.unitId },
  async run(db, { id }, by) {
    const known = await store.findCommendation(db, id);
    if (!known) return requestProblem.notFound();
    const refusal = known.reviewId === null ? null : await refuseAddition(db, known.reviewId, by);
    if (refusal) return refusal;
    await store.removeCommendation(db, id);
    return null;
  },
});

/** A review takes a commendation, or gives one back, from who may write it, and until it is signed. */
async function refuseAddition(db: Tx, id: ReviewId, by: By): Promise<Problem | null> {
  const review = await store.lockReview(db, id);
  if (!review || !(await mayAct(db, 'review.write', by.officialId, review.unitId, by.today)))
    return requestProblem.notFound();
  return review.state === 'signed' ? reviewProblem.signed() : null;
}

/** Freezes the figures and the paper, gives the report its number, and signs. What was on the signer's screen is what is frozen. */
export const signReview = command({
  kind: 'review.sign',
  name: { vi: 'Ký báo cáo sơ kết, tổng kết', en: 'Sign a review' },
  body: ReviewSigned,
  may: { action: 'review.sign', unit: unitOf },
  async run(db, { id, seen, number }, by) {
    const known = await store.lockReview(db, id);
    if (!known) return requestProblem.notFound();
    if (known.state === 'signed') return reviewProblem.signed();
    const figures = await reviewFigures(db, known);
    const figuresHash = hashOfFigures(figures);
    const attendees = await store.attendance(db, id);
    const refusal = refuseSigning({ heldOn: known.heldOn, attendees, seen, now: figuresHash }, by.today);
    if (refusal) return refusal;
    const wanted = { bodyId: known.bodyId, type: 'BC', day: by.today, number, about: `review:${id}` };
    const given = await giveNumber(db, wanted);
    if (given instanceof Problem) return given;
    const logHead = (await sealLog(db))?.head ?? null;
    const signedFor = await inWhosePlace(db, 'committee', by.officialId, known.unitId, by.today);
    const signed = { signedBy: by.officialId, signedFor, signedOn: by.today };
    await store.freezeReview(db, id, {
      figures,
      figuresHash,
      logHead,
      ...signed,
      number: given.number,
      symbol: given.symbol,
    });
    const signedReview = await store.findReview(db, id);
    if (signedReview) await store.keepPaper(db, id, await drawUp(db, signedReview, by, by.officialId));
    by.touch('review', id, 'common', `unit:${known.unitId}`);
    return null;
  },
});

export const reviewCommands = [
  draftReview,
  writeReview,
  takeAttendance,
  commend,
  takeBackCommendation,
  signReview,
];
