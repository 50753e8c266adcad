import { createHash } from 'node:crypto';
import { mkdirSync, realpathSync } from 'node:fs';
import { createServer } from 'node:net';
import { StartProblem } from '../../server/start-problem.ts';

/** How long a start waits for the one before it to end. */
const patience = 10_000;

/**
 * Makes this the only `ba-nam start` on a data folder, for as long as the process lives: two would share one PostgreSQL, and
 * the first to end would take it from the other. The mark is a socket in Linux's abstract name space, which the kernel takes
 * back when its owner dies of whatever cause.
 * @throws StartProblem when another start still holds the folder after ten seconds.
 */
export async function beTheOnlyStart(folder: string): Promise<void> {
  const name = `\0ba-nam-start-${createHash('sha256').update(placeOf(folder)).digest('hex').slice(0, 32)}`;
  for (const end = Date.now() + patience; !(await held(name)); ) {
    if (Date.now() > end) throw inUse(folder);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

/** One folder has one name, whatever links lead to it. What cannot be made or read is told by whoever opens it next. */
function placeOf(folder: string): string {
  try {
    mkdirSync(folder, { recursive: true });
    return realpathSync(folder);
  } catch {
    return folder;
  }
}

const held = (name: string): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false)).listen(name, () => resolve(true));
    server.unref();
  });

const inUse = (folder: string) =>
  new StartProblem('folderInUse', {
    vi: `Một Ba Nắm khác đang chạy trên ${folder}; hãy dừng nó, hoặc đặt BA_NAM_DATA sang thư mục khác.`,
    en: `Another Ba Nắm is running on ${folder}; stop it, or set BA_NAM_DATA to another folder.`,
  });
