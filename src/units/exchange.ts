import type { Day } from '../kernel/day.ts';
import type { UnitId } from '../kernel/id.ts';
import type { Text } from '../kernel/text.ts';
import type { Outline } from './boundary-import.rules.ts';

/** Where a unit is drawn (GeoJSON, WGS 84, longitude first). */
export type Drawn = Outline | { type: 'Point'; coordinates: [number, number] };

/** A unit as other systems get it, as of one day. */
export interface GivenUnit {
  id: UnitId;
  /** Null where its parent is not given with it. */
  parentId: UnitId | null;
  name: string;
  kind: string;
  kindName: Text;
  code: string | null;
  ordinal: number | null;
  households: number | null;
  lat: number | null;
  lon: number | null;
  outline: Outline | null;
  /** The first day on which it stood, and the first on which it no longer does; null: not known. */
  from: Day | null;
  until: Day | null;
}

/** Where a unit is drawn: its outline, else the point of its seat. */
export const placeOf = ({ outline, lat, lon }: GivenUnit): Drawn | null =>
  outline ?? (lat === null || lon === null ? null : { type: 'Point', coordinates: [lon, lat] });

/** A list as an import of units reads it: headings, then a row a unit. */
export const listHeadings = [
  'Mã',
  'Tên đơn vị',
  'Loại',
  'Thuộc',
  'Số hộ',
  'Thứ tự',
  'Vĩ độ',
  'Kinh độ',
] as const;
export type Table = readonly (readonly string[])[];

/** Deeper than any tree of units is. */
const deepest = 20;

/** Those above one, nearest first, at most twenty; a circle ends where it closes. */
export function wayUp<One>(one: One, parentOf: (one: One) => One | undefined): One[] {
  const way: One[] = [];
  for (let at = parentOf(one); at !== undefined && at !== one && !way.includes(at); at = parentOf(at)) {
    if (way.length === deepest) break;
    way.push(at);
  }
  return way;
}

/** As a list writes where something hangs. */
export const wayWritten = (names: readonly string[]): string => names.join(' · ');

/** Latitude and longitude of a point; of anything else neither. */
export function seatOf(place: unknown): [lat: string, lon: string] {
  const { type, coordinates } = (place ?? {}) as { type?: unknown; coordinates?: unknown };
  if (type !== 'Point' || !Array.isArray(coordinates)) return ['', ''];
  return [String(coordinates[1] ?? ''), String(coordinates[0] ?? '')];
}
