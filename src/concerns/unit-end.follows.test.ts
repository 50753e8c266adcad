import { expect } from 'vitest';
import { inDatabase, send } from '../../test/world/database.ts';
import { day, idOf } from '../../test/world/world.ts';
import { newId, type RowId, type UnitId } from '../kernel/id.ts';
import { answerConcern, raiseConcern, tellConcern } from './concern.commands.ts';
import { apply, preview, undo } from './unit-end.follows.ts';

const facts = `
  xã has ấp1
  ấp1 has tổ1, tổ2
  Chi is cell of ấp1
  An holds tổ1 from 2016-07-21
  Bình holds tổ2 from 2016-07-21`;
const today = '2016-09-26';

inDatabase('answers that an ended unit still owed are owed by the one above it', facts, async (tx) => {
  const raise = async (who: string, unit: string) => {
    const said = {
      id: newId(),
      unitId: idOf(unit),
      kind: 'wish',
      source: 'unit',
      reporter: 'none',
      text: 'x',
    };
    const more = { proposal: '', task: '', shortcoming: false, heardOn: today, ordinary: true };
    expect(await send(tx, raiseConcern, who, today, { ...said, ...more })).toBeNull();
    return said.id;
  };
  const [open, told, elsewhere] = [
    await raise('An', 'tổ1'),
    await raise('An', 'tổ1'),
    await raise('Bình', 'tổ2'),
  ];
  for (const [command, words] of [
    [answerConcern, 'xong'],
    [tellConcern, ''],
  ] as const)
    expect(await send(tx, command, 'An', today, { concernId: told, text: words })).toBeNull();
  await tx.updateTable('concern').set({ state: 'closed', closedOn: today }).where('id', '=', told).execute();
  const changeId = newId<RowId>();
  const [unitId, heirId] = [idOf<UnitId>('tổ1'), idOf<UnitId>('ấp1')];
  const change = {
    ...{ changeId, day: day('2016-10-01'), today: day(today) },
    endings: [{ unitId, heirId, how: 'above' as const }],
  };
  await tx
    .insertInto('unitChange')
    .values({ id: changeId, kind: 'unit.end', day: '2016-10-01', madeBy: idOf('An'), madeOn: today })
    .execute();
  expect((await preview(tx, change)).map((effect) => effect.count)).toEqual([1]);
  await apply(tx, change);
  const owed = await tx
    .selectFrom('concern')
    .select(['id', 'answeringUnitId', 'unitId'])
    .orderBy('number')
    .execute();
  expect(owed).toEqual([
    { id: open, answeringUnitId: idOf('ấp1'), unitId: idOf('tổ1') },
    { id: told, answeringUnitId: idOf('tổ1'), unitId: idOf('tổ1') },
    { id: elsewhere, answeringUnitId: idOf('tổ2'), unitId: idOf('tổ2') },
  ]);
  expect((await preview(tx, change)).map((effect) => effect.count)).toEqual([0]);
  await undo(tx, changeId);
  const back = await tx
    .selectFrom('concern')
    .select('answeringUnitId')
    .where('unitId', '=', idOf<UnitId>('tổ1'))
    .execute();
  expect(back).toEqual([{ answeringUnitId: idOf('tổ1') }, { answeringUnitId: idOf('tổ1') }]);
});
