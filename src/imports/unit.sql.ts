import type { Day } from '../kernel/day.ts';
import type { ListFile } from '../server/list-file.ts';
import { boundariesOn, keepBoundaries } from '../units/boundary.sql.ts';
import {
  type BoundaryEntry,
  boundaryColumns,
  featuresOf,
  judgeBoundaries,
  propertyRows,
} from '../units/boundary-import.rules.ts';
import { fromDhis2 } from '../units/dhis2.rules.ts';
import { fromGeoJson } from '../units/geojson.rules.ts';
import { kindsByCode } from '../units/kind.sql.ts';
import { byLevels } from '../units/levels.rules.ts';
import type { FileRow } from '../units/listed.rules.ts';
import { applyUnits, unitImport } from '../units/unit-import.commands.ts';
import { judgeUnits, type UnitEntry, unitListColumns } from '../units/unit-import.rules.ts';
import { namesComing, unitsStanding } from '../units/unit-import.sql.ts';
import { importProblem } from './import.rules.ts';
import type { Importer } from './importer.sql.ts';

/** A map or organisation units as a list; the rows of a table as they are. Lines count the units, the headings are line 0. */
function rowsOfUnits({ json }: ListFile, on: Day): FileRow[] | undefined {
  if (json === null) return undefined;
  const table = fromDhis2(json, on) ?? fromGeoJson(json);
  if (table === null) throw importProblem.unknownJson();
  return table.map((cells, line) => ({ line, cells: [...cells] }));
}

/** Units, with their totals of households, codes and coordinates. */
export const unitImporter: Importer<UnitEntry> = {
  name: unitImport.name,
  action: 'unit.change',
  columns: unitListColumns,
  recognise: byLevels,
  needs: [['name']],
  rows: rowsOfUnits,
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
  async apply(tx, entries, { on, by, document, same }) {
    await applyUnits(tx, [...entries, ...(same as UnitEntry[])], { day: on, document }, by);
  },
};

/** Outlines from GeoJSON: each feature's properties say which unit it is. */
export const boundaryImporter: Importer<BoundaryEntry> = {
  name: { vi: 'Nhập ranh giới đơn vị từ tệp', en: 'Import boundaries of units' },
  action: 'unit.change',
  columns: boundaryColumns,
  needs: [['name', 'code']],
  example: {},
  rows({ json }) {
    const features = featuresOf(json);
    if (features === null) throw importProblem.wrongFormat();
    return propertyRows(features);
  },
  async judge(lines, { db, file, under, on }) {
    const standing = await unitsStanding(db, under, on);
    const known = await boundariesOn(db, under, on);
    return judgeBoundaries(lines, { features: featuresOf(file.json) ?? [], standing, known });
  },
  async apply(tx, entries, { on, by }) {
    await keepBoundaries(tx, entries, on);
    for (const { unitId } of entries) by.touch('unit', unitId, 'common');
  },
};
