import { type Planned, planned, plannedAgain } from './again.ts';
import { type Facts, measure } from './facts.ts';
import type { Means } from './minimise.ts';
import type { Problem } from './problem.ts';

/** What a plan comes to when a change of holder costs `change` points, all else as asked. */
export type CurvePoint = {
  readonly change: number;
  /** Of the units whose holder is among the officials, how many keep theirs. */
  readonly kept: number;
  readonly held: number;
  /** Metres of the way, over all units. */
  readonly travel: number;
  /** Wanted skills that are missing, over all units. */
  readonly missingSkills: number;
  /** Without the points for changes, so that the points of a curve compare. */
  readonly cost: number;
  readonly proven: boolean;
};

/** Points for a change, from none to more than anything else can outweigh, around those asked. */
const factors = [0, 1 / 4, 1 / 2, 1, 2, 8, 64];
const usual = 4000;

/**
 * The curve kept / way / skills to choose from: the best plan for each of seven prices of a change, the fewest kept
 * first; of those alike one, the price asked before others. Where time ends, the points found so far, that asked
 * first. `meansOf` lends each of `of` plans its means and its share of the time. Time: a plan each.
 */
export function curve(
  problem: Problem,
  meansOf: (at: number, of: number) => Means = () => ({}),
): CurvePoint[] {
  const { change: asked } = problem.rules.points;
  const others = factors.map((factor) => Math.round((asked || usual) * factor));
  const prices = [...new Set([asked, ...others])];
  const found: CurvePoint[] = [];
  let before: Planned | null = null;
  for (const [at, change] of prices.entries()) {
    const means = meansOf(at, prices.length);
    if (means.expired?.(0)) break;
    const rules = { ...problem.rules, points: { ...problem.rules.points, change } };
    before = before
      ? plannedAgain(before, { ...problem, rules }, means)
      : planned({ ...problem, rules }, means);
    const { facts, solved } = before;
    const { official, status } = solved;
    if (!official) continue;
    const point = pointOf(facts, official, change, status === 'optimal');
    if (!found.some((known) => sameFigures(known, point))) found.push(point);
  }
  return found.sort((a, b) => a.change - b.change);
}

function pointOf(facts: Facts, plan: Int32Array, change: number, proven: boolean): CurvePoint {
  const held = facts.holder.filter((holder) => holder >= 0).length;
  const total = (what: 'changes' | 'travel' | 'skills' | 'cost') =>
    plan.reduce((sum, official, unit) => sum + measure(facts, what, unit, official), 0);
  const changed = total('changes');
  return {
    change,
    kept: held - changed,
    held,
    travel: total('travel'),
    missingSkills: total('skills'),
    cost: total('cost') - (facts.listed ? 0 : change * changed),
    proven,
  };
}

const sameFigures = (a: CurvePoint, b: CurvePoint): boolean =>
  a.kept === b.kept && a.travel === b.travel && a.missingSkills === b.missingSkills;

/** What keeping loads so even costs: points that would be saved by one step less, as a fact about the rule and no advice. */
export type PriceOfFairness = {
  readonly spread: 'tight' | number;
  /** The next looser spread. */
  readonly looser: number;
  /** Points of the best plan under either; `cost` is never below `looserCost`. */
  readonly cost: number;
  readonly looserCost: number;
  readonly proven: boolean;
};

/** Two plans: under the spread that holds and under the next. Null: any load is allowed, or time ended. */
export function priceOfFairness(problem: Problem, means: Means = {}): PriceOfFairness | null {
  const { rules } = problem;
  const before = planned(problem, means);
  const now = before.solved;
  if (!now.official || now.spread === null || now.spread === 'none') return null;
  const looser = now.spread === 'tight' ? 1 : now.spread + 1;
  const eased = { ...problem, rules: { ...rules, balance: { ...rules.balance, spread: looser } } };
  const then = plannedAgain(before, eased, means).solved;
  if (!then.official) return null;
  const proven = now.status === 'optimal' && then.status === 'optimal';
  return { spread: now.spread, looser, cost: now.objective, looserCost: then.objective, proven };
}
