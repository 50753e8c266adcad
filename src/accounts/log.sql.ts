import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../kernel/day.ts';
import type { OfficialId } from '../kernel/id.ts';
import type { Db } from '../server/sql.ts';

/** Which lines: before a moment, of these days in Việt Nam (both included), so many at most. */
export interface LogAsked {
  before?: string | undefined;
  from?: Day | undefined;
  to?: Day | undefined;
  limit: number;
}

const inTime = (moment: RawBuilder<unknown>, { before, from, to }: LogAsked) => sql`
  ${moment} < coalesce(${before ?? null}::timestamptz, 'infinity')
  and ${moment} >= coalesce(${from ?? null}::timestamp at time zone 'Asia/Ho_Chi_Minh', '-infinity')
  and ${moment} < coalesce((${to ?? null}::date + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh', 'infinity')`;

/** Lines of the command log, newest first; of one sender, or of all. Without bodies. */
export async function logOf(db: Db, asked: LogAsked, officialId?: OfficialId) {
  const { rows } = await sql<Record<string, unknown>>`
    select l.id, l.kind, coalesce(o.name, '') as name, l.at, l.received_at, l.problem is null as done, l.problem ->> 'code' as problem
      from command_log l left join official o on o.id = l.official_id
     where ${inTime(sql`l.received_at`, asked)} ${officialId ? sql`and l.official_id = ${officialId}` : sql``}
     order by l.received_at desc limit ${asked.limit}`.execute(db);
  return rows;
}

/** Looks at sealed data and lists taken out, newest first. */
export async function looksAt(db: Db, asked: LogAsked) {
  const { rows } = await sql<Record<string, unknown>>`
    select coalesce(o.name, '') as name, l.what, l.about, l.purpose, l.rows, l.at
      from look_log l left join official o on o.id = l.official_id
     where ${inTime(sql`l.at`, asked)} order by l.at desc limit ${asked.limit}`.execute(db);
  return rows;
}
