import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clean } from '../kernel/name.ts';
import { Problem } from '../kernel/problem.ts';
import { readTable, type TableKind, tableBytes } from './tables.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'ba-nam-tables-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** The rows of a file with these contents: line, then cells. */
async function read(
  contents: string | Uint8Array,
  kind: TableKind = 'csv',
): Promise<[number, ...string[]][]> {
  const file = path.join(folder, `table.${kind}`);
  await writeFile(file, contents);
  const rows: [number, ...string[]][] = [];
  await readTable(file, (line, cells) => rows.push([line, ...cells]));
  return rows;
}

test.each([
  ['a,b\n1,2\n', 'comma, LF'],
  ['a;b\r\n1;2\r\n', 'semicolon, CRLF'],
  ['a\tb\n1\t2', 'tab, no last line break'],
  ['\ufeffa,b\r\n1,2', 'BOM'],
  ['"a","b"\n"1","2"\n', 'quoted'],
  [' a , b\n1,2 \n', 'blanks around'],
])('reads %j (%s)', async (contents) => {
  expect(await read(contents)).toEqual([
    [1, 'a', 'b'],
    [2, '1', '2'],
  ]);
});

test('a row keeps the line on which it begins, blank rows are left out', async () => {
  expect(await read('a,b\r\n"x\r\ny\nz",1\r\n\r\n,\r\nlast,"say ""no"""')).toEqual([
    [1, 'a', 'b'],
    [2, 'x y z', '1'],
    [7, 'last', 'say "no"'],
  ]);
});

test('the heading shows the delimiter even where another stands inside quotes', async () => {
  expect(await read('"a;b;c",d\n"1;2",3\n')).toEqual([
    [1, 'a;b;c', 'd'],
    [2, '1;2', '3'],
  ]);
});

test('decomposed letters come out composed', async () => {
  expect(await read('mã\nTổ 1\n'.normalize('NFD'))).toEqual([
    [1, 'mã'],
    [2, 'Tổ 1'],
  ]);
});

test.each([
  ['a,b\n1,"x\n2,y\n', 2],
  ['a,b\n1,x"y"\n', 2],
  ['a,b\n1,2\n"x"y,3\n', 3],
])('says where the quotes of %j go wrong', async (contents, line) => {
  const error = await read(contents).catch((e) => e);
  expect(error).toMatchObject({ code: 'list/quotes', facts: { line } });
});

test('says on which line the bytes are no UTF-8', async () => {
  const error = await read(Buffer.from([0x69, 0x64, 0x0a, 0x61, 0x0a, 0xe1, 0x0a])).catch((e) => e);
  expect(error).toMatchObject({ code: 'list/encoding', facts: { line: 3, column: 1 } });
});

test('a file is what it holds, whatever its name; what is no table is refused', async () => {
  expect(await read(await tableBytes('xlsx', ['a', 'b'], [['1', 2]]), 'csv')).toEqual([
    [1, 'a', 'b'],
    [2, '1', '2'],
  ]);
  expect(await read('a,b\n', 'xlsx')).toEqual([[1, 'a', 'b']]);
  await expect(read('', 'xlsx')).rejects.toThrow(Problem);
  await expect(read('{"a":1}', 'xlsx')).rejects.toThrow(Problem);
  const whole = await tableBytes('xlsx', ['a'], [['b']]);
  await expect(read(whole.slice(0, whole.length - 300), 'xlsx')).rejects.toThrow(Problem);
});

test('a spreadsheet that unpacks to gigabytes is refused before it is unpacked', async () => {
  const bomb = Buffer.from(await tableBytes('xlsx', ['a'], []));
  const directory = bomb.readUInt32LE(bomb.length - 6);
  bomb.writeUInt32LE(0xf0000000, directory + 24);
  await expect(read(bomb, 'xlsx')).rejects.toMatchObject({ code: 'list/unpacksTooLarge' });
});

/** No control signs, which XML cannot hold, no mark of broken text, and no names of `Object`, over which the writer of XLSX stumbles. */
const cell = fc
  .string({ unit: 'grapheme', maxLength: 12 })
  .filter((text) => !/\p{Cc}|[\ufffd-\uffff]|_x/u.test(text) && !(text in {}))
  .map(clean);

test.each(['csv', 'xlsx'] as const)(
  'what is written as %s is read again, the same bytes each time',
  async (kind) => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell, fc.nat()), { maxLength: 8 }), async (rows) => {
        const bytes = await tableBytes(kind, ['unit', 'official', 'cost'], rows);
        expect(await tableBytes(kind, ['unit', 'official', 'cost'], rows)).toEqual(bytes);
        expect(await read(bytes, kind)).toEqual([
          [1, 'unit', 'official', 'cost'],
          ...rows.map(([a, b, c], at) => [at + 2, a, b, String(c)]),
        ]);
      }),
      { numRuns: 40 },
    );
  },
);

test('a CSV quotes only what needs it', async () => {
  const bytes = await tableBytes('csv', ['unit', 'official', 'cost'], [['to,1', 'cb "1"', 7]]);
  expect(Buffer.from(bytes).toString()).toBe('unit,official,cost\n"to,1","cb ""1""",7\n');
});
