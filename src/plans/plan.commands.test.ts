import { expect } from 'vitest';
import { inDatabase, send } from '../../test/world/database.ts';
import { day, idOf } from '../../test/world/world.ts';
import type { BodyId, PlanId } from '../kernel/id.ts';
import { Problem } from '../kernel/problem.ts';
import type { Tx } from '../server/sql.ts';
import { cascadeOf } from './cascade.sql.ts';
import { noteNumber, setTerm } from './number.commands.ts';
import { giveNumber, proposeNumber } from './number.sql.ts';
import { draftPlan, issuePlan, recordPlan, withdrawPlan } from './plan.commands.ts';
import { numberWritten } from './plan.rules.ts';
import { findPlan } from './plan.sql.ts';

const facts = `
  huyện has xã, xãB
  xã has ấp1
  An is clerk of xã
  Bình is official of xã`;
const today = '2016-09-26';
const committee = idOf<BodyId>('Đảng ủy xã');

/** Huyện ủy above, Đảng ủy and UBND in the commune that this tenant runs. */
async function bodies(tx: Tx) {
  const body = (name: string, unit: string, kind: string, symbol: string, layout = 'party') => ({
    id: idOf<BodyId>(name),
    unitId: idOf(unit),
    kind,
    name,
    symbol,
    layout,
    sortKey: name,
  });
  await tx
    .insertInto('body')
    .values([
      body('Huyện ủy', 'huyện', 'committee', 'HU'),
      body('Đảng ủy xã', 'xã', 'committee', 'ĐU'),
      body('Đảng ủy xã B', 'xãB', 'committee', 'ĐU'),
      body('UBND xã', 'xã', 'peoplesCommittee', 'UBND', 'state'),
      body('Tổ công tác', 'xã', 'other', ''),
    ])
    .execute();
  await tx
    .updateTable('setting')
    .set({ value: JSON.stringify(idOf('xã')) })
    .where('key', '=', 'homeUnitId')
    .execute();
}

const plan = (name: string, more: object = {}) => ({
  id: idOf<PlanId>(name),
  bodyId: committee,
  parentId: null,
  subject: 'phân công theo dõi, hỗ trợ tổ nhân dân tự quản',
  period: { from: '2016-07-21', to: '2020-12-31' },
  ...more,
});
const issue = (name: string, number: number | null, on: string) => ({ planId: idOf(name), number, day: on });

async function written(tx: Tx, name: string) {
  const found = await findPlan(tx, idOf(name));
  return found && numberWritten(found.number, found.symbol);
}

const district = plan('kế hoạch huyện', { bodyId: idOf('Huyện ủy'), number: 19, issuedOn: '2016-05-20' });
const commune = plan('kế hoạch xã', { parentId: idOf('kế hoạch huyện'), number: 33, issuedOn: '2016-07-21' });

inDatabase(
  'the commune carries the district plan on 62 days later; who has not is listed',
  facts,
  async (tx) => {
    await bodies(tx);
    expect(await send(tx, recordPlan, 'An', today, district)).toBeNull();
    expect(await send(tx, recordPlan, 'An', today, commune)).toBeNull();
    expect([await written(tx, 'kế hoạch huyện'), await written(tx, 'kế hoạch xã')]).toEqual([
      '19-KH/HU',
      '33-KH/ĐU',
    ]);
    const parent = await findPlan(tx, idOf('kế hoạch huyện'));
    if (!parent) throw new Error('not stored');
    const told = (on: string) =>
      cascadeOf(tx, parent, day(on)).then((lines) =>
        lines.map((line) => `${line.unitName} ${line.childNumber} ${line.days}`),
      );
    expect(await told(today)).toEqual(['xãB null 129', 'xã 33-KH/ĐU 62']);
    expect(await told('2016-07-20')).toEqual(['xã null 61', 'xãB null 61']);
  },
);

inDatabase('party numbers run through a term, state numbers begin with each year', facts, async (tx) => {
  await bodies(tx);
  const book = { bodyId: committee, type: 'KH', number: 4, day: '2016-03-01', about: 'Kế hoạch công tác' };
  expect(await send(tx, noteNumber, 'An', today, book)).toBeNull();
  const state = idOf<BodyId>('UBND xã');
  for (const [name, bodyId, on] of [
    ['đảng 2016', committee, '2016-12-20'],
    ['đảng 2017', committee, '2017-01-10'],
    ['nhà nước 2016', state, '2016-12-20'],
    ['nhà nước 2017', state, '2017-01-01'],
    ['đảng 2020', committee, '2020-08-01'],
  ] as const) {
    expect(await send(tx, draftPlan, 'An', '2020-08-02', plan(name, { bodyId }))).toBeNull();
    expect(await send(tx, issuePlan, 'An', '2020-08-02', issue(name, null, on))).toBeNull();
  }
  expect(await written(tx, 'đảng 2016')).toBe('05-KH/ĐU');
  expect(await written(tx, 'đảng 2017')).toBe('06-KH/ĐU');
  expect(await written(tx, 'đảng 2020')).toBe('01-KH/ĐU');
  expect(await written(tx, 'nhà nước 2016')).toBe('01/KH-UBND');
  expect(await written(tx, 'nhà nước 2017')).toBe('01/KH-UBND');
});

inDatabase('a number is given once, whoever asks; what was left out is told', facts, async (tx) => {
  await bodies(tx);
  expect(await send(tx, recordPlan, 'An', today, { ...commune, parentId: null })).toBeNull();
  const again = await send(tx, recordPlan, 'An', today, { ...commune, id: idOf('khác'), parentId: null });
  expect([again?.code, again?.facts]).toEqual([
    'number/taken',
    { number: 33, series: '2015-2020', next: 34 },
  ]);
  expect(await findPlan(tx, idOf('khác'))).toBeUndefined();
  expect(await proposeNumber(tx, { bodyId: committee, type: 'KH', day: day(today) })).toEqual({
    series: '2015-2020',
    next: 34,
    gaps: [{ from: 1, to: 32 }],
  });
  const report = { bodyId: committee, type: 'BC', day: day(today), number: null, about: 'review:1' };
  expect(await giveNumber(tx, report)).toEqual({ number: 1, symbol: 'BC/ĐU', series: '2015-2020' });
  expect(await giveNumber(tx, { ...report, number: 1 })).toBeInstanceOf(Problem);
});

inDatabase('a noted term decides which series a day belongs to', facts, async (tx) => {
  await bodies(tx);
  const term = (name: string, from: string, to: string | null) => ({ bodyId: committee, name, from, to });
  const series = async (on: string) =>
    (await proposeNumber(tx, { bodyId: committee, type: 'KH', day: day(on) }))?.series;
  expect([await series('2015-06-30'), await series('2015-07-01')]).toEqual(['2010-2015', '2015-2020']);
  expect(await send(tx, setTerm, 'An', today, term('2015-2020', '2015-05-15', null))).toBeNull();
  expect(await series('2015-06-30')).toBe('2015-2020');
  const clash = await send(tx, setTerm, 'An', today, term('2020-2025', '2020-05-10', null));
  expect(clash?.code).toBe('number/termsOverlap');
  expect(await send(tx, setTerm, 'An', today, term('2015-2020', '2015-05-15', '2020-05-09'))).toBeNull();
  expect(await send(tx, setTerm, 'An', today, term('2020-2025', '2020-05-10', null))).toBeNull();
  expect([await series('2020-05-09'), await series('2020-05-10')]).toEqual(['2015-2020', '2020-2025']);
});

inDatabase('a draft changes until it is issued or withdrawn', facts, async (tx) => {
  await bodies(tx);
  const sent = (c: Parameters<typeof send>[1], body: object) =>
    send(tx, c, 'An', today, body).then((problem) => problem?.code ?? null);
  expect(await sent(draftPlan, plan('a'))).toBeNull();
  expect(await sent(draftPlan, plan('a', { subject: 'củng cố tổ yếu' }))).toBeNull();
  expect(await findPlan(tx, idOf('a'))).toMatchObject({
    subject: 'củng cố tổ yếu',
    number: null,
    symbol: 'KH/ĐU',
  });
  expect(await sent(draftPlan, plan('a', { bodyId: idOf('UBND xã') }))).toBe('plan/issuerStays');
  expect(await sent(draftPlan, plan('b', { parentId: idOf('a') }))).toBe('plan/parentNotIssued');
  expect(await sent(draftPlan, plan('b', { bodyId: idOf('Tổ công tác') }))).toBe('plan/noSymbol');
  expect(await sent(issuePlan, issue('a', null, '2016-09-27'))).toBe('plan/dayAhead');
  expect(await sent(issuePlan, issue('a', null, today))).toBeNull();
  expect(await sent(draftPlan, plan('a'))).toBe('plan/issuedStays');
  expect(await sent(withdrawPlan, { planId: idOf('a') })).toBe('plan/issuedStays');
  expect(await sent(draftPlan, plan('b'))).toBeNull();
  expect(await sent(withdrawPlan, { planId: idOf('b') })).toBeNull();
  expect(await sent(issuePlan, issue('b', null, today))).toBe('plan/withdrawn');
});

inDatabase('nobody issues before the plan above, or without the right', facts, async (tx) => {
  await bodies(tx);
  await send(tx, recordPlan, 'An', today, district);
  const early = await send(tx, recordPlan, 'An', today, { ...commune, issuedOn: '2016-05-19' });
  expect([early?.code, early?.facts]).toEqual([
    'plan/beforeParent',
    { day: '2016-05-19', parentDay: '2016-05-20' },
  ]);
  expect((await send(tx, draftPlan, 'Bình', today, plan('a')))?.code).toBe('request/notAllowed');
  expect((await send(tx, draftPlan, 'An', today, plan('a', { bodyId: idOf('đâu') })))?.code).toBe(
    'request/notFound',
  );
});
