import fc from 'fast-check';
import { expect, test } from 'vitest';
import { day } from '../../test/world/world.ts';
import { addDays, type Day, weekdayOf } from '../kernel/day.ts';
import type { DueBasis } from './due-day.ts';
import { expectedHolidays, holidaysFrom } from './holiday.rules.ts';
import { addWorkingDays, dueDay, isWorkingDay, workingDaysBetween } from './working-day.rules.ts';

const asExpected = holidaysFrom({ holidays: [], makeUpDays: [] });

/** `days basis from` → the due day, by what is expected of each year. */
const check = (rule: string, due: string) => {
  const [days, basis, from = ''] = rule.split(' ');
  expect(dueDay({ days: Number(days), basis: basis as DueBasis }, day(from), asExpected)).toBe(due);
};

test('ten days from a Thursday land on a Sunday and are due on Monday', () =>
  check('10 calendarDays 2016-08-04', '2016-08-15'));

test('a due day that exists as a working day stays', () => check('10 calendarDays 2016-08-01', '2016-08-11'));

test('the week of Tết is skipped', () => {
  check('10 calendarDays 2016-01-29', '2016-02-15');
  check('3 workingDays 2016-02-04', '2016-02-16');
});

test('30 April and 1 May on a weekend leave Monday and Tuesday free instead', () =>
  check('1 workingDays 2016-04-29', '2016-05-04'));

test('a day of the next month, moved off a weekend, and the last one where the month has no such day', () => {
  check('5 dayOfNextMonth 2016-09-30', '2016-10-05');
  check('5 dayOfNextMonth 2016-10-01', '2016-11-07');
  check('31 dayOfNextMonth 2017-01-31', '2017-02-28');
  check('3 dayOfNextMonth 2016-12-31', '2017-01-03');
});

test('what is due at once is due today, or when offices open again', () => {
  check('0 workingDays 2016-09-01', '2016-09-01');
  check('0 workingDays 2016-09-02', '2016-09-05');
});

const anyDay = fc.integer({ min: 0, max: 5000 }).map((after) => addDays(day('2015-01-01'), after));
const anyDays = fc.array(anyDay, { maxLength: 60 }).map((days) => new Set(days));
const anyHolidays = fc.record({ rest: anyDays, worked: anyDays }).map(({ rest, worked }) => ({
  has: (d: Day) => rest.has(d),
  works: (d: Day) => worked.has(d),
}));

test('a due day is a working day and never before its basis', () =>
  fc.assert(
    fc.property(
      anyDay,
      anyHolidays,
      fc.nat(40),
      fc.constantFrom<DueBasis>('workingDays', 'calendarDays'),
      (from, holidays, days, basis) => {
        const due = dueDay({ days, basis }, from, holidays);
        expect(isWorkingDay(due, holidays)).toBe(true);
        expect(due >= from).toBe(true);
      },
    ),
  ));

test('so many working days later, just as many lie between', () =>
  fc.assert(
    fc.property(anyDay, anyHolidays, fc.integer({ min: 1, max: 40 }), (from, holidays, count) => {
      expect(workingDaysBetween(from, addWorkingDays(from, count, holidays), holidays)).toBe(count);
    }),
  ));

test('more days are never due earlier; a holiday brings no day forward, a make-up day puts none off', () =>
  fc.assert(
    fc.property(anyDay, anyHolidays, fc.nat(30), anyDay, (from, holidays, count, extra) => {
      const due = addWorkingDays(from, count, holidays);
      expect(addWorkingDays(from, count + 1, holidays) >= due).toBe(true);
      const or = (more: (d: Day) => boolean) => (d: Day) => d === extra || more(d);
      expect(addWorkingDays(from, count, { ...holidays, has: or(holidays.has) }) >= due).toBe(true);
      expect(addWorkingDays(from, count, { ...holidays, works: or(holidays.works) }) <= due).toBe(true);
    }),
  ));

test('a year that is decided goes by its list, the others by what is expected', () => {
  const decided = holidaysFrom({
    holidays: [{ day: day('2018-02-14'), name: 'Tết Nguyên đán' }],
    makeUpDays: [{ day: day('2018-02-10'), name: 'Làm bù' }],
  });
  expect([isWorkingDay(day('2018-02-10'), decided), isWorkingDay(day('2018-02-11'), decided)]).toEqual([
    true,
    false,
  ]);
  expect(decided.has(day('2018-02-14'))).toBe(true);
  expect(decided.has(day('2018-09-02'))).toBe(false);
  expect(decided.has(day('2017-09-02'))).toBe(true);
});

test('what is expected of a year lies in it, each day once, every weekend day made good', () => {
  for (let year = 2015; year <= 2040; year++) {
    const days = expectedHolidays(year).map((holiday) => holiday.day);
    expect(days).toEqual([...new Set(days)].sort());
    expect(days.every((d: Day) => d.startsWith(`${year}`))).toBe(true);
    expect(days.filter((d) => weekdayOf(d) <= 5)).toHaveLength(year >= 2021 ? 11 : 10);
  }
});
