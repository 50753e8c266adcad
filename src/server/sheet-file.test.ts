import { expect, test } from 'vitest';
import { type Sheet, toXlsx } from '../documents/sheet.ts';
import { xlsxOf } from './sheet-file.ts';

const columns = Array.from({ length: 10 }, (_, at) => ({
  heading: `Cột ${at}`,
  width: 20,
  kind: 'text' as const,
}));
const list = (rows: number, text: string): Sheet => ({
  title: 'Danh sách',
  note: 'Xã thử',
  columns,
  rows: Array.from({ length: rows }, (_, row) => columns.map((_, at) => `${text} ${row} ${at}`)),
});

test('a large list is made apart, the same bytes, while others are answered', {
  timeout: 60_000,
}, async () => {
  const large = list(4000, 'ô');
  let worst = 0;
  let last = performance.now();
  const clock = setInterval(() => {
    const now = performance.now();
    worst = Math.max(worst, now - last);
    last = now;
  }, 10);
  const bytes = await xlsxOf(large).finally(() => clearInterval(clock));
  expect(worst).toBeLessThan(1000);
  expect(Buffer.from(bytes).equals(Buffer.from(await toXlsx(large)))).toBe(true);
});

test('what is too large for a spreadsheet is refused, and the next list is made', {
  timeout: 120_000,
}, async () => {
  const heavy = list(9000, 'nội dung rất dài '.repeat(300));
  await expect(xlsxOf(heavy)).rejects.toMatchObject({ code: 'sheet/tooHeavy' });
  expect((await xlsxOf(list(2001, 'ô'))).length).toBeGreaterThan(1000);
});
