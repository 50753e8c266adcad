import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Logger, run as runWorker } from 'graphile-worker';
import { pool } from './sql.ts';
import { type Installation, migrateInstallation, migrateTenant, tenants } from './tenant.ts';
import { keyOfTenant } from './tenant-key.ts';

/**
 * The installation's key: 256 random bits in the data folder, made once, readable by its user alone. Logins' passwords come
 * from it and the tenants' own keys are sealed with it, so it belongs into every copy of the data folder.
 */
export function keyIn(folder: string): Buffer {
  const file = path.join(folder, 'key');
  try {
    return Buffer.from(readFileSync(file, 'utf8').trim(), 'base64url');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const own = `${file}.${process.pid}`;
  writeFileSync(own, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600 });
  try {
    linkSync(own, file); // whoever comes second finds the first one's key
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(own);
  }
  return keyIn(folder);
}

const database = 'ba_nam';

/** How many schema steps ran; `tenant` null: of what all tenants share. */
export type Migrated = (tenant: string | null, ran: number) => void;

/**
 * Our own database on that server, up to date with all tenants in it. A URL that names a database is taken as it is; the
 * embedded server's gives us one called `ba_nam`. Throws a `StartProblem` where the data is of a newer version, or the key in
 * `folder` is not the one it was made with.
 */
export async function openInstallation(
  url: string,
  folder: string,
  migrated: Migrated = () => {},
): Promise<Installation> {
  const own = await ownDatabase(url);
  const admin = pool({ url: own, most: 6 });
  try {
    migrated(null, await migrateInstallation(admin));
    const installation = { url: own, admin, key: keyIn(folder), folder };
    for (const tenant of await tenants(admin)) {
      await keyOfTenant(installation, tenant.name);
      migrated(tenant.name, await migrateTenant(admin, tenant));
    }
    return installation;
  } catch (error) {
    await admin.end();
    throw error;
  }
}

async function ownDatabase(url: string): Promise<string> {
  const at = new URL(url);
  if (!['', '/', '/postgres', '/template1'].includes(at.pathname)) return url;
  const server = pool({ url, most: 1 });
  try {
    const { rowCount } = await server.query('select 1 from pg_database where datname = $1', [database]);
    if (rowCount === 0)
      await server
        .query(`create database ${database} encoding 'UTF8' template template0`)
        .catch((error: { code?: string }) => {
          if (error.code !== '42P04' && error.code !== '23505') throw error;
        });
  } finally {
    await server.end();
  }
  at.pathname = `/${database}`;
  return at.href;
}

/** What runs by itself: name → work. `crontab` lines say when (in UTC). */
export interface Job {
  name: string;
  /** `0 19 * * *`, UTC; absent: only when enqueued. */
  cron?: string;
  /** What was missed within a day, while nothing ran, is made up for at the start. */
  catchUp?: boolean;
  run: (installation: Installation, payload: unknown) => Promise<void>;
}

/** The worker of this process. Two processes on one database share the jobs, each runs once. */
export async function startJobs(
  installation: Installation,
  jobs: readonly Job[],
): Promise<{ stop: () => Promise<void> }> {
  const runner = await runWorker({
    pgPool: installation.admin,
    concurrency: 2,
    noHandleSignals: true,
    crontab: jobs
      .flatMap(({ cron, name, catchUp }) => (cron ? [`${cron} ${name}${catchUp ? ' ?fill=1d' : ''}`] : []))
      .join('\n'),
    taskList: Object.fromEntries(
      jobs.map((job) => [job.name, (payload: unknown) => job.run(installation, payload)]),
    ),
    logger: quiet,
  });
  return { stop: () => runner.stop() };
}

/** Only what needs a person: warnings and errors, without payloads. */
const quiet = new Logger(() => (level, message) => {
  if (level === 'error' || level === 'warning') process.stderr.write(`jobs: ${message}\n`);
});
