import { expect } from 'vitest';
import { inDatabase, send } from '../../test/world/database.ts';
import { get } from '../../test/world/http.ts';
import { day, idOf } from '../../test/world/world.ts';
import type { UnitId } from '../kernel/id.ts';
import type { Tx } from '../server/sql.ts';
import { seedKinds } from './first-kinds.sql.ts';
import { kindRoutes } from './kind.http.ts';
import { commandOf } from './operation.commands.ts';
import * as of from './unit.commands.ts';
import { unitRoutes } from './unit.http.ts';
import { unitNames } from './unit.sql.ts';

const changeUnit = commandOf(of.changeUnit, []);
const createUnit = commandOf(of.createUnit, []);
const endUnit = commandOf(of.endUnit, []);
const moveUnit = commandOf(of.moveUnit, []);

const facts = `
  xã has ấp1, ấp2
  ấp1 has tổ1, tổ2
  An is clerk of xã
  Bình is groupHead of tổ1
  Cúc is cell of ấp2`;
const today = '2016-09-26';
const ask = (tx: Tx, who: string, url: string) => get(tx, who, today, [unitRoutes, kindRoutes], url);
const names = (body: { name: string }[]) => body.map(({ name }) => name);

/** Hamlets of the commune with these names, from 2016 on. */
const enter = async (tx: Tx, ...all: string[]) => {
  for (const name of all)
    await send(tx, createUnit, 'An', today, {
      ...{ id: idOf(name), parentId: idOf('xã'), kind: 'hamlet', name, from: '2016-01-01' },
    });
};

inDatabase('a name is found however it is typed, one with the same marks first', facts, async (tx) => {
  await enter(tx, 'Ấp Hoa Lộc', 'Ấp Hòa Lộc', 'Ấp Chợ Lách');
  const found = async (typed: string) =>
    names((await ask(tx, 'An', `/units?q=${encodeURIComponent(typed)}`)).body.rows);
  for (const typed of ['cho lach', 'chợ lách', 'Chợ Lách'.normalize('NFD'), 'CHO  LACH', 'ap cho'])
    expect(await found(typed)).toEqual(['Ấp Chợ Lách']);
  expect(await found('hòa lộc')).toEqual(['Ấp Hòa Lộc', 'Ấp Hoa Lộc']);
  expect(await found('Hoà Lộc')).toEqual(['Ấp Hòa Lộc', 'Ấp Hoa Lộc']);
  expect(await found('hoa loc')).toEqual(['Ấp Hoa Lộc', 'Ấp Hòa Lộc']);
  expect(await found('100%')).toEqual([]);
});

inDatabase('namesakes are told apart by what is above them', facts, async (tx) => {
  await send(tx, createUnit, 'An', today, {
    ...{ id: idOf('other'), parentId: idOf('ấp2'), kind: 'group', name: 'tổ1', from: '2016-01-01' },
  });
  const options = async (typed: string) =>
    (await ask(tx, 'An', `/units/options?q=${encodeURIComponent(typed)}`)).body.map(
      (o: { under: string }) => o.under,
    );
  expect(await options('to1')).toEqual(['ấp1 · xã', 'ấp2 · xã']);
  expect(await options('to1 ap2')).toEqual(['ấp2 · xã']);
});

inDatabase('a number is found with the word before it, with or without noughts', facts, async (tx) => {
  const groups = [
    ['Tổ 07', 'ấp1'],
    ['Tổ 17', 'ấp1'],
    ['Tổ 70', 'ấp1'],
    ['Tổ 01', 'ấp2'],
    ['Tổ 7', 'ấp2'],
  ];
  for (const [name = '', above = ''] of groups)
    await send(tx, createUnit, 'An', today, {
      ...{ id: idOf(name), parentId: idOf(above), kind: 'group', name, from: '2016-01-01' },
    });
  const found = async (typed: string) => names((await ask(tx, 'An', `/units/options?q=${typed}`)).body);
  expect(await found('to 7')).toEqual(['Tổ 07', 'Tổ 7', 'Tổ 70']);
  expect(await found('to7 ap 1')).toEqual(['Tổ 07', 'Tổ 70']);
  expect(await found('to 007 ap 2')).toEqual(['Tổ 7']);
  expect(await found('ap 2 to 1')).toEqual(['Tổ 01']);
});

inDatabase('the tree opens from the top, a level at a time, as of any day', facts, async (tx) => {
  await enter(tx, 'ấp10', 'ấp3');
  expect(names((await ask(tx, 'An', '/units/tree')).body)).toEqual(['xã']);
  const under = `/units/tree?under=${idOf('xã')}`;
  const now = (await ask(tx, 'An', under)).body;
  expect(names(now)).toEqual(['ấp1', 'ấp2', 'ấp3', 'ấp10']);
  expect(now[0]).toMatchObject({ children: 2, kindName: { vi: 'ấp' }, parents: [{ name: 'xã' }] });
  const lot = async (page: number) => names((await ask(tx, 'An', `${under}&limit=3&page=${page}`)).body);
  expect([await lot(0), await lot(1), await lot(2)]).toEqual([['ấp1', 'ấp2', 'ấp3'], ['ấp10'], []]);
  expect(names((await ask(tx, 'An', `${under}&on=2015-12-31`)).body)).toEqual(['ấp1', 'ấp2']);
});

inDatabase('each sees what is beneath their units, and the way up from them', facts, async (tx) => {
  const seen = async (who: string) => names((await ask(tx, who, '/units')).body.rows).sort();
  expect(await seen('Bình')).toEqual(['tổ1', 'xã', 'ấp1']);
  expect(await seen('Cúc')).toEqual(['xã', 'ấp2']);
  expect(names((await ask(tx, 'Cúc', `/units/tree?under=${idOf('ấp1')}`)).body)).toEqual([]);
  const [unseen, unknown] = [
    await ask(tx, 'Cúc', `/units/${idOf('tổ1')}`),
    await ask(tx, 'Cúc', `/units/${idOf('x')}`),
  ];
  expect([unseen.status, unseen.body]).toEqual([404, unknown.body]);
  expect((await ask(tx, 'Dung', '/units')).status).toBe(403);
});

inDatabase('a unit tells what it was, is and will be', facts, async (tx) => {
  const unitId = idOf<UnitId>('tổ1');
  await send(tx, changeUnit, 'An', today, { unitId, from: '2016-05-01', name: 'Tổ 01', households: 31 });
  await send(tx, moveUnit, 'An', today, { unitId, parentId: idOf('ấp2'), from: '2016-06-01' });
  await send(tx, endUnit, 'An', today, { unitId, until: '2018-01-01' });
  const on = async (query: string) => (await ask(tx, 'An', `/units/${unitId}${query}`)).body;
  expect(await on('')).toMatchObject({
    ...{
      state: 'standing',
      unit: { name: 'Tổ 01', households: 31, parents: [{ name: 'xã' }, { name: 'ấp2' }] },
    },
    facts: [
      { until: '2016-05-01', name: 'tổ1' },
      { from: '2016-05-01', until: '2018-01-01' },
    ],
    edges: [
      { until: '2016-06-01', parentName: 'ấp1' },
      { parentName: 'ấp2', until: '2018-01-01' },
    ],
  });
  expect(await on('?on=2016-01-01')).toMatchObject({ state: 'standing', unit: { name: 'tổ1' } });
  expect(await on('?on=2020-01-01')).toMatchObject({ state: 'ended', unit: { name: 'Tổ 01' } });
  const told = async (at: string) => (await unitNames(tx, [unitId], day(at))).get(unitId);
  expect([await told('2016-04-30'), await told('2016-05-01'), await told('2030-01-01')]).toEqual([
    'tổ1',
    'Tổ 01',
    'Tổ 01',
  ]);
});

inDatabase('a tenant begins with the kinds and the chain of its time', facts, async (tx) => {
  await seedKinds(tx, idOf('xã'), day('2016-01-01'));
  expect((await ask(tx, 'An', '/unit-kinds')).body.map((kind: { vi: string }) => kind.vi)).toContain(
    'Đặc khu',
  );
  const tiers = async (on: string) =>
    (await ask(tx, 'An', `/chain-links?on=${on}`)).body.map((l: { holderTier: number; heldTier: number }) => [
      l.holderTier,
      l.heldTier,
    ]);
  expect(await tiers('2016-09-26')).toEqual([
    [1, 3],
    [2, 3],
    [2, 4],
    [3, 4],
    [3, 5],
  ]);
  expect(await tiers('2025-07-01')).toEqual([
    [1, 3],
    [3, 4],
    [3, 5],
  ]);
});
