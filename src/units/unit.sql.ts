import { sql } from 'kysely';
import type { Day } from '../kernel/day.ts';
import type { UnitId } from '../kernel/id.ts';
import { identityKey, searchKey, sortKey } from '../kernel/name.ts';
import type { Db, Tx } from '../server/sql.ts';
import { nameOn, refreshClosure } from './tree.sql.ts';
import { UnitEdge, UnitFact, type UnitRow, type UnitSaid } from './unit.ts';

const rangeOf = (from: Day | null, until: Day | null) => `[${from ?? ''},${until ?? ''})`;

/**
 * Puts new units into the tree from a day on, their facts, edges and closure. The rules are judged already; this is also
 * what a tenant's first units are made with. In any order; a parent may be among them.
 */
export async function enterUnits(
  db: Tx,
  from: Day,
  units: readonly (UnitRow | Omit<UnitSaid, 'from'>)[],
): Promise<void> {
  await db
    .insertInto('unit')
    .values(units.map(({ id }) => ({ id })))
    .execute();
  await db
    .insertInto('unitFact')
    .values(units.map(({ id, parentId: _, ...said }) => factRow(id, { ...said, from, until: null })))
    .execute();
  const edges = units.flatMap(({ id, parentId }) =>
    parentId === null ? [] : [{ unitId: id, parentId, valid: rangeOf(from, null) }],
  );
  if (edges.length > 0) await db.insertInto('unitEdge').values(edges).execute();
  await refreshClosure(
    db,
    units.map(({ id }) => id),
  );
}

const unsaid = { code: null, ordinal: null, households: null, lat: null, lon: null, madeUp: false };
type Said = Omit<UnitFact, keyof typeof unsaid> & {
  [Key in keyof typeof unsaid]?: UnitFact[Key] | undefined;
};

const factRow = (unitId: UnitId, { from, until, kind, name, ...said }: Said) => ({
  ...unsaid,
  ...(Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)) as typeof unsaid),
  unitId,
  kind,
  name,
  valid: rangeOf(from, until),
  sortKey: sortKey(name),
  searchKey: searchKey(name),
  identityKey: identityKey(name),
});

export interface History {
  facts: UnitFact[];
  edges: UnitEdge[];
}

/** All that a unit was, is and will be, in order; undefined for no such unit. */
export async function findHistory(db: Db, unitId: UnitId): Promise<History | undefined> {
  const { rows: facts } = await sql`
    select lower(valid) as "from", upper(valid) as until, kind, name, code, ordinal, households, lat, lon, made_up
      from unit_fact where unit_id = ${unitId} order by lower(valid) nulls first`.execute(db);
  if (facts.length === 0) return undefined;
  const { rows: edges } = await sql`
    select lower(valid) as "from", upper(valid) as until, parent_id,
           ${nameOn(sql`parent_id`, sql`coalesce(lower(valid), upper(valid) - 1, current_date)`)} as parent_name
      from unit_edge where unit_id = ${unitId} order by lower(valid) nulls first`.execute(db);
  return { facts: facts.map((row) => UnitFact.parse(row)), edges: edges.map((row) => UnitEdge.parse(row)) };
}

/** Replaces what is known of a unit. Where its time or its edges change, give the edges: the closure follows them. */
export async function keepHistory(
  db: Tx,
  unitId: UnitId,
  { facts, edges }: { facts?: readonly UnitFact[]; edges?: readonly Omit<UnitEdge, 'parentName'>[] },
): Promise<void> {
  if (facts) {
    await db.deleteFrom('unitFact').where('unitId', '=', unitId).execute();
    await db
      .insertInto('unitFact')
      .values(facts.map((fact) => factRow(unitId, fact)))
      .execute();
  }
  if (edges) {
    await db.deleteFrom('unitEdge').where('unitId', '=', unitId).execute();
    const rows = edges.map(({ parentId, from, until }) => ({
      unitId,
      parentId,
      valid: rangeOf(from, until),
    }));
    if (rows.length > 0) await db.insertInto('unitEdge').values(rows).execute();
    await refreshClosure(db, [unitId]);
  }
}

/** What stands above new units, for the rules: each unit's time, tier and the names taken beneath it from `from` on. */
export async function aboves(db: Db, unitIds: readonly UnitId[], from: Day) {
  const { rows } = await sql<{
    id: UnitId;
    name: string;
    tier: number;
    from: Day | null;
    until: Day | null;
    taken: string[];
  }>`
    select fact.unit_id as id, fact.name, kind.tier, lower(life.valid) as "from", upper(life.valid) as until,
           coalesce((select json_agg(distinct below.identity_key) from unit_edge edge join unit_fact below on below.unit_id = edge.unit_id
              where edge.parent_id = fact.unit_id and edge.valid && daterange(${from}::date, null)
                and below.valid && daterange(${from}::date, null)), '[]') as taken
      from unit_fact fact join unit_kind kind on kind.code = fact.kind
      join unit_closure life on life.above_id = fact.unit_id and life.below_id = fact.unit_id and life.valid @> ${from}::date
     where fact.unit_id = any(${unitIds}::uuid[]) and fact.valid @> ${from}::date`.execute(db);
  return new Map(rows.map(({ id, taken, ...above }) => [id, { ...above, taken: new Set(taken) }]));
}

/** How many units hang beneath it on some day from `day` on. */
export async function countBeneath(db: Db, unitId: UnitId, day: Day): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(distinct unit_id)::int as count from unit_edge
     where parent_id = ${unitId} and valid && daterange(${day}::date, null)`.execute(db);
  return rows[0]?.count ?? 0;
}

/** One of the units of the highest tier directly beneath a unit on a day; undefined where nothing hangs there. */
export async function highestBeneath(
  db: Db,
  unitId: UnitId,
  day: Day,
): Promise<{ name: string; tier: number } | undefined> {
  const { rows } = await sql<{ name: string; tier: number }>`
    select fact.name, kind.tier from unit_edge edge
      join unit_fact fact on fact.unit_id = edge.unit_id and fact.valid @> ${day}::date
      join unit_kind kind on kind.code = fact.kind
     where edge.parent_id = ${unitId} and edge.valid @> ${day}::date
     order by kind.tier, fact.sort_key limit 1`.execute(db);
  return rows[0];
}

/** The names of these units on a day; one that is unknown is missing from the map. */
export async function unitNames(db: Db, unitIds: readonly UnitId[], day: Day): Promise<Map<UnitId, string>> {
  const { rows } = await sql<{ id: UnitId; name: string }>`
    select id, ${nameOn(sql`unit.id`, sql`${day}::date`)} as name from unit where id = any(${unitIds}::uuid[])`.execute(
    db,
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
