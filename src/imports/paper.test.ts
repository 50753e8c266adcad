import { expect } from 'vitest';
import { inDatabase } from '../../test/world/database.ts';
import { get } from '../../test/world/http.ts';
import { brought, day as today } from '../../test/world/imports.ts';
import { readListFile } from '../server/list-file.ts';
import { importRoutes } from './import.http.ts';
import { importPaperRoutes } from './paper.http.ts';

const facts = 'xã has ấp1\n Ba is clerk of xã';
const routes = [importRoutes([]), importPaperRoutes([])];

inDatabase(
  'a template has the headings that the import knows, in either language',
  facts,
  async (tx) => {
    const asked = { units: 'vi', officials: 'en', current: 'vi', mergers: 'en' } as const;
    for (const [what, lang] of Object.entries(asked) as [keyof typeof asked, string][]) {
      const { status, bytes } = await get(
        tx,
        'Ba',
        today,
        routes,
        `/imports/${what}/template.xlsx?lang=${lang}`,
      );
      expect(status).toBe(200);
      const { rows, sheets } = await readListFile(new Uint8Array(bytes), 'mau.xlsx');
      expect(sheets.length).toBe(3);
      const csv = [rows[0]?.cells, rows[0]?.cells.map(() => '?')].map((row) => row?.join(';')).join('\n');
      const { body } = await brought(tx, what, 'mau.csv', csv);
      expect(
        body.columns.filter((one: { at: number | null; sure: boolean }) => !one.at || !one.sure),
      ).toEqual([]);
    }
    expect((await get(tx, 'Ba', today, routes, '/imports/boundaries/template.xlsx')).status).toBe(404);
  },
  60_000,
);

inDatabase(
  'refused rows come back as they stood, each with its reason, and can be brought again',
  facts,
  async (tx) => {
    const csv = 'Ghi chú;Mã;Tên đơn vị;Thuộc;Số hộ\n=1+1;007;Tổ 1;ấp1;x\n;;Tổ 2;ấp1;12\n;;Tổ 3;ấp9;\n';
    const { sha256 } = await brought(tx, 'units', 'tổ.csv', csv);
    const url = `/imports/units/files/${sha256}/refused.xlsx?on=${today}`;
    const { bytes } = await get(tx, 'Ba', today, routes, url);
    const { rows } = await readListFile(new Uint8Array(bytes), 'sai.xlsx');
    expect(rows.map(({ cells }) => cells)).toEqual([
      ['Ghi chú', 'Mã', 'Tên đơn vị', 'Thuộc', 'Số hộ', 'Vì sao chưa đúng'],
      ['=1+1', '007', 'Tổ 1', 'ấp1', 'x', '«Số hộ» phải là số nguyên, đang ghi «x».'],
      ['', '', 'Tổ 3', 'ấp9', '', 'Không tìm thấy «ấp9» (thuộc).'],
    ]);
    const again = await brought(tx, 'units', 'sai.xlsx', bytes);
    expect(again.body.counts).toMatchObject({ rows: 2, bad: 2 });
  },
);
