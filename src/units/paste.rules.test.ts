import fc from 'fast-check';
import { expect, test } from 'vitest';
import { day } from '../../test/world/world.ts';
import { looksOld } from '../kernel/old-text.ts';
import { cellsOf, countIn } from './paste.rules.ts';
import { likelyFrom } from './unit-columns.rules.ts';

test('text of the old encodings is refused, Vietnamese and quotes are not', () => {
  for (const old of ['Uû ban nh©n d©n', 'Tæ nh©n d©n', 'Uûy ban nhaân daân', 'aáp Myõ Phuù'])
    expect(looksOld(old)).toBe(true);
  for (const fine of [
    'Ủy ban nhân dân',
    'Tổ «Ổn định»',
    'Ấp Mỹ Phú · 2',
    'Nguyễn Hoàng Ý',
    'xoong, boong',
    'Quới Sơn',
    'Khuê',
    'hoà, thuỷ, quý, uỷ',
  ])
    expect([fine, looksOld(fine)]).toEqual([fine, false]);
});

test('a pasted list that is surely in an old script comes in Unicode; two words are not enough', () => {
  const list = 'STT\tTªn\n1\tTæ nh©n d©n ch\u00ad¬ng\n2\tTæ 2';
  expect(cellsOf(list)).toEqual([
    ['STT', 'Tên'],
    ['1', 'Tổ nhân dân chương'],
    ['2', 'Tổ 2'],
  ]);
  expect(cellsOf('Tæ 1\tẤp T©n')).toEqual([['Tæ 1', 'Ấp T©n']]);
});

test('a cell in quotes may hold tabs, line breaks and quotes', () => {
  expect(cellsOf('a\t"b\nc ""d"""\te\r\n\r\n\t\nf')).toEqual([['a', 'b c "d"', 'e'], ['f']]);
  expect(cellsOf('"a" b\tc')).toEqual([['"a" b', 'c']]);
});

test('whatever a spreadsheet copies comes back cell by cell', () =>
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.stringMatching(/^[a-zấổ"\t\n]{0,6}$/), { minLength: 2, maxLength: 4 })),
      (rows) => {
        const quoted = (cell: string) => (/["\t\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
        const pasted = rows.map((cells) => cells.map(quoted).join('\t')).join('\r\n');
        const plain = rows.map((cells) => cells.map((cell) => cell.replace(/\s+/g, ' ').trim()));
        const read = cellsOf(pasted);
        expect(read.map((cells) => cells.join('|').replace(/\|+$/, ''))).toEqual(
          plain.filter((cells) => cells.some(Boolean)).map((cells) => cells.join('|').replace(/\|+$/, '')),
        );
      },
    ),
  ));

test('a number is read as people type it', () =>
  expect(['', '24', '1.250', '1,250', '24 hộ', '-1', '2.5'].map(countIn)).toEqual([
    ...[null, 24, 1250, 1250, Number.NaN, -1, Number.NaN],
  ]));

test('a list holds from the beginning of a house just set up, and from today later on', () => {
  const from = (begins: string | null, children: number, today: string) =>
    likelyFrom({ children }, [{ from: begins === null ? null : day(begins) }], day(today));
  expect(from('2016-01-01', 0, '2018-09-26')).toBe('2016-01-01');
  expect(from('2016-01-01', 9, '2016-09-26')).toBe('2016-01-01');
  expect(from('2016-01-01', 9, '2018-09-26')).toBe('2018-09-26');
  expect(from(null, 0, '2016-09-26')).toBe('2016-09-26');
});
