import { cheapestFlow } from './flow.ts';
import type { Priced } from './lagrange.ts';
import { placeOf, type Weighted } from './weighted.ts';

/**
 * A plan near the least, heaviest units first: each class of one load is a network with the room that is left, its
 * costs the prices' costs, so that the first do not take what the last need. The last class fills up what is missing.
 * Null where a unit's load differs by official, or where a class does not fit. A single class needs no prices of loads.
 */
export function byClasses(weighted: Weighted, { price: loadPrice, capPrice }: Priced): Int32Array | null {
  const { pairs, load, lo, hi } = weighted;
  const units = pairs.first.length - 1;
  const own = Array.from({ length: units }, (_, unit) => load[pairs.first[unit] as number] as number);
  for (let unit = 0; unit < units; unit++)
    for (let at = pairs.first[unit] as number; at < (pairs.first[unit + 1] as number); at++)
      if (load[at] !== own[unit]) return null;
  const classes = [...new Set(own)].sort((a, b) => b - a);
  const price = classes.length > 1 ? loadPrice : new Float64Array(lo.length);
  const places = new Int32Array(units).fill(-1);
  const loads = new Float64Array(lo.length);
  for (const [at, by] of classes.entries()) {
    const members = [...own.keys()].filter((unit) => own[unit] === by);
    const isLast = at === classes.length - 1 || (classes[at + 1] === 0 && by > 0);
    const room = loads.map((held, o) => (by === 0 ? units : Math.floor(((hi[o] as number) - held) / by)));
    const needed = loads.map((held, o) =>
      isLast && by > 0 ? Math.max(0, Math.ceil(((lo[o] as number) - held) / by)) : 0,
    );
    const chosen =
      placeClass(weighted, members, needed, room, price, capPrice) ??
      placeClass(weighted, members, new Float64Array(lo.length), room, price, capPrice);
    if (!chosen) return null;
    members.forEach((unit, k) => {
      const place = chosen[k] as number;
      places[unit] = place;
      const official = pairs.official[place] as number;
      loads[official] = (loads[official] as number) + by;
    });
  }
  return places;
}

function placeClass(
  weighted: Weighted,
  members: readonly number[],
  lo: Float64Array,
  hi: Float64Array,
  price: Float64Array,
  capPrice: Float64Array,
): number[] | null {
  if (lo.some((least, o) => least > (hi[o] as number))) return null;
  const first = new Int32Array(members.length + 1);
  const at: number[] = [];
  for (const [k, unit] of members.entries()) {
    for (let p = weighted.pairs.first[unit] as number; p < (weighted.pairs.first[unit + 1] as number); p++)
      at.push(p);
    first[k + 1] = at.length;
  }
  const pairs = { first, official: Int32Array.from(at, (p) => weighted.pairs.official[p] as number) };
  const cost = Float64Array.from(at, (p) =>
    Math.round(
      weighted.caps.reduce(
        (sum, { use }, k) => sum + (capPrice[k] as number) * (use[p] as number),
        (weighted.cost[p] as number) +
          (price[weighted.pairs.official[p] as number] as number) * (weighted.load[p] as number),
      ),
    ),
  );
  const flow = cheapestFlow({ pairs, lo, hi }, cost);
  if (flow.kind === 'stuck') return null;
  return members.map((_, k) => at[placeOf(pairs, k, flow.official[k] as number)] as number);
}
