import { costsOf, type Face } from './face.ts';
import { type Facts, loadOf, type Measure } from './facts.ts';
import type { Pairs } from './pairs.ts';

/** A face with everything that each pair adds: to the sum that is to be least, to its official's load, to each cap. */
export type Weighted = {
  readonly pairs: Pairs;
  readonly lo: Float64Array;
  readonly hi: Float64Array;
  readonly cost: Float64Array;
  readonly load: Float64Array;
  readonly caps: readonly { readonly use: Float64Array; readonly most: number }[];
};

/** `what` null: every plan is as good. */
export function weigh(facts: Facts, face: Face, what: Measure | null): Weighted {
  const { pairs, lo, hi } = face;
  const load = new Float64Array(pairs.official.length).fill(1);
  for (let unit = 0; face.weighed && unit < facts.units; unit++)
    for (let at = pairs.first[unit] as number; at < (pairs.first[unit + 1] as number); at++)
      load[at] = loadOf(facts, unit, pairs.official[at] as number);
  const caps = face.caps.map((cap) => ({ use: costsOf(facts, face, cap.what), most: cap.most }));
  return { pairs, lo, hi, cost: costsOf(facts, face, what), load, caps };
}

/** Where each unit's official stands among its pairs; null where a pair is not among them. */
export function placesOf({ pairs }: Weighted, plan: Int32Array): Int32Array | null {
  const places = plan.map((official, unit) => placeOf(pairs, unit, official));
  return places.includes(-1) ? null : places;
}

export function placeOf({ first, official }: Pairs, unit: number, wanted: number): number {
  for (let at = first[unit] as number; at < (first[unit + 1] as number); at++)
    if (official[at] === wanted) return at;
  return -1;
}

export const officialsAt = ({ pairs }: Weighted, places: Int32Array): Int32Array =>
  places.map((at) => pairs.official[at] as number);

export function total(values: Float64Array, places: Int32Array): number {
  let sum = 0;
  for (const at of places) sum += values[at] as number;
  return sum;
}

/** The load of each official. */
export function loadsAt({ pairs, load, lo }: Weighted, places: Int32Array): Float64Array {
  const loads = new Float64Array(lo.length);
  for (const at of places) {
    const official = pairs.official[at] as number;
    loads[official] = (loads[official] as number) + (load[at] as number);
  }
  return loads;
}

/** Whether all loads lie in their ranges and all caps hold. */
export function keepsRules(weighted: Weighted, places: Int32Array): boolean {
  const { lo, hi, caps } = weighted;
  const fits = loadsAt(weighted, places).every(
    (load, o) => load >= (lo[o] as number) && load <= (hi[o] as number),
  );
  return fits && caps.every(({ use, most }) => total(use, places) <= most);
}
