import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../kernel/day.ts';
import type { AssignmentId, OfficialId, PlanId, UnitId } from '../kernel/id.ts';
import { sortKey } from '../kernel/name.ts';
import type { Db, Tx } from '../server/sql.ts';
import type { LinkKind } from '../units/kind.ts';
import { nameOn } from '../units/tree.sql.ts';
import type { Standing } from './assignment.rules.ts';
import { Assignment, type AssignmentGiven } from './assignment.ts';
import { byHand } from './reason.ts';

/** The assignment of that official to that very unit on that day, or null; of two kinds at once the earlier one. */
export async function assignmentOn(
  db: Db,
  officialId: OfficialId,
  unitId: UnitId,
  day: Day,
): Promise<Assignment | null> {
  const row = await db
    .selectFrom('assignment')
    .select([
      'officialId',
      'unitId',
      sql<Day>`lower(held)`.as('from'),
      sql<Day | null>`upper(held)`.as('until'),
    ])
    .where('officialId', '=', officialId)
    .where('unitId', '=', unitId)
    .where(sql<boolean>`held @> ${day}::date`)
    .orderBy(sql`lower(held)`)
    .limit(1)
    .executeTakeFirst();
  return row ? Assignment.parse(row) : null;
}

/** A unit that someone has on a day. */
export interface Held {
  assignmentId: AssignmentId;
  planId: PlanId;
  kind: LinkKind;
  unitId: UnitId;
  unitName: string;
  officialId: OfficialId;
  officialName: string;
  from: Day;
  until: Day | null;
  receivedOn: Day | null;
}

/** What an official has on a day, in the order of the units' names. */
export const heldBy = (db: Db, officialId: OfficialId, day: Day): Promise<Held[]> =>
  heldOn(db, day, sql`a.official_id = ${officialId}`);

/** Who has these very units on a day; a unit that nobody has is missing. */
export const holdersOn = (db: Db, unitIds: readonly UnitId[], day: Day): Promise<Held[]> =>
  heldOn(db, day, sql`a.unit_id = any(${unitIds}::uuid[])`);

async function heldOn(db: Db, day: Day, where: RawBuilder<unknown>): Promise<Held[]> {
  const { rows } = await sql<Held>`
    select a.id as assignment_id, a.plan_id, a.kind, a.unit_id, ${nameOn(sql`a.unit_id`, sql`${day}::date`)} as unit_name,
           a.official_id, o.name as official_name, lower(a.held) as "from", upper(a.held) as until, a.received_on
      from assignment a join official o on o.id = a.official_id
      left join unit_fact fact on fact.unit_id = a.unit_id and fact.valid @> ${day}::date
     where ${where} and a.held @> ${day}::date
     order by fact.sort_key, a.unit_id, a.kind`.execute(db);
  return rows;
}

/** What the rules and rights ask of assignments, in the order of the ids; one unknown is missing. */
export async function findStanding(
  db: Db,
  ids: readonly AssignmentId[],
): Promise<(Standing & { id: AssignmentId; unitId: UnitId; planId: PlanId; kind: LinkKind })[]> {
  const { rows } = await sql<Standing & { id: AssignmentId; unitId: UnitId; planId: PlanId; kind: LinkKind }>`
    select id, plan_id, kind, unit_id, official_id, ${nameOn(sql`unit_id`, sql`lower(held)`)} as unit_name,
           lower(held) as "from", upper(held) as until, received_on, objection, answer
      from assignment where id = any(${ids}::uuid[]) order by id for update`.execute(db);
  return rows;
}

/** Another assignment of the unit, of that kind, from a day on, at any time. */
export async function overlapping(
  db: Db,
  { unitId, kind, from }: Pick<AssignmentGiven, 'unitId' | 'kind' | 'from'>,
): Promise<{ holder: string; unit: string } | undefined> {
  const { rows } = await sql<{ holder: string; unit: string }>`
    select o.name as holder, ${nameOn(sql`a.unit_id`, sql`${from}::date`)} as unit from assignment a join official o on o.id = a.official_id
     where a.unit_id = ${unitId} and a.kind = ${kind} and a.held && daterange(${from}::date, null) limit 1`.execute(
    db,
  );
  return rows[0];
}

/** The names of the units an official holds on a day or is to hold later, as they are called on that day. */
export async function heldFrom(db: Db, officialId: OfficialId, day: Day): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select distinct coalesce(${nameOn(sql`a.unit_id`, sql`greatest(${day}::date, lower(a.held))`)}, '') as name from assignment a
     where a.official_id = ${officialId} and a.held && daterange(${day}::date, null)`.execute(db);
  return rows.map(({ name }) => name).sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
}

/** The tier of a unit on a day, if it stands and hangs beneath `root` (or is it). */
export async function tierBeneath(
  db: Db,
  unitId: UnitId,
  root: UnitId,
  day: Day,
): Promise<number | undefined> {
  const { rows } = await sql<{ tier: number }>`
    select k.tier from unit_closure tree join unit_fact fact on fact.unit_id = tree.below_id and fact.valid @> ${day}::date
      join unit_kind k on k.code = fact.kind
     where tree.above_id = ${root} and tree.below_id = ${unitId} and tree.valid @> ${day}::date`.execute(db);
  return rows[0]?.tier;
}

export async function insertAssignment(
  db: Tx,
  { from, reason, ...given }: AssignmentGiven,
  publishedOn: Day,
): Promise<void> {
  await db
    .insertInto('assignment')
    .values({
      ...given,
      held: sql<string>`daterange(${from}::date, null)`,
      reason: JSON.stringify(byHand(reason)),
      publishedOn,
    })
    .execute();
}

/** Who received before keeps the day it was. */
export async function keepReceipts(db: Tx, ids: readonly AssignmentId[], day: Day): Promise<void> {
  await db
    .updateTable('assignment')
    .set({ receivedOn: day })
    .where('id', 'in', ids)
    .where('receivedOn', 'is', null)
    .execute();
}

export async function keepObjection(db: Tx, id: AssignmentId, objection: string, on: Day): Promise<void> {
  await db.updateTable('assignment').set({ objection, objectedOn: on }).where('id', '=', id).execute();
}

export async function keepAnswerTo(
  db: Tx,
  id: AssignmentId,
  answer: string,
  by: { officialId: OfficialId; today: Day },
): Promise<void> {
  await db
    .updateTable('assignment')
    .set({ answer, answeredOn: by.today, answeredBy: by.officialId })
    .where('id', '=', id)
    .execute();
}

/** Held up to and with `lastDay`. For handovers too: the successor's is their own to insert. */
export async function keepEnd(
  db: Tx,
  id: AssignmentId,
  lastDay: Day,
  endReason: string | null,
): Promise<void> {
  await db
    .updateTable('assignment')
    .set({ held: sql<string>`daterange(lower(held), ${lastDay}::date + 1)`, endReason })
    .where('id', '=', id)
    .execute();
}
