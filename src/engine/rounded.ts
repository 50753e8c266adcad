import { byClasses } from './classes.ts';
import type { Priced } from './lagrange.ts';
import { reflow } from './reflow.ts';
import { unitLoads } from './relaxed.ts';
import { Repartition } from './repartition.ts';
import { keepsRules, total, type Weighted } from './weighted.ts';

const rounds = 6;

/**
 * A plan from the linear relaxation: split units go where most of them is; two officials at a time share out anew what
 * they hold, and all units of one load are placed anew, in turn, as long as that makes the plan cheaper. What breaks
 * a range is dear on the way, and dearer with each round. Where that leads to no plan within all ranges, one by classes
 * of load is bettered in the same way; null where there is none either.
 */
export function rounded(weighted: Weighted, priced: Priced, expired: () => boolean): Int32Array | null {
  const own = unitLoads(weighted);
  if (!own) return null;
  const found = bettered(weighted, priced, priced.places, own, expired);
  if (found) return found;
  const start = byClasses(weighted, priced);
  return start && bettered(weighted, priced, start, own, expired);
}

function bettered(
  weighted: Weighted,
  priced: Priced,
  start: Int32Array,
  own: Float64Array,
  expired: () => boolean,
): Int32Array | null {
  const loads = [...new Set(own)].filter((load) => load > 0).sort((a, b) => a - b);
  let penalty = (4 * priced.bound) / own.reduce((sum, load) => sum + load, 1);
  let best = keepsRules(weighted, start) ? start : null;
  let places = start;
  const take = () => {
    if (!keepsRules(weighted, places)) return false;
    if (best && total(weighted.cost, places) >= total(weighted.cost, best)) return false;
    best = places;
    return true;
  };
  for (let round = 0; round < rounds && !(best && expired()); round++) {
    const shares = Repartition.of(weighted, priced.price, places, penalty);
    shares?.improve(expired);
    places = shares?.places ?? places;
    let better = take();
    for (const load of loads) {
      places = reflow(weighted, priced.price, places, load) ?? places;
      better = take() || better;
    }
    if (expired() || (best && !better)) break;
    if (!best) penalty *= 2;
  }
  return best;
}
