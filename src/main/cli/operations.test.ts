/** The operator's commands as they are typed, each in a process of its own, on one installation. */
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { withDatabase } from '../../../test/world/postgres.ts';
import { pool } from '../../server/sql.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'ba-nam-operations-'));
const database = `operations_${randomBytes(6).toString('hex')}`;
const file = path.join(folder, 'xa.bak');
const onServer = async (statement: string) => {
  const server = pool({ url: inject('server'), most: 1 });
  await server.query(statement);
  await server.end();
};
beforeAll(() => onServer(`create database ${database}`));
afterAll(async () => {
  await onServer(`drop database ${database} with (force)`);
  rmSync(folder, { recursive: true });
});

/** `ba-nam …` on this file's installation. */
function baNam(...args: string[]) {
  const env = {
    ...process.env,
    DATABASE_URL: withDatabase(inject('server'), database),
    BA_NAM_DATA: path.join(folder, 'data'),
  };
  const cli = path.join(import.meta.dirname, '../cli.ts');
  return new Promise<{ code: number; out: string; err: string }>((resolve) => {
    execFile(process.execPath, [cli, ...args], { env }, (error, out, err) =>
      resolve({ code: Number(error?.code ?? 0), out, err }),
    );
  });
}
const json = async (...args: string[]) => {
  const { code, out, err } = await baNam(...args, '--json');
  expect(code, err).toBe(0);
  return JSON.parse(out);
};

test('an installation from nothing: migrated, a tenant made, named, listed', async () => {
  expect((await json('migrate')).steps).toBeGreaterThan(0);
  expect(await json('migrate')).toMatchObject({ steps: 0, ran: [{ tenant: null, steps: 0 }] });
  const made = await json(
    ...['tenant', 'make', 'xa-thu', '--title', 'Xã Thử', '--administrator', 'Cán bộ 01'],
    ...['--superior', 'province=Tỉnh Thử', '--from', '2016-01-01'],
  );
  expect(made).toMatchObject({ name: 'xa-thu', host: null });
  expect(made.link).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/t\/xa-thu\/begin#[\w-]{43}$/);
  expect(await json('tenant', 'host', 'xa-thu', 'xa-thu.example')).toEqual({
    name: 'xa-thu',
    host: 'xa-thu.example',
  });
  expect(await json('tenant', 'list')).toEqual([
    { name: 'xa-thu', title: 'Xã Thử', host: 'xa-thu.example', sample: null, demoDay: null },
  ]);
}, 60_000);

test('backed up, looked at, restored beside itself, never over itself', async () => {
  const made = await json('backup', file);
  expect(await json('restore', '--check', file)).toMatchObject({ rows: made.rows, tables: made.tables });
  const over = await baNam('restore', file);
  expect(over).toMatchObject({ code: 2, err: expect.stringContaining('--tenant xa-thu-2') });
  const { epoch, brokenSeal, rows } = await json('restore', file, '--tenant', 'xa-hai');
  expect({ brokenSeal, rows }).toEqual({ brokenSeal: null, rows: made.rows });
  expect(epoch).toMatch(/^[0-9a-f-]{36}$/);
  // The host name stays with the first: one belongs to one tenant.
  expect((await json('tenant', 'list')).map((one: { host: string | null }) => one.host)).toEqual([
    'xa-thu.example',
    null,
  ]);
}, 60_000);

test('a list goes out as whoever may see it, with a line in the log of looks', async () => {
  const admin = pool({ url: withDatabase(inject('server'), database), most: 1 });
  await admin.query(`update t_xa_thu.account set state = 'open'`);
  const out = path.join(folder, 'units.csv');
  const asked = ['export', 'units', '--tenant', 'xa-thu', '--as', 'quantri', '--on', '2016-09-26'];
  const printed = await baNam(...asked);
  expect(printed.out).toContain('Xã Thử,Xã,Tỉnh Thử');
  expect(await json(...asked, '--out', out, '--purpose', 'kiểm tra')).toEqual({
    list: 'units',
    file: out,
    rows: 2,
  });
  expect(readFileSync(out, 'utf8')).toBe(`\ufeff${printed.out}`);
  const { rows } = await admin.query('select about, purpose, rows from t_xa_thu.look_log order by at');
  expect(rows).toEqual([
    { about: '/units', purpose: 'Xuất bằng dòng lệnh', rows: 2 },
    { about: '/units', purpose: 'kiểm tra', rows: 2 },
  ]);
  for (const ending of ['geojson', 'json', 'xlsx'])
    expect((await json(...asked, '--out', path.join(folder, `units.${ending}`))).rows).toBe(2);
  const dhis2 = JSON.parse(readFileSync(path.join(folder, 'units.json'), 'utf8'));
  expect(dhis2.organisationUnits.map((one: { name: string }) => one.name)).toEqual(['Tỉnh Thử', 'Xã Thử']);
  await admin.end();
}, 60_000);

test('what cannot be used is bad input, said in both languages, and leaves nothing behind', async () => {
  const bad = path.join(folder, 'bad.bak');
  writeFileSync(bad, 'hello');
  const nowhere = path.join(folder, 'no/such/folder.bak');
  const wrong: [args: string[], says: RegExp][] = [
    [['backup', nowhere, '--tenant', 'xa-thu'], /không có thư mục đó/],
    [['backup', file], /Hãy chọn bằng --tenant: xa-thu, xa-hai/],
    [['restore', bad], /không phải là tệp sao lưu/],
    [['restore', nowhere], /Không có tệp/],
    [['restore', file, '--tenant', 'Xã'], /chỉ được gồm a-z/],
    [['tenant', 'host', 'nobody', 'x.example'], /Không có «nobody»/],
    [['tenant', 'host', 'xa-hai', 'xa-thu.example'], /đang là tên máy của «xa-thu»/],
    [['export', 'nothing'], /Không có danh sách «nothing»/],
    [['export', 'units', '--tenant', 'xa-thu', '--as', 'nobody'], /Không có tài khoản/],
    [['export', 'units', '--tenant', 'xa-thu', '--out', 'units.txt'], /đuôi .csv, .xlsx, .geojson, .json/],
  ];
  for (const [args, says] of wrong) {
    const { code, err, out } = await baNam(...args);
    expect({ code, out }, `${args.join(' ')}: ${err}`).toEqual({ code: 2, out: '' });
    expect(err).toMatch(says);
    expect(err.trim().split('\n')).toHaveLength(2);
  }
  expect(existsSync(path.join(folder, 'no'))).toBe(false);
}, 60_000);
