import * as z from 'zod/mini';

/** A calendar day in Việt Nam, `2016-09-26`; has no time and no zone. Sorts as text. */
export const Day = z.iso.date().brand<'Day'>();
export type Day = z.infer<typeof Day>;

/** A reporting month, `2016-09`. Sorts as text. */
export const Month = z
  .string()
  .check(z.regex(/^\d{4}-(0[1-9]|1[0-2])$/))
  .brand<'Month'>();
export type Month = z.infer<typeof Month>;

/** A moment by some clock, `2016-09-26T08:15:00+07:00`. Say whose clock where you use it. */
export const Instant = z.iso.datetime({ offset: true }).brand<'Instant'>();
export type Instant = z.infer<typeof Instant>;

/** First to last day, both included. */
export const Period = z.strictObject({ from: Day, to: Day }).check(
  z.refine((p) => p.from <= p.to, { path: ['to'] }),
  z.meta({ vi: 'kỳ', en: 'period' }),
);
export type Period = z.infer<typeof Period>;

export const monthOf = (day: Day): Month => day.slice(0, 7) as Month;
export const firstDay = (month: Month): Day => `${month}-01` as Day;
export const lastDay = (month: Month): Day => addDays(firstDay(nextMonth(month)), -1);

/** The month `count` months after (before, where negative). */
export function addMonths(month: Month, count: number): Month {
  const [year, number] = month.split('-').map(Number) as [number, number];
  const months = year * 12 + number - 1 + count;
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}` as Month;
}
export const nextMonth = (month: Month): Month => addMonths(month, 1);

/** Every month that a period touches, in order. */
export function monthsOf({ from, to }: Period): Month[] {
  const months: Month[] = [];
  for (let month = monthOf(from); month <= monthOf(to); month = nextMonth(month)) months.push(month);
  return months;
}

const dayNumber = (day: Day): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000;
export const addDays = (day: Day, count: number): Day =>
  new Date((dayNumber(day) + count) * 86_400_000).toISOString().slice(0, 10) as Day;
/** Whole days from one to the other; negative when `to` lies before. */
export const daysBetween = (from: Day, to: Day): number => dayNumber(to) - dayNumber(from);
/** 1 Monday … 7 Sunday. */
export const weekdayOf = (day: Day): number => ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1;

/** `26/9/2016`, the way a Vietnamese form writes it. */
export const written = (day: Day): string => day.split('-').map(Number).reverse().join('/');
/** `9/2016`. */
export const writtenMonth = (month: Month): string => month.split('-').map(Number).reverse().join('/');

/** The day in Việt Nam at a moment of the UTC clock, milliseconds. Việt Nam keeps +07:00 all year. */
export const dayAt = (milliseconds: number): Day =>
  new Date(milliseconds + 7 * 3_600_000).toISOString().slice(0, 10) as Day;
/** That moment as told in Việt Nam, to the second. */
export const instantAt = (milliseconds: number): Instant =>
  new Date(milliseconds + 7 * 3_600_000).toISOString().replace(/\.\d+Z$/, '+07:00') as Instant;
