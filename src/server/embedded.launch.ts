import { execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, chown, lstat, mkdir, open, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { checkRoom, type DataFolder, freeMegabytes } from './data-folder.ts';
import { type Account, under } from './embedded.account.ts';
import { cleanEnvironment, saysDiskFull } from './embedded.cluster.ts';
import {
  answerOf,
  findPostmaster,
  isInUse,
  notAPostmaster,
  processKey,
  supervisorSetting,
  until,
} from './embedded.postmaster.ts';
import { dataProblem, programProblem, type Say, type StartProblem } from './start-problem.ts';

const run = promisify(execFile);

/** All that a postmaster is started with. */
export interface Ground {
  place: DataFolder;
  bin: string;
  account: Account;
  say: Say;
}

/** A postmaster that answers. */
export interface Running {
  pid: number;
  socket: string;
  /** 180004 is 18.4. */
  version: number;
}

/**
 * Starts a postmaster and waits until it answers, however long it recovers.
 * Null when it gave way to another start that was quicker.
 * @throws StartProblem with PostgreSQL's own last words.
 */
export async function launch(ground: Ground): Promise<Running | null> {
  const { place, say } = ground;
  const socket = await socketFolder(place, ground.account);
  const log = path.join(place.log, 'postgres-start.log');
  const child = await spawnPostmaster(ground, socket, log);
  let ended = false;
  child.once('error', () => (ended = true)).once('exit', () => (ended = true));
  const answer = await until(
    async () => {
      if (ended) return 'ended';
      const there = await findPostmaster(place.cluster);
      return there?.pid === child.pid ? await answerOf(socket) : null;
    },
    (seconds) =>
      say({
        vi: `PostgreSQL đang khôi phục sau lần dừng trước, ${seconds} giây…`,
        en: `PostgreSQL is recovering from its last stop, ${seconds} s…`,
      }),
  );
  if (answer !== 'ended' && child.pid !== undefined)
    return { pid: child.pid, socket, version: answer.version };
  const problem = await whyItEnded(ground, log);
  if (problem === null) return null;
  throw problem;
}

/**
 * In a session of its own, so that Ctrl-C at the terminal reaches Ba Nắm alone, which then stops PostgreSQL last;
 * and, where the machine has `setpriv`, asked by the kernel to shut down should Ba Nắm be killed.
 */
async function spawnPostmaster({ place, bin, account }: Ground, socket: string, log: string) {
  const supervisor: [string, string] = [supervisorSetting, (await processKey(process.pid)) ?? ''];
  const settings = [...mustHold(place, socket), supervisor].flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
  const postgres = [path.join(bin, 'postgres'), '-D', place.cluster, ...settings];
  const { file, args, as } = under(account, [...(await deathSignal()), ...postgres]);
  const stranger = await notAPostmaster(place.cluster);
  const env = { ...cleanEnvironment(), ...(stranger && { PG_GRANDPARENT_PID: String(stranger) }) };
  const said = await open(log, 'w', 0o600);
  try {
    const child = spawn(file, args, {
      ...as,
      env,
      cwd: place.home,
      detached: true,
      stdio: ['ignore', 'ignore', said.fd],
    });
    child.unref();
    return child;
  } finally {
    await said.close();
  }
}

/**
 * No network port at all; every commit on disk before it is acknowledged; a week of logs that keep neither statements nor
 * the values in them (terse leaves out the row that a constraint refused).
 */
const mustHold = (place: DataFolder, socket: string): [string, string][] => [
  ['listen_addresses', ''],
  ['port', '5432'],
  ['unix_socket_directories', `"${socket.replaceAll('"', '""')}"`],
  ['unix_socket_permissions', '0700'],
  ['ssl', 'off'],
  ['fsync', 'on'],
  ['full_page_writes', 'on'],
  ['logging_collector', 'on'],
  ['log_directory', place.log],
  ['log_filename', 'postgres-%a.log'],
  ['log_rotation_age', '1d'],
  ['log_rotation_size', '0'],
  ['log_truncate_on_rotation', 'on'],
  ['log_error_verbosity', 'terse'],
  ['log_min_error_statement', 'panic'],
];

/** SIGINT is PostgreSQL's fast, clean shutdown. */
async function deathSignal(): Promise<string[]> {
  const front = ['setpriv', '--pdeathsig', 'INT'];
  return run('setpriv', ['--pdeathsig', 'INT', 'true']).then(
    () => front,
    () => [],
  );
}

/** A socket's path may have 107 bytes. */
const longestPath = 107;

/** `run` in the data folder or, where that path is too long, a 0700 folder of our own under /tmp (not the session's, which a sign-out removes). */
async function socketFolder({ run, home }: DataFolder, { as }: Account): Promise<string> {
  if (Buffer.byteLength(path.join(run, '.s.PGSQL.5432')) <= longestPath) {
    await chmod(run, 0o700);
    return run;
  }
  const uid = as.uid ?? process.getuid?.() ?? 0;
  const name = `/tmp/ba-nam-${uid}-${createHash('sha256').update(home).digest('hex').slice(0, 16)}`;
  await mkdir(name, { mode: 0o700 }).then(
    () => (as.uid === undefined ? undefined : chown(name, as.uid, as.gid ?? as.uid)),
    () => undefined,
  );
  const there = await lstat(name);
  // Anyone may make folders in /tmp: one that is not ours alone could listen in.
  if (!there.isDirectory() || there.uid !== uid || (there.mode & 0o077) !== 0)
    throw dataProblem.ownedByOther({ folder: name, owner: String(there.uid) });
  return name;
}

/** Null when another start's PostgreSQL had the cluster: that is no problem. */
async function whyItEnded({ place }: Ground, log: string): Promise<StartProblem | null> {
  if ((await findPostmaster(place.cluster)) !== null || (await isInUse(place.cluster))) return null;
  const said = await lastWords(place, log);
  if (
    /lock file "postmaster.pid" (already exists|is empty)|shared memory block .* is still in use/.test(said)
  )
    return null;
  if (saysDiskFull(said))
    return dataProblem.diskFull({ folder: place.home, freeMb: await freeMegabytes(place.home) });
  await checkRoom(place);
  const fatal = said
    .split('\n')
    .filter((line) => /FATAL|PANIC/.test(line) && !/the database system is/.test(line));
  const last = (fatal.at(-1) ?? said.trim().split('\n').at(-1) ?? '').replace(/^.*?(FATAL|PANIC): +/, '');
  return programProblem.failed({ log: place.log, last });
}

/** What PostgreSQL said before its own log opened and, if it came so far, in today's log. */
async function lastWords({ log: folder }: DataFolder, log: string): Promise<string> {
  const before = await readFile(log, 'utf8');
  if (!before.includes('redirecting log output')) return before;
  const today = `postgres-${new Date().toLocaleDateString('en', { weekday: 'short', timeZone: 'UTC' })}.log`;
  const names = await readdir(folder);
  const after = names.includes(today) ? await readFile(path.join(folder, today), 'utf8') : '';
  return before + after.slice(after.lastIndexOf('starting PostgreSQL'));
}
