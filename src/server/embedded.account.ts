/**
 * PostgreSQL refuses to run as root, and to run as a user whom the machine's list does not name. A commune's
 * machine is often both: a server where only root signs in, or a container with a bare number. So we look for an account
 * under which it runs, try it by running it, and create no user on the machine.
 */
import { execFile } from 'node:child_process';
import { chmod, lchown, lstat, readdir, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { type DataFolder, users } from './data-folder.ts';
import { type Binaries, copyForOtherAccount } from './embedded.binaries.ts';
import { programProblem } from './start-problem.ts';

const runFile = promisify(execFile);

/** Whose rights PostgreSQL runs with: a command put in front, or another user's numbers, or neither. */
export interface Account {
  name: string;
  before: string[];
  as: { uid?: number; gid?: number };
}

/** A command line under an account, as `spawn` takes it. */
export const under = ({ before, as }: Account, command: string[]) => {
  const [file = '', ...args] = [...before, ...command];
  return { file, args, as };
};

/**
 * The first account under which `postgres` runs and may write its folder, with the programs it can read.
 * For another user than ourselves the data folder is handed over to them.
 * @throws StartProblem naming what was tried.
 */
export async function findAccount(
  place: DataFolder,
  binaries: Binaries,
): Promise<{ account: Account; binaries: Binaries }> {
  const tried = await candidates(place);
  for (const account of tried) if (await works(account, binaries, place)) return { account, binaries };
  const copy = await copyForOtherAccount(binaries, place).catch(() => null);
  if (copy !== null)
    for (const account of tried) if (await works(account, copy, place)) return { account, binaries: copy };
  throw programProblem.noAccount({ tried: tried.map(({ name }) => name).join(', ') });
}

/** In the order of trying. An existing cluster stays with the user who owns it, also when root starts it. */
async function candidates(place: DataFolder): Promise<Account[]> {
  const listed = await users();
  const nameless = listed.find(({ uid }) => uid === 65534) ?? listed.find(({ uid }) => uid !== 0);
  const mapped = nameless ? [userNamespace(nameless)] : [];
  if (process.getuid?.() !== 0) return isListed() ? [{ name: 'self', before: [], as: {} }] : mapped;

  const owner = (await stat(place.cluster).catch(() => null))?.uid;
  const others = ['postgres', 'nobody'].flatMap((name) => listed.filter((user) => user.name === name));
  if (owner !== undefined && owner !== 0) {
    const named = listed.filter(({ uid }) => uid === owner).map(otherUser);
    return named.length > 0
      ? named
      : mapped.map((account) => ({ ...account, as: { uid: owner, gid: owner } }));
  }
  const neighbour = (await stat(path.dirname(place.home))).uid;
  return [
    ...mapped,
    ...listed.filter(({ uid }) => uid !== 0 && uid === neighbour).map(otherUser),
    ...others.map(otherUser),
  ];
}

/** To the outside still ourselves, so files keep their owner; to itself an ordinary user of the machine's list. */
const userNamespace = ({ uid, gid }: { uid: number; gid: number }): Account => ({
  name: 'user namespace',
  before: ['unshare', '--user', `--map-user=${uid}`, `--map-group=${gid}`],
  as: {},
});

const otherUser = ({ name, uid, gid }: { name: string; uid: number; gid: number }): Account => ({
  name,
  before: [],
  as: { uid, gid },
});

/** Whether the machine's user list, of any kind, names us. */
function isListed(): boolean {
  try {
    return os.userInfo().uid !== undefined;
  } catch {
    return false;
  }
}

/** Tried by doing it: reach the data folder, before it changes hands; then write there and run the program. */
async function works(account: Account, { bin }: Binaries, place: DataFolder): Promise<boolean> {
  const run = (script: string) => {
    const folders = [place.home, path.dirname(place.home)];
    const command = ['sh', '-c', script, 'sh', ...folders, path.join(bin, 'postgres')];
    const { file, args, as } = under(account, command);
    return runFile(file, args, as);
  };
  try {
    await run('test -x "$2"');
    const { uid, gid } = account.as;
    if (uid !== undefined && gid !== undefined) await handOver(place, { uid, gid });
    await run('test -w "$1" && exec "$3" --version');
    return true;
  } catch {
    return false;
  }
}

/** Gives the data folder to the user who is to run PostgreSQL; what already is another user's stays so. */
async function handOver(place: DataFolder, to: { uid: number; gid: number }): Promise<void> {
  const give = async (file: string): Promise<void> => {
    const { uid } = await lstat(file);
    if (uid === 0) await lchown(file, to.uid, to.gid);
  };
  const giveAll = async (folder: string): Promise<void> => {
    await give(folder);
    for (const entry of await readdir(folder, { recursive: true })) await give(path.join(folder, entry));
  };
  await give(place.home);
  await chmod(place.home, 0o700);
  for (const folder of [place.cluster, place.run, place.log])
    if ((await stat(folder).catch(() => null)) !== null) await giveAll(folder);
}
