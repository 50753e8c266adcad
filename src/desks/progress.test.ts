import { expect, test } from 'vitest';
import { inDatabase, sender } from '../../test/world/database.ts';
import { get } from '../../test/world/http.ts';
import { idOf, month } from '../../test/world/world.ts';
import { newId } from '../kernel/id.ts';
import { beginnings } from './beginning.sql.ts';
import { deskRoutes } from './desk.http.ts';
import { stepsLeft } from './desk.rules.ts';
import { progressOf } from './progress.sql.ts';

const facts = `
  xã has tổ1, tổ2, tổ3
  An is official of xã
  Lan is clerk of xã
  An holds tổ1 from 2016-07-01
  An holds tổ2 from 2016-07-01
  An meets tổ1 on 2016-09-10
  An meets tổ2 on 2016-08-10
  An calls tổ2 on 2016-09-12`;
const today = '2016-09-26';

inDatabase('an official’s month: meetings attended of units held, units come to', facts, async (tx) => {
  const told = await progressOf(tx, sender('An', today), month('2016-09'));
  expect(told).toEqual({ units: 2, met: 1, visited: 2, topics: 0, concerns: 0, lateConcerns: 0 });
  const visit = await tx.selectFrom('visit').select('id').where('day', '=', '2016-09-12').executeTakeFirst();
  await tx
    .insertInto('withdrawal')
    .values({
      rowId: visit?.id ?? '',
      what: 'visit',
      reason: 'nhầm',
      withdrawnBy: idOf('An'),
      withdrawnOn: today,
    })
    .execute();
  expect((await progressOf(tx, sender('An', today), month('2016-09'))).visited).toBe(1);
});

inDatabase('beginnings count what is there, for the office alone', facts, async (tx) => {
  await tx
    .insertInto('setting')
    .values({ key: 'homeUnitId', value: JSON.stringify(idOf('xã')) })
    .onConflict((on) => on.column('key').doUpdateSet({ value: JSON.stringify(idOf('xã')) }))
    .execute();
  await tx
    .insertInto('account')
    .values({ id: newId(), officialId: idOf('Lan'), userName: 'lan' })
    .execute();
  expect(await beginnings(tx, sender('Lan', today).today)).toEqual({
    bodies: 1,
    units: 3,
    officials: 2,
    accounts: 1,
    administrators: 0,
  });
  const asked = (who: string) => get(tx, who, today, deskRoutes([]), '/beginnings');
  expect((await asked('Lan')).status).toBe(200);
  expect((await asked('An')).status).toBe(403);
});

test('the list is done once there is enough of everything', () => {
  const done = { bodies: 1, units: 3, officials: 2, accounts: 2, administrators: 2 };
  expect(stepsLeft(done)).toEqual([]);
  expect(stepsLeft({ ...done, administrators: 1 }).map(({ step }) => step)).toEqual(['administrators']);
});
