/**
 * `ba-nam start` killed ten times under writers at its command door, every other time together with its PostgreSQL: every
 * command that was answered is there, none is there twice, and the log's chain holds across all of it.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { newId } from '../../src/kernel/id.ts';
import { adminUrl, findPostmaster } from '../../src/server/embedded.postmaster.ts';
import { keyIn } from '../../src/server/installation.ts';
import { brokenSeal, sealLog } from '../../src/server/seal.ts';
import { type Db, pool } from '../../src/server/sql.ts';
import { findTenant, openTenant } from '../../src/server/tenant.ts';
import { dataFolder, kill } from './held.ts';

const kills = 10;
const writers = 4;
const password = 'một câu dài để đăng nhập';

test('ten kill -9 lose no acknowledged command and double none, and the chain of the log holds', async () => {
  const folder = dataFolder();
  let server = await start(folder, '0');
  const { address } = server;
  const cookie = await setUp(address, server.token);
  const writing = { going: true, acknowledged: [] as string[], unanswered: 0 };
  const all = Array.from({ length: writers }, (_, at) => write(address, cookie, `Người ghi ${at}`, writing));
  for (let round = 0; round < kills; round++) {
    const before = writing.acknowledged.length;
    await expect.poll(() => writing.acknowledged.length, { timeout: 60_000 }).toBeGreaterThan(before + 30);
    if (round > 0) await inTenant(folder, (db) => db.transaction().execute(sealLog));
    const postmaster = round % 2 === 1 ? await findPostmaster(path.join(folder, 'postgres')) : null;
    if (postmaster) process.kill(postmaster.pid, 'SIGKILL');
    await kill(server.child, 'SIGKILL');
    server = await start(folder, new URL(address).port);
  }
  writing.going = false;
  await Promise.all(all);

  const { acknowledged, unanswered } = writing;
  console.log(
    `${acknowledged.length} commands acknowledged, ${unanswered} requests sent again after no answer`,
  );
  expect(unanswered).toBeGreaterThanOrEqual(kills);
  await inTenant(folder, async (db) => {
    await db.transaction().execute(sealLog);
    const stored = await db.selectFrom('topic').select('id').execute();
    expect(stored.map(({ id }) => id).sort()).toEqual(acknowledged.sort());
    const log = await db.selectFrom('commandLog').select(['kind', 'problem']).execute();
    expect(log).toHaveLength(acknowledged.length);
    expect(log.filter(({ kind, problem }) => kind !== 'topic.write' || problem !== null)).toEqual([]);
    // Each command that ran raised the bucket once and noted its change: one that ran twice would show here.
    const common = await db.selectFrom('bucket').select('version').where('name', '=', 'common').execute();
    expect(common).toEqual([{ version: acknowledged.length }]);
    const changes = await db.selectFrom('change').select('rowId').where('kind', '=', 'topic').execute();
    expect(changes).toHaveLength(acknowledged.length);

    const seals = await db.selectFrom('logSeal').select('number').execute();
    expect(seals.length).toBeGreaterThanOrEqual(kills - 1);
    expect(await brokenSeal(db)).toBeNull();
  });
  await findsTampering(folder);
  await kill(server.child, 'SIGTERM');
}, 240_000);

/** Whatever somebody with the database in hand changes in the log, the chain names the first seal it no longer bears out. */
async function findsTampering(folder: string) {
  await inTenant(folder, async (db, asOwner) => {
    const one = `(select id from command_log where batch = 5 order by id limit 1)`;
    const changes = [
      [`update command_log set kind = 'topic.erase' where id = ${one}`, 5],
      [`update command_log set official_id = gen_random_uuid() where id = ${one}`, 5],
      [`update command_log set received_at = received_at - interval '1 hour' where id = ${one}`, 5],
      [`update command_log set problem = '{"code":"topic/refused"}' where id = ${one}`, 5],
      [`update command_log set batch = 6 where id = ${one}`, 5],
      [`delete from command_log where id = ${one}`, 5],
      [`delete from log_seal where number = 3`, 4],
    ] as const;
    for (const [change, found] of changes) {
      await asOwner('create table kept_log as table command_log; create table kept_seal as table log_seal');
      await asOwner(change);
      expect(await brokenSeal(db), change).toBe(found);
      await asOwner(
        `truncate command_log, log_seal; insert into command_log select * from kept_log; insert into log_seal select * from kept_seal; drop table kept_log, kept_seal`,
      );
    }
    // What may be erased, once nobody needs it any more, is the words.
    await asOwner('update command_log set body = null');
    expect(await brokenSeal(db)).toBeNull();
  });
}

/** The tenant's own pool beside the server's, and a way to do what only who holds the database can. */
async function inTenant(
  folder: string,
  act: (db: Db, asOwner: (sql: string) => Promise<unknown>) => Promise<unknown>,
) {
  const postmaster = await findPostmaster(path.join(folder, 'postgres'));
  if (!postmaster) throw new Error('PostgreSQL does not run');
  const url = Object.assign(new URL(adminUrl(postmaster.socket)), { pathname: '/ba_nam' }).href;
  const admin = pool({ url, most: 1 });
  const tenant = await findTenant(admin, 'xa');
  if (!tenant) throw new Error('the tenant is gone');
  const db = openTenant({ url, key: keyIn(folder) }, tenant, 2);
  try {
    await act(db, (statement) => admin.query(`set search_path = ${tenant.schema}; ${statement}`));
  } finally {
    await db.destroy();
    await admin.end();
  }
}

interface Server {
  child: ChildProcess;
  address: string;
  /** For the first set-up. */
  token: string;
}

async function start(folder: string, port: string): Promise<Server> {
  const { npm_command, DATABASE_URL, ...rest } = process.env;
  const door = path.resolve(import.meta.dirname, '../../bin/ba-nam.js');
  const child = spawn(process.execPath, [door, 'start', '--sample', 'none'], {
    env: { ...rest, BA_NAM_DATA: folder, PORT: port },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const said: string[] = [];
  let address = '';
  for await (const line of createInterface({ input: child.stderr })) {
    said.push(line);
    address ||= /đang chạy ở (\S+)/.exec(line)?.[1] ?? '';
    const token = /setup#(\S+)/.exec(line)?.[1];
    // Once a tenant is there, it no longer says how to begin.
    if (address && (token || port !== '0')) return { child, address, token: token ?? '' };
  }
  throw new Error(said.join('\n'));
}

const post = (url: string, body: object, cookie = '') =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(10_000),
  });

/** The first set-up through the browser's own door; the administrator's cookie. */
async function setUp(address: string, token: string): Promise<string> {
  const made = await post(`${address}/set-up`, {
    ...{ token, password, name: 'xa', title: 'Xã thử', from: '2016-01-01', superiors: [] },
    home: { kind: 'commune', name: 'Xã thử' },
    administrator: { name: 'Cán bộ 01', post: '', userName: 'quantri' },
  });
  expect(made.status, await made.clone().text()).toBe(200);
  const session = await post(`${address}/t/xa/api/session`, { userName: 'quantri', password });
  expect(session.status).toBe(200);
  return session.headers.get('set-cookie')?.split(';')[0] ?? '';
}

interface Writing {
  going: boolean;
  acknowledged: string[];
  unanswered: number;
}

/** Three commands a request, each request sent again with the same ids until it is answered, as a device does. */
async function write(address: string, cookie: string, title: string, writing: Writing) {
  while (writing.going) {
    const commands = Array.from({ length: 3 }, () => ({
      ...{ id: newId(), kind: 'topic.write', at: '2026-11-22T08:00:00+07:00' },
      body: { id: newId<string>(), title },
    }));
    for (;;) {
      const answer = await post(
        `${address}/t/xa/api/commands`,
        { device: title, app: 'thử', commands },
        cookie,
      ).then(
        async (response) => ({ status: response.status, body: await response.json() }),
        () => null,
      );
      const results: { done: boolean; problem?: { status: number } }[] = answer?.body.results ?? [];
      if (results.length === 3 && results.every(({ done }) => done)) break;
      const refused = results.find(({ problem }) => problem && problem.status < 500);
      if (refused || (answer && answer.status < 500 && answer.status !== 200))
        throw new Error(`refused: ${JSON.stringify(answer)}`);
      writing.unanswered++;
      await sleep(200);
    }
    writing.acknowledged.push(...commands.map(({ body }) => body.id));
  }
}
