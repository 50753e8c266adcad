import { expect } from 'vitest';
import { inDatabase, send, sender, sql } from '../../test/world/database.ts';
import { get } from '../../test/world/http.ts';
import { day, idOf } from '../../test/world/world.ts';
import { type ConcernId, newId } from '../kernel/id.ts';
import type { Tx } from '../server/sql.ts';
import {
  answerConcern,
  closeConcern,
  extendConcern,
  forwardConcern,
  handOverConcern,
  handOverLegal,
  markShortcoming,
  noteConcern,
  raiseConcern,
  reopenConcern,
  tellConcern,
  withdrawConcern,
} from './concern.commands.ts';
import { concernRoutes } from './concern.http.ts';
import { concernTasks } from './concern-desk.http.ts';
import { newReceipt } from './receipt.ts';
import { openingsOf, openSeal } from './reporter.sql.ts';

const facts = `
  xã has ấp1, ấp2
  ấp1 has tổ1, tổ2
  Văn is clerk of xã
  Bí is committee of xã
  Chi is cell of ấp1
  An holds tổ1 from 2016-07-21
  Bình holds tổ2 from 2016-07-21`;

const today = '2016-09-26';
const concernId = idOf<ConcernId>('phản ánh');
const text = 'Đường vào tổ ngập sâu mỗi khi triều lên.';

const said = (rest: object = {}) => ({
  ...{ id: concernId, unitId: idOf('tổ1'), kind: 'obstacle', source: 'resident', reporter: 'none' },
  ...{ text, proposal: 'Nâng nền 200 m', task: '', shortcoming: false, heardOn: today, ordinary: true },
  ...rest,
});
const raise = (tx: Tx, rest: object = {}, who = 'An', on = today) =>
  send(tx, raiseConcern, who, on, said(rest));
const act = async (tx: Tx, command: Parameters<typeof send>[1], who: string, rest: object = {}, on = today) =>
  (await send(tx, command, who, on, { concernId, ...rest }))?.code ?? null;
const kept = (tx: Tx) =>
  tx.selectFrom('concern').selectAll().where('id', '=', concernId).executeTakeFirstOrThrow();

inDatabase('a concern goes from the group to the commune and back to the residents', facts, async (tx) => {
  expect(await raise(tx)).toBeNull();
  expect(await kept(tx)).toMatchObject({
    number: 1,
    officialId: idOf('An'),
    answeringUnitId: idOf('tổ1'),
    dueOn: '2016-10-06',
    state: 'open',
  });
  expect(await act(tx, forwardConcern, 'An', { toUnitId: idOf('xã'), text: 'vượt khả năng tổ' })).toBeNull();
  // The answer is the commune's now.
  expect(await act(tx, answerConcern, 'An', { text: 'Xã sẽ làm' })).toBe('request/notAllowed');
  expect(await act(tx, extendConcern, 'Văn', { until: '2016-10-15', text: 'chờ khảo sát' })).toBeNull();
  expect((await kept(tx)).dueOn).toBe('2016-10-17'); // the 15th is a Saturday
  expect(await act(tx, answerConcern, 'Văn', { text: 'Xã nâng nền trong quý IV' })).toBeNull();
  expect(await act(tx, closeConcern, 'An', { text: '' })).toBe('concern/notTold');
  expect(await act(tx, tellConcern, 'An', { text: 'báo trong buổi họp tổ' })).toBeNull();
  expect(await act(tx, closeConcern, 'An', { text: '' })).toBeNull();
  expect(await act(tx, reopenConcern, 'Văn', { text: 'dân báo vẫn ngập' }, '2016-11-01')).toBeNull();
  expect(await kept(tx)).toMatchObject({
    state: 'open',
    answer: null,
    answeredOn: null,
    closedOn: null,
    dueOn: '2016-11-11',
  });
  const steps = await tx.selectFrom('concernStep').selectAll().orderBy('number').execute();
  expect(steps.map((s) => s.what)).toEqual([
    'heard',
    'forwarded',
    'deadline',
    'answered',
    'told',
    'closed',
    'reopened',
  ]);
  expect(steps[1]).toMatchObject({ byId: idOf('An'), fromId: idOf('tổ1'), toId: idOf('xã') });
  expect(steps.every((s) => s.byId !== null)).toBe(true);
});

inDatabase('it is passed up, beside and back, and nowhere else', facts, async (tx) => {
  await raise(tx);
  const to = (who: string, unit: string) =>
    act(tx, forwardConcern, who, { toUnitId: idOf(unit), text: 'để trả lời' });
  expect(await to('Văn', 'ấp2')).toBe('concern/tooFar');
  expect(await to('Văn', 'tổ2')).toBeNull();
  expect(await to('Văn', 'tổ2')).toBe('concern/sameUnit');
  expect(await to('Bình', 'xã')).toBeNull();
  expect(await to('Bình', 'tổ1')).toBe('request/notAllowed');
  expect(await to('Văn', 'tổ1')).toBeNull();
});

inDatabase('no log row keeps what was said, who said it, or the code', facts, async (tx) => {
  const code = newReceipt();
  const named = { reporter: 'sealed', code, reporterName: 'Người Dân 07', reporterContact: '0900 000 007' };
  expect(await raise(tx, named)).toBeNull();
  await act(tx, noteConcern, 'An', { text: 'đã gọi lại cho dân' });
  await act(tx, answerConcern, 'An', { text: 'Tổ đã dọn cống' });
  // A refused one leaves its log row too.
  await send(tx, raiseConcern, 'An', today, { ...said(named), id: newId(), ordinary: false });
  const log = JSON.stringify(await tx.selectFrom('commandLog').selectAll().execute());
  expect(log).toContain('concern/legal');
  for (const word of ['ngập', 'Nâng nền', 'Người Dân', '0900', code, code.slice(0, 5), 'gọi lại', 'dọn cống'])
    expect(log).not.toContain(word);
  const all = JSON.stringify(await tx.selectFrom('concern').selectAll().execute());
  for (const word of ['Người Dân', '0900', code]) expect(all).not.toContain(word);
});

inDatabase('a seal opens only beside the line that logs it', facts, async (tx) => {
  const code = newReceipt();
  await raise(tx, { reporter: 'sealed', code, reporterName: 'Người Dân 07' });
  const names = () => tx.selectFrom('concernReporter').select('name').execute();
  expect(await names()).toEqual([]);
  const opening = {
    concernId,
    officialId: sender('Bí', today).officialId,
    onDay: day(today),
    purpose: 'mời dự họp',
  };
  expect(await openSeal(tx, opening)).toEqual({ name: 'Người Dân 07', contact: '' });
  expect(await openingsOf(tx, concernId)).toEqual([
    { onDay: today, by: 'Bí', post: '', purpose: 'mời dự họp' },
  ]);
  expect(await tx.selectFrom('lookLog').select(['what', 'about', 'purpose']).execute()).toEqual([
    { what: 'seal', about: 'VM-0001', purpose: 'mời dự họp' },
  ]);
});

inDatabase('what turns out a complaint keeps only its reference', facts, async (tx) => {
  await raise(tx, { reporter: 'sealed', code: newReceipt(), reporterName: 'Người Dân 07' });
  await act(tx, noteConcern, 'An', { text: 'nội dung đơn dài' });
  const handover = { id: newId(), kind: 'complaint', reference: '12/TD', handedTo: 'UBND xã' };
  expect(await act(tx, handOverConcern, 'Văn', handover)).toBeNull();
  expect(await kept(tx)).toMatchObject({ state: 'handedOver', text: '', proposal: '', task: '' });
  const steps = await tx.selectFrom('concernStep').select('text').execute();
  expect(steps.map((s) => s.text).join('')).toBe('');
  const opening = { concernId, officialId: idOf<never>('Bí'), onDay: day(today), purpose: 'xem lại' };
  expect(await openSeal(tx, opening)).toBeUndefined();
  expect(await tx.selectFrom('legalHandover').selectAll().execute()).toMatchObject([
    { kind: 'complaint', reference: '12/TD', handedTo: 'UBND xã', day: today, notedBy: idOf('Văn') },
  ]);
  const straight = { id: newId(), unitId: idOf('tổ1'), kind: 'denunciation', reference: '13/TD' };
  const legal = { ...straight, handedTo: 'Ủy ban kiểm tra', day: today };
  expect(await send(tx, handOverLegal, 'An', today, legal)).toBeNull();
  const longer = await send(tx, handOverLegal, 'An', today, { ...legal, id: newId(), text: 'nội dung' });
  expect(longer?.code).toBe('request/unreadable');
});

inDatabase(
  'a clerk notes for the official who heard it; a leaver’s late line still arrives',
  facts,
  async (tx) => {
    expect((await raise(tx, { officialId: idOf('Bình') }, 'Văn'))?.code).toBe('concern/notHeld');
    expect((await raise(tx, { officialId: idOf('Bình') }))?.code).toBe('request/notAllowed');
    expect(await raise(tx, { officialId: idOf('An') }, 'Văn')).toBeNull();
    expect(await kept(tx)).toMatchObject({ officialId: idOf('An'), notedBy: idOf('Văn') });
    // Of a small group, at the hamlet above it, by who holds the group.
    expect(await raise(tx, { id: newId(), unitId: idOf('ấp1') })).toBeNull();
    expect((await raise(tx, { id: newId(), unitId: idOf('ấp2') }))?.code).toBe('request/notAllowed');
    await sql`update assignment set held = '[2016-07-21,2016-09-20)' where official_id = ${idOf('An')}`.execute(
      tx,
    );
    expect(await raise(tx, { id: newId(), heardOn: '2016-09-19' })).toBeNull();
    expect((await raise(tx, { id: newId() }))?.code).toBe('request/notAllowed');
    const numbers = await tx.selectFrom('concern').select('number').orderBy('number').execute();
    expect(numbers.map((row) => row.number)).toEqual([1, 2, 3]);
  },
);

inDatabase(
  'a mistaken line is taken back by who wrote it, and only where nobody stands behind it',
  facts,
  async (tx) => {
    await raise(tx);
    expect(await act(tx, withdrawConcern, 'Văn', { text: 'trùng' })).toBe('concern/notYours');
    expect(await act(tx, withdrawConcern, 'An', { text: 'ghi trùng' })).toBeNull();
    expect(await kept(tx)).toMatchObject({ state: 'withdrawn', text: '' });
    const steps = await tx.selectFrom('concernStep').select(['what', 'text']).orderBy('number').execute();
    expect(steps.at(-1)).toEqual({ what: 'withdrawn', text: 'ghi trùng' });
  },
);

inDatabase('lists keep to what one may see, and narrow by every word', facts, async (tx) => {
  await raise(tx);
  await raise(tx, { id: newId(), unitId: idOf('tổ2'), kind: 'wish', heardOn: '2016-08-01' }, 'Văn');
  const codes = async (who: string, query = '') => {
    const { body } = await get(tx, who, today, concernRoutes, `/concerns?${query}`);
    return body.rows.map((row: { number: number; clock: object; carriedOver: boolean }) => row.number);
  };
  expect(await codes('An')).toEqual([1]);
  expect(await codes('Văn')).toEqual([2, 1]);
  expect(await codes('Chi', 'overdue=1')).toEqual([2]);
  expect(await codes('Văn', 'kind=wish')).toEqual([2]);
  expect(await codes('Văn', 'q=VM-0001')).toEqual([1]);
  expect(await codes('Văn', `q=${encodeURIComponent('to2')}`)).toEqual([2]);
  expect(await codes('Văn', `unitId=${idOf('ấp2')}`)).toEqual([]);
  expect(await codes('Văn', `unitId=${idOf('ấp1')}&from=2016-09-01`)).toEqual([1]);
  expect(await codes('Văn', 'owed=1')).toEqual([]);
  expect(await codes('An', 'owed=1')).toEqual([1]);
  expect(await codes('Văn', 'mine=1')).toEqual([2]);
  await act(tx, markShortcoming, 'An', { shortcoming: true });
  expect(await codes('Văn', 'shortcoming=1')).toEqual([1]);
  const { body } = await get(tx, 'Văn', today, concernRoutes, '/concerns');
  expect(body.rows.map((row: { clock: object }) => row.clock)).toEqual([
    { is: 'late', days: 46 },
    { is: 'running', workingDaysLeft: 8 },
  ]);
  expect(body.rows.map((row: { carriedOver: boolean }) => row.carriedOver)).toEqual([true, false]);
  const counts = await get(tx, 'Văn', today, concernRoutes, '/concerns/counts');
  expect(counts.body).toEqual([
    { unitId: idOf('ấp1'), unitName: 'ấp1', kind: 'obstacle', state: 'open', count: 1, overdue: 0 },
    { unitId: idOf('ấp1'), unitName: 'ấp1', kind: 'wish', state: 'open', count: 1, overdue: 1 },
  ]);
});

inDatabase('a concern’s page says what was done and what the reader may do now', facts, async (tx) => {
  await raise(tx);
  const page = async (who: string) =>
    (await get(tx, who, today, concernRoutes, `/concerns/${concernId}`)).body;
  expect((await page('An')).acts).toEqual([
    'forwarded',
    'deadline',
    'answered',
    'withdrawn',
    'noted',
    'handedOver',
    'mark',
  ]);
  expect((await page('Bình')).status).toBe(404);
  const targets = await get(tx, 'An', today, concernRoutes, `/concerns/${concernId}/targets`);
  expect(targets.body.map((t: { name: string; relation: string }) => `${t.name} ${t.relation}`)).toEqual([
    'ấp1 above',
    'xã above',
    'tổ2 sameTier',
  ]);
  await act(tx, forwardConcern, 'An', { toUnitId: idOf('xã'), text: 'x' });
  const passed = await page('An');
  expect(passed.acts).toEqual(['withdrawn', 'noted', 'handedOver', 'mark']);
  expect(passed.steps[1]).toMatchObject({ byName: 'An', fromUnitName: 'tổ1', toUnitName: 'xã' });
  const places = await get(tx, 'An', today, concernRoutes, '/concerns/units');
  expect(
    places.body.map((p: { name: string; own: boolean; small: boolean }) => [p.name, p.own, p.small]),
  ).toEqual([
    ['tổ1', true, false],
    ['ấp1', false, false],
  ]);
});

inDatabase(
  'who notes it at the hamlet, for a group too small, still follows it to the end',
  facts,
  async (tx) => {
    await raise(tx, { unitId: idOf('ấp1') });
    const page = (who: string) => get(tx, who, today, concernRoutes, `/concerns/${concernId}`);
    expect((await page('An')).body.acts).toEqual(['withdrawn', 'noted', 'handedOver', 'mark']);
    expect((await page('Bình')).status).toBe(404);
    expect(await act(tx, answerConcern, 'An', { text: 'x' })).toBe('request/notAllowed');
    expect(await act(tx, answerConcern, 'Chi', { text: 'ấp sẽ họp' })).toBeNull();
    expect((await concernTasks(tx, sender('An', today))).map((task) => task.kind)).toEqual(['concern.tell']);
    expect(await act(tx, tellConcern, 'Bình', { text: '' })).toBe('request/notAllowed');
    expect(await act(tx, tellConcern, 'An', { text: '' })).toBeNull();
  },
);

inDatabase('desks show answers owed and late, and answers the residents do not know', facts, async (tx) => {
  await raise(tx);
  const tasks = async (who: string, on: string) =>
    (await concernTasks(tx, sender(who, on))).map((task) => task.kind);
  expect(await tasks('An', today)).toEqual([]);
  expect(await tasks('An', '2016-10-04')).toEqual(['concern.answer']);
  expect(await tasks('Văn', '2016-10-10')).toEqual([]);
  await act(tx, forwardConcern, 'An', { toUnitId: idOf('xã'), text: 'x' });
  expect(await tasks('Văn', '2016-10-10')).toEqual(['concern.answer']);
  expect(await tasks('An', '2016-10-10')).toEqual(['concern.urge']);
  await act(tx, answerConcern, 'Văn', { text: 'xong' });
  expect(await tasks('Văn', '2016-10-10')).toEqual([]);
  expect(await tasks('An', '2016-10-10')).toEqual(['concern.tell']);
});
