import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../kernel/day.ts';
import type { UnitId } from '../kernel/id.ts';
import type { Db } from '../server/sql.ts';
import type { PlacedUnit } from './outline.ts';

/** The units directly beneath one on a day, of those `seen`, each with its ground as the map of that day has it, in the order of the list. */
export async function outlinesUnder(
  db: Db,
  unitId: UnitId,
  day: Day,
  seen: RawBuilder<UnitId>,
): Promise<PlacedUnit[]> {
  const { rows } = await sql<PlacedUnit>`
    select fact.unit_id as id, fact.name, fact.households, fact.lat, fact.lon, ground.outline
      from unit_edge hung
      join unit_fact fact on fact.unit_id = hung.unit_id and fact.valid @> ${day}::date
      join unit_kind kind on kind.code = fact.kind
      left join unit_boundary ground on ground.unit_id = hung.unit_id and ground.valid @> ${day}::date
     where hung.parent_id = ${unitId} and hung.valid @> ${day}::date and hung.unit_id in ${seen}
     order by kind.tier, fact.ordinal nulls last, fact.sort_key, fact.unit_id`.execute(db);
  return rows;
}
