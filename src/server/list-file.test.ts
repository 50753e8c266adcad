import { expect, test } from 'vitest';
import { utf8, utf16 } from '../../test/world/list-files.ts';
import { readListFile } from './list-file.ts';
import type { Outlines } from './list-geojson.ts';
import { tableBytes } from './tables.ts';

const rows = [
  ['Mã', 'Tên đơn vị'],
  ['01', 'Xã Hòa Lộc'],
];
const lined = rows.map((cells, at) => ({ line: at + 1, cells }));
const csv = (delimiter: string, end = '\r\n') => rows.map((cells) => cells.join(delimiter)).join(end);

test.each([
  ['utf-8', ',', utf8(csv(','))],
  ['utf-8', ';', utf8(`\ufeff${csv(';', '\n')}\n`)],
  ['utf-8', '\t', utf8(csv('\t', '\r'))],
  ['utf-16', '\t', utf16(`\ufeff${csv('\t')}`)],
  ['utf-16', ';', utf16(`\ufeff${csv(';')}`, true)],
  ['utf-16', ',', utf16(csv(','))],
] as const)('a CSV in %s with %j', async (encoding, delimiter, bytes) => {
  expect(await readListFile(bytes, 'danh sách.csv')).toEqual({
    ...{ format: 'csv', encoding, delimiter, sheet: null, sheets: [], oldLetters: null },
    ...{ rows: lined, json: null },
  });
});

test('a spreadsheet', async () => {
  const [heading = [], ...rest] = rows;
  expect(await readListFile(await tableBytes('xlsx', heading, rest), 'danh sách.xlsx')).toEqual({
    ...{ format: 'xlsx', encoding: null, delimiter: null, sheet: 'Sheet1', sheets: ['Sheet1'] },
    ...{ oldLetters: null, rows: lined, json: null },
  });
});

test('GeoJSON outlines and other JSON', async () => {
  const ring = [
    [106, 10],
    [106.1, 10],
    [106.1, 10.1],
    [106, 10],
  ];
  const feature = (properties: object, coordinates: unknown = [ring]) => ({
    ...{ type: 'Feature', properties, geometry: { type: 'Polygon', coordinates } },
  });
  const collection = (...features: object[]) => utf8(JSON.stringify({ type: 'FeatureCollection', features }));
  expect(await readListFile(collection(feature({ ma: ' 28993 ', ten: 'Xa\u0303' })), 'x.json')).toMatchObject(
    {
      format: 'geojson',
      json: { type: 'FeatureCollection', features: [feature({ ma: '28993', ten: 'Xã' })] },
    },
  );
  expect(
    await readListFile(utf8('{"organisationUnits":[{"id":"a"},{"id":"b"}],"n":1}'), 'x.json'),
  ).toMatchObject({
    ...{ format: 'json', rows: [], json: { organisationUnits: [{ id: 'a' }, { id: 'b' }], n: 1 } },
  });
});

test('old letters become Unicode', async () => {
  const old = 'M\u00b7;T\u00aan\n01;X\u00b7 H\u00adng Kh\u00b8nh\n02;Ph\u00ad\u00eang T\u00a9n\n';
  const converted = {
    encoding: 'utf-8',
    oldLetters: { script: 'tcvn3', cells: 4 },
    rows: [
      { line: 1, cells: ['Mã', 'Tên'] },
      { line: 2, cells: ['01', 'Xã Hưng Khánh'] },
      { line: 3, cells: ['02', 'Phường Tân'] },
    ],
  };
  expect(await readListFile(utf8(old), 'x.csv')).toMatchObject(converted);
  expect(await readListFile(new Uint8Array(Buffer.from(old, 'latin1')), 'x.csv')).toMatchObject({
    ...converted,
    encoding: null,
  });
});

test('names of outlines in an old script, too', async () => {
  const outline = (ten: string) =>
    `{"type":"Feature","properties":{"so":1,"ten":"${ten}"},"geometry":{"type":"Polygon","coordinates":[[[1,1],[2,1],[2,2],[1,1]]]}}`;
  const file = (...names: string[]) =>
    utf8(`{"type":"FeatureCollection","features":[${names.map(outline).join(',')}]}`);
  const list = await readListFile(
    file('X\u00b7 H\u00adng Kh\u00b8nh', 'Ph\u00ad\u00eang T\u00a9n'),
    'x.geojson',
  );
  expect(list.oldLetters).toEqual({ script: 'tcvn3', cells: 2 });
  expect((list.json as Outlines).features.map(({ properties }) => properties)).toEqual([
    { so: 1, ten: 'Xã Hưng Khánh' },
    { so: 1, ten: 'Phường Tân' },
  ]);
  await expect(readListFile(file('Xã A', 'T\u00a9n'), 'x.geojson')).rejects.toMatchObject({
    ...{ code: 'list/oldLetters', facts: { line: 2, column: 2, cell: 'T\u00a9n' } },
  });
});

test('others are told to wait where too many lists are read at once; those read come out', async () => {
  const all = await Promise.allSettled(Array.from({ length: 12 }, () => readListFile(utf8('a,b'), 'x.csv')));
  expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(8);
  for (const one of all)
    if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'list/busy', retry: 'later' });
});

test('letters that were opened in another encoding and saved so are refused with the place', async () => {
  const read = (text: string) => readListFile(utf8(text), 'x.csv');
  const place = { line: 2, column: 2, cell: 'Chá»£ LÃ¡ch' };
  await expect(read('id,name\n1,Chá»£ LÃ¡ch\n')).rejects.toMatchObject({
    code: 'list/garbled',
    facts: place,
  });
  await expect(read('TÃªn Ä‘Æ¡n vá»‹;Cáº¥p\nx;2\n')).rejects.toMatchObject({ code: 'list/garbled' });
  expect((await read('Tên;Ghi chú\nXá»;«Mã» ngã Á º\n')).rows).toHaveLength(2);
});
