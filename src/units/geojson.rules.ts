import * as z from 'zod/mini';
import { clean } from '../kernel/name.ts';
import { type GivenUnit, listHeadings, placeOf, seatOf, type Table, wayUp, wayWritten } from './exchange.ts';

/**
 * Units as a map: a GeoJSON (RFC 7946) feature each, with its outline or the point of its seat, null where neither is known.
 * The properties are named as the columns of a list of units, so that the map reads as one. The same units give the same bytes.
 */
export function toGeoJson(units: readonly GivenUnit[]): string {
  const byId = new Map(units.map((unit) => [unit.id as string, unit]));
  const features = units.map((unit) => {
    const above = wayUp(unit, ({ parentId }) => byId.get(parentId ?? '')).map(({ name }) => name);
    return {
      type: 'Feature',
      properties: {
        ...{ code: unit.code, name: unit.name, kind: unit.kindName.vi, parent: wayWritten(above) || null },
        ...{ households: unit.households, order: unit.ordinal, lat: unit.lat, lon: unit.lon },
      },
      geometry: placeOf(unit),
    };
  });
  const lines = features.map((feature) => JSON.stringify(feature)).join(',\n');
  return `{"type":"FeatureCollection","features":[\n${lines}\n]}\n`;
}

const Cell = z.union([z.string(), z.number(), z.null()]);
const Properties = z.object({
  ...{ code: z.optional(Cell), name: z.string(), kind: z.optional(Cell), parent: z.optional(Cell) },
  ...{ households: z.optional(Cell), order: z.optional(Cell), lat: z.optional(Cell), lon: z.optional(Cell) },
});
const Collection = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(z.object({ properties: Properties, geometry: z.nullable(z.unknown()) })),
});

/** Such a map as a list of units, or null where the file is none. A point is the seat. */
export function fromGeoJson(json: unknown): Table | null {
  const read = Collection.safeParse(json);
  if (!read.success) return null;
  const text = (cell: unknown) => (cell === null || cell === undefined ? '' : String(cell));
  return [
    listHeadings,
    ...read.data.features.map(({ properties: of, geometry }) => {
      const [lat, lon] = seatOf(geometry);
      return [
        ...[
          text(of.code),
          clean(of.name),
          text(of.kind),
          text(of.parent),
          text(of.households),
          text(of.order),
        ],
        ...[text(of.lat) || lat, text(of.lon) || lon],
      ];
    }),
  ];
}
