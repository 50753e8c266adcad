import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { dayAt } from '../kernel/day.ts';
import type { Text } from '../kernel/text.ts';
import { backupRuns, noteBackup, noteFailedBackup } from './backup.sql.ts';
import { backupTenant } from './backup.ts';
import { folderProblem, freeMegabytes } from './data-folder.ts';
import type { Job } from './installation.ts';
import type { Db } from './sql.ts';
import { dataProblem } from './start-problem.ts';
import { findTenant, type Installation, openTenant, type Tenant, tenants } from './tenant.ts';

/** So many days' files stay, the newest. */
export const backupsKept = 14;

/** 02:00 in Việt Nam: every real tenant is backed up, one after another, each tried five times. A night missed is made up for. */
export const backupNightly: Job = {
  name: 'backupNightly',
  cron: '0 19 * * *',
  catchUp: true,
  async run({ admin }) {
    for (const { name, sample } of await tenants(admin))
      if (sample === null)
        await admin.query(
          `select graphile_worker.add_job('backup', json_build_object('tenant', $1::text), queue_name => 'backup', max_attempts => 5, job_key => $2)`,
          [name, `backup ${name}`],
        );
  },
};

/** One tenant's backup, by night or because somebody asked (`backup.request`). */
export const backupOne: Job = {
  name: 'backup',
  async run(installation, payload) {
    const tenant = await findTenant(installation.admin, (payload as { tenant: string }).tenant);
    if (tenant) await backUpToday(installation, tenant);
  },
};

export const backupFolder = ({ folder }: Pick<Installation, 'folder'>, tenant: string): string =>
  path.join(folder, 'backups', tenant);

/**
 * Writes today's file, `<data folder>/backups/<tenant>/2026-11-22.bak`, lets the oldest beyond 14 go, and notes what became of
 * it in the tenant. A failure is noted, and thrown so that it is tried again.
 */
export async function backUpToday(installation: Installation, tenant: Tenant): Promise<void> {
  const folder = backupFolder(installation, tenant.name);
  const day = dayAt(Date.now());
  const db = openTenant(installation, tenant, 1);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await checkRoom(db, folder);
    const { bytes, rows } = await backupTenant(installation, tenant, path.join(folder, `${day}.bak`));
    await noteBackup(db, { day, bytes, rows });
    await forgetOldest(folder);
  } catch (error) {
    await noteFailedBackup(db, day, await sentenceOf(error, folder));
    throw error;
  } finally {
    await db.destroy();
  }
}

/** Beside the last file's size, what PostgreSQL needs to go on: a backup must not be what fills the disk. */
const leastFreeMb = 64;

async function checkRoom(db: Db, folder: string): Promise<void> {
  const [last] = (await backupRuns(db, 5)).filter(({ bytes }) => bytes !== null);
  const freeMb = await freeMegabytes(folder);
  if (freeMb < leastFreeMb + (last?.bytes ?? 0) / 2 ** 20) throw dataProblem.diskFull({ folder, freeMb });
}

async function sentenceOf(error: unknown, folder: string): Promise<Text> {
  const known = (await folderProblem(error, folder)) as { says?: Text; message?: string };
  if (known.says) return known.says;
  const said = known.message ?? String(error);
  return { vi: `Máy chủ báo: ${said}`, en: `The server says: ${said}` };
}

/** Takes away the oldest files beyond those kept, and what a killed writer left half done a day ago. */
async function forgetOldest(folder: string): Promise<void> {
  const names = await readdir(folder);
  const days = names.filter((name) => /^\d{4}-\d{2}-\d{2}\.bak$/.test(name)).sort();
  const old = days.slice(0, -backupsKept);
  for (const name of names.filter((one) => one.endsWith('.part'))) {
    const written = await stat(path.join(folder, name)).catch(() => null);
    if (written && written.mtimeMs < Date.now() - 86_400_000) old.push(name);
  }
  for (const name of old) await rm(path.join(folder, name), { force: true });
}
