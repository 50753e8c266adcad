import { expect, test } from 'vitest';
import { shadeOf, stepsOf } from './unit-map.rules.ts';

test('every count has one shade, and the key tells which', () => {
  for (const most of [0, 1, 3, 4, 7, 29, 148, 100_000])
    for (const count of new Set(
      [0, 1, 2, Math.floor(most / 2), most - 1, most].filter((n) => n >= 0 && n <= most),
    )) {
      const step = stepsOf(most).find(({ from, to }) => from <= count && count <= to);
      expect([most, count, step?.shade]).toEqual([most, count, shadeOf(count, most)]);
    }
  expect(shadeOf(null, 9)).toBeNull();
  expect(stepsOf(29).map(({ from, to }) => `${from}-${to}`)).toEqual([
    '0-0',
    '1-7',
    '8-14',
    '15-21',
    '22-29',
  ]);
});
