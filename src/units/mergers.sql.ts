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

/** The units beneath one (itself included) that bear one of these codes on a day, and those that bore one the day before. Cost: by index, one statement. */
export async function unitsByCode(
  db: Db,
  beneathId: UnitId,
  codes: readonly string[],
  day: Day,
): Promise<{ now: Map<string, Coded[]>; before: Map<string, Coded[]> }> {
  const { rows } = await sql<Coded & { now: boolean; before: boolean }>`
    select fact.unit_id as id, fact.code, fact.name, fact.kind, lower(life.valid) as "from",
           fact.valid @> ${day}::date as now, fact.valid @> ${day}::date - 1 as before
      from unit_fact fact
      join unit_closure life on life.above_id = fact.unit_id and life.below_id = fact.unit_id and life.valid @> ${day}::date
     where fact.code = any(${codes}::text[]) and fact.valid && daterange(${day}::date - 1, ${day}::date, '[]')
       and exists (select 1 from unit_closure tree where tree.below_id = fact.unit_id and tree.above_id = ${beneathId} and tree.valid @> ${day}::date)
     order by fact.code, fact.unit_id`.execute(db);
  return { now: byCode(rows.filter(({ now }) => now)), before: byCode(rows.filter(({ before }) => before)) };
}

function byCode(rows: readonly Coded[]): Map<string, Coded[]> {
  const found = new Map<string, Coded[]>();
  for (const row of rows) found.set(row.code, [...(found.get(row.code) ?? []), row]);
  return found;
}
