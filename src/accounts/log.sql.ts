import { sql } from 'kysely';
import type { OfficialId } from '../kernel/id.ts';
import type { Db } from '../server/sql.ts';

/** 100 lines of the command log before a moment, newest first; of one sender, or of all. Without bodies. */
export async function logOf(db: Db, before: string | undefined, officialId?: OfficialId) {
  const { rows } = await sql<Record<string, unknown>>`
    select l.id, l.kind, coalesce(o.name, '') as name, l.at, l.received_at, l.problem is null as done, l.problem ->> 'code' as problem
      from command_log l left join official o on o.id = l.official_id
     where l.received_at < coalesce(${before ?? null}::timestamptz, 'infinity')
       ${officialId ? sql`and l.official_id = ${officialId}` : sql``}
     order by l.received_at desc limit 100`.execute(db);
  return rows;
}

/** The last 200 looks at sealed data and lists taken out. */
export async function looksAt(db: Db) {
  const { rows } = await sql<Record<string, unknown>>`
    select coalesce(o.name, '') as name, l.what, l.about, l.purpose, l.rows, l.at
      from look_log l left join official o on o.id = l.official_id order by l.at desc limit 200`.execute(db);
  return rows;
}
