import { Chains } from './chains.ts';
import type { Pairs } from './pairs.ts';

/** One unit to one official each, the officials' counts within `lo..hi` (whole numbers). */
export type Network = { readonly pairs: Pairs; readonly lo: Float64Array; readonly hi: Float64Array };

/**
 * A cheapest plan and the prices that prove it. `price[o]` is what one more place at o would save, up to a
 * constant; `gate` the same of the pool of places that nobody needs to fill. With v = cost - price of a unit's
 * own pair: cost - price >= v for each of its pairs; price < gate only where the count is at `hi`, price > gate
 * only where it is at `lo`.
 */
export type Flow = {
  readonly kind: 'flow';
  readonly official: Int32Array;
  readonly price: Float64Array;
  readonly gate: number;
};

/** No plan: the units held by officials `reached`, and `unit`, may go nowhere else, and do not fit there. */
export type Stuck = {
  readonly kind: 'stuck';
  /** -1: the officials must hold more units than there are. */
  readonly unit: number;
  readonly official: Int32Array;
  readonly reached: readonly number[];
  /** Whether it is the `lo` of the others that leaves them too little. */
  readonly gateReached: boolean;
};

/** A plan and prices to begin with: those of the same problem before a change. -1: the unit waits for a place. */
export type Start = { readonly official: Int32Array; readonly price: Float64Array; readonly gate: number };

/** Thrown through the search when the caller's time is over. */
export class TimeUp extends Error {}

/**
 * The cheapest plan by successive shortest paths. Each unit without a place takes the cheapest chain of moves that
 * ends at a free one; then each official who lacks units draws one along the cheapest chain. The search runs on
 * officials only: from one to another leads the cheapest transfer of a unit that the first holds, kept until the units
 * held change. Costs are whole numbers whose sums along a chain stay below 2^53. From `before` only what does not
 * hold any more is set right, whatever changed: pairs, costs, ranges.
 */
export function cheapestFlow(
  network: Network,
  cost: Float64Array,
  expired: () => boolean = () => false,
  before: Start | null = null,
): Flow | Stuck {
  const units = network.pairs.first.length - 1;
  const search = new Chains(network, cost);
  if (network.lo.reduce((sum, lo) => sum + lo, 0) > units) return search.stuck(-1, [], false);
  if (before) search.goOnFrom(before);
  search.settleCounts();
  for (const unit of scattered(units)) {
    if (search.held.official[unit] !== -1) continue;
    if (expired()) throw new TimeUp();
    if (!search.place(unit)) return search.stuck(unit, search.settled, false);
  }
  for (let official = 0; official < network.lo.length; official++)
    while (search.lacks(official)) {
      if (expired()) throw new TimeUp();
      if (!search.draw(official)) return search.short();
    }
  return { kind: 'flow', official: search.held.official, price: search.price, gate: 0 };
}

/** Every number below `count` once, neighbours far apart: units of one place in a row make long chains. */
function* scattered(count: number): Generator<number> {
  let step = Math.max(1, Math.round(count * 0.618));
  while (divisor(step, count) > 1) step++;
  for (let at = 0, unit = 0; at < count; at++, unit = (unit + step) % count) yield unit;
}

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));
