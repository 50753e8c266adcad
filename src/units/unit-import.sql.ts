import { sql } from 'kysely';
import type { Day } from '../kernel/day.ts';
import type { UnitId } from '../kernel/id.ts';
import type { Db } from '../server/sql.ts';
import type { StandingUnit, UnitListing } from './unit-import.rules.ts';

/** All that stands beneath a unit on a day, itself and those above it included, as a list is judged against it. */
export async function unitsStanding(db: Db, under: UnitId, on: Day): Promise<StandingUnit[]> {
  const { rows } = await sql<StandingUnit>`
    with near as (
      select below_id as id, true as ours from unit_closure where above_id = ${under} and valid @> ${on}::date
       union all
      select above_id, false from unit_closure where below_id = ${under} and depth > 0 and valid @> ${on}::date)
    select fact.unit_id as id, fact.name, fact.kind, kind.tier, fact.code, fact.ordinal, fact.households, fact.lat, fact.lon,
           edge.parent_id, lower(life.valid) as since, upper(life.valid) as until, near.ours
      from near join unit_fact fact on fact.unit_id = near.id and fact.valid @> ${on}::date
      join unit_kind kind on kind.code = fact.kind
      join unit_closure life on life.below_id = near.id and life.depth = 0 and life.valid @> ${on}::date
      left join unit_edge edge on edge.unit_id = near.id and edge.valid @> ${on}::date
     order by kind.tier, fact.unit_id`.execute(db);
  return rows;
}

/** Names that will be taken beneath units of this part of the tree after a day. */
export async function namesComing(db: Db, under: UnitId, on: Day): Promise<UnitListing['coming']> {
  const { rows } = await sql<UnitListing['coming'][number]>`
    select distinct edge.parent_id, fact.identity_key from unit_edge edge
      join unit_fact fact on fact.unit_id = edge.unit_id and fact.valid && edge.valid and upper(fact.valid) is distinct from ${on}::date
      join unit_closure tree on tree.below_id = edge.parent_id and tree.above_id = ${under} and tree.valid @> ${on}::date
     where (lower(edge.valid) > ${on}::date or lower(fact.valid) > ${on}::date)
       and edge.valid && daterange(${on}::date, null) and fact.valid && daterange(${on}::date, null)`.execute(
    db,
  );
  return rows;
}
