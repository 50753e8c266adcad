import { sql } from 'kysely';
import type { Day } from '../kernel/day.ts';
import type { UnitId } from '../kernel/id.ts';
import { unitsWhere } from '../server/access.sql.ts';
import type { Sender } from '../server/command.ts';
import type { Db, Tx } from '../server/sql.ts';
import { nameOn } from '../units/tree.sql.ts';
import type { NeedSet, UnitNeed } from './unit-need.ts';

/** By skill, then unit as people count them; of the units where the asker may draft assignments. */
export async function needsSeen(db: Db, { officialId, today }: Sender): Promise<UnitNeed[]> {
  const day = sql`${today}::date`;
  const { rows } = await sql<UnitNeed>`
    select n.unit_id, ${nameOn(sql`n.unit_id`, day)} as unit_name, up.name as parent_name, n.skill, n.level, n.required
      from unit_need n left join unit_fact fact on fact.unit_id = n.unit_id and fact.valid @> ${day}
      left join unit_edge edge on edge.unit_id = n.unit_id and edge.valid @> ${day}
      left join unit_fact up on up.unit_id = edge.parent_id and up.valid @> ${day}
     where n.unit_id in ${unitsWhere('assignment.draft', officialId, today)}
     order by n.skill, up.ordinal nulls last, up.sort_key nulls last, fact.ordinal nulls last, fact.sort_key`.execute(
    db,
  );
  return rows;
}

/** These units beneath `beneathId` need the skill; no other unit beneath it does. */
export async function keepNeed(
  db: Tx,
  { beneathId, skill, level, required, unitIds }: NeedSet,
  day: Day,
): Promise<void> {
  await sql`delete from unit_need n using unit_closure tree
    where n.skill = ${skill} and tree.above_id = ${beneathId} and tree.below_id = n.unit_id and tree.valid @> ${day}::date`.execute(
    db,
  );
  if (unitIds.length === 0) return;
  await db
    .insertInto('unitNeed')
    .values([...new Set(unitIds)].map((unitId: UnitId) => ({ unitId, skill, level, required })))
    .execute();
}
