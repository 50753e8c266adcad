import { readdirSync, readFileSync } from 'node:fs';
import { sql } from 'kysely';
import type { Db } from '../../src/server/sql.ts';

/**
 * The most memory that this process and the processes of the PostgreSQL behind `db` held together (not those that serve other databases),
 * looked at twice a second until `most()` is asked: megabytes, what processes share counted once. Null where it runs on another machine.
 */
export async function memoryOf(db: Db): Promise<{ most(): number | null }> {
  const { rows } = await sql<{ pid: number; name: string }>`
    select pg_backend_pid() as pid, current_database() as name`.execute(db);
  const serves = (pid: number) => {
    const title = titleOf(pid);
    return !/\[local\]|\(\d+\)/.test(title) || title.includes(rows[0]?.name ?? '');
  };
  const server = parentOf(rows[0]?.pid ?? 0);
  if (server === null || !nameOf(server)?.startsWith('postgres')) return { most: () => null };
  let most = 0;
  const look = () => {
    const all = [process.pid, server, ...numbered().filter((pid) => parentOf(pid) === server && serves(pid))];
    most = Math.max(
      most,
      all.reduce((sum, pid) => sum + kilobytes(pid), 0),
    );
  };
  const looking = setInterval(look, 500);
  looking.unref();
  return {
    most() {
      clearInterval(looking);
      look();
      return Math.round((most * 1024) / 1e6);
    },
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
