import type { Day } from '../kernel/day.ts';
import type { PlanId } from '../kernel/id.ts';
import { Problem, requestProblem } from '../kernel/problem.ts';
import { type AnyCommand, type By, command } from '../server/command.ts';
import type { Follower } from '../server/follow.ts';
import type { Tx } from '../server/sql.ts';
import { freezePaper, frozenPaper } from './frozen-paper.sql.ts';
import { changeNumber, findIssuer } from './number.sql.ts';
import { told } from './plan.commands.ts';
import { refuseUnder, stateOf } from './plan.rules.ts';
import { findPlan, holdParent, keepWithdrawal, lockPlan, unitOfPlan } from './plan.sql.ts';
import type { Plan } from './plan.ts';
import { faceOf, planChangeProblem, refuseCorrection, refuseNotStanding } from './plan-change.rules.ts';
import { hangingOn, keepChange, keepFace, keepRestoration } from './plan-change.sql.ts';
import {
  IssuedPlanWithdrawn,
  type PlanChanging,
  PlanCorrected,
  type PlanFace,
  PlanRestored,
} from './plan-change.ts';
import { drawUp } from './plan-paper.sql.ts';

type Followers = readonly Follower<PlanChanging>[];

/** What the paper bears, put right; the registry with it. What hangs on it must still fit: each follower judges its own. */
export const correctPlan = (followers: Followers) =>
  command({
    kind: 'plan.correct',
    name: { vi: 'Đính chính kế hoạch', en: 'Correct a plan' },
    body: PlanCorrected,
    may: { action: 'plan.write', unit: (body, db, by) => unitOfPlan(db, body.planId, by.today) },
    async run(db, { planId, reason, ...face }, by) {
      const plan = await standing(db, planId);
      if (plan instanceof Problem) return plan;
      const refusal = await refused(db, plan, face, by.today);
      if (refusal) return refusal;
      const { was, bodyId, type } = plan;
      for (const follower of followers) await follower.apply(db, { planId, was, now: face, on: by.today });
      const { number, issuedOn: day } = face;
      const given = await changeNumber(db, { bodyId, type, day, number, about: `plan:${planId}` });
      if (given instanceof Problem) return given;
      await keepFace(db, planId, face);
      await freezeAgain(db, planId);
      return kept(db, plan, 'corrected', reason, by);
    },
  });

/** An issued plan withdrawn, once nothing stands under it. Its number stays in the registry. */
export const withdrawIssuedPlan = (followers: Followers) =>
  command({
    kind: 'plan.withdrawIssued',
    name: { vi: 'Thu hồi kế hoạch đã ban hành', en: 'Withdraw an issued plan' },
    body: IssuedPlanWithdrawn,
    may: { action: 'plan.write', unit: (body, db, by) => unitOfPlan(db, body.planId, by.today) },
    async run(db, { planId, reason }, by) {
      const plan = await standing(db, planId);
      if (plan instanceof Problem) return plan;
      const { children } = await hangingOn(db, planId);
      if (children > 0) return planChangeProblem.carriedOn({ count: children });
      const { was } = plan;
      for (const follower of followers) await follower.apply(db, { planId, was, now: null, on: by.today });
      await keepWithdrawal(db, planId, by.today);
      return kept(db, plan, 'withdrawn', reason, by);
    },
  });

/** Takes such a withdrawal back. */
export const restorePlan = command({
  kind: 'plan.restore',
  name: { vi: 'Khôi phục kế hoạch đã thu hồi', en: 'Restore a withdrawn plan' },
  body: PlanRestored,
  may: { action: 'plan.write', unit: (body, db, by) => unitOfPlan(db, body.planId, by.today) },
  async run(db, { planId, reason }, by) {
    const plan = await lockPlan(db, planId);
    if (!plan) return requestProblem.notFound();
    const was = faceOf(plan);
    if (was === null || stateOf(plan) !== 'withdrawn') return planChangeProblem.notWithdrawn();
    const refusal = refuseUnder(plan, await holdParent(db, plan));
    if (refusal) return refusal;
    await keepRestoration(db, planId);
    return kept(db, { ...plan, was }, 'restored', reason, by);
  },
});

/** All of them; those who follow a change of a plan are main's to list. */
export const planChangeCommands = (followers: Followers): AnyCommand[] => [
  correctPlan(followers),
  withdrawIssuedPlan(followers),
  restorePlan,
];

type Standing = Plan & { was: PlanFace };

/** The plan with what its paper bears, locked: nothing is published under it meanwhile. */
async function standing(db: Tx, planId: PlanId): Promise<Standing | Problem> {
  const plan = await lockPlan(db, planId);
  if (!plan) return requestProblem.notFound();
  const was = faceOf(plan);
  return refuseNotStanding(plan) ?? (was === null ? planChangeProblem.notIssued() : { ...plan, was });
}

/** Put right as it was issued: by the issuer of that day, under its name of then. */
async function freezeAgain(db: Tx, planId: PlanId): Promise<void> {
  const was = await frozenPaper(db, planId);
  const plan = await findPlan(db, planId);
  const now = plan && (await drawUp(db, plan));
  if (!now || !was) return;
  const { issuer, parent, place, signs } = was;
  await freezePaper(db, planId, { ...now, issuer, place, signs, ...(parent !== undefined && { parent }) });
}

async function refused(db: Tx, plan: Standing, face: PlanFace, today: Day): Promise<Problem | null> {
  const issuer = await findIssuer(db, plan.bodyId);
  if (!issuer) return requestProblem.notFound();
  const parentDay = (await holdParent(db, plan))?.issuedOn ?? null;
  const hanging = await hangingOn(db, plan.id);
  return refuseCorrection(face, plan.was, { issuer, parentDay, hanging }, today);
}

async function kept(
  db: Tx,
  plan: Standing,
  kind: 'corrected' | 'withdrawn' | 'restored',
  reason: string,
  by: By,
): Promise<null> {
  await keepChange(db, plan.id, plan.was, { kind, reason, day: by.today, byId: by.officialId });
  await told(db, plan.id, by);
  return null;
}
