import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { withDatabase } from '../../../test/world/postgres.ts';
import { pool } from '../../server/sql.ts';

const name = `cli_${randomBytes(6).toString('hex')}`;
const folder = mkdtempSync(path.join(tmpdir(), 'ba-nam-cli-'));
const server = pool({ url: inject('server'), most: 1 });
beforeAll(() => server.query(`create database ${name}`));
afterAll(async () => {
  await server.query(`drop database ${name} with (force)`);
  await server.end();
  rmSync(folder, { recursive: true });
});

/** What `ba-nam sample …` answers, over a database of its own. */
const sample = (...words: string[]) =>
  new Promise<{ code: number; out: string; err: string }>((resolve) =>
    execFile(
      process.execPath,
      ['src/main/cli.ts', 'sample', ...words, '--data', folder],
      { env: { ...process.env, DATABASE_URL: withDatabase(inject('server'), name) } },
      (error, out, err) => resolve({ code: Number(error?.code ?? 0), out, err }),
    ),
  );

test('a sample is loaded once, listed, and deleted; nothing else ever is', async () => {
  const unknown = await sample('load', 'nowhere');
  expect(unknown.code).toBe(2);
  expect(unknown.err).toContain('chọn một trong: my-thanh, cho-lach');
  expect((await sample('delete', 'my-thanh')).code).toBe(2);
  const loaded = await sample('load', 'my-thanh');
  expect(loaded).toMatchObject({ code: 0, out: '' });
  expect(loaded.err).toContain('/t/my-thanh/');
  const again = await sample('load', 'my-thanh');
  expect(again.code).toBe(2);
  expect(again.err).toContain('đã có');
  expect(JSON.parse((await sample('list', '--json')).out)).toEqual([
    { name: 'my-thanh', title: 'Xã Mỹ Thạnh (dữ liệu mẫu)', demoDay: '2016-09-26', loaded: true },
    { name: 'cho-lach', title: 'Huyện Chợ Lách (dữ liệu mẫu)', demoDay: '2018-10-11', loaded: false },
  ]);
  expect((await sample('delete', 'my-thanh')).code).toBe(0);
  expect((await sample('list')).out).not.toContain('loaded');
}, 120_000);
