import { expect, test } from 'vitest';
import { database, ownDatabase, send, store } from '../../test/world/database.ts';
import { idOf } from '../../test/world/world.ts';
import { newId, type PlanId } from '../kernel/id.ts';
import { restorePlan, withdrawIssuedPlan } from '../plans/plan-change.commands.ts';
import { giveAssignment } from './assignment.commands.ts';
import * as assignmentsUnderPlan from './plan-change.follows.ts';

ownDatabase();
const today = '2016-09-26';
const planId = idOf<PlanId>('kế hoạch');

test('who gives a unit while its plan is being withdrawn waits, and is refused', async () => {
  const db = database();
  await db.transaction().execute((tx) =>
    store(
      tx,
      `xã has tổ1, tổ2
       Lan is clerk of xã
       An is official of xã
       An holds tổ2 from 2016-08-01 until 2016-09-01`,
    ),
  );
  const given = {
    ...{ id: newId(), planId, kind: 'followAndSupport', unitId: idOf('tổ1'), officialId: idOf('An') },
    ...{ from: '2016-10-01', reason: 'bổ sung' },
  };
  const giving = await db.transaction().execute(async (tx) => {
    const withdrawal = withdrawIssuedPlan([assignmentsUnderPlan]);
    expect(await send(tx, withdrawal, 'Lan', today, { planId, reason: 'ban hành nhầm' })).toBeNull();
    const waiting = db.transaction().execute((other) => send(other, giveAssignment, 'Lan', today, given));
    const first = await Promise.race([
      waiting.then(() => 'given'),
      new Promise((after) => setTimeout(after, 300, 'waits')),
    ]);
    expect(first).toBe('waits');
    return { waiting };
  });
  expect((await giving.waiting)?.code).toBe('draft/planWithdrawn');
  expect(await db.selectFrom('assignment').select('id').execute()).toHaveLength(1);
  const restored = db
    .transaction()
    .execute((tx) => send(tx, restorePlan, 'Lan', today, { planId, reason: 'thu hồi nhầm' }));
  expect(await restored).toBeNull();
});
