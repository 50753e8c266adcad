import { createHmac } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { expect, test } from 'vitest';
import { database, ownDatabase, send, sql, store } from '../../test/world/database.ts';
import { day, idOf } from '../../test/world/world.ts';
import { newId } from '../kernel/id.ts';
import { emptyServer } from '../server/http.ts';
import { answerConcern, raiseConcern } from './concern.commands.ts';
import { receiptRoutes } from './receipt.http.ts';
import { newReceipt } from './receipt.ts';
import { openSeal } from './reporter.sql.ts';

ownDatabase();

const today = '2016-09-26';
const address = '203.0.113.77';
const agent = 'Trinh-duyet-thu/77.1';
const facts = `
  xã has ấp1
  ấp1 has tổ1
  Văn is clerk of xã
  Bí is committee of xã
  An holds tổ1 from 2016-07-21`;

/** A server with nobody signed in: the tenant's tables, its day and its key, nothing else. */
function outside(on = today): FastifyInstance {
  const app = emptyServer({ log: false });
  app.decorateRequest('open');
  app.addHook('onRequest', async (request) => {
    const keyed = (purpose: string, text: string) => createHmac('sha256', purpose).update(text).digest();
    const clock = () => ({ today: day(on), now: `${on}T20:00:00+07:00` });
    Object.assign(request, { db: database(), open: { clock, keyed } });
  });
  app.register(receiptRoutes(0));
  return app;
}

/** Posts as a resident's browser does; the status and what was answered. */
async function post(body: object, { from = address, on = today } = {}) {
  const answer = await outside(on).inject({
    method: 'POST',
    url: '/receipts',
    remoteAddress: from,
    headers: { 'user-agent': agent, cookie: 'bn_thu=con-dau' },
    payload: body,
  });
  return { status: answer.statusCode, body: answer.json(), cookies: answer.cookies };
}

const said = (code: string, rest: object = {}) => ({
  raise: {
    ...{ code, unitId: idOf('tổ1'), kind: 'hardship', text: 'Nước giếng nhiễm mặn', proposal: '' },
    ...{ ordinary: true, ...rest },
  },
});

let made = false;
/** The world, once for this file: these tests need real transactions. */
async function world() {
  if (!made)
    await database()
      .transaction()
      .execute((tx) => store(tx, facts));
  made = true;
}

/** Every row of every table that the login may read, as text. */
async function everything(): Promise<string> {
  const { rows: tables } = await sql<{ name: string }>`
    select c.relname as name from pg_class c where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r'`.execute(
    database(),
  );
  expect(tables.length).toBeGreaterThan(50);
  const texts = await Promise.all(
    tables.map(async ({ name }) => {
      const { rows } = await sql<{ all: string | null }>`
        select string_agg(t::text, ' ') as all from ${sql.table(name)} t`.execute(database());
      return rows[0]?.all ?? '';
    }),
  );
  return texts.join('\n');
}

test('who raises a concern from a browser stands in no table, log row or change', async () => {
  await world();
  const code = newReceipt();
  const { status, body, cookies } = await post(said(code));
  expect([status, cookies]).toEqual([200, []]);
  expect(body).toMatchObject({
    number: 1,
    state: 'open',
    unitName: 'tổ1',
    dueOn: '2016-10-06',
    openings: [],
  });
  const all = await everything();
  expect(all).toContain('Nước giếng nhiễm mặn');
  for (const trace of [address, '203.0.113', agent, 'con-dau', code, code.replaceAll('-', '')])
    expect(all).not.toContain(trace);
  const db = database();
  for (const table of ['commandLog', 'receiptTry', 'lookLog', 'session', 'concernReporter'] as const)
    expect(await db.selectFrom(table).selectAll().execute()).toEqual([]);
  const concern = await db.selectFrom('concern').selectAll().executeTakeFirstOrThrow();
  expect(concern).toMatchObject({ notedBy: null, officialId: idOf('An'), reporter: 'anonymous' });
  // The id holds the day and no hour.
  const milliseconds = Number.parseInt(concern.id.replaceAll('-', '').slice(0, 12), 16);
  expect(new Date(milliseconds).toISOString()).toBe('2016-09-25T17:00:00.000Z');
  const changes = await db.selectFrom('change').selectAll().orderBy('bucket').execute();
  expect(changes.map((change) => change.bucket)).toEqual([`official:${idOf('An')}`, `unit:${idOf('tổ1')}`]);
  // Sent again after no answer it is the same concern, and another text under its code is a guess.
  expect((await post(said(code))).body.number).toBe(1);
  expect((await post(said(code, { text: 'đoán mã' }))).status).toBe(404);
});

test('the holder of the code reads the answer, reopens, and takes it back', async () => {
  await world();
  const code = newReceipt();
  const { body: raised } = await post(said(code, { reporterName: 'Người Dân 09' }), { from: '203.0.113.8' });
  const db = database();
  const { id } = await db
    .selectFrom('concern')
    .select('id')
    .where('number', '=', raised.number)
    .executeTakeFirstOrThrow();
  await db.transaction().execute(async (tx) => {
    expect(
      await send(tx, answerConcern, 'Văn', today, { concernId: id, text: 'Xã cấp bồn chứa' }),
    ).toBeNull();
    const by = { officialId: idOf<never>('Bí'), onDay: day(today), purpose: 'hẹn ngày lắp bồn' };
    await openSeal(tx, { concernId: id as never, ...by });
  });
  const typed = code.toLowerCase().replaceAll('-', ' ');
  const read = await post({ code: typed }, { from: '203.0.113.8' });
  expect(read.body).toMatchObject({ state: 'answered', answer: 'Xã cấp bồn chứa', reporter: 'sealed' });
  expect(read.body.openings).toEqual([{ onDay: today, by: 'Bí', post: '', purpose: 'hẹn ngày lắp bồn' }]);
  expect(read.body.steps.map((step: { what: string }) => step.what)).toEqual(['heard', 'answered']);
  expect(JSON.stringify(read.body.steps)).not.toContain('Văn');
  expect(JSON.stringify(read.body)).not.toContain('Người Dân 09');
  const reopened = await post({ code, reopen: 'Chưa có bồn' }, { on: '2016-10-20' });
  expect(reopened.body).toMatchObject({ state: 'open', answer: null, dueOn: '2016-10-31' });
  expect(reopened.body.steps.at(-1)).toMatchObject({ what: 'reopened', byHolder: true, text: 'Chưa có bồn' });
  expect((await post({ code, reopen: 'nữa' })).body.type).toBe('/problems/concern/wrongState');
  const taken = await post({ code, withdraw: true });
  expect(taken.body).toMatchObject({ state: 'withdrawn', text: '' });
  const all = await everything();
  for (const word of ['Người Dân 09', 'Xã cấp bồn', 'Chưa có bồn']) expect(all).not.toContain(word);
});

test('a complaint, a secret, a unit not ours, and half a code are refused', async () => {
  await world();
  expect((await post(said(newReceipt(), { ordinary: false }))).body.type).toBe('/problems/concern/legal');
  const secret = await post(said(newReceipt(), { text: 'theo văn bản tuyệt mật số 1' }));
  expect(secret.body.type).toBe('/problems/concern/stateSecret');
  expect((await post(said(newReceipt(), { unitId: newId() }))).status).toBe(404);
  const half = await post({ code: 'ABCDE-12345' });
  expect(half.status).toBe(400);
  expect(JSON.stringify(half.body)).not.toContain('ABCDE');
});

test('after ten wrong codes each further one waits, also a right one, and only for that caller', async () => {
  await world();
  const from = '198.51.100.5';
  const code = newReceipt();
  expect((await post(said(code), { from: '198.51.100.6' })).status).toBe(200);
  for (let tries = 0; tries < 10; tries++)
    expect((await post({ code: newReceipt() }, { from })).status).toBe(404);
  const slowed = await post({ code: newReceipt() }, { from });
  expect([slowed.status, slowed.body.type]).toEqual([429, '/problems/request/tooMany']);
  expect(slowed.body.seconds).toBeGreaterThan(20);
  expect(slowed.body.seconds).toBeLessThanOrEqual(30);
  expect((await post({ code }, { from })).status).toBe(429);
  expect((await post({ code }, { from: '198.51.100.6' })).status).toBe(200);
  const db = database();
  const tried = await db.selectFrom('receiptTry').selectAll().execute();
  expect(tried.filter((row) => row.wrong === 10)).toHaveLength(1);
  expect(await everything()).not.toContain('198.51.100');
  // Half a minute later one more is looked at; the next waits twice as long.
  await sql`update receipt_try set last = last - interval '31 seconds'`.execute(db);
  expect((await post({ code: newReceipt() }, { from })).status).toBe(404);
  expect((await post({ code }, { from })).body.seconds).toBeGreaterThan(50);
  // A day later nothing of it is left once anyone mistypes.
  await sql`update receipt_try set last = last - interval '25 hours'`.execute(db);
  await post({ code: newReceipt() }, { from: '198.51.100.7' });
  expect(await db.selectFrom('receiptTry').selectAll().execute()).toHaveLength(1);
});

test('twenty guesses at once count as twenty', async () => {
  await world();
  const from = '198.51.100.20';
  const answers = await Promise.all(Array.from({ length: 20 }, () => post({ code: newReceipt() }, { from })));
  expect(answers.filter((answer) => answer.status === 404)).toHaveLength(10);
  expect(answers.filter((answer) => answer.status === 429)).toHaveLength(10);
});

test('places are offered by name, and a small group says so', async () => {
  await world();
  await sql`update unit_fact set households = 9 where unit_id = ${idOf('tổ1')}`.execute(database());
  const answer = await outside().inject(`/receipts/places?q=${encodeURIComponent('TO1')}`);
  expect(answer.json()).toEqual([
    {
      id: idOf('tổ1'),
      name: 'tổ1',
      under: 'ấp1',
      aboveId: idOf('ấp1'),
      kind: { vi: 'tổ nhân dân tự quản', en: 'self-managed group' },
      small: true,
    },
  ]);
  expect((await outside().inject('/receipts/places?q=to%2001')).json()).toHaveLength(1);
  const all = await outside().inject('/receipts/places');
  expect(all.json().map((place: { name: string; small: boolean }) => [place.name, place.small])).toEqual([
    ['xã', false],
    ['ấp1', false],
    ['tổ1', true],
  ]);
});

test('an anonymous concern that an official notes is logged under the official, and its code works', async () => {
  await world();
  const code = newReceipt();
  const concern = {
    id: newId(),
    unitId: idOf('tổ1'),
    kind: 'wish',
    source: 'resident',
    text: 'Xin thêm đèn',
  };
  const more = { proposal: '', task: '', shortcoming: false, heardOn: today, ordinary: true };
  await database()
    .transaction()
    .execute(async (tx) => {
      const body = { ...concern, ...more, reporter: 'anonymous', code };
      expect(await send(tx, raiseConcern, 'An', today, body)).toBeNull();
    });
  const logged = await database()
    .selectFrom('commandLog')
    .select('officialId')
    .where('kind', '=', 'concern.raise')
    .execute();
  expect(logged).toEqual([{ officialId: idOf('An') }]);
  expect((await post({ code })).body).toMatchObject({ text: 'Xin thêm đèn', state: 'open' });
});
