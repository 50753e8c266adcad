import { type Facts, loadOf } from './facts.ts';
import type { Problem } from './problem.ts';
import { fairTotal, type Ranges } from './share.ts';

/** What an official holds in units and in weight, and the range that held; `max` null: none. */
export type Load = {
  readonly official: string;
  readonly units: number;
  readonly weight: number;
  readonly min: number;
  readonly max: number | null;
};

/** Loads of a plan in the order of the officials; none without a plan. */
export function loads(facts: Facts, plan: Int32Array | null, ranges: Ranges | null): Load[] {
  if (!plan || !ranges) return [];
  const byWeight = facts.problem.rules.balance.by === 'weight';
  const units = new Float64Array(facts.officials);
  const weight = new Float64Array(facts.officials);
  plan.forEach((o, unit) => {
    units[o] = (units[o] as number) + 1;
    weight[o] = (weight[o] as number) + (byWeight ? loadOf(facts, unit, o) : (facts.weight[unit] as number));
  });
  return facts.problem.officials.map(({ id }, o) => ({
    official: id,
    units: units[o] as number,
    weight: weight[o] as number,
    min: ranges.lo[o] as number,
    max: Number.isFinite(ranges.hi[o]) ? (ranges.hi[o] as number) : null,
  }));
}

/**
 * `min`, `max`: the smallest and largest load; `share`: the fair one; `withinOne`: the fraction of officials at
 * most 1 away from it; `gini`: 0 where all bear the same, near 1 where one bears all. In units, or by weight.
 */
export type Fairness = {
  readonly min: number;
  readonly max: number;
  readonly share: number;
  readonly withinOne: number;
  readonly gini: number;
};

export function fairness(problem: Problem, held: readonly Load[]): Fairness {
  const by = problem.rules.balance.by === 'count' ? 'units' : 'weight';
  const sorted = held.map((load) => load[by]).sort((a, b) => a - b);
  const count = problem.officials.length;
  const share = count === 0 ? 0 : fairTotal(problem) / count;
  const near = sorted.filter((load) => Math.abs(load - share) <= 1).length;
  return {
    min: sorted[0] ?? 0,
    max: sorted.at(-1) ?? 0,
    share,
    withinOne: sorted.length === 0 ? 0 : near / sorted.length,
    gini: gini(sorted),
  };
}

/** Of loads sorted from small to large: half the mean difference of any two, over the mean. */
export function gini(sorted: readonly number[]): number {
  const total = sorted.reduce((sum, load) => sum + load, 0);
  if (total === 0) return 0;
  const ranked = sorted.reduce((sum, load, at) => sum + (2 * (at + 1) - sorted.length - 1) * load, 0);
  return ranked / (sorted.length * total);
}
