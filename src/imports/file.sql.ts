import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { OfficialId } from '../kernel/id.ts';
import type { Db } from '../server/sql.ts';
import type { ImportMap } from './import.ts';

/** Files that were brought, each for its bringer alone and for a day; which column meant what stays. */

export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** At most so many files of one person lie here at once; the oldest go first. */
const mostFiles = 10;

/** Keeps a file, or keeps it for another day. */
export async function keepFile(
  db: Db,
  officialId: OfficialId,
  { name, bytes }: { name: string; bytes: Uint8Array },
): Promise<string> {
  const sha256 = hashOf(bytes);
  await sql`
    insert into import_file (official_id, sha256, name, bytes)
    values (${officialId}, ${sha256}, ${name.normalize('NFC').slice(-200)}, ${Buffer.from(bytes)})
    on conflict (official_id, sha256) do update set name = excluded.name, brought_at = excluded.brought_at`.execute(
    db,
  );
  await sql`
    delete from import_file where official_id = ${officialId} and sha256 not in (
      select sha256 from import_file where official_id = ${officialId} order by brought_at desc limit ${mostFiles})`.execute(
    db,
  );
  return sha256;
}

export async function findFile(
  db: Db,
  officialId: OfficialId,
  sha256: string,
): Promise<{ name: string; bytes: Buffer } | undefined> {
  return db
    .selectFrom('importFile')
    .select(['name', 'bytes'])
    .where('officialId', '=', officialId)
    .where('sha256', '=', sha256)
    .where(sql<boolean>`brought_at > now() - interval '1 day'`)
    .executeTakeFirst();
}

/** Files a day old go. */
export const forgetFiles = async (db: Db): Promise<void> => {
  await sql`delete from import_file where brought_at <= now() - interval '1 day'`.execute(db);
};

const digest = (headings: readonly string[]) =>
  createHash('sha256').update(JSON.stringify(headings)).digest('hex').slice(0, 32);

export async function findMap(
  db: Db,
  what: string,
  headings: readonly string[],
): Promise<ImportMap | undefined> {
  const row = await db
    .selectFrom('importMap')
    .select('map')
    .where('what', '=', what)
    .where('headings', '=', digest(headings))
    .executeTakeFirst();
  return row?.map as ImportMap | undefined;
}

export async function keepMap(
  db: Db,
  what: string,
  headings: readonly string[],
  map: ImportMap,
): Promise<void> {
  await db
    .insertInto('importMap')
    .values({ what, headings: digest(headings), map: JSON.stringify(map) })
    .onConflict((on) => on.columns(['what', 'headings']).doUpdateSet({ map: JSON.stringify(map) }))
    .execute();
}
