/** What a person is told when the data folder cannot hold the data. Needs rights for a real full disk: skipped loudly without. */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type Postgres, startPostgres } from '../../src/server/embedded.ts';
import type { StartProblem } from '../../src/server/start-problem.ts';
import { ask, dataFolder, hold, isRoot, kill } from './held.ts';

/** Someone without rights: `nobody` when we are root. */
const other = isRoot ? { uid: 65534 } : {};

const start = async (folder: string): Promise<Postgres> => {
  const postgres = await startPostgres({ folder, say: () => {} });
  onTestFinished(() => postgres.stop());
  return postgres;
};
const problemOf = (folder: string) =>
  start(folder).then(
    () => null,
    (problem: StartProblem) => problem,
  );

/** A disk of its own of so many MB, when we are root. */
function smallDisk(megabytes: number): string {
  const folder = dataFolder();
  mkdirSync(folder);
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder]);
  onTestFinished(() => void execFileSync('umount', ['--lazy', folder]));
  return folder;
}

test('a folder that another user owns', async () => {
  const folder = isRoot ? dataFolder() : '/root/data';
  if (isRoot) mkdirSync(folder, { mode: 0o700 });
  const { said } = await hold(folder, other);
  expect(said.problem).toBe(isRoot ? 'ownedByOther' : 'notWritable');
  if (isRoot) expect(said.says?.vi).toContain('thuộc về người dùng «root»');
});

test('a folder in one that may not be written', async () => {
  const folder = dataFolder();
  if (!isRoot) chmodSync(path.dirname(folder), 0o555);
  const { said } = await hold(path.join(folder, '../inner'), other);
  expect(said.problem).toBe('notWritable');
  expect(said.says?.en).toContain('set BA_NAM_DATA elsewhere');
});

test('a file where the folder should be', async () => {
  const folder = dataFolder();
  writeFileSync(folder, '');
  expect((await problemOf(folder))?.code).toBe('notAFolder');
});

test('files that are not PostgreSQL’s where its data should be', async () => {
  const folder = dataFolder();
  mkdirSync(path.join(folder, 'postgres'), { recursive: true });
  writeFileSync(path.join(folder, 'postgres/letter.txt'), 'a');
  expect((await problemOf(folder))?.code).toBe('notOurs');
});

test('data of another major version of PostgreSQL', async () => {
  const folder = dataFolder();
  mkdirSync(path.join(folder, 'postgres'), { recursive: true, mode: 0o700 });
  writeFileSync(path.join(folder, 'postgres/PG_VERSION'), '16\n');
  const problem = await problemOf(folder);
  expect(problem?.code).toBe('otherMajor');
  expect(problem?.says.vi).toMatch(/PostgreSQL 16 tạo ra.*bản đang dùng là 18/);
  expect(problem?.says.en).toMatch(/made by PostgreSQL 16.*this is 18/);
});

test('damaged data: PostgreSQL’s own last words', async () => {
  const folder = dataFolder();
  await (await start(folder)).stop();
  rmSync(path.join(folder, 'postgres/global/pg_control'));
  const problem = await problemOf(folder);
  expect(problem?.code).toBe('failed');
  expect(problem?.says.vi).toMatch(/pg_control|control file/);
}, 120_000);

test.runIf(isRoot)('a disk too small to begin on, and one that has filled up since', async () => {
  expect((await problemOf(smallDisk(60)))?.code).toBe('diskFull');

  const folder = smallDisk(160);
  const first = await start(folder);
  await ask(first.url, 'create table kept as select 7 as n');
  await first.stop();
  const { bavail, bsize } = statfsSync(folder);
  const filler = path.join(folder, 'filler');
  writeFileSync(filler, Buffer.alloc(bavail * bsize - 20 * 2 ** 20));
  const problem = await problemOf(folder);
  expect(problem?.code).toBe('diskFull');
  expect(problem?.says.vi).toMatch(/đã đầy \(còn (19|20) MB\)/);
  rmSync(filler);
  expect(await ask((await start(folder)).url, 'select n from kept')).toBe(7);
});

test.runIf(isRoot)('a disk that fills up while it is written takes no acknowledged row with it', async () => {
  const folder = smallDisk(128);
  const { child, said } = await hold(folder);
  await ask(said.url, 'create table filled (n int, filler text)');
  let acknowledged = 0;
  for (;;) {
    const done = await ask(
      said.url,
      `insert into filled select n, repeat('x', 1000) from generate_series(1, 5000) as n`,
    ).then(
      () => true,
      () => false,
    );
    if (!done) break;
    acknowledged += 5000;
  }
  await kill(child, 'SIGKILL');
  expect((await problemOf(folder))?.code).toBe('diskFull');
  execFileSync('mount', ['-o', 'remount,size=400m', folder]);
  expect(await ask((await start(folder)).url, 'select count(*)::int from filled')).toBe(acknowledged);
});
