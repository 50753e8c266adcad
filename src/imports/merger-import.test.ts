import { expect } from 'vitest';
import { inDatabase, send, sender, sql } from '../../test/world/database.ts';
import { brought, commandOf, day } from '../../test/world/imports.ts';
import { idOf } from '../../test/world/world.ts';
import { lineageOf } from '../units/unit-change.sql.ts';
import type { ChangePreview } from '../units/unit-change.ts';

const facts = 'huyện has xã1, xã2\n Ba is clerk of huyện';

inDatabase('who takes over is named beforehand, also where it goes on as it is', facts, async (tx) => {
  await sql`update unit_fact set code = right(name, 1) where name like 'xã%'`.execute(tx);
  const csv = 'Mã cũ;Tên cũ;Mã mới;Tên mới\n1;xã1;2;xã2\n';
  const { sha256 } = await brought(tx, 'mergers', 'sap-nhap.csv', csv);
  const told = await commandOf('mergers').preview?.(tx, { file: sha256, on: day }, sender('Ba', day));
  expect((told as ChangePreview).ends).toMatchObject([{ name: 'xã1', heirName: 'xã2', under: 'huyện' }]);
});

inDatabase(
  'each arrow of lineage has its own clause, the change the document that was said',
  facts,
  async (tx) => {
    await sql`update unit_fact set code = right(name, 1) where name like 'xã%'`.execute(tx);
    const csv = 'Mã cũ;Mã mới;Tên mới;Khoản\n1;3;Xã Ba;117\n2;3;Xã Ba;118\n';
    const { sha256 } = await brought(tx, 'mergers', 'sap-nhap.csv', csv);
    const said = { file: sha256, on: day, document: 'Nghị quyết 1687/NQ-UBTVQH15' };
    expect(await send(tx, commandOf('mergers'), 'Ba', day, said)).toBeNull();
    const arrows = await lineageOf(tx, idOf('xã1'), sender('Ba', day));
    expect(arrows.map(({ document }) => document)).toEqual(['khoản 117 Nghị quyết 1687/NQ-UBTVQH15']);
    const { rows } = await sql`select document from unit_change`.execute(tx);
    expect(rows).toEqual([{ document: 'Nghị quyết 1687/NQ-UBTVQH15' }]);
  },
);

inDatabase('of many clauses the change names the first few and how many there are', facts, async (tx) => {
  const csv = 'Mã cũ;Mã mới;Tên mới;Khoản\n1;3;Xã Ba;1\n1;4;Xã Bốn;2\n1;5;Xã Năm;3\n2;3;Xã Ba;4\n';
  await sql`update unit_fact set code = right(name, 1) where name like 'xã%'`.execute(tx);
  const part = csv.replaceAll(/^1;(.*);(\d)$/gm, '1;$1;$2;một phần').replace('Khoản', 'Khoản;Hình thức');
  const { sha256 } = await brought(tx, 'mergers', 'sap-nhap.csv', part);
  expect(await send(tx, commandOf('mergers'), 'Ba', day, { file: sha256, on: day })).toBeNull();
  const { rows } = await sql`select document from unit_change`.execute(tx);
  expect(rows).toEqual([{ document: 'khoản 1; khoản 2 … (4 văn bản, điều khoản)' }]);
});

inDatabase('a new unit whose code or name another keeps is worth a look, not refused', facts, async (tx) => {
  await sql`update unit_fact set code = right(name, 1) where name like 'xã%'`.execute(tx);
  const notes = async (code: string, name: string) => {
    const csv = `Mã cũ;Mã mới;Tên mới\n1;${code};${name}\n`;
    const { body } = await brought(tx, 'mergers', 'sap-nhap.csv', csv);
    expect(body.ready).toBe(true);
    return body.rows[0].notes.map((note: { vi: string }) => note.vi);
  };
  expect(await notes('2', 'xã9')).toEqual(['Mã 2 ở đây đang là của «xã2».']);
  expect(await notes('9', 'Xã2')).toEqual(['«huyện» đã có đơn vị tên «Xã2».']);
  expect(await notes('1', 'xã9')).toEqual([]);
});
