import { expect } from 'vitest';
import { inDatabase, send, sender, sql } from '../../test/world/database.ts';
import { day, idOf } from '../../test/world/world.ts';
import { type AssignmentId, newId } from '../kernel/id.ts';
import { leaveOfficial } from '../officials/official.commands.ts';
import { mayAct } from '../server/access.sql.ts';
import {
  answerObjection,
  endAssignment,
  giveAssignment,
  objectToAssignment,
  receiveAssignments,
} from './assignment.commands.ts';
import { assignmentOn, heldBy, holdersOn } from './assignment.sql.ts';
import { assignmentTasks } from './assignment-task.sql.ts';
import * as unitsOfLeaver from './leaving.follows.ts';

const facts = `
  xã has ấp1
  ấp1 has tổ1, tổ2, tổ3
  Lan is clerk of xã
  An is official of xã
  Chi is official of xã
  An holds tổ1 from 2016-07-21
  An holds tổ2 from 2016-07-21
  Chi holds tổ3 from 2016-08-01 until 2016-09-01`;
const today = '2016-09-26';
const of = (who: string, unit: string) => idOf<AssignmentId>(`assignment ${who} ${unit}`);
const link = `insert into chain_link (id, holder_tier, held_tier, kind, valid)
  values ('00000000-0000-7000-8000-000000000009', 3, 5, 'followAndSupport', '(,)')`;

inDatabase('one receives all at once; only one’s own, and not what has ended', facts, async (tx) => {
  const receive = (who: string, ...ids: AssignmentId[]) =>
    send(tx, receiveAssignments, who, today, { assignmentIds: ids });
  const task = async () => (await assignmentTasks(tx, sender('An', today))).map((one) => one.title.en);
  expect(await task()).toEqual(['Receive 2 units assigned to you']);
  expect((await receive('Chi', of('An', 'tổ1')))?.code).toBe('assignment/notOwn');
  expect((await receive('Chi', of('Chi', 'tổ3')))?.code).toBe('assignment/over');
  expect((await receive('An', of('An', 'tổ1'), newId()))?.status).toBe(404);
  expect(await receive('An', of('An', 'tổ1'), of('An', 'tổ2'))).toBeNull();
  expect((await heldBy(tx, idOf('An'), day(today))).map((held) => [held.unitName, held.receivedOn])).toEqual([
    ['tổ1', today],
    ['tổ2', today],
  ]);
  expect(await task()).toEqual([]);
});

inDatabase('an objection waits for the clerk’s answer, once', facts, async (tx) => {
  const object = (who: string, unit = 'tổ1') =>
    send(tx, objectToAssignment, who, today, { assignmentId: of('An', unit), text: 'Xa nhà, không có xe' });
  expect((await object('Chi'))?.code).toBe('assignment/notOwn');
  expect(await object('An')).toBeNull();
  expect((await object('An'))?.code).toBe('assignment/objectedBefore');
  const titles = async () => (await assignmentTasks(tx, sender('Lan', today))).map((one) => one.title.en);
  expect(await titles()).toContain('Answer an objection to the assignment of tổ1');
  const answer = (who: string) =>
    send(tx, answerObjection, who, today, { assignmentId: of('An', 'tổ1'), answer: 'Sẽ đổi từ tháng sau' });
  expect((await answer('An'))?.code).toBe('request/notAllowed');
  expect(await answer('Lan')).toBeNull();
  expect((await answer('Lan'))?.code).toBe('assignment/nothingToAnswer');
  expect(await titles()).not.toContain('Answer an objection to the assignment of tổ1');
  await send(tx, receiveAssignments, 'An', today, { assignmentIds: [of('An', 'tổ2')] });
  expect((await object('An', 'tổ2'))?.code).toBe('assignment/receivedBefore');
});

inDatabase('a single unit is given and ended; a unit has one holder of a kind a day', facts, async (tx) => {
  const given = (changes: object = {}) => ({
    id: newId<AssignmentId>(),
    planId: idOf('kế hoạch'),
    kind: 'followAndSupport',
    unitId: idOf('tổ3'),
    officialId: idOf('An'),
    from: '2016-09-20',
    ...changes,
  });
  const give = (changes: object = {}) => send(tx, giveAssignment, 'Lan', today, given(changes));
  expect((await give())?.code).toBe('draft/noLink');
  await sql.raw(link).execute(tx);
  expect((await assignmentTasks(tx, sender('Lan', today))).at(-1)?.title.en).toBe(
    '1 unit has nobody assigned',
  );
  expect((await give({ unitId: idOf('tổ1') }))?.code).toBe('assignment/heldAlready');
  expect((await give({ from: '2016-07-01' }))?.code).toBe('draft/beforeIssue');
  expect((await give({ unitId: idOf('ấp1') }))?.code).toBe('draft/noLink');
  expect((await send(tx, giveAssignment, 'An', today, given()))?.code).toBe('request/notAllowed');
  expect(await give()).toBeNull();
  expect(await assignmentOn(tx, idOf('An'), idOf('tổ3'), day(today))).toMatchObject({ from: '2016-09-20' });

  const end = (lastDay: string) =>
    send(tx, endAssignment, 'Lan', today, {
      assignmentId: of('An', 'tổ1'),
      lastDay,
      reason: 'chuyển công tác',
    });
  expect((await end('2016-07-20'))?.code).toBe('assignment/beforeStart');
  expect(await end('2016-09-30')).toBeNull();
  expect((await end('2016-10-15'))?.code).toBe('assignment/afterEnd');
  const holders = async (on: string) =>
    (await holdersOn(tx, [idOf('tổ1'), idOf('tổ2')], day(on))).map((held) => held.unitName);
  expect(await holders('2016-09-30')).toEqual(['tổ1', 'tổ2']);
  expect(await holders('2016-10-01')).toEqual(['tổ2']);
});

inDatabase(
  'who is given a unit may sign the report they then owe, appointed before or not',
  `${facts}\n Dung is cell of ấp1`,
  async (tx) => {
    await sql.raw(link).execute(tx);
    await sql`delete from assignment where unit_id = ${idOf('tổ3')}`.execute(tx);
    const may = (on: string) => mayAct(tx, 'report.write', idOf('Dung'), idOf('xã'), day(on));
    expect(await may(today)).toBe(false);
    const given = {
      planId: idOf('kế hoạch'),
      kind: 'followAndSupport',
      officialId: idOf('Dung'),
      from: '2016-09-20',
    };
    const id = newId<AssignmentId>();
    expect(await send(tx, giveAssignment, 'Lan', today, { id, unitId: idOf('tổ3'), ...given })).toBeNull();
    expect([await may('2016-09-19'), await may(today)]).toEqual([false, true]);
    await send(tx, endAssignment, 'Lan', today, {
      assignmentId: id,
      lastDay: '2016-09-25',
      reason: 'chuyển công tác',
    });
    expect(await may('2016-10-03')).toBe(true);
  },
);

inDatabase(
  'nobody leaves the service with units in hand',
  `${facts}\n  Mai is administrator of xã`,
  async (tx) => {
    await tx
      .updateTable('official')
      .set({ areaUnitId: idOf('xã') })
      .execute();
    const leave = (who: string, until: string) =>
      send(tx, leaveOfficial([unitsOfLeaver]), 'Mai', today, { officialId: idOf(who), until }).catch(
        (e) => e,
      );
    expect((await leave('An', '2016-10-01'))?.code).toBe('assignment/leaverHolds');
    expect((await leave('An', '2016-10-01'))?.says.vi).toContain('2 đơn vị (tổ1, tổ2)');
    expect(
      await unitsOfLeaver.preview(tx, { officialId: idOf('An'), until: day('2016-10-01') }),
    ).toMatchObject([{ count: 2 }]);
    expect(await leave('Chi', '2016-10-01')).toBeNull();
    for (const unit of ['tổ1', 'tổ2']) {
      const said = { assignmentId: of('An', unit), lastDay: '2016-09-30', reason: 'thôi công tác' };
      expect(await send(tx, endAssignment, 'Lan', today, said)).toBeNull();
    }
    expect(await leave('An', '2016-10-01')).toBeNull();
  },
);
