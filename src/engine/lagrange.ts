import { loadsAt, total, type Weighted } from './weighted.ts';

/**
 * Prices on loads and caps, and the bound they prove: with every unit going where cost plus price is least, no plan
 * within the ranges and caps can cost less than `bound`. `places`: where the units go then, ranges aside.
 */
export type Priced = {
  readonly bound: number;
  readonly price: Float64Array;
  readonly capPrice: Float64Array;
  readonly places: Int32Array;
  /** The bound is the sum over units of cost plus prices, less this. */
  readonly paid: number;
};

const rounds = 250;

/**
 * Raises the bound step by step (Held and Karp's subgradient, Polyak's step towards `target`, the cost of a plan or
 * a guess a little too high). It comes near the bound of the linear relaxation. Time: rounds × pairs.
 */
export function priceLoads(weighted: Weighted, target: number | null, expired: () => boolean): Priced {
  const price = new Float64Array(weighted.lo.length);
  const capPrice = new Float64Array(weighted.caps.length);
  let best: Priced | null = null;
  let pace = 1;
  let since = 0;
  for (let round = 0; round < rounds && !(best && expired()); round++) {
    const places = cheapest(weighted, price, capPrice);
    const { bound, paid, slope, capSlope } = dual(weighted, price, capPrice, places);
    if (!best || bound > best.bound) {
      best = { bound, price: price.slice(), capPrice: capPrice.slice(), places, paid };
      since = 0;
    } else if (++since % 8 === 0) pace /= 2;
    const steep = [...slope, ...capSlope].reduce((sum, by) => sum + by * by, 0);
    if (steep === 0) break;
    const goal = target ?? best.bound * 1.02 + 1;
    const step = (pace * Math.max(1, goal - bound)) / steep;
    walk(weighted, price, slope, step);
    capSlope.forEach((by, k) => {
      capPrice[k] = Math.max(0, (capPrice[k] as number) + step * by);
    });
  }
  return best as Priced;
}

/** Each unit's pair of least cost plus price. */
export function cheapest(
  { pairs, cost, load, caps }: Weighted,
  price: Float64Array,
  capPrice: Float64Array,
): Int32Array {
  const places = new Int32Array(pairs.first.length - 1);
  for (let unit = 0; unit < places.length; unit++) {
    let least = Number.POSITIVE_INFINITY;
    for (let at = pairs.first[unit] as number; at < (pairs.first[unit + 1] as number); at++) {
      let value =
        (cost[at] as number) + (price[pairs.official[at] as number] as number) * (load[at] as number);
      for (let k = 0; k < caps.length; k++)
        value += (capPrice[k] as number) * ((caps[k] as { use: Float64Array }).use[at] as number);
      if (value >= least) continue;
      least = value;
      places[unit] = at;
    }
  }
  return places;
}

export function dual(weighted: Weighted, price: Float64Array, capPrice: Float64Array, places: Int32Array) {
  const { lo, hi, caps, cost } = weighted;
  const loads = loadsAt(weighted, places);
  let bound = total(cost, places);
  let paid = 0;
  const slope = loads.map((load, o) => {
    const by = price[o] as number;
    const at =
      by > 0
        ? (hi[o] as number)
        : by < 0
          ? (lo[o] as number)
          : Math.min(Math.max(load, lo[o] as number), hi[o] as number);
    bound += by * (load - at) || 0;
    paid += by * at || 0;
    return load - at;
  });
  const capSlope = caps.map(({ use, most }, k) => {
    const over = total(use, places) - most;
    bound += (capPrice[k] as number) * over;
    paid += (capPrice[k] as number) * most;
    return over;
  });
  return { bound, paid, slope, capSlope };
}

/** A price above 0 needs an upper end to push against. */
function walk({ hi }: Weighted, price: Float64Array, slope: Float64Array, step: number): void {
  slope.forEach((by, o) => {
    const next = (price[o] as number) + step * by;
    price[o] = next > 0 && !Number.isFinite(hi[o]) ? 0 : next;
  });
}

/** What these prices prove. */
export function boundedBy(weighted: Weighted, price: Float64Array, capPrice: Float64Array): Priced {
  const places = cheapest(weighted, price, capPrice);
  const { bound, paid } = dual(weighted, price, capPrice, places);
  return { bound, paid, price, capPrice, places };
}

/** What the prices of a flow prove whose costs were `scale` times as large; a price above 0 needs an upper end. */
export const provenBy = (
  weighted: Weighted,
  { price, gate }: { readonly price: Float64Array; readonly gate: number },
  scale: number,
  capPrice: Float64Array,
): Priced =>
  boundedBy(
    weighted,
    price.map((by, o) => {
      const over = (gate - by) / scale;
      return over > 0 && !Number.isFinite(weighted.hi[o]) ? 0 : over;
    }),
    capPrice,
  );
