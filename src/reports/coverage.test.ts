import { expect } from 'vitest';
import { inDatabase } from '../../test/world/database.ts';
import { get } from '../../test/world/http.ts';
import { day, idOf } from '../../test/world/world.ts';
import type { UnitId } from '../kernel/id.ts';
import type { Tx } from '../server/sql.ts';
import { coverageRoutes } from './coverage.http.ts';
import { coverage } from './coverage.sql.ts';

const facts = `
  xã has ấp1, ấp2
  ấp1 has tổ1, tổ2
  ấp2 has tổ3
  An is official of xã
  Lan is clerk of xã
  An holds tổ1 from 2016-07-01
  An holds tổ2 from 2016-07-01
  An meets tổ1 on 2016-08-15
  An meets tổ1 on 2016-08-25
  An meets tổ2 on 2016-08-16`;
const period = { from: day('2016-08-01'), to: day('2016-08-31') };

async function tell(tx: Tx, topic: string, on: string, households: number | null) {
  const { id } = await tx.selectFrom('visit').select('id').where('day', '=', on).executeTakeFirstOrThrow();
  await tx
    .insertInto('visitTopic')
    .values({ visitId: id, topicId: idOf(topic), householdsDid: households })
    .execute();
  return id;
}

async function topics(tx: Tx) {
  const season = '[2016-08-01,2016-10-01)';
  await tx
    .insertInto('topic')
    .values([
      { id: idOf('nước'), title: 'Trữ nước ngọt', season, priority: 1, ask: 'trữ nước' },
      { id: idOf('riêng'), title: 'Việc của ấp 1', season, priority: 2, unitId: idOf('ấp1') },
      { id: idOf('cũ'), title: 'Mùa trước', season: '[2016-01-01,2016-03-01)', priority: 3 },
    ])
    .execute();
  await tell(tx, 'nước', '2016-08-15', 10);
  await tell(tx, 'nước', '2016-08-25', 14);
  return tell(tx, 'riêng', '2016-08-16', null);
}
const read = (tx: Tx, unit: string) => coverage(tx, { unitId: idOf<UnitId>(unit), ...period });

inDatabase(
  'topics by the units beneath: told of those meant, the last count of households',
  facts,
  async (tx) => {
    await topics(tx);
    const commune = await read(tx, 'xã');
    expect(commune.topics.map(({ title }) => title)).toEqual(['Trữ nước ngọt', 'Việc của ấp 1']);
    expect(commune.units.map(({ name, lowest }) => [name, lowest])).toEqual([
      ['ấp1', false],
      ['ấp2', false],
    ]);
    const cell = (of: typeof commune, unit: string, topic: string) =>
      of.cells.find(({ unitId, topicId }) => unitId === idOf(unit) && topicId === idOf(topic));
    expect(cell(commune, 'ấp1', 'nước')).toMatchObject({
      meant: 2,
      told: 1,
      times: 2,
      households: 14,
      by: ['An'],
    });
    expect(cell(commune, 'ấp2', 'nước')).toMatchObject({ meant: 1, told: 0, households: null, lastOn: null });
    expect(cell(commune, 'ấp2', 'riêng')).toBeUndefined();
    const hamlet = await read(tx, 'ấp1');
    expect(hamlet.units.map(({ name, lowest }) => [name, lowest])).toEqual([
      ['tổ1', true],
      ['tổ2', true],
    ]);
    expect(cell(hamlet, 'tổ1', 'nước')).toMatchObject({ meant: 1, told: 1, lastOn: '2016-08-25' });
    expect(cell(await read(tx, 'tổ1'), 'tổ1', 'nước')?.told).toBe(1);
  },
);

inDatabase('gaps are named with who holds the group; what was withdrawn was not told', facts, async (tx) => {
  const visit = await topics(tx);
  const gaps = async () =>
    (await read(tx, 'xã')).gaps.map((gap) =>
      `${gap.title}: ${gap.unitName}, ${gap.underName} ${gap.officialName}`.trim(),
    );
  expect(await gaps()).toEqual([
    'Trữ nước ngọt: tổ3, ấp2',
    'Trữ nước ngọt: tổ2, ấp1 An',
    'Việc của ấp 1: tổ1, ấp1 An',
  ]);
  await tx
    .insertInto('withdrawal')
    .values({
      rowId: visit,
      what: 'visit',
      reason: 'nhầm',
      withdrawnBy: idOf('An'),
      withdrawnOn: '2016-08-20',
    })
    .execute();
  expect(await gaps()).toContain('Việc của ấp 1: tổ2, ấp1 An');
});

inDatabase('only of units one may see', facts, async (tx) => {
  const ask = (who: string, unit: string) =>
    get(
      tx,
      who,
      '2016-09-20',
      coverageRoutes,
      `/coverage?unitId=${idOf(unit)}&from=${period.from}&to=${period.to}`,
    );
  expect((await ask('Lan', 'xã')).status).toBe(200);
  expect((await ask('An', 'tổ1')).status).toBe(200);
  expect((await ask('An', 'xã')).status).toBe(404);
});
