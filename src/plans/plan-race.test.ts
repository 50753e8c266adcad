import { expect, test } from 'vitest';
import { database, ownDatabase, send, store } from '../../test/world/database.ts';
import { idOf } from '../../test/world/world.ts';
import type { BodyId, PlanId } from '../kernel/id.ts';
import type { Problem } from '../kernel/problem.ts';
import type { Tx } from '../server/sql.ts';
import { draftPlan, issuePlan } from './plan.commands.ts';
import { restorePlan, withdrawIssuedPlan } from './plan-change.commands.ts';
import { rollOutPlan } from './rollout.commands.ts';

ownDatabase();
const today = '2016-09-26';
const planId = idOf<PlanId>('kế hoạch');
const drafted = {
  ...{ id: idOf('nháp'), bodyId: idOf<BodyId>('Đảng ủy'), parentId: planId, subject: 'hỗ trợ tổ' },
  period: { from: '2016-09-01', to: '2020-12-31' },
};
const issue = (tx: Tx) =>
  send(tx, issuePlan, 'Lan', today, { planId: drafted.id, number: null, day: '2016-09-01' });
const rollOut = (tx: Tx) =>
  send(tx, rollOutPlan, 'Lan', today, {
    ...{ id: idOf('họp'), planId, day: '2016-09-01', meeting: 'Hội nghị', officialIds: [idOf('An')] },
  });
const withdraw = (tx: Tx) => send(tx, withdrawIssuedPlan([]), 'Lan', today, { planId, reason: 'nhầm' });
const alone = (act: (tx: Tx) => Promise<Problem | null>) => database().transaction().execute(act);

/** What the second is answered when the first, still open as it begins, has ended. */
async function behind(first: (tx: Tx) => Promise<unknown>, second: (tx: Tx) => Promise<Problem | null>) {
  const { answer } = await database()
    .transaction()
    .execute(async (tx) => {
      expect(await first(tx)).toBeNull();
      const answer = alone(second);
      const waits = new Promise((after) => setTimeout(after, 300, 'waits'));
      expect(await Promise.race([answer.then(() => 'answered'), waits])).toBe('waits');
      return { answer };
    });
  return (await answer)?.code ?? null;
}

test('whoever issues or rolls out under a plan, and whoever withdraws it, wait for each other', async () => {
  await alone(async (tx) => {
    await store(
      tx,
      `xã has tổ1
       Lan is clerk of xã
       An is official of xã
       An holds tổ1 from 2016-08-01`,
    );
    await tx.deleteFrom('assignment').execute();
    return send(tx, draftPlan, 'Lan', today, drafted);
  });
  expect(await behind(withdraw, rollOut)).toBe('plan/withdrawn');
  const back = (tx: Tx) => send(tx, restorePlan, 'Lan', today, { planId, reason: 'thu hồi nhầm' });
  expect(await alone(back)).toBeNull();
  expect(await behind(withdraw, issue)).toBe('plan/parentNotIssued');
  expect(await alone(back)).toBeNull();
  expect(await behind(issue, withdraw)).toBe('planChange/carriedOn');
});
