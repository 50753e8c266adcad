import { asAsked, askedOfSheet, type OtherFile, type Sheet } from '../server/sheet.http.ts';
import { toDhis2 } from './dhis2.rules.ts';
import { givenUnits } from './exchange.sql.ts';
import type { GivenUnit } from './exchange.ts';
import { toGeoJson } from './geojson.rules.ts';
import { unitsSeen } from './tree.sql.ts';
import { Asked, listed, underOf } from './unit.http.ts';
import { unitsLike } from './unit-list.sql.ts';

/** The list as a spreadsheet, under the same query; its columns are those that an import of units knows. */
export const unitSheets: Sheet[] = [
  {
    path: '/units',
    title: { vi: 'Danh sách đơn vị', en: 'Units' },
    action: 'unit.read',
    columns: [
      { heading: { vi: 'Mã', en: 'Code' }, width: 12, kind: 'text' },
      { heading: { vi: 'Tên đơn vị', en: 'Name' }, width: 32, kind: 'text' },
      { heading: { vi: 'Loại', en: 'Kind' }, width: 22, kind: 'text' },
      { heading: { vi: 'Thuộc', en: 'Under' }, width: 44, kind: 'text' },
      { heading: { vi: 'Số hộ', en: 'Households' }, width: 10, kind: 'count' },
      { heading: { vi: 'Thứ tự', en: 'Order' }, width: 8, kind: 'count' },
      { heading: { vi: 'Vĩ độ', en: 'Latitude' }, width: 11, kind: 'degrees' },
      { heading: { vi: 'Kinh độ', en: 'Longitude' }, width: 11, kind: 'degrees' },
    ],
    rows: async (request, query) => {
      const asked = asAsked(Asked, query);
      const { rows } = await unitsLike(
        request.db,
        listed(request, { ...asked, page: 0, limit: askedOfSheet }),
      );
      return rows.map((unit) => [
        unit.code,
        unit.name,
        unit.kindName,
        underOf(unit.parents),
        unit.households,
        unit.ordinal,
        unit.lat,
        unit.lon,
      ]);
    },
    also: [
      { ending: 'geojson', type: 'application/geo+json', write: whole(toGeoJson) },
      { ending: 'dhis2.json', type: 'application/json', write: whole(toDhis2) },
    ],
  },
];

/** All units seen on the day, not narrowed: those above a unit say where it is. */
function whole(written: (units: readonly GivenUnit[]) => string): OtherFile['write'] {
  return async ({ db, sender: { officialId, today } }, query) => {
    const { on = today } = asAsked(Asked, query);
    const units = await givenUnits(db, { seen: unitsSeen(officialId, today, on), on, limit: askedOfSheet });
    return { text: written(units), rows: units.length };
  };
}
