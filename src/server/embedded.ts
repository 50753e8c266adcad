/**
 * PostgreSQL as a part of Ba Nắm: found, made, started, watched and stopped here, so that a commune needs no one who
 * knows it. Each trap this guards against has its test, here beside or in `test/faults/`.
 */
import { openDataFolder } from './data-folder.ts';
import { findAccount } from './embedded.account.ts';
import { type Binaries, findBinaries } from './embedded.binaries.ts';
import { ensureCluster } from './embedded.cluster.ts';
import { type Ground, launch, type Running } from './embedded.launch.ts';
import {
  adminUrl,
  answerOf,
  findPostmaster,
  isInUse,
  type Postmaster,
  processKey,
  until,
} from './embedded.postmaster.ts';
import { programProblem, type Say, StartProblem } from './start-problem.ts';

/** A PostgreSQL to work with. */
export interface Postgres {
  /** Connects as one who may make roles, schemas and databases; stays the same through a restart. */
  url: string;
  /** Major version, 15 to 18. */
  version: number;
  /** Another live process started it, and will stop it. */
  attached: boolean;
  /** Shuts it down and waits; one that we are only attached to is left running. */
  stop(): Promise<void>;
}

/**
 * Starts PostgreSQL on `folder`, making what is missing, or attaches to the one that runs there.
 * While this process lives, one that dies is started again.
 * @throws StartProblem in one sentence for everything a person can mend.
 */
export async function startPostgres(options: {
  folder: string;
  say: Say;
  binaries?: Binaries;
}): Promise<Postgres> {
  const place = await openDataFolder(options.folder);
  const found = options.binaries ?? (await findBinaries(place));
  const { account, binaries } = await findAccount(place, found);
  await ensureCluster(place, binaries, account, options.say);
  const ground = { place, bin: binaries.bin, account, say: options.say };
  return watchOver(ground, await bringUp(ground));
}

type Held = Running & { ours: boolean };

/** Attaches to what runs, waits for what is stopping, starts what does not run; in that order until one answers. */
async function bringUp(ground: Ground): Promise<Held> {
  const { cluster } = ground.place;
  for (const began = Date.now(); ; ) {
    const there = await findPostmaster(cluster);
    const found = there ? await attach(ground, there) : await startUnlessInUse(ground);
    if (found !== null) return found;
    const seconds = Math.floor((Date.now() - began) / 1000);
    if (seconds > patience) throw programProblem.stuck({ pid: there?.pid ?? 0, seconds });
  }
}

/**
 * Null when it shut down before it answered, or was an orphan: whoever started it is dead, and a new start takes its place,
 * with settings of its own. One that was started by hand is used and left alone.
 */
async function attach(ground: Ground, { pid, socket }: Postmaster): Promise<Held | null> {
  const stillThere = async () => {
    const now = await findPostmaster(ground.place.cluster);
    return now?.pid === pid ? now : null;
  };
  const answer = await until(
    async () => ((await stillThere()) ? await answerOf(socket) : 'gone'),
    async (seconds) => {
      if (seconds >= stuckAfter && (await stillThere())?.stopping) signal(pid, 'SIGQUIT');
      tellWaiting(ground.say, pid, seconds);
    },
  );
  if (answer === 'gone') return null;
  const { version, supervisor } = answer;
  if (!supervisor || (await processKey(Number.parseInt(supervisor, 10))) === supervisor)
    return { pid, socket, version, ours: false };
  await shutDown(ground, pid);
  return null;
}

/** Null when another start has just begun, or the last PostgreSQL's processes are still ending. */
async function startUnlessInUse(ground: Ground): Promise<Held | null> {
  const { cluster } = ground.place;
  if (await isInUse(cluster)) {
    await until(
      async () => ((await findPostmaster(cluster)) !== null || !(await isInUse(cluster)) ? true : null),
      (seconds) => tellWaiting(ground.say, 0, seconds),
    );
    return null;
  }
  const started = await launch(ground);
  return started && { ...started, ours: true };
}

/**
 * How many seconds we wait for a shutdown that someone else began. One that was told to while it recovered from a full disk
 * has been seen to wait for itself without end (18.4); SIGQUIT ends it at once, and the next start recovers.
 */
const stuckAfter = 4;
/** After this many seconds we no longer wait for someone else's PostgreSQL. */
const patience = 120;

function tellWaiting(say: Say, pid: number, seconds: number) {
  if (seconds >= patience) throw programProblem.stuck({ pid, seconds });
  say({
    vi: `Đang chờ PostgreSQL của lần chạy trước, ${seconds} giây…`,
    en: `Waiting for the PostgreSQL of an earlier start, ${seconds} s…`,
  });
}

/** So many restarts a minute at most. */
const mostRestarts = 5;

function watchOver(ground: Ground, first: Held): Postgres {
  let held = first;
  let stopping = false;
  let stopped = false;
  let restarts: number[] = [];
  const revive = async () => {
    if ((await findPostmaster(ground.place.cluster))?.pid === held.pid || stopping) return;
    restarts = restarts.filter((at) => at > Date.now() - 60_000);
    if (restarts.length === mostRestarts) return;
    restarts.push(Date.now());
    ground.say({
      vi: 'PostgreSQL đã dừng bất ngờ; đang khởi động lại…',
      en: 'PostgreSQL ended unexpectedly; starting it again…',
    });
    held = await bringUp(ground);
  };
  const watch = repeat(1000, revive, (error) =>
    ground.say(error instanceof StartProblem ? error.says : { vi: String(error), en: String(error) }),
  );
  const atExit = () => held.ours && signal(held.pid, 'SIGINT');
  process.once('exit', atExit);
  return {
    url: adminUrl(held.socket),
    version: Math.floor(held.version / 10_000),
    get attached() {
      return !held.ours;
    },
    async stop() {
      stopping = true;
      await watch.stop();
      process.removeListener('exit', atExit);
      if (held.ours && !stopped) await shutDown(ground, held.pid);
      stopped = true;
    },
  };
}

/** Does `work` every so often, one at a time, and holds no process open for it. */
function repeat(milliseconds: number, work: () => Promise<void>, failed: (error: unknown) => void) {
  let working: Promise<void> = Promise.resolve();
  let busy = false;
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    working = work()
      .catch(failed)
      .finally(() => {
        busy = false;
      });
  }, milliseconds).unref();
  return {
    async stop() {
      clearInterval(timer);
      await working;
    },
  };
}

/** After so many seconds the shutdown no longer waits for its last checkpoint: the next start recovers. */
const shutdownPatience = 30;

/** Ends sessions, rolls back what is open, writes a checkpoint; returns when the last process is gone. */
async function shutDown({ place, say }: Ground, pid: number): Promise<void> {
  // Its number is another's as soon as it is gone.
  const runs = async () => (await findPostmaster(place.cluster))?.pid === pid;
  if (await runs()) signal(pid, 'SIGINT');
  await until(
    async () => ((await runs()) || (await isInUse(place.cluster)) ? null : true),
    async (seconds) => {
      if (seconds >= shutdownPatience && (await runs())) signal(pid, 'SIGQUIT');
      say({ vi: `PostgreSQL đang dừng, ${seconds} giây…`, en: `PostgreSQL is shutting down, ${seconds} s…` });
    },
  );
}

/** A process that is already gone needs no signal. */
function signal(pid: number, name: NodeJS.Signals) {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
