/** Two tenants in one process and one database: whatever one of them tries, it does not see the other. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { hashed } from '../../src/accounts/account.commands.ts';
import { sessionRoutes, signedIn } from '../../src/accounts/session.http.ts';
import { beginTenant, newSetUpIds } from '../../src/accounts/set-up.sql.ts';
import type { Day } from '../../src/kernel/day.ts';
import { newId } from '../../src/kernel/id.ts';
import { commands, kinds, routes, seeds, sheets } from '../../src/main/server.ts';
import { openInstallation, startJobs } from '../../src/server/installation.ts';
import { serve } from '../../src/server/serve.ts';
import { type Db, pool } from '../../src/server/sql.ts';
import { type OpenTenant, Tenancy } from '../../src/server/tenancy.ts';
import { type Installation, makeTenant } from '../../src/server/tenant.ts';
import { withDatabase } from '../world/postgres.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'ba-nam-tenants-'));
const database = `tenants_${randomBytes(6).toString('hex')}`;
const password = 'một câu dài để đăng nhập';
let installation: Installation;
let tenancy: Tenancy;
let app: FastifyInstance;
let ours: OpenTenant;
let theirs: OpenTenant;

async function tenantCalled(name: string, title: string, host: string): Promise<OpenTenant> {
  await makeTenant(installation, { name, title, host });
  const open = await tenancy.named(name);
  if (!open) throw new Error(`${name} is not there`);
  const setUp = {
    ...{ name, title, from: '2016-01-01' as Day, superiors: [], home: { kind: 'commune', name: title } },
    administrator: { name: 'Cán bộ 01', post: '', userName: 'quantri' },
  };
  const passwordHash = await hashed(password);
  const ids = newSetUpIds(0);
  await open.db.transaction().execute((tx) => beginTenant(tx, setUp, { kinds, seeds, ids, passwordHash }));
  return open;
}

const onServer = async (statement: string) => {
  const server = pool({ url: inject('server'), most: 1 });
  await server.query(statement);
  await server.end();
};

beforeAll(async () => {
  await onServer(`create database ${database}`);
  installation = await openInstallation(withDatabase(inject('server'), database), folder);
  tenancy = new Tenancy(installation);
  ours = await tenantCalled('xa-mot', 'Xã Một', 'mot.example');
  theirs = await tenantCalled('xa-hai', 'Xã Hai', 'hai.example');
  await (await startJobs(installation, [])).stop();
  const slices = { commands, routes: [sessionRoutes(false), ...routes], sheets, signedIn };
  app = await serve(slices, { tenancy, baseUrl: 'http://127.0.0.1' });
});
afterAll(async () => {
  await app.close();
  await tenancy.close();
  await installation.admin.end();
  await onServer(`drop database ${database} with (force)`);
  rmSync(folder, { recursive: true });
});

/** What the database answers our login, in a transaction of its own that leaves nothing: rows, or the code of the refusal. */
async function tried(...statements: string[]): Promise<unknown> {
  const tx = await ours.db.startTransaction().execute();
  try {
    let rows: unknown[] = [];
    for (const statement of statements)
      ({ rows } = await sql.raw<unknown>(statement).execute(tx as unknown as Db));
    return rows;
  } catch (error) {
    return (error as { code?: string }).code;
  } finally {
    await tx.rollback().execute();
  }
}
const refused = '42501';

describe('by SQL, as the login of one tenant', () => {
  test('a table without a schema is one’s own', async () => {
    expect(await tried('select name from unit_fact')).toEqual([{ name: 'Xã Một' }]);
  });

  test('naming the other’s schema', async () => {
    const { schema } = theirs.tenant;
    for (const statement of [
      `select * from ${schema}.unit_fact`,
      `insert into ${schema}.unit values (gen_random_uuid())`,
      `delete from ${schema}.command_log`,
      `create table ${schema}.mine (id integer)`,
      `drop schema ${schema} cascade`,
      `grant usage on schema ${schema} to ${ours.tenant.loginRole}`,
    ])
      expect(await tried(statement), statement).toBe(refused);
  });

  test('by search_path: the other’s tables are not found there', async () => {
    expect(
      await tried(`set local search_path = ${theirs.tenant.schema}, public`, 'select * from unit_fact'),
    ).toBe('42P01');
  });

  test('by SET ROLE: to neither owner, nor the other’s login, nor the server’s own user', async () => {
    const { rows } = await installation.admin.query<{ who: string }>('select current_user as who');
    const admin = `"${rows[0]?.who}"`;
    for (const role of [theirs.tenant.loginRole, theirs.tenant.ownerRole, ours.tenant.ownerRole, admin]) {
      expect(await tried(`set local role ${role}`), role).toBe(refused);
      expect(await tried(`set local session authorization ${role}`), role).toBe(refused);
    }
  });

  test('the list of tenants with their keys, and the queue of jobs, are not for a login', async () => {
    expect(await tried('select * from public.tenant')).toBe(refused);
    expect(await tried('select * from graphile_worker._private_jobs')).toBe(refused);
    expect(await tried(`select graphile_worker.add_job('backup', '{"tenant":"xa-hai"}')`)).toBe(refused);
  });

  test('a job asked for is one’s own, whatever it says', async () => {
    await sql`select enqueue('backup', '{"tenant": "xa-hai"}')`.execute(ours.db);
    const { rows } = await installation.admin.query(
      `select payload from graphile_worker._private_jobs order by id desc limit 1`,
    );
    expect(rows).toEqual([{ payload: { tenant: 'xa-mot', payload: { tenant: 'xa-hai' } } }]);
  });

  test('what is on the log stays: not erased, not unsealed, the tables not changed', async () => {
    for (const statement of [
      'delete from command_log',
      'truncate command_log',
      'delete from log_seal',
      `update log_seal set head = ''`,
      'delete from migration',
      'alter table command_log drop column body_hash',
      'alter table concern_reporter disable row level security',
      'drop table visit',
      'create table mine (id integer)',
      'create function mine() returns integer language sql as $$ select 1 $$',
    ])
      expect(await tried(statement), statement).toMatch(/^42501$|^3F000$/);
  });
});

test('an owner cannot sign in, and as the owner of one the other’s tables are shut too', async () => {
  const { rows } = await installation.admin.query(
    `select rolcanlogin as "canLogin" from pg_roles where rolname = $1`,
    [ours.tenant.ownerRole],
  );
  expect(rows).toEqual([{ canLogin: false }]);
  const client = await installation.admin.connect();
  try {
    await client.query(`set role ${ours.tenant.ownerRole}`);
    await expect(client.query(`select * from ${theirs.tenant.schema}.unit_fact`)).rejects.toMatchObject({
      code: refused,
    });
    await expect(client.query('select key from public.tenant')).rejects.toMatchObject({ code: refused });
    await client.query(`set search_path = ${theirs.tenant.schema}, public`);
    await expect(client.query('select * from unit_fact')).rejects.toMatchObject({ code: '42P01' });
  } finally {
    client.release(true);
  }
});

describe('by HTTP', () => {
  const signIn = async (tenant: string) => {
    const payload = { userName: 'quantri', password, desk: false };
    const answer = await app.inject({ method: 'POST', url: `/t/${tenant}/api/session`, payload });
    expect(answer.statusCode, answer.body).toBe(200);
    return String(answer.headers['set-cookie']).split(';')[0] ?? '';
  };
  const read = (url: string, cookie: string, host = '127.0.0.1') =>
    app
      .inject({ url, headers: { cookie, host } })
      .then(({ statusCode, body }) => ({ status: statusCode, body }));

  test('a session of one is none in the other, under its own name or the other’s', async () => {
    const cookie = await signIn('xa-mot');
    expect((await read('/t/xa-mot/api/me', cookie)).body).toContain('Xã Một');
    const asTheirs = cookie.replace('bn_xa-mot', 'bn_xa-hai');
    expect(asTheirs).not.toBe(cookie);
    for (const sent of [cookie, asTheirs, `${cookie}; ${asTheirs}`])
      for (const path of ['sessions', 'units', 'log', 'backups', 'desk', 'units.xlsx?purpose=xem'])
        expect((await read(`/t/xa-hai/api/${path}`, sent)).status, `${path} with ${sent}`).toBe(401);
  });

  test('a host name chooses its tenant, and a path before it; neither lets the other in', async () => {
    const cookie = await signIn('xa-mot');
    expect((await read('/api/me', cookie, 'mot.example')).body).toContain('Xã Một');
    expect((await read('/api/sessions', cookie, 'hai.example')).status).toBe(401);
    expect((await read('/t/xa-hai/api/sessions', cookie, 'mot.example')).status).toBe(401);
    expect((await read('/t/xa-mot/t/xa-hai/api/me', cookie)).status).toBe(404);
    expect((await read('/api/me', cookie, 'other.example')).status).toBe(404);
  });

  test('a unit of one is not there for the other, read or written', async () => {
    const cookie = await signIn('xa-hai');
    const { rows } = await sql<{ id: string }>`select id from unit`.execute(ours.db);
    const unitId = rows[0]?.id ?? '';
    expect((await read(`/t/xa-hai/api/units/${unitId}`, cookie)).status).toBe(404);
    const at = '2026-11-22T08:00:00+07:00';
    const body = { unitId, from: '2026-01-01', name: 'Xã của người khác' };
    const answer = await app.inject({
      method: 'POST',
      url: '/t/xa-hai/api/commands',
      headers: { cookie },
      payload: { device: 'thử', app: 'thử', commands: [{ id: newId(), kind: 'unit.change', at, body }] },
    });
    expect(answer.json().results).toMatchObject([{ done: false }]);
    expect(await tried('select name from unit_fact')).toEqual([{ name: 'Xã Một' }]);
  });

  test('keyed hashes of the same words differ, so that no table tells that two are the same', () => {
    expect(ours.keyed('receipt', 'x')).not.toEqual(theirs.keyed('receipt', 'x'));
    expect(ours.keyed('receipt', 'x')).not.toEqual(ours.keyed('body', 'x'));
  });
});
