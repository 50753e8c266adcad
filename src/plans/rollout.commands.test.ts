import { expect } from 'vitest';
import { inDatabase, send } from '../../test/world/database.ts';
import { day, idOf } from '../../test/world/world.ts';
import { confirmPlan, confirmPlanFor, rollOutPlan } from './rollout.commands.ts';
import { rollOutsOf } from './rollout.sql.ts';

/** An assignment brings a body and plan 33-KH/ĐU of 21/7/2016 with it. */
const facts = `
  xã has tổ1
  An is clerk of xã
  Bình is official of xã
  Cúc is groupHead of tổ1
  Dũng is official of xã
  Bình holds tổ1 from 2016-07-21`;
const today = '2016-09-26';
const rollOut = (who: string[], more: object = {}) => ({
  id: idOf('triển khai'),
  planId: idOf('kế hoạch'),
  day: '2016-07-25',
  meeting: 'Hội nghị triển khai',
  officialIds: who.map((name) => idOf(name)),
  ...more,
});

inDatabase('those told confirm for themselves, or a clerk notes it; both names show', facts, async (tx) => {
  expect(await send(tx, rollOutPlan, 'An', today, rollOut(['Bình', 'Cúc', 'Dũng']))).toBeNull();
  const id = { rolloutId: idOf('triển khai') };
  expect(await send(tx, confirmPlan, 'Cúc', '2016-08-01', id)).toBeNull();
  expect(await send(tx, confirmPlan, 'Cúc', today, id)).toBeNull();
  const paper = { ...id, officialIds: [idOf('Bình'), idOf('Cúc')], day: '2016-07-26' };
  expect(await send(tx, confirmPlanFor, 'An', today, paper)).toBeNull();
  const [noted] = await rollOutsOf(tx, idOf('kế hoạch'));
  expect(noted?.told.map((one) => [one.name, one.confirmedOn, one.notedBy])).toEqual([
    ['Bình', '2016-07-26', 'An'],
    ['Cúc', '2016-08-01', null],
    ['Dũng', null, null],
  ]);
});

inDatabase(
  'said again it takes the place of what was noted, but nobody who confirmed is dropped',
  facts,
  async (tx) => {
    await send(tx, rollOutPlan, 'An', today, rollOut(['Bình', 'Cúc']));
    await send(tx, confirmPlan, 'Cúc', today, { rolloutId: idOf('triển khai') });
    expect(
      await send(tx, rollOutPlan, 'An', today, rollOut(['Cúc', 'Dũng'], { day: '2016-07-26' })),
    ).toBeNull();
    const [noted] = await rollOutsOf(tx, idOf('kế hoạch'));
    expect([noted?.day, noted?.told.map((one) => one.name)]).toEqual(['2016-07-26', ['Cúc', 'Dũng']]);
    const dropped = await send(tx, rollOutPlan, 'An', today, rollOut(['Dũng']));
    expect([dropped?.code, dropped?.facts]).toEqual(['rollout/confirmedStay', { names: ['Cúc'] }]);
  },
);

inDatabase('what did not happen so is refused', facts, async (tx) => {
  const refused = async (...sent: Parameters<typeof send>) => (await send(...sent))?.code;
  expect(await refused(tx, rollOutPlan, 'An', today, rollOut(['Bình'], { day: '2016-07-20' }))).toBe(
    'rollout/beforePlan',
  );
  expect(await refused(tx, rollOutPlan, 'An', today, rollOut(['Bình'], { day: '2016-09-27' }))).toBe(
    'rollout/dayAhead',
  );
  expect(await refused(tx, rollOutPlan, 'Bình', today, rollOut(['Bình']))).toBe('request/notAllowed');
  await send(tx, rollOutPlan, 'An', today, rollOut(['Bình']));
  const id = { rolloutId: idOf('triển khai') };
  expect(await refused(tx, confirmPlan, 'Dũng', today, id)).toBe('rollout/notTold');
  const noted = { ...id, officialIds: [idOf('Bình')], day: day('2016-07-24') };
  expect(await refused(tx, confirmPlanFor, 'An', today, noted)).toBe('rollout/beforeRollOut');
  expect(
    await refused(tx, confirmPlanFor, 'An', today, { ...noted, officialIds: [idOf('Dũng')], day: today }),
  ).toBe('rollout/someNotTold');
  expect(await refused(tx, confirmPlanFor, 'Bình', today, noted)).toBe('request/notAllowed');
});
