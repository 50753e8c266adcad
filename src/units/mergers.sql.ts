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

/** Units of before that a list of units, brought for that day, names as they are: they go on. */
export async function listedAgain(db: Db, day: Day): Promise<Set<UnitId>> {
  const { rows } = await sql<{ id: UnitId }>`
    select unit.unit_id as id from unit_change change join unit_change_unit unit on unit.change_id = change.id
     where change.kind = 'unit.import' and change.day = ${day}::date and change.undone_on is null and unit.before is not null`.execute(
    db,
  );
  return new Set(rows.map(({ id }) => id));
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
