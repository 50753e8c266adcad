import { type Priced, provenBy } from './lagrange.ts';
import { cheapestShipments } from './simplex.ts';
import type { Weighted } from './weighted.ts';

/**
 * The prices of the linear relaxation, in which a unit may be split: a cheapest flow of loads, so its bound is the best
 * that prices can prove. Null where a unit's load differs by official, where there are caps, where no flow keeps
 * the ranges or time is over.
 */
export function relaxed(weighted: Weighted, expired: () => boolean): Priced | null {
  const { pairs, lo, hi, cost, load, caps } = weighted;
  const own = unitLoads(weighted);
  if (!own || caps.length > 0) return null;
  const scale = commonMultiple(own);
  const each = cost.slice();
  for (let unit = 0; unit < own.length; unit++)
    for (let at = pairs.first[unit] as number; at < (pairs.first[unit + 1] as number); at++)
      if ((load[at] as number) > 0) each[at] = ((cost[at] as number) * scale) / (load[at] as number);
  const flow = cheapestShipments({ pairs, lo, hi }, each, own, expired);
  if (!flow) return null;
  const priced = provenBy(weighted, flow, scale, new Float64Array(0));
  return { ...priced, places: largestParts(weighted, flow.shipped) };
}

/** Each unit's pair that bears most of it, or costs least where there is nothing to bear. */
function largestParts({ pairs, cost }: Weighted, shipped: Float64Array): Int32Array {
  return Int32Array.from({ length: pairs.first.length - 1 }, (_, unit) => {
    let best = pairs.first[unit] as number;
    for (let at = best + 1; at < (pairs.first[unit + 1] as number); at++) {
      const more = (shipped[at] as number) - (shipped[best] as number);
      if (more > 0 || (more === 0 && (cost[at] as number) < (cost[best] as number))) best = at;
    }
    return best;
  });
}

/** The load of each unit; null where it differs by official. */
export function unitLoads({ pairs, load }: Weighted): Float64Array | null {
  const own = new Float64Array(pairs.first.length - 1);
  for (let unit = 0; unit < own.length; unit++) {
    own[unit] = load[pairs.first[unit] as number] as number;
    for (let at = pairs.first[unit] as number; at < (pairs.first[unit + 1] as number); at++)
      if (load[at] !== own[unit]) return null;
  }
  return own;
}

/** By which costs are multiplied, so that they stay whole when divided by a load; 1 where that would be too much. */
function commonMultiple(loads: Float64Array): number {
  let multiple = 1;
  for (const load of new Set(loads)) {
    if (load > 0) multiple *= load / divisor(load, multiple);
    if (multiple > 5040) return 1;
  }
  return multiple;
}

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));
