import { cellsOf, eachNear, highestOf } from './cells.ts';
import { chord, radius as earth } from './distance.ts';
import type { Cap, Proof } from './face.ts';
import { type Facts, loadOf, type Measure, measure, ruledOutBy } from './facts.ts';
import type { Priced } from './lagrange.ts';
import { eachCandidate, type Pairs } from './pairs.ts';

/** From so many officials on, whole cells of them are priced by their distance at once. */
export const many = 200;

/** Units and officials of which some pair is to be priced; the pairs of all others are known to hold. */
export type Touched = { readonly units: readonly boolean[]; readonly officials: readonly boolean[] };

/**
 * Prices every possible pair against the proofs of a plan, tier by tier: a pair dearer in one tier is out, one just
 * as dear is asked again in the next. Tells each pair that would make the plan better, and how many were priced.
 */
export function priceAll(
  facts: Facts,
  proofs: readonly Proof[],
  plan: Int32Array,
  better: (unit: number, official: number, by: number) => void,
  touched: Touched | null = null,
): number {
  const own = proofs.map((proof) => ownCosts(facts, proof, plan));
  const near = nearOnes(facts, proofs[0]);
  const changed = touched && [...touched.officials.keys()].filter((o) => touched.officials[o]);
  let priced = 0;
  const price = (unit: number, official: number) => {
    if (ruledOutBy(facts, unit, official) !== 0) return;
    priced++;
    const by = reduced(facts, proofs, own, unit, official);
    if (by < 0) better(unit, official, by);
  };
  for (let unit = 0; unit < facts.units; unit++) {
    const some = changed && !touched?.units[unit] ? changed : null;
    const isLocked = (facts.locked[unit] as number) >= 0;
    if (isLocked || !near) {
      if (!some) eachCandidate(facts, unit, (official) => price(unit, official));
      else if (!isLocked) for (const official of some) price(unit, official);
      continue;
    }
    const holder = facts.holder[unit] as number;
    const least = (own[0]?.[unit] as number) - (holder >= 0 ? near.change : 0);
    const far = (metres: number, high: number) => near.points * metres - high > least;
    const look = (official: number) => {
      if (official === holder) return;
      const metres = earth * chord(facts.place.officials, official, facts.place.units, unit) - 1;
      if (far(metres, near.price[official] as number)) priced++;
      else price(unit, official);
    };
    if (holder >= 0) price(unit, holder);
    if (some) for (const official of some) look(official);
    else {
      const passed = eachNear(facts, near.cells, near.high, unit, far, look);
      priced += passed;
    }
  }
  return priced;
}

/** Cost less price of each unit's own pair. */
const ownCosts = (facts: Facts, { what, flow }: Proof, plan: Int32Array): Float64Array =>
  Float64Array.from(plan, (o, unit) => measure(facts, what, unit, o) - (flow.price[o] as number));

/** The first difference from 0, tier by tier. */
function reduced(
  facts: Facts,
  proofs: readonly Proof[],
  own: readonly Float64Array[],
  unit: number,
  official: number,
): number {
  for (let k = 0; k < proofs.length; k++) {
    const { what, flow } = proofs[k] as Proof;
    const by =
      measure(facts, what, unit, official) -
      (flow.price[official] as number) -
      ((own[k] as Float64Array)[unit] as number);
    if (by !== 0) return by;
  }
  return 0;
}

/** Cells to pass over, where the first tier grows with the distance, and by `change` for all but the holder; null: few officials, or costs given. */
function nearOnes(facts: Facts, proof: Proof | undefined) {
  if (!proof || (proof.what !== 'cost' && proof.what !== 'travel')) return null;
  if (facts.listed || facts.officials < many) return null;
  const cells = cellsOf(facts);
  const { price } = proof.flow;
  const high = highestOf(cells, (o) => price[o] as number);
  const [points, change] = proof.what === 'cost' ? [facts.points.metre, facts.points.change] : [1, 0];
  return { cells, high, price, points, change };
}

/**
 * What no plan over all possible pairs can undercut, by prices on loads and caps found among some pairs: every unit
 * goes where cost plus prices is least, and the prices are paid back for what the ranges and caps allow. Given the
 * pairs, `better` is told each other one that costs its unit less than they do.
 */
export function boundOver(
  facts: Facts,
  what: Measure,
  { price, capPrice, paid }: Priced,
  caps: readonly Cap[],
  pairs: Pairs | null = null,
  better: (unit: number, official: number, by: number) => void = () => {},
): number {
  const cells = facts.listed === null && facts.officials >= many ? cellsOf(facts) : null;
  const high = cells && highestOf(cells, (o) => -(price[o] as number));
  const byWeight = facts.problem.rules.balance.by === 'weight';
  const metre = what === 'cost' ? facts.points.metre : what === 'travel' ? 1 : 0;
  const priced = (unit: number, official: number) => {
    let value = measure(facts, what, unit, official);
    value += (price[official] as number) * loadOf(facts, unit, official);
    for (const [k, cap] of caps.entries())
      value += (capPrice[k] as number) * measure(facts, cap.what, unit, official);
    return value;
  };
  let total = -paid;
  for (let unit = 0; unit < facts.units; unit++) {
    let known = Number.POSITIVE_INFINITY;
    for (let at = pairs?.first[unit] ?? 0; at < (pairs?.first[unit + 1] ?? 0); at++)
      known = Math.min(known, priced(unit, pairs?.official[at] as number));
    let least = known;
    const look = (official: number) => {
      if (ruledOutBy(facts, unit, official) !== 0) return;
      const value = priced(unit, official);
      if (value < known - 1e-6) better(unit, official, value - known);
      least = Math.min(least, value);
    };
    const weight = byWeight ? (facts.weight[unit] as number) : 1;
    const far = (metres: number, most: number) => metre * metres - most * weight > (pairs ? known : least);
    if (!cells || !high || (facts.locked[unit] as number) >= 0) eachCandidate(facts, unit, look);
    else eachNear(facts, cells, high, unit, far, look);
    total += Number.isFinite(least) ? least : 0;
  }
  return Math.ceil(total - 1e-3);
}
