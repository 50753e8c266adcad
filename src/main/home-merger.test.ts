import { expect } from 'vitest';
import { change, command, everything, unit } from '../../test/world/change.ts';
import { inDatabase, send, sender } from '../../test/world/database.ts';
import { get } from '../../test/world/http.ts';
import { idOf } from '../../test/world/world.ts';
import { newId, type RowId } from '../kernel/id.ts';
import type { Task } from '../kernel/task.ts';
import type { Tx } from '../server/sql.ts';
import { routes, tasks } from './server.ts';

/** The unit that the tenant is run for merges: its people go on in the successor as if nothing had happened. */

const facts = `
  xã has ấp1
  ấp1 has tổ1, tổ2
  Chi is administrator of xã
  Chi is clerk of xã
  Chi is board of xã
  Chi is committee of xã
  An is official of xã
  An holds tổ1 from 2016-07-21
  Bình holds tổ2 from 2016-07-21
  An calls tổ1 on 2016-09-20
  Bình calls tổ2 on 2016-09-21`;
const from = '2016-10-01';
const later = '2016-11-20';
const merge = (changeId = newId<RowId>()) => ({
  ...{ changeId, from, document: 'NQ 1687', unitIds: [unit('xã')] },
  into: { id: unit('xã mới'), kind: 'commune', name: 'Xã Lương Phú', parentId: null },
});
const said = (name: string, on: string) => ({
  ...{ id: newId(), unitId: unit(name), day: on, kind: 'contact', note: 'gặp dân', agreed: '' },
  ...{ householdNumber: null, householdsPresent: null, topics: [], contributions: [] },
});
const signed = (month: string, at: string) => ({
  ...{ id: newId(), unitId: unit(at), month, shortcomings: '', nextTasks: '', proposals: '' },
});
const desk = async (tx: Tx, who: string, on: string): Promise<Task[]> =>
  (await Promise.all(tasks.map((some) => some(tx, sender(who, on))))).flat();
const read = async (tx: Tx, who: string, on: string, path: string) =>
  (await get(tx, who, on, routes, path)).body;

inDatabase('everyone goes on working in the successor of the own unit', facts, async (tx) => {
  expect(await change(tx, 'unit.merge', merge(), from)).toBeNull();
  expect(await send(tx, command('visit.record'), 'An', later, said('tổ1', '2016-10-05'))).toBeNull();
  expect(
    await send(tx, command('visit.recordFor'), 'Chi', later, {
      ...said('tổ2', '2016-10-06'),
      officialId: idOf('Bình'),
    }),
  ).toBeNull();
  for (const [path, status] of [
    ['/units', 200],
    ['/log', 200],
    ['/accounts', 200],
    ['/duties', 200],
    ['/plans', 200],
    ['/bodies', 200],
    ['/officials', 200],
    ['/beginnings', 200],
  ] as const)
    expect((await get(tx, 'Chi', later, routes, path)).status, path).toBe(status);
  const rename = { unitId: unit('ấp1'), from: '2016-11-01', name: 'Ấp Hòa' };
  expect(await change(tx, 'unit.change', rename, later)).toBeNull();
  const official = { id: newId(), name: 'Cán bộ 9', category: 'official', from: '2016-11-01', skills: [] };
  expect(await change(tx, 'official.enter', official, later)).toBeNull();
  const duty = {
    id: newId(),
    officialId: idOf('Bình'),
    role: 'clerk',
    unitId: unit('xã mới'),
    from: '2016-11-01',
    until: null,
  };
  expect(await change(tx, 'duty.give', duty, later)).toBeNull();
  const plans = await read(tx, 'Chi', later, '/plans');
  expect(JSON.stringify(plans)).toContain('phân công theo dõi');
  expect((await read(tx, 'Chi', later, '/beginnings')).units).toBe(3);
});

inDatabase(
  'the months of before are signed and taken in where they belong, those of after in the successor',
  facts,
  async (tx) => {
    expect(await change(tx, 'unit.merge', merge(), from)).toBeNull();
    expect(await send(tx, command('visit.record'), 'An', later, said('tổ1', '2016-10-05'))).toBeNull();
    const waiting = async (who: string, kind: string) =>
      (await desk(tx, who, later)).filter((task) => task.kind === kind).map(({ path }) => path);
    expect(await waiting('An', 'report.sign')).toEqual([
      `/reports/draft/${unit('xã')}/2016-08`,
      `/reports/draft/${unit('xã')}/2016-09`,
      `/reports/draft/${unit('xã mới')}/2016-10`,
      `/reports/draft/${unit('xã mới')}/2016-11`,
    ]);
    for (const [month, at] of [
      ['2016-09', 'xã'],
      ['2016-10', 'xã mới'],
    ] as const) {
      const report = signed(month, at);
      expect(
        await send(tx, command('report.sign'), 'An', later, {
          ...report,
          seen: month === '2016-09' ? { householdCalls: 1 } : { contacts: 1 },
        }),
        month,
      ).toBeNull();
      expect(await waiting('Chi', 'report.board')).toEqual([`/reports/month/${unit('xã mới')}/${month}`]);
      const passed = { unitId: unit(at), reportIds: [report.id] };
      expect(await change(tx, 'report.collect', passed, later)).toBeNull();
      expect(await waiting('Chi', 'report.committee')).toEqual([`/reports/month/${unit('xã mới')}/${month}`]);
      expect(await change(tx, 'report.accept', passed, later)).toBeNull();
    }
  },
);

inDatabase(
  'taken back, the tenant is run for the unit of before, and nothing has changed',
  facts,
  async (tx) => {
    const before = await everything(tx);
    const body = merge();
    expect(await change(tx, 'unit.merge', body, from)).toBeNull();
    expect(await change(tx, 'unit.undoChange', { changeId: body.changeId }, from)).toBeNull();
    expect(await everything(tx)).toEqual(before);
  },
);
