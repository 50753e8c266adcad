import { expect } from 'vitest';
import { inDatabase, send } from '../../test/world/database.ts';
import { day, idOf } from '../../test/world/world.ts';
import type { Tx } from '../server/sql.ts';
import { createBodies, createBody, endBody, endPost, givePost, givePosts } from './body.commands.ts';
import { findBody, postsOf } from './body.sql.ts';
import {
  changeOfficial,
  enterAbsence,
  enterOfficial,
  enterOfficialList,
  leaveOfficial,
  withdrawAbsence,
} from './official.commands.ts';
import { officialsLike, officialsSeen } from './official.sql.ts';
import { partiesOf } from './parties.sql.ts';

const facts = `
  xã has ấp1, ấp2
  ấp1 has tổ1, tổ2
  An is clerk of xã
  Bình is official of xã
  Dung is clerk of ấp2`;
const today = '2016-09-26';
const all = async (tx: Tx, on = today) =>
  (await officialsLike(tx, { seen: officialsSeen(idOf('An'), day(on)), on: day(on), limit: 100 })).rows;
const one = async (tx: Tx, name: string, on = today) => (await all(tx, on)).find((o) => o.name === name);

const skill = (name: string, level = 2, strength = false) => ({ skill: name, level, strength });
const said = (name: string, more: object = {}) => ({
  id: idOf(name),
  name,
  category: 'civilServant',
  ...more,
});

inDatabase('an official is entered with what they can do, and stands by given name', facts, async (tx) => {
  const more = {
    sector: 'Tư pháp',
    homeUnitId: idOf('tổ1'),
    areaUnitId: idOf('ấp1'),
    skills: [skill('tuyên truyền', 3, true), skill('kế toán')],
  };
  expect(await send(tx, enterOfficial, 'An', today, said('Trần  Thị Cam', more))).toBeNull();
  expect(await send(tx, enterOfficial, 'An', today, said('Nguyễn Văn Ất'))).toBeNull();
  expect((await all(tx)).map(({ name }) => name)).toEqual([
    'An',
    'Nguyễn Văn Ất',
    'Bình',
    'Trần Thị Cam',
    'Dung',
  ]);
  expect(await one(tx, 'Trần Thị Cam')).toMatchObject({
    ...{ sector: 'Tư pháp', homeUnit: { name: 'tổ1' }, area: { name: 'ấp1' }, away: false },
    skills: [skill('tuyên truyền', 3, true), skill('kế toán')],
  });
});

inDatabase('what is said of an official is judged', facts, async (tx) => {
  const refused = async (body: object, who = 'An') => (await send(tx, enterOfficial, who, today, body))?.code;
  expect(await refused(said('Cam', { skills: [skill('Kế toán'), skill('ke toan')] }))).toBe(
    'official/skillTwice',
  );
  expect(await refused(said('Cam', { homeUnitId: idOf('nowhere') }))).toBe('official/unknownUnit');
  expect(await refused(said('Cam', { religion: 'x' }))).toBe('request/unreadable');
  expect(await refused(said('Cam'), 'Bình')).toBe('request/notAllowed');
  expect(await refused(said('Cam'), 'Dung')).toBe('request/notAllowed');
  expect(await refused(said('Cam', { areaUnitId: idOf('ấp2') }), 'Dung')).toBeUndefined();
});

inDatabase('a list of officials is entered whole or not at all', facts, async (tx) => {
  const list = (officials: object[]) => ({ areaUnitId: null, officials });
  const wrong = list([said('Cam'), said('Em', { skills: [skill('x'), skill('X')] })]);
  expect((await send(tx, enterOfficialList, 'An', today, wrong))?.code).toBe('official/skillTwice');
  expect(await one(tx, 'Cam')).toBeUndefined();
  expect(await send(tx, enterOfficialList, 'An', today, list([said('Cam'), said('Em')]))).toBeNull();
  expect((await all(tx)).map(({ name }) => name)).toEqual(['An', 'Bình', 'Cam', 'Dung', 'Em']);
});

inDatabase('what is changed replaces what was known, the rest stays', facts, async (tx) => {
  await send(tx, enterOfficial, 'An', today, said('Cam', { sector: 'Tư pháp', skills: [skill('kế toán')] }));
  const change = { officialId: idOf('Cam'), contact: '0900', skills: [skill('hòa giải', 1)] };
  expect(await send(tx, changeOfficial, 'An', today, change)).toBeNull();
  expect(await one(tx, 'Cam')).toMatchObject({
    sector: 'Tư pháp',
    contact: '0900',
    skills: [skill('hòa giải', 1)],
  });
  expect((await send(tx, changeOfficial, 'An', today, { ...change, officialId: idOf('x') }))?.code).toBe(
    'request/notFound',
  );
});

const committee = {
  id: idOf('đảng ủy'),
  unitId: idOf('xã'),
  kind: 'committee',
  name: 'Đảng ủy xã',
  symbol: 'ĐU',
};
const post = (id: string, more: object) => ({
  id: idOf(id),
  bodyId: idOf('đảng ủy'),
  title: 'secretary',
  from: '2015-08-01',
  ...more,
});

inDatabase('a person holds several posts, a post one person at a time', facts, async (tx) => {
  expect(await send(tx, createBody, 'An', today, committee)).toBeNull();
  expect((await send(tx, createBody, 'An', today, { ...committee, id: idOf('x') }))?.code).toBe(
    'body/nameTaken',
  );
  const give = async (id: string, more: object) =>
    (await send(tx, givePost, 'An', today, post(id, more)))?.code;
  expect(await give('p1', { officialId: idOf('An') })).toBeUndefined();
  expect(
    await give('p2', { officialId: idOf('An'), title: 'member', label: 'Chủ tịch HĐND' }),
  ).toBeUndefined();
  expect(await give('p3', { officialId: idOf('Bình') })).toBe('post/taken');
  expect(await give('p4', { holderName: 'Cán bộ 04' })).toBe('post/nameNotHere');
  expect(await give('p5', {})).toBe('post/noHolder');
  expect(await send(tx, endPost, 'An', today, { postId: idOf('p1'), until: '2016-01-01' })).toBeNull();
  expect(await give('p3', { officialId: idOf('Bình'), from: '2015-12-31' })).toBe('post/taken');
  expect(await give('p3', { officialId: idOf('Bình'), from: '2016-01-01' })).toBeUndefined();
  const holds = async (on: string) =>
    (await postsOf(tx, idOf('An'), day(on))).map(({ title, until }) => [title, until]);
  expect(await holds(today)).toEqual([
    ['secretary', '2016-01-01'],
    ['member', null],
  ]);
  expect((await one(tx, 'An'))?.posts.map(({ label }) => label)).toEqual(['Chủ tịch HĐND']);
  expect(await send(tx, endBody, 'An', today, { bodyId: idOf('đảng ủy'), until: '2016-06-01' })).toBeNull();
  expect((await findBody(tx, idOf('đảng ủy'), day(today)))?.posts.every(({ until }) => until !== null)).toBe(
    true,
  );
});

inDatabase('who leaves the service leaves their posts; it can be taken back', facts, async (tx) => {
  await send(tx, createBody, 'An', today, committee);
  await send(tx, givePost, 'An', today, post('p1', { officialId: idOf('Bình') }));
  const leave = (until: string | null) =>
    send(tx, leaveOfficial([]), 'An', today, { officialId: idOf('Bình'), until });
  expect(await leave('2016-09-01')).toBeNull();
  expect(await one(tx, 'Bình')).toBeUndefined();
  expect((await one(tx, 'Bình', '2016-08-31'))?.posts).toHaveLength(1);
  const late = await send(
    tx,
    givePost,
    'An',
    today,
    post('p2', { officialId: idOf('Bình'), from: '2016-09-01' }),
  );
  expect(late?.code).toBe('official/notActive');
  expect(await leave(null)).toBeNull();
  expect(await one(tx, 'Bình')).toMatchObject({ until: null });
});

inDatabase('an absence has both its days, and no two share one', facts, async (tx) => {
  const absence = (from: string, to: string) => ({
    id: idOf(from),
    officialId: idOf('Bình'),
    from,
    to,
    reason: 'học tập',
  });
  const enter = async (from: string, to: string) =>
    (await send(tx, enterAbsence, 'An', today, absence(from, to)))?.code;
  expect(await enter('2016-09-01', '2016-09-26')).toBeUndefined();
  expect(await enter('2016-09-26', '2016-10-01')).toBe('official/absenceTwice');
  expect(await enter('2016-10-02', '2016-10-01')).toBe('official/absenceBackward');
  expect(await one(tx, 'Bình')).toMatchObject({ away: true });
  expect(await one(tx, 'Bình', '2016-09-27')).toMatchObject({ away: false });
  expect(
    (await send(tx, withdrawAbsence, 'An', today, { id: idOf('2016-09-01'), officialId: idOf('An') }))?.code,
  ).toBe('request/notFound');
  expect(
    await send(tx, withdrawAbsence, 'An', today, { id: idOf('2016-09-01'), officialId: idOf('Bình') }),
  ).toBeNull();
  expect(await one(tx, 'Bình')).toMatchObject({ away: false });
});

inDatabase('boards and their heads are entered in one stroke, or neither is', facts, async (tx) => {
  const board = {
    id: idOf('ban'),
    unitId: idOf('tổ1'),
    kind: 'groupBoard',
    name: 'Ban đại diện tổ1',
    from: '2016-01-01',
  };
  const head = (more: object) => ({
    ...post('p1', more),
    bodyId: board.id,
    title: 'head',
    from: '2016-01-01',
  });
  const enter = (...posts: object[]) =>
    send(tx, createBodies, 'An', today, { unitId: idOf('xã'), bodies: [board], posts });
  expect((await enter(head({})))?.code).toBe('post/noHolder');
  expect(await findBody(tx, idOf('ban'), day(today))).toBeUndefined();
  expect(await enter(head({ holderName: 'Cán bộ 51' }))).toBeNull();
  expect((await findBody(tx, idOf('ban'), day(today)))?.posts).toMatchObject([{ name: 'Cán bộ 51' }]);
  const beside = {
    unitId: idOf('ấp2'),
    bodies: [],
    posts: [{ ...head({ holderName: 'x' }), id: idOf('p2') }],
  };
  expect((await send(tx, createBodies, 'Dung', today, beside))?.code).toBe('request/notAllowed');
});

inDatabase('each group shows its cell and its member in charge; a missing one is null', facts, async (tx) => {
  const bodies = [
    { id: idOf('chi bộ 1'), unitId: idOf('ấp1'), kind: 'cell', name: 'Chi bộ ấp 1', from: '2015-01-01' },
    { id: idOf('chi bộ 2'), unitId: idOf('ấp2'), kind: 'cell', name: 'Chi bộ ấp 2', from: '2015-01-01' },
  ];
  expect(await send(tx, createBodies, 'An', today, { unitId: idOf('xã'), bodies })).toBeNull();
  const inCell = (id: string, more: object) => ({ ...post(id, more), bodyId: idOf('chi bộ 1') });
  const posts = [
    inCell('p1', { holderName: 'Cán bộ 41', contact: '0901' }),
    inCell('p2', { title: 'memberInCharge', unitId: idOf('tổ1'), holderName: 'Cán bộ 42' }),
  ];
  const give = (...some: object[]) => send(tx, givePosts, 'An', today, { unitId: idOf('xã'), posts: some });
  expect(await give(...posts)).toBeNull();
  expect((await give(inCell('p3', { title: 'memberInCharge', holderName: 'x' })))?.code).toBe('post/noGroup');
  expect(
    (await give(inCell('p3', { title: 'memberInCharge', holderName: 'x', unitId: idOf('ấp2') })))?.code,
  ).toBe('post/groupOutside');
  const parties = await partiesOf(tx, [idOf('tổ1'), idOf('tổ2'), idOf('ấp2')], day(today));
  const cell = {
    name: 'Cán bộ 41',
    contact: '0901',
    officialId: null,
    bodyId: idOf('chi bộ 1'),
    bodyName: 'Chi bộ ấp 1',
  };
  expect(parties.get(idOf('tổ1'))).toEqual({
    cell,
    memberInCharge: { ...cell, name: 'Cán bộ 42', contact: '' },
  });
  expect(parties.get(idOf('tổ2'))).toEqual({ cell, memberInCharge: null });
  expect(parties.get(idOf('ấp2'))).toEqual({ cell: null, memberInCharge: null });
  const before = await partiesOf(tx, [idOf('tổ1')], day('2015-07-31'));
  expect(before.get(idOf('tổ1'))).toEqual({ cell: null, memberInCharge: null });
});
