import fc from 'fast-check';
import { expect, test } from 'vitest';
import { spent } from '../../test/world/spent.ts';
import type { Day } from '../kernel/day.ts';
import { newId, type UnitId } from '../kernel/id.ts';
import { fromDhis2, toDhis2, uidOfId } from './dhis2.rules.ts';
import type { GivenUnit } from './exchange.ts';
import { fromGeoJson, toGeoJson } from './geojson.rules.ts';

const unit = (id: string, name: string, kind: string, more: Partial<GivenUnit> = {}): GivenUnit => ({
  id: `00000000-0000-7000-8000-${id.padStart(12, '0')}` as UnitId,
  ...{
    parentId: null,
    name,
    kind,
    kindName: { vi: kind, en: kind },
    code: null,
    ordinal: null,
    households: null,
  },
  ...{ lat: null, lon: null, outline: null, from: null, until: null },
  ...more,
});
const outline = {
  type: 'Polygon',
  coordinates: [
    [
      [106, 10],
      [106.1, 10],
      [106, 10.1],
      [106, 10],
    ],
  ],
} as const;
const commune = unit('1', 'Xã Mỹ Thạnh', 'Xã', {
  code: '28993',
  lat: 10.2,
  lon: 106.4,
  outline: outline as never,
  from: '1976-02-01' as Day,
});
const hamlet = unit('2', 'Ấp 1', 'Ấp', { parentId: commune.id, ordinal: 1, until: '2025-07-01' as Day });
const group = unit('3', 'Tổ 07, «nhà lồng»', 'Tổ', {
  ...{ parentId: hamlet.id, households: 24, lat: 10.21, lon: 106.41 },
});
const units = [commune, hamlet, group];
const rows = [
  ['28993', 'Xã Mỹ Thạnh', 'Xã', '', '', '', '10.2', '106.4'],
  ['', 'Ấp 1', 'Ấp', 'Xã Mỹ Thạnh', '', '1', '', ''],
  ['', 'Tổ 07, «nhà lồng»', 'Tổ', 'Ấp 1 · Xã Mỹ Thạnh', '24', '', '10.21', '106.41'],
];
const on = '2016-09-26' as Day;

test('DHIS2 gets what it asks for', () => {
  const said = JSON.parse(toDhis2(units));
  for (const { id, name, shortName, openingDate } of said.organisationUnits) {
    expect(id).toMatch(/^[A-Za-z][A-Za-z0-9]{10}$/);
    expect([name.length > 0, shortName.length <= 50, openingDate]).toEqual([
      true,
      true,
      expect.stringMatching(/^\d{4}-\d\d-\d\dT00:00:00\.000$/),
    ]);
  }
  const [first, second, third] = said.organisationUnits;
  expect(first).toMatchObject({ code: '28993', openingDate: '1976-02-01T00:00:00.000', geometry: outline });
  expect(second).toMatchObject({ parent: { id: first.id }, closedDate: '2025-06-30T00:00:00.000' });
  expect(third.geometry).toEqual({ type: 'Point', coordinates: [106.41, 10.21] });
  expect(
    said.organisationUnitLevels.map((one: { level: number; name: string }) => [one.level, one.name]),
  ).toEqual([
    [1, 'Xã'],
    [2, 'Ấp'],
    [3, 'Tổ'],
  ]);
  expect(
    said.organisationUnitGroups.map((one: { organisationUnits: object[] }) => one.organisationUnits),
  ).toEqual([[{ id: first.id }], [{ id: second.id }], [{ id: third.id }]]);
});

test('a code that two have goes to neither: DHIS2 takes each once', () => {
  const twins = [unit('1', 'A', 'Xã', { code: '1' }), unit('2', 'B', 'Ấp', { code: '1' })];
  for (const { code } of JSON.parse(toDhis2(twins)).organisationUnits) expect(code).toBeUndefined();
});

test('what is written reads back as the same list', () => {
  expect(fromDhis2(JSON.parse(toDhis2(units)), on)?.slice(1)).toEqual(rows);
  expect(fromGeoJson(JSON.parse(toGeoJson(units)))?.slice(1)).toEqual(rows);
  expect([toDhis2(units), toGeoJson(units)]).toEqual([toDhis2(units), toGeoJson(units)]);
});

test('organisation units of others: by path and level, without groups; those closed are left out; no circle', () => {
  const json = {
    organisationUnits: [
      { id: 'ImspTQPwCqd', name: 'Sierra  Leone', level: 1, path: '/ImspTQPwCqd' },
      { id: 'O6uvpzGd5pu', name: 'Bo', level: 2, path: '/ImspTQPwCqd/O6uvpzGd5pu', code: null },
      {
        id: 'closed00000',
        name: 'Old',
        path: '/ImspTQPwCqd/closed00000',
        closedDate: '2015-01-01T00:00:00.000',
      },
      { id: 'circle00001', name: 'A', parent: { id: 'circle00002' } },
      { id: 'circle00002', name: 'B', parent: { id: 'circle00001' } },
    ],
    organisationUnitLevels: [{ level: 2, name: 'District' }],
  };
  expect(
    fromDhis2(json, on)
      ?.slice(1)
      .map((row) => row.slice(1, 4)),
  ).toEqual([
    ['Sierra Leone', '', ''],
    ['Bo', 'District', 'Sierra Leone'],
    ['A', 'District', 'B'],
    ['B', 'District', 'A'],
  ]);
  for (const none of [null, [], {}, { organisationUnits: [{ id: 'x' }] }])
    expect(fromDhis2(none, on)).toBeNull();
  for (const none of [null, {}, { type: 'FeatureCollection', features: [{}] }])
    expect(fromGeoJson(none)).toBeNull();
});

test('ids of DHIS2 are of its form, stable, and of a province none is another', () => {
  expect(uidOfId('0192f0c1-2345-7abc-8def-0123456789ab')).toBe('zYUWoSgk2bX');
  const made = new Set(Array.from({ length: 20_000 }, () => uidOfId(newId())));
  expect(made.size).toBe(20_000);
  fc.assert(fc.property(fc.uuid(), (id) => /^[A-Za-z][A-Za-z0-9]{10}$/.test(uidOfId(id))));
});

test('a chain of thousands, which no tree is, holds nobody up', () => {
  const organisationUnits = Array.from({ length: 3000 }, (_, at) => ({
    id: `u${at}`,
    name: `U ${at}`,
    parent: { id: `u${at - 1}` },
  }));
  const read = () => expect(fromDhis2({ organisationUnits }, on)).toHaveLength(3001);
  expect(spent(read)).toBeLessThan(1000);
});
