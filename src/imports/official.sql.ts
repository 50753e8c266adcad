import { officialColumns } from '../officials/official-columns.rules.ts';
import { judgeOfficials, type OfficialEntry } from '../officials/official-import.rules.ts';
import { applyOfficials, officialsServing } from '../officials/official-import.sql.ts';
import { homeUnit } from '../server/setting.sql.ts';
import { unitsStanding } from '../units/unit-import.sql.ts';
import type { Importer } from './importer.sql.ts';

/** Officials, with what is known of them. */
export const officialImporter: Importer<OfficialEntry> = {
  name: { vi: 'Nhập danh sách cán bộ từ tệp', en: 'Import a list of officials' },
  action: 'official.change',
  columns: officialColumns,
  needs: [['name']],
  example: {
    ...{ name: 'Cán bộ 1', postTitle: 'Công chức văn phòng', category: 'Công chức', sector: 'Văn phòng' },
    ...{ homeUnit: 'Ấp Mỹ Phú', area: '', skills: 'tuyên truyền 3*; kế toán', contact: '0900 000 001' },
  },
  async judge(lines, { db, under, on, by, answerOf, idOf }) {
    const home = await homeUnit(db);
    return judgeOfficials(lines as never, {
      known: await officialsServing(db, { under, home, on, today: by.today }),
      units: await unitsStanding(db, under, on),
      areaUnitId: under === home ? null : under,
      ...{ answerOf, idOf },
    });
  },
  async apply(tx, entries, { by }) {
    for (const id of await applyOfficials(tx, entries)) by.touch('official', id, 'common', `official:${id}`);
  },
};
