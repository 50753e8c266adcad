import * as z from 'zod/mini';
import { Day } from '../kernel/day.ts';
import { RowId } from '../kernel/id.ts';
import { clean } from '../kernel/name.ts';

/** A day on which offices rest besides Saturday and Sunday. */
export const Holiday = z
  .strictObject({ day: Day, name: z.string().check(z.overwrite(clean), z.minLength(1), z.maxLength(80)) })
  .check(z.meta({ vi: 'ngày nghỉ', en: 'holiday' }));
export type Holiday = z.infer<typeof Holiday>;

/** The days that make a year's list: those of rest, and weekend days on which offices work for a day off (ngày làm bù). */
export interface HolidayList {
  holidays: readonly Holiday[];
  makeUpDays: readonly Holiday[];
}

/**
 * A year's list, which takes the place of the one before. Refused: a day of another year, one day twice, a make-up day that is
 * no Saturday or Sunday. Without holidays the year keeps those expected of it.
 */
export const HolidaysSet = z
  .strictObject({
    year: z.int().check(z.minimum(2000), z.maximum(2100)),
    holidays: z.array(Holiday).check(z.maxLength(60)),
    /** Each with what it is worked for: «Làm bù ngày 2/5». */
    makeUpDays: z._default(z.array(Holiday).check(z.maxLength(20)), []),
  })
  .check(z.meta({ vi: 'danh sách ngày nghỉ của năm', en: "a year's holidays" }));
export type HolidaysSet = z.infer<typeof HolidaysSet>;

/**
 * What has a day by which it must be done: the three hops of a monthly report; the answer to a concern; the diary's entry
 * for a regular meeting day; the answer to an urging.
 */
export const DueWhat = z.enum([
  'reportAuthor',
  'reportBoard',
  'reportCommittee',
  'concern',
  'meeting',
  'urging',
]);
export type DueWhat = z.infer<typeof DueWhat>;

/** Working days after the basis day; calendar days after it; or a day of the month after the basis day's own. */
export const DueBasis = z.enum(['workingDays', 'calendarDays', 'dayOfNextMonth']);
export type DueBasis = z.infer<typeof DueBasis>;

const days = z.int().check(z.minimum(0), z.maximum(120));
/** A rule as it holds from one day to another, both included; null: without end on that side. */
export const DueRule = z
  .strictObject({
    id: RowId,
    what: DueWhat,
    days,
    basis: DueBasis,
    from: z.nullable(Day),
    to: z.nullable(Day),
  })
  .check(z.meta({ vi: 'quy định thời hạn', en: 'due rule' }));
export type DueRule = z.infer<typeof DueRule>;

/** From `from` on, so many days; the rule before ends the day before. What already has its due day keeps it. */
export const DueRuleSet = z
  .strictObject({ id: RowId, what: DueWhat, days, basis: DueBasis, from: Day })
  .check(z.meta({ vi: 'thời hạn mới', en: 'new due rule' }));
export type DueRuleSet = z.infer<typeof DueRuleSet>;
