import { type RawBuilder, sql } from 'kysely';
import * as z from 'zod/mini';
import { concernsThen } from '../concerns/concern-then.sql.ts';
import { addDays, addMonths, type Day, firstDay, lastDay, type Month, monthOf } from '../kernel/day.ts';
import type { UnitId } from '../kernel/id.ts';
import { dueOf } from '../reports/report.commands.ts';
import { committeesIn, owesIn } from '../reports/report.sql.ts';
import { dayOf, type Reader, unitsSeenBy } from '../server/as-of.sql.ts';
import type { Db } from '../server/sql.ts';
import { nameKeyOn, nameOn } from '../units/tree.sql.ts';
import { directionsThen } from './direction.sql.ts';
import { meetingDue, monthAsked, receiptWithin, unvisitedAfter } from './urging.rules.ts';
import { Overdue } from './urging.ts';

/**
 * Everything late in the units the asker may urge about, the longest late first; of an earlier day what was late by the end of
 * that day. One statement for each kind of lateness, each over its own index; none per row. At most `limit` lines.
 */
export async function overdue(db: Db, reader: Reader, unitId?: UnitId, limit = 2000): Promise<Overdue[]> {
  const today = dayOf(reader);
  const seen = scope(reader, unitId);
  const parts = [
    ...(await lateReports(db, today, seen)),
    lateMeetings(today, seen),
    unvisited(today, seen),
    lateConcerns(reader, seen),
    lateMeasures(today, seen),
    notReceived(today, seen),
    lateDirections(reader, seen),
  ];
  const { rows } = await sql`
    select x.about, x.about_id, x.unit_id, ${nameOn(sql`x.unit_id`, sql`${today}::date`)} as unit_name, up.above_id as under_id,
           coalesce(${nameOn(sql`up.above_id`, sql`${today}::date`)}, '') as under_name, x.official_id,
           coalesce(o.name, '') as official_name, x.body_id, coalesce(b.name, '') as body_name, x.month, x.detail, x.due_on,
           coalesce(u.urged, 0)::int as urged, u.urged_on
      from (${sql.join(parts, sql` union all `)}) x
      left join official o on o.id = x.official_id
      left join body b on b.id = x.body_id
      left join unit_closure up on up.below_id = x.unit_id and up.depth = 1 and up.valid @> ${today}::date
      left join lateral (
        select count(*) as urged, max(on_day) as urged_on from urging u
         where u.on_day <= ${today}::date and u.about = x.about and u.unit_id = x.unit_id and u.about_id is not distinct from x.about_id
           and u.month is not distinct from x.month and (x.official_id is null or u.to_id = x.official_id)) u on true
     order by x.due_on, ${nameKeyOn(sql`x.unit_id`, sql`${today}::date`)} limit ${limit}`.execute(db);
  return z.array(Overdue).parse(rows);
}

type Part = RawBuilder<unknown>;

const scope = (reader: Reader, unitId?: UnitId): Part =>
  unitId === undefined
    ? unitsSeenBy('urging.send', reader)
    : sql`(select below_id from unit_under where above_id = ${unitId} and valid @> ${dayOf(reader)}::date
            intersect select * from ${unitsSeenBy('urging.send', reader)} may)`;

const none = sql`null::uuid`;

/** Months that can still be urged about, whose author's day has passed. */
async function lateReports(db: Db, today: Day, seen: Part): Promise<Part[]> {
  const parts: Part[] = [];
  for (const back of [1, 2, 3]) {
    const month = addMonths(monthOf(today), -back);
    const { author } = await dueOf(db, month);
    if (author < today) parts.push(lateReport(month, author, today, seen));
  }
  return parts;
}

const lateReport = (month: Month, dueOn: Day, today: Day, seen: Part): Part => sql`
  select distinct 'report' as about, ${none} as about_id, c.unit_id, a.official_id, ${month}::text as month, '' as detail, ${dueOn}::date as due_on, ${none} as body_id
    from assignment a join plan p on p.id = a.plan_id join ${committeesIn(month)} c on c.body_id = p.body_id
   where ${owesIn(month)} and c.unit_id in ${seen}
     and not exists (select 1 from report r where r.official_id = a.official_id and r.unit_id = c.unit_id and r.month = ${month}
                        and (select h.outcome <> 'returned' from report_hop h where h.report_id = r.id and h.done_on <= ${today}::date
                              order by h.round desc, array_position(array['author', 'board', 'committee'], h.hop) desc limit 1))`;

/** Units held all of last month in which the holder attended no meeting of cell or group. */
const lateMeetings = (today: Day, seen: Part): Part => {
  const month = monthAsked(today);
  return sql`
    select 'meeting', ${none}, a.unit_id, a.official_id, ${month}::text, '', ${meetingDue(month)}::date, ${none}
      from assignment a
     where a.held @> daterange(${firstDay(month)}::date, ${lastDay(month)}::date, '[]') and ${meetingDue(month)}::date < ${today}::date
       and a.held @> ${today}::date and a.unit_id in ${seen}
       and not exists (select 1 from visit v where v.unit_id = a.unit_id and v.official_id = a.official_id
                          and v.acting_as in ('assigned', 'clerk') and v.kind in ('cellMeeting', 'groupMeeting')
                          and v.day between ${firstDay(month)}::date and ${lastDay(month)}::date
                          and not exists (select 1 from withdrawal w where w.row_id = v.id and w.withdrawn_on <= ${today}::date))`;
};

/** Units whose holder has not been there for so many days, counted from the day they took it over at the earliest. */
const unvisited = (today: Day, seen: Part): Part => sql`
  select 'visit', ${none}, a.unit_id, a.official_id, null::text, '', (greatest(lower(a.held), last.day) + ${unvisitedAfter}::int)::date, ${none}
    from assignment a
    left join lateral (
      select max(v.day) as day from visit v where v.unit_id = a.unit_id and v.official_id = a.official_id
         and v.day <= ${today}::date and v.acting_as in ('assigned', 'clerk')
         and not exists (select 1 from withdrawal w where w.row_id = v.id and w.withdrawn_on <= ${today}::date)) last on true
   where a.held @> ${today}::date and a.unit_id in ${seen}
     and greatest(lower(a.held), last.day) < ${addDays(today, -unvisitedAfter)}::date`;

const lateConcerns = (reader: Reader, seen: Part): Part => sql`
  select 'concern', c.id, c.answering_unit_id, c.official_id, null::text, 'VM-' || lpad(c.number::text, 4, '0'), c.due_on, ${none}
    from ${concernsThen(reader)} c where c.state = 'open' and c.due_on < ${dayOf(reader)}::date
     and (c.answering_unit_id in ${seen} or c.unit_id in ${seen})`;

const lateMeasures = (today: Day, seen: Part): Part => sql`
  select 'measure', m.id, s.unit_id, m.official_id, null::text, m.what, m.due_on, ${none}
    from measure m join strengthening s on s.id = m.strengthening_id
   where (m.done_on is null or m.done_on > ${today}::date) and (s.closed_on is null or s.closed_on > ${today}::date)
     and s.opened_on <= ${today}::date and m.due_on < ${today}::date and s.unit_id in ${seen}`;

const notReceived = (today: Day, seen: Part): Part => sql`
  select 'receipt', a.id, a.unit_id, a.official_id, null::text, '', (a.published_on + ${receiptWithin}::int)::date, ${none}
    from assignment a where (a.received_on is null or a.received_on > ${today}::date) and a.held @> ${today}::date
     and a.published_on < ${addDays(today, -receiptWithin)}::date and a.unit_id in ${seen}`;

const lateDirections = (reader: Reader, seen: Part): Part => sql`
  select 'direction', d.id, d.unit_id, d.to_id, null::text, left(d.text, 120), d.due_on, d.to_body_id
    from ${directionsThen(reader)} d where d.state = 'open' and d.due_on < ${dayOf(reader)}::date and d.unit_id in ${seen}`;
