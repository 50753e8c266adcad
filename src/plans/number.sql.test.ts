import { expect, test } from 'vitest';
import { database, ownDatabase } from '../../test/world/database.ts';
import { day, idOf } from '../../test/world/world.ts';
import type { BodyId } from '../kernel/id.ts';
import { Problem } from '../kernel/problem.ts';
import { giveNumber } from './number.sql.ts';

ownDatabase();

test('twenty who ask at once get twenty numbers, none twice and none left out', async () => {
  const db = database();
  const bodyId = idOf<BodyId>('Đảng ủy');
  await db
    .insertInto('unit')
    .values({ id: idOf('xã') })
    .execute();
  await db
    .insertInto('body')
    .values({ id: bodyId, unitId: idOf('xã'), kind: 'committee', name: 'Đảng ủy', symbol: 'ĐU', sortKey: '' })
    .execute();
  const asked = Array.from({ length: 20 }, (_, at) =>
    db.transaction().execute(async (tx) => {
      const wanted = { bodyId, type: 'KH', day: day('2016-09-26'), number: null, about: `plan:${at}` };
      const given = await giveNumber(tx, wanted);
      if (given instanceof Problem) throw given;
      return given.number;
    }),
  );
  expect((await Promise.all(asked)).sort((a, b) => a - b)).toEqual(
    Array.from({ length: 20 }, (_, at) => at + 1),
  );
});
