import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Day } from '../kernel/day.ts';
import type { DraftId, OfficialId, PlanId, UnitId } from '../kernel/id.ts';
import type { Db, Tx } from '../server/sql.ts';
import { nameOn } from '../units/tree.sql.ts';
import { Draft, DraftLoad, type DraftOfficial, DraftResult, DraftRow, DraftStep } from './draft.ts';
import type { Reason } from './reason.ts';

const heads = (db: Db) =>
  db
    .selectFrom('draft as d')
    .innerJoin('official as o', 'o.id', 'd.madeBy')
    .select([
      'd.id',
      'd.planId',
      'd.kind',
      'd.heldTier',
      'd.title',
      'd.effectiveOn',
      'd.wholeTier',
      'd.rules',
      'o.name as madeBy',
      'd.madeOn',
      'd.publishedOn',
      sql<number>`(select count(*)::int from draft_row r where r.draft_id = d.id)`.as('units'),
      sql<number>`(select count(*)::int from draft_official p where p.draft_id = d.id)`.as('officials'),
      sql<number>`(select coalesce(sum(r.cost), 0)::int8 from draft_row r where r.draft_id = d.id)`.as(
        'cost',
      ),
    ]);

/** A draft as it stands, and nobody else changes or publishes it until this transaction ends. */
export async function lockDraft(tx: Tx, draftId: DraftId) {
  await tx.selectFrom('draft').select('id').where('id', '=', draftId).forUpdate().execute();
  return findDraft(tx, draftId);
}

export async function findDraft(
  db: Db,
  draftId: DraftId,
): Promise<(Draft & { result: DraftResult; factsHash: string; steps: number }) | undefined> {
  const row = await heads(db)
    .select(['d.result', 'd.factsHash', 'd.steps'])
    .where('d.id', '=', draftId)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { result, factsHash, steps, ...head } = row;
  return { ...Draft.parse(head), result: DraftResult.parse(result), factsHash, steps };
}

/** The newest first. */
export async function draftsOf(db: Db, planId: PlanId): Promise<Draft[]> {
  const rows = await heads(db).where('d.planId', '=', planId).orderBy('d.id', 'desc').execute();
  return rows.map((row) => Draft.parse(row));
}

/** What was done last to a draft and can be taken back; null: nothing. */
export async function lastStepOf(db: Db, draftId: DraftId): Promise<{ nth: number; did: DraftStep } | null> {
  const row = await db
    .selectFrom('draftStep')
    .select(['nth', 'did'])
    .where('draftId', '=', draftId)
    .orderBy('nth', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? { nth: row.nth, did: DraftStep.parse(row.did) } : null;
}

/** In the order people count units: by the unit above, then by name. Names and households as of the draft's day. */
export async function draftRows(db: Db, draftId: DraftId): Promise<DraftRow[]> {
  const { rows } = await sql`
    select r.unit_id, coalesce(fact.name, ${nameOn(sql`r.unit_id`, sql`d.effective_on`)}) as unit_name, edge.parent_id, up.name as parent_name,
           fact.households, coalesce(work.workload, 1) as workload,
           case when fact.lat is not null and fact.lon is not null then json_build_object('lat', fact.lat, 'lon', fact.lon) end as place, r.official_id, r.proposed_id, holder.id as holder_id, holder.name as holder_name, r.locked, r.cost,
           r.reason
      from draft_row r join draft d on d.id = r.draft_id
      left join unit_fact fact on fact.unit_id = r.unit_id and fact.valid @> d.effective_on
      left join unit_workload work on work.unit_id = r.unit_id
      left join unit_edge edge on edge.unit_id = r.unit_id and edge.valid @> d.effective_on
      left join unit_fact up on up.unit_id = edge.parent_id and up.valid @> d.effective_on
      left join lateral (select o.id, o.name from assignment a join official o on o.id = a.official_id
         where a.unit_id = r.unit_id and a.kind = d.kind
           and a.held && daterange(d.effective_on - 1, d.effective_on, '[]')
           and a.id is distinct from case when d.published_on is not null and lower(a.held) >= d.effective_on then r.assignment_id end
         order by lower(a.held) desc limit 1) holder on true
     where r.draft_id = ${draftId}
     order by up.ordinal nulls last, up.sort_key nulls last, fact.ordinal nulls last, fact.sort_key, r.unit_id`.execute(
    db,
  );
  return rows.map((row) => DraftRow.parse(row));
}

/** By given name, each with what they would hold and held just before. */
export async function draftLoads(db: Db, draftId: DraftId): Promise<DraftLoad[]> {
  const { rows } = await sql`
    select p.official_id, o.name, o.post_title as post, o.sector, p.least, p.most,
           coalesce(held.units, 0) as units, coalesce(held.households, 0) as households,
           coalesce(held.workload, 0) as workload,
           (select count(*)::int from assignment a
             where a.official_id = p.official_id and a.kind = d.kind and a.held @> d.effective_on - 1) as before
      from draft_official p join draft d on d.id = p.draft_id join official o on o.id = p.official_id
      left join (select r.official_id, count(*)::int as units, coalesce(sum(fact.households), 0)::int as households,
                        sum(coalesce(work.workload, 1))::int as workload
                   from draft_row r join draft d on d.id = r.draft_id
                   left join unit_fact fact on fact.unit_id = r.unit_id and fact.valid @> d.effective_on
                   left join unit_workload work on work.unit_id = r.unit_id
                  where r.draft_id = ${draftId} group by r.official_id) held on held.official_id = p.official_id
     where p.draft_id = ${draftId} order by o.sort_key, o.id`.execute(db);
  return rows.map((row) => DraftLoad.parse(row));
}

/** What a row of the draft is made of, without names. */
export interface RowKept {
  unitId: UnitId;
  officialId: OfficialId | null;
  proposedId: OfficialId | null;
  locked: boolean;
  cost: number;
  reason: Reason;
}

export async function keptRows(db: Db, draftId: DraftId): Promise<RowKept[]> {
  const rows = await db
    .selectFrom('draftRow')
    .select(['unitId', 'officialId', 'proposedId', 'locked', 'cost', 'reason'])
    .where('draftId', '=', draftId)
    .orderBy('unitId')
    .execute();
  return rows as unknown as RowKept[];
}

/** A digest of who gets what, by which a publication knows that it is what was looked at. */
export const givenIn = (rows: readonly Pick<RowKept, 'unitId' | 'officialId'>[]): string =>
  createHash('sha256')
    .update(JSON.stringify(rows.map(({ unitId, officialId }) => [unitId, officialId])))
    .digest('hex');

export async function officialsOf(db: Db, draftId: DraftId): Promise<DraftOfficial[]> {
  const rows = await db
    .selectFrom('draftOfficial')
    .select(['officialId', 'least', 'most'])
    .where('draftId', '=', draftId)
    .orderBy('officialId')
    .execute();
  return rows as unknown as DraftOfficial[];
}

/** Those of these officials who are not in office on a day, or not there at all. */
export async function notActive(
  db: Db,
  officialIds: readonly OfficialId[],
  day: Day,
): Promise<{ id: OfficialId; name: string }[]> {
  const { rows } = await sql<{ id: OfficialId; name: string }>`
    select asked.id, coalesce(o.name, '?') as name from unnest(${officialIds}::uuid[]) asked(id)
      left join official o on o.id = asked.id
     where o.id is null or not o.active @> ${day}::date order by o.sort_key`.execute(db);
  return rows;
}

/** Names of units as of a day and of officials, for a sentence; of one unknown its id. */
export async function namesOf(
  db: Db,
  day: Day,
  unitIds: readonly string[],
  officialIds: readonly string[],
): Promise<{ units: string[]; officials: string[] }> {
  const { rows: units } = await sql<{ name: string }>`
    select ${nameOn(sql`asked.id`, sql`${day}::date`)} as name
      from unnest(${unitIds}::uuid[]) with ordinality asked(id, at) order by asked.at`.execute(db);
  const { rows: officials } = await sql<{ name: string }>`
    select o.name from official o where o.id = any(${officialIds}::uuid[]) order by o.sort_key`.execute(db);
  return { units: units.map(({ name }) => name), officials: officials.map(({ name }) => name) };
}

/** Whether a link of the chain lets that unit's tier hold units of a tier by that kind on a day. */
export async function isLinked(
  db: Db,
  root: UnitId,
  kind: string,
  heldTier: number,
  day: Day,
): Promise<boolean> {
  const { rows } = await sql`
    select 1 from unit_fact fact join unit_kind k on k.code = fact.kind
      join chain_link l on l.holder_tier = k.tier and l.held_tier = ${heldTier} and l.kind = ${kind} and l.valid @> ${day}::date
     where fact.unit_id = ${root} and fact.valid @> ${day}::date limit 1`.execute(db);
  return rows.length > 0;
}
