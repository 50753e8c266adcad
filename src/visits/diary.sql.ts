import { sql } from 'kysely';
import * as z from 'zod/mini';
import { Day, firstDay, lastDay, type Month, type Period } from '../kernel/day.ts';
import { OfficialId, UnitId } from '../kernel/id.ts';
import { unitsWhere } from '../server/access.sql.ts';
import type { Db } from '../server/sql.ts';
import { findContributions } from './contribution.sql.ts';
import { Attendance, type Diary, DiaryUnit, Unattended } from './diary.ts';
import { type Scope, unitsIn } from './scope.sql.ts';
import { findSituationNotes } from './situation-note.sql.ts';
import { unattended } from './visit.rules.ts';
import { findVisits } from './visit.sql.ts';
import { VisitKind } from './visit.ts';

/** A month of one unit's own diary, or of one official's. */
export async function diaryOf(
  db: Db,
  of: { unitId: UnitId } | { officialId: OfficialId },
  month: Month,
): Promise<Diary> {
  const days = { from: firstDay(month), to: lastDay(month) };
  const lines = 'unitId' in of ? { onlyUnitId: of.unitId } : of;
  const [visits, situationNotes, contributions] = [
    await findVisits(db, { ...lines, ...days }),
    await findSituationNotes(db, { ...of, ...days }),
    await findContributions(db, { ...of, ...days }),
  ];
  return { visits, situationNotes, contributions };
}

/**
 * Units that a person may write of: those held today or before, and those of their cell or group today; held now first, by name.
 * With `clerk`, only those within that clerk's rights today.
 */
export async function findDiaryUnits(
  db: Db,
  officialId: OfficialId,
  today: Day,
  clerk?: OfficialId,
): Promise<DiaryUnit[]> {
  const within = clerk ? sql`p.unit_id in ${unitsWhere('visit.recordFor', clerk, today)}` : sql`true`;
  const { rows } = await sql`
    with part as (
      select unit_id, 'assigned' as part, lower(held) as from, upper(held) as until from assignment where official_id = ${officialId}
      union all
      select c.below_id, d.role, lower(d.held), upper(d.held)
        from duty d join unit_closure c on c.above_id = d.unit_id and c.valid @> ${today}::date
       where d.official_id = ${officialId} and d.role in ('cell', 'groupHead') and d.held @> ${today}::date
    )
    select p.unit_id, f.name, above.name as under_name, jsonb_build_object('vi', k.vi, 'en', k.en) as kind, k.tier, f.households,
           p.part, p.from, p.until
      from part p
      join lateral (select * from unit_fact where unit_id = p.unit_id
                     order by valid @> ${today}::date desc, valid desc limit 1) f on true
      join unit_kind k on k.code = f.kind
      left join unit_edge e on e.unit_id = p.unit_id and e.valid @> ${today}::date
      left join unit_fact above on above.unit_id = e.parent_id and above.valid @> ${today}::date
     where ${within}
     order by p.until is null or p.until > ${today}::date desc, p.part, k.tier, above.sort_key, f.sort_key`.execute(
    db,
  );
  return z.array(DiaryUnit).parse(rows);
}

const Noted = z.array(z.object({ officialId: OfficialId, unitId: UnitId, day: Day, kind: VisitKind }));

/** Assignments in a scope, as the tree stood at the month's end, that were owed a meeting and got none. */
export async function findUnattended(db: Db, scope: Scope, month: Month): Promise<Unattended[]> {
  const [from, to] = [firstDay(month), lastDay(month)];
  const assignments = await sql`
    select a.official_id, o.name as official_name, a.unit_id, f.name as unit_name, above.name as under_name,
           lower(a.held) as from, upper(a.held) as until
      from assignment a
      join official o on o.id = a.official_id
      join unit_fact f on f.unit_id = a.unit_id and f.valid @> ${to}::date
      left join unit_edge e on e.unit_id = a.unit_id and e.valid @> ${to}::date
      left join unit_fact above on above.unit_id = e.parent_id and above.valid @> ${to}::date
     where a.held && daterange(${from}::date, ${to}::date, '[]') and a.unit_id in ${unitsIn(scope, to)}
     order by o.sort_key, f.sort_key`.execute(db);
  const meetings = await sql`
    select v.official_id, v.unit_id, v.day, v.kind from visit v
      left join withdrawal w on w.row_id = v.id
     where v.unit_id in ${unitsIn(scope, to)} and v.day between ${from}::date and ${to}::date and v.kind in ('cellMeeting', 'groupMeeting')
       and v.acting_as in ('assigned', 'clerk') and w.row_id is null`.execute(db);
  return unattended(z.array(Unattended).parse(assignments.rows), Noted.parse(meetings.rows), month);
}

/**
 * Households present of those expected, for every unit that met in these days and every lowest unit that did not, as the tree
 * stood on the last day, what ended by then under its heir. Of one meeting noted by several, the line with numbers counts, the official's before others'.
 */
export async function findAttendance(db: Db, scope: Scope, { from, to }: Period): Promise<Attendance[]> {
  const { rows } = await sql`
    with beneath as (
      select u.id as unit_id,
             not exists (select 1 from unit_edge e where e.parent_id = u.id and e.valid @> ${to}::date) as lowest
        from unit u where u.id in ${unitsIn(scope, to)}
    ), meeting as (
      select distinct on (v.unit_id, v.day) b.unit_id,
             v.households_present as present, v.households_total as total
        from visit v join unit_under now on now.below_id = v.unit_id and now.valid @> ${to}::date
        join beneath b on b.unit_id = now.above_id and (b.lowest or b.unit_id = v.unit_id) left join withdrawal w on w.row_id = v.id
       where v.kind = 'groupMeeting' and v.day between ${from}::date and ${to}::date and w.row_id is null
       order by v.unit_id, v.day, (v.households_present is null or v.households_total is null),
                (v.acting_as in ('assigned', 'clerk')) desc, v.id
    )
    select b.unit_id, f.name as unit_name, above.name as under_name, count(m.unit_id) as meetings,
           count(m.unit_id) filter (where m.present is not null and m.total is not null) as counted,
           sum(m.present) filter (where m.total is not null) as present,
           sum(m.total) filter (where m.present is not null) as expected
      from beneath b
      join unit_fact f on f.unit_id = b.unit_id and f.valid @> ${to}::date
      left join unit_edge e on e.unit_id = b.unit_id and e.valid @> ${to}::date
      left join unit_fact above on above.unit_id = e.parent_id and above.valid @> ${to}::date
      left join meeting m on m.unit_id = b.unit_id
     where b.lowest or m.unit_id is not null
     group by b.unit_id, f.name, f.sort_key, above.name, above.sort_key
     order by above.sort_key nulls first, f.sort_key`.execute(db);
  return z.array(Attendance).parse(rows);
}
