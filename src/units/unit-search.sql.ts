import { sql } from 'kysely';
import { ready } from '../server/prepared.ts';
import type { Db } from '../server/sql.ts';
import { type Search, searchFor, spaced } from './search.sql.ts';
import { mine, seesOn } from './tree.sql.ts';
import type { Unit } from './unit.ts';
import { type Asked, above, type Lot, lotOf, narrowed, order, told, unitsInOrder } from './unit-list.sql.ts';

/** Units by name or by their code of that day, among those seen, or all of them in order where nothing is asked for. */
export const unitsLike = (db: Db, asked: Asked): Promise<Lot> => {
  const search = searchFor(asked.q);
  return search ? unitsFound(db, asked, search) : unitsInOrder(db, asked);
};

/**
 * Whose code it is first. Every phrase asked begins a word of the unit's name or of a name above it, and one at least of its own
 * (search.sql.ts). Cost: by index the names that have the rarest of the phrases, what stands beneath these, and of what is left the
 * paths above it.
 */
async function unitsFound(db: Db, asked: Asked, search: Search): Promise<Lot> {
  const { sight, limit, page = 0 } = asked;
  const { on } = sight;
  // A code is reused for other units: it says which one bears it on that day, never which one it is.
  const code = (asked.q ?? '').trim();
  const coded = sql`(fact.code is not null and fact.code = ${code})`;
  const whole = sql`fact.search_key || ' ' || coalesce(above.search_key, '')`;
  const { rows } = await sql<Unit & { total: number }>`
    ${ready}with ${mine(sight)}, ${nearby(search, asked)},
    hung as materialized (
      select fact.*, edge.parent_id from nearby join unit_fact fact on fact.unit_id = nearby.unit_id and fact.valid @> ${on}::date
        join unit_kind kind on kind.code = fact.kind
        left join unit_edge edge on edge.unit_id = fact.unit_id and edge.valid @> ${on}::date
       where (${coded} or ${search.touches(sql`fact.search_key`)}) ${narrowed(asked)} and ${seesOn(sql`fact.unit_id`, on)}
    ), ${above(on)},
    lot as materialized (
      select fact.*, count(*) over ()::int as total
        from hung fact join unit_kind kind on kind.code = fact.kind left join above on above.parent_id = fact.parent_id
       where ${coded} or ${search.within(whole)}
       order by case when ${coded} then 0 else 1 end, ${search.rank(whole, sql`fact.identity_key`)},
                kind.tier, above.sort_key nulls first, ${order}
       limit ${limit} offset ${page * limit}
    )${told(on)}`.execute(db);
  return lotOf(rows);
}

/** `nearby`: units with the rarest phrase in their name or in one above, and whose code it is. A unit without it is not found. */
function nearby({ patterns }: Search, { q = '', sight: { on } }: Asked) {
  const coded = sql`select fact.unit_id from unit_fact fact where fact.code = ${q.trim()} and fact.valid @> ${on}::date`;
  const named = (pattern: ReturnType<typeof sql>) =>
    sql`${spaced(sql`fact.search_key`)} like ${pattern} and fact.valid @> ${on}::date`;
  if (patterns.length === 1)
    return sql`nearby as materialized (
      select fact.unit_id from unit_fact fact where ${named(sql`${patterns[0]}`)} union ${coded})`;
  return sql`rare as materialized (
      select pattern from unnest(${patterns}::text[]) asked(pattern)
       order by (select count(*) from (select 1 from unit_fact fact where ${named(sql`asked.pattern`)} limit ${enough}) few) limit 1
    ), nearby as materialized (
      select tree.below_id as unit_id from rare join unit_fact fact on ${named(sql`rare.pattern`)}
        join unit_closure tree on tree.above_id = fact.unit_id and tree.valid @> ${on}::date
       union ${coded})`;
}

/** Names that are counted before a phrase is taken for a common one. */
const enough = 200;
