import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../kernel/day.ts';
import type { UnitId } from '../kernel/id.ts';
import type { Db } from '../server/sql.ts';
import type { GivenUnit } from './exchange.ts';

/** The units seen as they stand on a day, from the top down, in the order people count them; at most `limit`. */
export async function givenUnits(
  db: Db,
  { seen, on, limit }: { seen: RawBuilder<UnitId>; on: Day; limit: number },
): Promise<GivenUnit[]> {
  const { rows } = await sql<GivenUnit>`
    with seen(id) as materialized ${seen}
    select fact.unit_id as id, edge.parent_id, fact.name, fact.kind, json_build_object('vi', kind.vi, 'en', kind.en) as kind_name,
           fact.code, fact.ordinal, fact.households, fact.lat, fact.lon, b.outline,
           lower(life.valid) as "from", upper(life.valid) as until
      from unit_fact fact join unit_kind kind on kind.code = fact.kind
      join unit_closure life on life.above_id = fact.unit_id and life.below_id = fact.unit_id and life.valid @> ${on}::date
      left join unit_edge edge on edge.unit_id = fact.unit_id and edge.valid @> ${on}::date and edge.parent_id in (select id from seen)
      left join unit_boundary b on b.unit_id = fact.unit_id and b.valid @> ${on}::date
      left join lateral (
        select string_agg(up.sort_key, E'\\x01' order by tree.depth desc) collate "C" as sort_key
          from unit_closure tree join unit_fact up on up.unit_id = tree.above_id and up.valid @> ${on}::date
         where tree.below_id = fact.unit_id and tree.depth > 0 and tree.valid @> ${on}::date) above on true
     where fact.valid @> ${on}::date and fact.unit_id in (select id from seen)
     order by kind.tier, above.sort_key nulls first, fact.ordinal nulls last, fact.sort_key, fact.unit_id
     limit ${limit}`.execute(db);
  return rows;
}
