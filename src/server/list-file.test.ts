import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compoundOf, type Sheet, sheetOf, zipOf } from '../../test/world/hostile-lists.ts';
import { clean } from '../kernel/name.ts';
import { Problem } from '../kernel/problem.ts';
import { readListFile } from './list-file.ts';
import type { Outlines } from './list-geojson.ts';
import { sentLimits } from './list-limits.ts';
import { readList } from './list-reading.ts';
import { tableBytes } from './tables.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const rows = [
  ['Mã', 'Tên đơn vị'],
  ['01', 'Xã Hòa Lộc'],
];
const lined = rows.map((cells, at) => ({ line: at + 1, cells }));
const csv = (delimiter: string, end = '\r\n') => rows.map((cells) => cells.join(delimiter)).join(end);
const utf16 = (text: string, big = false) => {
  const bytes = Buffer.from(text, 'utf16le');
  return new Uint8Array(big ? bytes.swap16() : bytes);
};

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

/** The rows, read in this thread. */
async function rowsOf(bytes: Uint8Array | string, name = 'x.csv'): Promise<[number, ...string[]][]> {
  const read: [number, ...string[]][] = [];
  const take = (line: number, cells: string[]) => read.push([line, ...cells]);
  await readList(typeof bytes === 'string' ? utf8(bytes) : bytes, name, {
    limits: sentLimits,
    eightBit: true,
    take,
  });
  return read;
}

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

test('text in Windows-1258, where tones stand behind their letters', async () => {
  const bytes = Buffer.from('M\xe3;T\xean \xf0\xf5n vi\xf2\r\n01;X\xe3 Ho\xccA L\xf4\xf2c\r\n', 'latin1');
  bytes.set([0x61], bytes.indexOf('\xccA', 0, 'latin1') + 1);
  expect(await readListFile(bytes, 'x.csv')).toMatchObject({ encoding: 'windows-1258', oldLetters: null });
});

test.each<[string, string, Partial<Sheet>]>([
  [
    'shared, inline and rich text',
    'Xã A|Tổ 1|Hoà Lộc',
    {
      strings:
        '<si><t>Xã A</t></si><si><r><t>Hoà </t></r><r><t xml:space="preserve">Lộc</t></r><rPh sb="0" eb="1"><t>x</t></rPh></si>',
      rows: '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>Tổ 1</t></is></c><c r="C1" t="s"><v>1</v></c></row>',
    },
  ],
  [
    'codes as text and as numbers, with the zeros that are shown',
    '00097|97|00097|28993',
    {
      styles:
        '<numFmts><numFmt numFmtId="164" formatCode="00000"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs>',
      rows: '<row><c t="str"><v>00097</v></c><c><v>97</v></c><c s="1"><v>97</v></c><c s="1"><v>28993</v></c></row>',
    },
  ],
  [
    'numbers as people wrote them',
    '0.3|1250|-5|1000000|84912345678|10.1545',
    {
      rows: `<row>${['0.30000000000000004', '1250', '-5', '1E6', '84912345678', '10.154500000000001'].map((v) => `<c><v>${v}</v></c>`).join('')}</row>`,
    },
  ],
  [
    'days, however they are shown',
    '2025-07-01|2025-07-01|2025-07-01|2025-07-01|1900-01-01|08:30',
    {
      styles:
        '<numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/><numFmt numFmtId="165" formatCode="[$-42A]&quot;ngày&quot; d mmmm yyyy;@"/></numFmts>' +
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="20"/></cellXfs>',
      rows: '<row><c s="1"><v>45839</v></c><c s="2"><v>45839.5</v></c><c s="3"><v>45839</v></c><c t="d"><v>2025-07-01T00:00:00</v></c><c s="1"><v>1</v></c><c s="4"><v>0.354166666666667</v></c></row>',
    },
  ],
  [
    'what formulas last said',
    '42|ba|TRUE',
    {
      rows: '<row><c><f>6*7</f><v>42</v></c><c t="str"><f>LOWER("BA")</f><v>ba</v></c><c t="b"><f>1=1</f><v>1</v></c><c t="str"><f>""</f><v></v></c></row>',
    },
  ],
  [
    'gaps, blanks, comments and sections',
    '|b|<&>|a\u20ac',
    {
      rows: '<!-- x --><row r="3"><c r="B3" t="str"><v>b</v></c><c r="C3" t="str"><v><![CDATA[<&>]]></v></c><c r="D3" t="str"><v>a&#x20AC;</v></c><c r="XFD3" s="1"/></row>',
    },
  ],
  ['elements with a prefix', 'a', { rows: '<x:row><x:c t="str"><x:v>a</x:v></x:c></x:row>' }],
  [
    'a line break and what no one sees',
    'Tổ 1 ấp 2',
    { rows: '<row><c t="str"><v> Tổ\u00a01_x000D_\n\u200bấp   2</v></c></row>' },
  ],
])('a sheet with %s', async (_, cells, sheet) => {
  const [[, ...read] = []] = await rowsOf(sheetOf({ rows: '', ...sheet }), 'x.xlsx');
  expect(read.join('|')).toBe(cells);
});

test('the first sheet that is shown is read, the others are named; days may count from 1904', async () => {
  const workbook =
    '<workbook xmlns:r="r"><workbookPr date1904="1"/><sheets><sheet name="Ẩn" state="hidden" r:id="r9"/>' +
    '<sheet name="Tổ &amp; ấp" r:id="r1"/><sheet name="Ghi chú" r:id="r8"/></sheets></workbook>';
  const styles = '<cellXfs><xf numFmtId="14"/></cellXfs>';
  const bytes = sheetOf({ rows: '<row><c><v>44377</v></c></row>', workbook, styles });
  expect(await readListFile(bytes, 'x.xlsx')).toMatchObject({
    ...{ sheet: 'Tổ & ấp', sheets: ['Ẩn', 'Tổ & ấp', 'Ghi chú'], rows: [{ line: 1, cells: ['2025-07-01'] }] },
  });
});

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

const windows1258 = new Map(
  Array.from({ length: 128 }, (_, at) => [
    new TextDecoder('windows-1258').decode(Uint8Array.of(128 + at)),
    128 + at,
  ]),
);
/** A letter as it is, else its base and its tone. */
const as1258 = (text: string) =>
  Uint8Array.from(
    [...text].flatMap((letter) => {
      const apart = letter.normalize('NFD');
      const tone = /[\u0300\u0301\u0303\u0309\u0323]/.exec(apart)?.[0] ?? '';
      const parts =
        windows1258.has(letter) || letter < '\x80'
          ? [letter]
          : [apart.replace(tone, '').normalize('NFC'), tone];
      return parts.map((part) => windows1258.get(part) ?? part.charCodeAt(0));
    }),
  );
const word = fc.constantFrom(
  'Xã',
  'Hòa',
  'Lộc',
  'Đường',
  'Ấp',
  'Quỳnh',
  'Ữ',
  'ỵ',
  'tổ',
  '7',
  'A',
  '"',
  ',',
  ';',
  '\t',
  '\n',
  '\r\n',
);
const vietnamese = fc.array(word, { maxLength: 5 }).map((words) => words.join(' '));
const anything = fc
  .string({ unit: 'grapheme', maxLength: 12 })
  .filter((text) => !/[\0\ufffd-\uffff]|\p{Cs}/u.test(text));

test.each<[string, fc.Arbitrary<string>, (text: string) => Uint8Array]>([
  ['UTF-8', anything, utf8],
  ['UTF-8 with its mark', anything, (text) => utf8(`\ufeff${text}`)],
  ['UTF-16', anything, (text) => utf16(`\ufeff${text}`)],
  ['UTF-16, high byte first', anything, (text) => utf16(`\ufeff${text}`, true)],
  ['Windows-1258', vietnamese, as1258],
])('any table written in %s reads back the same', async (_, text, encode) => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(',', ';', '\t'),
      fc.constantFrom('\n', '\r\n', '\r'),
      fc.array(fc.array(text, { minLength: 1, maxLength: 4 }), { maxLength: 6 }),
      async (delimiter, end, table) => {
        const heading = ['Mã đơn vị', 'Tên', 'Số hộ', 'Ấp'];
        const quoted = (one: string) => (/[",;\t\r\n]/.test(one) ? `"${one.replaceAll('"', '""')}"` : one);
        const written = [heading, ...table].map((cells) => cells.map(quoted).join(delimiter)).join(end);
        const cleaned = [heading, ...table].map((cells) => cells.map(clean).join('|').replace(/\|+$/, ''));
        const read = await rowsOf(encode(written));
        expect(read.map(([, ...cells]) => cells.map(clean).join('|'))).toEqual(
          cleaned.filter((row) => row !== ''),
        );
      },
    ),
  );
});

test('CSV is read, and refused, as another reader of RFC 4180 does', async () => {
  const text = fc.string({
    unit: fc.constantFrom('a', 'ổ', ',', '"', '""', '\n', '\r\n', '\r', ' '),
    maxLength: 40,
  });
  await fc.assert(
    fc.asyncProperty(text, async (body) => {
      const csv = `"h,1",2,3,4,5,6,7,8,9\n${body}`;
      let theirs: string[][] | null = null;
      try {
        theirs = parse(csv, { record_delimiter: ['\r\n', '\n', '\r'], relax_column_count: true });
      } catch {}
      const ours = await rowsOf(csv).catch((error: Problem) => error.code);
      const cleaned = theirs
        ?.map((cells) => cells.map(clean).join('|').replace(/\|+$/, ''))
        .filter((row) => row !== '');
      expect(typeof ours === 'string' ? ours : ours.map(([, ...cells]) => cells.join('|'))).toEqual(
        cleaned ?? 'list/quotes',
      );
    }),
    { numRuns: 1000 },
  );
});

test('a first line «sep=;» says the delimiter and is no row', async () => {
  expect(await rowsOf('sep=;\r\na,b;c\r\n')).toEqual([[2, 'a,b', 'c']]);
  expect(await rowsOf('DANH SÁCH TỔ\nMã;Tên\n1;Tổ 1, ấp 2')).toEqual([
    [1, 'DANH SÁCH TỔ'],
    [2, 'Mã', 'Tên'],
    [3, '1', 'Tổ 1, ấp 2'],
  ]);
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

const soffice = ['/usr/bin/soffice', '/usr/bin/libreoffice'].find(existsSync);
test.skipIf(!soffice)('a spreadsheet that LibreOffice saved (skipped without LibreOffice)', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'ba-nam-office-'));
  const csv = path.join(folder, 'list.csv');
  writeFileSync(
    csv,
    'Mã,Tên,Từ ngày,Số hộ,Tổng\n"01",Xã Hòa Lộc,2025-07-01,1250,=D2*2\n02,"Tổ ""1"", ấp",2016-12-31,24.5,=D3&"x"\n',
  );
  const filter = '44,34,76,1,1/2/2/2/3/5,1066,false,true,false,false,false,-1';
  execFileSync(
    soffice as string,
    [
      `-env:UserInstallation=file://${folder}/user`,
      '--headless',
      '--convert-to',
      'xlsx',
      `--infilter=CSV:${filter}`,
      '--outdir',
      folder,
      csv,
    ],
    { stdio: 'ignore' },
  );
  const list = await readListFile(readFileSync(path.join(folder, 'list.xlsx')), 'list.xlsx');
  rmSync(folder, { recursive: true });
  expect(list).toMatchObject({ format: 'xlsx', sheets: ['list'] });
  expect(list.rows.map(({ cells }) => cells)).toEqual([
    ['Mã', 'Tên', 'Từ ngày', 'Số hộ', 'Tổng'],
    ['01', 'Xã Hòa Lộc', '2025-07-01', '1250', '2500'],
    ['02', 'Tổ "1", ấp', '2016-12-31', '24.5', '24.5x'],
  ]);
});

test('others are told to wait where too many lists are read at once; those read come out', async () => {
  const all = await Promise.allSettled(Array.from({ length: 12 }, () => readListFile(utf8('a,b'), 'x.csv')));
  expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(8);
  for (const one of all)
    if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'list/busy', retry: 'later' });
});
