import { type RawBuilder, sql } from 'kysely';
import * as z from 'zod/mini';
import { Day } from '../kernel/day.ts';
import type { OfficialId, UnitId } from '../kernel/id.ts';
import type { Action } from '../kernel/policy.ts';
import { unitsWhere } from './access.sql.ts';

/** Who asks, and of which day: their rights are those of `today`; the tree, names and states are those of `on` (absent: today). */
export interface Reader {
  officialId: OfficialId;
  today: Day;
  on?: Day | undefined;
}

/** What every list may be asked by: the day as of which it answers; today without it. */
export const OnDay = z.strictObject({ on: z.optional(Day) });

export const dayOf = ({ today, on = today }: Reader): Day => on;
export const dateOf = (reader: Reader): RawBuilder<Day> => sql`${dayOf(reader)}::date`;

/** The units in which someone may do an action by the rights held today, as the tree stood on the day they ask of. */
export const unitsSeenBy = (action: Action, reader: Reader): RawBuilder<UnitId> =>
  unitsWhere(action, reader.officialId, reader.today, dayOf(reader));

/** A column that holds a day, as it was known on the day asked of: null while it lay ahead. */
export const knownBy = (column: RawBuilder<unknown>, reader: Reader): RawBuilder<Day | null> =>
  sql`case when ${column} <= ${dateOf(reader)} then ${column} end`;
