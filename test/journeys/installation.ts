import { randomBytes } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, inject } from 'vitest';
import { buildWeb } from '../../src/main/cli/web-build.ts';
import { loadSample, type Sample } from '../../src/main/samples/load.ts';
import { commands, kinds, run, seeds } from '../../src/main/server.ts';
import { openInstallation } from '../../src/server/installation.ts';
import { type Db, pool } from '../../src/server/sql.ts';
import { Tenancy } from '../../src/server/tenancy.ts';
import { withDatabase } from '../world/postgres.ts';
import { executablePath } from './browser.ts';

/** The real server on a free port, over a database of its own that holds one sample. */
export interface Standing {
  /** `http://127.0.0.1:4711/t/my-thanh` */
  address: string;
  db: Db;
}

/** For the tests of a file: built web app, database, sample, server. Nothing of it where there is no browser. */
export function installationWith(sample: Sample): Standing {
  const standing = {} as Standing;
  const name = `journey_${randomBytes(6).toString('hex')}`;
  const folder = mkdtempSync(path.join(tmpdir(), 'ba-nam-journey-'));
  const stops: (() => Promise<unknown>)[] = [];
  beforeAll(async () => {
    if (!executablePath) return;
    await buildWeb(() => {});
    // A copy, so that a build made meanwhile does not pull files from under the browser.
    const web = path.join(folder, 'web');
    cpSync('dist', web, { recursive: true });
    const server = pool({ url: inject('server'), most: 1 });
    await server.query(`create database ${name}`);
    stops.push(() => server.query(`drop database ${name} with (force)`).finally(() => server.end()));
    const adminUrl = withDatabase(inject('server'), name);
    const installation = await openInstallation(adminUrl, folder);
    const tenancy = new Tenancy(installation);
    await loadSample(installation, tenancy, sample, { commands, kinds, seeds }, () => {});
    const open = await tenancy.named(sample.name);
    if (!open) throw new Error('the sample is not there');
    standing.db = open.db;
    stops.push(() => tenancy.close().then(() => installation.admin.end()));
    const running = await run({
      ...{ adminUrl, host: '127.0.0.1', port: 0, dataFolder: folder, baseUrl: 'http://127.0.0.1:0' },
      ...{ tls: null, trustProxy: false, demo: true, sample: 'none', say: () => {}, metricsPort: null },
      ...{ openLimit: 10_000, web },
    });
    stops.push(() => running.stop());
    standing.address = `${running.address}/t/${sample.name}`;
  }, 180_000);
  afterAll(async () => {
    for (const stop of stops.reverse()) await stop();
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);
  return standing;
}
