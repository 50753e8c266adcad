import { type RawBuilder, sql } from 'kysely';
import * as z from 'zod/mini';
import type { Day, Month } from '../kernel/day.ts';
import type { AssignmentId, HandoverId, OfficialId, PlanId, UnitId } from '../kernel/id.ts';
import { unitsWhere } from '../server/access.sql.ts';
import { dateOf, dayOf, knownBy, type Reader, unitsSeenBy } from '../server/as-of.sql.ts';
import type { Sender } from '../server/command.ts';
import type { Db, Tx } from '../server/sql.ts';
import type { LinkKind } from '../units/kind.ts';
import { nameOn } from '../units/tree.sql.ts';
import { Handover, HandoverItems, type HandoverSaid } from './handover.ts';

export interface HeldAssignment {
  id: AssignmentId;
  planId: PlanId;
  kind: LinkKind;
  unitId: UnitId;
  officialId: OfficialId;
  from: Day;
  until: Day | null;
}

/** The assignment, locked against a second ending, unless a handover of it is under way or done. */
export async function lockAssignment(
  tx: Tx,
  id: AssignmentId,
  besides?: HandoverId,
): Promise<HeldAssignment | null> {
  const { rows } = await sql<HeldAssignment>`
    select a.id, a.plan_id, a.kind, a.unit_id, a.official_id, lower(a.held) as "from", upper(a.held) as until
      from assignment a
     where a.id = ${id} and not exists (
       select 1 from handover h where h.assignment_id = a.id and h.state in ('proposed', 'confirmed') and h.id is distinct from ${besides ?? null}::uuid)
       for update of a`.execute(tx);
  return rows[0] ?? null;
}

export async function unitOfAssignment(db: Db, id: AssignmentId): Promise<UnitId | undefined> {
  const row = await db.selectFrom('assignment').select('unitId').where('id', '=', id).executeTakeFirst();
  return row?.unitId as UnitId | undefined;
}

/** What is open in a unit and on its official, as it stands. Five small reads by index, together. */
export async function openItems(
  db: Db,
  unitId: UnitId,
  officialId: OfficialId,
  reports: readonly Month[],
): Promise<HandoverItems> {
  const { rows } = await sql`
    select
      (select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'number', c.number, 'heardOn', c.heard_on, 'dueOn', c.due_on,
                                                    'state', c.state) order by c.due_on), '[]')
         from concern c where c.unit_id = ${unitId} and c.state in ('open', 'answered')) as concerns,
      (select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'what', m.what, 'dueOn', m.due_on) order by m.due_on), '[]')
         from measure m join strengthening s on s.id = m.strengthening_id
        where s.unit_id = ${unitId} and s.closed_on is null and m.done_on is null) as measures,
      (select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'donor', s.donor, 'pledgedOn', s.pledged_on,
                                                    'received', s.received_on is not null) order by s.pledged_on), '[]')
         from support s where s.unit_id = ${unitId} and s.handed_over_on is null
          and not exists (select 1 from withdrawal w where w.row_id = s.id)) as supports,
      (select coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'text', d.text, 'dueOn', d.due_on) order by d.due_on), '[]')
         from direction d where d.state <> 'done' and (d.unit_id = ${unitId} or d.to_id = ${officialId})) as directions,
      (select max(v.day) from visit v where v.unit_id = ${unitId} and v.official_id = ${officialId}
          and not exists (select 1 from withdrawal w where w.row_id = v.id)) as last_visit`.execute(db);
  return HandoverItems.parse({ ...(rows[0] as object), reports });
}

export async function insertHandover(
  db: Tx,
  {
    items,
    ...row
  }: HandoverSaid & {
    fromId: OfficialId;
    unitId: UnitId;
    items: HandoverItems;
    madeBy: OfficialId;
    madeOn: Day;
    dueOn: Day;
  },
): Promise<void> {
  await db
    .insertInto('handover')
    .values({ ...row, items: JSON.stringify(items), state: 'proposed' })
    .execute();
}

/** Handovers as they stood on the day asked of. */
const then = (reader: Reader) =>
  dayOf(reader) >= reader.today
    ? sql`handover`
    : sql`(
  select id, assignment_id, from_id, to_id, unit_id, ends_on, reason, items, note, made_by, made_on, due_on,
         case when settled_on <= ${dateOf(reader)} then state else 'proposed' end as state,
         case when settled_on <= ${dateOf(reader)} then refusal end as refusal,
         ${knownBy(sql`from_confirmed_on`, reader)} as from_confirmed_on, ${knownBy(sql`to_confirmed_on`, reader)} as to_confirmed_on
    from handover where made_on <= ${dateOf(reader)})`;

const select = (
  where: RawBuilder<unknown>,
  { table = sql`handover`, limit = 300 }: { table?: RawBuilder<unknown>; limit?: number | undefined } = {},
) => sql`
  select h.id, h.assignment_id, h.from_id, f.name as from_name, h.to_id, t.name as to_name, h.unit_id,
         ${nameOn(sql`h.unit_id`, sql`h.ends_on`)} as unit_name, h.ends_on, h.reason, h.note, h.items, h.state, m.name as made_by_name,
         h.made_on, h.due_on, h.from_confirmed_on, h.to_confirmed_on, h.refusal
    from ${table} h join official f on f.id = h.from_id join official t on t.id = h.to_id join official m on m.id = h.made_by
   where ${where} order by h.state = 'proposed' desc, h.made_on desc, h.id desc limit ${limit}`;

const mine = (officialId: OfficialId) => sql`(h.from_id = ${officialId} or h.to_id = ${officialId})`;

/** Handovers of units the reader may see and those they are a party to, as of the day asked; open ones first, at most `limit`. */
export async function handovers(
  db: Db,
  reader: Reader,
  unitId?: UnitId,
  limit?: number,
): Promise<Handover[]> {
  const seen = sql`(h.unit_id in ${unitsSeenBy('handover.read', reader)} or ${mine(reader.officialId)})`;
  const where = unitId ? sql`${seen} and h.unit_id = ${unitId}` : seen;
  const { rows } = await select(where, { table: then(reader), limit }).execute(db);
  return z.array(Handover).parse(rows);
}

export async function findHandover(db: Db, id: HandoverId): Promise<Handover | undefined> {
  const { rows } = await select(sql`h.id = ${id}`).execute(db);
  return z.optional(Handover).parse(rows[0]);
}

/** Open ones that someone is a party to; and, for the office, those refused or past their day in its units. */
export async function waitingHandovers(
  db: Db,
  { officialId, today }: Pick<Sender, 'officialId' | 'today'>,
): Promise<Handover[]> {
  const office = sql`h.unit_id in ${unitsWhere('handover.propose', officialId, today)}`;
  const { rows } = await select(sql`
    (h.state = 'proposed' and ${mine(officialId)})
    or (${office} and (h.state = 'proposed' and h.due_on < ${today}::date
                       or h.state = 'refused' and h.made_on > ${today}::date - 60
                          and not exists (select 1 from handover n where n.assignment_id = h.assignment_id and n.made_on >= h.made_on and n.id <> h.id)))`).execute(
    db,
  );
  return z.array(Handover).parse(rows);
}

/** The same, and nobody else confirms, refuses or cancels it until this transaction ends. */
export async function lockHandover(tx: Tx, id: HandoverId): Promise<Handover | undefined> {
  await sql`select 1 from handover where id = ${id} for update`.execute(tx);
  return findHandover(tx, id);
}

export async function keepConfirmation(
  db: Tx,
  id: HandoverId,
  part: 'from' | 'to',
  on: Day,
  note: string,
): Promise<void> {
  await db
    .updateTable('handover')
    .set(part === 'from' ? { fromConfirmedOn: on, note } : { toConfirmedOn: on, note })
    .where('id', '=', id)
    .execute();
}

export async function keepState(
  db: Tx,
  id: HandoverId,
  to: {
    state: 'confirmed' | 'refused' | 'cancelled';
    /** The day of it. */
    settledOn: Day;
    refusal?: string;
    successorAssignmentId?: AssignmentId;
  },
): Promise<void> {
  await db.updateTable('handover').set(to).where('id', '=', id).execute();
}
