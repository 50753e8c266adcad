/**
 * What is known of a running PostgreSQL from outside: its `postmaster.pid` and the process list.
 * We never delete `postmaster.pid`. PostgreSQL itself judges whether it is stale; we only tell it when the
 * process number in it now belongs to someone else, which it cannot see for itself (see `notAPostmaster`).
 */
import { readdir, readFile, readlink } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

/** A live postmaster and the folder of its socket. */
export interface Postmaster {
  pid: number;
  socket: string;
  stopping: boolean;
}

/** The postmaster that runs on this cluster now, or null. */
export async function findPostmaster(cluster: string): Promise<Postmaster | null> {
  const lines = await pidFile(cluster);
  const pid = Number(lines?.[0]);
  const socket = lines?.[4];
  if (!pid || !socket || !(await runsOn(cluster, pid))) return null;
  return { pid, socket, stopping: lines?.[7]?.trim() === 'stopping' };
}

/**
 * The process number in `postmaster.pid` when it is alive but is no PostgreSQL of this cluster: after a power
 * cut or in a container another program often has it, or it is dead and no one has buried it. PostgreSQL would
 * refuse to start because of it, unless told that the number is its own grandparent's (PG_GRANDPARENT_PID, as pg_ctl does);
 * it still checks that no process of the old one holds its shared memory.
 */
export async function notAPostmaster(cluster: string): Promise<number | null> {
  const pid = Number((await pidFile(cluster))?.[0]);
  return pid && !(await runsOn(cluster, pid)) ? pid : null;
}

/** Whether anything of PostgreSQL still works in the cluster: backends outlive a killed postmaster by a moment. */
export async function isInUse(cluster: string): Promise<boolean> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  for (const pid of pids) if ((await nameOf(pid)) === 'postgres' && (await runsOn(cluster, pid))) return true;
  return false;
}

/**
 * Alive, named postgres, and at work in this cluster. A dead process that waits to be buried is not alive. PostgreSQL runs
 * as the owner of its cluster, that is, as us or under us: what we may not look into is someone else's.
 */
async function runsOn(cluster: string, pid: number): Promise<boolean> {
  if ((await nameOf(pid)) !== 'postgres') return false;
  return (await readlink(`/proc/${pid}/cwd`).catch(() => null)) === cluster;
}

/** The name of a live process, or null. */
async function nameOf(pid: number): Promise<string | null> {
  const line = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const [, name, state] = /\((.*)\) (.)/s.exec(line) ?? [];
  return name === undefined || state === 'Z' || state === 'X' ? null : name;
}

/** Tells a process from a later one with the same number: number and moment of birth, or null when it is dead. */
export async function processKey(pid: number): Promise<string | null> {
  if ((await nameOf(pid)) === null) return null;
  const line = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const born = line.slice(line.lastIndexOf(')') + 2).split(' ')[19];
  return born ? `${pid} ${born}` : null;
}

async function pidFile(cluster: string): Promise<string[] | null> {
  const text = await readFile(path.join(cluster, 'postmaster.pid'), 'utf8').catch(() => null);
  return text?.split('\n') ?? null;
}

/**
 * Where to connect as the cluster's own superuser: over its socket, with nothing left to PGPORT or PGSSLMODE of the
 * environment. `localhost` only makes it a URL; `host` says where.
 */
export const adminUrl = (socket: string) =>
  `postgresql://banam@localhost:5432/postgres?host=${encodeURIComponent(socket)}&sslmode=disable`;

/** What a postmaster that answers says of itself. */
export interface Answer {
  /** 180004 is 18.4. */
  version: number;
  /** The key of the process that started it, as `processKey` gives it; null for one started by hand. */
  supervisor: string | null;
}

/** A setting of our own, given to each postmaster: who started it, and stops it at the end. */
export const supervisorSetting = 'ba_nam.supervisor';

/** Null while it starts, recovers or shuts down. Anything else that is wrong is thrown. */
export async function answerOf(socket: string): Promise<Answer | null> {
  const client = new pg.Client({
    connectionString: adminUrl(socket),
    connectionTimeoutMillis: 5000,
    query_timeout: 5000,
  });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<Answer>(
      `select current_setting('server_version_num')::int as version, current_setting($1, true) as supervisor`,
      [supervisorSetting],
    );
    return rows[0] ?? null;
  } catch (error) {
    const code = (error as { code?: string }).code ?? '';
    if (['57P03', '57P01', 'ENOENT', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE'].includes(code)) return null;
    if (/terminated|timeout/.test((error as Error).message)) return null;
    throw error;
  } finally {
    await Promise.race([client.end().catch(() => {}), sleep(1000, undefined, { ref: false })]);
  }
}

/** Waits until `done` answers other than null, asking ever less often; calls `slow` with the seconds gone, every 2 s. */
export async function until<T>(
  done: () => Promise<T | null>,
  slow: (seconds: number) => void | Promise<void>,
): Promise<T> {
  const began = Date.now();
  let told = 0;
  for (let pause = 15; ; pause = Math.min(pause * 1.2, 250)) {
    const answer = await done();
    if (answer !== null) return answer;
    const seconds = Math.floor((Date.now() - began) / 2000) * 2;
    if (seconds > told) await slow(seconds);
    told = seconds;
    await sleep(pause);
  }
}
