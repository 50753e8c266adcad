import { sql } from 'kysely';
import type { Day } from '../kernel/day.ts';
import type { UnitId } from '../kernel/id.ts';
import { unitsWhere } from '../server/access.sql.ts';
import type { Sender } from '../server/command.ts';
import type { Db, Tx } from '../server/sql.ts';
import { nameOn } from '../units/tree.sql.ts';
import type { NeedSet, UnitNeed, UnitWorkload, WorkloadSet } from './unit-need.ts';

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
  await sql`delete from unit_need n where n.skill = ${skill} and n.unit_id in ${beneath(beneathId, day)}`.execute(
    db,
  );
  if (unitIds.length === 0) return;
  await db
    .insertInto('unitNeed')
    .values([...new Set(unitIds)].map((unitId: UnitId) => ({ unitId, skill, level, required })))
    .execute();
}

const beneath = (unitId: UnitId, day: Day) =>
  sql`(select below_id from unit_closure where above_id = ${unitId} and valid @> ${day}::date)`;

/** The most work first, then as people count units; of the units where the asker may draft assignments. */
export async function workloadsSeen(db: Db, { officialId, today }: Sender): Promise<UnitWorkload[]> {
  const day = sql`${today}::date`;
  const { rows } = await sql<UnitWorkload>`
    select w.unit_id, ${nameOn(sql`w.unit_id`, day)} as unit_name, up.name as parent_name, w.workload
      from unit_workload w left join unit_fact fact on fact.unit_id = w.unit_id and fact.valid @> ${day}
      left join unit_edge edge on edge.unit_id = w.unit_id and edge.valid @> ${day}
      left join unit_fact up on up.unit_id = edge.parent_id and up.valid @> ${day}
     where w.unit_id in ${unitsWhere('assignment.draft', officialId, today)}
     order by w.workload desc, up.ordinal nulls last, up.sort_key nulls last, fact.ordinal nulls last, fact.sort_key`.execute(
    db,
  );
  return rows;
}

/** These units beneath `beneathId` are that much work; others that were are as usual again. Tells whom it concerned. */
export async function keepWorkload(
  db: Tx,
  { beneathId, workload, unitIds }: WorkloadSet,
  day: Day,
): Promise<UnitId[]> {
  const { rows: before } = await sql<{
    unitId: UnitId;
  }>`delete from unit_workload where unit_id = any(${unitIds}::uuid[])
    or (workload = ${workload} and unit_id in ${beneath(beneathId, day)})
    returning unit_id`.execute(db);
  await sql`insert into unit_workload (unit_id, workload)
    select distinct asked.id, ${workload}::int from unnest(${unitIds}::uuid[]) asked(id)`.execute(db);
  return [...new Set([...unitIds, ...before.map(({ unitId }) => unitId)])];
}
