import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compoundOf, rowsOf, sheetOf, utf8, zipOf } from '../../test/world/list-files.ts';
import { Problem } from '../kernel/problem.ts';
import { readListFile } from './list-file.ts';
import { tableBytes } from './tables.ts';

const cell = (at: string, inside: string) => `<row r="2"><c r="${at}">${inside}</c></row>`;
test.each<[string, string, object, Uint8Array | string]>([
  ['x.csv', 'empty', {}, ''],
  ['x.csv', 'empty', {}, ' \r\n;;\r\n'],
  [
    'x.xlsx',
    'noValue',
    { cell: 'AB2', line: 2, column: 28, sheet: 'Danh sách' },
    sheetOf({ rows: cell('AB2', '<f>A1</f>') }),
  ],
  ['x.xlsx', 'noValue', { cell: 'A2' }, sheetOf({ rows: cell('A2', '<f>A1</f><v></v>') })],
  [
    'x.xlsx',
    'errorValue',
    { cell: 'A2', said: '#REF!' },
    sheetOf({ rows: '<row r="2"><c r="A2" t="e"><f>B1</f><v>#REF!</v></c></row>' }),
  ],
  ['x.xlsx', 'tooManyRows', { most: 1_048_576 }, sheetOf({ rows: '<row r="1"/><row r="1000000000"/>' })],
  ['x.xlsx', 'tooManyColumns', { line: 2, most: 256 }, sheetOf({ rows: cell('XFD2', '<v>1</v>') })],
  ['x.xlsx', 'notXlsx', {}, sheetOf({ rows: cell('XFE2', '<v>1</v>') })],
  [
    'x.xlsx',
    'notXlsx',
    {},
    sheetOf({ rows: cell('A2', '<v>&b;</v>'), before: '<!DOCTYPE a [<!ENTITY b "c">]>' }),
  ],
  ['x.xlsx', 'notXlsx', {}, sheetOf({ rows: cell('A2', '<v>&b;</v>') })],
  ['x.xlsx', 'notXlsx', {}, sheetOf({ rows: '<a>'.repeat(100_000) })],
  ['x.xlsx', 'notXlsx', {}, sheetOf({ rows: `<a ${'x="y" '.repeat(100_000)}/>` })],
  ['x.xlsx', 'notXlsx', {}, zipOf(Array.from({ length: 3000 }, (_, at) => ({ name: `${at}`, bytes: '' })))],
  ['x.xlsx', 'macros', {}, sheetOf({ rows: '', more: [{ name: 'xl/vbaProject.bin', bytes: 'x' }] })],
  [
    'x.xlsx',
    'macros',
    {},
    sheetOf({
      rows: '',
      types: '<Override ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/>',
    }),
  ],
  ['x.xlsm', 'macros', {}, sheetOf({ rows: '' })],
  [
    'x.xlsx',
    'links',
    {},
    sheetOf({ rows: '', more: [{ name: 'xl/externalLinks/externalLink1.xml', bytes: '<a/>' }] }),
  ],
  ['x.xlsx', 'password', {}, compoundOf('EncryptedPackage')],
  ['x.xlsx', 'password', {}, zipOf([{ name: 'a', bytes: 'b', encrypted: true }])],
  ['x.xlsx', 'stranger', { is: 'xls' }, compoundOf('Workbook')],
  ['x.xls', 'stranger', { is: 'xls' }, compoundOf('Book')],
  [
    'x.xlsx',
    'stranger',
    { is: 'html' },
    '\ufeff<!-- a -->\r\n<html><table><tr><td>Xã A</td></tr></table></html>',
  ],
  [
    'x.xls',
    'stranger',
    { is: 'html' },
    '<?xml version="1.0"?><html xmlns:x="urn:schemas-microsoft-com:office:excel">',
  ],
  ['x.kml', 'stranger', { is: 'xml' }, '<?xml version="1.0"?><kml/>'],
  [
    'x.xlsx',
    'stranger',
    { is: 'archive' },
    zipOf([{ name: 'a.zip', bytes: zipOf([{ name: 'b', bytes: 'c' }]) }]),
  ],
  [
    'x.ods',
    'stranger',
    { is: 'ods' },
    zipOf([
      { name: 'mimetype', bytes: 'a' },
      { name: 'content.xml', bytes: '<a/>' },
    ]),
  ],
  ['x.xlsb', 'stranger', { is: 'xlsb' }, zipOf([{ name: 'xl/workbook.bin', bytes: 'a' }])],
  ['x.csv', 'stranger', { is: 'pdf' }, '%PDF-1.7'],
  ['x.csv', 'notText', { line: 2 }, 'Xã A,Tổ 1\nb\0,c\n'],
  ['x.csv', 'quotes', { line: 3 }, 'a,b\n1,2\n"x,y\n3,4'],
  ['x.csv', 'encoding', { line: 2 }, Uint8Array.of(0x61, 0x0a, 0x80, 0x81, 0xfe, 0x41, 0xff, 0x0a)],
  ['x.csv', 'tooManyColumns', { line: 1 }, 'a,'.repeat(300)],
  ['x.csv', 'cellTooLong', { line: 2, column: 2 }, `a,b\n1,${'x'.repeat(40_000)}`],
  ['x.csv', 'oldLetters', { line: 2, column: 2, cell: 'Tæ nh©n' }, 'a,b\n1,Tæ nh©n\n'],
  ['x.csv', 'oldLetters', { line: 3, column: 1 }, 'X· T©n Thµnh\nPh\u00ad\u00eang 1\nẤp T©n\n'],
  ['x.json', 'notJson', { line: 2, column: 6 }, '[1,\n  2, ,3]'],
  ['x.json', 'notJson', { line: 30_001, column: 2 }, `[${'1,\n'.repeat(30_000)} ,2]`],
  ['x.json', 'notJson', { line: 30_001, column: 1 }, `[${'1,\n'.repeat(30_000)}`],
  ['x.json', 'notList', {}, '{'.concat(Array.from({ length: 1001 }, (_, at) => `"${at}":1`).join(','), '}')],
  ['x.json', 'tooDeep', {}, '['.repeat(100_000) + ']'.repeat(100_000)],
])('«%s» is refused: %s %j', async (name, code, facts, bytes) => {
  const given = typeof bytes === 'string' ? utf8(bytes) : bytes;
  const afterAll = ['empty', 'oldLetters'].includes(code);
  const error = await (afterAll ? readListFile(given, name) : rowsOf(given, name)).catch((e) => e);
  expect(error).toBeInstanceOf(Problem);
  expect(error).toMatchObject({ code: `list/${code}`, facts });
  expect(error.says.vi).not.toBe(error.says.en);
});

test.each([
  ['no ring', [], 'notOutlines'],
  [
    'three points',
    [
      [
        [1, 1],
        [2, 1],
        [1, 1],
      ],
    ],
    'badRing',
  ],
  [
    'an open ring',
    [
      [
        [1, 1],
        [2, 1],
        [2, 2],
        [3, 3],
      ],
    ],
    'badRing',
  ],
  [
    'metres',
    [
      [
        [106000, 1],
        [2, 1],
        [2, 2],
        [106000, 1],
      ],
    ],
    'badPosition',
  ],
  [
    'latitude first',
    [
      [
        [10, 106],
        [10, 107],
        [11, 107],
        [10, 106],
      ],
    ],
    'badPosition',
  ],
  [
    'text',
    [
      [
        ['1', 1],
        [2, 1],
        [2, 2],
        ['1', 1],
      ],
    ],
    'badPosition',
  ],
])('an outline of %s is refused', async (_, coordinates, code) => {
  const good = {
    type: 'Polygon',
    coordinates: [
      [
        [1, 1, 5],
        [2, 1, 5],
        [2, 2, 5],
        [1, 1, 5],
      ],
    ],
  };
  const features = [good, { type: 'Polygon', coordinates }].map((geometry) => ({
    type: 'Feature',
    properties: null,
    geometry,
  }));
  const bytes = utf8(JSON.stringify({ type: 'FeatureCollection', features }));
  await expect(readListFile(bytes, 'x.geojson')).rejects.toMatchObject({
    code: `list/${code}`,
    facts: { feature: 2 },
  });
});

test('whatever is broken in a file, the answer is rows or a problem that says so', async () => {
  const whole: [string, Uint8Array][] = [
    ['x.xlsx', await tableBytes('xlsx', ['Mã', 'Tên'], [['01', 'Xã Hòa Lộc']])],
    [
      'x.xlsx',
      sheetOf({
        rows: '<row><c s="0" t="n"><f>1</f><v>1</v></c></row>',
        styles: '<cellXfs><xf numFmtId="14"/></cellXfs>',
      }),
    ],
    ['x.csv', utf8('\ufeffMã;Tên\n01;"Xã ""Hòa"" Lộc"\n')],
    [
      'x.geojson',
      utf8(
        '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"a":"b"},"geometry":{"type":"Polygon","coordinates":[[[1,1],[2,1],[2,2],[1,1]]]}}]}',
      ),
    ],
  ];
  const change = fc.record({ at: fc.nat(), to: fc.integer({ min: 0, max: 255 }), cut: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...whole),
      fc.array(change, { minLength: 1, maxLength: 4 }),
      async ([name, bytes], changes) => {
        let broken = new Uint8Array(bytes);
        for (const { at, to, cut } of changes) {
          broken[at % broken.length] = to;
          if (cut && at % 7 === 0) broken = broken.slice(0, Math.max(1, at % broken.length));
        }
        const error = await rowsOf(broken, name).then(
          () => null,
          (e) => e,
        );
        if (error !== null) expect(error).toBeInstanceOf(Problem);
      },
    ),
    { numRuns: 400 },
  );
});
