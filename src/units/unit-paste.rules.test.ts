import fc from 'fast-check';
import { expect, test } from 'vitest';
import { day, idOf } from '../../test/world/world.ts';
import { looksOld } from '../kernel/old-text.ts';
import type { UnitKind } from './kind.ts';
import { cellsOf, countIn } from './paste.rules.ts';
import { likelyFrom, unitsPasted } from './unit-paste.rules.ts';

const kinds: UnitKind[] = [
  { code: 'commune', vi: 'Xã', en: 'Commune', tier: 3 },
  { code: 'hamlet', vi: 'Ấp', en: 'Hamlet', tier: 4 },
  { code: 'quarter', vi: 'Khu phố', en: 'Quarter', tier: 4 },
  { code: 'group', vi: 'Tổ nhân dân tự quản', en: 'Self-managed group', tier: 5 },
];
const commune = { id: idOf('Xã A'), name: 'Xã A', tier: 3, children: 1 } as const;
const standing = [{ id: idOf('Ấp 1'), name: 'Ấp 1', tier: 4, parents: [commune] }] as never;

/** The one place that knows how a paste is read: what each row would be entered as, or the codes of what is wrong. */
function check(pasted: string, expected: (string | string[])[]) {
  const rows = unitsPasted(pasted, {
    ...{ kinds, standing, from: day('2016-01-01'), under: commune as never },
    idOf: (line) => idOf(`line ${line}`),
  });
  const nameById = new Map([
    [idOf('Xã A'), 'Xã A'],
    [idOf('Ấp 1'), 'Ấp 1'],
    ...rows.map((row) => [row.entry?.id, row.entry?.name] as never),
  ]);
  expect(
    rows.map(({ entry, problems }) =>
      problems.length > 0
        ? problems.map(({ code }) => code)
        : `${entry?.kind} ${entry?.name} < ${nameById.get(entry?.parentId as never)} ${entry?.households ?? '?'}`,
    ),
  ).toEqual(expected);
}

test('columns stand as in the example, or under their headings in any order', () => {
  check('Tổ\tTổ 07\tẤp 1\t24', ['group Tổ 07 < Ấp 1 24']);
  check('TÊN\tThuộc đơn vị\tsố hộ\tghi chú\nTổ 07\tẤp 1\t1.024\tx', ['group Tổ 07 < Ấp 1 1024']);
});

test('a parent may stand in the list itself, before or after', () =>
  check('tổ\tTổ 1\tẤp 2\nấp\tẤp 2\ntổ\tTổ 2\tap 2', [
    'group Tổ 1 < Ấp 2 ?',
    'hamlet Ấp 2 < Xã A ?',
    'group Tổ 2 < Ấp 2 ?',
  ]));

test('a kind that is not said is told by the name', () =>
  check('\tKhu phố 3\n\tTổ 9\tẤp 1\n\tMỹ Phú', [
    'quarter Khu phố 3 < Xã A ?',
    'group Tổ 9 < Ấp 1 ?',
    ['paste/unknown'],
  ]));

test('each row says what is wrong with it', () =>
  check('làng\tLàng 1\nấp\t\ntổ\tTổ 1\tẤp 9\nấp\tẤp 3\t\tnhiều\nấp\tẤp 1\nấp\tẤp 4\nấp\tẤP 4\nxã\tXã B', [
    ['paste/unknown'],
    ['paste/noName'],
    ['paste/unknown'],
    ['paste/notCount'],
    ['unit/nameTaken'],
    'hamlet Ấp 4 < Xã A ?',
    ['unit/nameTaken'],
    ['unit/notBelow'],
  ]));

test('a parent of two names is asked for again', () =>
  check('ấp\tẤp 2\nkhu phố\tẤp 2\ntổ\tTổ 1\tẤp 2', [
    'hamlet Ấp 2 < Xã A ?',
    ['unit/nameTaken'],
    ['paste/unclear'],
  ]));

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

test('a number outside its range is told the range; what hangs under a wrong row is told of that row', () => {
  const rows = unitsPasted('ấp\tẤp 2\t\t-5\ntổ\tTổ 1\tẤp 2\nấp\tẤp 3\t\t99999999999\nấp\tẤp 4\t\tít', {
    ...{ kinds, standing, from: day('2016-01-01'), under: commune as never },
    idOf: (line) => idOf(`line ${line}`),
  });
  expect(rows.map(({ problems }) => problems.map(({ says }) => says.vi))).toEqual([
    ['«Số hộ» phải từ 0 đến 100.000, đang ghi «-5».'],
    ['Đơn vị cấp trên ở dòng 1 chưa đúng; sửa dòng đó trước.'],
    ['«Số hộ» phải từ 0 đến 100.000, đang ghi «99999999999».'],
    ['«Số hộ» phải là số nguyên, đang ghi «ít».'],
  ]);
});

test('a list holds from the beginning of a house just set up, and from today later on', () => {
  const from = (begins: string | null, children: number, today: string) =>
    likelyFrom({ children }, [{ from: begins === null ? null : day(begins) }], day(today));
  expect(from('2016-01-01', 0, '2018-09-26')).toBe('2016-01-01');
  expect(from('2016-01-01', 9, '2016-09-26')).toBe('2016-01-01');
  expect(from('2016-01-01', 9, '2018-09-26')).toBe('2018-09-26');
  expect(from(null, 0, '2016-09-26')).toBe('2016-09-26');
});
