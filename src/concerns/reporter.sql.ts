import { sql } from 'kysely';
import type { Day } from '../kernel/day.ts';
import { type ConcernId, newId, type OfficialId } from '../kernel/id.ts';
import type { Db, Tx } from '../server/sql.ts';
import { writtenNumber } from './concern.ts';

/** Puts a name under seal. */
export async function sealReporter(
  db: Tx,
  reporter: { concernId: ConcernId; name: string; contact: string },
): Promise<void> {
  await db.insertInto('concernReporter').values(reporter).execute();
}

export interface Opening {
  concernId: ConcernId;
  officialId: OfficialId;
  onDay: Day;
  purpose: string;
}

/**
 * Opens a seal: logs who and what for, then reads. The table itself shows the name only to the transaction that logged it, so
 * the order of the two statements is the wall. A line also goes into the inspectors' own log. Undefined: no name there.
 */
export async function openSeal(
  db: Tx,
  opening: Opening,
): Promise<{ name: string; contact: string } | undefined> {
  const { concernId, officialId, purpose } = opening;
  await db
    .insertInto('sealOpening')
    .values({ ...opening, id: newId() })
    .execute();
  await db
    .insertInto('lookLog')
    .values({ id: newId(), officialId, what: 'seal', about: await numberOf(db, concernId), purpose, rows: 1 })
    .execute();
  return db
    .selectFrom('concernReporter')
    .select(['name', 'contact'])
    .where('concernId', '=', concernId)
    .executeTakeFirst();
}

/** «VM-0012»: by what the inspectors' log names a concern. */
async function numberOf(db: Db, concernId: ConcernId): Promise<string> {
  const row = await db
    .selectFrom('concern')
    .select('number')
    .where('id', '=', concernId)
    .executeTakeFirstOrThrow();
  return writtenNumber(row.number);
}

/** Who opened the seal of a concern, when and what for: for the reporter, and for whoever reads the concern. */
export async function openingsOf(db: Db, concernId: ConcernId) {
  const { rows } = await sql<{ onDay: Day; by: string; post: string; purpose: string }>`
    select o.on_day, p.name as by, p.post_title as post, o.purpose from seal_opening o join official p on p.id = o.official_id
     where o.concern_id = ${concernId} order by o.on_day, o.id`.execute(db);
  return rows;
}
