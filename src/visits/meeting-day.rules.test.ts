import fc from 'fast-check';
import { expect, test } from 'vitest';
import { day, month } from '../../test/world/world.ts';
import { addMonths, monthOf, weekdayOf } from '../kernel/day.ts';
import {
  clash,
  nextMeeting,
  occurrences,
  occurrencesIn,
  refuseMeetingDay,
  withClashes,
} from './meeting-day.rules.ts';

const on = (dayOfMonth: number) => ({ dayOfMonth, week: null, weekday: null });
const the = (week: number, weekday: number) => ({ dayOfMonth: null, week, weekday });

test('the same day each month, in a shorter month its last', () => {
  expect(occurrences(on(15), month('2016-09'))).toEqual(['2016-09-15']);
  expect(occurrences(on(31), month('2016-09'))).toEqual(['2016-09-30']);
  expect(occurrences(on(30), month('2016-02'))).toEqual(['2016-02-29']);
});

test('a weekday of a week; the fifth is the last', () => {
  expect(occurrences(the(2, 5), month('2016-09'))).toEqual(['2016-09-09']);
  expect(occurrences(the(1, 4), month('2016-09'))).toEqual(['2016-09-01']);
  expect(occurrences(the(5, 5), month('2016-09'))).toEqual(['2016-09-30']);
  expect(occurrences(the(5, 1), month('2016-09'))).toEqual(['2016-09-26']);
});

test('any rule meets once in every month, on its weekday', () => {
  const rule = fc.oneof(
    fc.integer({ min: 1, max: 31 }).map(on),
    fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 7 })).map(([w, d]) => the(w, d)),
  );
  const of = fc.integer({ min: 0, max: 600 }).map((count) => addMonths(month('2010-01'), count));
  fc.assert(
    fc.property(rule, of, (some, m) => {
      const [only, ...more] = occurrences(some, m);
      if (only === undefined) throw new Error('no meeting');
      expect([more, monthOf(only)]).toEqual([[], m]);
      if (some.weekday !== null) expect(weekdayOf(only)).toBe(some.weekday);
    }),
  );
});

test('only while the rule holds', () => {
  const rule = { ...on(15), from: day('2016-08-16'), until: day('2016-10-15') };
  expect(occurrencesIn(rule, { from: day('2016-08-01'), to: day('2016-12-31') })).toEqual(['2016-09-15']);
  expect(nextMeeting(rule, day('2016-09-15'))).toBe('2016-09-15');
  expect(nextMeeting(rule, day('2016-09-16'))).toBeNull();
  expect(nextMeeting(on(5), day('2016-12-06'))).toBe('2017-01-05');
});

test('one rule or the other', () => {
  const code = (dayOfMonth: number | null, week: number | null, weekday: number | null) =>
    refuseMeetingDay({ dayOfMonth, week, weekday })?.code ?? null;
  expect([code(1, null, null), code(null, 2, 5)]).toEqual([null, null]);
  for (const wrong of [code(null, null, null), code(1, 2, 5), code(null, 2, null), code(1, null, 5)])
    expect(wrong).toBe('meetingDay/oneRule');
});

test('two meetings within two hours of one evening clash for who holds both', () => {
  const at = (time: string, on = '2016-09-15') => ({ day: day(on), time });
  expect([clash(at('19:00'), at('21:00')), clash(at('19:00'), at('21:01'))]).toEqual([true, false]);
  expect(clash(at('19:00'), at('19:00', '2016-09-16'))).toBe(false);
  const meeting = (unitName: string, time: string, ...who: string[]) => ({
    ...at(time),
    unitId: unitName as never,
    unitName,
    officials: who.map((id) => ({ id })),
  });
  const all = withClashes([
    meeting('tổ1', '19:00', 'An'),
    meeting('tổ2', '19:30', 'An', 'Bình'),
    meeting('tổ3', '19:30', 'Cúc'),
  ]);
  expect(all.map((m) => m.clashes.map((c) => `${c.unitName} ${c.officialId}`))).toEqual([
    ['tổ2 An'],
    ['tổ1 An'],
    [],
  ]);
});
