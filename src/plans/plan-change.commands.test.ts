import { expect } from 'vitest';
import { inDatabase, send } from '../../test/world/database.ts';
import { day, idOf } from '../../test/world/world.ts';
import * as assignmentsUnderPlan from '../assignments/plan-change.follows.ts';
import type { BodyId, PlanId } from '../kernel/id.ts';
import type { Problem } from '../kernel/problem.ts';
import type { Tx } from '../server/sql.ts';
import { proposeNumber } from './number.sql.ts';
import { draftPlan, issuePlan, recordPlan } from './plan.commands.ts';
import { findPlan } from './plan.sql.ts';
import { correctPlan, restorePlan, withdrawIssuedPlan } from './plan-change.commands.ts';
import { changesOf } from './plan-change.sql.ts';
import { rollOutPlan } from './rollout.commands.ts';

/** The world's own plan is 33-KH/ĐU of 21/7/2016, for 2016 to 2020. */
const facts = `
  xã has tổ1, tổ2
  Lan is clerk of xã
  An is official of xã
  An holds tổ1 from 2016-08-01
  An holds tổ2 from 2016-08-01 until 2016-09-01`;
const today = '2016-09-26';
const planId = idOf<PlanId>('kế hoạch');
const committee = idOf<BodyId>('Đảng ủy');
const as = {
  number: 33,
  issuedOn: '2016-07-21',
  subject: 'phân công theo dõi, hỗ trợ cơ sở',
  period: { from: '2016-07-21', to: '2020-12-31' },
};
const followers = [assignmentsUnderPlan];

/** What a command is refused with; a follower throws, since ending what stands makes it possible. */
const refusedWith = async (sent: Promise<Problem | null>) =>
  (await sent.catch((thrown) => thrown))?.code ?? null;
const correct = (tx: Tx, changes: object, who = 'Lan', id: string = planId) =>
  refusedWith(
    send(tx, correctPlan(followers), who, today, { planId: id, ...as, reason: 'ghi nhầm', ...changes }),
  );
const withdraw = (tx: Tx, id: string = planId) =>
  refusedWith(send(tx, withdrawIssuedPlan(followers), 'Lan', today, { planId: id, reason: 'ban hành nhầm' }));
const restore = (tx: Tx, id: string = planId) =>
  refusedWith(send(tx, restorePlan, 'Lan', today, { planId: id, reason: 'thu hồi nhầm' }));
const paper = (name: string, number: number, issuedOn: string, parent: string | null = null) => ({
  ...{ id: idOf(name), bodyId: committee, parentId: parent && idOf(parent), subject: name },
  ...{ period: as.period, number, issuedOn },
});

inDatabase('a correction puts plan and registry right, and says what was', facts, async (tx) => {
  expect(await send(tx, recordPlan, 'Lan', today, paper('khác', 36, '2016-08-10'))).toBeNull();
  expect(await correct(tx, {})).toBe('planChange/nothing');
  expect(await correct(tx, { number: 34 }, 'An')).toBe('request/notAllowed');
  expect(await correct(tx, { number: 36 })).toBe('number/taken');
  expect(await correct(tx, { number: 34, issuedOn: '2016-07-25', subject: 'hỗ trợ tổ' })).toBeNull();
  expect(await findPlan(tx, planId)).toMatchObject({
    ...{ number: 34, symbol: 'KH/ĐU', issuedOn: '2016-07-25', subject: 'hỗ trợ tổ', period: as.period },
  });
  expect(await correct(tx, { number: 35, issuedOn: '2016-07-25', subject: 'hỗ trợ tổ' })).toBeNull();
  expect((await changesOf(tx, planId)).map(({ kind, was }) => [kind, was.number, was.issuedOn])).toEqual([
    ['corrected', 33, '2016-07-21'],
    ['corrected', 34, '2016-07-25'],
  ]);
  const next = await proposeNumber(tx, { bodyId: committee, type: 'KH', day: day(today) });
  expect(next).toEqual({ series: '2015-2020', next: 37, gaps: [{ from: 1, to: 34 }] });
});

inDatabase('a correction of the day moves the number into that day’s series', facts, async (tx) => {
  expect(await send(tx, recordPlan, 'Lan', today, paper('cũ', 5, '2015-08-01'))).toBeNull();
  const moved = { subject: 'cũ', number: 5, issuedOn: '2015-06-01' };
  expect(await correct(tx, moved, 'Lan', idOf('cũ'))).toBeNull();
  const given = await tx.selectFrom('documentNumber').select(['series', 'number']).execute();
  expect(given).toEqual([{ series: '2010-2015', number: 5 }]);
});

inDatabase('what was published under a plan must still fit it', facts, async (tx) => {
  expect(await correct(tx, { issuedOn: '2016-08-02' })).toBe('assignment/outsidePlan');
  expect(await correct(tx, { period: { from: '2016-07-21', to: '2016-07-31' } })).toBe(
    'assignment/outsidePlan',
  );
  expect(await correct(tx, { period: { from: '2016-08-01', to: '2018-12-31' } })).toBeNull();
  expect((await findPlan(tx, planId))?.period).toEqual({ from: '2016-08-01', to: '2018-12-31' });
});

inDatabase('the day stays between the plan above, the roll-out and the plans below', facts, async (tx) => {
  const rollOut = {
    id: idOf('họp'),
    planId,
    day: '2016-07-26',
    meeting: 'Hội nghị',
    officialIds: [idOf('An')],
  };
  expect(await send(tx, rollOutPlan, 'Lan', today, rollOut)).toBeNull();
  expect(await correct(tx, { issuedOn: '2016-07-27' })).toBe('planChange/afterRollOut');
  expect(await correct(tx, { issuedOn: '2016-09-27' })).toBe('plan/dayAhead');
  expect(await send(tx, recordPlan, 'Lan', today, paper('dưới', 40, '2016-07-24', 'kế hoạch'))).toBeNull();
  expect(await correct(tx, { issuedOn: '2016-07-25' })).toBe('planChange/afterChild');
  const child = { subject: 'dưới', number: 40, issuedOn: '2016-07-20' };
  expect(await correct(tx, child, 'Lan', idOf('dưới'))).toBe('plan/beforeParent');
});

inDatabase('a plan is withdrawn once nothing stands under it, and comes back', facts, async (tx) => {
  expect(await withdraw(tx)).toBe('assignment/planHolds');
  await tx.deleteFrom('assignment').where('unitId', '=', idOf('tổ1')).execute();
  expect(await send(tx, recordPlan, 'Lan', today, paper('dưới', 40, '2016-07-24', 'kế hoạch'))).toBeNull();
  expect(await withdraw(tx)).toBe('planChange/carriedOn');
  expect(await restore(tx)).toBe('planChange/notWithdrawn');
  expect(await withdraw(tx, idOf('dưới'))).toBeNull();
  expect(await withdraw(tx)).toBeNull();
  expect(await withdraw(tx)).toBe('plan/withdrawn');
  expect(await correct(tx, { number: 35 })).toBe('plan/withdrawn');
  expect(await restore(tx, idOf('dưới'))).toBe('plan/parentNotIssued');
  const under = await send(tx, recordPlan, 'Lan', today, paper('mới', 41, '2016-09-01', 'kế hoạch'));
  expect(under?.code).toBe('plan/parentNotIssued');
  const again = await send(tx, recordPlan, 'Lan', today, paper('mới', 40, '2016-09-01'));
  expect(again?.code).toBe('number/taken');
  expect(await restore(tx)).toBeNull();
  expect(await restore(tx, idOf('dưới'))).toBeNull();
  expect((await changesOf(tx, planId)).map(({ kind }) => kind)).toEqual(['withdrawn', 'restored']);
});

inDatabase(
  'a draft under a plan withdrawn meanwhile is not issued until that stands again',
  facts,
  async (tx) => {
    await tx.deleteFrom('assignment').execute();
    const { number: _, issuedOn: __, ...draft } = paper('nháp', 1, '2016-09-01', 'kế hoạch');
    expect(await send(tx, draftPlan, 'Lan', today, draft)).toBeNull();
    expect(await withdraw(tx)).toBeNull();
    const issue = () =>
      refusedWith(send(tx, issuePlan, 'Lan', today, { planId: draft.id, number: null, day: '2016-09-01' }));
    expect(await issue()).toBe('plan/parentNotIssued');
    expect(await restore(tx)).toBeNull();
    expect(await issue()).toBeNull();
    expect(await withdraw(tx)).toBe('planChange/carriedOn');
  },
);

inDatabase('a draft is no matter for corrections', facts, async (tx) => {
  const { number: _, issuedOn: __, ...draft } = paper('nháp', 1, '2016-09-01');
  expect(await send(tx, draftPlan, 'Lan', today, draft)).toBeNull();
  expect(await correct(tx, {}, 'Lan', idOf('nháp'))).toBe('planChange/notIssued');
  expect(await withdraw(tx, idOf('nháp'))).toBe('planChange/notIssued');
  expect(await correct(tx, {}, 'Lan', idOf('đâu'))).toBe('request/notFound');
});
