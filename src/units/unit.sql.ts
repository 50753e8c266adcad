import { sql } from 'kysely';
import { addDays, type Day } from '../kernel/day.ts';
import type { UnitId } from '../kernel/id.ts';
import { identityKey, searchKey, sortKey } from '../kernel/name.ts';
import { ready } from '../server/prepared.ts';
import { type Db, lots, type Tx } from '../server/sql.ts';
import { nameOn, refreshClosure } from './tree.sql.ts';
import type { UnitEdge, UnitFact, UnitRow, UnitSaid } from './unit.ts';

const rangeOf = (from: Day | null, until: Day | null) => `[${from ?? ''},${until ?? ''})`;

/** A unit as it enters the tree: its parent stands already or is entered with it; null: a superior's place. */
export type NewUnit = UnitRow | Omit<UnitSaid, 'from'>;

/**
 * Puts new units into the tree from a day on: identity, facts, edges; `later`: of those that are known to hang elsewhere in time. In any
 * order. The closure is to be refreshed after.
 */
export async function putUnits(
  db: Tx,
  from: Day,
  units: readonly NewUnit[],
  later: ReadonlyMap<UnitId, History['edges']> = new Map(),
): Promise<void> {
  for (const some of lots(units.map(({ id }) => ({ id }))))
    await db.insertInto('unit').values(some).execute();
  await putFacts(
    db,
    units.map(({ id, parentId: _, ...said }) => factRow(id, { ...said, from, until: null })),
  );
  await putEdges(
    db,
    units.flatMap(({ id, parentId }) =>
      (later.get(id) ?? (parentId === null ? [] : [{ parentId, from, until: null }])).map((edge) => ({
        ...{ unitId: id, parentId: edge.parentId, valid: rangeOf(edge.from, edge.until) },
      })),
    ),
  );
}

async function putFacts(db: Tx, rows: readonly ReturnType<typeof factRow>[]): Promise<void> {
  for (const some of lots(rows)) await db.insertInto('unitFact').values(some).execute();
}
async function putEdges(
  db: Tx,
  rows: readonly { unitId: UnitId; parentId: UnitId; valid: string }[],
): Promise<void> {
  for (const some of lots(rows)) await db.insertInto('unitEdge').values(some).execute();
}

/** A tenant's first units, and those a sample begins with: judged already, and of no change that could be taken back. */
export async function enterUnits(db: Tx, from: Day, units: readonly NewUnit[]): Promise<void> {
  await putUnits(db, from, units);
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

/** All that a unit was, is and will be, in order. */
export interface History {
  facts: UnitFact[];
  edges: Omit<UnitEdge, 'parentName'>[];
}

/** Of each of these units; one that is unknown is missing. Cost: their rows, two statements for all. */
export async function findHistories(db: Db, unitIds: readonly UnitId[]): Promise<Map<UnitId, History>> {
  const { rows: facts } = await sql<UnitFact & { unitId: UnitId }>`
    ${ready}select unit_id, lower(valid) as "from", upper(valid) as until, kind, name, code, ordinal, households, lat, lon, made_up
      from unit_fact where unit_id = any(${unitIds}::uuid[]) order by lower(valid) nulls first`.execute(db);
  const { rows: edges } = await sql<History['edges'][number] & { unitId: UnitId }>`
    ${ready}select unit_id, lower(valid) as "from", upper(valid) as until, parent_id
      from unit_edge where unit_id = any(${unitIds}::uuid[]) order by lower(valid) nulls first`.execute(db);
  const found = new Map<UnitId, History>();
  for (const { unitId, ...fact } of facts) {
    const known = found.get(unitId) ?? { facts: [], edges: [] };
    known.facts.push(fact);
    found.set(unitId, known);
  }
  for (const { unitId, ...edge } of edges) found.get(unitId)?.edges.push(edge);
  return found;
}

export const findHistory = async (db: Db, unitId: UnitId): Promise<History | undefined> =>
  (await findHistories(db, [unitId])).get(unitId);

/** The edges with what each parent was called at their beginning, for a page. */
export async function withParentNames(db: Db, edges: History['edges']): Promise<UnitEdge[]> {
  if (edges.length === 0) return [];
  const { rows } = await sql<{ name: string | null }>`
    ${ready}select ${nameOn(sql`edge.parent_id`, sql`edge.day`)} as name
      from unnest(${edges.map((edge) => edge.parentId)}::uuid[],
                  ${edges.map(({ from, until }) => from ?? (until && addDays(until, -1)))}::date[]) with ordinality edge(parent_id, day, at)
     order by edge.at`.execute(db);
  return edges.map((edge, at) => ({ ...edge, parentName: rows[at]?.name ?? '' }));
}

/** Replaces all that is known of these units. The closure is to be refreshed after. Cost: their rows, four statements for all. */
export async function keepHistories(db: Tx, histories: ReadonlyMap<UnitId, History>): Promise<void> {
  const ids = [...histories.keys()];
  await sql`delete from unit_fact where unit_id = any(${ids}::uuid[])`.execute(db);
  await sql`delete from unit_edge where unit_id = any(${ids}::uuid[])`.execute(db);
  const known = [...histories];
  await putFacts(
    db,
    known.flatMap(([unitId, { facts }]) => facts.map((fact) => factRow(unitId, fact))),
  );
  await putEdges(
    db,
    known.flatMap(([unitId, { edges }]) =>
      edges.map(({ parentId, from, until }) => ({ unitId, parentId, valid: rangeOf(from, until) })),
    ),
  );
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

/** The units that hang directly beneath one of these on `day` or later. */
export async function childrenFrom(db: Db, unitIds: readonly UnitId[], day: Day): Promise<UnitId[]> {
  const { rows } = await sql<{ id: UnitId }>`
    select distinct unit_id as id from unit_edge
     where parent_id = any(${unitIds}::uuid[]) and valid && daterange(${day}::date, null)`.execute(db);
  return rows.map(({ id }) => id);
}

/** The names beneath each of these units on a day. */
export async function childNames(
  db: Db,
  unitIds: readonly UnitId[],
  day: Day,
): Promise<{ id: UnitId; parentId: UnitId; name: string }[]> {
  const { rows } = await sql<{ id: UnitId; parentId: UnitId; name: string }>`
    select edge.unit_id as id, edge.parent_id, fact.name from unit_edge edge
      join unit_fact fact on fact.unit_id = edge.unit_id and fact.valid @> ${day}::date
     where edge.parent_id = any(${unitIds}::uuid[]) and edge.valid @> ${day}::date`.execute(db);
  return rows;
}

/** All units of a tier beneath one on a day. */
export async function unitsOfTier(db: Db, aboveId: UnitId, tier: number, day: Day): Promise<UnitId[]> {
  const { rows } = await sql<{ id: UnitId }>`
    select tree.below_id as id from unit_closure tree
      join unit_fact fact on fact.unit_id = tree.below_id and fact.valid @> ${day}::date
      join unit_kind kind on kind.code = fact.kind and kind.tier = ${tier}
     where tree.above_id = ${aboveId} and tree.depth > 0 and tree.valid @> ${day}::date
     order by tree.below_id`.execute(db);
  return rows.map(({ id }) => id);
}

/** How many units hang beneath it on some day from `day` on. */
export async function countBeneath(db: Db, unitId: UnitId, day: Day): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(distinct unit_id)::int as count from unit_edge
     where parent_id = ${unitId} and valid && daterange(${day}::date, null)`.execute(db);
  return rows[0]?.count ?? 0;
}

/** One of the units of the highest tier directly beneath a unit on some day from `day` on; undefined where none hangs there. */
export async function highestBeneath(
  db: Db,
  unitId: UnitId,
  day: Day,
): Promise<{ name: string; tier: number } | undefined> {
  const { rows } = await sql<{ name: string; tier: number }>`
    select fact.name, kind.tier from unit_edge edge
      join unit_fact fact on fact.unit_id = edge.unit_id and fact.valid && edge.valid and fact.valid && daterange(${day}::date, null)
      join unit_kind kind on kind.code = fact.kind
     where edge.parent_id = ${unitId} and edge.valid && daterange(${day}::date, null)
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
