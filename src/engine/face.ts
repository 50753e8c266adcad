import { type Facts, type Measure, measure } from './facts.ts';
import type { Flow } from './flow.ts';
import { column, keepPairs, type Pairs } from './pairs.ts';

/**
 * The plans still in question: all within these pairs, counts and caps. A tier that is solved by the network
 * leaves exactly its cheapest plans: pairs whose cost equals their price, and counts pinned where a price says so.
 */
export type Face = {
  readonly pairs: Pairs;
  readonly lo: Float64Array;
  readonly hi: Float64Array;
  readonly caps: readonly Cap[];
  /** Whether `lo` and `hi` are sums of loads that differ, and not counts. */
  readonly weighed: boolean;
};

/** The plan's sum of `what` may be at most this. */
export type Cap = { readonly what: Measure; readonly most: number };

/** Prices that prove a plan cheapest in `what` among the plans of `face`. */
export type Proof = { readonly what: Measure; readonly face: Face; readonly flow: Flow };

export const sum = (facts: Facts, what: Measure, official: Int32Array): number =>
  official.reduce((total, o, unit) => total + measure(facts, what, unit, o), 0);

export const withinCaps = (facts: Facts, face: Face, official: Int32Array): boolean =>
  face.caps.every((cap) => sum(facts, cap.what, official) <= cap.most);

/** Leaves the cheapest plans only (complementary slackness with the prices of one of them). */
export function narrow(face: Face, cost: Float64Array, { official, price, gate }: Flow): Face {
  const own = Float64Array.from(official, (o, unit) => {
    let at = face.pairs.first[unit] as number;
    while (face.pairs.official[at] !== o) at++;
    return (cost[at] as number) - (price[o] as number);
  });
  const pairs = keepPairs(face.pairs, (unit, at) => {
    const reduced = (cost[at] as number) - (price[face.pairs.official[at] as number] as number);
    return reduced === own[unit];
  });
  const lo = face.lo.map((least, o) => ((price[o] as number) < gate ? (face.hi[o] as number) : least));
  const hi = face.hi.map((most, o) => ((price[o] as number) > gate ? (face.lo[o] as number) : most));
  return { ...face, pairs, lo, hi };
}

export const costsOf = (facts: Facts, face: Face, what: Measure | null): Float64Array =>
  what === null ? new Float64Array(face.pairs.official.length) : column(facts, face.pairs, what);
