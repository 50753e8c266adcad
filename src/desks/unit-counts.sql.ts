import { sql } from 'kysely';
import type { Day } from '../kernel/day.ts';
import type { UnitId } from '../kernel/id.ts';
import { level } from '../ratings/rating.sql.ts';
import { unitsWhere } from '../server/access.sql.ts';
import type { Sender } from '../server/command.ts';
import type { Db } from '../server/sql.ts';
import { unitsSeen } from '../units/tree.sql.ts';
import type { UnitCounts } from './unit-counts.ts';

/**
 * Of each unit directly beneath one: visits between two days, concerns open on the last of them, the newest rating by then. What was
 * written of a unit that ended counts under its heir. Cost: the rows of the month, the open concerns, one rating a unit.
 */
export async function countsUnder(
  db: Db,
  unitId: UnitId,
  { from, to }: { from: Day; to: Day },
  { officialId, today }: Sender,
): Promise<UnitCounts[]> {
  const may = (action: 'visit.read' | 'concern.read' | 'rating.read') =>
    sql`${unitsWhere(action, officialId, today)}`;
  const { rows } = await sql<UnitCounts>`
    with here as materialized (
      select unit_id from unit_edge where parent_id = ${unitId} and valid @> ${to}::date
         and unit_id in ${unitsSeen(officialId, today, to)}
    ), visited as (
      select tree.above_id as unit_id, count(*)::int as visits from visit v
        join unit_under tree on tree.below_id = v.unit_id and tree.valid @> v.day
       where v.day between ${from}::date and ${to}::date and tree.above_id in (select unit_id from here)
         and v.unit_id in ${may('visit.read')} and not exists (select 1 from withdrawal w where w.row_id = v.id)
       group by tree.above_id
    ), heard as (
      select tree.above_id as unit_id, count(*)::int as concerns from concern c
        join unit_under tree on tree.below_id = c.unit_id and tree.valid @> ${to}::date
       where c.heard_on <= ${to}::date and (c.answered_on is null or c.answered_on > ${to}::date)
         and c.state not in ('withdrawn', 'handedOver') and tree.above_id in (select unit_id from here)
         and c.unit_id in ${may('concern.read')}
       group by tree.above_id
    )
    select here.unit_id,
           case when here.unit_id in ${may('visit.read')} then coalesce(visited.visits, 0) end as visits,
           case when here.unit_id in ${may('concern.read')} then coalesce(heard.concerns, 0) end as concerns,
           newest.rating, newest.weak
      from here left join visited using (unit_id) left join heard using (unit_id)
      left join lateral (
        select ${level} as rating, r.weak from rating r join rating_scheme s on s.id = r.scheme_id
         where r.unit_id = here.unit_id and r.day <= ${to}::date and r.unit_id in ${may('rating.read')}
         order by r.day desc, r.id desc limit 1) newest on true`.execute(db);
  return rows;
}
