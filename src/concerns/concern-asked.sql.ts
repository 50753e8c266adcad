import * as z from 'zod/mini';
import { Day, firstDay, monthOf } from '../kernel/day.ts';
import { UnitId } from '../kernel/id.ts';
import { dueDays } from '../plans/due-day.sql.ts';
import { workingDaysBetween } from '../plans/working-day.rules.ts';
import type { Db } from '../server/sql.ts';
import { carriedOver, clockOf } from './concern.rules.ts';
import { ConcernKind, ConcernState } from './concern.ts';
import type * as lists from './concern-list.sql.ts';

const flag = z.optional(z.literal('1'));
/** What a list of concerns is narrowed by, as the query says it. */
export const filters = {
  state: z.optional(ConcernState),
  kind: z.optional(ConcernKind),
  unitId: z.optional(UnitId),
  from: z.optional(Day),
  to: z.optional(Day),
  mine: flag,
  owed: flag,
  overdue: flag,
  untold: flag,
  shortcoming: flag,
  q: z.optional(z.string().check(z.maxLength(80))),
  /** As they stood that day. */
  on: z.optional(Day),
};
export const Filters = z.object(filters);

export const asked = ({
  on: _,
  mine,
  owed,
  overdue,
  untold,
  shortcoming,
  ...rest
}: z.infer<typeof Filters>) => ({
  ...rest,
  mine: mine === '1',
  owed: owed === '1',
  overdue: overdue === '1',
  untold: untold === '1',
  shortcoming: shortcoming === '1',
});

/** Puts clock and mark on lines; the house's holidays are read once. */
export async function withClocks<Row extends lists.ConcernRow>(
  db: Db,
  rows: readonly Row[],
  today: Day,
  from?: Day,
) {
  const { holidays } = await dueDays(db);
  const period = from ?? firstDay(monthOf(today));
  return rows.map((one) => ({
    ...one,
    clock: clockOf(one, today, (a, b) => workingDaysBetween(a, b, holidays)),
    carriedOver: carriedOver(one, period),
  }));
}
