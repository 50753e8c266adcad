import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, inject, test } from 'vitest';
import { buildWeb } from '../src/main/cli/web-build.ts';
import { run } from '../src/main/server.ts';
import { pool } from '../src/server/sql.ts';
import { withDatabase } from './world/postgres.ts';

test('an empty installation starts, answers and stops', async () => {
  await buildWeb(() => {});
  const name = `run_${randomBytes(6).toString('hex')}`;
  const server = pool({ url: inject('server'), most: 1 });
  await server.query(`create database ${name}`);
  const folder = mkdtempSync(path.join(tmpdir(), 'ba-nam-run-'));
  const running = await run({
    adminUrl: withDatabase(inject('server'), name),
    host: '127.0.0.1',
    port: 0,
    dataFolder: folder,
    baseUrl: 'http://127.0.0.1',
    tls: null,
    trustProxy: false,
    demo: false,
    sample: 'none',
    say: () => {},
    metricsPort: null,
  });
  try {
    expect(await (await fetch(`${running.address}/readyz`)).json()).toEqual({ ok: true });
    expect((await fetch(`${running.address}/t/nobody/api/me`)).status).toBe(404);
    // As a monitor asks, which says nothing of pages; what is not there stays so for a program.
    for (const at of ['/', '/t/nobody/', '/t/nobody/units'])
      for (const method of ['GET', 'HEAD']) {
        const answer = await fetch(`${running.address}${at}`, { method });
        expect([at, method, answer.status]).toEqual([at, method, 200]);
        expect(answer.headers.get('content-type')).toContain('text/html');
      }
    const json = { headers: { accept: 'application/json' } };
    expect((await fetch(`${running.address}/`, json)).status).toBe(404);
    for (const at of ['/assets/none.js', '/robots.txt', '/api/none'])
      expect([at, (await fetch(`${running.address}${at}`)).status]).toEqual([at, 404]);
    const described = (await (await fetch(`${running.address}/openapi.json`)).json()) as { paths: object };
    expect(Object.keys(described.paths)).toContain('/api/commands');
  } finally {
    await running.stop();
    await server.query(`drop database ${name} with (force)`);
    await server.end();
    rmSync(folder, { recursive: true });
  }
});
