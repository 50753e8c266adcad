import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../kernel/day.ts';
import type { BodyId, OfficialId, UnitId } from '../kernel/id.ts';
import { ready } from '../server/prepared.ts';
import type { Db } from '../server/sql.ts';

/** Who answers for a group beside the assigned official: by a post, with how to reach them. */
export interface Party {
  name: string;
  contact: string;
  /** Null where only a name is kept. */
  officialId: OfficialId | null;
  bodyId: BodyId;
  bodyName: string;
}
export interface Parties {
  /** The secretary of the cell of the hamlet above (chi ủy). */
  cell: Party | null;
  /** The party member in charge of the group (đảng viên phụ trách). */
  memberInCharge: Party | null;
}

/**
 * Two of the three parties that must work as one on a group; the third is the assigned official. Null is a finding: nobody
 * holds that post on that day. Every unit asked is in the map. One query for all.
 */
export async function partiesOf(db: Db, unitIds: readonly UnitId[], day: Day): Promise<Map<UnitId, Parties>> {
  if (unitIds.length === 0) return new Map();
  const { rows } = await sql<Parties & { unitId: UnitId }>`
    ${ready}select asked.id as unit_id, cell.party as cell, in_charge.party as member_in_charge
      from unnest(${unitIds}::uuid[]) asked(id)
      left join lateral (${party(
        sql`join unit_closure tree on tree.above_id = body.unit_id and tree.below_id = asked.id and tree.valid @> ${day}::date`,
        sql`body.kind = 'cell' and post.title = 'secretary'`,
        sql`tree.depth`,
        day,
      )}) cell on true
      left join lateral (${party(sql``, sql`post.title = 'memberInCharge' and post.unit_id = asked.id`, sql`lower(post.held)`, day)}) in_charge on true`.execute(
    db,
  );
  return new Map(rows.map(({ unitId, cell, memberInCharge }) => [unitId, { cell, memberInCharge }]));
}

const party = (
  joins: RawBuilder<unknown>,
  which: RawBuilder<unknown>,
  first: RawBuilder<unknown>,
  day: Day,
) => sql`
  select json_build_object('name', coalesce(holder.name, post.holder_name), 'contact', coalesce(nullif(post.contact, ''), holder.contact, ''),
                           'officialId', post.official_id, 'bodyId', body.id, 'bodyName', body.name) as party
    from body ${joins} join post on post.body_id = body.id left join official holder on holder.id = post.official_id
   where ${which} and body.valid @> ${day}::date and post.held @> ${day}::date
   order by ${first}, post.id limit 1`;
