import { expect } from 'vitest';
import { inDatabase, send } from '../../test/world/database.ts';
import { get } from '../../test/world/http.ts';
import { day, idOf } from '../../test/world/world.ts';
import type { UnitId } from '../kernel/id.ts';
import type { Tx } from '../server/sql.ts';
import { seedKinds } from './first-kinds.sql.ts';
import { setKind, setLink } from './kind.commands.ts';
import { chainLinks } from './kind.sql.ts';
import { commandOf } from './operation.commands.ts';
import { pathOn } from './tree.sql.ts';
import * as of from './unit.commands.ts';
import { unitRoutes } from './unit.http.ts';
import { childrenOn, unitOn } from './unit-list.sql.ts';

const facts = `
  xã has ấp1, ấp2
  ấp1 has tổ1, tổ2
  An is clerk of xã
  Bình is official of xã
  Chi is administrator of xã
  Dung is clerk of ấp2`;
const today = '2016-09-26';
const end = commandOf(of.endUnit, []);
const changeUnit = commandOf(of.changeUnit, []);
const createUnit = commandOf(of.createUnit, []);
const createUnits = commandOf(of.createUnits, []);
const moveUnit = commandOf(of.moveUnit, []);

const group = (name: string, parent = 'ấp1', more: object = {}) => ({
  id: idOf<UnitId>(name),
  parentId: idOf<UnitId>(parent),
  kind: 'group',
  name,
  ...more,
});
const said = (name: string, parent?: string, more: object = {}) => ({
  ...group(name, parent),
  from: '2016-01-01',
  ...more,
});
const namesUnder = async (tx: Tx, above: string, on: string) =>
  (await childrenOn(tx, idOf(above), day(on))).map(({ name }) => name);

inDatabase('a unit stands under its parent from its day on, in the order people count', facts, async (tx) => {
  expect(await send(tx, createUnit, 'An', today, said('tổ10'))).toBeNull();
  expect(await send(tx, createUnit, 'An', today, said('  tổ9 ', undefined, { households: 31 }))).toBeNull();
  expect(await namesUnder(tx, 'ấp1', '2015-12-31')).toEqual(['tổ1', 'tổ2']);
  expect(await namesUnder(tx, 'ấp1', '2016-01-01')).toEqual(['tổ1', 'tổ2', 'tổ9', 'tổ10']);
  expect(await unitOn(tx, idOf('  tổ9 '), day(today))).toMatchObject({
    ...{ name: 'tổ9', households: 31, tier: 5, kindName: { vi: 'tổ nhân dân tự quản' }, children: 0 },
    parents: [{ name: 'xã' }, { name: 'ấp1' }],
  });
  expect(await unitOn(tx, idOf('  tổ9 '), day('2015-12-31'))).toBeUndefined();
});

inDatabase('what the tree does not allow is refused in a sentence', facts, async (tx) => {
  const refused = async (body: object, who = 'An') => (await send(tx, createUnit, who, today, body))?.code;
  expect(await refused(said('TỔ1'))).toBe('unit/nameTaken');
  expect(await refused(said('Tổ 9', 'tổ1'))).toBe('unit/notBelow');
  expect(await refused(said('Tổ 9', 'ấp1', { kind: 'clan' }))).toBe('unit/unknownKind');
  expect(await refused(said('Tổ 9', 'nowhere'))).toBe('request/notFound');
  expect(await refused(said('Tổ 9'), 'Bình')).toBe('request/notAllowed');
  expect(await refused(said('Tổ 9'), 'Dung')).toBe('request/notAllowed');
  expect(await refused(said('Tổ 9', 'ấp2'), 'Dung')).toBeUndefined();
  expect(await refused(said('Tổ 9', 'ấp1', { owner: 'x' }))).toBe('request/unreadable');
});

inDatabase('a list is entered whole or not at all', facts, async (tx) => {
  const list = (units: object[]) => ({ beneathId: idOf('xã'), from: '2016-01-01', units });
  const hamlet = { ...group('ấp3', 'xã'), kind: 'hamlet' };
  const good = [group('Tổ 1', 'ấp3', { households: 20 }), hamlet, group('Tổ 2', 'ấp3')];
  expect(
    (await send(tx, createUnits, 'An', today, list([...good, group('tổ 02', 'ấp3'), group('tổ2')])))?.code,
  ).toBe('unit/nameTaken');
  expect(await namesUnder(tx, 'xã', today)).toEqual(['ấp1', 'ấp2']);
  expect(await send(tx, createUnits, 'An', today, list(good))).toBeNull();
  expect(await namesUnder(tx, 'ấp3', today)).toEqual(['Tổ 1', 'Tổ 2']);
  const elsewhere = { beneathId: idOf('ấp2'), from: '2016-01-01', units: [group('Tổ 3', 'ấp1')] };
  expect((await send(tx, createUnits, 'An', today, elsewhere))?.code).toBe('unit/outside');
});

inDatabase('what a unit was stays as it was', facts, async (tx) => {
  await seedKinds(tx, idOf('xã'), day('2016-01-01'));
  const change = (more: object) => ({ unitId: idOf('xã'), from: '2025-07-01', ...more });
  expect(
    await send(tx, changeUnit, 'An', today, change({ name: 'Phường Mới', kind: 'ward', code: '28993' })),
  ).toBeNull();
  expect(await unitOn(tx, idOf('xã'), day('2025-06-30'))).toMatchObject({
    name: 'xã',
    kind: 'commune',
    code: null,
  });
  expect(await unitOn(tx, idOf('xã'), day('2025-07-01'))).toMatchObject({
    name: 'Phường Mới',
    kind: 'ward',
    code: '28993',
  });
  expect((await send(tx, changeUnit, 'An', today, change({ kind: 'hamlet' })))?.code).toBe('unit/notBelow');
  const rename = { unitId: idOf('tổ1'), from: today, name: 'tổ2' };
  expect((await send(tx, changeUnit, 'An', today, rename))?.code).toBe('unit/nameTaken');
  expect(await send(tx, changeUnit, 'An', today, { ...rename, name: 'TỔ1', households: null })).toBeNull();
});

inDatabase('a move takes all beneath along, from its day on, and never in a circle', facts, async (tx) => {
  const move = (unit: string, under: string, from = '2018-01-01') =>
    send(tx, moveUnit, 'An', today, { unitId: idOf(unit), parentId: idOf(under), from });
  expect(await move('tổ1', 'ấp2')).toBeNull();
  expect(await namesUnder(tx, 'ấp1', '2017-12-31')).toEqual(['tổ1', 'tổ2']);
  expect(await namesUnder(tx, 'ấp1', '2018-01-01')).toEqual(['tổ2']);
  expect((await pathOn(tx, idOf('tổ1'), day('2018-01-01'))).map((up) => up.name)).toEqual(['xã', 'ấp2']);
  expect((await move('xã', 'ấp1'))?.code).toBe('unit/beneathItself');
  expect((await move('ấp1', 'ấp2'))?.code).toBe('unit/notBelow');
});

inDatabase('the tenant’s own unit can be hung under a superior entered later', facts, async (tx) => {
  const district = {
    id: idOf('Huyện A'),
    parentId: null,
    kind: 'district',
    name: 'Huyện A',
    from: '2010-01-01',
  };
  expect((await send(tx, createUnit, 'Dung', today, district))?.code).toBe('request/notAllowed');
  expect((await send(tx, createUnit, 'An', today, district))?.code).toBe('unit/aboveHome');
  expect(await send(tx, createUnit, 'Chi', today, district)).toBeNull();
  const move = { unitId: idOf('xã'), parentId: idOf('Huyện A'), from: '2010-01-01' };
  expect((await send(tx, moveUnit, 'An', today, move))?.code).toBe('unit/aboveHome');
  expect(await send(tx, moveUnit, 'Chi', today, move)).toBeNull();
  expect((await pathOn(tx, idOf('tổ1'), day(today))).map((up) => up.name)).toEqual(['Huyện A', 'xã', 'ấp1']);
  expect(await pathOn(tx, idOf('xã'), day('2009-12-31'))).toEqual([]);
});

inDatabase(
  'what is above the own unit is an administrator’s to correct, and nothing is entered beside it',
  facts,
  async (tx) => {
    const district = {
      id: idOf('Huyện A'),
      parentId: null,
      kind: 'district',
      name: 'Huyện A',
      from: '2010-01-01',
    };
    await send(tx, createUnit, 'Chi', today, district);
    const up = { unitId: idOf('xã'), parentId: idOf('Huyện A'), from: '2010-01-01' };
    await send(tx, moveUnit, 'Chi', today, up);
    const beside = said('Xã khác', 'Huyện A', { kind: 'commune' });
    const list = { beneathId: idOf('Huyện A'), from: '2016-01-01', units: [group('Xã khác', 'Huyện A')] };
    const renamed = { unitId: idOf('Huyện A'), name: 'Huyện B', from: '2016-01-01' };
    for (const who of ['An', 'Chi']) {
      expect((await send(tx, createUnit, who, today, beside))?.code).toBe('unit/besideHome');
      expect((await send(tx, createUnits, who, today, list))?.code).toBe('unit/besideHome');
      const out = { unitId: idOf('ấp1'), parentId: idOf('Huyện A'), from: '2016-01-01' };
      expect((await send(tx, moveUnit, who, today, out))?.code).toBe('unit/besideHome');
    }
    const refusal = await send(tx, changeUnit, 'An', today, renamed);
    expect([refusal?.code, refusal?.says.vi]).toEqual(['unit/aboveHome', expect.stringContaining('xã')]);
    expect((await send(tx, end, 'An', today, { unitId: idOf('Huyện A'), until: '2017-01-01' }))?.code).toBe(
      'unit/aboveHome',
    );
    expect(await send(tx, changeUnit, 'Chi', today, renamed)).toBeNull();
    const offered = async (who: string, unit: string) =>
      (await get(tx, who, today, unitRoutes, `/units/${idOf(unit)}`)).body.may;
    expect([await offered('An', 'Huyện A'), await offered('Chi', 'Huyện A')]).toEqual([
      { change: false, addBeneath: false },
      { change: true, addBeneath: false },
    ]);
    expect(await offered('An', 'xã')).toEqual({ change: true, addBeneath: true });
    expect(await offered('Dung', 'ấp1')).toBeUndefined();
    expect([await offered('Dung', 'xã'), await offered('Dung', 'ấp2')]).toEqual([
      { change: false, addBeneath: false },
      { change: true, addBeneath: true },
    ]);
  },
);

inDatabase('a unit ends once nothing hangs beneath it', facts, async (tx) => {
  const stop = (unit: string, until = '2016-10-01') =>
    send(tx, end, 'An', today, { unitId: idOf(unit), until });
  expect((await stop('ấp1'))?.code).toBe('unit/hasChildren');
  expect((await stop('xã'))?.code).toBe('unit/isHome');
  for (const unit of ['tổ1', 'tổ2', 'ấp1']) expect(await stop(unit)).toBeNull();
  expect(await namesUnder(tx, 'xã', '2016-09-30')).toEqual(['ấp1', 'ấp2']);
  expect(await namesUnder(tx, 'xã', '2016-10-01')).toEqual(['ấp2']);
  expect((await send(tx, createUnit, 'An', today, said('Tổ 9', 'ấp1')))?.code).toBe('unitChange/knownLater');
  expect((await stop('tổ1', '2017-01-01'))?.code).toBe('unit/notStanding');
});

inDatabase('kinds and the chain are data of the tenant', facts, async (tx) => {
  const hamlet = { code: 'hamlet', vi: 'khóm', en: 'hamlet', tier: 4 };
  expect((await send(tx, setKind, 'An', today, hamlet))?.code).toBe('request/notAllowed');
  expect(await send(tx, setKind, 'Chi', today, hamlet)).toBeNull();
  expect((await send(tx, setKind, 'Chi', today, { ...hamlet, tier: 6 }))?.code).toBe('unitKind/inUse');
  const link = {
    id: idOf('link'),
    holderTier: 3,
    heldTier: 5,
    kind: 'followAndSupport',
    from: '2016-01-01',
    until: null,
  };
  expect(await send(tx, setLink, 'Chi', today, link)).toBeNull();
  expect((await send(tx, setLink, 'Chi', today, { ...link, id: idOf('other') }))?.code).toBe(
    'unitKind/linkTaken',
  );
  expect((await send(tx, setLink, 'Chi', today, { ...link, heldTier: 3 }))?.code).toBe('unitKind/linkUpward');
  expect(await chainLinks(tx, day(today))).toEqual([link]);
});
