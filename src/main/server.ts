import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { accountCommands } from '../accounts/account.commands.ts';
import { accountRoutes } from '../accounts/account.http.ts';
import { sessionRoutes, signedIn } from '../accounts/session.http.ts';
import { setUpRoutes } from '../accounts/set-up.http.ts';
import type { Seed } from '../accounts/set-up.sql.ts';
import type { Task } from '../kernel/task.ts';
import type { AnyCommand, Sender } from '../server/command.ts';
import type { Routes } from '../server/http.ts';
import { type Job, openInstallation, startJobs } from '../server/installation.ts';
import { serveMetrics } from '../server/metrics.ts';
import { serve } from '../server/serve.ts';
import type { Sheet } from '../server/sheet.http.ts';
import type { Db } from '../server/sql.ts';
import { Tenancy } from '../server/tenancy.ts';

/** Everything the server can be asked. A slice that is not listed here does not exist. */
export const commands: AnyCommand[] = [...accountCommands];
export const routes: Routes[] = [accountRoutes];
export const sheets: Sheet[] = [];
/** What waits for a person, slice by slice; the desk puts it in order. */
export const tasks: ((db: Db, sender: Sender) => Promise<Task[]>)[] = [];
/** What a new tenant begins with: kinds of units, due days, holidays, a rating scheme. */
export const seeds: Seed[] = [];
export const jobs: Job[] = [];

export interface RunOptions {
  /** A connection that may make databases, schemas and roles. */
  adminUrl: string;
  host: string;
  port: number;
  dataFolder: string;
  baseUrl: string;
  tls: { cert: string; key: string } | null;
  trustProxy: boolean;
  demo: boolean;
  /** The sample world for an empty installation, or `none`. */
  sample: string;
  say: (line: { vi: string; en: string }) => void;
  /** Absent: 9464; 0: any free one; null: no metrics. */
  metricsPort?: number | null;
  /** Requests a minute an address may make to what is open to everyone. */
  openLimit?: number;
}

/** Brings the data up to date, loads a sample into an empty installation, and listens. */
export async function run(options: RunOptions): Promise<{ address: string; stop(): Promise<void> }> {
  const installation = await openInstallation(options.adminUrl, options.dataFolder);
  const tenancy = new Tenancy(installation);
  const worker = await startJobs(installation, jobs);
  const loopback = /^(127\.|localhost$|::1$|\[::1\]$)/.test(options.host);
  const app = await serve(
    { commands, routes: [sessionRoutes(loopback || options.demo), ...routes], sheets, signedIn },
    {
      tenancy,
      baseUrl: options.baseUrl,
      trustProxy: options.trustProxy,
      ...(options.tls ? { tls: options.tls } : {}),
      ...(options.openLimit ? { openLimit: options.openLimit } : {}),
      web: path.join(import.meta.dirname, '../../dist'),
      log: process.env.BA_NAM_LOG === '1',
    },
  );
  const address = await app.listen({ host: options.host, port: options.port });
  const metrics = options.metricsPort === null ? null : await serveMetrics(options.metricsPort ?? 9464);
  const stop = async () => {
    metrics?.close();
    await app.close();
    await worker.stop();
    await tenancy.close();
    await installation.admin.end();
  };
  return { address, stop };
}
