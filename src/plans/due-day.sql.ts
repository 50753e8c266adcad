import { sql } from 'kysely';
import * as z from 'zod/mini';
import type { Day } from '../kernel/day.ts';
import type { Db, Tx } from '../server/sql.ts';
import { type DueDays, rulesAfter } from './due-day.rules.ts';
import { DueRule, type DueRuleSet, type DueWhat, Holiday, type HolidayList } from './due-day.ts';
import { holidaysFrom } from './holiday.rules.ts';

/** Holidays and rules, for all that counts due days: `dueOn(await dueDays(db), 'concern', heardOn)`. Two small reads. */
export async function dueDays(db: Db): Promise<DueDays> {
  return { holidays: holidaysFrom(await storedHolidays(db)), rules: await dueRules(db) };
}

/** By day. Years without a list have no rows here. */
export async function storedHolidays(db: Db, year?: number): Promise<HolidayList> {
  const rows = await db
    .selectFrom('holiday')
    .select(['day', 'name', 'works'])
    .$if(year !== undefined, (q) => q.where(sql<boolean>`extract(year from day) = ${year}`))
    .orderBy('day')
    .execute();
  const those = (asked: boolean) =>
    z
      .array(Holiday)
      .parse(rows.filter(({ works }) => works === asked).map(({ day, name }) => ({ day, name })));
  return { holidays: those(false), makeUpDays: those(true) };
}

export async function replaceHolidays(
  db: Tx,
  year: number,
  { holidays, makeUpDays }: HolidayList,
): Promise<void> {
  await db.deleteFrom('holiday').where(sql<boolean>`extract(year from day) = ${year}`).execute();
  const rows = [...holidays, ...makeUpDays.map((day) => ({ ...day, works: true }))];
  if (rows.length > 0) await db.insertInto('holiday').values(rows).execute();
}

/** Of every matter, the earliest first. */
export async function dueRules(db: Db, what?: DueWhat, on?: Day): Promise<DueRule[]> {
  const rows = await db
    .selectFrom('dueRule')
    .select([
      'id',
      'what',
      'days',
      'basis',
      sql<Day | null>`lower(valid)`.as('from'),
      sql<Day | null>`upper(valid) - 1`.as('to'),
    ])
    .$if(what !== undefined, (q) => q.where('what', '=', what as DueWhat))
    .$if(on !== undefined, (q) => q.where(sql<boolean>`valid @> ${on}::date`))
    .orderBy('what')
    .orderBy(sql`lower(valid)`, (o) => o.asc().nullsFirst())
    .execute();
  return z.array(DueRule).parse(rows);
}

/** Puts a rule in force from its day on. */
export async function replaceDueRules(db: Tx, said: DueRuleSet): Promise<void> {
  const rules = rulesAfter(await dueRules(db, said.what), said);
  await db.deleteFrom('dueRule').where('what', '=', said.what).execute();
  await db
    .insertInto('dueRule')
    .values(
      rules.map(({ from, to, ...rule }) => ({
        ...rule,
        valid: sql<string>`daterange(${from}::date, ${to}::date, '[]')`,
      })),
    )
    .execute();
}
