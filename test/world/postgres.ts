import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { pool } from '../../src/server/sql.ts';
import { makeTenant, migrateInstallation } from '../../src/server/tenant.ts';

declare module 'vitest' {
  interface ProvidedContext {
    server: string;
    template: string;
    schema: string;
    loginRole: string;
  }
}

/**
 * One PostgreSQL for the whole run (BA_NAM_TEST_URL: a server that is there already) with a template database that holds one
 * migrated, empty tenant. Each test file clones it; each test rolls back.
 */
export default async function setup(project: TestProject) {
  const given = process.env.BA_NAM_TEST_URL;
  const folder = mkdtempSync(path.join(tmpdir(), 'ba-nam-test-'));
  const postgres = given
    ? undefined
    : await (await import('../../src/server/embedded.ts')).startPostgres({ folder, say: () => {} });
  const server = given ?? postgres?.url ?? '';
  const template = `template_${randomBytes(6).toString('hex')}`;
  const first = pool({ url: server });
  await first.query(`create database ${template}`);
  const url = withDatabase(server, template);
  const admin = pool({ url });
  await migrateInstallation(admin);
  const tenant = await makeTenant(
    { admin, key: randomBytes(32) },
    { name: `t${randomBytes(4).toString('hex')}`, title: 'Xã thử' },
  );
  await admin.end();
  project.provide('server', server);
  project.provide('template', template);
  project.provide('schema', tenant.schema);
  project.provide('loginRole', tenant.loginRole);
  return async () => {
    await first.query(`drop database ${template} with (force)`);
    await first.query(`drop role ${tenant.loginRole}; drop role ${tenant.ownerRole}`);
    await first.end();
    await postgres?.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}

/** The same server, another database. */
export const withDatabase = (url: string, database: string): string =>
  Object.assign(new URL(url), { pathname: `/${database}` }).href;
