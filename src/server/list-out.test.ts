import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Sheet, toCsv, toXlsx } from '../documents/sheet.ts';
import { printable } from '../documents/spelling.ts';
import { tidy } from '../kernel/name.ts';
import { readListFile } from './list-file.ts';

/** What a spreadsheet might reckon, part, quote or lose, among words as people write them. */
const text = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'=+-@＝＋－＠\'",;\t\r\n| 0a7%'), maxLength: 12 }),
  fc.constantFrom(
    '00097',
    'Tổ 07, ấp Phú Hòa',
    '- họp tổ\n- thăm hộ',
    "'=1+1",
    '=HYPERLINK("x";"y")',
    'sep=;',
    '1e5',
    '',
  ),
);
const columns = ['Mã', 'Tên', 'Ghi chú'].map((heading) => ({ heading, width: 20, kind: 'text' as const }));
const list = (rows: string[][]): Sheet => ({ title: 'Danh sách', note: 'Xã thử', columns, rows });
const read = async (bytes: Uint8Array | string, name: string) =>
  (await readListFile(new Uint8Array(Buffer.from(bytes as string)), name)).rows.map(({ cells }) => cells);

/** A row as a reader of lists sees it: tidy, blank cells at its end left out. */
function tidied(row: readonly string[]): string[] {
  const cells = row.map((cell) => tidy(printable(cell)));
  return cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1);
}

test('whatever people typed, what leaves is read back as it was', { timeout: 120_000 }, () =>
  fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(text, text, text), { minLength: 1, maxLength: 60 }), async (rows) => {
      const wanted = [
        columns.map(({ heading }) => heading),
        ...rows.map(tidied).filter((row) => row.length > 0),
      ];
      expect(await read(toCsv(list(rows), { bom: true }), 'ds.csv')).toEqual(wanted);
      const sheet = await read(await toXlsx(list(rows)), 'ds.xlsx');
      expect(sheet.slice(2)).toEqual(wanted);
    }),
    { numRuns: 12 },
  ),
);
