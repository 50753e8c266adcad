import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../kernel/day.ts';
import type { OfficialId, UnitId } from '../kernel/id.ts';
import { type Action, allows, policy, type Role } from '../kernel/policy.ts';
import { ready } from './prepared.ts';
import type { Db } from './sql.ts';

/** Whether a right held on `day` by `officialId` lets them do `action` in `unitId`. False, too, for no such unit. */
export async function mayAct(
  db: Db,
  action: Action,
  officialId: OfficialId,
  unitId: UnitId,
  day: Day,
): Promise<boolean> {
  const { rows } = await sql`
    ${ready}select 1 from right_held r join unit_under tree on tree.above_id = r.unit_id
     where r.official_id = ${officialId} and r.role = any(${policy[action]}::text[]) and tree.below_id = ${unitId}
       and r.held @> ${day}::date and tree.valid @> ${day}::date
     limit 1`.execute(db);
  return rows.length > 0;
}

/**
 * The units in which someone may do an action on a day, as a subquery: `where unit_id in ${unitsWhere(…)}`; as the tree stood
 * `on` another day, where one is given. A unit that ended is its heir's: whoever may read there may read what was written of it.
 * The one definition of subtree scope. Cost: the person's few rights × the rows beneath them, by index.
 */
export const unitsWhere = (
  action: Action,
  officialId: OfficialId,
  day: Day,
  on: Day = day,
): RawBuilder<UnitId> => {
  const held = sql`right_held r where r.official_id = ${officialId} and r.role = any(${policy[action]}::text[]) and r.held @> ${day}::date`;
  if (on === day)
    return sql`(select tree.below_id from (select r.unit_id from ${held}) r join unit_under tree on tree.above_id = r.unit_id
        where tree.valid @> ${on}::date)`;
  // On another day the units that have since become part of one's own are one's own too.
  return sql`(with mine as materialized (
      select r.unit_id from ${held}
       union select past.from_id from (select r.unit_id from ${held}) r join unit_under tree on tree.above_id = r.unit_id and tree.valid @> ${day}::date
               join unit_lineage past on past.from_id = tree.below_id and past.heir)
    select tree.below_id from mine join unit_under tree on tree.above_id = mine.unit_id where tree.valid @> ${on}::date)`;
};

export interface Right {
  role: Role;
  unitId: UnitId;
  /** In whose place, where the right comes by delegation. */
  inPlaceOf: OfficialId | null;
}

/** All that someone holds on a day. */
export async function rightsOf(db: Db, officialId: OfficialId, day: Day): Promise<Right[]> {
  const { rows } = await sql<Right>`
    ${ready}select role, unit_id, in_place_of from right_held
     where official_id = ${officialId} and held @> ${day}::date order by role, unit_id`.execute(db);
  return rows;
}

/** In whose place someone acts in a role over a unit on a day; null where the right is their own. */
export async function inWhosePlace(
  db: Db,
  role: Role,
  officialId: OfficialId,
  unitId: UnitId,
  day: Day,
): Promise<OfficialId | null> {
  const { rows } = await sql<Pick<Right, 'inPlaceOf'>>`
    select r.in_place_of from right_held r join unit_under tree on tree.above_id = r.unit_id
     where r.official_id = ${officialId} and r.role = ${role} and tree.below_id = ${unitId}
       and r.held @> ${day}::date and tree.valid @> ${day}::date
     order by r.in_place_of nulls first limit 1`.execute(db);
  return rows[0]?.inPlaceOf ?? null;
}

/** Whether any of these rights ever allows the action, wherever it is. */
export const mayAnywhere = (rights: readonly Right[], action: Action): boolean =>
  rights.some((right) => allows(right.role, action));
