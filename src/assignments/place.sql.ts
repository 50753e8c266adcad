import { sql } from 'kysely';
import { addDays, type Day } from '../kernel/day.ts';
import type { OfficialId, UnitId } from '../kernel/id.ts';
import type { Action } from '../kernel/policy.ts';
import { mayAct } from '../server/access.sql.ts';
import type { Db } from '../server/sql.ts';
import { assignmentOn } from './assignment.sql.ts';
import type { Assignment } from './assignment.ts';

/** For how many days after a unit ended, and that was recorded, a device may not have heard of it. */
export const unheard = 31;

/** Where what is written of a unit on a day belongs, and by whose assignment. */
export interface Place {
  /** The unit itself while it stands; after its end its heir. */
  unitId: UnitId;
  /** By which the official wrote; null: none. */
  held: Assignment | null;
  /** The day on which the right to write it is judged: its own; of who lost the unit with its end, the unit's last. */
  judgedOn: Day;
}

/**
 * The place of a line that an official writes of a unit on a day. Of a unit that had ended by then the heir's: by the official's
 * assignment there, or, as a device may not have heard of the end yet, by the one they had until it.
 */
export async function placeOf(db: Db, officialId: OfficialId, unitId: UnitId, day: Day): Promise<Place> {
  const own = { unitId, judgedOn: day };
  const heir = await heirOn(db, unitId, day);
  if (heir === undefined) return { ...own, held: await assignmentOn(db, officialId, unitId, day) };
  const there = await assignmentOn(db, officialId, heir.unitId, day);
  if (there) return { unitId: heir.unitId, judgedOn: day, held: there };
  const lastDay = addDays(heir.ended, -1);
  const before = unheardOn(day, heir) ? await assignmentOn(db, officialId, unitId, lastDay) : null;
  return { unitId: heir.unitId, judgedOn: before ? lastDay : day, held: before };
}

/**
 * The day on which the right of a role to act in a unit is judged: the line's own; of a role that ended with its unit, of which a device
 * may not have heard yet, the unit's last.
 */
export async function judgedInRole(
  db: Db,
  action: Action,
  { officialId, unitId, day }: { officialId: OfficialId; unitId: UnitId; day: Day },
): Promise<Day> {
  const heir = await heirOn(db, unitId, day);
  if (heir === undefined || !unheardOn(day, heir)) return day;
  const goesOn = await mayAct(db, action, officialId, heir.unitId, day);
  return goesOn ? day : addDays(heir.ended, -1);
}

interface Heir {
  unitId: UnitId;
  /** The first day without the unit, and the day on which that was recorded. */
  ended: Day;
  madeOn: Day;
}
const unheardOn = (day: Day, { ended, madeOn }: Heir): boolean =>
  day <= addDays(madeOn > ended ? madeOn : ended, unheard);

/** Which unit stands in place of one that has ended by a day; undefined: it stands itself, or nothing is known. */
async function heirOn(db: Db, unitId: UnitId, day: Day): Promise<Heir | undefined> {
  const stands = sql`exists (select 1 from unit_fact fact where fact.unit_id = way.id and fact.valid @> ${day}::date)`;
  const { rows } = await sql<{ unitId: UnitId; ended: Day | null; madeOn: Day }>`
    with recursive way(id, ended, made_on) as (
      select ${unitId}::uuid, null::date, null::date
       union all
      select heir.to_id, coalesce(way.ended, heir.day), coalesce(way.made_on, heir.made_on)
        from way, lateral (select of.to_id, of.day, made.made_on from unit_lineage of join unit_change made on made.id = of.change_id
                            where of.from_id = way.id and of.heir and of.day <= ${day}::date order by of.day desc limit 1) heir
       where not ${stands}
    )
    select id as unit_id, ended, made_on from way where ${stands}`.execute(db);
  const [at] = rows;
  return at?.ended ? { unitId: at.unitId, ended: at.ended, madeOn: at.madeOn } : undefined;
}
