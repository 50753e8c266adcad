import type { Priced } from './lagrange.ts';
import { Local } from './local.ts';
import { reflow } from './reflow.ts';
import { unitLoads } from './relaxed.ts';
import { Repartition } from './repartition.ts';
import { keepsRules, total, type Weighted } from './weighted.ts';

const rounds = 6;

/**
 * A plan from the linear relaxation: split units go where most of them is; two officials at a time share out anew what
 * they hold, and all units of one load are placed anew, in turn, as long as that makes the plan cheaper. What breaks
 * a range is dear on the way. Null where that does not lead to a plan within all ranges.
 */
export function rounded(weighted: Weighted, priced: Priced, expired: () => boolean): Int32Array | null {
  const own = unitLoads(weighted);
  if (!own) return null;
  const loads = [...new Set(own)].filter((load) => load > 0).sort((a, b) => a - b);
  const penalty = (4 * priced.bound) / own.reduce((sum, load) => sum + load, 1);
  let best: Int32Array | null = null;
  let places = priced.places;
  const take = () => {
    if (!keepsRules(weighted, places)) return false;
    if (best && total(weighted.cost, places) >= total(weighted.cost, best)) return false;
    best = places;
    return true;
  };
  for (let round = 0; round < rounds; round++) {
    const shares = Repartition.of(weighted, priced.price, places, penalty);
    shares?.improve(expired);
    places = shares?.places ?? places;
    let better = take();
    for (const load of loads) {
      places = reflow(weighted, priced.price, places, load) ?? places;
      better = take() || better;
    }
    if (expired() || (best && !better)) break;
  }
  if (best) return best;
  const local = new Local(weighted, places);
  return local.repair(expired) && keepsRules(weighted, local.places) ? local.places : null;
}
