import { expect, test } from 'vitest';
import { lunarDay } from './lunar.rules.ts';

test('the first day of Tết falls as the printed calendars have it', () => {
  const printed =
    '2000-02-05 2001-01-24 2004-01-22 2005-02-09 2007-02-17 2010-02-14 2012-01-23 2014-01-31 2015-02-19 2016-02-08 2017-01-28 2018-02-16 2019-02-05 2020-01-25 2021-02-12 2022-02-01 2023-01-22 2024-02-10 2025-01-29 2026-02-17 2027-02-06 2028-01-26 2029-02-13 2030-02-02';
  for (const day of printed.split(' ')) expect(lunarDay(Number(day.slice(0, 4)), 1, 1)).toBe(day);
});

test('where Việt Nam and its neighbour part, it is as in Việt Nam', () => {
  expect(lunarDay(1985, 1, 1)).toBe('1985-01-21');
  expect(lunarDay(2007, 1, 1)).toBe('2007-02-17');
});

test('Giỗ Tổ falls as the printed calendars have it, leap months before it or not', () => {
  const printed =
    '2015-04-28 2016-04-16 2017-04-06 2018-04-25 2019-04-14 2020-04-02 2021-04-21 2022-04-10 2023-04-29 2024-04-18 2025-04-07 2026-04-26';
  for (const day of printed.split(' ')) expect(lunarDay(Number(day.slice(0, 4)), 3, 10)).toBe(day);
});
