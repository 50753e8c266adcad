import { sql } from 'kysely';
import type { Db, Tx } from './sql.ts';

/** One row that changed, and the bucket in which devices find it. */
export interface Touch {
  bucket: string;
  kind: string;
  rowId: string;
}

/**
 * Raises each touched bucket's version by one and notes what changed under it. The rows of `bucket` are locked in the order
 * of their names, so the versions of a bucket rise in commit order and no reader misses one (a serial number would).
 * Cost: two statements, however many rows.
 */
export async function keepChanges(tx: Tx, touched: readonly Touch[]): Promise<void> {
  if (touched.length === 0) return;
  const buckets = [...new Set(touched.map((t) => t.bucket))].sort();
  const { rows } = await sql<{ name: string; version: number }>`
    insert into bucket (name, version)
    select name, 1 from unnest(${buckets}::text[]) with ordinality as touched(name, place) order by place
    on conflict (name) do update set version = bucket.version + 1 returning name, version`.execute(tx);
  const versions = new Map(rows.map(({ name, version }) => [name, version]));
  await sql`
    insert into change (bucket, kind, row_id, version)
    select * from unnest(${touched.map((one) => one.bucket)}::text[], ${touched.map((one) => one.kind)}::text[],
                         ${touched.map((one) => one.rowId)}::uuid[], ${touched.map((one) => versions.get(one.bucket) ?? 1)}::bigint[])
    on conflict do nothing`.execute(tx);
}

export interface BucketNews {
  /** The version these changes lead to; ask from here next time. */
  to: number;
  changed: { kind: string; id: string }[];
  /** The device lies too far behind: take the bucket anew. */
  anew: boolean;
  /** There is more; ask again at once. */
  more: boolean;
}

const most = 500;

/** What changed in a bucket after `from`, whole versions only, about `most` rows at a time. */
export async function newsOf(db: Db, bucket: string, from: number): Promise<BucketNews> {
  const head = await db
    .selectFrom('bucket')
    .select(['version', 'oldest'])
    .where('name', '=', bucket)
    .executeTakeFirst();
  if (head === undefined) return { to: 0, changed: [], anew: from > 0, more: false };
  if (from < head.oldest || from > head.version)
    return { to: head.version, changed: [], anew: true, more: false };
  const { rows } = await sql<{ version: number; kind: string; id: string }>`
    select version, kind, row_id as id from change
     where bucket = ${bucket} and version > ${from} and version <= ${head.version}
     order by version limit ${most + 1}`.execute(db);
  const last = rows.length > most ? (rows.at(-1)?.version ?? from) - 1 : head.version;
  const whole = rows.filter((row) => row.version <= last);
  if (rows.length > most && whole.length === 0)
    return { to: head.version, changed: [], anew: true, more: false };
  const seen = new Map(whole.map(({ kind, id }) => [`${kind} ${id}`, { kind, id }]));
  return { to: last, changed: [...seen.values()], anew: false, more: last < head.version };
}
