import fc from 'fast-check';
import { expect, test } from 'vitest';
import { day, idOf } from '../../test/world/world.ts';
import { gapsIn, nextNumber, refuseNumber, seriesOn } from './number.rules.ts';
import type { Term } from './number.ts';
import { numberWritten, symbolOf } from './plan.rules.ts';

const term = (name: string, from: string, to: string | null): Term => ({
  bodyId: idOf('Đảng ủy'),
  name,
  from: day(from),
  to: to === null ? null : day(to),
});

test('a state body counts by the year, a party body by its term', () => {
  const noted = [term('2015-2020', '2015-05-15', '2020-05-09'), term('2020-2025', '2020-05-10', null)];
  const check = (layout: 'party' | 'state', on: string, terms: Term[], series: string) =>
    expect(seriesOn(layout, day(on), terms)).toBe(series);
  check('state', '2016-12-31', noted, '2016');
  check('state', '2017-01-01', [], '2017');
  check('party', '2016-12-31', [], '2015-2020');
  check('party', '2020-06-30', [], '2015-2020');
  check('party', '2020-07-01', [], '2020-2025');
  check('party', '2020-05-09', noted, '2015-2020');
  check('party', '2020-05-10', noted, '2020-2025');
  check('party', '2015-05-14', noted, '2010-2015');
});

test('numbers are written as each layout writes them', () => {
  expect(numberWritten(33, symbolOf('KH', { symbol: 'ĐU', layout: 'party' }))).toBe('33-KH/ĐU');
  expect(numberWritten(5, symbolOf('KH', { symbol: 'UBND', layout: 'state' }))).toBe('05/KH-UBND');
  expect(numberWritten(null, 'KH/ĐU')).toBe('…-KH/ĐU');
});

const given = fc.uniqueArray(fc.integer({ min: 1, max: 200 }), { maxLength: 60 });

test('the next number is free and above all; given and left out make the whole row', () =>
  fc.assert(
    fc.property(given, (numbers) => {
      const next = nextNumber(numbers);
      expect(refuseNumber(next, '2016', numbers)).toBeNull();
      expect(numbers.every((number) => number < next)).toBe(true);
      const left = gapsIn(numbers).flatMap(({ from, to }) =>
        Array.from({ length: to - from + 1 }, (_, at) => from + at),
      );
      expect([...numbers, ...left].sort((a, b) => a - b)).toEqual(
        Array.from({ length: next - 1 }, (_, at) => at + 1),
      );
    }),
  ));
