import { readFileSync } from 'node:fs';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { Text } from '../kernel/text.ts';
import { type Head, newHead, type TableEnd, type TableRows } from './backup-file.ts';
import { writeBackup } from './backup-writing.ts';
import { sealLog } from './seal.ts';
import type { Say } from './start-problem.ts';
import { type Installation, openTenant, type Tenant } from './tenant.ts';
import { openKey } from './tenant-key.ts';

const app: string = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')).version;

export interface BackupMade {
  bytes: number;
  rows: number;
  tables: TableEnd[];
  seal: Head['seal'];
}

/**
 * Everything of one tenant as of one moment in one file (backup-file.ts), written whole or not at all. Seals the log first, so
 * that the chain's head stands for all of it. Nobody who works is held up. `say` hears every two seconds how far it is.
 * Throws what the disk or the database says; no file is left then.
 */
export async function backupTenant(
  installation: Installation,
  tenant: Tenant,
  file: string,
  say: Say = () => {},
): Promise<BackupMade> {
  await sealNow(installation, tenant);
  const client = await installation.admin.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    const head = await headOf(client, installation, tenant);
    const { bytes, tables } = await writeBackup(file, head, tablesOf(client, say));
    await client.query('commit');
    client.release();
    return { bytes, tables, seal: head.seal, rows: tables.reduce((sum, { rows }) => sum + rows, 0) };
  } catch (error) {
    // It may still be sending a table that nobody takes: it is closed, and its transaction, which wrote nothing, with it.
    client.release(true);
    throw error;
  }
}

async function sealNow(installation: Installation, tenant: Tenant): Promise<void> {
  const db = openTenant(installation, tenant, 1);
  try {
    await db.transaction().execute(sealLog);
  } finally {
    await db.destroy();
  }
}

/** Reads what stands outside the schema, then becomes the schema's owner, whom row-level security lets pass. */
async function headOf(
  client: pg.ClientBase,
  installation: Installation,
  { name, ownerRole, schema }: Tenant,
) {
  const first = async <Row extends object>(query: string, values: unknown[] = []) =>
    (await client.query<Row>(query, values)).rows[0];
  const found = await first<Head['tenant'] & { key: Buffer }>(
    'select name, title, host, sample, demo_day as "demoDay", epoch, key from public.tenant where name = $1',
    [name],
  );
  if (found === undefined) throw new Error(`there is no tenant ${name}`);
  const { key, ...tenant } = found;
  await ownTables(client, { ownerRole, schema });
  const { rows: migrations } = await client.query<Head['migrations'][number]>(
    'select number, name, hash from migration order by number',
  );
  const seal = await first<{ number: number; head: string }>(
    'select number, head from log_seal order by number desc limit 1',
  );
  return newHead({
    app,
    tenant,
    key: openKey(installation, name, key).toString('base64url'),
    migrations,
    seal: seal ?? null,
  });
}

/** For this transaction: as the owner, in its schema, and with every value written the same on any server. */
export async function ownTables(
  client: pg.ClientBase,
  { ownerRole, schema }: Pick<Tenant, 'ownerRole' | 'schema'>,
): Promise<void> {
  await client.query(`set local role ${ownerRole}`);
  await client.query(
    `set local search_path = ${schema}, public; set local client_encoding = 'UTF8'; set local datestyle = 'ISO';
     set local timezone = 'UTC'; set local intervalstyle = 'postgres'; set local extra_float_digits = 1;
     set local bytea_output = 'hex'; set local max_parallel_workers_per_gather = 0; set local synchronize_seqscans = off`,
  );
}

async function* tablesOf(client: pg.ClientBase, say: Say): AsyncGenerator<TableRows> {
  const told = telling(say, (mb, table) => ({
    vi: `  đã sao lưu ${mb} MB (${table})…`,
    en: `  backed up ${mb} MB (${table})…`,
  }));
  for (const { table, columns } of await findTables(client)) {
    const rows = client.query(copyTo(copyOutOf(table, columns)));
    // Where the file fails first, nobody reads the rows any more and their end is no news.
    rows.on('error', () => {});
    yield { table, columns, rows: told(table, rows) };
  }
}

/** Passes rows on and says every two seconds in which table we are, and how many MB have gone by. */
export function telling(say: Say, says: (mb: number, table: string) => Text) {
  let bytes = 0;
  let said = Date.now();
  return async function* (table: string, rows: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const piece of rows) {
      bytes += piece.length;
      if (Date.now() - said > 2_000) {
        said = Date.now();
        say(says(Math.round(bytes / 1e6), table));
      }
      yield piece;
    }
  };
}

export interface Table {
  table: string;
  columns: string[];
}

/**
 * Every table of the schema but `migration`, which the head tells, each after those it refers to: so it can be loaded row by
 * row with all its rules on.
 */
export async function findTables(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Table & { after: string[] }>(
    `select c.relname as "table",
            array(select a.attname::text from pg_attribute a
                   where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns,
            array(select distinct r.relname::text from pg_constraint f join pg_class r on r.oid = f.confrelid
                   where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid) as after
       from pg_class c where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and c.relname <> 'migration'
      order by c.relname`,
  );
  const ordered: Table[] = [];
  for (let left = rows; left.length > 0; ) {
    const ready = left.filter(({ after }) => !left.some(({ table }) => after.includes(table)));
    if (ready.length === 0)
      throw new Error(`tables that refer to each other: ${left.map(({ table }) => table)}`);
    ordered.push(...ready.map(({ table, columns }) => ({ table, columns })));
    left = left.filter((one) => !ready.includes(one));
  }
  return ordered;
}

/**
 * In the order they lie. A transaction's number means nothing on another server, and there could let a later transaction pass
 * for the one that opened a seal: only the log's sealed rows keep theirs, which the chain is ordered by.
 */
export function copyOutOf(table: string, columns: readonly string[]): string {
  const kept = table === 'command_log' ? `case when batch is null then '0'::xid8 else xid end` : `'0'::xid8`;
  const values = columns.map((column) => (column === 'xid' ? `${kept} as xid` : `"${column}"`));
  return `copy (select ${values.join(', ')} from "${table}") to stdout`;
}
