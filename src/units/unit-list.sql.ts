import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../kernel/day.ts';
import type { UnitId } from '../kernel/id.ts';
import { ready } from '../server/prepared.ts';
import type { Db } from '../server/sql.ts';
import { searchFor } from './search.sql.ts';
import type { Unit } from './unit.ts';

/** A unit with all it is on the day of `fact`, parents from the top down. */
const columns = (day: Day) => sql`
  fact.unit_id as id, fact.kind, json_build_object('vi', kind.vi, 'en', kind.en) as kind_name, kind.tier, fact.name, fact.code,
  fact.ordinal, fact.households, fact.lat, fact.lon, fact.made_up, above.parents,
  (select count(*)::int from unit_edge edge where edge.parent_id = fact.unit_id and edge.valid @> ${day}::date) as children`;

const parents = (day: Day) => sql`
  lateral (select coalesce(json_agg(json_build_object('id', tree.above_id, 'name', up.name) order by tree.depth desc), '[]') as parents,
                  coalesce(string_agg(up.search_key, ' '), '') as search_key,
                  string_agg(up.sort_key, E'\\x01' order by tree.depth desc) collate "C" as sort_key
             from unit_closure tree join unit_fact up on up.unit_id = tree.above_id and up.valid @> ${day}::date
            where tree.below_id = fact.unit_id and tree.depth > 0 and tree.valid @> ${day}::date) above`;

const order = sql`fact.ordinal nulls last, fact.sort_key, fact.unit_id`;

/** A unit on a day; undefined where it does not stand that day. */
export async function unitOn(db: Db, unitId: UnitId, day: Day): Promise<Unit | undefined> {
  const { rows } = await sql<Unit>`
    ${ready}select ${columns(day)} from unit_fact fact join unit_kind kind on kind.code = fact.kind, ${parents(day)}
     where fact.unit_id = ${unitId} and fact.valid @> ${day}::date`.execute(db);
  return rows[0];
}

/** The units directly beneath one on a day (of those `seen`), in the order people count them. */
export async function childrenOn(
  db: Db,
  unitId: UnitId,
  day: Day,
  seen?: RawBuilder<UnitId>,
): Promise<Unit[]> {
  const { rows } = await sql<Unit>`
    select ${columns(day)} from unit_edge hung
      join unit_fact fact on fact.unit_id = hung.unit_id and fact.valid @> ${day}::date
      join unit_kind kind on kind.code = fact.kind, ${parents(day)}
     where hung.parent_id = ${unitId} and hung.valid @> ${day}::date
       ${seen === undefined ? sql`` : sql`and hung.unit_id in ${seen}`}
     order by kind.tier, ${order}`.execute(db);
  return rows;
}

/** The tops of what someone sees on a day: units under which they stand, and those with nothing seen above. */
export async function rootsOn(db: Db, seen: RawBuilder<UnitId>, day: Day): Promise<Unit[]> {
  const { rows } = await sql<Unit>`
    with seen(id) as materialized ${seen}
    select ${columns(day)} from unit_fact fact join unit_kind kind on kind.code = fact.kind, ${parents(day)}
     where fact.valid @> ${day}::date and fact.unit_id in (select id from seen)
       and not exists (select 1 from unit_edge edge where edge.unit_id = fact.unit_id and edge.valid @> ${day}::date
                          and edge.parent_id in (select id from seen))
     order by kind.tier, ${order}`.execute(db);
  return rows;
}

export interface Asked {
  seen: RawBuilder<UnitId>;
  on: Day;
  q?: string | undefined;
  kind?: string | undefined;
  tier?: number | undefined;
  beneath?: UnitId | undefined;
  /** Directly beneath that unit. */
  under?: UnitId | undefined;
  limit: number;
  /** Which lot of `limit`, from 0. */
  page?: number | undefined;
}

/**
 * Units by name or by their code of that day, among those seen: whose code it is first. Every phrase asked begins a word of the unit's
 * name or of a name above it, and one at least of its own (search.sql.ts). Cost: the units seen, and a path for each unit above those found.
 */
export async function unitsLike(db: Db, asked: Asked): Promise<{ rows: Unit[]; total: number }> {
  const { seen, on, kind, tier, beneath, under, limit, page = 0 } = asked;
  const search = searchFor(asked.q);
  // A code is reused for other units: it says which one bears it on that day, never which one it is.
  const coded = sql`(fact.code is not null and fact.code = ${(asked.q ?? '').trim()})`;
  const whole = sql`fact.search_key || ' ' || coalesce(above.search_key, '')`;
  const { rows } = await sql<Unit & { total: number }>`
    with seen(id) as materialized ${seen},
    hung as materialized (
      select fact.*, edge.parent_id from unit_fact fact join unit_kind kind on kind.code = fact.kind
        left join unit_edge edge on edge.unit_id = fact.unit_id and edge.valid @> ${on}::date
       where fact.valid @> ${on}::date and fact.unit_id in (select id from seen)
         ${search ? sql`and (${coded} or ${search.touches(sql`fact.search_key`)})` : sql``}
         ${kind === undefined ? sql`` : sql`and fact.kind = ${kind}`}
         ${tier === undefined ? sql`` : sql`and kind.tier = ${tier}`}
         ${under === undefined ? sql`` : sql`and edge.parent_id = ${under}`}
         ${
           beneath === undefined
             ? sql``
             : sql`and exists (select 1 from unit_closure tree where tree.above_id = ${beneath} and tree.below_id = fact.unit_id
                                  and tree.depth > 0 and tree.valid @> ${on}::date)`
         }
    ), above as materialized (
      select place.parent_id, json_agg(json_build_object('id', tree.above_id, 'name', up.name) order by tree.depth desc) as parents,
             string_agg(up.search_key, ' ') as search_key,
             string_agg(up.sort_key, E'\\x01' order by tree.depth desc) collate "C" as sort_key
        from (select distinct parent_id from hung where parent_id is not null) place
        join unit_closure tree on tree.below_id = place.parent_id and tree.valid @> ${on}::date
        join unit_fact up on up.unit_id = tree.above_id and up.valid @> ${on}::date
       group by place.parent_id
    )
    select fact.unit_id as id, fact.kind, json_build_object('vi', kind.vi, 'en', kind.en) as kind_name, kind.tier, fact.name, fact.code,
           fact.ordinal, fact.households, fact.lat, fact.lon, fact.made_up, coalesce(above.parents, '[]') as parents,
           (select count(*)::int from unit_edge edge where edge.parent_id = fact.unit_id and edge.valid @> ${on}::date) as children,
           count(*) over ()::int as total
      from hung fact join unit_kind kind on kind.code = fact.kind left join above on above.parent_id = fact.parent_id
     ${search ? sql`where ${coded} or ${search.within(whole)}` : sql``}
     order by ${search ? sql`case when ${coded} then 0 else 1 end, ${search.rank(whole, sql`fact.identity_key`)},` : sql``}
              kind.tier, above.sort_key nulls first, ${order}
     limit ${limit} offset ${page * limit}`.execute(db);
  const total = rows[0]?.total ?? 0;
  return { rows: rows.map(({ total: _, ...unit }) => unit as Unit), total };
}
