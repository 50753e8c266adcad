import { sql } from 'kysely';
import type { UnitId } from '../kernel/id.ts';
import { unitsWhere } from '../server/access.sql.ts';
import type { Sender } from '../server/command.ts';
import type { Db } from '../server/sql.ts';
import type { UnitReport } from './unit-report.ts';

/**
 * The signed reports that tell of a unit or of what stood beneath it, the newest hundred, of those the reader may open. Cost: the
 * lines of the unit, by index.
 */
export async function reportsOf(
  db: Db,
  unitId: UnitId,
  { officialId, today }: Sender,
): Promise<UnitReport[]> {
  const { rows } = await sql<UnitReport>`
    with told as materialized (
      select l.report_id, count(distinct l.row_id)::int as lines
        from report_line l
        join (select distinct below_id from unit_closure where above_id = ${unitId}) tree on tree.below_id = l.unit_id
       group by l.report_id
    )
    select r.id as report_id, r.month, o.name as official_name, r.signed_on, told.lines
      from told join report r on r.id = told.report_id join official o on o.id = r.official_id
     where r.state in ('signed', 'collected', 'accepted')
       and (r.official_id = ${officialId} or r.unit_id in ${unitsWhere('report.read', officialId, today)})
     order by r.month desc, o.sort_key, r.id limit 100`.execute(db);
  return rows;
}
