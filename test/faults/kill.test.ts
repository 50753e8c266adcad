/** Everything killed at once, again and again, under four writers: what was acknowledged is there, and there once. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { findPostmaster } from '../../src/server/embedded.postmaster.ts';
import { startPostgres } from '../../src/server/embedded.ts';
import { ask, dataFolder, hold, kill } from './held.ts';

const rounds = 6;

test('kill -9 of all processes loses no acknowledged write and doubles none', async () => {
  const folder = dataFolder();
  const noted = path.join(path.dirname(folder), 'noted');
  writeFileSync(noted, '');
  for (let round = 0; round < rounds; round++) {
    const { child } = await hold(folder, { mode: 'write', noted });
    await sleep(600);
    const postmaster = await findPostmaster(path.join(folder, 'postgres'));
    child.kill('SIGSTOP');
    if (postmaster) process.kill(postmaster.pid, 'SIGKILL');
    await kill(child, 'SIGKILL');
  }
  const postgres = await startPostgres({ folder, say: () => {} });
  onTestFinished(() => postgres.stop());
  const acknowledged = readFileSync(noted, 'utf8').trim().split('\n');
  expect(acknowledged.length).toBeGreaterThan(rounds * 50);
  const rows = await ask(postgres.url, `select string_agg(writer || ' ' || number, chr(10)) from noted`);
  const kept = String(rows).split('\n');
  const once = new Set(kept);
  expect(kept.length).toBe(once.size);
  expect(acknowledged.filter((row) => !once.has(row))).toEqual([]);
});
