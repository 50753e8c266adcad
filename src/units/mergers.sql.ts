import { sql } from 'kysely';
import type { Day } from '../kernel/day.ts';
import type { UnitId } from '../kernel/id.ts';
import type { Db } from '../server/sql.ts';

/** A unit that bears a code on a day. */
export interface Coded {
  id: UnitId;
  code: string;
  name: string;
  kind: string;
  /** The first day of this stretch of its time; null: since ever. */
  from: Day | null;
}

/** The units beneath one (itself included) that bear one of these codes on a day. Cost: by index, one statement. */
export async function unitsByCode(
  db: Db,
  beneathId: UnitId,
  codes: readonly string[],
  day: Day,
): Promise<Map<string, Coded[]>> {
  const { rows } = await sql<Coded>`
    select fact.unit_id as id, fact.code, fact.name, fact.kind, lower(life.valid) as "from"
      from unit_fact fact
      join unit_closure life on life.above_id = fact.unit_id and life.below_id = fact.unit_id and life.valid @> ${day}::date
     where fact.code = any(${codes}::text[]) and fact.valid @> ${day}::date
       and exists (select 1 from unit_closure tree where tree.below_id = fact.unit_id and tree.above_id = ${beneathId} and tree.valid @> ${day}::date)
     order by fact.code, fact.unit_id`.execute(db);
  const found = new Map<string, Coded[]>();
  for (const row of rows) found.set(row.code, [...(found.get(row.code) ?? []), row]);
  return found;
}
