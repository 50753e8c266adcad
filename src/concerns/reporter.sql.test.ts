import { expect, test } from 'vitest';
import { database, ownDatabase, send, sql, store } from '../../test/world/database.ts';
import { day, idOf } from '../../test/world/world.ts';
import type { ConcernId } from '../kernel/id.ts';
import { raiseConcern } from './concern.commands.ts';
import { newReceipt } from './receipt.ts';
import { openSeal } from './reporter.sql.ts';

const today = '2016-09-26';
const concernId = idOf<ConcernId>('phản ánh');
const facts = `
  xã has tổ1
  Bí is committee of xã
  An holds tổ1 from 2016-07-21`;

ownDatabase();
test('the wall round sealed names holds as the login, by search_path, by a made-up table or setting', async () => {
  const db = database();
  await db.transaction().execute(async (tx) => {
    await store(tx, facts);
    const said = {
      id: concernId,
      unitId: idOf('tổ1'),
      kind: 'wish',
      source: 'resident',
      text: 'Cần sửa cầu',
    };
    const more = { proposal: '', task: '', shortcoming: false, heardOn: today, ordinary: true };
    const sealed = { reporter: 'sealed', code: newReceipt(), reporterName: 'Người Dân 07' };
    expect(await send(tx, raiseConcern, 'An', today, { ...said, ...more, ...sealed })).toBeNull();
  });
  const { rows: where } = await sql<{ schema: string }>`select current_schema() as schema`.execute(db);
  const schema = where[0]?.schema ?? '';
  const tried = (prepare: string) =>
    db.transaction().execute(async (tx) => {
      await sql.raw(prepare).execute(tx);
      return (await sql.raw(`select * from ${schema}.concern_reporter`).execute(tx)).rows;
    });
  expect(await tried('select 1')).toEqual([]);
  expect(await tried('set local search_path = public')).toEqual([]);
  expect(await tried(`select set_config('ba_nam.opened', '${concernId}', true)`)).toEqual([]);
  const forged = `create temp table seal_opening on commit drop as select '${concernId}'::uuid as concern_id, pg_current_xact_id() as xid;
    set local search_path = pg_temp, ${schema}, public`;
  expect(await tried(forged)).toEqual([]);
  await expect(tried(`alter table ${schema}.concern_reporter disable row level security`)).rejects.toThrow();
  // Opened in one transaction, shut again in the next.
  const opening = {
    concernId,
    officialId: idOf<never>('Bí'),
    onDay: day(today),
    purpose: 'mời dự họp',
  };
  const opened = await db.transaction().execute((tx) => openSeal(tx, opening));
  expect(opened?.name).toBe('Người Dân 07');
  expect(await tried('select 1')).toEqual([]);
  const log = await db.selectFrom('sealOpening').selectAll().execute();
  expect(log).toHaveLength(1);
  await expect(db.deleteFrom('sealOpening').execute()).rejects.toThrow();
});
