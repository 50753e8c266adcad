import { type RawBuilder, sql } from 'kysely';
import * as z from 'zod/mini';
import type { Day } from '../kernel/day.ts';
import type { OfficialId, RowId, UnitId } from '../kernel/id.ts';
import { unitsWhere } from '../server/access.sql.ts';
import { dateOf, dayOf, knownBy, type Reader, unitsSeenBy } from '../server/as-of.sql.ts';
import type { Sender } from '../server/command.ts';
import type { Db, Tx } from '../server/sql.ts';
import { nameOn } from '../units/tree.sql.ts';
import { Direction, type DirectionSaid, Inspection } from './urging.ts';

export async function insertDirection(
  db: Tx,
  said: DirectionSaid,
  given: { byId: OfficialId; onDay: Day },
): Promise<void> {
  await db
    .insertInto('direction')
    .values({ ...said, ...given, state: 'open' })
    .execute();
}

/** Directions as they stood on the day asked of. One sent back after a first report was open before it, too. */
export const directionsThen = (reader: Reader) =>
  dayOf(reader) >= reader.today
    ? sql`direction`
    : sql`(
  select id, by_id, unit_id, to_body_id, to_id, inspection_id, review_id, text, on_day, due_on,
         case when done_on <= ${dateOf(reader)} then 'done' when reported_on <= ${dateOf(reader)} and state <> 'open' then 'reported'
              else 'open' end as state,
         case when reported_on <= ${dateOf(reader)} then outcome else '' end as outcome,
         ${knownBy(sql`reported_on`, reader)} as reported_on, ${knownBy(sql`done_on`, reader)} as done_on
    from direction where on_day <= ${dateOf(reader)})`;

const select = (where: RawBuilder<unknown>, table: RawBuilder<unknown> = sql`direction`) => sql`
  select d.id, d.by_id, b.name as by_name, d.unit_id, ${nameOn(sql`d.unit_id`, sql`d.on_day`)} as unit_name, d.to_id,
         coalesce(o.name, body.name, '') as to_name, d.text, d.on_day, d.due_on, d.state, d.outcome, d.reported_on, d.done_on, d.review_id
    from ${table} d join official b on b.id = d.by_id left join official o on o.id = d.to_id left join body on body.id = d.to_body_id
   where ${where} order by d.state = 'done', d.due_on, d.id limit 500`;

/** Directions in units the reader may see, those not done first by day; of one unit and beneath, or of one review. */
export async function directions(
  db: Db,
  reader: Reader,
  asked: { unitId?: UnitId | undefined; reviewId?: RowId | undefined } = {},
): Promise<Direction[]> {
  const where = [
    sql`(d.unit_id in ${unitsSeenBy('direction.read', reader)} or d.to_id = ${reader.officialId})`,
  ];
  if (asked.unitId)
    where.push(
      sql`exists (select 1 from unit_under t where t.above_id = ${asked.unitId} and t.below_id = d.unit_id and t.valid @> d.on_day)`,
    );
  if (asked.reviewId) where.push(sql`d.review_id = ${asked.reviewId}`);
  const { rows } = await select(sql.join(where, sql` and `), directionsThen(reader)).execute(db);
  return z.array(Direction).parse(rows);
}

export async function findDirection(db: Db, id: RowId): Promise<Direction | undefined> {
  const { rows } = await select(sql`d.id = ${id}`).execute(db);
  return z.optional(Direction).parse(rows[0]);
}

/** Not done, and charged to someone: to them, or to a body in which they hold a post; or given by them and reported. */
export async function directionsWaiting(
  db: Db,
  { officialId, today }: Pick<Sender, 'officialId' | 'today'>,
): Promise<Direction[]> {
  const { rows } = await select(sql`
    (d.state = 'open' and (d.to_id = ${officialId} or d.to_body_id in (
       select p.body_id from post p where p.official_id = ${officialId} and p.held @> ${today}::date)))
    or (d.state = 'reported' and d.by_id = ${officialId})`).execute(db);
  return z.array(Direction).parse(rows);
}

/** Whether someone may say what came of it: it is charged to them, to a body they hold a post in, to the unit as such; or they keep its office. */
export async function mayReportOn(
  db: Db,
  id: RowId,
  { officialId, today }: Pick<Sender, 'officialId' | 'today'>,
): Promise<boolean> {
  const { rows } = await sql`
    select 1 from direction d where d.id = ${id} and d.unit_id in ${unitsWhere('direction.report', officialId, today)}
       and (d.to_id = ${officialId} or (d.to_id is null and d.to_body_id is null)
         or d.to_body_id in (select p.body_id from post p where p.official_id = ${officialId} and p.held @> ${today}::date)
         or exists (select from right_held r join unit_under t on t.above_id = r.unit_id and t.valid @> ${today}::date
                     where r.official_id = ${officialId} and r.role in ('clerk', 'committee') and r.held @> ${today}::date
                       and t.below_id = d.unit_id))`.execute(db);
  return rows.length > 0;
}

export async function keepOutcome(db: Tx, id: RowId, outcome: string, on: Day): Promise<void> {
  await db
    .updateTable('direction')
    .set({ outcome, reportedOn: on, state: 'reported' })
    .where('id', '=', id)
    .execute();
}

/** Settled as done, or sent back as still open. */
export async function settle(db: Tx, id: RowId, doneOn: Day | null, outcome: string): Promise<void> {
  await db
    .updateTable('direction')
    .set({ doneOn, outcome, state: doneOn === null ? 'open' : 'done' })
    .where('id', '=', id)
    .execute();
}

/** The inspection log of units the reader may see until the day asked of, newest first. */
export async function inspections(db: Db, reader: Reader, unitId?: UnitId): Promise<Inspection[]> {
  const { rows } = await sql`
    select i.id, i.unit_id, ${nameOn(sql`i.unit_id`, sql`i.day`)} as unit_name, i.body_id, b.name as body_name, i.day, i.subject,
           i.findings, o.name as led_by_name
      from inspection i join body b on b.id = i.body_id join official o on o.id = i.led_by
     where i.unit_id in ${unitsSeenBy('urging.read', reader)} and i.day <= ${dateOf(reader)} ${unitId ? sql`and i.unit_id = ${unitId}` : sql``}
     order by i.day desc, i.id desc limit 300`.execute(db);
  return z.array(Inspection).parse(rows);
}
