import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { copyOutOf, findTables, ownTables, type Table, telling } from './backup.ts';
import { backupRefused, Counted, type Head, type TableEnd } from './backup-file.ts';
import { readBackup, type TakeTable } from './backup-reading.ts';
import { makeMigrationTable, migrationsOf, runMigration } from './migrate.ts';
import { brokenSeal } from './seal.ts';
import type { Say } from './start-problem.ts';
import {
  alone,
  beginTenantIn,
  dropTenantIn,
  findTenant,
  grantLogin,
  type Installation,
  inTransaction,
  openTenant,
  type Tenant,
} from './tenant.ts';

export interface Restored {
  tenant: Tenant;
  head: Head;
  tables: TableEnd[];
  rows: number;
  /** Schema steps that the file did not know yet. */
  migrated: number;
  /** The first seal of the log that the rows do not bear out; null: the chain holds. It may have been broken before. */
  brokenSeal: number | null;
}

/** Reads the whole file and changes nothing. @throws BackupRefused */
export async function checkBackup(file: string): Promise<{ head: Head; tables: TableEnd[] }> {
  return readBackup(file, async (head) => {
    refuseOtherSchema(file, head);
    return async ({ rows }) => {
      for await (const _ of rows);
    };
  });
}

/**
 * Makes a tenant out of a backup, of this or another PostgreSQL from 15 to 18: under the name it had, or `name`. One transaction:
 * what is not whole leaves nothing. An older schema is brought forward. It gets a new epoch, so that devices begin anew, and
 * nobody is signed in: a session or link that has ended since does not come to life again.
 * @throws BackupRefused for a file that cannot be used, or a tenant that is there and holds anything.
 */
export async function restoreTenant(
  installation: Installation,
  file: string,
  { name, say = () => {} }: { name?: string; say?: Say } = {},
): Promise<Restored> {
  const { head } = await checkBackup(file);
  const to = name ?? head.tenant.name;
  const made = await alone(installation.admin, (client) =>
    inTransaction(client, async () => {
      const host = await clearPlace(client, installation, to);
      const tenant = await beginTenantIn(client, installation, {
        ...head.tenant,
        name: to,
        host: host ?? (await freeHost(client, head.tenant.host)),
        key: Buffer.from(head.key, 'base64url'),
      });
      await ownTables(client, tenant);
      const { tables, migrated } = await fill(client, file, head, say);
      await grantLogin(client, tenant);
      return { tenant, tables, migrated };
    }),
  );
  const rows = made.tables.reduce((sum, table) => sum + table.rows, 0);
  return { ...made, head, rows, brokenSeal: await checkChain(installation, made.tenant) };
}

/** The steps the file was written with must be how ours begin. */
function refuseOtherSchema(file: string, { app, migrations }: Head): void {
  const known = migrationsOf('tenant');
  if (migrations.some(({ hash }, at) => known[at] !== undefined && known[at].hash !== hash))
    throw backupRefused.otherSchema(file, app);
  if (migrations.length > known.length) throw backupRefused.newer(file, app);
}

/** Takes away a tenant of that name that has never been used; gives the host name it had. */
async function clearPlace(
  client: pg.ClientBase,
  installation: Installation,
  name: string,
): Promise<string | null> {
  const there = await findTenant(installation.admin, name);
  if (there === undefined) return null;
  const any = ['command_log', 'unit', 'official', 'setting'].map(
    (table) => `exists (select from ${there.schema}.${table})`,
  );
  const { rows } = await client.query<{ used: boolean }>(`select ${any.join(' or ')} as used`);
  if (rows[0]?.used !== false) throw backupRefused.notEmpty(name);
  await dropTenantIn(client, there);
  return there.host;
}

/** A host name belongs to one tenant: a second copy of the same does without. */
async function freeHost(client: pg.ClientBase, host: string | null): Promise<string | null> {
  const { rowCount } = await client.query('select from public.tenant where host = $1', [host]);
  return rowCount === 0 ? host : null;
}

/** The tables as they were when the file was written, its rows, then the steps since. */
async function fill(client: pg.ClientBase, file: string, head: Head, say: Say) {
  const steps = migrationsOf('tenant');
  await makeMigrationTable(client, 'tenant');
  for (const step of steps.slice(0, head.migrations.length)) await runMigration(client, 'tenant', step);
  const expected = await findTables(client);
  // What a step puts into a new tenant is in the file too, as it has become since.
  await client.query(`truncate ${expected.map(({ table }) => `"${table}"`).join(', ')}`);
  const { tables } = await readBackup(file, async () => loading(client, say));
  if (tables.length !== expected.length) throw backupRefused.damaged(file, new Error('not every table'));
  for (const table of tables) await checkLoaded(client, file, table, expected);
  await client.query('update session set ended_at = clock_timestamp() where ended_at is null');
  await client.query(
    'update invitation set revoked_at = clock_timestamp() where used_at is null and revoked_at is null',
  );
  const since = steps.slice(head.migrations.length);
  for (const step of since) await runMigration(client, 'tenant', step);
  for (const { table } of await findTables(client)) await client.query(`analyze "${table}"`);
  return { tables, migrated: since.length };
}

function loading(client: pg.ClientBase, say: Say): TakeTable {
  const told = telling(say, (mb, table) => ({
    vi: `  đã khôi phục ${mb} MB (${table})…`,
    en: `  restored ${mb} MB (${table})…`,
  }));
  return async ({ table, columns, rows }) => {
    const names = columns.map((column) => `"${column}"`).join(', ');
    await pipeline(told(table, rows), client.query(copyFrom(`copy "${table}" (${names}) from stdin`)));
  };
}

/** What PostgreSQL now holds, written out again, is byte for byte what the file says it was. */
async function checkLoaded(
  client: pg.ClientBase,
  file: string,
  told: TableEnd,
  expected: readonly Table[],
): Promise<void> {
  const columns = expected.find(({ table }) => table === told.table)?.columns ?? [];
  const counted = new Counted(told.table);
  for await (const piece of client.query(copyTo(copyOutOf(told.table, columns)))) counted.take(piece);
  const { rows, sha256 } = counted.end();
  if (rows !== told.rows || sha256 !== told.sha256)
    throw backupRefused.damaged(file, new Error(`${told.table} came out otherwise`));
}

async function checkChain(installation: Installation, tenant: Tenant): Promise<number | null> {
  const db = openTenant(installation, tenant, 1);
  try {
    return await brokenSeal(db);
  } finally {
    await db.destroy();
  }
}
