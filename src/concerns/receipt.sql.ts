import { sql } from 'kysely';
import type { Day } from '../kernel/day.ts';
import type { ConcernId, UnitId } from '../kernel/id.ts';
import { homeUnit } from '../server/setting.sql.ts';
import type { Db, Tx } from '../server/sql.ts';
import { searchFor } from '../units/search.sql.ts';
import { nameOn } from '../units/tree.sql.ts';
import type { ConcernKind, ConcernState, ConcernStepKind, Reporter } from './concern.ts';

/** Wrong codes a caller may try in a day before each further one must wait. */
const freeTries = 10;
const firstWait = 30;
const longestWait = 3600;

/**
 * Seconds that a caller must wait before the next code is looked at; 0: none. Holds the caller's other tries until this
 * transaction ends, so that many at once do not count as one.
 */
export async function secondsToWait(db: Tx, caller: Buffer): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtext(${caller.toString('hex')}))`.execute(db);
  const row = await db
    .selectFrom('receiptTry')
    .select(['wrong', sql<number>`extract(epoch from clock_timestamp() - last)::float8`.as('ago')])
    .where('caller', '=', caller)
    .executeTakeFirst();
  if (row === undefined || row.wrong < freeTries) return 0;
  const wait = Math.min(firstWait * 2 ** (row.wrong - freeTries), longestWait);
  return Math.max(Math.ceil(wait - row.ago), 0);
}

/** One more wrong code of this caller on the day of the clock. Callers of the days before are forgotten with it. */
export async function noteWrongCode(db: Tx, caller: Buffer, day: Day): Promise<void> {
  await forgetWrongCodes(db);
  await sql`
    insert into receipt_try (caller, day, wrong) values (${caller}, ${day}, 1)
    on conflict (caller, day) do update set wrong = receipt_try.wrong + 1, last = clock_timestamp()`.execute(
    db,
  );
}

/** Erases what is older than a day; also done every night. */
export const forgetWrongCodes = (db: Db) =>
  sql`delete from receipt_try where last < clock_timestamp() - interval '1 day'`.execute(db);

export interface HeldByCode {
  id: ConcernId;
  unitId: UnitId;
  text: string;
}
/** The concern of a code, by its keyed hash. */
export const findByReceipt = (db: Db, receiptHash: Buffer) =>
  db
    .selectFrom('concern')
    .select(['id', 'unitId', 'text'])
    .where('receiptHash', '=', receiptHash)
    .executeTakeFirst() as Promise<HeldByCode | undefined>;

/** What the holder of a code may read: units and days, no official's name but of those who opened a sealed one. */
export async function readByHolder(db: Db, id: ConcernId) {
  const { rows } = await sql<{
    number: number;
    kind: ConcernKind;
    unitName: string;
    answeringUnitName: string;
    state: ConcernState;
    reporter: Reporter;
    text: string;
    answer: string | null;
    heardOn: Day;
    dueOn: Day;
    answeredOn: Day | null;
    toldOn: Day | null;
    closedOn: Day | null;
  }>`
    select c.number, c.kind, c.state, c.reporter, c.text, c.answer, c.heard_on, c.due_on, c.answered_on, c.told_on, c.closed_on,
           ${nameOn(sql`c.unit_id`, sql`c.heard_on`)} as unit_name,
           ${nameOn(sql`c.answering_unit_id`, sql`c.heard_on`)} as answering_unit_name
      from concern c where c.id = ${id}`.execute(db);
  return rows[0];
}

/** What was done, oldest first; an official's own notes are not the holder's to read, nor why it was passed on. */
export async function stepsForHolder(db: Db, id: ConcernId) {
  const { rows } = await sql<{
    what: ConcernStepKind;
    onDay: Day;
    toUnitName: string | null;
    dueOn: Day | null;
    byHolder: boolean;
    text: string;
  }>`
    select s.what, s.on_day, s.due_on, s.by_id is null and s.what <> 'heard' as by_holder,
           case when s.to_id is null then null else ${nameOn(sql`s.to_id`, sql`s.on_day`)} end as to_unit_name,
           case when s.what in ('deadline', 'answered', 'told', 'closed', 'reopened', 'withdrawn') then s.text else '' end as text
      from concern_step s where s.concern_id = ${id} and s.what <> 'noted' order by s.number`.execute(db);
  return rows;
}

export interface Place {
  id: UnitId;
  name: string;
  under: string;
  aboveId: UnitId | null;
  households: number | null;
  lowest: boolean;
  kindVi: string;
  kindEn: string;
}

/** The units beneath the tenant's own on a day, by name typed with or without marks, in the order people count them. */
export async function placesOn(db: Db, day: Day, q: string, limit: number): Promise<Place[]> {
  const home = await homeUnit(db);
  const search = searchFor(q);
  const names = sql`fact.search_key || ' ' || coalesce(up.search_key, '')`;
  const { rows } = await sql<Place>`
    select fact.unit_id as id, fact.name, coalesce(up.name, '') as under, edge.parent_id as above_id, fact.households, kind.vi as kind_vi, kind.en as kind_en,
           not exists (select 1 from unit_edge e where e.parent_id = fact.unit_id and e.valid @> ${day}::date) as lowest
      from unit_closure tree
      join unit_fact fact on fact.unit_id = tree.below_id and fact.valid @> ${day}::date
      join unit_kind kind on kind.code = fact.kind
      left join unit_edge edge on edge.unit_id = fact.unit_id and edge.valid @> ${day}::date and fact.unit_id <> ${home}
      left join unit_fact up on up.unit_id = edge.parent_id and up.valid @> ${day}::date
     where tree.above_id = ${home} and tree.valid @> ${day}::date
       and ${search ? search.within(names) : sql`true`}
     order by ${search ? sql`${search.rank(names, sql`fact.identity_key`)}, ` : sql``}kind.tier, up.sort_key nulls first, fact.ordinal nulls last, fact.sort_key limit ${limit}`.execute(
    db,
  );
  return rows;
}

/** Whether the unit stands in the tenant's own tree on a day. */
export async function findPlace(db: Db, unitId: UnitId, day: Day): Promise<boolean> {
  const { rows } = await sql`
    select 1 from unit_closure where above_id = ${await homeUnit(db)} and below_id = ${unitId} and valid @> ${day}::date`.execute(
    db,
  );
  return rows.length > 0;
}
