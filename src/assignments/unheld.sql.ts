import { sql } from 'kysely';
import type { Day } from '../kernel/day.ts';
import type { UnitId } from '../kernel/id.ts';
import type { Action } from '../kernel/policy.ts';
import { unitsWhere } from '../server/access.sql.ts';
import type { Sender } from '../server/command.ts';
import type { Db } from '../server/sql.ts';
import type { LinkKind } from '../units/kind.ts';

export interface Unheld {
  unitId: UnitId;
  unitName: string;
  parentName: string | null;
  kind: LinkKind;
}

/**
 * Units of a held tier that nobody has on a day, among those where the asker may do `action`. Only where the chain is in
 * use: some unit of that tier, under the same holder, has an assignment of the kind by then. A second one who assists is not
 * missed.
 */
export async function unheldUnits(db: Db, action: Action, by: Sender, on: Day): Promise<Unheld[]> {
  const day = sql`${on}::date`;
  const { rows } = await sql<Unheld>`
    with link as (select * from chain_link where valid @> ${day}),
    holder as (select fact.unit_id as id, k.tier from unit_fact fact join unit_kind k on k.code = fact.kind where fact.valid @> ${day}),
    used as (select distinct holder.id as holder_id, link.held_tier, link.kind
        from assignment a join unit_fact fact on fact.unit_id = a.unit_id and fact.valid @> ${day}
        join unit_kind k on k.code = fact.kind
        join link on link.held_tier = k.tier and link.kind = a.kind and link.kind <> 'assist'
        join unit_closure tree on tree.below_id = a.unit_id and tree.valid @> ${day}
        join holder on holder.id = tree.above_id and holder.tier = link.holder_tier
       where lower(a.held) <= ${day})
    select fact.unit_id, fact.name as unit_name, up.name as parent_name, used.kind
      from used join unit_closure tree on tree.above_id = used.holder_id and tree.valid @> ${day}
      join unit_fact fact on fact.unit_id = tree.below_id and fact.valid @> ${day}
      join unit_kind k on k.code = fact.kind and k.tier = used.held_tier
      left join unit_edge edge on edge.unit_id = fact.unit_id and edge.valid @> ${day}
      left join unit_fact up on up.unit_id = edge.parent_id and up.valid @> ${day}
     where fact.unit_id in ${unitsWhere(action, by.officialId, by.today, on)}
       and not exists (select 1 from assignment a where a.unit_id = fact.unit_id and a.kind = used.kind and a.held @> ${day})
     order by up.sort_key nulls first, fact.ordinal nulls last, fact.sort_key`.execute(db);
  return rows;
}
