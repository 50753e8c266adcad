import { capped } from './capped.ts';
import { byClasses } from './classes.ts';
import { type Priced, priceLoads } from './lagrange.ts';
import { Local } from './local.ts';
import type { MixedSolver } from './mixed.ts';
import { rearranged } from './rearranged.ts';
import { relaxed } from './relaxed.ts';
import { rounded } from './rounded.ts';
import { keepsRules, total, type Weighted } from './weighted.ts';

/** The best plan found and the bound below it; `places` null: none was found, which proves nothing. */
export type Near = { readonly places: Int32Array | null; readonly bound: number; readonly priced: Priced };

/**
 * A good plan for a model too large to be solved at once, and how far from the best it can be at most: prices give
 * the bound and a plan; moves and exchanges bring it into all ranges and down; then the solver rearranges some
 * neighbouring officials at a time, until that changes nothing anywhere; without a solver the first plan will do. For a
 * first plan a second of grace is taken. `prices`: of the same model, which `known` came from;
 * `told`: is told them before the plan.
 */
export function nearBest(
  weighted: Weighted,
  known: Int32Array | null,
  mixed: MixedSolver | null,
  expired: (grace: number) => boolean,
  found: (places: Int32Array) => void,
  prices: Priced | null = null,
  told: (priced: Priced) => void = () => {},
): Near {
  const over = () => expired(0);
  const late = () => expired(1);
  const byNetwork = prices ? null : capped(weighted, over);
  const priced =
    prices ??
    byNetwork?.priced ??
    relaxed(weighted, over) ??
    priceLoads(weighted, known && total(weighted.cost, known), over);
  told(priced);
  const round = byNetwork?.places ?? ((prices ?? byNetwork) && known) ?? rounded(weighted, priced, late);
  const starts = round ? [known, round] : [known, ...byPrices(weighted, priced, late), priced.places];
  const places = starts
    .flatMap((start) => (start ? repaired(weighted, start, late) : []))
    .sort((a, b) => total(weighted.cost, a) - total(weighted.cost, b))[0];
  const { bound } = priced;
  if (!places) return { places: null, bound, priced };
  found(places);
  return {
    places: mixed ? rearranged(weighted, places, priced, mixed, over, found) : places,
    bound,
    priced,
  };
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
