/** `ba-nam start` as a whole, from its door: begun, asked, killed, begun again, stopped. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { expect, onTestFinished, test } from 'vitest';
import { findPostmaster, isInUse } from '../../src/server/embedded.postmaster.ts';
import { dataFolder, kill } from './held.ts';

const door = path.resolve(import.meta.dirname, '../../bin/ba-nam.js');

/** Makes this Node say that it is another, so that the door hands over to the pinned one in a process of its own. */
const asOldNode = [
  `--import=data:text/javascript,Object.defineProperty(process.versions,'node',{value:'20.0.0'})`,
];

/** Starts on any free port; resolves with the address it tells, or rejects with all it said before it ended. */
async function start(folder: string, env: NodeJS.ProcessEnv = {}) {
  const { npm_command, DATABASE_URL, ...rest } = process.env;
  const child = spawn(process.execPath, [...asOldNode, door, 'start', '--sample', 'none'], {
    cwd: '/',
    env: { ...rest, BA_NAM_DATA: folder, PORT: '0', ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const said: string[] = [];
  for await (const line of createInterface({ input: child.stderr })) {
    said.push(line);
    const address = /đang chạy ở (\S+)/.exec(line)?.[1];
    if (address) return { child, address };
  }
  throw new Error(said.join('\n'));
}

const healthy = async (address: string) => (await fetch(`${address}/healthz`)).status;
const cluster = (folder: string) => path.join(folder, 'postgres');

async function endOf(child: ChildProcess): Promise<number | null> {
  const [code] = await once(child, 'exit');
  return code;
}

test('it answers, and Ctrl-C ends all of it with code 0', async () => {
  const folder = dataFolder();
  const { child, address } = await start(folder);
  expect(await healthy(address)).toBe(200);
  const ended = endOf(child);
  child.kill('SIGINT');
  expect(await ended).toBe(0);
  expect(await isInUse(cluster(folder))).toBe(false);
});

test('killed outright it leaves nothing that keeps the next start out', async () => {
  const folder = dataFolder();
  const first = await start(folder);
  await kill(first.child, 'SIGKILL');
  const next = await start(folder, { PORT: new URL(first.address).port });
  expect(next.address).toBe(first.address);
  expect(await healthy(next.address)).toBe(200);
  await kill(next.child, 'SIGTERM');
});

test('of two starts on one folder one serves, and the other says in a sentence why not', async () => {
  const folder = dataFolder();
  const both = await Promise.allSettled([start(folder), start(folder)]);
  const [one, ...others] = both.flatMap((told) => (told.status === 'fulfilled' ? [told.value] : []));
  expect(others).toHaveLength(0);
  const refused = both.flatMap((told) => (told.status === 'rejected' ? [String(told.reason)] : []));
  expect(refused[0]).toContain(`Một Ba Nắm khác đang chạy trên ${folder}`);
  expect(refused[0]).not.toContain('    at ');
  expect(await healthy(one?.address ?? '')).toBe(200);
  if (one) await kill(one.child, 'SIGTERM');
}, 60_000);

test('Ctrl-C before it is ready ends it too', async () => {
  const folder = dataFolder();
  const child = spawn(process.execPath, [door, 'start', '--sample', 'none'], {
    env: { ...process.env, BA_NAM_DATA: folder, PORT: '0' },
    stdio: 'ignore',
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const ended = endOf(child);
  await expect.poll(() => findPostmaster(cluster(folder)), { interval: 10, timeout: 15_000 }).not.toBe(null);
  child.kill('SIGINT');
  expect(await ended).toBe(0);
  await expect.poll(() => isInUse(cluster(folder))).toBe(false);
});

test('a port taken while it gets ready is said too, and ends it', async () => {
  const [folder, other] = [dataFolder(), createServer()];
  other.listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  other.close();
  const { npm_command, DATABASE_URL, ...rest } = process.env;
  const child = spawn(process.execPath, [door, 'start', '--sample', 'none'], {
    env: { ...rest, BA_NAM_DATA: folder, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const ended = endOf(child);
  const said: string[] = [];
  for await (const line of createInterface({ input: child.stderr })) {
    said.push(line);
    if (line.startsWith('Đang tạo cơ sở dữ liệu')) other.listen(port, '127.0.0.1');
  }
  other.close();
  expect(said.join('\n')).toContain(`Cổng ${port} ở 127.0.0.1 đang có chương trình khác dùng`);
  expect(await ended).toBe(1);
}, 60_000);

test('a port that is taken is said before any data is touched', async () => {
  const folder = dataFolder();
  const other = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => void other.close());
  await once(other, 'listening');
  const { port } = other.address() as { port: number };
  await expect(start(folder, { PORT: String(port) })).rejects.toThrow(
    new RegExp(
      `Cổng ${port} ở 127.0.0.1 đang có chương trình khác dùng.*\\n.*Port ${port} on 127.0.0.1 is in use`,
    ),
  );
  expect(await findPostmaster(cluster(folder))).toBe(null);
});
