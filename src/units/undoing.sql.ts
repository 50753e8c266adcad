import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../kernel/day.ts';
import type { RowId, UnitId } from '../kernel/id.ts';
import type { Problem } from '../kernel/problem.ts';
import type { Text } from '../kernel/text.ts';
import type { Db } from '../server/sql.ts';
import type { UnitFollower } from './operation.commands.ts';
import { nameOn } from './tree.sql.ts';
import { unitChangeProblem } from './unit-change.rules.ts';
import type { KeptChange } from './unit-change.sql.ts';

/** Changes that cannot be taken back, each with why. */
export type WhyNot = Map<RowId, Problem>;

/** Of the changes it is asked for, those that cannot be taken back. */
type Asked = (db: Db, changeIds: readonly RowId[]) => Promise<WhyNot>;

/**
 * Why each of these changes cannot be taken back, where it cannot: changed again since, gone on in a slice that followed, or written of
 * a unit that it made. Cost: some thirty statements however many changes, each by index over what they touched; none looks further than
 * the first thing it finds.
 */
export const whyNotUndone = (
  db: Db,
  changeIds: readonly RowId[],
  followers: readonly UnitFollower[],
): Promise<WhyNot> =>
  firstOf(db, changeIds, [touchedSince, ...[...followers].reverse().map(({ since }) => since), usedSince]);

/** What is said first of each change; who comes later is asked only for those of which nothing is said yet. */
export async function firstOf(
  db: Db,
  changeIds: readonly RowId[],
  all: readonly (Asked | undefined)[],
): Promise<WhyNot> {
  const why: WhyNot = new Map();
  for (const asked of all) {
    const left = changeIds.filter((id) => !why.has(id));
    if (left.length === 0) break;
    for (const [id, problem] of (await asked?.(db, left)) ?? []) why.set(id, problem);
  }
  return why;
}

/** The first later change, not taken back, that touched one of the same units, or one that went along with an end. */
async function touchedSince(db: Db, changeIds: readonly RowId[]): Promise<WhyNot> {
  const mine = sql`(
    select change_id, unit_id from unit_change_unit where change_id = any(${changeIds}::uuid[])
     union
    select line.change_id, was.unit_id from unit_lineage line
      join unit_edge was on was.parent_id = line.from_id and upper(was.valid) = line.day
      join unit_edge is_ on is_.unit_id = was.unit_id and is_.parent_id = line.to_id and lower(is_.valid) = line.day
     where line.change_id = any(${changeIds}::uuid[]) and line.heir)`;
  const { rows } = await sql<{ changeId: RowId; day: Day; name: string }>`
    select distinct on (c.id) c.id as change_id, later.day, ${nameOn(sql`unit.unit_id`, sql`later.day`)} as name
      from unit_change c join ${mine} mine on mine.change_id = c.id
      join unit_change_unit unit on unit.unit_id = mine.unit_id
      join unit_change later on later.id = unit.change_id
     where later.number > c.number and later.undone_on is null
     order by c.id, later.number, unit.unit_id`.execute(db);
  return new Map(rows.map(({ changeId, ...facts }) => [changeId, unitChangeProblem.changedSince(facts)]));
}

/** The first change made after this one, not taken back, that touched one of these units. */
export async function changedSince(
  db: Db,
  { number }: KeptChange,
  unitIds: readonly UnitId[],
): Promise<{ day: Day; name: string } | undefined> {
  const { rows } = await sql<{ day: Day; name: string }>`
    select later.day, ${nameOn(sql`unit.unit_id`, sql`later.day`)} as name
      from unit_change_unit unit join unit_change later on later.id = unit.change_id
     where unit.unit_id = any(${unitIds}::uuid[]) and later.number > ${number} and later.undone_on is null
     order by later.number limit 1`.execute(db);
  return rows[0];
}

/** Of some units and those beneath them: whoever hangs on a day under one that does not stand then or is not of a higher tier, each with that one. */
export async function hangingLoose(db: Db, unitIds: readonly UnitId[]): Promise<UnitId[]> {
  const { rows } = await sql<{ ids: UnitId[] }>`
    select array[unit_id, parent_id] as ids from unit_edge edge
     where (unit_id = any(${unitIds}::uuid[]) or parent_id = any(${unitIds}::uuid[]))
       and (not exists (select 1 from unit_closure life where life.below_id = edge.parent_id and life.depth = 0 and life.valid @> edge.valid)
         or exists (select 1 from unit_fact low join unit_kind below on below.code = low.kind
                      join unit_fact high on high.unit_id = edge.parent_id and high.valid && low.valid and high.valid && edge.valid
                      join unit_kind above on above.code = high.kind and above.tier >= below.tier
                     where low.unit_id = edge.unit_id and low.valid && edge.valid))`.execute(db);
  return rows.flatMap(({ ids }) => ids);
}

/** Something that did not come by the change itself has been written of a unit it made. */
async function usedSince(db: Db, changeIds: readonly RowId[]): Promise<WhyNot> {
  const made = sql`(select unit_id as id from unit_change_unit where change_id = c.id and before is null)`;
  const { rows } = await sql<{ changeId: RowId; name: string }>`
    with used as materialized (
      select c.id as change_id, ${await firstReferred(db, 'unit', made)} as id from unit_change c where c.id = any(${changeIds}::uuid[])
    )
    select change_id, ${nameOn(sql`used.id`, sql`'infinity'::date`)} as name from used where id is not null`.execute(
    db,
  );
  return new Map(rows.map(({ changeId, name }) => [changeId, unitChangeProblem.usedSince({ name })]));
}

/** Rows that a change made, and that something refers to which did not come by that change. */
export async function referredSince(
  db: Db,
  changeIds: readonly RowId[],
  { what, table }: { what: string; table: string },
  said: Text,
): Promise<WhyNot> {
  const made = sql`(select row_id as id from unit_change_row
     where change_id = c.id and what = ${what} and before -> 'was' = 'null')`;
  const { rows } = await sql<{ changeId: RowId }>`
    select c.id as change_id from unit_change c
     where c.id = any(${changeIds}::uuid[]) and ${await firstReferred(db, table, made)} is not null`.execute(
    db,
  );
  return new Map(
    rows.map(({ changeId }) => [changeId, unitChangeProblem.goneOnSince({ name: '', what: said })]),
  );
}

/** What is derived from the tree, or goes with its unit when that is taken back. */
const ofTree = new Set(['unit_fact', 'unit_closure', 'unit_under', 'unit_lineage']);
/** By which column a change keeps a row of a table, where that is not its id. */
const keptBy: Readonly<Record<string, string>> = {
  concern_step: 'concern_id',
  unit_need: 'unit_id',
  unit_workload: 'unit_id',
};

/** One of `made` (id; of a change `c`) that a row refers to which the change neither made nor moved; by every foreign key there is. */
async function firstReferred(db: Db, table: string, made: RawBuilder<unknown>): Promise<RawBuilder<unknown>> {
  const { rows: keys } = await sql<{ table: string; column: string }>`
    select key.conrelid::regclass::text as table, of.attname as column
      from pg_constraint key join pg_attribute of on of.attrelid = key.conrelid and of.attnum = key.conkey[1]
     where key.contype = 'f' and key.confrelid = ${table}::regclass order by 1, 2`.execute(db);
  const each = keys
    .filter((key) => !ofTree.has(key.table) && !(key.table === 'unit_edge' && key.column === 'unit_id'))
    .map((key) => {
      const kept =
        key.table === 'unit_edge'
          ? sql`select 1 from unit_change_unit own where own.change_id = c.id and own.unit_id = r.unit_id`
          : sql`select 1 from unit_change_row own where own.change_id = c.id
                   and own.row_id = (to_jsonb(r) ->> ${keptBy[key.table] ?? 'id'})::uuid`;
      return sql`(select made.id from ${made} made join ${sql.table(key.table)} r on r.${sql.ref(key.column)} = made.id
                   where not exists (${kept}) limit 1)`;
    });
  return each.length === 0 ? sql`null::uuid` : sql`coalesce(${sql.join(each)})`;
}
