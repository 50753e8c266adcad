import { sql } from 'kysely';
import type { Day } from '../kernel/day.ts';
import type { OfficialId, UnitId } from '../kernel/id.ts';
import type { Db } from '../server/sql.ts';
import type { LinkKind } from '../units/kind.ts';
import type { CandidateUnit, PlanLink } from './candidates.ts';

/** The links of a unit's tier on a day, with the units beneath it that they speak of: «Ấp, Khu phố», 90. */
export async function linksOf(db: Db, root: UnitId, on: Day): Promise<PlanLink[]> {
  const day = sql`${on}::date`;
  const { rows } = await sql<PlanLink>`
    select l.kind, l.held_tier,
           coalesce(string_agg(distinct k.vi, ', ') filter (where fact.unit_id is not null), min(k.vi)) as vi,
           coalesce(string_agg(distinct k.en, ', ') filter (where fact.unit_id is not null), min(k.en)) as en,
           count(distinct fact.unit_id)::int as units
      from unit_fact own join unit_kind own_kind on own_kind.code = own.kind
      join chain_link l on l.holder_tier = own_kind.tier and l.valid @> ${day}
      join unit_kind k on k.tier = l.held_tier
      left join unit_closure tree on tree.above_id = own.unit_id and tree.valid @> ${day}
      left join unit_fact fact on fact.unit_id = tree.below_id and fact.kind = k.code and fact.valid @> ${day}
     where own.unit_id = ${root} and own.valid @> ${day}
     group by l.id order by l.held_tier, l.kind = 'assist', l.kind`.execute(db);
  return rows;
}

/** Units of a tier beneath one, in the order people count them, each with who has it on the day. */
export async function candidateUnits(
  db: Db,
  root: UnitId,
  kind: LinkKind,
  heldTier: number,
  on: Day,
): Promise<CandidateUnit[]> {
  const day = sql`${on}::date`;
  const { rows } = await sql<CandidateUnit>`
    select fact.unit_id as id, fact.name, edge.parent_id, up.name as parent_name, o.name as holder_name
      from unit_closure tree join unit_fact fact on fact.unit_id = tree.below_id and fact.valid @> ${day}
      join unit_kind k on k.code = fact.kind and k.tier = ${heldTier}
      left join unit_edge edge on edge.unit_id = fact.unit_id and edge.valid @> ${day}
      left join unit_fact up on up.unit_id = edge.parent_id and up.valid @> ${day}
      left join assignment a on a.unit_id = fact.unit_id and a.kind = ${kind} and a.held @> ${day}
      left join official o on o.id = a.official_id
     where tree.above_id = ${root} and tree.valid @> ${day}
     order by up.ordinal nulls last, up.sort_key nulls last, fact.ordinal nulls last, fact.sort_key`.execute(
    db,
  );
  return rows;
}

/** How many units of a kind each official has on a day. */
export async function holdingOn(db: Db, kind: LinkKind, on: Day): Promise<Map<OfficialId, number>> {
  const { rows } = await sql<{ id: OfficialId; units: number }>`
    select official_id as id, count(*)::int as units from assignment
     where kind = ${kind} and held @> ${on}::date group by official_id`.execute(db);
  return new Map(rows.map(({ id, units }) => [id, units]));
}

/**
 * Whom a new draft has ticked: who has the role of an official anywhere on a day, of one's own or in another's place, and who
 * stands on the list of officials without any role yet.
 */
export async function appointedOn(db: Db, on: Day): Promise<ReadonlySet<OfficialId>> {
  const { rows } = await sql<{ id: OfficialId }>`
    select official_id as id from right_held where role = 'official' and held @> ${on}::date
     union
    select o.id from official o where o.category <> 'volunteer' and o.active @> ${on}::date
       and not exists (select from right_held r where r.official_id = o.id and r.held @> ${on}::date)`.execute(
    db,
  );
  return new Set(rows.map(({ id }) => id));
}
