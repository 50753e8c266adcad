import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { officeHere, opened, readByOffice } from '../../test/world/paper.ts';
import { readListFile } from '../server/list-file.ts';
import { tableBytes } from '../server/tables.ts';
import { type Sheet, toCsv, toXlsx } from './sheet.ts';
import { toWorkbook } from './workbook.ts';

const list: Sheet = {
  title: 'Tổ nhân dân tự quản: ấp 1/2',
  columns: [
    { heading: 'Mã', width: 8, kind: 'text' },
    { heading: 'Tên', width: 24, kind: 'text' },
    { heading: 'Số hộ', width: 8, kind: 'count' },
    { heading: 'Đã nhận', width: 14, kind: 'money' },
    { heading: 'Ngày họp', width: 12, kind: 'day' },
  ],
  rows: [
    ['00097', 'Tổ 07, ấp Phú Hòa', 32, 25_000_000, '2016-09-26'],
    ['=1+1', '@SUM(A1)', null, '1500000', null],
    ['+84', '-5', 0, -1, '2016-02-05'],
    ['\t=2', 'hai\ndòng "ngoặc"', '12', '2.5', 'chưa rõ'],
  ],
  note: 'Số liệu ngày 26/9/2016',
};

test('numbers are numbers, days are days, texts are texts', async () => {
  const parts = opened(await toXlsx(list));
  const sheet = parts.get('xl/worksheets/sheet1.xml') ?? '';
  const cellAt = (at: string) => sheet.match(new RegExp(`<c r="${at}"[^>]*?(?:/>|>.*?</c>)`))?.[0];
  expect(cellAt('A4')).toContain('t="s"');
  expect(cellAt('C4')).toMatch(/<v>32<\/v>/);
  expect(cellAt('C4')).not.toContain('t="s"');
  expect(cellAt('D5')).toMatch(/<v>1500000<\/v>/);
  expect(cellAt('E4')).toMatch(/<v>42639<\/v>/);
  expect(cellAt('A5')).toContain('t="s"');
  expect(cellAt('E7')).toContain('t="s"');
  expect(cellAt('C5') ?? '').not.toContain('<v>');
  expect(sheet).not.toContain('<f>');
  expect(parts.get('xl/workbook.xml')).toContain('name="Tổ nhân dân tự quản  ấp 1 2"');
});

test('any text survives in a cell, also what every object of the language has', async () => {
  const words = [...Object.getOwnPropertyNames(Object.prototype), '__proto__', 'length', 'valueOf'];
  const rows = words.map((word) => [word, `${word} 2`]);
  const columns = ['valueOf', 'toString'].map((heading) => ({ heading, width: 20, kind: 'text' as const }));
  const bytes = await toXlsx({ title: 'constructor', note: '__proto__', columns, rows });
  const read = (await readListFile(bytes, 'list.xlsx')).rows.map(({ cells }) => cells.filter(Boolean));
  expect(read).toEqual([['constructor'], ['__proto__'], ['valueOf', 'toString'], ...rows]);
  const workbook = await toWorkbook([{ title: 'Mẫu', widths: [20], rows: words.map((word) => [word]) }]);
  const table = await tableBytes('xlsx', ['valueOf'], [['toString', 1]]);
  const cells = async (of: Uint8Array) => (await readListFile(of, 'list.xlsx')).rows.map((row) => row.cells);
  expect(await cells(workbook)).toEqual(words.map((word) => [word]));
  expect(await cells(table)).toEqual([['valueOf'], ['toString', '1']]);
  for (const part of opened(bytes).values()) expect(part).not.toContain('function');
});

test('the same list is the same bytes', async () =>
  expect(Buffer.from(await toXlsx(list)).equals(Buffer.from(await toXlsx(list)))).toBe(true));

test('what is no number is refused', async () => {
  const bad = { ...list, rows: [['a', 'b', Number.NaN, 1, null]] };
  await expect(toXlsx(bad)).rejects.toThrow(RangeError);
  expect(() => toCsv(bad)).toThrow(RangeError);
});

test('CSV keeps noughts, empties and marks, and disarms formulas', () =>
  expect(toCsv(list)).toBe(
    [
      'Mã,Tên,Số hộ,Đã nhận,Ngày họp',
      '00097,"Tổ 07, ấp Phú Hòa",32,25000000,2016-09-26',
      "'=1+1,'@SUM(A1),,1500000,",
      "'+84,'-5,0,-1,2016-02-05",
      `' =2,"hai\ndòng ""ngoặc""",12,2.5,chưa rõ`,
      '',
    ].join('\r\n'),
  ));

test('a formula behind an invisible sign is disarmed as well, a day that is none is text', () =>
  expect(toCsv({ ...list, rows: [['\u202e=1', ' =1', null, null, '2016-13-45']] }).split('\r\n')[1]).toBe(
    "'=1,' =1,,,2016-13-45",
  ));

test('CSV may begin with the mark of UTF-8', () => {
  expect(toCsv(list, { bom: true }).codePointAt(0)).toBe(0xfeff);
  expect(toCsv(list).startsWith('Mã')).toBe(true);
});

test('whatever is written in texts, CSV reads back as so many rows, none a formula', () =>
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string({ unit: 'binary' }), fc.string()), { minLength: 1 }), (rows) => {
      const csv = toCsv({ ...list, columns: list.columns.slice(0, 2), rows });
      const read: string[][] = parse(csv, { relax_column_count: false });
      expect(read).toHaveLength(rows.length + 1);
      for (const value of read.slice(1).flat()) expect(value).not.toMatch(/^[=+\-@\t\r]/);
    }),
  ));

test.skipIf(!officeHere)('LibreOffice reads the same list', { timeout: 60_000 }, async () => {
  const read = readByOffice({ 'list.xlsx': await toXlsx(list) })['list.xlsx'] ?? '';
  const rows: string[][] = parse(read, { relax_column_count: true, bom: true });
  expect(rows.slice(2)).toEqual([
    ['Mã', 'Tên', 'Số hộ', 'Đã nhận', 'Ngày họp'],
    ['00097', 'Tổ 07, ấp Phú Hòa', '32', '25,000,000', '26/09/2016'],
    ['=1+1', '@SUM(A1)', '', '1,500,000', ''],
    ['+84', '-5', '0', '-1', '05/02/2016'],
    [' =2', 'hai\ndòng "ngoặc"', '12', '2.5', 'chưa rõ'],
  ]);
  expect(rows[1]?.[0]).toBe('Số liệu ngày 26/9/2016');
});
