import * as z from 'zod/mini';
import { UnitId } from '../kernel/id.ts';

const point = z.array(z.number()).check(z.minLength(2));
const rings = z.array(z.array(point));

/** The outline of a unit's ground: GeoJSON, WGS 84, east before north. */
export const Outline = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Polygon'), coordinates: rings }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(rings) }),
]);
export type Outline = z.infer<typeof Outline>;

/** A unit where it lies: its outline or its seat, as far as they are known. */
export const PlacedUnit = z.strictObject({
  id: UnitId,
  name: z.string(),
  households: z.nullable(z.int()),
  lat: z.nullable(z.number()),
  lon: z.nullable(z.number()),
  outline: z.nullable(Outline),
});
export type PlacedUnit = z.infer<typeof PlacedUnit>;
