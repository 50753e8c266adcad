import { type RawBuilder, sql } from 'kysely';
import * as z from 'zod/mini';
import type { Day } from '../kernel/day.ts';
import type { OfficialId, RowId, UnitId } from '../kernel/id.ts';
import { dateOf, type Reader, unitsSeenBy } from '../server/as-of.sql.ts';
import type { Db, Tx } from '../server/sql.ts';
import { nameOn } from '../units/tree.sql.ts';
import { Urging, type UrgingSaid } from './urging.ts';

export async function insertUrgings(
  db: Tx,
  said: readonly UrgingSaid[],
  sent: { byId: OfficialId; onDay: Day; answerDue: Day },
): Promise<void> {
  await db
    .insertInto('urging')
    .values(said.map((one) => ({ ...one, ...sent })))
    .execute();
}

/** As it stood by the end of the reader's day; without a reader, as it stands. */
const select = (reader: Reader | null, where: RawBuilder<unknown>, limit = 500) => sql`
  select u.id, u.by_id, b.name as by_name, coalesce(${reader ? toMe(reader) : sql`false`}, false) as to_me, u.unit_id, ${nameOn(sql`u.unit_id`, sql`u.on_day`)} as unit_name, u.to_id,
         coalesce(o.name, body.name) as to_name, u.about, u.about_id, u.month, u.text, u.on_day, u.answer_due, case when a.id is not null then u.answer end as answer,
         case when a.id is not null then u.answered_on end as answered_on, a.name as answered_by_name
    from urging u join official b on b.id = u.by_id left join official o on o.id = u.to_id left join body on body.id = u.to_body_id
    left join official a on a.id = u.answered_by ${reader ? sql`and u.answered_on <= ${dateOf(reader)}` : sql``}
   where ${where} order by u.on_day desc, u.id desc limit ${limit}`;

/** Urgings sent by the day asked of, in units the reader may see, or sent to them, newest first, at most `limit`. */
export async function urgings(db: Db, reader: Reader, unitId?: UnitId, limit?: number): Promise<Urging[]> {
  const seen = sql`u.on_day <= ${dateOf(reader)}
    and (u.unit_id in ${unitsSeenBy('urging.read', reader)} or ${toMe(reader)} or u.by_id = ${reader.officialId})`;
  const where = unitId ? sql`${seen} and u.unit_id = ${unitId}` : seen;
  const { rows } = await select(reader, where, limit).execute(db);
  return z.array(Urging).parse(rows);
}

/** What waits for someone's answer: sent to them, or to a body in which they hold a post. */
export async function unanswered(db: Db, reader: Reader): Promise<Urging[]> {
  const { rows } = await select(reader, sql`u.answered_on is null and ${toMe(reader)}`).execute(db);
  return z.array(Urging).parse(rows);
}

const toMe = ({ officialId, today }: Reader) => sql`
  (u.to_id = ${officialId} or u.to_body_id in (
     select p.body_id from post p where p.official_id = ${officialId} and p.held @> ${today}::date))`;

export async function findUrging(db: Db, id: RowId): Promise<Urging | undefined> {
  const { rows } = await select(null, sql`u.id = ${id}`).execute(db);
  return z.optional(Urging).parse(rows[0]);
}

export async function mayAnswer(db: Db, id: RowId, officialId: OfficialId, today: Day): Promise<boolean> {
  const { rows } =
    await sql`select 1 from urging u where u.id = ${id} and ${toMe({ officialId, today })}`.execute(db);
  return rows.length > 0;
}

export async function keepAnswer(
  db: Tx,
  id: RowId,
  answer: string,
  by: { officialId: OfficialId; today: Day },
): Promise<void> {
  await db
    .updateTable('urging')
    .set({ answer, answeredBy: by.officialId, answeredOn: by.today })
    .where('id', '=', id)
    .execute();
}
