import { expect } from 'vitest';
import { inDatabase, send } from '../../test/world/database.ts';
import { get } from '../../test/world/http.ts';
import { idOf } from '../../test/world/world.ts';
import { sheetRoutes } from '../server/sheet.http.ts';
import type { Tx } from '../server/sql.ts';
import { createBody, givePost } from './body.commands.ts';
import { bodyRoutes, bodySheets } from './body.http.ts';
import { enterOfficial } from './official.commands.ts';
import { officialRoutes, officialSheets } from './official.http.ts';

const facts = `
  xã has ấp1, ấp2
  ấp1 has tổ1
  ấp2 has tổ2
  An is clerk of xã
  Bình is groupHead of tổ1
  Cúc is cell of ấp2
  Dung holds tổ1 from 2016-07-21`;
const today = '2016-09-26';
const routes = [officialRoutes, bodyRoutes, sheetRoutes([...officialSheets, ...bodySheets])];
const ask = (tx: Tx, who: string, url: string) => get(tx, who, today, routes, url);
const names = (body: { name: string }[]) => body.map(({ name }) => name);

/** A committee with An as its secretary, and a cell whose secretary is a name only. */
async function bodies(tx: Tx) {
  const body = (id: string, kind: string, unit: string, more: object = {}) =>
    send(tx, createBody, 'An', today, {
      id: idOf(id),
      unitId: idOf(unit),
      kind,
      name: id,
      from: '2015-01-01',
      ...more,
    });
  const give = (id: string, bodyId: string, more: object) =>
    send(tx, givePost, 'An', today, {
      id: idOf(id),
      bodyId: idOf(bodyId),
      title: 'secretary',
      from: '2015-08-01',
      ...more,
    });
  expect(await body('Đảng ủy xã', 'committee', 'xã', { symbol: 'ĐU' })).toBeNull();
  expect(await body('Chi bộ ấp 2', 'cell', 'ấp2')).toBeNull();
  expect(await give('p1', 'Đảng ủy xã', { officialId: idOf('An') })).toBeNull();
  expect(await give('p2', 'Chi bộ ấp 2', { holderName: 'Cán bộ 41', contact: '0901' })).toBeNull();
}

inDatabase('officials are listed by given name, found without marks, filtered', facts, async (tx) => {
  const enter = (name: string, more: object) =>
    send(tx, enterOfficial, 'An', today, { id: idOf(name), name, category: 'partTimeWorker', ...more });
  await enter('Lê Văn Hoà', { sector: 'Tư pháp' });
  await enter('Lê Văn Hoa', { skills: [{ skill: 'tin học', level: 2, strength: true }] });
  const rows = async (query: string) => names((await ask(tx, 'An', `/officials?${query}`)).body.rows);
  expect(await rows('')).toEqual(['An', 'Bình', 'Cúc', 'Dung', 'Lê Văn Hoa', 'Lê Văn Hoà']);
  expect(await rows('q=van hoa')).toEqual(['Lê Văn Hoa', 'Lê Văn Hoà']);
  expect(await rows(`q=${encodeURIComponent('hòa')}`)).toEqual(['Lê Văn Hoà', 'Lê Văn Hoa']);
  expect(await rows(`sector=${encodeURIComponent('Tư pháp')}`)).toEqual(['Lê Văn Hoà']);
  expect(await rows(`skill=${encodeURIComponent('tin học')}`)).toEqual(['Lê Văn Hoa']);
  expect(await rows('category=official')).toHaveLength(4);
  expect((await ask(tx, 'An', '/officials/words')).body).toEqual({
    sectors: ['Tư pháp'],
    skills: ['tin học'],
  });
  expect((await ask(tx, 'An', '/officials?category=king')).status).toBe(400);
});

inDatabase('bodies show who holds which post; a picker shows the first post', facts, async (tx) => {
  await bodies(tx);
  const [, committee, cell] = (await ask(tx, 'An', '/bodies')).body;
  expect(committee).toMatchObject({
    name: 'Đảng ủy xã',
    unitName: 'xã',
    posts: [{ name: 'An', title: 'secretary' }],
  });
  expect(cell).toMatchObject({ posts: [{ name: 'Cán bộ 41', contact: '0901', officialId: null }] });
  expect((await ask(tx, 'An', '/bodies?on=2015-06-01')).body[1].posts).toEqual([]);
  expect(names((await ask(tx, 'An', '/bodies?q=chi bo&kind=cell')).body)).toEqual(['Chi bộ ấp 2']);
  expect((await ask(tx, 'An', '/officials/options?q=an')).body).toEqual([
    { id: idOf('An'), name: 'An', under: 'Bí thư, Đảng ủy xã' },
  ]);
  expect((await ask(tx, 'An', `/officials/${idOf('An')}`)).body).toMatchObject({
    ...{ official: { name: 'An' }, absences: [] },
    posts: [{ bodyName: 'Đảng ủy xã', from: '2015-08-01', until: null }],
  });
  expect(names((await ask(tx, 'An', `/officials?body=${idOf('Đảng ủy xã')}`)).body.rows)).toEqual(['An']);
});

inDatabase('each sees those who serve at, above or beneath their own units', facts, async (tx) => {
  await bodies(tx);
  const seen = async (who: string) => names((await ask(tx, who, '/officials')).body.rows);
  expect(await seen('Bình')).toEqual(['An', 'Bình', 'Dung']);
  expect(await seen('Cúc')).toEqual(['An', 'Cúc']);
  expect(names((await ask(tx, 'Bình', '/bodies')).body)).toEqual(['Đảng ủy', 'Đảng ủy xã']);
  const [unseen, none] = [
    await ask(tx, 'Cúc', `/officials/${idOf('Dung')}`),
    await ask(tx, 'Cúc', `/officials/${idOf('x')}`),
  ];
  expect([unseen.status, unseen.body]).toEqual([404, none.body]);
  expect((await ask(tx, 'Bình', `/bodies/${idOf('Chi bộ ấp 2')}`)).status).toBe(404);
  expect((await ask(tx, 'Em', '/officials')).status).toBe(403);
});

inDatabase('both lists leave the house as sheets, with a purpose in the log', facts, async (tx) => {
  await bodies(tx);
  for (const path of ['officials', 'bodies']) {
    const { status, type, bytes } = await ask(
      tx,
      'An',
      `/${path}.xlsx?purpose=${encodeURIComponent('họp giao ban')}`,
    );
    expect([status, type, bytes.subarray(0, 2).toString()]).toEqual([
      200,
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'PK',
    ]);
  }
  const looks = await tx.selectFrom('lookLog').select(['about', 'rows']).orderBy('about').execute();
  expect(looks).toEqual([
    { about: '/bodies', rows: 3 },
    { about: '/officials', rows: 4 },
  ]);
});

inDatabase('a list leaves as CSV too, headings and values in the language asked for', facts, async (tx) => {
  const { status, type, bytes } = await ask(tx, 'An', '/officials.csv?purpose=x%20y%20z&lang=en');
  expect([status, type]).toEqual([200, 'text/csv']);
  const [heading, first] = bytes.toString().split('\r\n');
  expect(heading).toBe('\ufeffName,Post,Category,Sector,Lives in,Area,Skills,Contact');
  expect(first).toMatch(/^An,,Elected official,/);
  expect((await ask(tx, 'An', '/officials.csv?purpose=x%20y%20z&lang=fr')).status).toBe(400);
});
