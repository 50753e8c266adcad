import { randomInt } from 'node:crypto';
import { expect, test } from 'vitest';
import { database, inDatabase, ownDatabase, sender } from '../../test/world/database.ts';
import { serverFor } from '../../test/world/http.ts';
import { idOf } from '../../test/world/world.ts';
import { newId } from '../kernel/id.ts';
import { changeRoutes } from './changes.http.ts';
import { keepChanges, newsOf } from './changes.sql.ts';

ownDatabase();
const pause = () => new Promise((go) => setTimeout(go, randomInt(12)));

test('no change is missed, whatever order writers commit in', async () => {
  const db = database();
  const buckets = ['common', 'unit:a', 'unit:b'];
  const written = new Set<string>();
  const write = async () => {
    for (let count = 0; count < 25; count++)
      await db.transaction().execute(async (tx) => {
        const rowId = newId();
        const touched = buckets
          .filter(() => randomInt(2) === 1)
          .map((bucket) => ({ bucket, kind: 'visit', rowId }));
        await pause();
        await keepChanges(tx, touched);
        await pause();
        for (const { bucket } of touched) written.add(`${bucket} ${rowId}`);
      });
  };
  const seen = new Set<string>();
  const at = new Map(buckets.map((bucket) => [bucket, 0]));
  const read = async () => {
    for (const bucket of buckets) {
      const news = await newsOf(db, bucket, at.get(bucket) ?? 0);
      expect(news.to).toBeGreaterThanOrEqual(at.get(bucket) ?? 0);
      at.set(bucket, news.to);
      for (const { id } of news.changed) seen.add(`${bucket} ${id}`);
    }
  };
  let writing = true;
  const reading = (async () => {
    while (writing) await read();
  })();
  await Promise.all(Array.from({ length: 6 }, write));
  writing = false;
  await reading;
  await read();
  expect(seen).toEqual(written);
});

const facts =
  'xã has tổ1, tổ2\n An is official of xã\n Bình is official of xã\n An holds tổ1 from 2016-07-01';

inDatabase('a device follows what is its own now, and is told what to forget', facts, async (tx) => {
  const touch = (bucket: string) => keepChanges(tx, [{ bucket, kind: 'visit', rowId: newId() }]);
  for (const unit of ['tổ1', 'tổ2']) await touch(`unit:${idOf(unit)}`);
  const app = serverFor(tx, 'An', '2016-09-26', changeRoutes);
  const ask = async (body: object) =>
    (await app.inject({ method: 'POST', url: '/changes', payload: body })).json();
  const first = await ask({ buckets: {} });
  expect(Object.keys(first.buckets).sort()).toEqual(
    [
      'common',
      `official:${sender('An', '2016-09-26').officialId}`,
      `unit:${idOf('tổ1')}`,
      `unit:${idOf('xã')}`,
    ].sort(),
  );
  expect(first.buckets[`unit:${idOf('tổ1')}`].changed).toHaveLength(1);
  const held = { [`unit:${idOf('tổ1')}`]: 1, [`unit:${idOf('tổ2')}`]: 1 };
  const again = await ask({ epoch: first.epoch, buckets: held });
  expect([again.buckets[`unit:${idOf('tổ1')}`].changed, again.evict]).toEqual([[], [`unit:${idOf('tổ2')}`]]);
  const restored = await ask({ epoch: newId(), buckets: held });
  expect(restored.buckets[`unit:${idOf('tổ1')}`].changed).toHaveLength(1);
});
