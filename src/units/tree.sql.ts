import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../kernel/day.ts';
import type { OfficialId, UnitId } from '../kernel/id.ts';
import { policy } from '../kernel/policy.ts';
import { ready } from '../server/prepared.ts';
import { homeUnit } from '../server/setting.sql.ts';
import type { Db, Tx } from '../server/sql.ts';
import type { NamedUnit } from './unit.ts';

/** One change of the tree at a time, or two moves could close a circle that neither sees. Reads are not held up. */
export const lockTree = (db: Tx) => sql`lock table unit_edge in share row exclusive mode`.execute(db);

/**
 * Derives the closure anew for these units and all that ever hung beneath them, then where each counts (`unit_under`), theirs and
 * that of every unit whose heirs they are. Cost: their rows in both, twice; where they are very many, their tables are measured between.
 */
export async function refreshClosure(db: Tx, unitIds: readonly UnitId[]): Promise<void> {
  const beneath = sql`
    with recursive beneath(id) as (
      select unnest(${unitIds}::uuid[])
       union select edge.unit_id from unit_edge edge join beneath on edge.parent_id = beneath.id
    )`;
  const isLarge = unitIds.length > many;
  if (isLarge) await measure(db, 'unit', 'unit_fact', 'unit_edge', 'unit_lineage');
  await sql`${beneath} delete from unit_closure where below_id in (select id from beneath)`.execute(db);
  const { numAffectedRows: written = 0n } = await sql`${beneath}, ${paths}`.execute(db);
  const isWide = isLarge || written > 4 * many;
  if (isWide) await measure(db, 'unit_closure');
  const changed = sql`
    with recursive beneath(id) as (
      select unnest(${unitIds}::uuid[])
       union select next.id from beneath, lateral (
         select unit_id as id from unit_edge where parent_id = beneath.id
          union all select from_id from unit_lineage where to_id = beneath.id and heir) next
    )`;
  await sql`${changed} delete from unit_under where below_id in (select id from beneath)`.execute(db);
  await sql`${changed}, ${places}`.execute(db);
  if (isWide) await measure(db, 'unit_under');
}

/** From so many units on (of some four rows above each), what a table's statistics said before is no guide to it. */
const many = 1000;
async function measure(db: Tx, ...tables: string[]): Promise<void> {
  for (const table of tables) await sql`select measure_size(${table})`.execute(db);
}

/** Derives all of it anew, from edges, facts and lineage alone. */
export async function rebuildClosure(db: Tx): Promise<void> {
  await sql`delete from unit_closure`.execute(db);
  await sql`with recursive beneath(id) as (select id from unit), ${paths}`.execute(db);
  await sql`delete from unit_under`.execute(db);
  await sql`with recursive beneath(id) as (select id from unit), ${places}`.execute(db);
}

/**
 * Climbs from each unit of `beneath` edge by edge, keeping the days on which the whole path held. A unit has one parent a
 * day, so no two paths to one ancestor share a day; stretches that touch become one row.
 */
const paths = sql`
  path(above_id, below_id, depth, valid) as (
    select fact.unit_id, fact.unit_id, 0, unnest(range_agg(fact.valid))
      from unit_fact fact where fact.unit_id in (select id from beneath) group by fact.unit_id
     union all
    select edge.parent_id, path.below_id, path.depth + 1, path.valid * edge.valid
      from path join unit_edge edge on edge.unit_id = path.above_id and edge.valid && path.valid
  )
  insert into unit_closure (above_id, below_id, depth, valid)
  select above_id, below_id, depth, unnest(range_agg(valid)) from path group by above_id, below_id, depth`;

/** Lineage to heirs, without ends that a change of an earlier day has overtaken since: such a unit did not stand any more. */
export const heirLines = sql`
  (select line.* from unit_lineage line where line.heir and exists (
     select 1 from unit_closure life where life.below_id = line.from_id and life.depth = 0 and upper(life.valid) = line.day))`;

/**
 * Follows the heirs of each unit of `beneath` from its end until it stands again, if it ever does. On any day at most one unit of
 * that way stands: what was written counts there, and beneath all that is above it.
 */
const places = sql`
  heir(from_id, to_id, valid) as (
    select of.from_id, of.to_id, daterange(of.day, (
             select min(lower(life.valid)) from unit_closure life
              where life.above_id = of.from_id and life.below_id = of.from_id and lower(life.valid) >= of.day))
      from ${heirLines} of
  ), way(below_id, at_id, valid) as (
    select id, id, '(,)'::daterange from beneath
     union all
    select way.below_id, heir.to_id, way.valid * heir.valid
      from way join heir on heir.from_id = way.at_id and heir.valid && way.valid
  )
  insert into unit_under (above_id, below_id, valid)
  select tree.above_id, way.below_id, unnest(range_agg(way.valid * tree.valid))
    from way join unit_closure tree on tree.below_id = way.at_id and tree.valid && way.valid
   group by tree.above_id, way.below_id`;

/** From the top of the tree down to its own parent, on a day. */
export async function pathOn(db: Db, unitId: UnitId, day: Day): Promise<NamedUnit[]> {
  const { rows } = await sql<NamedUnit>`
    ${ready}select tree.above_id as id, ${nameOn(sql`tree.above_id`, sql`${day}::date`)} as name from unit_closure tree
     where tree.below_id = ${unitId} and tree.depth > 0 and tree.valid @> ${day}::date
     order by tree.depth desc`.execute(db);
  return rows;
}

/** Whether `belowId` ever stands beneath `aboveId` (or is it) within these days. */
export async function standsBeneath(
  db: Db,
  belowId: UnitId,
  aboveId: UnitId,
  from: Day,
  until: Day | null,
): Promise<boolean> {
  const { rows } = await sql`
    select 1 from unit_closure where above_id = ${aboveId} and below_id = ${belowId}
       and valid && daterange(${from}::date, ${until}::date) limit 1`.execute(db);
  return rows.length > 0;
}

/** Of each question: does that unit stand beneath the other (or is it) on that day? In their order; one query for all. */
export async function areBeneath(
  db: Db,
  asked: readonly { belowId: UnitId; aboveId: UnitId; day: Day }[],
): Promise<boolean[]> {
  const { rows } = await sql<{ stands: boolean }>`
    select exists (select 1 from unit_closure tree where tree.below_id = asked.below and tree.above_id = asked.above
                      and tree.valid @> asked.day) as stands
      from unnest(${asked.map((one) => one.belowId)}::uuid[], ${asked.map((one) => one.aboveId)}::uuid[],
                  ${asked.map((one) => one.day)}::date[]) with ordinality asked(below, above, day, at)
     order by asked.at`.execute(db);
  return rows.map(({ stands }) => stands);
}

/** Those of the units that stand beneath one (or are it) on a day. */
export async function beneathOf(
  db: Db,
  unitIds: readonly UnitId[],
  aboveId: UnitId,
  day: Day,
): Promise<UnitId[]> {
  const { rows } = await sql<{ id: UnitId }>`
    select below_id as id from unit_closure where above_id = ${aboveId} and below_id = any(${unitIds}::uuid[])
       and valid @> ${day}::date`.execute(db);
  return rows.map(({ id }) => id);
}

/**
 * What a unit is called on a day, for any query: `select ${nameOn(sql`visit.unit_id`, sql`visit.day`)} as unit_name`.
 * A unit not standing that day keeps the last name it had by then (or its first): a row never loses its place.
 */
export const nameOn = (unit: RawBuilder<unknown>, day: RawBuilder<unknown>): RawBuilder<string> =>
  namedOn(sql`named.name`, unit, day);

/** The key of that name, for `order by`: names stand as people count them, whatever the database's own collation. */
export const nameKeyOn = (unit: RawBuilder<unknown>, day: RawBuilder<unknown>): RawBuilder<string> =>
  namedOn(sql`named.sort_key`, unit, day);

const namedOn = (what: RawBuilder<unknown>, unit: RawBuilder<unknown>, day: RawBuilder<unknown>) =>
  sql<string>`(select ${what} from unit_fact named where named.unit_id = ${unit}
        order by named.valid @> ${day} desc, lower(named.valid) <= ${day} desc nulls last, lower(named.valid) desc nulls last limit 1)`;

/** All facts on a day as a table to join: `join ${factsOn(day)} unit_now on unit_now.unit_id = visit.unit_id`. */
export const factsOn = (day: Day): RawBuilder<unknown> =>
  sql`(select * from unit_fact where valid @> ${day}::date)`;

/** Who reads: by the rights held `today`, of the tree as it stood `on` a day. */
export interface Sight {
  officialId: OfficialId;
  today: Day;
  on: Day;
}

/** The units under which someone sees all: those of their rights and, asked of another day, what has since become part of them. */
const heldBy = ({ officialId, today, on }: Sight) =>
  on === today
    ? readRights(officialId, today)
    : sql`(select unit_id from ${readRights(officialId, today)} held
          union select past.from_id from unit_lineage past where past.heir and exists (
                  select 1 from ${readRights(officialId, today)} held join unit_under now on now.above_id = held.unit_id
                   where now.below_id = past.from_id and now.valid @> ${today}::date))`;

/**
 * The units whose facts someone may read: all beneath those of their rights on that day, or beneath what has since become part of
 * them, and those above, whose names every path shows. Cost: all of them; for a few units `seesOn` is cheaper.
 */
export const unitsSeen = (officialId: OfficialId, today: Day, on: Day): RawBuilder<UnitId> =>
  sql`(with ${mine({ officialId, today, on })}
       select tree.below_id from mine join unit_closure tree on tree.above_id = mine.unit_id where tree.valid @> ${on}::date
        union select tree.above_id from mine join unit_closure tree on tree.below_id = mine.unit_id where tree.valid @> ${on}::date)`;

/** Begins a statement that asks `seesOn` or `seesBeneath`: `with ${mine(sight)}, … select …`. */
export const mine = (sight: Sight): RawBuilder<unknown> =>
  sql`mine(unit_id) as materialized (select unit_id from ${heldBy(sight)} held)`;

/** Whether they see all that stands beneath a unit. */
export const seesBeneath = (unit: RawBuilder<unknown>, on: Day): RawBuilder<boolean> =>
  sql`exists (select 1 from mine join unit_closure sees on sees.above_id = mine.unit_id and sees.below_id = ${unit} and sees.valid @> ${on}::date)`;

/** Whether a unit is one of `unitsSeen`. Cost: the person's few rights, by index. */
export const seesOn = (unit: RawBuilder<unknown>, on: Day): RawBuilder<boolean> =>
  sql`(${seesBeneath(unit, on)} or exists (
        select 1 from mine join unit_closure sees on sees.below_id = mine.unit_id and sees.above_id = ${unit} and sees.valid @> ${on}::date))`;

const readRights = (officialId: OfficialId, today: Day) =>
  sql`(select unit_id from right_held where official_id = ${officialId}
          and role = any(${policy['unit.read']}::text[]) and held @> ${today}::date)`;

/** Whether someone may read a unit at all, as a condition: on some day it stood, or counted, where they may look. */
export const seenEver = (
  unit: RawBuilder<unknown>,
  officialId: OfficialId,
  today: Day,
): RawBuilder<boolean> =>
  sql`exists (select 1 from ${readRights(officialId, today)} mine
                join unit_under tree on (tree.above_id = mine.unit_id and tree.below_id = ${unit})
                                     or (tree.below_id = mine.unit_id and tree.above_id = ${unit}))`;

export async function maySeeUnit(
  db: Db,
  unitId: UnitId,
  officialId: OfficialId,
  today: Day,
): Promise<boolean> {
  const { rows } = await sql<{ sees: boolean }>`
    ${ready}select ${seenEver(sql`${unitId}::uuid`, officialId, today)} as sees`.execute(db);
  return rows[0]?.sees ?? false;
}

/**
 * Where the right to change a unit is judged: the unit itself while it stands beneath the tenant's own unit; for one that is
 * past or to come, the lowest above it that stands there; for a superior or a stray, the tenant's own. Undefined: no such unit.
 */
export async function unitToJudge(db: Db, unitId: UnitId, today: Day): Promise<UnitId | undefined> {
  const at = judgedAt(sql`unit.id`, await homeUnit(db), today);
  const { rows } = await sql<{
    id: UnitId;
  }>`${ready}select ${at} as id from unit where id = ${unitId}`.execute(db);
  return rows[0]?.id;
}

/** The same of a unit in any query. */
export const judgedAt = (
  unit: RawBuilder<unknown>,
  home: UnitId | RawBuilder<UnitId>,
  today: Day,
): RawBuilder<UnitId> =>
  sql`coalesce((
        select tree.above_id from unit_closure tree
         where tree.below_id = ${unit} and ${standsAt(home, today)}
         order by tree.depth limit 1), ${home}::uuid)`;

/** That `tree.above_id` stands beneath the own unit: asked of the few above one, not of the many beneath the other. */
const standsAt = (home: UnitId | RawBuilder<UnitId>, today: Day) => sql`exists (
  select 1 from unit_closure home where home.above_id = ${home} and home.below_id = tree.above_id and home.valid @> ${today}::date offset 0)`;
