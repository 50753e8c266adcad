import { sql } from 'kysely';
import { expect } from 'vitest';
import { inDatabase } from '../../test/world/database.ts';
import { ready } from './prepared.ts';
import type { Tx } from './sql.ts';

const countOf = async (tx: Tx, ids: readonly number[]) =>
  (
    await sql<{ count: number }>`
      ${ready}select count(*)::int as count from kept where id = any(${ids}::int[])`.execute(tx)
  ).rows[0]?.count;
const prepared = async (tx: Tx) =>
  (
    await sql<{ count: number }>`
      select count(*)::int as count from pg_prepared_statements where statement like '%from kept where%'`.execute(
      tx,
    )
  ).rows[0]?.count;

inDatabase('a statement kept prepared answers as its table is now', 'An is clerk of xã', async (tx) => {
  await sql`savepoint before`.execute(tx);
  await expect(countOf(tx, [1])).rejects.toThrow('"kept" does not exist');
  await sql`rollback to savepoint before`.execute(tx);
  await sql`create temp table kept as select id from generate_series(1, 10) id`.execute(tx);
  const many = Array.from({ length: 50 }, (_, at) => at);
  expect([await countOf(tx, many), await prepared(tx)]).toEqual([10, 0]);
  for (let at = 0; at < 8; at++) expect(await countOf(tx, [1, 2, 30])).toBe(2);
  expect(await prepared(tx)).toBe(1);
  await sql`insert into kept values (30)`.execute(tx);
  await sql`alter table kept add column name text not null default 'x'`.execute(tx);
  expect(await countOf(tx, [1, 2, 30])).toBe(3);
});
