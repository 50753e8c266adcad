import { type RawBuilder, sql } from 'kysely';
import * as z from 'zod/mini';
import type { Day, Instant } from '../kernel/day.ts';
import type { OfficialId, UnitId, VisitId } from '../kernel/id.ts';
import type { Role } from '../kernel/policy.ts';
import { type Reader, unitsSeenBy } from '../server/as-of.sql.ts';
import type { Db, Tx } from '../server/sql.ts';
import { insertContributions } from './contribution.sql.ts';
import { type ActingAs, Visit, type VisitKind, type VisitSaid } from './visit.ts';
import { withdrawalTold } from './withdrawal.sql.ts';

/** Whose line it is, who wrote it, in which part, and by which day it came. */
export interface VisitStamp {
  officialId: OfficialId;
  notedBy: OfficialId;
  actingAs: ActingAs;
  householdsTotal: number | null;
  notedAt: Instant;
  receivedOn: Day;
}

/** Stores a line with its topics and contributions. */
export async function insertVisit(db: Tx, said: VisitSaid, stamp: VisitStamp): Promise<void> {
  const { topics, contributions, at: _, ...line } = said;
  await db
    .insertInto('visit')
    .values({ ...line, ...stamp })
    .execute();
  if (topics.length > 0)
    await db
      .insertInto('visitTopic')
      .values(topics.map((topic) => ({ ...topic, visitId: said.id })))
      .execute();
  await insertContributions(db, contributions, {
    officialId: stamp.officialId,
    notedBy: stamp.notedBy,
    unitId: said.unitId,
    visitId: said.id,
    day: said.day,
  });
}

/** Which lines are asked for. `unitId` means the unit and all that stood beneath it on the line's own day. */
export interface VisitsAsked {
  id?: VisitId | undefined;
  unitId?: UnitId | undefined;
  /** Lines of that very unit only. */
  onlyUnitId?: UnitId | undefined;
  officialId?: OfficialId | undefined;
  kind?: VisitKind | undefined;
  from?: Day | undefined;
  to?: Day | undefined;
  /** Leaves out what was taken back. */
  counted?: boolean | undefined;
  /** As the diary stood on a day: lines until then, taken back or not as they were then. */
  on?: Day | undefined;
  /** Only what this reader may see: own lines, and those in units within their rights. */
  seenBy?: Reader | undefined;
  limit?: number | undefined;
}

/**
 * Lines of the diary with all their parts, newest first, at most `limit` (1 000). One statement: which lines, by the indexes on unit,
 * official or day; then all that is told of those few.
 */
export async function findVisits(db: Db, asked: VisitsAsked): Promise<Visit[]> {
  const takenBack = asked.on === undefined ? sql`` : sql`and w.withdrawn_on <= ${asked.on}::date`;
  const { rows } = await sql`
    with page as materialized (
      select v.id from visit v left join withdrawal w on w.row_id = v.id ${takenBack}
       where ${sql.join(conditions(asked), sql` and `)}
       order by v.day desc, v.id desc limit ${asked.limit ?? 1000})
    select v.id, v.official_id, o.name as official_name, v.noted_by, n.name as noted_by_name, v.acting_as, v.unit_id,
           f.name as unit_name, above.name as under_name, v.day, v.kind, v.household_number, v.households_present,
           v.households_total, v.note, v.agreed, v.received_on, r.row_id as replaces,
           coalesce((select jsonb_agg(jsonb_build_object('topicId', t.topic_id, 'title', topic.title, 'householdsDid', t.households_did)
                                      order by topic.title)
                       from visit_topic t join topic on topic.id = t.topic_id where t.visit_id = v.id), '[]') as topics,
           coalesce((select jsonb_agg(jsonb_build_object('id', c.id, 'kind', c.kind, 'what', c.what, 'valueVnd', c.value_vnd,
                                                         'withdrawn', cw.row_id is not null) order by c.id)
                       from contribution c left join withdrawal cw on cw.row_id = c.id where c.visit_id = v.id), '[]') as contributions,
           ${withdrawalTold} as withdrawal
      from page join visit v on v.id = page.id
      join official o on o.id = v.official_id
      join official n on n.id = v.noted_by
      join unit_fact f on f.unit_id = v.unit_id and f.valid @> v.day
      left join unit_edge e on e.unit_id = v.unit_id and e.valid @> v.day
      left join unit_fact above on above.unit_id = e.parent_id and above.valid @> v.day
      left join withdrawal w on w.row_id = v.id ${takenBack}
      left join official wo on wo.id = w.withdrawn_by
      left join withdrawal r on r.replaced_by = v.id
     order by v.day desc, v.id desc`.execute(db);
  return z.array(Visit).parse(rows);
}

function conditions(asked: VisitsAsked): RawBuilder<unknown>[] {
  const { id, unitId, onlyUnitId, officialId, kind, from, to, on, counted, seenBy } = asked;
  return [
    sql`true`,
    id && sql`v.id = ${id}`,
    unitId &&
      sql`exists (select 1 from unit_under c where c.above_id = ${unitId} and c.below_id = v.unit_id and c.valid @> v.day)`,
    onlyUnitId && sql`v.unit_id = ${onlyUnitId}`,
    officialId && sql`v.official_id = ${officialId}`,
    kind && sql`v.kind = ${kind}`,
    from && sql`v.day >= ${from}::date`,
    to && sql`v.day <= ${to}::date`,
    on && sql`v.day <= ${on}::date`,
    counted && sql`w.row_id is null`,
    seenBy &&
      sql`(v.official_id = ${seenBy.officialId} or v.noted_by = ${seenBy.officialId}
           or v.unit_id in ${unitsSeenBy('visit.read', seenBy)})`,
  ].filter((condition) => typeof condition === 'object');
}

/** What must be known of a line to judge a change of it, or undefined. */
export async function findVisitRow(db: Db, id: VisitId) {
  return db
    .selectFrom('visit')
    .leftJoin('withdrawal', 'withdrawal.rowId', 'visit.id')
    .select(['visit.id', 'officialId', 'notedBy', 'unitId', 'day', 'actingAs', 'withdrawal.withdrawnOn'])
    .where('visit.id', '=', id)
    .$narrowType<{
      id: VisitId;
      officialId: OfficialId;
      notedBy: OfficialId;
      unitId: UnitId;
      day: Day;
      actingAs: ActingAs;
      withdrawnOn: Day | null;
    }>()
    .executeTakeFirst();
}

/** One who notes a meeting waits for who notes it just now, or phone and office at once would count it twice. */
export const lockMeeting = (
  db: Tx,
  { officialId, unitId, day }: { officialId: OfficialId; unitId: UnitId; day: Day },
) =>
  sql`select pg_advisory_xact_lock(hashtextextended(current_schema() || ${`${officialId} ${unitId} ${day}`}, 0))`.execute(
    db,
  );

/**
 * The meeting of that kind which that person has noted there that day, in one of these parts, and not taken back. A cell's
 * account may note the same meeting for the committee and for the member in charge: two parties were there.
 */
export async function findMeeting(
  db: Db,
  {
    officialId,
    unitId,
    day,
    kind,
    parts,
  }: { officialId: OfficialId; unitId: UnitId; day: Day; kind: VisitKind; parts: readonly ActingAs[] },
): Promise<VisitId | undefined> {
  const row = await db
    .selectFrom('visit')
    .select('id')
    .where('officialId', '=', officialId)
    .where('unitId', '=', unitId)
    .where('day', '=', day)
    .where('kind', '=', kind)
    .where('actingAs', 'in', parts)
    .where((on) =>
      on.not(on.exists(on.selectFrom('withdrawal').select('rowId').whereRef('rowId', '=', 'visit.id'))),
    )
    .executeTakeFirst();
  return row?.id as VisitId | undefined;
}

/** Households of a unit on a day, as the tree has it; null: not known. */
export async function householdsOn(db: Db, unitId: UnitId, day: Day): Promise<number | null> {
  const row = await db
    .selectFrom('unitFact')
    .select('households')
    .where('unitId', '=', unitId)
    .where(sql<boolean>`valid @> ${day}::date`)
    .executeTakeFirst();
  return row?.households ?? null;
}

/** The roles someone holds over a unit on a day. */
export async function rolesOver(db: Db, officialId: OfficialId, unitId: UnitId, day: Day): Promise<Role[]> {
  const { rows } = await sql<{ role: Role }>`
    select distinct r.role from right_held r join unit_closure tree on tree.above_id = r.unit_id
     where r.official_id = ${officialId} and tree.below_id = ${unitId}
       and r.held @> ${day}::date and tree.valid @> ${day}::date`.execute(db);
  return rows.map((row) => row.role);
}
