import { sql } from 'kysely';
import type { Day } from '../kernel/day.ts';
import type { UnitId } from '../kernel/id.ts';
import type { Db, Tx } from '../server/sql.ts';
import type { BoundaryEntry, Outline } from './boundary-import.rules.ts';

/** The outlines of a unit's part of the tree on a day. */
export async function boundariesOn(db: Db, under: UnitId, on: Day): Promise<Map<UnitId, Outline>> {
  const { rows } = await sql<{ unitId: UnitId; outline: Outline }>`
    select b.unit_id, b.outline from unit_boundary b
      join unit_closure tree on tree.below_id = b.unit_id and tree.above_id = ${under} and tree.valid @> ${on}::date
     where b.valid @> ${on}::date`.execute(db);
  return new Map(rows.map(({ unitId, outline }) => [unitId, outline]));
}

/** From a day on these outlines hold, until the next that is already known; the days before keep theirs. */
export async function keepBoundaries(db: Tx, entries: readonly BoundaryEntry[], on: Day): Promise<void> {
  const said = sql`json_to_recordset(${JSON.stringify(entries.map(({ unitId, outline }) => ({ unit_id: unitId, outline })))}::json)
                     as said(unit_id uuid, outline jsonb)`;
  const next = sql`(select min(lower(later.valid)) from unit_boundary later
                     where later.unit_id = said.unit_id and lower(later.valid) > ${on}::date)`;
  await sql`delete from unit_boundary b using ${said} where b.unit_id = said.unit_id and lower(b.valid) = ${on}::date`.execute(
    db,
  );
  await sql`update unit_boundary b set valid = daterange(lower(b.valid), ${on}::date) from ${said}
             where b.unit_id = said.unit_id and b.valid @> ${on}::date`.execute(db);
  await sql`insert into unit_boundary (unit_id, valid, outline)
            select said.unit_id, daterange(${on}::date, ${next}), said.outline from ${said}`.execute(db);
}
