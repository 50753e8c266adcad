import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { appendFile, lchown, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { checkRoom, type DataFolder, freeMegabytes, ownedByOther } from './data-folder.ts';
import { type Account, under } from './embedded.account.ts';
import type { Binaries } from './embedded.binaries.ts';
import { processKey } from './embedded.postmaster.ts';
import { dataProblem, programProblem, type Say } from './start-problem.ts';

const run = promisify(execFile);

/** What an administrator may tune later in the cluster's own file; what must hold is given at every start. */
const tunable = `
# Written once by Ba Nam when it made this cluster. Yours to tune.
max_connections = 200
shared_buffers = 128MB
max_wal_size = 512MB
jit = off
timezone = 'UTC'
log_timezone = 'UTC'
log_parameter_max_length_on_error = 0
`;

/**
 * Checks that the folder's PostgreSQL data is of our major version, and makes it where there is none.
 * Made aside and put in place by one rename: a start cut off half-way leaves no half of a cluster, and of two starts at once
 * the second finds the place taken and uses the first one's.
 * @throws StartProblem: another major, not PostgreSQL's files, another's folder, disk full.
 */
export async function ensureCluster(
  place: DataFolder,
  { bin, major }: Binaries,
  account: Account,
  say: Say,
): Promise<void> {
  await removeLeftovers(place);
  const found = await majorOf(place);
  if (found !== null && found !== major)
    throw dataProblem.otherMajor({ folder: place.cluster, found, ours: major });
  if (found !== null) return;
  say({ vi: 'Đang tạo cơ sở dữ liệu trong thư mục dữ liệu…', en: 'Making the database in the data folder…' });
  const made = `${place.cluster}.new-${await processKey(process.pid).then((key) => key?.replace(' ', '-'))}-${randomBytes(3).toString('hex')}`;
  try {
    await initialise(made, bin, major, account, place);
    await rename(made, place.cluster);
  } catch (error) {
    await rm(made, { recursive: true, force: true });
    if ((await majorOf(place)) !== major) throw error;
  }
}

/** The major version that made the cluster, or null where there is none yet. */
export async function majorOf({ cluster }: DataFolder): Promise<number | null> {
  const other = await ownedByOther(cluster);
  if (other !== null) throw other;
  const version = await readFile(path.join(cluster, 'PG_VERSION'), 'utf8').catch(() => null);
  if (version !== null) return Number(version.trim());
  const files = await readdir(cluster).catch(() => []);
  if (files.length > 0) throw dataProblem.notOurs({ folder: cluster });
  return null;
}

/** What starts that died while making a cluster left behind; a live one's is left alone. */
async function removeLeftovers({ home }: DataFolder): Promise<void> {
  for (const name of await readdir(home)) {
    const [, pid, born] = /^postgres\.new-(\d+)-(\d+)-/.exec(name) ?? [];
    if (pid && (await processKey(Number(pid))) !== `${pid} ${born}`)
      await rm(path.join(home, name), { recursive: true, force: true });
  }
}

/**
 * The collation is PostgreSQL's built-in C.UTF-8 (the C library's before 17): the same order on every machine and after
 * every upgrade of one, and no ICU. `trust` inside: the socket lies in a 0700 folder, so whoever reaches it
 * may read the data files as well and a password beside them would guard nothing; every other way in is refused.
 */
async function initialise(made: string, bin: string, major: number, account: Account, place: DataFolder) {
  const locale =
    major >= 17
      ? ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
      : ['--locale=C.UTF-8', '--lc-messages=C'];
  const options = ['--username=banam', '--encoding=UTF8', ...locale, '--data-checksums'];
  await mkdir(made, { mode: 0o700 });
  const { uid, gid } = account.as;
  if (uid !== undefined && gid !== undefined) await lchown(made, uid, gid);
  const { file, args, as } = under(account, [
    path.join(bin, 'initdb'),
    `--pgdata=${made}`,
    ...options,
    '--auth-local=trust',
    '--auth-host=reject',
  ]);
  try {
    await run(file, args, { ...as, cwd: place.home, env: cleanEnvironment() });
    await appendFile(path.join(made, 'postgresql.conf'), tunable);
  } catch (error) {
    throw await initialisationProblem(error as { stderr?: string }, place);
  }
}

async function initialisationProblem(error: { stderr?: string }, place: DataFolder) {
  const said = error.stderr?.trim() ?? String(error);
  await checkRoom(place);
  if (saysDiskFull(said))
    return dataProblem.diskFull({ folder: place.home, freeMb: await freeMegabytes(place.home) });
  return programProblem.failed({ log: 'initdb', last: said.split('\n').at(-1) ?? '' }, error);
}

/** PostgreSQL's own words, which we ask for in English; a quota fills a disk that looks free. */
export const saysDiskFull = (said: string) => /No space left on device|Disk quota exceeded/.test(said);

/** Nothing of a PostgreSQL that the machine's owner has elsewhere (PGDATA, PGPORT, PGOPTIONS) may reach ours. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  const rest = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG)/.test(name));
  return { ...Object.fromEntries(rest), LC_ALL: 'C' };
}
