import { expect } from 'vitest';
import { inDatabase, sender, sql } from '../../test/world/database.ts';
import { brought, commandOf, day } from '../../test/world/imports.ts';
import type { ChangePreview } from '../units/unit-change.ts';

const facts = 'huyện has xã1, xã2\n Ba is clerk of huyện';

inDatabase('who takes over is named beforehand, also where it goes on as it is', facts, async (tx) => {
  await sql`update unit_fact set code = right(name, 1) where name like 'xã%'`.execute(tx);
  const csv = 'Mã cũ;Tên cũ;Mã mới;Tên mới\n1;xã1;2;xã2\n';
  const { sha256 } = await brought(tx, 'mergers', 'sap-nhap.csv', csv);
  const told = await commandOf('mergers').preview?.(tx, { file: sha256, on: day }, sender('Ba', day));
  expect((told as ChangePreview).ends).toMatchObject([{ name: 'xã1', heirName: 'xã2', under: 'huyện' }]);
});
