import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../kernel/day.ts';
import type { RowId, UnitId } from '../kernel/id.ts';
import type { By, Sender } from '../server/command.ts';
import { ready } from '../server/prepared.ts';
import { homeUnit, keepSetting } from '../server/setting.sql.ts';
import type { Db, Tx } from '../server/sql.ts';
import type { Reshaping } from './operation.commands.ts';
import { nameOn, seenEver } from './tree.sql.ts';
import type { History } from './unit.sql.ts';
import { type Lineage, LineageArrow } from './unit-change.ts';

/** Notes a change with what stood before it, unit by unit; null for a unit that begins with it. */
export async function keepChange(db: Tx, kind: string, planned: Reshaping, by: Sender): Promise<void> {
  const { changeId, day, document, begin, before, after } = planned;
  await db
    .insertInto('unitChange')
    .values({ id: changeId, kind, day, document, madeBy: by.officialId, madeOn: by.today })
    .execute();
  const rows = [
    ...begin.map(({ id }) => ({ id, before: null as History | null })),
    ...[...after.keys()].map((id) => ({ id, before: before.get(id) ?? null })),
  ];
  await sql`
    insert into unit_change_unit (change_id, unit_id, before)
    select ${changeId}, (row ->> 'id')::uuid, nullif(row -> 'before', 'null') from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) row`.execute(
    db,
  );
}

export async function keepLineage(
  db: Tx,
  changeId: RowId,
  day: Day,
  lineage: readonly Lineage[],
): Promise<void> {
  await sql`
    insert into unit_lineage (from_id, to_id, day, change_id, how, households, heir, document)
    select (row ->> 'fromId')::uuid, (row ->> 'toId')::uuid, ${day}, ${changeId}, row ->> 'how', (row ->> 'households')::int, (row ->> 'heir')::boolean,
           coalesce(row ->> 'document', '')
      from jsonb_array_elements(${JSON.stringify(lineage)}::jsonb) row`.execute(db);
}

/** Of units that ended without successor: who answers for each is the one it hung under last, which a change of an earlier day may alter. */
export async function keepAnswering(db: Tx, unitIds: readonly UnitId[]): Promise<void> {
  await sql`
    update unit_lineage line set to_id = edge.parent_id from unit_edge edge
     where line.from_id = any(${unitIds}::uuid[]) and line.how = 'above' and edge.unit_id = line.from_id and upper(edge.valid) = line.day
       and edge.parent_id <> line.to_id`.execute(db);
}

/** From now on the tenant is run for another unit; the one before is kept with the change. */
export async function moveHome(db: Tx, changeId: RowId, homeId: UnitId): Promise<void> {
  await keepFollowed(db, changeId, 'home', [{ rowId: await homeUnit(db), before: null, buckets: [] }]);
  await keepSetting(db, 'homeUnitId', homeId);
}

/** A row of a slice that followed a change, as it was before; null: the change made it. */
export interface Followed<Row> {
  rowId: string;
  before: Row | null;
}
/** The same as it is kept: with the buckets in which devices find it, where it was and where it is. None: no device has such rows. */
export interface FollowedIn<Row> extends Followed<Row> {
  buckets: readonly string[];
}

export async function keepFollowed(
  db: Tx,
  changeId: RowId,
  what: string,
  rows: readonly FollowedIn<unknown>[],
): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into unit_change_row (change_id, what, row_id, before, buckets)
    select ${changeId}, ${what}, (row ->> 'rowId')::uuid, nullif(row -> 'before', 'null'),
           array(select distinct jsonb_array_elements_text(row -> 'buckets'))
      from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) row`.execute(db);
}

/** Devices learn of every row that followed a change, and followed it back. */
export async function touchFollowed(db: Db, changeId: RowId, by: By): Promise<void> {
  const { rows } = await sql<{ what: string; rowId: string; buckets: string[] }>`
    select what, row_id, buckets from unit_change_row where change_id = ${changeId} and buckets <> '{}'`.execute(
    db,
  );
  for (const { what, rowId, buckets } of rows) by.touch(what, rowId, ...buckets);
}

/** What followed a change in one slice. */
export async function followedBy<Row>(db: Db, changeId: RowId, what: string): Promise<Followed<Row>[]> {
  const { rows } = await sql<Followed<Row>>`
    select row_id, before from unit_change_row where change_id = ${changeId} and what = ${what}`.execute(db);
  return rows;
}

export interface KeptChange {
  id: RowId;
  kind: string;
  day: Day;
  number: number;
  undoneOn: Day | null;
  /** What it touched; null: it made the unit. */
  units: Map<UnitId, History | null>;
}

export async function findChange(db: Db, changeId: RowId): Promise<KeptChange | undefined> {
  const { rows } = await sql<Omit<KeptChange, 'units'>>`
    select id, kind, day, number, undone_on from unit_change where id = ${changeId}`.execute(db);
  const [change] = rows;
  if (!change) return undefined;
  const { rows: units } = await sql<{ unitId: UnitId; before: History | null }>`
    select unit_id, before from unit_change_unit where change_id = ${changeId}`.execute(db);
  return { ...change, units: new Map(units.map(({ unitId, before }) => [unitId, before])) };
}

/** Takes back what a change wrote of itself: its lineage, and the units it made, with all that is known of them. */
export async function unmake(db: Tx, { id, units }: KeptChange, by: Sender): Promise<void> {
  const made = [...units].filter(([, before]) => before === null).map(([unitId]) => unitId);
  await sql`delete from unit_lineage where change_id = ${id}`.execute(db);
  const [home] = await followedBy(db, id, 'home');
  if (home) await keepSetting(db, 'homeUnitId', home.rowId);
  for (const table of ['unit_under', 'unit_closure'])
    await sql`delete from ${sql.table(table)} where below_id = any(${made}::uuid[])`.execute(db);
  for (const table of ['unit_edge', 'unit_fact'])
    await sql`delete from ${sql.table(table)} where unit_id = any(${made}::uuid[])`.execute(db);
  await sql`update unit_change set undone_by = ${by.officialId}, undone_on = ${by.today} where id = ${id}`.execute(
    db,
  );
}

/** Removes the units themselves. */
export async function removeUnits(db: Tx, unitIds: readonly UnitId[]): Promise<void> {
  await sql`delete from unit where id = any(${unitIds}::uuid[])`.execute(db);
}

/** All arrows that lead to a unit and from it, as far back and forth as they go. Cost: the units of its line. */
export async function lineageOf(
  db: Db,
  unitId: UnitId,
  { officialId, today }: Pick<Sender, 'officialId' | 'today'>,
): Promise<LineageArrow[]> {
  const sees = (id: RawBuilder<unknown>) => seenEver(id, officialId, today);
  const { rows } = await sql`
    ${ready}with recursive back(id, day) as (
      select ${unitId}::uuid, 'infinity'::date union select l.from_id, l.day from unit_lineage l join back on l.to_id = back.id and l.day < back.day
    ), forth(id, day) as (
      select ${unitId}::uuid, '-infinity'::date union select l.to_id, l.day from unit_lineage l join forth on l.from_id = forth.id and l.day > forth.day
    )
    select distinct l.from_id, l.to_id, l.day, l.how, l.households, l.heir, coalesce(nullif(l.document, ''), c.document) as document,
           ${nameOn(sql`l.from_id`, sql`l.day - 1`)} as from_name, ${nameOn(sql`l.to_id`, sql`l.day`)} as to_name,
           ${sees(sql`l.from_id`)} as sees_from, ${sees(sql`l.to_id`)} as sees_to
      from unit_lineage l join unit_change c on c.id = l.change_id
     where exists (select 1 from back where back.id = l.to_id and l.day < back.day)
        or exists (select 1 from forth where forth.id = l.from_id and l.day > forth.day)
     order by l.day, from_name, to_name`.execute(db);
  return rows.map((row) => LineageArrow.parse(row));
}
