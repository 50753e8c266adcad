/** Lists in and out by the command line, each command a process of its own: what one writes the other reads back. */
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { officeHere, readByOffice } from '../../../test/world/paper.ts';
import { withDatabase } from '../../../test/world/postgres.ts';
import { pool } from '../../server/sql.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'ba-nam-round-trip-'));
const database = `round_trip_${randomBytes(6).toString('hex')}`;
const at = (name: string) => path.join(folder, name);
const sql = async (statement: string, within?: string) => {
  const server = pool({ url: within ? withDatabase(inject('server'), within) : inject('server'), most: 1 });
  const { rows } = await server.query(statement);
  await server.end();
  return rows;
};

/** `ba-nam …` on this file's installation. */
function baNam(...args: string[]) {
  const env = {
    ...process.env,
    DATABASE_URL: withDatabase(inject('server'), database),
    BA_NAM_DATA: at('data'),
  };
  const cli = path.join(import.meta.dirname, '../cli.ts');
  return new Promise<{ code: number; out: string; err: string }>((resolve) => {
    execFile(process.execPath, [cli, ...args], { env, maxBuffer: 1 << 26 }, (error, out, err) =>
      resolve({ code: Number(error?.code ?? 0), out, err }),
    );
  });
}
const done = async (...args: string[]) => {
  const { code, out, err } = await baNam(...args);
  expect(code, err).toBe(0);
  return { out, err };
};
const into = (tenant: string, what: string, file: string, ...more: string[]) =>
  baNam('import', what, at(file), '--tenant', tenant, '--as', 'quantri', ...more);
const outOf = async (tenant: string, what: string, on: string, file: string, ...more: string[]) => {
  await done(
    ...['export', what, '--tenant', tenant, '--as', 'quantri', '--on', on, '--out', at(file), ...more],
  );
  return readFileSync(at(file));
};

const tenants = ['xa-mot', 'xa-hai', 'xa-ba'];
beforeAll(async () => {
  await sql(`create database ${database}`);
  for (const name of tenants)
    await done(
      ...['tenant', 'make', name, '--title', 'Xã Thử', '--administrator', 'Cán bộ 01'],
      ...['--superior', 'province=Tỉnh Thử', '--from', '2016-01-01'],
    );
  for (const name of tenants)
    await sql(`update t_${name.replace('-', '_')}.account set state = 'open'`, database);
}, 120_000);
afterAll(async () => {
  await sql(`drop database ${database} with (force)`);
  rmSync(folder, { recursive: true });
});

const units = [
  'Loại;Tên đơn vị;Thuộc;Số hộ;Mã;Vĩ độ;Kinh độ',
  'Ấp;Ấp Mỹ Phú;;;00097;10.2;106.4',
  'Ấp;Ấp 10;;;;;',
  'Ấp;Ấp 2;;;;;',
  'Tổ;Tổ 1;Ấp Mỹ Phú;24;;10.21;106.41',
  'Tổ;Tổ 1;Ấp 2;25;;;',
  "Tổ;'=Tổ, «nhà lồng»;Ấp 10;;;;",
  '',
].join('\r\n');

test('a list goes in whole or not at all, and a second time changes nothing', async () => {
  writeFileSync(at('units.csv'), units);
  writeFileSync(at('bad.csv'), units.replace(';24;', ';hai mươi;'));
  const on = ['--on', '2016-02-01'];
  const bad = await into('xa-mot', 'units', 'bad.csv', ...on);
  expect(bad).toMatchObject({ code: 2, out: '' });
  expect(bad.err).toMatch(/bad\.csv:5: dòng 5: «Số hộ» phải là số nguyên, đang ghi «hai mươi»/);
  expect(bad.err).toMatch(/1 trong 6 dòng chưa đúng; chưa ghi gì/);
  const asJson = await into('xa-mot', 'units', 'bad.csv', ...on, '--json');
  expect(asJson.code).toBe(2);
  expect(JSON.parse(asJson.out)).toMatchObject({
    ...{ what: 'units', file: 'bad.csv', on: '2016-02-01', done: false, counts: { rows: 6, bad: 1, new: 5 } },
    findings: [{ line: 5, code: 'paste/notCount', en: expect.stringContaining('whole number') }],
  });
  const looked = await into('xa-mot', 'units', 'units.csv', ...on, '--dry-run');
  expect(looked).toMatchObject({ code: 0, err: expect.stringMatching(/sẽ thêm 6, đổi 0/) });
  const first = await into('xa-mot', 'units', 'units.csv', ...on, '--json');
  expect(JSON.parse(first.out)).toMatchObject({ done: true, counts: { new: 6, bad: 0 } });
  const again = await into('xa-mot', 'units', 'units.csv', ...on);
  expect(again).toMatchObject({ code: 0, err: expect.stringMatching(/Không có gì phải đổi: cả 6 dòng/) });
}, 120_000);

test('units as of a day: out of one, into another, and out again are the same bytes', async () => {
  writeFileSync(at('later.csv'), 'Tên,Thuộc,Số hộ\nTổ 1,Ấp 2,31\n');
  expect((await into('xa-mot', 'units', 'later.csv', '--on', '2016-06-01')).code).toBe(0);
  const before = await outOf('xa-mot', 'units', '2016-03-01', 'before.csv');
  const csv = await outOf('xa-mot', 'units', '2016-07-01', 'a.csv');
  expect(csv.equals(before)).toBe(false);
  expect(csv.toString()).toContain(`\r\n,"'=Tổ, «nhà lồng»",Tổ nhân dân tự quản,Ấp 10 · Xã Thử · Tỉnh Thử,`);
  const xlsx = await outOf('xa-mot', 'units', '2016-07-01', 'a.xlsx');
  const map = await outOf('xa-mot', 'units', '2016-07-01', 'a.geojson');
  await outOf('xa-mot', 'units', '2016-07-01', 'a.json');
  const inside = await into('xa-hai', 'units', 'a.xlsx', '--on', '2016-07-01', '--json');
  expect(JSON.parse(inside.out)).toMatchObject({ done: true, counts: { rows: 8, new: 6, same: 2, bad: 0 } });
  expect(await outOf('xa-hai', 'units', '2016-07-01', 'b.csv')).toEqual(csv);
  expect(await outOf('xa-hai', 'units', '2016-07-01', 'b.xlsx')).toEqual(xlsx);
  expect(await outOf('xa-hai', 'units', '2016-07-01', 'b.geojson')).toEqual(map);
  const other = await into('xa-ba', 'units', 'a.json', '--on', '2016-07-01', '--json');
  expect(JSON.parse(other.out), other.err).toMatchObject({ done: true, counts: { new: 6, bad: 0 } });
  expect(await outOf('xa-ba', 'units', '2016-07-01', 'c.csv')).toEqual(csv);
  for (const file of ['a.csv', 'a.geojson', 'a.json', 'a.xlsx']) {
    const same = await into('xa-hai', 'units', file, '--on', '2016-07-01', '--json');
    expect(JSON.parse(same.out), file).toMatchObject({
      done: false,
      counts: { new: 0, changed: 0, same: 8 },
    });
  }
}, 180_000);

test.skipIf(!officeHere)(
  'LibreOffice opens what leaves, and what it saves is the same list',
  { timeout: 120_000 },
  async () => {
    const saved = readByOffice({ 'units.xlsx': await outOf('xa-hai', 'units', '2016-07-01', 'office.xlsx') });
    writeFileSync(at('office.csv'), saved['units.xlsx'] ?? '');
    const same = await into('xa-hai', 'units', 'office.csv', '--on', '2016-07-01', '--json');
    expect(JSON.parse(same.out), same.err).toMatchObject({ counts: { rows: 8, same: 8 } });
  },
);

test('a mergers file is one change of the tree, each row judged by it', async () => {
  const tree = 'Loại,Tên đơn vị,Mã\nẤp,Ấp Đông,00011\nẤp,Ấp Tây,00012\nẤp,Ấp Bắc,00013\n';
  writeFileSync(at('tree.csv'), tree);
  expect((await into('xa-ba', 'units', 'tree.csv', '--on', '2016-08-01')).code).toBe(0);
  const head = 'Mã cũ,Tên cũ,Mã mới,Tên mới,Phạm vi\n';
  writeFileSync(
    at('mergers.csv'),
    `${head}11,Ấp Đông,00021,Ấp Đông Tây,toàn bộ\n00012,Ấp Tây,00021,Ấp Đông Tây,toàn bộ\n`,
  );
  writeFileSync(
    at('wrong.csv'),
    `${head}11,Ấp Đông,00021,Ấp Đông Tây,toàn bộ\n99,,00021,,toàn bộ\n13,Ấp Nam,00021,,toàn bộ\n`,
  );
  const on = ['--on', '2017-01-01'];
  const wrong = await into('xa-ba', 'mergers', 'wrong.csv', ...on, '--json');
  expect(wrong.code, wrong.err).toBe(2);
  expect(
    JSON.parse(wrong.out).findings.map((one: { line: number; code: string }) => [one.line, one.code]),
  ).toEqual([
    [3, 'merger/oldUnknown'],
    [4, 'merger/otherName'],
  ]);
  const looked = await into('xa-ba', 'mergers', 'mergers.csv', ...on, '--dry-run', '--json');
  expect(JSON.parse(looked.out), looked.err).toMatchObject({
    done: false,
    counts: { rows: 2, new: 2, bad: 0 },
  });
  const done = await into('xa-ba', 'mergers', 'mergers.csv', ...on, '--json');
  expect(JSON.parse(done.out), done.err).toMatchObject({ done: true });
  const [before, after] = [
    (await outOf('xa-ba', 'units', '2016-12-31', 'm1.csv')).toString(),
    (await outOf('xa-ba', 'units', '2017-01-01', 'm2.csv')).toString(),
  ];
  expect([before.includes('Ấp Đông Tây'), before.includes('00012,Ấp Tây')]).toEqual([false, true]);
  expect([after.includes('00021,Ấp Đông Tây'), after.includes('Ấp Tây,')]).toEqual([true, false]);
  const again = await into('xa-ba', 'mergers', 'mergers.csv', ...on, '--json');
  expect([again.code, JSON.parse(again.out)]).toMatchObject([
    0,
    { done: false, counts: { same: 2, bad: 0 } },
  ]);
  expect((await outOf('xa-ba', 'units', '2017-01-01', 'm3.csv')).toString()).toBe(after);
}, 120_000);

test('what cannot be asked is said, and leaves nothing', async () => {
  writeFileSync(at('map.json'), '[]');
  writeFileSync(at('none.json'), '{"a": 1}');
  const wrong: [args: string[], says: RegExp][] = [
    [['people', at('units.csv')], /Không nhập được «people»; nhập được: units, officials/],
    [['units', at('nowhere.csv')], /Không có tệp/],
    [['units', at('units.csv'), '--on', 'hôm nay'], /--on phải là ngày/],
    [['units', at('units.csv'), '--map', at('map.json')], /phải là JSON dạng/],
    [['units', at('units.csv'), '--answer', '1'], /--answer phải có dạng/],
    [['units', at('units.csv'), '--tenant', 'xa-mot'], /Không có tài khoản đang dùng tên «vanphong»/],
    [['units', at('none.json'), '--tenant', 'xa-mot', '--as', 'quantri'], /phải là đơn vị của DHIS2/],
    [['boundaries', at('units.csv'), '--tenant', 'xa-mot', '--as', 'quantri'], /phải ở dạng GeoJSON/],
  ];
  for (const [args, says] of wrong) {
    const { code, err, out } = await baNam('import', ...args);
    expect({ code, out }, `${args.join(' ')}: ${err}`).toEqual({ code: 2, out: '' });
    expect(err).toMatch(says);
  }
}, 120_000);
