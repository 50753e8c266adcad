import { expect } from 'vitest';
import { inDatabase, send } from '../../test/world/database.ts';
import { get } from '../../test/world/http.ts';
import { day, idOf } from '../../test/world/world.ts';
import { sheetRoutes } from '../server/sheet.http.ts';
import { writeTopic } from './topic.commands.ts';
import { topicRoutes, topicSheets } from './topic.http.ts';
import { topicsOn } from './topic.sql.ts';

const facts = `
  huyện has xã, xãB
  xã has tổ1
  An is clerk of huyện
  Cúc is clerk of xã
  Dũng is clerk of xãB
  Bình is official of xã`;
const today = '2016-09-26';
const topic = (title: string, more: object = {}) => ({ id: idOf(title), title, ...more });
const season = (from: string | null, to: string | null) => ({ season: { from, to } });
const water = topic('Trữ nước ngọt', {
  ...season('2016-11-01', '2017-04-30'),
  priority: 1,
  source: 'Kế hoạch phòng, chống hạn, mặn',
  ask: 'trữ nước mưa trong lu, bể',
});

inDatabase('a visit is offered what is in season where it is, the most urgent first', facts, async (tx) => {
  const told = async (on: string, unit?: string) =>
    (await topicsOn(tx, day(on), unit === undefined ? undefined : idOf(unit))).map((one) => one.title);
  expect(await send(tx, writeTopic, 'An', today, topic('Chủ trương của Đảng'))).toBeNull();
  expect(await send(tx, writeTopic, 'An', today, water)).toBeNull();
  expect(await send(tx, writeTopic, 'Cúc', today, topic('Đường hoa', { unitId: idOf('xã') }))).toBeNull();
  expect(await told('2016-10-31', 'tổ1')).toEqual(['Chủ trương của Đảng', 'Đường hoa']);
  expect(await told('2016-11-01', 'tổ1')).toEqual(['Trữ nước ngọt', 'Chủ trương của Đảng', 'Đường hoa']);
  expect(await told('2017-04-30', 'xãB')).toEqual(['Trữ nước ngọt', 'Chủ trương của Đảng']);
  expect(await told('2017-05-01', 'xãB')).toEqual(['Chủ trương của Đảng']);
  expect(await told('2017-05-01')).toHaveLength(2);
});

inDatabase(
  'said again it changes, but stays where it was made, and only with the right there',
  facts,
  async (tx) => {
    const refused = async (who: string, body: object) => (await send(tx, writeTopic, who, today, body))?.code;
    expect(await refused('Cúc', water)).toBe('request/notAllowed');
    expect(await refused('Bình', { ...water, unitId: idOf('xã') })).toBe('request/notAllowed');
    expect(await refused('An', water)).toBeUndefined();
    expect(await refused('An', { ...water, ...season(null, '2016-12-31') })).toBeUndefined();
    expect((await topicsOn(tx, day(today)))[0]?.season).toEqual({ from: null, to: '2016-12-31' });
    expect(await refused('Cúc', { ...water, unitId: idOf('xã') })).toBe('topic/unitStays');
    expect(await refused('An', { ...water, planId: idOf('đâu') })).toBe('topic/noPlan');
    expect(await refused('An', { ...water, ...season('2017-01-01', '2016-01-01') })).toBe(
      'request/unreadable',
    );
  },
);

inDatabase('a commune reads its own topics and those of all, not its neighbour’s', facts, async (tx) => {
  await send(tx, writeTopic, 'An', today, water);
  await send(tx, writeTopic, 'Cúc', today, topic('Đường hoa', { unitId: idOf('xã') }));
  const titles = async (who: string, query = '') =>
    (await get(tx, who, today, topicRoutes, `/topics${query}`)).body.map(
      (one: { title: string; stands: string }) => `${one.title} ${one.stands}`,
    );
  expect(await titles('Bình')).toEqual(['Trữ nước ngọt ahead', 'Đường hoa now']);
  expect(await titles('Bình', '?now=true')).toEqual(['Đường hoa now']);
  expect(await titles('Bình', '?on=2017-05-01&q=tru%20nuoc')).toEqual(['Trữ nước ngọt over']);
  expect(await titles('Dũng')).toEqual(['Trữ nước ngọt ahead']);
  const sheet = await get(
    tx,
    'Cúc',
    today,
    sheetRoutes(topicSheets),
    '/topics.xlsx?purpose=h%E1%BB%8Dp&now=true',
  );
  expect([sheet.status, sheet.bytes.subarray(0, 2).toString()]).toEqual([200, 'PK']);
});
