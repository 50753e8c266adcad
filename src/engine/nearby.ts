import { byClasses } from './classes.ts';
import { type Priced, priceLoads } from './lagrange.ts';
import { Local } from './local.ts';
import { chosenPlaces, type MixedSolver, mixedModel } from './mixed.ts';
import { keepsRules, total, type Weighted } from './weighted.ts';

/** The best plan found and the bound below it; `places` null: none was found, which proves nothing. */
export type Near = { readonly places: Int32Array | null; readonly bound: number; readonly priced: Priced };

/**
 * A good plan for a model too large to be solved at once, and how far from the best it can be at most: prices give
 * the bound and a plan by classes of load; single moves and exchanges bring it into all ranges and down; then
 * the solver rearranges a few neighbouring officials at a time, exactly, until a whole round changes nothing.
 */
export function nearBest(
  weighted: Weighted,
  known: Int32Array | null,
  mixed: MixedSolver,
  expired: () => boolean,
  found: (places: Int32Array) => void,
): Near {
  const priced = priceLoads(weighted, known && total(weighted.cost, known), expired);
  const places = [known, ...byPrices(weighted, priced, expired), priced.places]
    .flatMap((start) => (start ? repaired(weighted, start, expired) : []))
    .sort((a, b) => total(weighted.cost, a) - total(weighted.cost, b))[0];
  const { bound } = priced;
  if (!places) return { places: null, bound, priced };
  found(places);
  return { places: rearranged(weighted, places, priced, mixed, expired, found), bound, priced };
}

/**
 * Plans by classes of load. The prices of caps leave a plan somewhat over or under them, so they are raised step by
 * step until one keeps them.
 */
function byPrices(weighted: Weighted, priced: Priced, expired: () => boolean): Int32Array[] {
  const plans: Int32Array[] = [];
  for (const raised of weighted.caps.length > 0 ? [1, 1.01, 1.03, 1.1, 1.3, 2, 5] : [1]) {
    const plan = byClasses(weighted, { ...priced, capPrice: priced.capPrice.map((by) => by * raised) });
    if (plan) plans.push(plan);
    if (expired()) break;
    if (plan && weighted.caps.every(({ use, most }) => total(use, plan) <= most)) break;
  }
  return plans.slice(-1);
}

function repaired(weighted: Weighted, start: Int32Array, expired: () => boolean): Int32Array[] {
  const local = new Local(weighted, start);
  if (!local.repair(expired) || !keepsRules(weighted, local.places)) return [];
  local.improve(expired);
  return [local.places];
}

/** How many officials are rearranged at a time, so that their pairs make a model of a fraction of a second. */
const together = (weighted: Weighted): number => {
  const each = (weighted.pairs.first.length - 1) / weighted.lo.length;
  return Math.max(3, Math.min(weighted.lo.length, Math.round(Math.sqrt(900 / Math.max(1, each)))));
};

function rearranged(
  weighted: Weighted,
  start: Int32Array,
  priced: Priced,
  mixed: MixedSolver,
  expired: () => boolean,
  found: (places: Int32Array) => void,
): Int32Array {
  let places = start;
  const size = together(weighted);
  const centres = weighted.lo.length;
  for (let since = 0, centre = 0; since < centres && !expired(); since++, centre = (centre + 1) % centres) {
    const next = rearrange(weighted, places, neighbours(weighted, places, priced, centre, size), mixed);
    if (total(weighted.cost, next) >= total(weighted.cost, places)) continue;
    places = next;
    since = 0;
    found(places);
  }
  return places;
}

function rearrange(
  weighted: Weighted,
  places: Int32Array,
  inside: Uint8Array,
  mixed: MixedSolver,
): Int32Array {
  const officialOf = (unit: number) => weighted.pairs.official[places[unit] as number] as number;
  const units = [...places.keys()].filter((unit) => inside[officialOf(unit)]);
  const built = mixedModel(weighted, places, { units, inside, places });
  const answer = mixed(built.model);
  if (answer.kind !== 'proven' && answer.kind !== 'stopped') return places;
  const next = chosenPlaces(weighted, built, answer.chosen, places);
  return keepsRules(weighted, next) ? next : places;
}

/** The officials whom the centre's units would cost least after its own, by cost plus price. */
function neighbours(
  weighted: Weighted,
  places: Int32Array,
  { price }: Priced,
  centre: number,
  size: number,
): Uint8Array {
  const { pairs, cost, load, lo } = weighted;
  const nearness = new Float64Array(lo.length).fill(Number.POSITIVE_INFINITY);
  for (const [unit, own] of places.entries()) {
    if (pairs.official[own] !== centre) continue;
    for (let at = pairs.first[unit] as number; at < (pairs.first[unit + 1] as number); at++) {
      const o = pairs.official[at] as number;
      const far = (cost[at] as number) + (price[o] as number) * (load[at] as number) - (cost[own] as number);
      nearness[o] = Math.min(nearness[o] as number, far);
    }
  }
  nearness[centre] = Number.NEGATIVE_INFINITY;
  const inside = new Uint8Array(lo.length);
  const order = [...nearness.keys()].sort(
    (a, b) => (nearness[a] as number) - (nearness[b] as number) || a - b,
  );
  for (const o of order.slice(0, size)) inside[o] = 1;
  return inside;
}
