import { sql } from 'kysely';
import type { Day } from '../kernel/day.ts';
import type { ConcernId, OfficialId, UnitId } from '../kernel/id.ts';
import { mayAct } from '../server/access.sql.ts';
import type { Db, Tx } from '../server/sql.ts';
import type { Relation, Standing } from './concern.rules.ts';
import type { ConcernKind, ConcernSource, ConcernStepKind, LegalHandover, Reporter } from './concern.ts';
import { owingOn } from './concern-then.sql.ts';

/** A concern as its rules and rights need it. */
export interface Held extends Standing {
  id: ConcernId;
  number: number;
  unitId: UnitId;
  heardOn: Day;
  reporter: Reporter;
  officialId: OfficialId | null;
  notedBy: OfficialId | null;
}

/** The unit that owes the answer today, which is not yet the heir where a change of the tree lies ahead. */
export async function owingUnit(db: Db, { id }: Pick<Held, 'id'>, today: Day): Promise<UnitId> {
  const { rows } = await sql<{ unitId: UnitId }>`
    select ${owingOn(today)} as unit_id from concern c where c.id = ${id}`.execute(db);
  return (rows[0] as { unitId: UnitId }).unitId;
}

const held = [
  'id',
  'number',
  'unitId',
  'answeringUnitId',
  'state',
  'reporter',
  'heardOn',
  'dueOn',
  'answeredOn',
  'toldOn',
  'closedOn',
  'officialId',
  'notedBy',
] as const;

export const findConcern = (db: Db, id: ConcernId) =>
  db.selectFrom('concern').select(held).where('id', '=', id).executeTakeFirst() as Promise<Held | undefined>;

/** The same, and nobody else acts on it until this transaction ends. */
export const lockConcern = (db: Tx, id: ConcernId) =>
  db.selectFrom('concern').select(held).where('id', '=', id).forUpdate().executeTakeFirst() as Promise<
    Held | undefined
  >;

export interface NewConcern {
  id: ConcernId;
  unitId: UnitId;
  kind: ConcernKind;
  source: ConcernSource;
  reporter: Reporter;
  text: string;
  proposal: string;
  task: string;
  shortcoming: boolean;
  officialId: OfficialId | null;
  /** Null: a resident's own browser. */
  notedBy: OfficialId | null;
  heardOn: Day;
  dueOn: Day;
  receiptHash: Buffer | null;
}

/**
 * Stores a concern under the next number, owed by the unit where it was heard. Numbers have no gaps, for a missing one would
 * look like a concern taken away: so raising waits for whoever is raising just now.
 */
export async function insertConcern(db: Tx, concern: NewConcern): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtext(current_schema() || ' concern number'))`.execute(db);
  const last = await db
    .selectFrom('concern')
    .select((on) => on.fn.max('number').as('number'))
    .executeTakeFirst();
  const number = (last?.number ?? 0) + 1;
  await db
    .insertInto('concern')
    .values({ ...concern, number, answeringUnitId: concern.unitId, state: 'open' })
    .execute();
  return number;
}

/** Keeps how a concern stands; `answer` only where it changes (null: no longer answered). */
export async function keepStanding(
  db: Tx,
  id: ConcernId,
  { state, answeringUnitId, dueOn, answeredOn, toldOn, closedOn }: Standing,
  answer?: string | null,
): Promise<void> {
  await db
    .updateTable('concern')
    .set({ state, answeringUnitId, dueOn, answeredOn, toldOn, closedOn })
    .$if(answer !== undefined, (q) => q.set({ answer: answer ?? null }))
    .where('id', '=', id)
    .execute();
}

export interface NewStep {
  concernId: ConcernId;
  what: ConcernStepKind;
  /** Null: the holder of the receipt code. */
  byId: OfficialId | null;
  onDay: Day;
  fromId?: UnitId;
  toId?: UnitId;
  dueOn?: Day;
  text?: string;
}

/** Appends what was done. The concern is locked by now, so numbers rise one by one. */
export async function addStep(db: Tx, step: NewStep): Promise<void> {
  await db
    .insertInto('concernStep')
    .values((on) => ({
      ...step,
      number: on
        .selectFrom('concernStep')
        .select(sql<number>`coalesce(max(number), 0) + 1`.as('next'))
        .where('concernId', '=', step.concernId),
    }))
    .execute();
}

/**
 * Every word about a concern goes: what was said, answered and noted, and a sealed name; only why it was taken back stays.
 * It is withdrawn or handed over by now, else the sealed name would not be found.
 */
export async function eraseWords(db: Tx, id: ConcernId): Promise<void> {
  await db
    .updateTable('concern')
    .set({
      text: '',
      proposal: '',
      task: '',
      answer: sql<string | null>`case when answered_on is null then null else '' end`,
    })
    .where('id', '=', id)
    .execute();
  await db
    .updateTable('concernStep')
    .set({ text: '' })
    .where('concernId', '=', id)
    .where('what', '<>', 'withdrawn')
    .execute();
  await db.deleteFrom('concernReporter').where('concernId', '=', id).execute();
}

export async function markShortcoming(db: Tx, id: ConcernId, shortcoming: boolean): Promise<void> {
  await db.updateTable('concern').set({ shortcoming }).where('id', '=', id).execute();
}

export async function insertLegalHandover(
  db: Tx,
  row: LegalHandover & { notedBy: OfficialId; concernId: ConcernId | null },
): Promise<void> {
  await db.insertInto('legalHandover').values(row).execute();
}

/** How `to` lies from `from` on a day. `heardAt`: a concern may always go back to where it was heard. */
export async function relationOf(
  db: Db,
  { from, to, heardAt, day }: { from: UnitId; to: UnitId; heardAt: UnitId; day: Day },
): Promise<Relation> {
  const { rows } = await sql<{ relation: Relation }>`
    select case
      when exists (select 1 from unit_closure where above_id = ${to} and below_id = ${from} and valid @> ${day}::date) then 'above'
      when ${to}::uuid = ${heardAt}::uuid
        or exists (select 1 from unit_closure where above_id = ${from} and below_id = ${to} and valid @> ${day}::date) then 'below'
      when ${tierOf(to, day)} = ${tierOf(from, day)} then 'sameTier'
      else 'elsewhere' end as relation`.execute(db);
  return rows[0]?.relation ?? 'elsewhere';
}

const tierOf = (unitId: UnitId, day: Day) => sql`
  (select kind.tier from unit_fact fact join unit_kind kind on kind.code = fact.kind
    where fact.unit_id = ${unitId} and fact.valid @> ${day}::date)`;

/** Who follows a unit on a day: of the unit itself, else of the nearest above it; nobody: null. */
export async function followerOf(db: Db, unitId: UnitId, day: Day): Promise<OfficialId | null> {
  const { rows } = await sql<{ officialId: OfficialId }>`
    select a.official_id from unit_closure tree join assignment a on a.unit_id = tree.above_id
     where tree.below_id = ${unitId} and tree.valid @> ${day}::date and a.held @> ${day}::date
     order by tree.depth, a.kind limit 1`.execute(db);
  return rows[0]?.officialId ?? null;
}

/**
 * The unit by whose assignment an official may note what was heard in `unitId` that day: itself, one above, or one hung directly
 * beneath (where a group is so small that its concern is noted at the hamlet). Undefined: none.
 */
export async function heldNear(
  db: Db,
  officialId: OfficialId,
  unitId: UnitId,
  day: Day,
): Promise<UnitId | undefined> {
  const { rows } = await sql<{ unitId: UnitId }>`
    select a.unit_id from assignment a
     where a.official_id = ${officialId} and a.held @> ${day}::date
       and (exists (select 1 from unit_closure tree where tree.above_id = a.unit_id and tree.below_id = ${unitId} and tree.valid @> ${day}::date)
         or exists (select 1 from unit_edge edge where edge.unit_id = a.unit_id and edge.parent_id = ${unitId} and edge.valid @> ${day}::date))
     limit 1`.execute(db);
  return rows[0]?.unitId;
}

/**
 * The unit by whose rights someone handles a concern beyond its answer: the one that owes the answer, that where it was heard, or,
 * for who carries it, a unit they hold beside it (its group was too small to name). Where they have none: where it was heard.
 */
export async function unitHandled(
  db: Db,
  concern: Held,
  by: { officialId: OfficialId; today: Day },
): Promise<UnitId> {
  const may = (unitId: UnitId) => mayAct(db, 'concern.handle', by.officialId, unitId, by.today);
  const owing = await owingUnit(db, concern, by.today);
  if (await may(owing)) return owing;
  if (concern.officialId !== by.officialId || (await may(concern.unitId))) return concern.unitId;
  return (await heldNear(db, by.officialId, concern.unitId, by.today)) ?? concern.unitId;
}
