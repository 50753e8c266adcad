import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../kernel/day.ts';
import type { UnitId } from '../kernel/id.ts';
import type { Db } from '../server/sql.ts';
import { heirLines, nameOn } from './tree.sql.ts';

/** A unit that another took over whole, by the name it had last; `until` is the first day it no longer stood. */
export interface Predecessor {
  unitId: UnitId;
  name: string;
  until: Day;
}

/**
 * The units that a unit took over by the end of some days and that still stood within them: those whose heir it is, and theirs in
 * turn, the latest first. None that ended without a successor (they always counted above), none that stands again on the last day.
 */
export async function predecessorsOf(
  db: Db,
  unitId: UnitId,
  { from, to }: { from: Day; to: Day },
): Promise<Predecessor[]> {
  const { rows } = await sql<Predecessor>`
    with recursive past(id, until) as (
      select from_id, day from ${heirLines} line where to_id = ${unitId} and how <> 'above' and day <= ${to}::date
       union
      select l.from_id, l.day from ${heirLines} l join past on l.to_id = past.id
       where l.how <> 'above' and l.day <= past.until
    ), ended as (select id, max(until) as until from past where id <> ${unitId} group by id)
    select id as unit_id, ${nameOn(sql`id`, sql`(until - 1)`)} as name, until from ended
     where until > ${from}::date
       and exists (select 1 from unit_under now where now.above_id = ${unitId} and now.below_id = ended.id and now.valid @> ${to}::date)
     order by until desc, (select f.sort_key from unit_fact f where f.unit_id = id and f.valid @> until - 1), id`.execute(
    db,
  );
  return rows;
}

/** The last day of some days on which a unit stood: the tree it is shown by. The very last of them where it never did. */
export async function lastStanding(db: Db, unitId: UnitId, to: Day): Promise<Day> {
  const { rows } = await sql<{ day: Day }>`
    select least(upper(valid) - 1, ${to}::date) as day from unit_closure
     where above_id = ${unitId} and below_id = ${unitId} and (lower(valid) is null or lower(valid) <= ${to}::date)
     order by valid desc limit 1`.execute(db);
  return rows[0]?.day ?? to;
}

/** Where what concerns a unit lies on a day, for any query: the unit itself while it stands, after its end its heir. Null before it began. */
export const placeOn = (unit: RawBuilder<unknown>, day: RawBuilder<unknown>): RawBuilder<UnitId> =>
  sql`(select placed.above_id from unit_under placed where placed.below_id = ${unit} and placed.valid @> ${day}
        order by (select max(up.depth) from unit_closure up where up.below_id = placed.above_id and up.valid @> ${day}) desc limit 1)`;
