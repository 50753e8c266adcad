import { expect } from 'vitest';
import { inDatabase, send, sender } from '../../test/world/database.ts';
import { idOf } from '../../test/world/world.ts';
import { newId, type RowId } from '../kernel/id.ts';
import { findDirection } from './direction.sql.ts';
import {
  answerUrging,
  giveDirection,
  reportDirection,
  sendBackDirection,
  settleDirection,
  urge,
} from './inspection.commands.ts';
import { inspectionTasks } from './inspection-task.sql.ts';
import { overdue } from './overdue.sql.ts';
import { urgings } from './urging.sql.ts';

const facts = `
  xã has ấp1
  ấp1 has tổ1, tổ2
  Kiểm is inspector of xã
  Cúc is committee of xã
  An is official of xã
  Bình is official of xã
  An holds tổ1 from 2016-07-01
  Bình holds tổ2 from 2016-07-01
  An meets tổ1 on 2016-08-15`;
const today = '2016-09-26';

inDatabase('what is late, of whom, since when', facts, async (tx) => {
  const late = await overdue(tx, sender('Kiểm', today));
  const told = late.map((row) =>
    `${row.about} ${row.unitName} ${row.officialName} ${row.month ?? ''}`.trim(),
  );
  expect(told.sort()).toEqual(
    [
      'receipt tổ1 An',
      'receipt tổ2 Bình',
      'visit tổ2 Bình',
      'meeting tổ2 Bình 2016-08',
      'report xã An 2016-07',
      'report xã Bình 2016-07',
      'report xã An 2016-08',
      'report xã Bình 2016-08',
    ].sort(),
  );
  expect(late.find((row) => row.about === 'visit')?.dueOn).toBe('2016-08-15');
});

inDatabase(
  'what the holder did as head of the group is no visit of the assigned official',
  facts,
  async (tx) => {
    const [who, unitId] = [idOf('Bình'), idOf('tổ2')];
    const when = { day: '2016-08-20', notedAt: '2016-08-20T13:00:00Z', receivedOn: '2016-08-20' };
    const act = { kind: 'groupMeeting', householdsPresent: 10, householdsTotal: 25, note: '' };
    const row = {
      id: newId(),
      officialId: who,
      notedBy: who,
      unitId,
      actingAs: 'groupHead',
      ...act,
      ...when,
    };
    await tx.insertInto('visit').values(row).execute();
    const of = async () =>
      (await overdue(tx, sender('Kiểm', today)))
        .filter((late) => late.unitName === 'tổ2')
        .map((late) => late.about);
    expect(await of()).toEqual(expect.arrayContaining(['meeting', 'visit']));
    await tx
      .updateTable('visit')
      .set({ actingAs: 'assigned', day: '2016-08-28' })
      .where('id', '=', row.id)
      .execute();
    expect(await of()).not.toContain('meeting');
  },
);

inDatabase('an assigned official sees and urges only within own units', facts, async (tx) => {
  const mine = await overdue(tx, sender('An', today));
  expect(new Set(mine.map((row) => row.unitName))).toEqual(new Set(['tổ1']));
  const said = { ...urging(), unitId: idOf('tổ2'), toId: idOf('Bình') };
  expect((await send(tx, urge, 'An', today, { urgings: [said] }))?.code).toBe('request/notAllowed');
});

const urging = () => ({
  id: newId<RowId>(),
  unitId: idOf('xã'),
  toId: idOf('Bình'),
  toBodyId: null,
  about: 'report',
  aboutId: null,
  month: '2016-08',
  text: 'Đề nghị đồng chí ký báo cáo tháng 8.',
});

inDatabase('urged, counted, answered by the one urged, once', facts, async (tx) => {
  const said = urging();
  expect(await send(tx, urge, 'Kiểm', today, { urgings: [said] })).toBeNull();
  const late = await overdue(tx, sender('Kiểm', today));
  const row = late.find(
    (one) => one.about === 'report' && one.month === '2016-08' && one.officialName === 'Bình',
  );
  expect([row?.urged, row?.urgedOn]).toEqual([1, today]);
  expect((await inspectionTasks(tx, sender('Bình', today))).map((t) => t.kind)).toEqual(['urging.answer']);
  const reply = { id: said.id, answer: 'Tôi ký trong ngày mai.' };
  expect((await send(tx, answerUrging, 'An', today, reply))?.code).toBe('urging/notYours');
  expect(await send(tx, answerUrging, 'Bình', today, reply)).toBeNull();
  expect((await send(tx, answerUrging, 'Bình', today, reply))?.code).toBe('urging/answered');
  expect((await urgings(tx, sender('Kiểm', today))).map((u) => u.answeredByName)).toEqual(['Bình']);
});

inDatabase('a direction is followed until who gave it says it is done', facts, async (tx) => {
  const said = {
    id: newId<RowId>(),
    unitId: idOf('xã'),
    toId: idOf('An'),
    toBodyId: null,
    inspectionId: null,
    reviewId: null,
    text: 'Củng cố các tổ yếu trong quý IV.',
    dueOn: '2016-12-31',
  };
  expect((await send(tx, giveDirection, 'Cúc', today, { ...said, dueOn: '2016-09-01' }))?.code).toBe(
    'urging/duePast',
  );
  expect(await send(tx, giveDirection, 'Cúc', today, said)).toBeNull();
  const unasked = await send(tx, reportDirection, 'Bình', '2016-12-20', { id: said.id, outcome: 'xong' });
  expect(unasked?.code).toBe('request/notAllowed');
  const settled = { id: said.id, comment: '' };
  expect((await send(tx, settleDirection, 'Cúc', today, settled))?.code).toBe('urging/notReported');
  expect(
    await send(tx, reportDirection, 'An', '2016-12-20', { id: said.id, outcome: 'Đã họp 3 tổ.' }),
  ).toBeNull();
  expect(
    await send(tx, sendBackDirection, 'Cúc', '2016-12-21', { id: said.id, comment: 'Còn 2 tổ.' }),
  ).toBeNull();
  expect((await findDirection(tx, said.id))?.state).toBe('open');
  await send(tx, reportDirection, 'An', '2016-12-28', { id: said.id, outcome: 'Đã họp cả 5 tổ.' });
  expect(await send(tx, settleDirection, 'Cúc', '2016-12-30', settled)).toBeNull();
  expect(await findDirection(tx, said.id)).toMatchObject({ state: 'done', doneOn: '2016-12-30' });
});
