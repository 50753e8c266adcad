import { sql } from 'kysely';
import type { Day } from '../kernel/day.ts';
import type { Text } from '../kernel/text.ts';
import type { Db } from './sql.ts';

/** What became of a day's backup. */
export interface BackupRun {
  day: Day;
  triedAt: string;
  /** Why the last try failed; null: it did not. */
  problem: Text | null;
  /** When the file that lies there was written; null: there is none of that day. */
  doneAt: string | null;
  bytes: number | null;
  rows: number | null;
}

/** So many lines are remembered. */
const most = 60;

/** A later try of the same day takes the place of an earlier one, file and line. */
export async function noteBackup(
  db: Db,
  { day, bytes, rows }: { day: Day; bytes: number; rows: number },
): Promise<void> {
  await sql`
    insert into backup_run (day, tried_at, done_at, bytes, rows) values (${day}, clock_timestamp(), clock_timestamp(), ${bytes}, ${rows})
    on conflict (day) do update set tried_at = excluded.tried_at, done_at = excluded.done_at, bytes = excluded.bytes,
      rows = excluded.rows, problem = null`.execute(db);
  await sql`delete from backup_run where day < (select min(day) from (select day from backup_run order by day desc limit ${most}) newest)`.execute(
    db,
  );
}

/** The file of an earlier try of that day is still there, and its line keeps saying so. */
export async function noteFailedBackup(db: Db, day: Day, problem: Text): Promise<void> {
  const said = JSON.stringify(problem);
  await sql`
    insert into backup_run (day, tried_at, problem) values (${day}, clock_timestamp(), ${said})
    on conflict (day) do update set tried_at = excluded.tried_at, problem = excluded.problem`.execute(db);
}

/** The newest first. */
export async function backupRuns(db: Db, count: number): Promise<BackupRun[]> {
  const { rows } = await sql<BackupRun>`
    select day, tried_at, problem, done_at, bytes, rows from backup_run order by day desc limit ${count}`.execute(
    db,
  );
  return rows;
}

export interface BackupState {
  /** The day of the newest file; of a tenant that has none yet, the day it was made or restored. */
  since: Day;
  /** Nothing was written for over 36 hours: a night was missed. */
  missing: boolean;
  /** Why the newest try failed, where it did. */
  problem: Text | null;
}

/** By the server's own clock, whatever day a sample world has: this is about the machine. */
export async function backupState(db: Db): Promise<BackupState> {
  const { rows } = await sql<BackupState>`
    with last as (select coalesce((select max(done_at) from backup_run), (select min(ran_at) from migration)) as at)
    select (at at time zone 'Asia/Ho_Chi_Minh')::date as since, at < clock_timestamp() - interval '36 hours' as missing,
           (select problem from backup_run order by tried_at desc limit 1) as problem
      from last`.execute(db);
  return rows[0] as BackupState;
}
