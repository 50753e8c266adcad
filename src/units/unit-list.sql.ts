import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../kernel/day.ts';
import type { UnitId } from '../kernel/id.ts';
import { ready } from '../server/prepared.ts';
import type { Db } from '../server/sql.ts';
import { mine, type Sight, seesBeneath, seesOn } from './tree.sql.ts';
import type { NamedUnit, Unit } from './unit.ts';

/** A unit with all it is on the day of `fact`, but for those above it. */
const facts = (day: Day) => sql`
  fact.unit_id as id, fact.kind, json_build_object('vi', kind.vi, 'en', kind.en) as kind_name, kind.tier, fact.name, fact.code,
  fact.ordinal, fact.households, fact.lat, fact.lon, fact.made_up,
  (select count(*)::int from unit_edge edge where edge.parent_id = fact.unit_id and edge.valid @> ${day}::date) as children`;

/** Its parents from the top down, `unit` itself being the last of them. */
const pathTo = (unit: RawBuilder<unknown>, day: Day) => sql<NamedUnit[]>`
  (select coalesce(json_agg(json_build_object('id', tree.above_id, 'name', up.name) order by tree.depth desc), '[]')
     from unit_closure tree join unit_fact up on up.unit_id = tree.above_id and up.valid @> ${day}::date
    where tree.below_id = ${unit} and tree.valid @> ${day}::date)`;

/** The order in which people count units of one parent. */
export const order = sql`fact.ordinal nulls last, fact.sort_key, fact.unit_id`;

const parentOf = (day: Day) =>
  sql`(select edge.parent_id from unit_edge edge where edge.unit_id = fact.unit_id and edge.valid @> ${day}::date)`;

/** A unit on a day; undefined where it does not stand that day. */
export async function unitOn(db: Db, unitId: UnitId, day: Day): Promise<Unit | undefined> {
  const { rows } = await sql<Unit>`
    ${ready}select ${facts(day)}, ${pathTo(parentOf(day), day)} as parents
      from unit_fact fact join unit_kind kind on kind.code = fact.kind
     where fact.unit_id = ${unitId} and fact.valid @> ${day}::date`.execute(db);
  return rows[0];
}

/** The units directly beneath one on a day (of those that `sight` reaches), in the order people count them; all, or a lot of `limit`. */
export async function childrenOn(
  db: Db,
  unitId: UnitId,
  day: Day,
  sight?: Sight,
  { limit, page = 0 }: { limit?: number | undefined; page?: number | undefined } = {},
): Promise<Unit[]> {
  const { rows: above } = await sql<{ parents: NamedUnit[] }>`
    ${ready}select ${pathTo(sql`${unitId}::uuid`, day)} as parents`.execute(db);
  const { rows } = await sql<Omit<Unit, 'parents'>>`
    ${ready}${sight ? sql`with ${mine(sight)}` : sql``}
    select ${facts(day)} from unit_edge hung
      join unit_fact fact on fact.unit_id = hung.unit_id and fact.valid @> ${day}::date
      join unit_kind kind on kind.code = fact.kind
     where hung.parent_id = ${unitId} and hung.valid @> ${day}::date
       ${sight ? sql`and ((select ${seesBeneath(sql`${unitId}::uuid`, day)}) or ${seesOn(sql`hung.unit_id`, day)})` : sql``}
     order by kind.tier, ${order} ${limit === undefined ? sql`` : sql`limit ${limit} offset ${page * limit}`}`.execute(
    db,
  );
  const parents = above[0]?.parents ?? [];
  return rows.map((row) => ({ ...row, parents }));
}

/**
 * The tops of what someone sees on a day: of their units, and those above, the ones that hang nowhere. Whoever sees a unit sees what
 * it hangs under.
 */
export async function rootsOn(db: Db, sight: Sight): Promise<Unit[]> {
  const { on } = sight;
  const { rows } = await sql<Unit>`
    ${ready}with ${mine(sight)}
    select ${facts(on)}, '[]'::json as parents from unit_fact fact join unit_kind kind on kind.code = fact.kind
     where fact.valid @> ${on}::date
       and fact.unit_id in (select tree.above_id from mine join unit_closure tree on tree.below_id = mine.unit_id and tree.valid @> ${on}::date)
       and not exists (select 1 from unit_edge edge where edge.unit_id = fact.unit_id and edge.valid @> ${on}::date)
     order by kind.tier, ${order}`.execute(db);
  return rows;
}

export interface Asked {
  sight: Sight;
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
/** A lot of a list, and how many there are in all. */
export interface Lot {
  rows: Unit[];
  total: number;
}

/** What narrows a list of `fact`, `kind` and the parent it hangs under. */
export const narrowed = ({ kind, tier, under, beneath, sight: { on } }: Asked) => sql`
  ${kind === undefined ? sql`` : sql`and fact.kind = ${kind}`}
  ${tier === undefined ? sql`` : sql`and kind.tier = ${tier}`}
  ${under === undefined ? sql`` : sql`and exists (select 1 from unit_edge hung where hung.unit_id = fact.unit_id and hung.parent_id = ${under} and hung.valid @> ${on}::date)`}
  ${
    beneath === undefined
      ? sql``
      : sql`and exists (select 1 from unit_closure tree where tree.above_id = ${beneath} and tree.below_id = fact.unit_id
                           and tree.depth > 0 and tree.valid @> ${on}::date)`
  }`;

/** `above`: of each unit that one of `hung` hangs under, the names of all above as one text to search and one to sort by. */
export const above = (on: Day) => sql`
  above as materialized (
    select place.parent_id, string_agg(up.search_key, ' ') as search_key,
           string_agg(up.sort_key, E'\\x01' order by tree.depth desc) collate "C" as sort_key
      from (select distinct parent_id from hung where parent_id is not null) place
      join unit_closure tree on tree.below_id = place.parent_id and tree.valid @> ${on}::date
      join unit_fact up on up.unit_id = tree.above_id and up.valid @> ${on}::date
     group by place.parent_id)`;

/** The end of a statement: the facts of `lot` in its order, each with the path above it, read once for all that hang under one unit. */
export const told = (on: Day) => sql`
  , placed as materialized (select lot.*, row_number() over () as at from lot)
  , path as materialized (select place.parent_id, ${pathTo(sql`place.parent_id`, on)} as parents from (select distinct parent_id from placed) place)
  select ${facts(on)}, coalesce(path.parents, '[]') as parents, fact.total
    from placed fact join unit_kind kind on kind.code = fact.kind left join path on path.parent_id = fact.parent_id
   order by fact.at`;

/** What `told` gives, apart into rows and their number. */
export const lotOf = (rows: readonly (Unit & { total: number })[]): Lot => ({
  rows: rows.map(({ total: _, ...unit }) => unit as Unit),
  total: rows[0]?.total ?? 0,
});

/**
 * Units seen, higher tiers first, those of one tier by their path. Cost: the units seen, to count them; of a lot, the units of its
 * tiers and a path for each unit above them.
 */
export async function unitsInOrder(db: Db, asked: Asked): Promise<Lot> {
  const { sight, limit, page = 0 } = asked;
  const { on } = sight;
  const offset = page * limit;
  const place = asked.under ?? asked.beneath;
  const { rows } = await sql<Unit & { total: number }>`
    ${ready}with ${mine(sight)},
    stood as materialized (
      select fact.unit_id, kind.tier from unit_fact fact join unit_kind kind on kind.code = fact.kind
       where fact.valid @> ${on}::date ${narrowed(asked)}
         and (${place === undefined ? sql`false` : sql`(select ${seesBeneath(sql`${place}::uuid`, on)})`} or fact.unit_id in (
           select sees.below_id from mine join unit_closure sees on sees.above_id = mine.unit_id where sees.valid @> ${on}::date
            union all select sees.above_id from mine join unit_closure sees on sees.below_id = mine.unit_id where sees.valid @> ${on}::date))
    ), span as materialized (
      select tier, count(*) as units, sum(count(*)) over (order by tier) as until from stood group by tier
    ), hung as materialized (
      select stood.unit_id, edge.parent_id from stood join span using (tier)
        left join unit_edge edge on edge.unit_id = stood.unit_id and edge.valid @> ${on}::date
       where span.until > ${offset} and span.until - span.units < ${offset + limit}
    ), ${above(on)},
    lot as materialized (
      select fact.*, hung.parent_id, (select sum(units) from span)::int as total
        from hung join unit_fact fact on fact.unit_id = hung.unit_id and fact.valid @> ${on}::date
        join unit_kind kind on kind.code = fact.kind left join above on above.parent_id = hung.parent_id
       order by kind.tier, above.sort_key nulls first, ${order}
       limit ${limit} offset ${offset} - coalesce((select max(until) from span where until <= ${offset}), 0)
    )${told(on)}`.execute(db);
  return lotOf(rows);
}
