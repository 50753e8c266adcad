import { type RawBuilder, sql } from 'kysely';
import { type Day, firstDay, lastDay, type Month } from '../kernel/day.ts';
import type { OfficialId, ReportId, UnitId } from '../kernel/id.ts';
import type { Db, Tx } from '../server/sql.ts';
import { nameKeyOn } from '../units/tree.sql.ts';
import { committeesIn, owesIn } from './report.sql.ts';
import type { Line } from './report.ts';

/**
 * What an official's report of a month tells: for every row of the diary up to the month's end the difference between what it
 * counts now and what their earlier reports told of it. So a row is told once; one written late comes with the next report; one that
 * was withdrawn or changed after it was told comes back with a minus; and months add up to the whole, whatever happened between.
 * Of rows that count beneath `unitId` on their own day or at the month's end (so one written late of a unit that came since has a
 * place). Who owes two committees, one above the other, tells a row to
 * the one under whose plan they hold its unit, else to the nearer. Cost: the official's rows, by index.
 */
export async function dueLines(
  db: Db,
  {
    officialId,
    unitId,
    month,
    reportId,
  }: { officialId: OfficialId; unitId: UnitId; month: Month; reportId: ReportId | null },
): Promise<Line[]> {
  const { rows } = await sql<Line>`
    with held as materialized (
      select distinct a.unit_id as held_id, c.unit_id
        from assignment a join plan p on p.id = a.plan_id join ${committeesIn(month)} c on c.body_id = p.body_id
       where a.official_id = ${officialId} and ${owesIn(month)}
    ), current as (
      select l.figure, l.source, l.row_id, l.unit_id, l.day, sum(l.amount)::bigint as amount
        from diary_line l
       where l.official_id = ${officialId}
         and exists (select 1 from unit_under tree where tree.below_id = l.unit_id and tree.above_id = ${unitId}
                        and (tree.valid @> l.day or tree.valid @> ${lastDay(month)}::date))
         and not exists (select 1 from withdrawal w where w.row_id = l.row_id)
       group by l.figure, l.source, l.row_id, l.unit_id, l.day
    ), told as (
      select t.figure, t.source, t.row_id, t.unit_id, max(t.day) as day, sum(t.amount)::bigint as amount,
             (array_agg(r.unit_id order by r.month desc))[1] as told_to
        from report_line t join report r on r.id = t.report_id
       where r.official_id = ${officialId} and r.state <> 'draft' and r.id is distinct from ${reportId}::uuid
       group by t.figure, t.source, t.row_id, t.unit_id
    ), due as (
      select figure, coalesce(c.source, t.source) as source, row_id, unit_id, coalesce(c.day, t.day) as day,
             coalesce(c.amount, 0) - coalesce(t.amount, 0) as amount, t.told_to
        from current c full join told t using (figure, row_id, unit_id)
       where coalesce(c.amount, 0) <> coalesce(t.amount, 0) and coalesce(c.day, t.day) <= ${lastDay(month)}::date
    )
    select figure, source, row_id, d.unit_id, day, amount, day < ${firstDay(month)}::date as late
      from due d left join lateral (
        select held.unit_id
          from held join unit_under tree on tree.above_id = held.unit_id and tree.below_id = d.unit_id
                   and (tree.valid @> d.day or tree.valid @> ${lastDay(month)}::date)
          left join unit_under own on own.above_id = held.held_id and own.below_id = d.unit_id
                   and (own.valid @> d.day or own.valid @> ${lastDay(month)}::date)
         order by own.above_id is null, ${depthOf(sql`own.above_id`)} desc, tree.valid @> d.day desc, ${depthOf(sql`tree.above_id`)} desc
         limit 1) owed on true
     where coalesce(owed.unit_id, d.told_to, ${unitId}) = ${unitId}
     order by day, figure, row_id`.execute(db);
  return rows;
}

/** How deep in the tree a unit has ever stood: of two on one path the deeper is the nearer. */
const depthOf = (unit: RawBuilder<unknown>) =>
  sql`(select max(up.depth) from unit_closure up where up.below_id = ${unit})`;

/** Freezes the lines of a report, in the place of any it had. */
export async function keepLines(tx: Tx, reportId: ReportId, lines: readonly Line[]): Promise<void> {
  await tx.deleteFrom('reportLine').where('reportId', '=', reportId).execute();
  for (let from = 0; from < lines.length; from += 1000)
    await tx
      .insertInto('reportLine')
      .values(lines.slice(from, from + 1000).map((line) => ({ ...line, reportId })))
      .execute();
}

export interface ToldLine extends Line {
  unitName: string;
  officialName: string;
}

/** The frozen rows behind a signed report, or behind one figure of it. */
export async function linesOf(db: Db, reportId: ReportId, figure?: string): Promise<ToldLine[]> {
  const { rows } = await sql<ToldLine>`
    select l.figure, l.source, l.row_id, l.unit_id, l.day, l.amount, l.late, o.name as official_name,
           coalesce((select name from unit_fact f where f.unit_id = l.unit_id and f.valid @> l.day), '') as unit_name
      from report_line l join report r on r.id = l.report_id join official o on o.id = r.official_id
     where l.report_id = ${reportId} ${figure === undefined ? sql`` : sql`and l.figure = ${figure}`}
     order by l.day, l.figure limit 5000`.execute(db);
  return rows;
}

/** The diary's rows behind a live figure: beneath some units, from a day to a day; of one official, or of all. */
export async function liveLines(
  db: Db,
  asked: {
    unitIds: readonly UnitId[];
    from: Day;
    to: Day;
    figure: string;
    officialId?: OfficialId | undefined;
  },
): Promise<ToldLine[]> {
  const { rows } = await sql<ToldLine>`
    select l.figure, l.source, l.row_id, l.unit_id, l.day, sum(l.amount)::bigint as amount, false as late,
           coalesce(o.name, '') as official_name,
           coalesce((select name from unit_fact f where f.unit_id = l.unit_id and f.valid @> l.day), '') as unit_name
      from diary_line l left join official o on o.id = l.official_id
     where exists (select 1 from unit_under tree where tree.below_id = l.unit_id and tree.above_id = any(${asked.unitIds}::uuid[])
                      and tree.valid @> l.day)
       and l.figure = ${asked.figure} and l.day between ${asked.from}::date and ${asked.to}::date
       ${asked.officialId ? sql`and l.official_id = ${asked.officialId}` : sql``}
       and not exists (select 1 from withdrawal w where w.row_id = l.row_id)
     group by l.figure, l.source, l.row_id, l.unit_id, l.day, o.name
     order by l.day desc, ${nameKeyOn(sql`l.unit_id`, sql`l.day`)} limit 5000`.execute(db);
  return rows;
}
