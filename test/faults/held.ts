import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { onTestFinished } from 'vitest';
import { findPostmaster } from '../../src/server/embedded.postmaster.ts';

export const isRoot = process.getuid?.() === 0;

/** A data folder yet to be made, where other users may pass; gone after the test, and a PostgreSQL in it ended. */
export function dataFolder(): string {
  const above = mkdtempSync('/tmp/ba-nam-test-');
  chmodSync(above, 0o755);
  const folder = path.join(above, 'data');
  onTestFinished(async () => {
    const there = await findPostmaster(path.join(folder, 'postgres'));
    if (there) process.kill(there.pid, 'SIGQUIT');
    rmSync(above, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  });
  return folder;
}

/** What a holder says of itself. */
export interface Said {
  url: string;
  attached: boolean;
  problem?: string;
  says?: { vi: string; en: string };
}

/** Starts `holder.ts` in a process of its own and waits for its word. */
export async function hold(
  folder: string,
  options: { mode?: string; noted?: string; uid?: number; path?: string } = {},
): Promise<{ child: ChildProcess; said: Said }> {
  const { mode = 'hold', noted = '', uid, path: PATH = process.env.PATH } = options;
  const script = path.join(import.meta.dirname, 'holder.ts');
  const child = spawn(process.execPath, [script, folder, mode, noted], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, PATH },
    ...(uid !== undefined && { uid, gid: uid }),
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  for await (const line of createInterface({ input: child.stdout })) return { child, said: JSON.parse(line) };
  throw new Error('the holder ended without a word');
}

export async function kill(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const gone = once(child, 'exit');
  child.kill(signal);
  await gone;
}

/** A PATH with these programs alone: a machine that lacks the others. */
export function pathWith(...programs: string[]): string {
  const folder = mkdtempSync('/tmp/ba-nam-path-');
  chmodSync(folder, 0o755);
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const name of programs) symlinkSync(`/usr/bin/${name}`, path.join(folder, name));
  return folder;
}

/** The first column of the first row, asked over the socket. */
export async function ask(url: string, question: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    const { rows } = await client.query({ text: question, rowMode: 'array' });
    return rows[0]?.[0];
  } finally {
    await client.end();
  }
}
