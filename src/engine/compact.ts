import { Candidates } from './candidates.ts';
import { metres } from './distance.ts';
import { sum } from './face.ts';
import { type Facts, layOut } from './facts.ts';
import type { Means } from './minimise.ts';
import type { Problem } from './problem.ts';
import { search } from './search.ts';
import type { Solved } from './solve.ts';

/** So many times the centres are moved at most; what they gain after that is hardly seen. */
const rounds = 5;

/**
 * A plan whose officials' units lie close together: each metre from a unit to the centre of those its official had in the
 * round before costs `rules.compact` points more, and the plan is made anew around the new centres until nothing moves
 * (location-allocation; Kalcsics, Nickel, Schröder 2005). Rules and tiers hold in every round. What it tells of cost is
 * without those points, beside the bound of the plan without them: the gap is what compactness costs at most. Equal
 * input gives an equal plan. Time: up to six plans.
 */
export function compacted(problem: Problem, means: Means = {}): Solved {
  const facts = layOut(problem);
  const first = search(facts, new Candidates(facts), means);
  const points = problem.rules.compact ?? 0;
  if (points === 0 || facts.listed || !first.official) return first;
  let best = first;
  let plan = first.official;
  for (let round = 0; round < rounds && !means.expired?.(0); round++) {
    const pulled: Facts = { ...facts, pull: { points, centres: centresOf(facts, plan) } };
    const next = search(pulled, new Candidates(pulled), { ...means, start: plan, bounded: () => {} });
    if (!next.official || next.official.every((o, unit) => o === plan[unit])) break;
    plan = next.official;
    best = next;
  }
  if (best === first) return first;
  return {
    ...best,
    status: 'feasible',
    objective: sum(facts, 'cost', plan),
    bound: first.bound,
    tiers: best.tiers.map((tier) =>
      tier.tier === 'cost' ? { ...tier, value: sum(facts, 'cost', plan), bound: first.bound } : tier,
    ),
    proofs: [],
  };
}

/** Metres from each unit to the centre of its official's units, added up: the less, the closer together. */
export function scatter(facts: Facts, plan: Int32Array): number {
  const centres = centresOf(facts, plan);
  return plan.reduce((total, o, unit) => total + metres(centres, o, facts.place.units, unit), 0);
}

/** The middle of each official's units on the sphere, three numbers each; not a number where none has a place. */
function centresOf({ officials, place }: Facts, plan: Int32Array): Float64Array {
  const centres = new Float64Array(officials * 3);
  plan.forEach((o, unit) => {
    if (Number.isNaN(place.units[unit * 3] as number)) return;
    for (let k = 0; k < 3; k++)
      centres[o * 3 + k] = (centres[o * 3 + k] as number) + (place.units[unit * 3 + k] as number);
  });
  for (let o = 0; o < officials; o++) {
    const length = Math.hypot(...centres.subarray(o * 3, o * 3 + 3));
    for (let k = 0; k < 3; k++) centres[o * 3 + k] = (centres[o * 3 + k] as number) / length;
  }
  return centres;
}
