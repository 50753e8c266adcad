import { expect } from 'vitest';
import { inDatabase, send, sender } from '../../test/world/database.ts';
import { get } from '../../test/world/http.ts';
import { opened, wordsOf } from '../../test/world/paper.ts';
import { day, idOf } from '../../test/world/world.ts';
import * as concerns from '../concerns/concern.follows.ts';
import { type HandoverId, newId } from '../kernel/id.ts';
import * as measures from '../ratings/measure.follows.ts';
import { mayAct } from '../server/access.sql.ts';
import type { Tx } from '../server/sql.ts';
import { recordVisit } from '../visits/visit.commands.ts';
import { cancelHandover, confirmHandover, proposeHandover, refuseHandover } from './handover.commands.ts';
import { handoverRoutes, handoverTasks } from './handover.http.ts';
import { findHandover } from './handover.sql.ts';

const facts = `
  xã has ấp1
  ấp1 has tổ1, tổ2
  Lan is clerk of xã
  An is official of xã
  Bình is official of xã
  An holds tổ1 from 2016-07-01
  An meets tổ1 on 2016-08-15`;
const today = '2016-09-20';
const said = () => ({
  id: newId<HandoverId>(),
  assignmentId: idOf('assignment An tổ1'),
  toId: idOf('Bình'),
  endsOn: '2016-09-25',
  reason: 'chuyển công tác',
  note: '',
});
const confirm = confirmHandover([concerns, measures]);

async function openConcern(tx: Tx) {
  const id = newId();
  await tx
    .insertInto('concern')
    .values({
      id,
      number: 1,
      unitId: idOf('tổ1'),
      answeringUnitId: idOf('xã'),
      kind: 'obstacle',
      source: 'unit',
      reporter: 'none',
      text: 'Đường vào tổ ngập khi triều cường.',
      officialId: idOf('An'),
      notedBy: idOf('An'),
      heardOn: '2016-09-01',
      dueOn: '2016-09-15',
      state: 'open',
    })
    .execute();
  return id;
}

inDatabase('both confirm: the unit passes with all that is open, rights with it', facts, async (tx) => {
  const concern = await openConcern(tx);
  const one = said();
  expect(await send(tx, proposeHandover, 'Lan', today, one)).toBeNull();
  const listed = (await findHandover(tx, one.id))?.items;
  expect([listed?.concerns.length, listed?.lastVisit, listed?.reports]).toEqual([
    1,
    '2016-08-15',
    ['2016-07', '2016-08', '2016-09'],
  ]);
  expect((await handoverTasks(tx, sender('Bình', today))).map((t) => t.kind)).toEqual(['handover.confirm']);
  expect((await send(tx, confirm, 'Lan', today, { id: one.id, note: '' }))?.code).toBe('handover/notParty');
  expect(await send(tx, confirm, 'An', today, { id: one.id, note: 'họp tối 16 hằng tháng' })).toBeNull();
  expect((await send(tx, confirm, 'An', today, { id: one.id, note: '' }))?.code).toBe(
    'handover/confirmedAlready',
  );
  expect(await send(tx, confirm, 'Bình', '2016-09-21', { id: one.id, note: '' })).toBeNull();
  const may = (who: string, on: string) => mayAct(tx, 'visit.record', idOf(who), idOf('tổ1'), day(on));
  expect([await may('An', '2016-09-25'), await may('Bình', '2016-09-25')]).toEqual([true, false]);
  expect([await may('An', '2016-09-26'), await may('Bình', '2016-09-26')]).toEqual([false, true]);
  const carried = await tx
    .selectFrom('concern')
    .select('officialId')
    .where('id', '=', concern)
    .executeTakeFirst();
  expect(carried?.officialId).toBe(idOf('Bình'));
  expect((await findHandover(tx, one.id))?.state).toBe('confirmed');
});

inDatabase('unsent work of the leaver is still taken, under the leaver’s name', facts, async (tx) => {
  const one = said();
  await send(tx, proposeHandover, 'Lan', today, one);
  for (const who of ['An', 'Bình']) await send(tx, confirm, who, today, { id: one.id, note: '' });
  const late = {
    id: newId(),
    unitId: idOf('tổ1'),
    day: '2016-09-24',
    kind: 'contact',
    householdNumber: null,
    householdsPresent: null,
    householdsTotal: null,
    topics: [],
    contributions: [],
    note: 'gặp tổ trưởng',
    agreed: '',
    at: '2016-09-24T19:00:00+07:00',
  };
  expect(await send(tx, recordVisit, 'An', '2016-10-03', late)).toBeNull();
  const row = await tx.selectFrom('visit').select('officialId').where('id', '=', late.id).executeTakeFirst();
  expect(row?.officialId).toBe(idOf('An'));
});

inDatabase('refused, it lies on the clerk’s desk; cancelled, another can be proposed', facts, async (tx) => {
  const one = said();
  await send(tx, proposeHandover, 'Lan', today, one);
  expect((await send(tx, proposeHandover, 'Lan', today, said()))?.code).toBe('handover/notHeld');
  expect(await send(tx, refuseHandover, 'Bình', today, { id: one.id, reason: 'đã đủ tổ' })).toBeNull();
  expect((await handoverTasks(tx, sender('Lan', today))).map((t) => t.kind)).toEqual(['handover.refused']);
  const next = said();
  expect(await send(tx, proposeHandover, 'Lan', today, next)).toBeNull();
  expect(await handoverTasks(tx, sender('Lan', today))).toEqual([]);
  expect(await send(tx, cancelHandover, 'Lan', today, { id: next.id })).toBeNull();
  expect((await send(tx, confirm, 'An', today, { id: next.id, note: '' }))?.code).toBe('handover/settled');
});

inDatabase('a handover to oneself, or ending before it began, is refused', facts, async (tx) => {
  const code = async (change: object) =>
    (await send(tx, proposeHandover, 'Lan', today, { ...said(), ...change }))?.code;
  expect(await code({ toId: idOf('An') })).toBe('handover/toHolder');
  expect(await code({ endsOn: '2016-06-30' })).toBe('handover/endsBefore');
});

inDatabase(
  'the record names what passes, concerns by number only, and stays a draft until both confirm',
  facts,
  async (tx) => {
    await openConcern(tx);
    const one = said();
    await send(tx, proposeHandover, 'Lan', today, one);
    const words = async (who: string) => {
      const { bytes } = await get(tx, who, today, handoverRoutes, `/handovers/${one.id}/record.docx`);
      return [...opened(bytes).values()].flatMap(wordsOf).join('\n');
    };
    const before = await words('An');
    expect(before).toContain('DỰ THẢO');
    for (const part of ['VM-0001', 'Lý do: chuyển công tác', 'báo cáo tháng 8/2016', 'BÊN NHẬN', 'tổ1, ấp1'])
      expect(before).toContain(part);
    expect(before).not.toContain('triều cường');
    for (const who of ['An', 'Bình']) await send(tx, confirm, who, today, { id: one.id, note: 'họp tối 16' });
    const after = await words('Lan');
    expect(after).toContain('họp tối 16');
    expect(after).not.toContain('DỰ THẢO');
    const other = await get(tx, 'Cúc', today, handoverRoutes, `/handovers/${one.id}/record.docx`);
    expect(other.status).toBe(403);
  },
);
