import { expect, test } from 'vitest';
import { type Column, filtered, ordered, totalOf } from './list-order.ts';

interface Row {
  name: string;
  count: number | null;
}
const name: Column<Row> = { head: { vi: 'Tên', en: 'Name' }, of: (row) => row.name };
const count: Column<Row> = { head: { vi: 'Số', en: 'Count' }, of: (row) => row.count, kind: 'count' };
const rows = (...names: string[]): Row[] => names.map((one, at) => ({ name: one, count: at }));
const namesOf = (some: readonly Row[]) => some.map((row) => row.name);

test('names stand as in a Vietnamese dictionary, Tổ 2 before Tổ 10', () =>
  expect(namesOf(ordered(rows('Tổ 10', 'Đông', 'Dương', 'Tổ 2', 'Ấp'), name, false))).toEqual([
    'Ấp',
    'Dương',
    'Đông',
    'Tổ 2',
    'Tổ 10',
  ]));

test('people stand by given name', () =>
  expect(
    namesOf(ordered(rows('Nguyễn Thị Bình', 'Trần Văn An'), { ...name, kind: 'person' }, false)),
  ).toEqual(['Trần Văn An', 'Nguyễn Thị Bình']));

test('what is unknown stands last, upwards and downwards', () => {
  const some = [{ name: 'a', count: null }, ...rows('b', 'c')];
  expect(namesOf(ordered(some, count, false))).toEqual(['b', 'c', 'a']);
  expect(namesOf(ordered(some, count, true))).toEqual(['c', 'b', 'a']);
});

test('a filter reads words, not figures, and prefers the very number', () => {
  const some = rows('Tổ 7', 'Tổ 70', 'Tổ 8');
  expect(namesOf(filtered(some, [name, count], 'to 7'))).toEqual(['Tổ 7']);
  expect(namesOf(filtered(some, [name, count], 'to'))).toEqual(['Tổ 7', 'Tổ 70', 'Tổ 8']);
  expect(namesOf(filtered(some, [name, count], '1'))).toEqual([]);
});

test('a total passes over what is unknown; of nothing known there is none', () => {
  expect(totalOf([{ name: 'a', count: null }, ...rows('b', 'c', 'd')], count)).toBe(3);
  expect(totalOf([{ name: 'a', count: null }], count)).toBe(null);
});
