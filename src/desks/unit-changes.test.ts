import { expect } from 'vitest';
import { inDatabase, send, sql } from '../../test/world/database.ts';
import { get } from '../../test/world/http.ts';
import { idOf } from '../../test/world/world.ts';
import { newId, type RowId, type UnitId } from '../kernel/id.ts';
import type { Tx } from '../server/sql.ts';
import { lineageRoutes } from '../units/lineage.http.ts';
import { mergeUnits } from '../units/merge.commands.ts';
import { commandOf } from '../units/operation.commands.ts';
import { unitOperations } from '../units/unit.commands.ts';
import { undoChange } from '../units/unit-change.commands.ts';
import { unitChangeRoutes } from './unit-changes.http.ts';

const facts = `
  xã has ấp1, ấp2, ấp3
  ấp1 has tổ1
  An is clerk of xã
  Cúc is cell of ấp3
  Em is cell of ấp2
  Bình is official of tổ1`;
const today = '2016-09-26';
const merge = commandOf(mergeUnits, []);
const undo = undoChange([]);
const routes = [
  lineageRoutes,
  unitChangeRoutes([...unitOperations.map((one) => commandOf(one, [])), undo], []),
];
const ask = (tx: Tx, who: string, url: string) => get(tx, who, today, routes, url);
const merger = () => ({
  changeId: newId<RowId>(),
  from: '2016-09-01',
  document: 'NQ 12',
  unitIds: [idOf<UnitId>('ấp1'), idOf<UnitId>('ấp2')],
  into: { id: idOf<UnitId>('ấp mới'), kind: 'hamlet', name: 'ấp mới' },
});

inDatabase(
  'changes are listed for whoever sees a unit of theirs, and say who took them back',
  facts,
  async (tx) => {
    const said = merger();
    expect(await send(tx, merge, 'An', today, said)).toBeNull();
    const { body } = await ask(tx, 'An', '/unit-changes');
    expect(body).toMatchObject({ total: 1, mayUndo: true });
    expect(body.rows).toMatchObject([
      {
        ...{ id: said.changeId, kind: 'unit.merge', from: '2016-09-01', document: 'NQ 12', madeByName: 'An' },
        ...{ name: { vi: 'Sáp nhập đơn vị' }, units: 4, undoneOn: null },
      },
    ]);
    expect((await ask(tx, 'Cúc', '/unit-changes')).body).toEqual({ rows: [], total: 0, mayUndo: false });
    expect((await ask(tx, 'Bình', '/unit-changes')).body).toMatchObject({
      rows: [{ units: 1, named: ['tổ1'] }],
      mayUndo: false,
    });
    const of = async (unit: string) => (await ask(tx, 'An', `/unit-changes?unit=${idOf(unit)}`)).body.total;
    expect([await of('tổ1'), await of('ấp3')]).toEqual([1, 0]);
    expect(await send(tx, undo, 'An', today, { changeId: said.changeId })).toBeNull();
    expect((await ask(tx, 'An', '/unit-changes')).body.rows).toMatchObject([
      { undoneByName: 'An', undoneOn: today },
    ]);
  },
);

inDatabase('the line of a unit is read where the unit is', facts, async (tx) => {
  await send(tx, merge, 'An', today, merger());
  const line = (who: string, unit: string) => ask(tx, who, `/units/${idOf(unit)}/lineage`);
  expect((await line('An', 'ấp1')).body).toMatchObject([
    { fromName: 'ấp1', toName: 'ấp mới', how: 'whole', day: '2016-09-01', seesFrom: true, seesTo: true },
  ]);
  expect((await line('Cúc', 'ấp1')).status).toBe(404);
  expect((await line('Bình', 'ấp mới')).body).toMatchObject([
    { fromName: 'ấp1', seesFrom: true, seesTo: true },
    { fromName: 'ấp2', seesFrom: false, seesTo: true },
  ]);
});

inDatabase(
  'units of a tier lie where their day says, with counts for who may see them',
  facts,
  async (tx) => {
    const outline = {
      type: 'Polygon',
      coordinates: [
        [
          [106, 10],
          [106.1, 10],
          [106.1, 10.1],
          [106, 10],
        ],
      ],
    };
    await sql`insert into unit_boundary values (${idOf('ấp1')}, '[2016-01-01,2016-09-10)', ${JSON.stringify(outline)})`.execute(
      tx,
    );
    await sql`
    insert into visit (id, official_id, noted_by, unit_id, day, kind, note, noted_at, received_on)
    select gen_random_uuid(), ${idOf('An')}, ${idOf('An')}, unit_id, day::date, 'contact', '', now(), ${today}
      from (values (${idOf<string>('tổ1')}::uuid, '2016-09-02'), (${idOf<string>('ấp1')}::uuid, '2016-09-20'),
                   (${idOf<string>('ấp2')}::uuid, '2016-08-30')) said(unit_id, day)`.execute(tx);
    const at = (on: string) => `under=${idOf('xã')}&on=${on}`;
    const drawn = async (on: string) =>
      (await ask(tx, 'An', `/units/outlines?${at(on)}`)).body.map((u: { name: string; outline: unknown }) => [
        u.name,
        u.outline !== null,
      ]);
    expect(await drawn('2016-09-09')).toEqual([
      ['ấp1', true],
      ['ấp2', false],
      ['ấp3', false],
    ]);
    expect((await drawn('2016-09-10'))[0]).toEqual(['ấp1', false]);
    const counted = async (who: string) =>
      new Map(
        (await ask(tx, who, `/units/counts?${at(today)}`)).body.map(
          (u: { unitId: string; visits: number; concerns: number }) => [u.unitId, [u.visits, u.concerns]],
        ),
      );
    expect(await counted('An')).toEqual(
      new Map([
        [idOf('ấp1'), [2, 0]],
        [idOf('ấp2'), [0, 0]],
        [idOf('ấp3'), [0, 0]],
      ]),
    );
    expect(await counted('Em')).toEqual(new Map([[idOf('ấp2'), [0, 0]]]));
    expect((await ask(tx, 'Cúc', `/units/counts?under=${idOf('ấp1')}`)).status).toBe(404);
  },
);
