import type { Day } from '../kernel/day.ts';
import type { RowId, UnitId } from '../kernel/id.ts';
import { allows } from '../kernel/policy.ts';
import { requestProblem } from '../kernel/problem.ts';
import { rightsOf } from '../server/access.sql.ts';
import { type By, command, type Sender } from '../server/command.ts';
import type { Db } from '../server/sql.ts';
import { holdPlan, unitOfPlan } from './plan.sql.ts';
import { refuseConfirmations, refuseRollOut, rolloutProblem } from './rollout.rules.ts';
import { findRollOut, keepConfirmations, keepRollOut } from './rollout.sql.ts';
import { Confirmed, ConfirmedFor, RollOut } from './rollout.ts';

/** Notes the meeting in which a plan was rolled out, and who was told. */
export const rollOutPlan = command({
  kind: 'plan.rollOut',
  name: { vi: 'Triển khai kế hoạch', en: 'Roll out a plan' },
  body: RollOut,
  may: { action: 'plan.write', unit: (body, db, by) => unitOfPlan(db, body.planId, by.today) },
  async run(db, body, by) {
    const plan = await holdPlan(db, body.planId);
    if (!plan) return requestProblem.notFound();
    const refusal = refuseRollOut(body, plan, await findRollOut(db, body.id), by.today);
    if (refusal) return refusal;
    await keepRollOut(db, body);
    touch(by, body.id, body.officialIds, await unitOfPlan(db, body.planId, by.today));
    return null;
  },
});

/** An official's own word. Said twice, the first day counts. */
export const confirmPlan = command({
  kind: 'plan.confirm',
  name: { vi: 'Xác nhận đã được triển khai', en: 'Confirm having been told of a plan' },
  body: Confirmed,
  may: { action: 'plan.confirm', unit: (_, db, by) => placeOf(db, by) },
  async run(db, { rolloutId }, by) {
    const rollout = await findRollOut(db, rolloutId);
    if (!rollout) return requestProblem.notFound();
    if (!rollout.told.some((one) => one.officialId === by.officialId)) return rolloutProblem.notTold();
    if (by.today < rollout.day) return rolloutProblem.beforeRollOut({ day: rollout.day });
    await keepConfirmations(db, rolloutId, [by.officialId], by.today, null);
    touch(by, rolloutId, [by.officialId], await unitOfPlan(db, rollout.planId, by.today));
    return null;
  },
});

/** A clerk notes who signed on paper; both names show. */
export const confirmPlanFor = command({
  kind: 'plan.confirmFor',
  name: { vi: 'Ghi xác nhận thay cán bộ', en: 'Note a confirmation for someone' },
  body: ConfirmedFor,
  may: { action: 'plan.confirmFor', unit: (body, db, by) => unitOfRollOut(db, body.rolloutId, by.today) },
  async run(db, body, by) {
    const rollout = await findRollOut(db, body.rolloutId);
    if (!rollout) return requestProblem.notFound();
    const refusal = refuseConfirmations(body, rollout, by.today);
    if (refusal) return refusal;
    await keepConfirmations(db, body.rolloutId, body.officialIds, body.day, by.officialId);
    touch(by, body.rolloutId, body.officialIds, await unitOfPlan(db, rollout.planId, by.today));
    return null;
  },
});

export const rolloutCommands = [rollOutPlan, confirmPlan, confirmPlanFor];

/** One confirms for oneself wherever one holds a right: a group's head is told of a commune's plan. */
async function placeOf(db: Db, { officialId, today }: Sender): Promise<UnitId | undefined> {
  const rights = await rightsOf(db, officialId, today);
  return rights.find((right) => allows(right.role, 'plan.confirm'))?.unitId;
}

async function unitOfRollOut(db: Db, rolloutId: RowId, today: Day): Promise<UnitId | undefined> {
  const rollout = await findRollOut(db, rolloutId);
  return rollout && unitOfPlan(db, rollout.planId, today);
}

function touch(by: By, rolloutId: RowId, officialIds: readonly string[], unitId: UnitId | undefined): void {
  by.touch('rollout', rolloutId, `unit:${unitId}`, ...officialIds.map((id) => `official:${id}`));
}
