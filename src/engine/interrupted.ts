import { sum } from './face.ts';
import { type Facts, loadOf, type Measure, measure, ruledOutBy } from './facts.ts';
import { leastSpread } from './least.ts';
import { tierOrder } from './order.ts';
import { eachCandidate } from './pairs.ts';
import { boundOver } from './pricing.ts';
import { type Ranges, rangesOf } from './share.ts';
import type { Solved } from './solve.ts';

/**
 * What can be said of a plan (or of none) that a search had come to when it was stopped: no proof; `boundOf` a spread, where
 * that was known, else a plain bound.
 */
export function interrupted(
  facts: Facts,
  official: Int32Array | null,
  stoppedBy: 'time' | null,
  boundOf: (spread: Solved['spread']) => number = () => 0,
): Solved {
  const spread = official && heldSpread(facts, official);
  const objective = official ? sum(facts, 'cost', official) : 0;
  const known = boundOf(spread) || cheapestPairs(facts, 'cost');
  const bound = official ? Math.min(objective, known) : known;
  return {
    status: official ? 'feasible' : 'unknown',
    official,
    spread,
    ranges: spread === null ? null : rangesOf(facts.problem, spread),
    tiers: tierOrder(facts.problem.rules).map(({ tier, tolerance }) => {
      if (tier === 'spread')
        return { tier, tolerance, value: typeof spread === 'number' ? spread : 0, bound: 0 };
      return {
        tier,
        tolerance,
        value: official ? sum(facts, tier, official) : 0,
        bound: tier === 'cost' ? bound : cheapestPairs(facts, tier),
      };
    }),
    objective,
    bound,
    proofs: [],
    caps: [],
    stoppedBy,
    blocking: null,
  };
}

/** The spread of the rules or, where it should be the least, the least that this plan keeps. */
function heldSpread(facts: Facts, official: Int32Array): NonNullable<Solved['spread']> {
  const { spread } = facts.problem.rules.balance;
  if (spread !== 'least') return spread === 'band' ? 1 : spread;
  const load = new Float64Array(facts.officials);
  official.forEach((o, unit) => {
    load[o] = (load[o] as number) + loadOf(facts, unit, o);
  });
  const keeps = ({ lo, hi }: Ranges) =>
    load.every((l, o) => l >= (lo[o] as number) && l <= (hi[o] as number));
  if (keeps(rangesOf(facts.problem, 'tight'))) return 'tight';
  return leastSpread(facts.problem, (within) => keeps(rangesOf(facts.problem, within))) ?? 'none';
}

/** Of more pairs than these not even the smallest are looked for, as that alone would take seconds: one by one, or by cells of far officials. */
const many = { each: 4_000_000, cells: 20_000_000 };

/** No plan has a smaller sum than each unit's smallest pair. Of very many pairs the bound is 0. */
export function cheapestPairs(facts: Facts, what: Measure): number {
  let total = 0;
  const pairs = facts.units * facts.officials;
  const byCells = (what === 'cost' || what === 'travel') && pairs <= many.cells;
  if (!facts.listed && pairs > many.each) return byCells ? unpriced(facts, what) : 0;
  for (let unit = 0; unit < facts.units; unit++) {
    let least = Number.POSITIVE_INFINITY;
    eachCandidate(facts, unit, (official) => {
      if (ruledOutBy(facts, unit, official) === 0)
        least = Math.min(least, measure(facts, what, unit, official));
    });
    total += Number.isFinite(least) ? least : 0;
  }
  return total;
}

function unpriced(facts: Facts, what: Measure): number {
  const price = new Float64Array(facts.officials);
  const none = { bound: 0, price, capPrice: new Float64Array(0), places: new Int32Array(0), paid: 0 };
  return boundOver(facts, what, none, []);
}
