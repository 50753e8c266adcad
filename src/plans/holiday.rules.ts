import { addDays, type Day, daysBetween, weekdayOf, written } from '../kernel/day.ts';
import { type Problem, problems } from '../kernel/problem.ts';
import type { Holiday, HolidayList, HolidaysSet } from './due-day.ts';
import { lunarDay } from './lunar.rules.ts';
import type { Holidays } from './working-day.rules.ts';

export const holidayProblem = problems('holiday', {
  otherYear: {
    status: 422,
    vi: (f: { day: Day; year: number }) => `Ngày ${written(f.day)} không thuộc năm ${f.year}.`,
    en: (f: { day: Day; year: number }) => `${f.day} is not a day of ${f.year}.`,
  },
  twice: {
    status: 422,
    vi: (f: { day: Day }) => `Ngày ${written(f.day)} ghi hai lần.`,
    en: (f: { day: Day }) => `${f.day} is listed twice.`,
  },
  noWeekend: {
    status: 422,
    vi: (f: { day: Day }) =>
      `Ngày ${written(f.day)} không phải Thứ Bảy hay Chủ nhật nên không phải là ngày làm bù.`,
    en: (f: { day: Day }) => `${f.day} is no Saturday or Sunday, so it is no make-up day.`,
  },
});

/** A year is decided by its days of rest; make-up days alone leave those as expected. */
export const isDecided = ({ holidays }: Pick<HolidayList, 'holidays'>): boolean => holidays.length > 0;

/** A year's list as it counts: what is decided of it, else what is expected. */
export const listOf = (year: number, said: HolidayList): HolidayList =>
  isDecided(said) ? said : { ...said, holidays: expectedHolidays(year) };

/** What is wrong with a year's list, or null. */
export function refuseHolidays({ year, ...said }: HolidaysSet): Problem | null {
  const { holidays, makeUpDays } = listOf(year, said);
  const all = [...holidays, ...makeUpDays];
  const stray = all.find((one) => yearOf(one) !== year);
  if (stray) return holidayProblem.otherYear({ day: stray.day, year });
  const twice = all.find((one, at) => all.findIndex((other) => other.day === one.day) !== at);
  if (twice) return holidayProblem.twice({ day: twice.day });
  const inWeek = makeUpDays.find(({ day }) => weekdayOf(day) <= 5);
  return inWeek ? holidayProblem.noWeekend({ day: inWeek.day }) : null;
}

/**
 * What the Labour Code (2019, article 112) lets expect of a year, for the clerk to correct by the yearly decision: the fixed
 * days, Giỗ Tổ on 10/3 of the lunar year, Tết from the last day of the old lunar year to the fourth of the new, from 2021 a
 * second day at Quốc khánh; and for each that falls on a weekend the next working day instead (nghỉ bù).
 */
export function expectedHolidays(year: number): Holiday[] {
  const on = (day: Day, name: string): Holiday => ({ day, name });
  const fixed = (monthDay: string, name: string) => on(`${year}-${monthDay}` as Day, name);
  const tet = lunarDay(year, 1, 1);
  const national = `${year}-09-02` as Day;
  const beside = [1, 4, 7].includes(weekdayOf(national)) ? addDays(national, 1) : addDays(national, -1);
  const given = [
    fixed('01-01', 'Tết Dương lịch'),
    on(addDays(tet, -1), 'Tết Nguyên đán'),
    ...[0, 1, 2, 3].map((after) => on(addDays(tet, after), `Tết Nguyên đán, mùng ${after + 1}`)),
    on(lunarDay(year, 3, 10), 'Giỗ Tổ Hùng Vương'),
    fixed('04-30', 'Ngày Chiến thắng 30/4'),
    fixed('05-01', 'Ngày Quốc tế Lao động 1/5'),
    on(national, 'Quốc khánh 2/9'),
    ...(year >= 2021 ? [on(beside, 'Quốc khánh 2/9 (ngày liền kề)')] : []),
  ];
  return inLieu(oncePerDay(given)).sort((a, b) => daysBetween(b.day, a.day));
}

const oncePerDay = (all: readonly Holiday[]): Holiday[] =>
  all.filter((holiday, at) => all.findIndex((other) => other.day === holiday.day) === at);

function inLieu(given: readonly Holiday[]): Holiday[] {
  const days = new Set(given.map((holiday) => holiday.day));
  const instead = given
    .filter((holiday) => weekdayOf(holiday.day) > 5)
    .map(({ day, name }) => {
      let at = day;
      while (weekdayOf(at) > 5 || days.has(at)) at = addDays(at, 1);
      days.add(at);
      return { day: at, name: `Nghỉ bù ${name}` };
    });
  return [...given, ...instead];
}

/**
 * Every day of rest: a year that is decided goes by its list, any other by what is expected of it. Make-up days are noted from
 * year to year; none is expected.
 */
export function holidaysFrom({ holidays: stored, makeUpDays }: HolidayList): Holidays {
  const years = new Map<number, ReadonlySet<Day>>();
  for (const year of new Set(stored.map(yearOf)))
    years.set(year, new Set(stored.filter((holiday) => yearOf(holiday) === year).map(({ day }) => day)));
  const of = (year: number) => {
    const known = years.get(year) ?? new Set(expectedHolidays(year).map(({ day }) => day));
    years.set(year, known);
    return known;
  };
  const worked = new Set(makeUpDays.map(({ day }) => day));
  return { has: (day) => of(Number(day.slice(0, 4))).has(day), works: (day) => worked.has(day) };
}
const yearOf = (holiday: Holiday) => Number(holiday.day.slice(0, 4));
