import type { Place } from './problem.ts';

/** Mean radius of the Earth in metres (IUGG). */
export const radius = 6_371_008.8;

/** Points on the unit sphere, three numbers each; not a number where no place is known. */
export function onSphere(places: readonly (Place | undefined)[]): Float64Array {
  const points = new Float64Array(places.length * 3).fill(Number.NaN);
  places.forEach((place, at) => {
    if (!place) return;
    const lat = (place.lat * Math.PI) / 180;
    const lon = (place.lon * Math.PI) / 180;
    points.set([Math.cos(lat) * Math.cos(lon), Math.cos(lat) * Math.sin(lon), Math.sin(lat)], at * 3);
  });
  return points;
}

/**
 * Great-circle metres between point i of `a` and point j of `b`, half up; 0 where a place is missing.
 * By the chord, which needs one arc sine and stays exact for near neighbours.
 */
export const metres = (a: Float64Array, i: number, b: Float64Array, j: number): number =>
  Math.floor(2 * radius * Math.asin(Math.min(1, chord(a, i, b, j) / 2)) + 0.5) || 0;

/** The straight line in radii of the Earth, so times `radius` never more than half a metre above `metres`. */
export function chord(a: Float64Array, i: number, b: Float64Array, j: number): number {
  const x = (a[i * 3] as number) - (b[j * 3] as number);
  const y = (a[i * 3 + 1] as number) - (b[j * 3 + 1] as number);
  const z = (a[i * 3 + 2] as number) - (b[j * 3 + 2] as number);
  return Math.sqrt(x * x + y * y + z * z);
}
