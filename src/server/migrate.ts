import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type pg from 'pg';
import { StartProblem } from './start-problem.ts';

const folder = path.join(import.meta.dirname, '../../migrations');

export type MigrationSet = 'installation' | 'tenant';
export interface Migration {
  number: number;
  name: string;
  sql: string;
  hash: string;
}

/** The files of `migrations/<set>`, in order; their numbers run 1, 2, 3 … without gap. */
export function migrationsOf(set: MigrationSet): Migration[] {
  const files = readdirSync(path.join(folder, set))
    .filter((file) => file.endsWith('.sql'))
    .sort();
  return files.map((file, at) => {
    const number = Number(file.slice(0, 4));
    if (number !== at + 1) throw new Error(`migrations/${set}/${file}: ${at + 1} is missing or doubled`);
    const sql = readFileSync(path.join(folder, set, file), 'utf8');
    return { number, name: file.slice(5, -4), sql, hash: createHash('sha256').update(sql).digest('hex') };
  });
}

/**
 * Brings the schema that `client` writes into (its search_path) up to date; each migration is one transaction.
 * Forward only. Returns how many ran. Throws a `StartProblem`; changes nothing then.
 */
export async function migrate(
  client: pg.ClientBase,
  set: MigrationSet,
  migrations = migrationsOf(set),
): Promise<number> {
  await makeMigrationTable(client, set);
  const { rows } = await client.query<{ number: number; hash: string }>(
    `select number, hash from ${tableOf[set]} order by number`,
  );
  refuseUnknown(rows, migrations);
  const due = migrations.slice(rows.length);
  for (const one of due) {
    await client.query('begin');
    try {
      await runMigration(client, set, one);
      await client.query('commit');
    } catch (error) {
      await client.query('rollback');
      throw error;
    }
  }
  return due.length;
}

const tableOf = { installation: 'public.installation_migration', tenant: 'migration' };

export const makeMigrationTable = (client: pg.ClientBase, set: MigrationSet) =>
  client.query(
    `create table if not exists ${tableOf[set]} (number integer primary key, name text not null, hash text not null, ran_at timestamptz not null default now())`,
  );

/** One migration and its line, within the caller's transaction. */
export async function runMigration(
  client: pg.ClientBase,
  set: MigrationSet,
  migration: Migration,
): Promise<void> {
  const { number, name, sql, hash } = migration;
  await client.query(sql);
  await client.query(`insert into ${tableOf[set]} (number, name, hash) values ($1, $2, $3)`, [
    number,
    name,
    hash,
  ]);
}

/** Throws a `StartProblem` unless what has run is how what we know begins. */
export function refuseUnknown(ran: { number: number; hash: string }[], known: Migration[]) {
  if (ran.length > known.length)
    throw new StartProblem('newerSchema', {
      vi: `Dữ liệu do một bản Ba Nắm mới hơn ghi (lược đồ ${ran.length}, bản này biết ${known.length}). Hãy chạy bản mới hơn.`,
      en: `This data was written by a newer Ba Nắm (schema ${ran.length}, this one knows ${known.length}). Start the newer one.`,
    });
  const changed = ran.find((row, at) => row.hash !== known[at]?.hash);
  if (changed)
    throw new StartProblem('otherSchema', {
      vi: `Bước lược đồ số ${changed.number} đã chạy không phải là bước mà bản này biết. Hãy dùng đúng bản Ba Nắm đã tạo dữ liệu.`,
      en: `Schema step ${changed.number} that ran here is not the one this Ba Nắm knows. Use the version that made the data.`,
    });
}
