import { type RawBuilder, sql } from 'kysely';
import { type Day, firstDay, lastDay, type Month } from '../kernel/day.ts';
import type { OfficialId, UnitId } from '../kernel/id.ts';
import type { Db } from '../server/sql.ts';
import { summed } from './figure.rules.ts';
import type { Figures } from './figure.ts';

type Amount = { figure: string; amount: number };

/**
 * Live figures of a unit and all beneath it over any days, straight from the diary. A row counts where its unit stood on the
 * row's own day, so a merger loses none and counts none twice. Withdrawn rows do not count.
 */
export async function liveFigures(
  db: Db,
  unitId: UnitId,
  { from, to }: { from: Day; to: Day },
  officialId?: OfficialId,
): Promise<Figures> {
  const { rows } = await sql<Amount>`
    select l.figure, sum(l.amount)::bigint as amount
      from diary_line l join unit_closure tree on tree.below_id = l.unit_id and tree.above_id = ${unitId} and tree.valid @> l.day
     where l.day between ${from}::date and ${to}::date ${await ofFew(db, unitId)}
       ${officialId ? sql`and l.official_id = ${officialId}` : sql``}
       and not exists (select 1 from withdrawal w where w.row_id = l.row_id)
     group by l.figure`.execute(db);
  return summed(rows);
}

/**
 * Of few units the diary is read unit by unit, of many day by day: a condition beside the join, which alone does not reach the
 * indexes beneath the view. A commune's month takes 30 ms among a province's rows, not a second.
 */
async function ofFew(db: Db, unitId: UnitId): Promise<RawBuilder<unknown>> {
  const { rows } = await sql`select 1 from unit_closure where above_id = ${unitId} limit 1001`.execute(db);
  if (rows.length > 1000) return sql``;
  return sql`and l.unit_id = any(array(select below_id from unit_closure where above_id = ${unitId}))`;
}

/**
 * Signed figures of the months from one to another, rolled up along the tree as of each month's last day: what officials told of
 * units that then stood beneath `unitId`. Returned reports do not count until they are signed again.
 */
export async function signedFigures(
  db: Db,
  unitId: UnitId,
  { from, to }: { from: Month; to: Month },
): Promise<{ month: Month; figures: Figures }[]> {
  // The units first: asked as one join, a commune's month is found among a province's lines unit by unit, in seconds.
  const { rows } = await sql<Amount & { month: Month }>`
    with tree as materialized (select below_id, valid from unit_closure where above_id = ${unitId})
    select r.month, l.figure, sum(l.amount)::bigint as amount
      from report r join report_line l on l.report_id = r.id
      join tree on tree.below_id = l.unit_id and tree.valid @> ((r.month || '-01')::date + interval '1 month' - interval '1 day')::date
     where r.month between ${from} and ${to} and r.state in ('signed', 'collected', 'accepted')
     group by r.month, l.figure order by r.month`.execute(db);
  const months = [...new Set(rows.map((row) => row.month))];
  return months.map((month) => ({ month, figures: summed(rows.filter((row) => row.month === month)) }));
}

/** One month's live figures of each unit just beneath (as it hangs on the month's last day), all its own included. */
export async function figuresBeneath(
  db: Db,
  unitId: UnitId,
  month: Month,
): Promise<{ unitId: UnitId; name: string; figures: Figures }[]> {
  const { rows } = await sql<Amount & { unitId: UnitId; name: string }>`
    select child.below_id as unit_id, f.name, l.figure, sum(l.amount)::bigint as amount
      from unit_closure child
      join unit_fact f on f.unit_id = child.below_id and f.valid @> ${lastDay(month)}::date
      left join (
        select tree.above_id, d.figure, d.amount from diary_line d
          join unit_closure tree on tree.below_id = d.unit_id and tree.valid @> d.day
         where d.day between ${firstDay(month)}::date and ${lastDay(month)}::date
           and not exists (select 1 from withdrawal w where w.row_id = d.row_id)
      ) l on l.above_id = child.below_id
     where child.above_id = ${unitId} and child.depth = 1 and child.valid @> ${lastDay(month)}::date
     group by child.below_id, f.name, f.ordinal, f.sort_key, l.figure
     order by f.ordinal nulls last, f.sort_key`.execute(db);
  const units = new Map<UnitId, { unitId: UnitId; name: string; lines: Amount[] }>();
  for (const { unitId: id, name, figure, amount } of rows) {
    const unit = units.get(id) ?? { unitId: id, name, lines: [] };
    if (figure) unit.lines.push({ figure, amount });
    units.set(id, unit);
  }
  return [...units.values()].map(({ lines, ...unit }) => ({ ...unit, figures: summed(lines) }));
}
