import type { Day } from '../kernel/day.ts';
import type { PlanId } from '../kernel/id.ts';
import { Problem, requestProblem } from '../kernel/problem.ts';
import { type By, command } from '../server/command.ts';
import type { Tx } from '../server/sql.ts';
import { freezePaper } from './frozen-paper.sql.ts';
import { findIssuer, giveNumber } from './number.sql.ts';
import { refuseClosed, refuseDay, refuseDraft, refuseUnder, symbolOf } from './plan.rules.ts';
import {
  findPlan,
  holdParent,
  keepDraft,
  keepIssue,
  keepWithdrawal,
  lockPlan,
  unitOfBody,
  unitOfPlan,
} from './plan.sql.ts';
import { PlanDrafted, PlanIssued, PlanRecorded, PlanWithdrawn } from './plan.ts';
import { drawUp } from './plan-paper.sql.ts';

/** A draft, new or said again: the same id changes what was drafted. */
export const draftPlan = command({
  kind: 'plan.draft',
  name: { vi: 'Soạn dự thảo kế hoạch', en: 'Draft a plan' },
  body: PlanDrafted,
  may: { action: 'plan.write', unit: (body, db, by) => unitOfBody(db, body.bodyId, by.today) },
  async run(db, body, by) {
    const refusal = await drafted(db, body);
    if (!refusal) await told(db, body.id, by);
    return refusal;
  },
});

/** Number and day make a draft a plan. */
export const issuePlan = command({
  kind: 'plan.issue',
  name: { vi: 'Ban hành kế hoạch', en: 'Issue a plan' },
  body: PlanIssued,
  may: { action: 'plan.write', unit: (body, db, by) => unitOfPlan(db, body.planId, by.today) },
  async run(db, { planId, number, day }, by) {
    const refusal = await issued(db, planId, number, day, by.today);
    if (!refusal) await told(db, planId, by);
    return refusal;
  },
});

/** From paper, in one step: a superior's plan that ours will cite, or one of our own that was issued before. */
export const recordPlan = command({
  kind: 'plan.record',
  name: { vi: 'Ghi kế hoạch đã ban hành trên giấy', en: 'Record a plan issued on paper' },
  body: PlanRecorded,
  may: { action: 'plan.write', unit: (body, db, by) => unitOfBody(db, body.bodyId, by.today) },
  async run(db, { number, issuedOn, ...draft }, by) {
    const refusal = (await drafted(db, draft)) ?? (await issued(db, draft.id, number, issuedOn, by.today));
    if (!refusal) await told(db, draft.id, by);
    return refusal;
  },
});

/** Gives a draft up. It stays readable for those who wrote it. */
export const withdrawPlan = command({
  kind: 'plan.withdraw',
  name: { vi: 'Thu hồi dự thảo kế hoạch', en: 'Withdraw a draft plan' },
  body: PlanWithdrawn,
  may: { action: 'plan.write', unit: (body, db, by) => unitOfPlan(db, body.planId, by.today) },
  async run(db, { planId }, by) {
    const plan = await lockPlan(db, planId);
    const refusal = plan ? refuseClosed(plan) : requestProblem.notFound();
    if (refusal) return refusal;
    await keepWithdrawal(db, planId, by.today);
    await told(db, planId, by);
    return null;
  },
});

export const planCommands = [draftPlan, issuePlan, recordPlan, withdrawPlan];

async function drafted(db: Tx, said: PlanDrafted): Promise<Problem | null> {
  const issuer = await findIssuer(db, said.bodyId);
  if (!issuer) return requestProblem.notFound();
  const stored = await lockPlan(db, said.id);
  const refusal = refuseDraft(said, issuer, await holdParent(db, said), stored);
  if (!refusal) await keepDraft(db, said, symbolOf(said.type, issuer));
  return refusal;
}

async function issued(
  db: Tx,
  planId: PlanId,
  number: number | null,
  day: Day,
  today: Day,
): Promise<Problem | null> {
  const plan = await lockPlan(db, planId);
  const issuer = plan && (await findIssuer(db, plan.bodyId));
  if (!plan || !issuer) return requestProblem.notFound();
  const parent = await holdParent(db, plan);
  const refusal =
    refuseClosed(plan) ??
    refuseUnder(plan, parent) ??
    refuseDay(day, today, issuer, parent?.issuedOn ?? null);
  if (refusal) return refusal;
  const { bodyId, type } = plan;
  const given = await giveNumber(db, { bodyId, type, day, number, about: `plan:${planId}` });
  if (given instanceof Problem) return given;
  await keepIssue(db, planId, given, day);
  const now = await findPlan(db, planId);
  if (now) await freezePaper(db, planId, await drawUp(db, now));
  return null;
}

/** Devices that follow the house, or the unit of the plan's issuer, read it again. */
export async function told(db: Tx, planId: PlanId, by: By): Promise<void> {
  by.touch('plan', planId, 'common', `unit:${await unitOfPlan(db, planId, by.today)}`);
}
