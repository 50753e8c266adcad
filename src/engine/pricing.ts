import { type Cells, cellsOf, leastMetres } from './cells.ts';
import type { Proof } from './face.ts';
import { type Facts, loadOf, measure, ruledOutBy } from './facts.ts';
import { eachCandidate } from './pairs.ts';

/** From so many officials on, whole cells of them are priced by their distance at once. */
const many = 200;

/**
 * Prices every possible pair against the proofs of a plan, tier by tier: a pair dearer in one tier is out, one just
 * as dear is asked again in the next. Tells each pair that would make the plan better, and how many were priced.
 */
export function priceAll(
  facts: Facts,
  proofs: readonly Proof[],
  plan: Int32Array,
  better: (unit: number, official: number, by: number) => void,
): number {
  const own = proofs.map((proof) => ownCosts(facts, proof, plan));
  const cells = facts.listed === null && facts.officials >= many ? cellsOf(facts) : null;
  const passes = cells && farCells(facts, cells, proofs[0], own[0]);
  let priced = 0;
  const price = (unit: number, official: number) => {
    if (ruledOutBy(facts, unit, official) !== 0) return;
    priced++;
    const by = reduced(facts, proofs, own, unit, official);
    if (by < 0) better(unit, official, by);
  };
  for (let unit = 0; unit < facts.units; unit++) {
    if (!cells || !passes || (facts.locked[unit] as number) >= 0) {
      eachCandidate(facts, unit, (official) => price(unit, official));
      continue;
    }
    for (let cell = 0; cell + 1 < cells.first.length; cell++) {
      const [from, until] = [cells.first[cell] as number, cells.first[cell + 1] as number];
      if (passes(unit, cell)) priced += until - from;
      else for (let at = from; at < until; at++) price(unit, cells.official[at] as number);
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

/** Whether everyone of a cell is too far for a unit to be any better; only distances can tell. */
function farCells(facts: Facts, cells: Cells, proof: Proof | undefined, own: Float64Array | undefined) {
  if (!proof || !own || (proof.what !== 'cost' && proof.what !== 'travel')) return null;
  const points = proof.what === 'cost' ? facts.points.metre : 1;
  const highest = new Float64Array(cells.radius.length).map((_, cell) =>
    cells.official
      .subarray(cells.first[cell], cells.first[cell + 1])
      .reduce((most, o) => Math.max(most, proof.flow.price[o] as number), Number.NEGATIVE_INFINITY),
  );
  return (unit: number, cell: number) =>
    points * leastMetres(facts, cells, unit, cell) - (highest[cell] as number) > (own[unit] as number);
}

/** The sum over units of the least cost plus price for load, over every possible pair. */
export function leastOver(facts: Facts, price: Float64Array): number {
  const cells = facts.listed === null && facts.officials >= many ? cellsOf(facts) : null;
  let total = 0;
  for (let unit = 0; unit < facts.units; unit++) {
    let least = Number.POSITIVE_INFINITY;
    const look = (official: number) => {
      if (ruledOutBy(facts, unit, official) !== 0) return;
      const value =
        measure(facts, 'cost', unit, official) + (price[official] as number) * loadOf(facts, unit, official);
      least = Math.min(least, value);
    };
    if (!cells || (facts.locked[unit] as number) >= 0) eachCandidate(facts, unit, look);
    else eachCell(facts, cells, price, unit, () => least, look);
    total += Number.isFinite(least) ? least : 0;
  }
  return total;
}

/** Looks into the cells of which somebody may cost less than the least so far. */
function eachCell(
  facts: Facts,
  cells: Cells,
  price: Float64Array,
  unit: number,
  least: () => number,
  look: (official: number) => void,
): void {
  const weight = facts.problem.rules.balance.by === 'weight' ? (facts.weight[unit] as number) : 1;
  for (let cell = 0; cell + 1 < cells.first.length; cell++) {
    const members = cells.official.subarray(cells.first[cell], cells.first[cell + 1]);
    const lowest = members.reduce((low, o) => Math.min(low, price[o] as number), Number.POSITIVE_INFINITY);
    if (facts.points.metre * leastMetres(facts, cells, unit, cell) + lowest * weight > least()) continue;
    for (const official of members) look(official);
  }
}
