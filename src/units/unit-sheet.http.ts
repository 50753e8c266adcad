import type { Text } from '../kernel/text.ts';
import { asAsked, askedOfSheet, type OtherFile, type Sheet } from '../server/sheet.http.ts';
import { toDhis2 } from './dhis2.rules.ts';
import { givenUnits } from './exchange.sql.ts';
import type { GivenUnit } from './exchange.ts';
import { toGeoJson } from './geojson.rules.ts';
import { unitsSeen } from './tree.sql.ts';
import { Asked, listed, underOf } from './unit.http.ts';
import { type UnitListKey, unitListColumns } from './unit-import.rules.ts';
import { unitsLike } from './unit-search.sql.ts';

const order = ['code', 'name', 'kind', 'parent', 'households', 'ordinal', 'lat', 'lon'] as const;
const looks = {
  code: { width: 12, kind: 'text' },
  name: { width: 32, kind: 'text' },
  kind: { width: 22, kind: 'text' },
  parent: { width: 44, kind: 'text' },
  households: { width: 10, kind: 'count' },
  ordinal: { width: 8, kind: 'count' },
  lat: { width: 11, kind: 'degrees' },
  lon: { width: 11, kind: 'degrees' },
} as const;
const headings = Object.fromEntries(unitListColumns.map(({ key, heading }) => [key, heading])) as Record<
  UnitListKey,
  Text
>;

/** The list as a spreadsheet, under the same query; its columns are those that an import of units knows. */
export const unitSheets: Sheet[] = [
  {
    path: '/units',
    title: { vi: 'Danh sách đơn vị', en: 'Units' },
    action: 'unit.read',
    columns: order.map((key) => ({ heading: headings[key], ...looks[key] })),
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
