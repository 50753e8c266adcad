import { readdirSync, readFileSync } from 'node:fs';
import { sql } from 'kysely';
import type { Db } from '../../src/server/sql.ts';

/**
 * What this process and the processes of the PostgreSQL behind `db` (not those that serve other databases) hold and use from now on.
 * `most()`: megabytes together at most, what they share counted once, looked at twice a second until it is asked; `seconds()`: of
 * processors. Null where PostgreSQL runs on another machine.
 */
export async function effortOf(db: Db): Promise<{ most(): number | null; seconds(): number | null }> {
  const { rows } = await sql<{ pid: number; name: string }>`
    select pg_backend_pid() as pid, current_database() as name`.execute(db);
  const serves = (pid: number) => {
    const title = titleOf(pid);
    return !/\[local\]|\(\d+\)/.test(title) || title.includes(rows[0]?.name ?? '');
  };
  const server = parentOf(rows[0]?.pid ?? 0);
  if (server === null || !nameOf(server)?.startsWith('postgres'))
    return { most: () => null, seconds: () => null };
  const sumOf = (of: (pid: number) => number) =>
    [process.pid, server, ...numbered().filter((pid) => parentOf(pid) === server && serves(pid))].reduce(
      (sum, pid) => sum + of(pid),
      0,
    );
  const begun = sumOf(ticks);
  let most = 0;
  const look = () => {
    most = Math.max(most, sumOf(kilobytes));
  };
  const looking = setInterval(look, 500);
  looking.unref();
  return {
    most() {
      clearInterval(looking);
      look();
      return Math.round((most * 1024) / 1e6);
    },
    seconds: () => Math.round((sumOf(ticks) - begun) / 100),
  };
}

const numbered = () =>
  readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0);
const statusOf = (pid: number, word: string): string | undefined => {
  try {
    return new RegExp(`^${word}:\\s+(\\S+)`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  } catch {
    return undefined;
  }
};
const titleOf = (pid: number): string => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
};
/** Hundredths of a second that it has run. */
function ticks(pid: number): number {
  try {
    const [, rest = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
    const told = rest.split(' ');
    return Number(told[11]) + Number(told[12]);
  } catch {
    return 0;
  }
}
const nameOf = (pid: number) => statusOf(pid, 'Name');
const parentOf = (pid: number): number | null => Number(statusOf(pid, 'PPid') ?? Number.NaN) || null;

/** Its share of all it has in memory; of another user's process, where that is not told, all of it. */
function kilobytes(pid: number): number {
  try {
    return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0);
  } catch {
    return Number(statusOf(pid, 'VmRSS') ?? 0);
  }
}
