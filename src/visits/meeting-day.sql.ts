import { type RawBuilder, sql } from 'kysely';
import * as z from 'zod/mini';
import { Day, type Period } from '../kernel/day.ts';
import { OfficialId, type UnitId } from '../kernel/id.ts';
import type { Db, Tx } from '../server/sql.ts';
import { occurrencesIn, withClashes } from './meeting-day.rules.ts';
import { type Meeting, MeetingDay, type MeetingDaySaid, type MeetingKind } from './meeting-day.ts';

/** From that day on the unit has no regular meeting of that kind: what stands is cut there, what was set for later goes. */
export async function endMeetingDay(db: Tx, unitId: UnitId, what: MeetingKind, from: Day): Promise<void> {
  await sql`delete from meeting_day where unit_id = ${unitId} and what = ${what} and lower(valid) >= ${from}::date`.execute(
    db,
  );
  await sql`update meeting_day set valid = daterange(lower(valid), ${from}::date)
             where unit_id = ${unitId} and what = ${what} and valid @> ${from}::date`.execute(db);
}

export async function insertMeetingDay(db: Tx, { from, ...said }: MeetingDaySaid): Promise<void> {
  await db
    .insertInto('meetingDay')
    .values({ ...said, valid: `[${from},)` })
    .execute();
}

/** Every rule a unit has had, the newest first. */
export async function findMeetingDays(db: Db, unitId: UnitId, on?: Day): Promise<MeetingDay[]> {
  const { rows } = await sql`
    select id, unit_id, what, day_of_month, week, weekday, time, place, lower(valid) as from, upper(valid) as until
      from meeting_day where unit_id = ${unitId} ${on ? sql`and valid @> ${on}::date` : sql``} order by lower(valid) desc, what`.execute(
    db,
  );
  return z.array(MeetingDay).parse(rows);
}

/** Of whom: all units beneath one as they stood in these days, or those of one person (held, or of their cell or group). */
export type Whose = { unitId: UnitId } | { officialId: OfficialId };

const Rule = z.object({
  ...MeetingDay.shape,
  unitName: z.string(),
  underName: z.nullable(z.string()),
  holders: z.array(z.object({ id: OfficialId, name: z.string(), from: Day, until: z.nullable(Day) })),
  noted: z.array(Day),
});

/**
 * Meetings due between two days, both included, by day and hour, with clashes among those shown. Rules, holders and what was
 * noted come in one statement; the days are reckoned by `occurrences`. Cost: one row a rule, so about 100 for a commune.
 */
export async function findMeetings(db: Db, whose: Whose, period: Period): Promise<Meeting[]> {
  const days = sql`daterange(${period.from}::date, ${period.to}::date, '[]')`;
  const { rows } = await sql`
    select m.id, m.unit_id, m.what, m.day_of_month, m.week, m.weekday, m.time, m.place, lower(m.valid) as from, upper(m.valid) as until,
           f.name as unit_name, above.name as under_name,
           coalesce((select jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name, 'from', lower(a.held), 'until', upper(a.held))
                                      order by o.sort_key)
                       from assignment a join official o on o.id = a.official_id
                      where a.unit_id = m.unit_id and a.held && ${days}), '[]') as holders,
           coalesce((select jsonb_agg(distinct v.day)
                       from visit v left join withdrawal w on w.row_id = v.id
                      where v.unit_id = m.unit_id and v.kind = m.what and v.day between ${period.from}::date and ${period.to}::date
                        and w.row_id is null), '[]') as noted
      from meeting_day m
      join lateral (select name, sort_key from unit_fact where unit_id = m.unit_id and valid && ${days}
                     order by valid desc limit 1) f on true
      left join lateral (select a.name from unit_edge e join unit_fact a on a.unit_id = e.parent_id and a.valid && ${days}
                          where e.unit_id = m.unit_id and e.valid && ${days} order by e.valid desc, a.valid desc limit 1) above on true
     where m.valid && ${days} and m.unit_id in ${unitsOf(whose, days)}
     order by f.sort_key`.execute(db);
  const rules = z.array(Rule).parse(rows);
  const meetings = rules.flatMap(({ holders, noted, ...rule }) =>
    occurrencesIn(rule, period).map((day) => ({
      meetingDayId: rule.id,
      unitId: rule.unitId,
      unitName: rule.unitName,
      underName: rule.underName,
      what: rule.what,
      day,
      time: rule.time,
      place: rule.place,
      officials: distinct(holders.filter((h) => h.from <= day && (h.until === null || day < h.until))),
      attended: noted.includes(day),
    })),
  );
  // The sort keeps units of the same hour in the order of their names.
  return withClashes(meetings.sort((a, b) => (hourOf(a) < hourOf(b) ? -1 : hourOf(a) > hourOf(b) ? 1 : 0)));
}

const hourOf = (meeting: { day: Day; time: string }) => `${meeting.day} ${meeting.time}`;

/** One who holds a unit in both kinds stands there once. */
const distinct = (holders: readonly { id: OfficialId; name: string }[]) => [
  ...new Map(holders.map(({ id, name }) => [id, { id, name }])).values(),
];

const unitsOf = (whose: Whose, days: RawBuilder<unknown>) =>
  'unitId' in whose
    ? sql`(select below_id from unit_closure where above_id = ${whose.unitId} and valid && ${days})`
    : sql`(select unit_id from assignment where official_id = ${whose.officialId} and held && ${days}
           union
           select c.below_id from duty d join unit_closure c on c.above_id = d.unit_id
            where d.official_id = ${whose.officialId} and d.role in ('cell', 'groupHead') and d.held && ${days} and c.valid && ${days})`;
