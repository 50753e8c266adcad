import { expect, test } from 'vitest';
import { inDatabase, send, sql } from '../../test/world/database.ts';
import { brought, commandOf, day as today } from '../../test/world/imports.ts';
import { idOf } from '../../test/world/world.ts';
import { linesOf, mapSaid, recognised } from '../units/listed.rules.ts';
import { unitListColumns } from '../units/unit-import.rules.ts';

const facts = 'xã has ấp1, ấp2\n ấp1 has tổ1\n Ba is clerk of xã';

test('headings are found under the titles of a list, the fuller one wins, part of one is a guess', () => {
  const rows = [
    ['DANH SÁCH TỔ'],
    ['code', 'name', 'Full name', 'Tổng số hộ dân'],
    ['01', 'Tổ A', 'Tổ B', '3'],
  ];
  const found = recognised(
    rows.map((cells, at) => ({ line: at + 1, cells })),
    unitListColumns,
  );
  expect(found).toMatchObject({
    headingAt: 1,
    map: { code: 0, name: 2, households: 3 },
    unsure: ['households'],
  });
  expect(mapSaid(found, { name: 'NAME', households: '', code: '#2' })).toEqual({ code: 1 });
  const [line] = linesOf([...rows.map((cells, at) => ({ line: at + 1, cells }))], found, found.map);
  expect([line?.line, line?.of('name'), line?.has('parent')]).toEqual([3, 'Tổ B', false]);
});

inDatabase(
  'columns chosen by hand are remembered for the next list with these headings',
  facts,
  async (tx) => {
    const csv = 'Cột A;Cột B;Cột C\nTổ 7;ấp1;12\n';
    const first = await brought(tx, 'units', 'a.csv', csv);
    expect(first.body).toMatchObject({ ready: false, counts: { rows: 0 } });
    const map = { name: 'Cột A', parent: 'Cột B', households: '#3' };
    const shown = await brought(tx, 'units', 'a.csv', csv, {
      asked: `&map=${encodeURIComponent(JSON.stringify(map))}`,
    });
    expect(shown.body).toMatchObject({ ready: true, counts: { new: 1 }, remembered: false });
    expect(
      await send(tx, commandOf('units'), 'Ba', today, { file: first.sha256, on: today, map }),
    ).toBeNull();
    const next = await brought(tx, 'units', 'b.csv', csv.replace('Tổ 7', 'Tổ 8'));
    expect(next.body).toMatchObject({ remembered: true, counts: { new: 1 } });
  },
);

inDatabase(
  'codes: zeros put back, a renamed unit asked about, a code of another place told',
  facts,
  async (tx) => {
    await sql`update unit_fact set code = '00097' where name = 'ấp1'`.execute(tx);
    await sql`update unit_fact set code = '00098' where name = 'ấp2'`.execute(tx);
    const csv = 'Tên đơn vị;Mã;Thuộc\nẤp1;97;xã\nẤp Mới;98;xã\n';
    const { body, sha256 } = await brought(tx, 'units', 'a.csv', csv);
    expect(body.counts).toMatchObject({ same: 1, noted: 1, bad: 1, asked: 1 });
    expect(body.rows[0].problems[0].vi).toBe(
      'Mã 00098 ở đây là «ấp2», trong danh sách là «Ấp Mới»: hãy chọn đây là đơn vị đổi tên hay một đơn vị khác.',
    );
    const answered = { file: sha256, on: today, answers: { 3: 'same' } };
    expect(await send(tx, commandOf('units'), 'Ba', today, answered)).toBeNull();
    const { rows } =
      await sql`select name, lower(valid) as "from" from unit_fact where unit_id = ${idOf('ấp2')} order by valid`.execute(
        tx,
      );
    expect(rows).toEqual([
      { name: 'ấp2', from: null },
      { name: 'Ấp Mới', from: today },
    ]);
  },
);

inDatabase('what was seen must still be so when it is saved', facts, async (tx) => {
  const { sha256 } = await brought(tx, 'units', 'a.csv', 'Tên đơn vị;Thuộc\nTổ 7;ấp1\n');
  const said = { file: sha256, on: today, seen: { new: 2, changed: 0 } };
  expect(await send(tx, commandOf('units'), 'Ba', today, said)).toMatchObject({
    code: 'import/changedSince',
  });
});

inDatabase('mergers are read: which went where, whole or in part', facts, async (tx) => {
  const csv =
    'old_code,old_name,new_code,new_name,kind,nq1687_art1_clause\n28756,Phường 8,28858,Phường Phú Tân,full,117\n28757,Phường 9,28858,,partial,\n,,28858,,full,\n1,,2,,nửa,\n';
  const { body } = await brought(tx, 'mergers', 'sap-nhap.csv', csv);
  expect(body.counts).toMatchObject({ rows: 4, new: 2, bad: 2 });
  expect(body.ready).toBe(false);
});
