import { access, constants, mkdir, readFile, realpath, stat, statfs } from 'node:fs/promises';
import path from 'node:path';
import { dataProblem, type StartProblem } from './start-problem.ts';

/** Where everything of one installation lies. Absolute paths, symbolic links followed. */
export interface DataFolder {
  home: string;
  /** PostgreSQL's own files. */
  cluster: string;
  /** Who runs it, and its socket where the path is short enough. */
  run: string;
  log: string;
}

/** PostgreSQL writes its log ahead in pieces of 16 MB: with less than two of them no write can be promised. */
const leastMb = 32;
/** A new cluster takes about 40 MB before the first row. */
const leastNewMb = 96;

/**
 * Makes the folder where it is missing (0700: it holds personal data and keys) and checks that it can be written.
 * @throws StartProblem in one sentence: not a folder, not writable, read-only disk, another's folder, disk full.
 */
export async function openDataFolder(folder: string): Promise<DataFolder> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    const home = await realpath(folder);
    const place = { home, ...parts(home) };
    for (const part of [place.run, place.log]) await mkdir(part, { recursive: true, mode: 0o700 });
    await checkRoom(place);
    return place;
  } catch (error) {
    throw await folderProblem(error, path.resolve(folder));
  }
}

const parts = (home: string) => ({
  cluster: path.join(home, 'postgres'),
  run: path.join(home, 'run'),
  log: path.join(home, 'log'),
});

/** @throws StartProblem when the disk has no room for what comes next. */
export async function checkRoom({ home, cluster }: DataFolder): Promise<void> {
  const isNew = (await stat(cluster).catch(() => null)) === null;
  const freeMb = await freeMegabytes(home);
  if (freeMb < (isNew ? leastNewMb : leastMb)) throw dataProblem.diskFull({ folder: home, freeMb });
}

/** What this user may still write there, in whole MB. */
export async function freeMegabytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return Math.floor((bavail * bsize) / 2 ** 20);
}

/** Says a file system error of the data folder in one sentence; what it does not know it gives back. */
export async function folderProblem(error: unknown, folder: string): Promise<StartProblem | unknown> {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'EEXIST':
    case 'ENOTDIR':
      return dataProblem.notAFolder({ folder }, error);
    case 'EROFS':
      return dataProblem.readOnly({ folder }, error);
    case 'ENOSPC':
    case 'EDQUOT':
      return dataProblem.diskFull({ folder, freeMb: await freeMegabytes(folder).catch(() => 0) }, error);
    case 'EACCES':
    case 'EPERM':
      return (await ownedByOther(folder)) ?? dataProblem.notWritable({ folder }, error);
    default:
      return error;
  }
}

/** The problem of a folder that another user owns, or null. Root may use anyone's. */
export async function ownedByOther(folder: string): Promise<StartProblem | null> {
  const uid = process.getuid?.() ?? 0;
  const owner = (await stat(folder).catch(() => null))?.uid;
  if (uid === 0 || owner === undefined || owner === uid) return null;
  return dataProblem.ownedByOther({ folder, owner: await userName(owner) });
}

/** A user's name as the machine knows it, else the number. */
async function userName(uid: number): Promise<string> {
  return (await users()).find((user) => user.uid === uid)?.name ?? String(uid);
}

/** The users written in this machine's own list. */
export async function users(): Promise<{ name: string; uid: number; gid: number }[]> {
  const list = await readFile('/etc/passwd', 'utf8').catch(() => '');
  return list
    .split('\n')
    .filter((line) => line.includes(':'))
    .map((line) => line.split(':'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
}
