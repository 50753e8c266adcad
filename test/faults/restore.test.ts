/** A backup is a backup once it has been restored: into another PostgreSQL, on another machine's key, with everything in it. */
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { gunzipSync, gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { hashed } from '../../src/accounts/account.commands.ts';
import { sessionRoutes, signedIn } from '../../src/accounts/session.http.ts';
import { receiptRoutes } from '../../src/concerns/receipt.http.ts';
import { newReceipt } from '../../src/concerns/receipt.ts';
import { importRoutes } from '../../src/imports/import.http.ts';
import { newId } from '../../src/kernel/id.ts';
import { loadSample } from '../../src/main/samples/load.ts';
import { myThanh } from '../../src/main/samples/my-thanh.ts';
import { commands, kinds, seeds } from '../../src/main/server.ts';
import { type BackupMade, backupTenant } from '../../src/server/backup.ts';
import type { TableRows } from '../../src/server/backup-file.ts';
import { readBackup } from '../../src/server/backup-reading.ts';
import { writeBackup } from '../../src/server/backup-writing.ts';
import { type Binaries, binariesIn } from '../../src/server/embedded.binaries.ts';
import { type Postgres, startPostgres } from '../../src/server/embedded.ts';
import { openInstallation } from '../../src/server/installation.ts';
import { migrationsOf } from '../../src/server/migrate.ts';
import { checkBackup, restoreTenant } from '../../src/server/restore.ts';
import { brokenSeal } from '../../src/server/seal.ts';
import { serve } from '../../src/server/serve.ts';
import { homeUnit } from '../../src/server/setting.sql.ts';
import type { Db } from '../../src/server/sql.ts';
import { type OpenTenant, Tenancy } from '../../src/server/tenancy.ts';
import { findTenant, type Installation, makeTenant, tenants } from '../../src/server/tenant.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'ba-nam-restore-'));
const file = path.join(folder, 'my-thanh.bak');
const said = { userName: 'vanphong', password: 'một câu dài để đăng nhập' };
const code = newReceipt();
const closing: (() => Promise<unknown> | unknown)[] = [];

/** A server with tenants, as one machine has it: its own key in its own data folder. */
interface Machine {
  installation: Installation;
  tenancy: Tenancy;
  version: number;
}
let from: Machine;
let to: Machine;
let made: BackupMade;

async function machine({ url, version }: Postgres, name: string): Promise<Machine> {
  const installation = await openInstallation(url, path.join(folder, name));
  const tenancy = new Tenancy(installation);
  closing.push(async () => {
    await tenancy.close();
    await installation.admin.end();
  });
  return { installation, tenancy, version };
}

/** A PostgreSQL of its own, so that no other test's open transaction keeps the log from being sealed. */
async function postgresIn(name: string, binaries?: Binaries | null): Promise<Postgres> {
  const place = { folder: path.join(folder, name), say: () => {} };
  const postgres = await startPostgres(binaries ? { ...place, binaries } : place);
  closing.push(() => postgres.stop());
  return postgres;
}

/** Of another major than the first: 15 where Debian has brought it, or the one that comes along. */
async function otherPostgres(first: Postgres): Promise<Postgres> {
  if (first.version === 15) {
    vi.stubEnv('PG_BINDIR', '');
    return postgresIn('to');
  }
  const debian = await binariesIn('/usr/lib/postgresql/15/bin');
  if (debian === null)
    console.warn('! No PostgreSQL 15 here: restored on the same major alone. apt-get install postgresql-15');
  return postgresIn('to', debian);
}

const opened = async ({ tenancy }: Machine, name = 'my-thanh'): Promise<OpenTenant> => {
  const open = await tenancy.named(name);
  if (open === undefined) throw new Error(`there is no ${name}`);
  return open;
};

beforeAll(async () => {
  const first = await postgresIn('from');
  from = await machine(first, 'from');
  to = await machine(await otherPostgres(first), 'to');
  await loadSample(from.installation, from.tenancy, myThanh, { commands, kinds, seeds }, () => {});
  const { db } = await opened(from);
  const passwordHash = await hashed(said.password);
  await sql`update account set password_hash = ${passwordHash} where user_name = ${said.userName}`.execute(
    db,
  );
  await sql`insert into seal_opening (id, concern_id, official_id, on_day, purpose)
    select gen_random_uuid(), c.id, o.id, c.heard_on, 'kiểm tra sao lưu' from concern c, official o where c.reporter = 'sealed' limit 1`.execute(
    db,
  );
  const app = await serverOf(from);
  const [place] = (await app.inject('/t/my-thanh/api/receipts/places')).json();
  const raised = {
    code,
    unitId: place.id,
    kind: 'wish',
    text: 'Đèn đường cháy',
    proposal: '',
    ordinary: true,
  };
  const answer = await app.inject({
    method: 'POST',
    url: '/t/my-thanh/api/receipts',
    payload: { raise: raised },
  });
  expect(answer.statusCode, answer.body).toBe(200);
  await workOn(app, db);
  const tenant = await findTenant(from.installation.admin, 'my-thanh');
  if (!tenant) throw new Error('the sample is not there');
  made = await backupTenant(from.installation, tenant, file);
}, 120_000);

/** What no sample does, sent by its clerk, so that every table has rows to lose: a correction, a make-up day, an open draft … */
async function workOn(app: Awaited<ReturnType<typeof serverOf>>, db: Db) {
  const { rows } = await sql<{
    clerk: string;
    body: string;
    plan: string;
    face: object;
    unit: string;
    holders: string[];
    merged: string[];
  }>`
    select c.official_id as clerk, p.body_id as body, p.id as plan, a.unit_id as unit,
           (select array_agg(edge.unit_id::text) from (
              select beside.unit_id from unit_edge own join unit_edge beside on beside.parent_id = own.parent_id
               where own.unit_id = a.unit_id and beside.unit_id <> a.unit_id order by beside.unit_id limit 2) edge) as merged,
           json_build_object('number', p.number, 'issuedOn', p.issued_on, 'period',
                             json_build_object('from', lower(p.period), 'to', upper(p.period) - 1)) as face,
           array(select distinct h.official_id::text from assignment h
                  where h.plan_id = p.id and h.official_id <> a.official_id limit 1) || a.official_id::text as holders
      from account c, assignment a join plan p on p.id = a.plan_id
     where c.user_name = ${said.userName} and a.kind = 'followAndSupport' and a.held @> '2016-09-26'::date limit 1`.execute(
    db,
  );
  const {
    clerk,
    body: bodyId,
    plan: planId,
    face,
    unit,
    holders,
    merged: mergedIds,
  } = rows[0] ?? { holders: [] };
  const [beneathId, unitIds, draftId] = [await homeUnit(db), [unit], newId()];
  const officials = holders.map((officialId) => ({ officialId }));
  const [other] = officials;
  const week = { from: '2016-10-03', to: '2016-10-07', reason: 'đi học' };
  const work: [kind: string, body: object][] = [
    [
      'plan.correct',
      { planId, ...face, subject: 'phân công theo dõi, hỗ trợ các tổ', reason: 'ghi sai trích yếu' },
    ],
    ['term.set', { bodyId, name: '2015-2020', from: '2015-06-01', to: null }],
    [
      'holiday.set',
      {
        year: 2017,
        holidays: [{ day: '2017-01-02', name: 'Nghỉ' }],
        makeUpDays: [{ day: '2017-01-07', name: 'Làm bù' }],
      },
    ],
    ['absence.enter', { id: newId(), ...other, ...week }],
    [
      'delegation.give',
      { id: newId(), fromId: clerk, toId: other?.officialId, role: 'clerk', unitId: beneathId, ...week },
    ],
    ['list.print', { id: newId(), about: '/plans', purpose: 'họp giao ban', rows: 1 }],
    ['need.set', { beneathId, skill: 'tiếng dân tộc', unitIds }],
    ['need.workload', { beneathId, workload: 3, unitIds }],
    [
      'draft.make',
      {
        id: draftId,
        planId,
        kind: 'followAndSupport',
        heldTier: 5,
        title: 'Điều chỉnh',
        effectiveOn: '2016-10-01',
        unitIds,
        officials,
      },
    ],
    ['draft.move', { draftId, moves: [{ unitId: unit, ...other, note: 'gần nhà' }] }],
    [
      'unit.merge',
      {
        changeId: newId(),
        from: '2016-10-01',
        document: 'Quyết định 15',
        unitIds: mergedIds,
        into: { id: newId(), kind: 'group', name: 'Tổ sáp nhập' },
      },
    ],
  ];
  const asked = {
    method: 'POST',
    url: '/t/my-thanh/api/session',
    payload: { ...said, desk: false },
  } as const;
  const cookie = String((await app.inject(asked)).headers['set-cookie']).split(';')[0] ?? '';
  const outline = {
    type: 'Polygon',
    coordinates: [
      [
        [106, 10],
        [107, 10],
        [107, 11],
        [106, 10],
      ],
    ],
  };
  const feature = { type: 'Feature', properties: { xã: 'Xã Mỹ Thạnh' }, geometry: outline };
  const list = Buffer.from(JSON.stringify({ type: 'FeatureCollection', features: [feature] }));
  const sha256 = createHash('sha256').update(list).digest('hex');
  const brought = await app.inject({
    method: 'PUT',
    url: `/t/my-thanh/api/imports/files/${sha256}?name=ranh-gioi.geojson`,
    payload: list,
    headers: { cookie, 'content-type': 'application/octet-stream' },
  });
  expect(brought.statusCode, brought.body).toBe(200);
  work.push(['import.boundaries', { file: sha256, on: '2016-09-26', map: { name: 'xã' } }]);
  const at = '2016-09-26T09:00:00+07:00';
  const commands = work.map(([kind, body]) => ({ id: newId(), kind, at, body }));
  const payload = { device: 'văn phòng', app: '0.1.0', commands };
  const url = '/t/my-thanh/api/commands';
  const answer = await app.inject({ method: 'POST', url, payload, headers: { cookie } });
  expect(answer.json().results).toEqual(commands.map(({ id }) => ({ id, done: true })));
}

afterAll(async () => {
  for (const close of closing.reverse()) await close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
});

/** The file's tables with their rows, to write another file from. */
async function inMemory() {
  const tables: { table: string; columns: string[]; pieces: Buffer[] }[] = [];
  const { head } = await readBackup(file, async () => async ({ rows, ...table }) => {
    const pieces: Buffer[] = [];
    for await (const piece of rows) pieces.push(Buffer.from(piece));
    tables.push({ ...table, pieces });
  });
  return { head, tables };
}
async function* streamed(tables: Awaited<ReturnType<typeof inMemory>>['tables']): AsyncGenerator<TableRows> {
  for (const { pieces, ...table } of tables) yield { ...table, rows: Readable.from(pieces) };
}

async function serverOf({ tenancy }: Machine) {
  const slices = {
    commands,
    routes: [sessionRoutes(true), receiptRoutes(0), importRoutes([])],
    sheets: [],
    signedIn,
  };
  const app = await serve(slices, { tenancy, baseUrl: 'http://127.0.0.1' });
  closing.push(() => app.close());
  return app;
}

test('it is one file, for its owner alone, that zcat can read', () => {
  expect(readdirSync(folder).filter((name) => /\.(bak|part)$/.test(name))).toEqual(['my-thanh.bak']);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(made.bytes).toBe(statSync(file).size);
  const lines = gunzipSync(readFileSync(file)).toString().split('\n');
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ format: 'ba-nam-backup', tenant: { name: 'my-thanh' } });
  expect(lines).toContain('{"table":"unit","columns":["id"]}');
  expect(made.rows).toBeGreaterThan(3_000);
  expect(made.seal?.head).toMatch(/^[0-9a-f]{64}$/);
  // Nothing has failed or was guessed at; every other table has rows that a restore could lose.
  const empty = made.tables.filter(({ rows }) => rows === 0).map(({ table }) => table);
  expect(empty).toEqual(['backup_run', 'receipt_try']);
});

test('no opening of a seal carries its transaction’s number to a server where another may have it', () => {
  const text = gunzipSync(readFileSync(file)).toString();
  const openings = /\n\{"table":"seal_opening".*\n([\s\S]*?)\\\.\n/.exec(text)?.[1] ?? '';
  const lines = openings.split('\n').filter(Boolean);
  expect(lines.length).toBeGreaterThan(0);
  expect(lines.filter((line) => !line.endsWith('\t0'))).toEqual([]);
});

describe('restored on another machine', () => {
  let before: OpenTenant;
  let after: OpenTenant;
  beforeAll(async () => {
    before = await opened(from);
    await restoreTenant(to.installation, file);
    after = await opened(to);
  }, 60_000);

  test('on another major version of PostgreSQL, where there is one', () => {
    console.log(`PostgreSQL ${from.version} → ${to.version}`);
    expect(from.version).not.toBe(existsSync('/usr/lib/postgresql/15/bin') ? to.version : 0);
  });

  test('every table has its rows, and each row is the same', async () => {
    const again = path.join(folder, 'again.bak');
    const tenant = await findTenant(to.installation.admin, 'my-thanh');
    if (!tenant) throw new Error('nothing was restored');
    const { tables } = await backupTenant(to.installation, tenant, again);
    // Nobody stays signed in over a restore.
    const same = (all: typeof tables) =>
      all.filter(({ table }) => table !== 'session' && table !== 'invitation');
    expect(same(tables)).toEqual(same(made.tables));
    const rowsOf = (name: string) => tables.find(({ table }) => table === name)?.rows;
    expect(rowsOf('unit')).toBeGreaterThan(108);
    // Row-level security shuts it to the login; a backup without it would look whole.
    expect(rowsOf('concern_reporter')).toBeGreaterThan(0);
  });

  test('it has a new epoch and the same name, day and key', async () => {
    expect(after.tenant).toMatchObject({
      title: before.tenant.title,
      sample: 'my-thanh',
      demoDay: '2016-09-26',
    });
    expect(after.tenant.epoch).not.toBe(before.tenant.epoch);
    expect(after.tenant.loginRole).not.toBe(before.tenant.loginRole);
    expect(after.keyed('receipt', 'x')).toEqual(before.keyed('receipt', 'x'));
    expect(to.installation.key).not.toEqual(from.installation.key);
  });

  test('people sign in with the password they had', async () => {
    const app = await serverOf(to);
    const payload = { ...said, desk: false };
    const answer = await app.inject({ method: 'POST', url: '/t/my-thanh/api/session', payload });
    expect(answer.statusCode, answer.body).toBe(200);
    const cookie = String(answer.headers['set-cookie']).split(';')[0] ?? '';
    const me = await app.inject({ url: '/t/my-thanh/api/me', headers: { cookie } });
    expect(me.json()).toMatchObject({ userName: said.userName });
  });

  test('a receipt code printed before still opens its concern', async () => {
    const app = await serverOf(to);
    const answer = await app.inject({ method: 'POST', url: '/t/my-thanh/api/receipts', payload: { code } });
    expect(answer.statusCode, answer.body).toBe(200);
    expect(answer.json()).toMatchObject({ text: 'Đèn đường cháy' });
  });

  test('the lines of signed reports are the same', async () => {
    const lines = ({ db }: OpenTenant) =>
      sql<object>`select * from report_line order by report_id, figure, row_id, amount`.execute(db);
    const [there, here] = [await lines(before), await lines(after)];
    expect(here.rows.length).toBeGreaterThan(300);
    expect(here.rows).toEqual(there.rows);
  });

  test('the chain of the log holds, goes on, and names the row that somebody changes', async () => {
    expect(await brokenSeal(after.db)).toBeNull();
    const { schema } = after.tenant;
    const change = (kind: string) =>
      to.installation.admin.query(
        `update ${schema}.command_log set kind = $1 where id = (select id from ${schema}.command_log where batch = 1 and kind <> $1 order by id limit 1) returning id`,
        [kind],
      );
    expect((await change('visit.invented')).rowCount).toBe(1);
    expect(await brokenSeal(after.db)).toBe(1);
  });
});

test('a file of an older schema is brought forward', async () => {
  const old = path.join(folder, 'old.bak');
  const { head, tables } = await inMemory();
  const last = migrationsOf('tenant').at(-1)?.sql ?? '';
  const since = [...last.matchAll(/create table (\w+)/g)].map(([, name]) => name);
  const known = tables.filter(({ table }) => !since.includes(table));
  await writeBackup(old, { ...head, migrations: head.migrations.slice(0, -1) }, streamed(known));
  const { tenant, migrated } = await restoreTenant(to.installation, old, { name: 'older' });
  expect(migrated).toBe(1);
  const [newest, older] = [await opened(from), await opened(to, tenant.name)];
  const rights = ({ db }: OpenTenant) =>
    sql<{ count: number }>`select count(*)::int as count from right_held`.execute(db);
  expect((await rights(older)).rows).toEqual((await rights(newest)).rows);
});

describe('refused, and nothing is changed', () => {
  const bytes = () => readFileSync(file);
  const rewritten = (change: (text: string) => string) => gzipSync(change(gunzipSync(bytes()).toString()));
  const damaged: Record<string, [code: string, bytes: () => Buffer]> = {
    'a file cut off in the middle': ['damaged', () => bytes().subarray(0, bytes().length / 2)],
    'a file without its last bytes': ['damaged', () => bytes().subarray(0, -9)],
    'a flipped bit': [
      'damaged',
      () => {
        const flipped = Buffer.from(bytes());
        flipped[flipped.length >> 1] = (flipped[flipped.length >> 1] ?? 0) ^ 16;
        return flipped;
      },
    ],
    'a row changed by hand': [
      'damaged',
      () => rewritten((text) => text.replace('Đèn đường cháy', 'Đèn đường sáng')),
    ],
    'a row left out': [
      'damaged',
      () => rewritten((text) => text.replace(/(\{"table":"unit",.*\n).*\n/, '$1')),
    ],
    'an end without what comes before it': [
      'damaged',
      () => rewritten((text) => `${text.split('\n')[0]}\n${text.trimEnd().split('\n').at(-1)}\n`),
    ],
    'a newer form of the file': [
      'newer',
      () => rewritten((text) => text.replace('"version":1', '"version":2')),
    ],
    'a newer schema': [
      'newer',
      () =>
        rewritten((text) =>
          text.replace(/\],"seal"/, `,{"number":99,"name":"next","hash":"${'0'.repeat(64)}"}],"seal"`),
        ),
    ],
    'a schema that is not ours': [
      'otherSchema',
      () => rewritten((text) => text.replace(/("name":"unit","hash":")[0-9a-f]{64}/, `$1${'0'.repeat(64)}`)),
    ],
    'some other archive': ['notABackup', () => gzipSync('hello\n')],
    'no archive at all': ['notABackup', () => Buffer.from('hello\n')],
    'an empty file': ['notABackup', () => Buffer.alloc(0)],
  };
  for (const [what, [expected, content]] of Object.entries(damaged))
    test(what, async () => {
      const bad = path.join(folder, 'bad.bak');
      writeFileSync(bad, content());
      const before = await tenants(to.installation.admin);
      const refusal = await restoreTenant(to.installation, bad, { name: 'other' }).catch((error) => error);
      expect(refusal.code, String(refusal.stack)).toBe(expected);
      expect(refusal.says.vi.length).toBeGreaterThan(20);
      expect(await tenants(to.installation.admin)).toEqual(before);
    });

  test('a tenant that holds anything is not overwritten, one never used is', async () => {
    await expect(restoreTenant(from.installation, file)).rejects.toMatchObject({ code: 'notEmpty' });
    await makeTenant(from.installation, { name: 'trong', title: 'Trống', host: 'trong.example' });
    const { tenant } = await restoreTenant(from.installation, file, { name: 'trong' });
    expect(tenant).toMatchObject({ name: 'trong', host: 'trong.example', title: myThanh.title });
    expect(await brokenSeal((await opened(from, 'trong')).db)).toBeNull();
  });

  test('rows that the rules of the tables refuse, though every hash is right', async () => {
    const bad = path.join(folder, 'twice.bak');
    const { head, tables } = await inMemory();
    for (const { table, pieces } of tables) if (table === 'unit') pieces.push(...pieces);
    await writeBackup(bad, head, streamed(tables));
    const before = await tenants(to.installation.admin);
    await expect(restoreTenant(to.installation, bad, { name: 'other' })).rejects.toMatchObject({
      code: '23505',
    });
    expect(await tenants(to.installation.admin)).toEqual(before);
  });

  test('a file that goes bad between the look at it and the loading', async () => {
    const bad = path.join(folder, 'late.bak');
    copyFileSync(file, bad);
    const { admin } = to.installation;
    const before = await tenants(admin);
    const other = await admin.connect();
    await other.query('select pg_advisory_lock(782016)');
    const restoring = restoreTenant(to.installation, bad, { name: 'other' }).catch((error) => error);
    const waits = async () =>
      (
        await admin.query(
          `select from pg_locks where locktype = 'advisory' and objid = 782016 and not granted`,
        )
      ).rowCount;
    await expect.poll(waits).toBe(1);
    writeFileSync(bad, bytes().subarray(0, bytes().length * 0.9));
    await other.query('select pg_advisory_unlock(782016)');
    other.release();
    expect(await restoring).toMatchObject({ code: 'damaged' });
    expect(await tenants(admin)).toEqual(before);
  });

  test('a backup that cannot be written leaves no half file and holds up no one', async () => {
    const tenant = await findTenant(from.installation.admin, 'my-thanh');
    if (!tenant) throw new Error('the sample is gone');
    const nowhere = backupTenant(from.installation, tenant, path.join(folder, 'no/such/place.bak'));
    await expect(nowhere).rejects.toThrow('ENOENT');
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
    const kept = path.join(folder, 'kept.bak');
    await backupTenant(from.installation, tenant, kept);
    expect((await checkBackup(kept)).head.seal).toEqual(made.seal);
  });
});
