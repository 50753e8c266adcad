import { addDays, addMonths, type Day, firstDay, lastDay, monthOf, weekdayOf } from '../kernel/day.ts';
import type { DueRule } from './due-day.ts';

/** The days on which offices rest besides the weekend, and those of a weekend on which they work; a `Set` of holidays will do. */
export interface Holidays {
  has(day: Day): boolean;
  works?(day: Day): boolean;
}

export const isWorkingDay = (day: Day, holidays: Holidays): boolean =>
  !holidays.has(day) && (weekdayOf(day) <= 5 || holidays.works?.(day) === true);

/** The day itself where offices work on it, else the next on which they do. */
export function nextWorkingDay(day: Day, holidays: Holidays): Day {
  let at = day;
  while (!isWorkingDay(at, holidays)) at = addDays(at, 1);
  return at;
}

/** The `count`-th working day after `day`, which itself is not counted; for 0 the day itself, or the next working one. */
export function addWorkingDays(day: Day, count: number, holidays: Holidays): Day {
  let at = count === 0 ? nextWorkingDay(day, holidays) : day;
  for (let left = count; left > 0; left--) at = nextWorkingDay(addDays(at, 1), holidays);
  return at;
}

/** How many working days lie after `from` up to and with `to`; 0 where `to` does not lie after. */
export function workingDaysBetween(from: Day, to: Day, holidays: Holidays): number {
  let count = 0;
  for (let at = addDays(from, 1); at <= to; at = addDays(at, 1)) if (isWorkingDay(at, holidays)) count += 1;
  return count;
}

/**
 * By which day: always a working one, later rather than earlier, as offices do it (a tenth day that is a Sunday is due on
 * Monday). `basisDay` is the day something was heard or sent; for `dayOfNextMonth` any day of the month reported on.
 */
export function dueDay(rule: Pick<DueRule, 'days' | 'basis'>, basisDay: Day, holidays: Holidays): Day {
  if (rule.basis === 'workingDays') return addWorkingDays(basisDay, rule.days, holidays);
  if (rule.basis === 'calendarDays') return nextWorkingDay(addDays(basisDay, rule.days), holidays);
  const month = addMonths(monthOf(basisDay), 1);
  const said = addDays(firstDay(month), rule.days - 1);
  return nextWorkingDay(said <= lastDay(month) ? said : lastDay(month), holidays);
}
