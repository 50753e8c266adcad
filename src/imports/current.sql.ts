import {
  type CurrentEntry,
  currentColumns,
  earliestDay,
  judgeCurrent,
} from '../assignments/current-import.rules.ts';
import { giveCurrent, holdingsFrom, issuedPlans } from '../assignments/current-import.sql.ts';
import { officialsServing } from '../officials/official-import.sql.ts';
import { homeUnit } from '../server/setting.sql.ts';
import { chainLinks } from '../units/kind.sql.ts';
import { unitsStanding } from '../units/unit-import.sql.ts';
import type { Importer } from './importer.sql.ts';

/** Who has which unit, under plans that are issued already; no draft is needed. */
export const currentImporter: Importer<CurrentEntry> = {
  name: { vi: 'Nhập danh sách phân công hiện có từ tệp', en: 'Import current assignments' },
  action: 'assignment.publish',
  columns: currentColumns,
  needs: [['official'], ['unit', 'unitCode']],
  example: {
    ...{ official: 'Cán bộ 1', post: 'Công chức văn phòng', unit: 'Tổ 01', parent: 'Ấp Mỹ Phú' },
    ...{ kind: 'theo dõi, hỗ trợ', plan: '33-KH/ĐU', from: '2016-07-21' },
  },
  async judge(lines, { db, under, on, by, idOf }) {
    const home = await homeUnit(db);
    return judgeCurrent(lines, {
      units: await unitsStanding(db, under, on),
      officials: await officialsServing(db, { under, home, on, today: by.today }),
      plans: await issuedPlans(db, home, by),
      links: await chainLinks(db),
      holdings: await holdingsFrom(db, under, on, earliestDay(lines, on)),
      ...{ on, idOf },
    });
  },
  async apply(tx, entries, { by }) {
    await giveCurrent(tx, entries, by.today);
    for (const { given } of entries)
      by.touch('assignment', given.id, `unit:${given.unitId}`, `official:${given.officialId}`);
  },
};
