import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { sender, store } from '../../test/world/database.ts';
import { get } from '../../test/world/http.ts';
import { withDatabase } from '../../test/world/postgres.ts';
import { addDays, dayAt } from '../kernel/day.ts';
import { newId } from '../kernel/id.ts';
import { requestBackup } from './backup.commands.ts';
import { backupRoutes } from './backup.http.ts';
import { backUpToday, backupFolder, backupNightly, backupOne } from './backup-job.ts';
import { backupTasks } from './backup-task.sql.ts';
import { perform } from './command.ts';
import { openInstallation, startJobs } from './installation.ts';
import { checkBackup } from './restore.ts';
import { brokenSeal, latestSeal } from './seal.ts';
import { sealLogs } from './seal-job.ts';
import { keepSetting } from './setting.sql.ts';
import { type Db, pool, type Tx } from './sql.ts';
import { type Installation, makeTenant, openTenant, type Tenant } from './tenant.ts';

const data = mkdtempSync(path.join(tmpdir(), 'ba-nam-night-'));
const today = dayAt(Date.now());
let installation: Installation;
let tenant: Tenant;
let db: Db;
let folder: string;
let forget: () => Promise<void>;

beforeAll(async () => {
  const name = `night_${randomBytes(6).toString('hex')}`;
  const server = pool({ url: inject('server'), most: 1 });
  await server.query(`create database ${name}`);
  installation = await openInstallation(withDatabase(inject('server'), name), data);
  tenant = await makeTenant(installation, { name: 'thu', title: 'Xã thử' });
  db = openTenant(installation, tenant);
  await db.transaction().execute((tx) => store(tx, 'xã has ấp\n An is clerk of xã\n Bình is official of xã'));
  folder = backupFolder(installation, tenant.name);
  forget = async () => {
    await db.destroy();
    await installation.admin.end();
    await server.query(`drop database ${name} with (force)`);
    await server.end();
    rmSync(data, { recursive: true });
  };
});
afterAll(() => forget());

const tasks = (who = 'An') => backupTasks(db, sender(who, today));
const backups = async () => (await get(db as unknown as Tx, 'An', today, backupRoutes, '/backups')).body;
const ask = () =>
  db
    .transaction()
    .execute((tx) => perform(tx, requestBackup, { id: newId(), body: {} }, sender('An', today)));

test('a clerk asks for a backup, and a moment later it lies in the data folder', async () => {
  const jobs = await startJobs(installation, [backupOne, backupNightly]);
  try {
    expect(await ask()).toBeNull();
    await expect
      .poll(backups, { timeout: 10_000 })
      .toEqual([expect.objectContaining({ day: today, problem: null, file: `backups/thu/${today}.bak` })]);
  } finally {
    await jobs.stop();
  }
  const file = path.join(data, 'backups/thu', `${today}.bak`);
  const { head } = await checkBackup(file);
  expect(head.tenant).toMatchObject({ name: 'thu', title: 'Xã thử' });
  const { rows } = await sql`select what, purpose from look_log`.execute(db);
  expect(rows).toEqual([{ what: 'backup', purpose: 'Sao lưu vào thư mục dữ liệu của máy chủ' }]);
  expect(await tasks()).toEqual([]);
});

test('every night each real tenant’s backup is lined up once', async () => {
  await makeTenant(installation, { name: 'mau', title: 'Mẫu', sample: 'mau', demoDay: '2016-09-26' });
  await backupNightly.run(installation, {});
  await backupNightly.run(installation, {});
  const { rows } = await installation.admin.query(
    `select j.payload ->> 'tenant' as tenant, j.max_attempts as tries from graphile_worker._private_jobs j
       join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'backup'`,
  );
  expect(rows).toEqual([{ tenant: 'thu', tries: 5 }]);
});

test('fourteen days are kept, and nothing that is not ours is touched', async () => {
  const old = Array.from({ length: 20 }, (_, at) => `${addDays(today, -1 - at)}.bak`);
  const [left, fresh] = ['a.bak.0.part', 'b.bak.1.part'];
  for (const name of [...old, left, fresh, 'letter.txt']) writeFileSync(path.join(folder, name), '');
  utimesSync(path.join(folder, left), 0, 0);
  await backUpToday(installation, tenant);
  const names = readdirSync(folder);
  expect(names.filter((name) => /^\d.*\.bak$/.test(name)).sort()).toEqual(
    [`${today}.bak`, ...old.slice(0, 13)].sort(),
  );
  expect(names).toEqual(expect.arrayContaining([fresh, 'letter.txt']));
  expect(names).not.toContain(left);
});

test('one that fails is red on the clerk’s desk, with the reason, until one succeeds', async () => {
  rmSync(folder, { recursive: true });
  writeFileSync(folder, 'a file where the folder should be');
  await expect(backUpToday(installation, tenant)).rejects.toThrow('EEXIST');
  const [task, ...more] = await tasks();
  expect(more).toEqual([]);
  expect(task).toMatchObject({
    kind: 'backup.mend',
    title: { vi: 'Lần sao lưu gần nhất bị lỗi' },
    path: '/backups',
  });
  expect(task?.about.vi).toContain('không phải là thư mục');
  expect((task?.dueOn ?? today) < today).toBe(true);
  expect(await tasks('Bình')).toEqual([]);
  expect(await backups()).toMatchObject([
    { problem: { vi: expect.stringContaining('không phải là thư mục') } },
  ]);

  rmSync(folder);
  await backUpToday(installation, tenant);
  expect(await tasks()).toEqual([]);
  expect(existsSync(path.join(folder, `${today}.bak`))).toBe(true);
});

test('a night without one is red too, but not in a sample world, nor before the first night', async () => {
  await sql`update backup_run set done_at = clock_timestamp() - interval '37 hours'`.execute(db);
  const [task] = await tasks();
  expect(task).toMatchObject({ title: { vi: 'Chưa sao lưu được dữ liệu' } });
  expect((task?.dueOn ?? today) < today).toBe(true);
  await sql`delete from backup_run`.execute(db);
  expect(await tasks()).toEqual([]);
  await installation.admin.query(`update ${tenant.schema}.migration set ran_at = now() - interval '2 days'`);
  expect(await tasks()).toHaveLength(1);
  await db.transaction().execute((tx) => keepSetting(tx, 'demoSignIns', []));
  expect(await tasks()).toEqual([]);
});

/** A seal waits for every transaction of the server that is older: here, of other test files at work. */
const patience = 400_000;

test(
  'what was done is sealed by itself, and a second sealing adds nothing',
  async () => {
    expect(await ask()).toBeNull();
    const unsealed = async () => {
      await sealLogs.run(installation, {});
      const { rows } = await sql<{ open: number }>`
        select count(*)::int as open from command_log where batch is null`.execute(db);
      return rows[0]?.open;
    };
    await expect.poll(unsealed, { timeout: patience }).toBe(0);
    const seal = await latestSeal(db);
    expect(seal?.number).toBeGreaterThan(0);
    await sealLogs.run(installation, {});
    expect(await latestSeal(db)).toEqual(seal);
    expect(await brokenSeal(db)).toBeNull();
  },
  patience,
);
