import { cheapestFlow } from './flow.ts';
import { unitLoads } from './relaxed.ts';
import { loadsAt, placeOf, type Weighted } from './weighted.ts';

/**
 * All units of one load placed anew, the others staying where they are: a network of the room that is left, so the
 * best there is. Null where they do not fit.
 */
export function reflow(
  weighted: Weighted,
  price: Float64Array,
  places: Int32Array,
  load: number,
): Int32Array | null {
  const { pairs, cost, lo, hi } = weighted;
  const own = unitLoads(weighted) as Float64Array;
  const members = [...own.keys()].filter((unit) => own[unit] === load);
  const others = loadsAt(weighted, places);
  const official = Int32Array.from(members, (unit) => pairs.official[places[unit] as number] as number);
  for (const o of official) others[o] = (others[o] as number) - load;
  const most = hi.map((by, o) => Math.max(0, Math.floor((by - (others[o] as number)) / load)));
  const least = lo.map((by, o) =>
    Math.min(most[o] as number, Math.max(0, Math.ceil((by - (others[o] as number)) / load))),
  );
  const first = new Int32Array(members.length + 1);
  members.forEach((unit, k) => {
    first[k + 1] = (first[k] as number) + (pairs.first[unit + 1] as number) - (pairs.first[unit] as number);
  });
  const part = { first, official: new Int32Array(first[members.length] as number) };
  const costs = new Float64Array(part.official.length);
  members.forEach((unit, k) => {
    const [from, until] = [pairs.first[unit], pairs.first[unit + 1]];
    part.official.set(pairs.official.subarray(from, until), first[k]);
    costs.set(cost.subarray(from, until), first[k]);
  });
  const before = { official, price: price.map((by) => Math.round(-by * load)), gate: 0 };
  const flow = cheapestFlow({ pairs: part, lo: least, hi: most }, costs, () => false, before);
  if (flow.kind === 'stuck') return null;
  const next = places.slice();
  members.forEach((unit, k) => {
    next[unit] = placeOf(pairs, unit, flow.official[k] as number);
  });
  return next;
}
