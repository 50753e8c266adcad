import { expect } from 'vitest';
import { inDatabase, send, sql } from '../../test/world/database.ts';
import { get } from '../../test/world/http.ts';
import { brought, commandOf, day as today } from '../../test/world/imports.ts';
import { idOf } from '../../test/world/world.ts';
import type { Tx } from '../server/sql.ts';
import { tableBytes } from '../server/tables.ts';
import { unitRoutes } from '../units/unit.http.ts';

const facts = `xã has ấp1, ấp2\n ấp1 has tổ1, tổ2\n Ba is clerk of xã\n An is official of xã`;
const apply = commandOf('units');

const bring = (tx: Tx, name: string, said: Uint8Array | string, asked = '', who = 'Ba') =>
  brought(tx, 'units', name, said, { asked, who });

const standing = async (tx: Tx) =>
  (
    await sql<{ said: string }>`
      select concat_ws(' ', fact.kind, fact.name, '<', up.name, fact.households, fact.code) as said
        from unit_fact fact join unit_edge edge on edge.unit_id = fact.unit_id and edge.valid @> ${today}::date
        join unit_fact up on up.unit_id = edge.parent_id and up.valid @> ${today}::date
       where fact.valid @> ${today}::date order by fact.sort_key, fact.unit_id`.execute(tx)
  ).rows.map(({ said }) => said);

inDatabase(
  'a spreadsheet of units is shown, applied, and changes nothing a second time',
  facts,
  async (tx) => {
    const bytes = await tableBytes(
      'xlsx',
      ['STT', 'Tên đơn vị', 'Thuộc ấp', 'Số hộ', 'Ghi chú'],
      [
        [1, 'Tổ  3', 'ấp1', 24, ''],
        [2, 'Ấp 3', '', '', 'mới'],
        [3, 'tổ1', 'ấp1', 30, ''],
        [4, 'Tổ 4', 'ấp 3', 12, ''],
        [5, 'tổ2', 'Ấp1', 25, ''],
      ],
    );
    const first = await bring(tx, 'to.xlsx', bytes);
    expect([first.kept, first.status]).toEqual([200, 200]);
    expect(first.body.counts).toMatchObject({ rows: 5, new: 3, changed: 1, same: 1, bad: 0 });
    expect(first.body.rows.map((r: { outcome: string; line: number }) => [r.line, r.outcome])).toEqual([
      [4, 'changed'],
      [2, 'new'],
      [3, 'new'],
      [5, 'new'],
      [6, 'same'],
    ]);
    expect(first.body.rows[0].changes).toEqual([
      { what: { vi: 'Số hộ', en: 'Households' }, from: '25', to: '30' },
    ]);
    const said = { file: first.sha256, on: today };
    expect(await send(tx, apply, 'Ba', today, said)).toBeNull();
    expect(await standing(tx)).toEqual([
      'hamlet Ấp 3 < xã',
      'hamlet ấp1 < xã',
      'hamlet ấp2 < xã',
      'group Tổ 3 < ấp1 24',
      'group Tổ 4 < Ấp 3 12',
      'group tổ1 < ấp1 30',
      'group tổ2 < ấp1 25',
    ]);
    const again = await bring(tx, 'to.xlsx', bytes);
    expect(again.body.counts).toMatchObject({ rows: 5, new: 0, changed: 0, same: 5 });
    expect(again.body.ready).toBe(false);
    expect(await send(tx, apply, 'Ba', today, said)).toBeNull();
  },
);

inDatabase('one wrong row refuses all, and each says why', facts, async (tx) => {
  const csv = 'Tên đơn vị;Thuộc;Số hộ\nTổ 5;ấp1;x\nTổ 6;ấp9;1\n;ấp1;1\nTổ 7;ấp2;3\n';
  const { body, sha256 } = await bring(tx, 'to.csv', csv);
  expect(body.counts).toMatchObject({ rows: 4, bad: 3, new: 1 });
  expect(body.rows.map((row: { problems: { vi: string }[] }) => row.problems[0]?.vi)).toEqual([
    '«Số hộ» phải là số nguyên, đang ghi «x».',
    'Không tìm thấy «ấp9» (thuộc).',
    'Thiếu tên.',
    undefined,
  ]);
  const before = await standing(tx);
  expect(await send(tx, apply, 'Ba', today, { file: sha256, on: today })).toMatchObject({
    code: 'import/badRows',
  });
  expect(await standing(tx)).toEqual(before);
});

inDatabase('who may not change units brings no file, and nobody reads another’s', facts, async (tx) => {
  expect((await bring(tx, 'to.csv', 'Tên;Thuộc\nTổ 5;ấp1\n', '', 'An')).kept).toBe(403);
  const { sha256 } = await bring(tx, 'to.csv', 'Tên;Thuộc\nTổ 5;ấp1\n');
  await sql`insert into duty (id, official_id, role, unit_id, held) values (${idOf('duty An')}, ${idOf('An')}, 'clerk', ${idOf('xã')}, '(,)')`.execute(
    tx,
  );
  expect(await send(tx, apply, 'An', today, { file: sha256, on: today })).toMatchObject({ status: 404 });
});

inDatabase(
  'a list beneath what is above the own unit is refused when it is shown, as it is when it is saved',
  facts,
  async (tx) => {
    const above = idOf('huyện');
    await sql`insert into unit (id) values (${above})`.execute(tx);
    await sql`insert into unit_fact (unit_id, valid, kind, name, sort_key, search_key, identity_key)
            select ${above}, '(,)', kind, 'huyện', 'h', 'huyen', 'huyện' from unit_fact where unit_id = ${idOf('xã')}`.execute(
      tx,
    );
    const { body, sha256 } = await bring(tx, 'to.csv', 'Tên;Thuộc\nTổ 5;ấp1\n', `&under=${above}`);
    expect(body.type).toBe('/problems/unit/besideHome');
    const said = { file: sha256, on: today, under: above };
    expect(await send(tx, apply, 'Ba', today, said)).toMatchObject({ code: 'unit/besideHome' });
  },
);

inDatabase('a file’s name and a search that no stored text can hold are refused', facts, async (tx) => {
  expect((await bring(tx, 'to\0.csv', 'Tên;Thuộc\nTổ 5;ấp1\n')).kept).toBe(400);
  expect((await get(tx, 'Ba', today, unitRoutes, '/units?q=%00')).status).toBe(400);
});

inDatabase('a long list takes as many statements as a short one', facts, async (tx) => {
  const statements = async (rows: number, name: string) => {
    const lines = Array.from({ length: rows }, (_, at) => `Tổ ${name}${at};ấp1;${at}`);
    const csv = ['Tên đơn vị;Thuộc;Số hộ', ...lines].join('\n');
    const { sha256 } = await bring(tx, `${name}.csv`, csv);
    let count = 0;
    const counting = tx.withPlugin({
      transformQuery: ({ node }) => {
        count++;
        return node;
      },
      transformResult: async ({ result }) => result,
    });
    expect(await send(counting, apply, 'Ba', today, { file: sha256, on: today })).toBeNull();
    return count;
  };
  expect(await statements(200, 'A')).toBe(await statements(2, 'B'));
});
