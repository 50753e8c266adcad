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

/**
 * Why each of these changes cannot be taken back, where it cannot: changed again since, gone on in a slice that followed, or written of
 * a unit that it made. Cost: some thirty statements however many changes, each by index over what they touched.
 */
export async function whyNotUndone(
  db: Db,
  changeIds: readonly RowId[],
  followers: readonly UnitFollower[],
): Promise<WhyNot> {
  if (changeIds.length === 0) return new Map();
  const why = [await touchedSince(db, changeIds)];
  for (const { since } of [...followers].reverse()) if (since) why.push(await since(db, changeIds));
  why.push(await usedSince(db, changeIds));
  return firstOf(why);
}

/** The first that is said of each. */
export const firstOf = (all: readonly WhyNot[]): WhyNot =>
  new Map([...all].reverse().flatMap((some) => [...some]));

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
  const made = sql`(select change_id, unit_id as id from unit_change_unit where change_id = any(${changeIds}::uuid[]) and before is null)`;
  const { rows } = await sql<{ changeId: RowId; name: string }>`
    select distinct on (used.change_id) used.change_id, ${nameOn(sql`used.id`, sql`'infinity'::date`)} as name
      from (${await referringTo(db, 'unit', made)}) used order by used.change_id, used.id`.execute(db);
  return new Map(rows.map(({ changeId, name }) => [changeId, unitChangeProblem.usedSince({ name })]));
}

/** Rows that a change made, and that something refers to which did not come by that change. */
export async function referredSince(
  db: Db,
  changeIds: readonly RowId[],
  { what, table }: { what: string; table: string },
  said: Text,
): Promise<WhyNot> {
  const made = sql`(select change_id, row_id as id from unit_change_row
     where change_id = any(${changeIds}::uuid[]) and what = ${what} and before -> 'was' = 'null')`;
  const { rows } = await sql<{ changeId: RowId }>`
    select distinct used.change_id from (${await referringTo(db, table, made)}) used`.execute(db);
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

/** Of `made` (change_id, id), those that a row refers to which the change neither made nor moved; by every foreign key there is. */
async function referringTo(db: Db, table: string, made: RawBuilder<unknown>): Promise<RawBuilder<unknown>> {
  const { rows: keys } = await sql<{ table: string; column: string }>`
    select key.conrelid::regclass::text as table, of.attname as column
      from pg_constraint key join pg_attribute of on of.attrelid = key.conrelid and of.attnum = key.conkey[1]
     where key.contype = 'f' and key.confrelid = ${table}::regclass order by 1, 2`.execute(db);
  const each = keys
    .filter((key) => !ofTree.has(key.table) && !(key.table === 'unit_edge' && key.column === 'unit_id'))
    .map((key) => {
      const kept =
        key.table === 'unit_edge'
          ? sql`select 1 from unit_change_unit own where own.change_id = made.change_id and own.unit_id = r.unit_id`
          : sql`select 1 from unit_change_row own where own.change_id = made.change_id
                   and own.row_id = (to_jsonb(r) ->> ${keptBy[key.table] ?? 'id'})::uuid`;
      return sql`select made.change_id, made.id from ${made} made join ${sql.table(key.table)} r on r.${sql.ref(key.column)} = made.id
                  where not exists (${kept})`;
    });
  return each.length === 0 ? sql`select * from ${made} made where false` : sql.join(each, sql` union all `);
}
