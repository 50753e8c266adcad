import { sql } from 'kysely';
import type { Day } from '../kernel/day.ts';
import type { Db } from '../server/sql.ts';
import { Beginnings } from './desk.ts';

/** What a tenant has of what it begins with; counts only, of the whole tenant. */
export async function beginnings(db: Db, today: Day): Promise<Beginnings> {
  const { rows } = await sql`
    select (select count(*) from body where symbol <> '' and valid @> ${today}::date)::int as bodies,
           (select count(*) from unit_closure c join setting s on s.key = 'homeUnitId' and s.value #>> '{}' = c.above_id::text
             where c.depth > 0 and c.valid @> ${today}::date)::int as units,
           (select count(*) from official where active @> ${today}::date)::int as officials,
           (select count(*) from account where state <> 'closed')::int as accounts,
           (select count(distinct d.official_id) from duty d join account a on a.official_id = d.official_id and a.state <> 'closed'
             where d.role = 'administrator' and d.held @> ${today}::date)::int as administrators`.execute(db);
  return Beginnings.parse(rows[0]);
}
