import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Db, Tx } from './sql.ts';

export interface Seal {
  number: number;
  head: string;
}

interface Entry {
  id: string;
  kind: string;
  officialId: string;
  receivedAt: string;
  bodyHash: string;
  problem: string | null;
}

/** The chain's head after `entries`, given the head before. Needs no body: an erased body leaves the chain whole. */
export function headAfter(previous: string, entries: readonly Entry[]): string {
  const hash = createHash('sha256').update(previous);
  for (const e of entries)
    hash.update(JSON.stringify([e.id, e.kind, e.officialId, e.receivedAt, e.bodyHash, e.problem]));
  return hash.digest('hex');
}

const start = '0'.repeat(64);

/**
 * Seals every command whose transaction is over and which no seal covers, in the order of their transactions. Runs apart from
 * the commands, so it holds none of them up. Returns the newest seal, or null when there has never been a command.
 */
export async function sealLog(tx: Tx): Promise<Seal | null> {
  // The login may not change what is sealed, so it may not lock the table either.
  await sql`select pg_advisory_xact_lock(782017, hashtext(current_schema()))`.execute(tx);
  const last = await latestSeal(tx);
  const { rows } = await sql<Entry>`
    select id, kind, official_id, to_char(received_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') as received_at, body_hash, problem ->> 'code' as problem from command_log
     where batch is null and xid < pg_snapshot_xmin(pg_current_snapshot()) order by xid, id`.execute(tx);
  if (rows.length === 0) return last;
  const previous = last?.head ?? start;
  const seal = { number: (last?.number ?? 0) + 1, head: headAfter(previous, rows) };
  await tx
    .insertInto('logSeal')
    .values({ ...seal, previous, commands: rows.length })
    .execute();
  await sql`update command_log set batch = ${seal.number} where id = any(${rows.map((r) => r.id)}::uuid[])`.execute(
    tx,
  );
  return seal;
}

export async function latestSeal(db: Db): Promise<Seal | null> {
  const row = await db
    .selectFrom('logSeal')
    .select(['number', 'head'])
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/** The first seal that what is stored no longer bears out, or null when the whole chain holds. */
export async function brokenSeal(db: Db): Promise<number | null> {
  const seals = await db.selectFrom('logSeal').selectAll().orderBy('number').execute();
  let previous = start;
  for (const seal of seals) {
    const { rows } = await sql<Entry>`
      select id, kind, official_id, to_char(received_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') as received_at, body_hash, problem ->> 'code' as problem from command_log
       where batch = ${seal.number} order by xid, id`.execute(db);
    if (
      seal.previous !== previous ||
      rows.length !== seal.commands ||
      headAfter(previous, rows) !== seal.head
    )
      return seal.number;
    previous = seal.head;
  }
  return null;
}
