import { kindsByCode } from '../units/kind.sql.ts';
import { applyUnits } from '../units/unit-import.commands.ts';
import { judgeUnits, type UnitEntry, unitListColumns } from '../units/unit-import.rules.ts';
import { namesComing, unitsStanding } from '../units/unit-import.sql.ts';
import type { Importer } from './importer.sql.ts';

/** Units, with their totals of households, codes and coordinates. */
export const unitImporter: Importer<UnitEntry> = {
  name: { vi: 'Nhập danh sách đơn vị từ tệp', en: 'Import a list of units' },
  action: 'unit.change',
  columns: unitListColumns,
  needs: [['name']],
  example: { kind: 'Tổ', name: 'Tổ 01', parent: 'Ấp Mỹ Phú', households: '24', ordinal: '1', code: '' },
  async judge(lines, { db, under, on, answerOf, idOf }) {
    const [kinds, standing, coming] = [
      await kindsByCode(db),
      await unitsStanding(db, under, on),
      await namesComing(db, under, on),
    ];
    return judgeUnits(lines as never, {
      ...{ kinds: [...kinds.values()], under, standing, coming, on, answerOf, idOf },
    });
  },
  async apply(tx, entries, { on, by }) {
    await applyUnits(tx, entries, on, by);
  },
};
