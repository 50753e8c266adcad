import { expect } from 'vitest';
import { inDatabase, send, sender } from '../../test/world/database.ts';
import { get } from '../../test/world/http.ts';
import { idOf, nameOf } from '../../test/world/world.ts';
import type { PlanId } from '../kernel/id.ts';
import { sheetRoutes } from '../server/sheet.http.ts';
import type { Tx } from '../server/sql.ts';
import { setHolidays } from './due-day.commands.ts';
import { dueDayRoutes } from './due-day.http.ts';
import { numberRoutes } from './number.http.ts';
import { draftPlan, recordPlan, withdrawPlan } from './plan.commands.ts';
import { planRoutes, planSheets } from './plan.http.ts';
import { planChangeCommands } from './plan-change.commands.ts';
import { planTasks } from './plan-task.sql.ts';
import { confirmPlan, rollOutPlan } from './rollout.commands.ts';

const facts = `
  huyện has xã, xãB
  xã has tổ1
  xãB has tổ2
  An is clerk of xã
  Bình is official of xã
  Cúc is clerk of xãB
  Dũng is groupHead of tổ2
  Én is superior of huyện`;
const today = '2016-09-26';

/** 19-KH/HU, 33-KH/ĐU under it, rolled out to three of whom one confirmed, and a draft of the neighbour. */
async function story(tx: Tx) {
  const body = (name: string, unit: string, symbol: string) => ({
    id: idOf<never>(name),
    unitId: idOf(unit),
    kind: 'committee',
    name,
    symbol,
    sortKey: name,
  });
  await tx
    .insertInto('body')
    .values([
      body('Huyện ủy', 'huyện', 'HU'),
      body('Đảng ủy xã', 'xã', 'ĐU'),
      body('Đảng ủy xã B', 'xãB', 'ĐU'),
    ])
    .execute();
  await tx
    .insertInto('duty')
    .values({ id: idOf('duty'), officialId: idOf('Én'), role: 'clerk', unitId: idOf('huyện'), held: '(,)' })
    .execute();
  const plan = (name: string, issuer: string, parent: string | null, more: object) => ({
    id: idOf<PlanId>(name),
    bodyId: idOf(issuer),
    parentId: parent && idOf(parent),
    subject: `việc của ${issuer}`,
    period: { from: '2016-07-21', to: '2020-12-31' },
    ...more,
  });
  const done = async (...sent: Parameters<typeof send>) => expect(await send(...sent)).toBeNull();
  const issued = (number: number, issuedOn: string) => ({ number, issuedOn });
  await done(tx, recordPlan, 'Én', today, plan('huyện 19', 'Huyện ủy', null, issued(19, '2016-05-20')));
  await done(tx, recordPlan, 'An', today, plan('xã 33', 'Đảng ủy xã', 'huyện 19', issued(33, '2016-07-21')));
  await done(tx, draftPlan, 'Cúc', today, plan('nháp', 'Đảng ủy xã B', 'huyện 19', {}));
  const officialIds = ['An', 'Bình', 'Dũng'].map((who) => idOf(who));
  const rollOut = {
    id: idOf('họp'),
    planId: idOf('xã 33'),
    day: '2016-07-25',
    meeting: 'Hội nghị',
    officialIds,
  };
  await done(tx, rollOutPlan, 'An', today, rollOut);
  await done(tx, confirmPlan, 'Bình', today, { rolloutId: idOf('họp') });
}
const read = (tx: Tx, who: string, url: string) => get(tx, who, today, planRoutes, url);
const names = (rows: { id: string }[]) => rows.map((row) => nameOf(row.id));

inDatabase(
  'everyone reads plans of their unit, of those above and what they were told of; drafts only who writes them',
  facts,
  async (tx) => {
    await story(tx);
    const listed = async (who: string, query = '') => names((await read(tx, who, `/plans${query}`)).body);
    expect(await listed('Bình')).toEqual(['xã 33', 'huyện 19']);
    expect(await listed('Dũng')).toEqual(['xã 33', 'huyện 19']);
    expect(await listed('Cúc')).toEqual(['nháp', 'huyện 19']);
    expect(await listed('Én')).toEqual(['nháp', 'xã 33', 'huyện 19']);
    expect(await listed('Én', '?q=33%20kh')).toEqual(['xã 33']);
    expect((await read(tx, 'Cúc', `/plans/${idOf('xã 33')}`)).status).toBe(404);
    expect((await read(tx, 'Bình', `/plans/${idOf('nháp')}`)).status).toBe(404);
    expect((await read(tx, 'Bình', `/plans/${idOf('nháp')}/cascade`)).status).toBe(404);
    expect((await read(tx, 'Giang', '/plans')).status).toBe(403);
  },
);

inDatabase('a plan’s page tells its parent, its children and the days between', facts, async (tx) => {
  await story(tx);
  const { body: own } = await read(tx, 'Bình', `/plans/${idOf('xã 33')}`);
  expect([nameOf(own.parent.id), own.lag, own.children, own.bodyName]).toEqual([
    'huyện 19',
    62,
    [],
    'Đảng ủy xã',
  ]);
  const { body: above } = await read(tx, 'Én', `/plans/${idOf('huyện 19')}`);
  expect([above.lag, names(above.children)]).toEqual([null, ['nháp', 'xã 33']]);
  const { body: cascade } = await read(tx, 'Bình', `/plans/${idOf('huyện 19')}/cascade`);
  expect(cascade.map((line: { unitName: string; days: number }) => [line.unitName, line.days])).toEqual([
    ['xãB', 129],
    ['xã', 62],
  ]);
  const { body: rollouts } = await read(tx, 'Bình', `/plans/${idOf('xã 33')}/rollouts`);
  expect(rollouts[0].told.map((one: { confirmedOn: string }) => one.confirmedOn)).toEqual([
    null,
    today,
    null,
  ]);
});

inDatabase('a withdrawn draft leaves the list, not the records', facts, async (tx) => {
  await story(tx);
  await send(tx, withdrawPlan, 'Cúc', today, { planId: idOf('nháp') });
  expect(names((await read(tx, 'Cúc', '/plans')).body)).toEqual(['huyện 19']);
  expect(names((await read(tx, 'Cúc', '/plans?withdrawn=true')).body)).toEqual(['nháp', 'huyện 19']);
  expect((await read(tx, 'Cúc', `/plans/${idOf('nháp')}`)).body.plan.withdrawnOn).toBe(today);
});

inDatabase(
  'a plan’s history tells what it bore before and after, and outlives its withdrawal',
  facts,
  async (tx) => {
    await story(tx);
    const [correct, withdraw, restore] = planChangeCommands([]);
    if (!correct || !withdraw || !restore) throw new Error('no commands');
    const planId = idOf('xã 33');
    const was = { number: 33, issuedOn: '2016-07-21', subject: 'việc của Đảng ủy xã' };
    const period = { from: '2016-07-21', to: '2020-12-31' };
    const now = { ...was, number: 34, issuedOn: '2016-07-22' };
    const reason = 'ghi nhầm số và ngày';
    expect((await send(tx, correct, 'Bình', today, { planId, ...now, period, reason }))?.status).toBe(403);
    expect(await send(tx, correct, 'An', today, { planId, ...now, period, reason })).toBeNull();
    const page = async (who: string) => (await read(tx, who, `/plans/${planId}`)).body;
    expect(await page('Bình')).toMatchObject({
      plan: now,
      lag: 63,
      changes: [
        {
          kind: 'corrected',
          reason,
          byName: 'An',
          day: today,
          was: { ...was, period },
          now: { ...now, period },
        },
      ],
    });
    expect(await send(tx, withdraw, 'An', today, { planId, reason: 'ban hành nhầm' })).toBeNull();
    expect((await page('Bình')).changes.map((one: { kind: string }) => one.kind)).toEqual([
      'withdrawn',
      'corrected',
    ]);
    expect(names((await read(tx, 'Bình', '/plans')).body)).toEqual(['huyện 19']);
    expect(names((await read(tx, 'Bình', '/plans?withdrawn=true')).body)).toEqual(['xã 33', 'huyện 19']);
    const above = (await read(tx, 'Bình', '/plans?q=19')).body[0];
    const { body: cascade } = await read(tx, 'Bình', `/plans/${idOf('huyện 19')}/cascade`);
    expect([above.children, cascade.map((line: { childNumber: string }) => line.childNumber)]).toEqual([
      0,
      [null, null],
    ]);
    expect((await planTasks(tx, sender('Dũng', today))).map((task) => task.kind)).toEqual([]);
    expect((await planTasks(tx, sender('An', today))).map((task) => task.kind)).toEqual(['plan.owed']);
    const registry = `/document-numbers?bodyId=${idOf('Đảng ủy xã')}`;
    expect((await get(tx, 'An', today, numberRoutes, registry)).body).toMatchObject([
      { number: 34, withdrawn: true },
    ]);
    expect(await send(tx, restore, 'An', today, { planId, reason: 'thu hồi nhầm' })).toBeNull();
    expect(names((await read(tx, 'Bình', '/plans')).body)).toEqual(['xã 33', 'huyện 19']);
  },
);

inDatabase('each finds on the desk what waits for them', facts, async (tx) => {
  await story(tx);
  const waiting = async (who: string) =>
    (await planTasks(tx, sender(who, today))).map((task) => `${task.title.vi} | ${task.about.vi}`);
  expect(await waiting('Bình')).toEqual([]);
  expect(await waiting('Dũng')).toEqual([
    'Xác nhận đã được triển khai Kế hoạch 33-KH/ĐU | việc của Đảng ủy xã',
  ]);
  expect(await waiting('An')).toEqual([
    'Xác nhận đã được triển khai Kế hoạch 33-KH/ĐU | việc của Đảng ủy xã',
    'Kế hoạch 33-KH/ĐU: còn 2/3 người chưa xác nhận | việc của Đảng ủy xã',
  ]);
  expect(await waiting('Cúc')).toEqual(['Chưa có kế hoạch thực hiện Kế hoạch 19-KH/HU | xãB · đã 129 ngày']);
});

inDatabase('issuers, whom to tell, the next number and the list as a sheet', facts, async (tx) => {
  await story(tx);
  const issuers = (await read(tx, 'An', '/plans/issuers')).body;
  expect(issuers.map((one: { name: string }) => one.name)).toEqual(['Đảng ủy xã']);
  const tellable = (await read(tx, 'An', `/plans/${idOf('xã 33')}/tellable`)).body;
  expect(tellable.map((one: { name: string }) => one.name)).toEqual(['An', 'Bình']);
  const next = (who: string) =>
    get(
      tx,
      who,
      today,
      numberRoutes,
      `/document-numbers/next?bodyId=${idOf('Đảng ủy xã')}&type=KH&day=${today}`,
    );
  expect((await next('An')).body).toEqual({ series: '2015-2020', next: 34, gaps: [{ from: 1, to: 32 }] });
  expect((await next('Cúc')).status).toBe(404);
  const registry = `/document-numbers?bodyId=${idOf('Đảng ủy xã')}`;
  expect((await get(tx, 'An', today, numberRoutes, registry)).body).toEqual([
    {
      type: 'KH',
      series: '2015-2020',
      number: 33,
      day: '2016-07-21',
      about: 'việc của Đảng ủy xã',
      withdrawn: false,
    },
  ]);
  const sheet = await get(
    tx,
    'An',
    today,
    sheetRoutes(planSheets),
    '/plans.xlsx?purpose=b%C3%A1o%20c%C3%A1o',
  );
  expect([sheet.status, sheet.bytes.subarray(0, 2).toString()]).toEqual([200, 'PK']);
});

inDatabase('days of rest are as expected until the year is decided', facts, async (tx) => {
  await story(tx);
  const year = await get(tx, 'Bình', today, dueDayRoutes, '/holidays');
  expect([year.body.year, year.body.decided, year.body.holidays.length, year.body.makeUpDays]).toEqual([
    2016,
    false,
    14,
    [],
  ]);
  const alone = { year: 2016, holidays: [], makeUpDays: [{ day: '2016-09-10', name: 'Làm bù' }] };
  expect(await send(tx, setHolidays, 'Én', today, alone)).toBeNull();
  const noted = await get(tx, 'Bình', today, dueDayRoutes, '/holidays');
  expect(noted.body).toEqual({ ...year.body, makeUpDays: alone.makeUpDays });
  const decided = {
    year: 2026,
    holidays: [{ day: '2026-01-02', name: 'Nghỉ Tết Dương lịch' }],
    makeUpDays: [{ day: '2026-01-10', name: 'Làm bù ngày 2/1' }],
  };
  expect(await send(tx, setHolidays, 'Én', today, decided)).toBeNull();
  const then = await get(tx, 'Bình', today, dueDayRoutes, '/holidays?year=2026');
  expect(then.body).toEqual({ ...decided, decided: true });
  expect((await get(tx, 'Bình', today, dueDayRoutes, '/due-rules')).body).toHaveLength(6);
  expect((await get(tx, 'Giang', today, dueDayRoutes, '/due-rules')).status).toBe(403);
});
