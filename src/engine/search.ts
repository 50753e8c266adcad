import type { Candidates } from './candidates.ts';
import { type Cap, sum } from './face.ts';
import type { Facts, Measure } from './facts.ts';
import { cheapestFlow } from './flow.ts';
import { cheapestPairs } from './interrupted.ts';
import { leastSpread } from './least.ts';
import { forPart, type Means, type Split } from './minimise.ts';
import { tierOrder } from './order.ts';
import { boundOver, priceAll, type Touched } from './pricing.ts';
import { provenByPrices, type Tier } from './problem.ts';
import { relaxed } from './relaxed.ts';
import { type Ranges, rangesOf } from './share.ts';
import { type Solved, solve } from './solve.ts';
import { officialsAt, weigh } from './weighted.ts';

/**
 * The best plan, of any size. Small problems are laid out whole. Large ones by count begin with each unit's nearest;
 * a dead end takes in all pairs of the units that block, and when a plan is found all pairs are priced and those
 * that would make it better come in, until there are none: then it is best over every possible pair. Large ones by
 * weight, with caps or tolerances stay with the candidates; their bound is over all pairs, their proof is not.
 */
export function search(facts: Facts, candidates: Candidates, means: Means = {}): Solved {
  if (candidates.complete) return overAll(facts, candidates, means);
  const plain = provenByPrices(facts.problem.rules);
  const byCount = facts.problem.rules.balance.by === 'count';
  const easy = !plain && byCount ? easierPlan(facts, candidates, forPart(means, 0.5)) : null;
  if (easy) return easy;
  const split = byCount ? null : takeInSplit(facts, candidates, forPart(means, 0.6));
  const held = plain ? withSpread(facts, candidates) : facts;
  let before = means.before ?? [];
  let last: { solved: Solved; missing: number } | null = null;
  const bounds = new Map<Measure, number>();
  const priced: Means['priced'] = (what, prices, caps) => {
    const bound = Math.max(bounds.get(what) ?? 0, boundOver(facts, what, prices, caps));
    bounds.set(what, bound);
    if (what === 'cost') means.bounded?.(bound, null);
  };
  for (;;) {
    const solved = solve(held, candidates.pairs, { ...means, before, split, ...(!plain && { priced }) });
    before = solved.proofs;
    if (hangsOnPairs(solved) && candidates.widen(solved.blocking?.units ?? [])) continue;
    if (!plain) return nearlyBest(solved, bounds);
    if (solved.status !== 'optimal') return last ? unfinished(facts, last) : solved;
    const { more, missing } = betterPairs(held, solved, means.touched?.(solved) ?? null);
    if (more.size === 0) return solved;
    last = { solved, missing };
    if (means.expired?.(0)) return unfinished(facts, last);
    candidates.add(more);
  }
}

/** Whether there is no plan among these pairs, and might be with more. */
const hangsOnPairs = ({ status, blocking }: Solved): boolean =>
  status === 'infeasible' && blocking?.cause !== 'minimums';

/** A plan that pairs not yet looked at could better, by `missing` at most, in the first tier in which they do. */
function unfinished(
  facts: Facts,
  { solved, missing }: { readonly solved: Solved; readonly missing: number },
): Solved {
  const first = solved.proofs[0]?.what;
  const boundOf = (what: Measure, value: number) =>
    Math.max(cheapestPairs(facts, what), what === first ? value - missing : 0);
  const tiers = solved.tiers.map((tier) =>
    tier.tier === 'spread' ? tier : { ...tier, bound: boundOf(tier.tier, tier.value) },
  );
  const bound = boundOf('cost', solved.objective);
  return { ...solved, tiers, bound, status: 'feasible', stoppedBy: 'time', proofs: [] };
}

function overAll(facts: Facts, { pairs }: Candidates, means: Means): Solved {
  const priced: Means['priced'] = (what, { bound }) => {
    if (what === 'cost') means.bounded?.(Math.ceil(bound - 1e-3), null);
  };
  return solve(facts, pairs, means.bounded ? { ...means, priced } : means);
}

/** Seconds that are worth beginning with: less are needed for a plan. */
const least = 0.6;
/** Where the bound over all pairs comes as near as this to that over the candidates, they suffice. */
const near = 0.0005;

/**
 * By count: takes in the pairs that the same problem without caps and tolerances asks for over all pairs. Its plan, where
 * it is the best of the harder one too.
 */
function easierPlan(facts: Facts, candidates: Candidates, means: Means): Solved | null {
  const { problem } = facts;
  const { maxChanges, tiers } = problem.rules;
  const exact = { ...problem.rules, tiers: tiers.map(({ tier }) => ({ tier, tolerance: 0 })) };
  const same = { ...facts, problem: { ...problem, rules: { ...exact, maxChanges: null } } };
  const easier = provenByPrices(same.problem.rules) ? same : withoutSpread(same);
  const solved = search(easier, candidates, { expired: (grace) => means.expired?.(grace) ?? false });
  if (solved.status === 'infeasible') return solved;
  const order = tierOrder(problem.rules);
  const isLast = (tier: Tier) =>
    tier === order.at(-1) || (tier.tier === 'spread' && solved.spread === 'tight');
  const caps: Cap[] = maxChanges === null ? [] : [{ what: 'changes', most: maxChanges }];
  if (solved.status !== 'optimal' || !solved.official || easier !== same) return null;
  if (!order.every((tier) => tier.tolerance === 0 || isLast(tier))) return null;
  if (caps.some(({ what, most }) => sum(facts, what, solved.official as Int32Array) > most)) return null;
  return { ...solved, caps, tiers: solved.tiers.map((tier, at) => ({ ...tier, ...order[at] })) };
}

function withoutSpread(facts: Facts): Facts {
  const { problem } = facts;
  const balance = { ...problem.rules.balance, spread: 'none' as const };
  const tiers = problem.rules.tiers.filter(({ tier }) => tier !== 'spread');
  return { ...facts, problem: { ...problem, rules: { ...problem.rules, balance, tiers } } };
}

/**
 * By weight: takes in the pairs that the same problem asks for over all pairs if units may be split, and tells what that
 * came to.
 */
function takeInSplit(
  facts: Facts,
  candidates: Candidates,
  { expired, secondsLeft, bounded }: Means,
): Split | null {
  const { problem } = facts;
  const { rules } = problem;
  const first = tierOrder(rules).find(({ tier }) => tier !== 'spread');
  if (rules.maxChanges !== null || first?.tier !== 'cost') return null;
  if (secondsLeft && secondsLeft() < least) return null;
  const { spread } = rules.balance;
  const asked = spread === 'least' ? 'tight' : spread === 'band' ? 1 : spread;
  const { lo, hi } = rangesOf(problem, asked);
  let last: Split | null = null;
  while (!expired?.(0)) {
    const face = { pairs: candidates.pairs, lo, hi, caps: [], weighed: true };
    const weighted = weigh(facts, face, 'cost');
    const priced = relaxed(weighted, () => expired?.(0) ?? false);
    if (!priced) break;
    last = { lo, hi, price: priced.price, official: officialsAt(weighted, priced.places) };
    const found = new Found();
    const bound = boundOver(facts, 'cost', priced, [], candidates.pairs, found.take);
    bounded?.(bound, asked);
    if (found.by.size === 0) break;
    candidates.add(found.best().more);
    if (priced.bound - bound < near * priced.bound) break;
  }
  return last;
}

/** The same facts with the least spread found over all pairs, as a hard one. */
function withSpread(facts: Facts, candidates: Candidates): Facts {
  const { problem } = facts;
  const { rules } = problem;
  if (rules.balance.spread !== 'least') return facts;
  const fits = (spread: 'tight' | 'none' | number) => fitsSomehow(candidates, rangesOf(problem, spread));
  const spread = fits('tight') ? 'tight' : fits('none') ? (leastSpread(problem, fits) ?? 'none') : 'none';
  return { ...facts, problem: { ...problem, rules: { ...rules, balance: { ...rules.balance, spread } } } };
}

/** Whether any plan keeps the ranges, over all pairs: units that block get all of theirs before it is given up. */
function fitsSomehow(candidates: Candidates, { lo, hi }: Ranges): boolean {
  for (;;) {
    const { pairs } = candidates;
    const flow = cheapestFlow({ pairs, lo, hi }, new Float64Array(pairs.official.length));
    if (flow.kind === 'flow') return true;
    if (flow.unit < 0) return false;
    const inside = new Set(flow.reached);
    const blocked = [...flow.official.keys()].filter(
      (u) => u === flow.unit || inside.has(flow.official[u] as number),
    );
    if (!candidates.widen(blocked)) return false;
  }
}

/** How many pairs a unit takes in at a time. */
const atOnce = 6;

/** For each unit the pairs that would make the plan better, best first, and what all of them could save at most. */
class Found {
  readonly by = new Map<number, { official: number; by: number }[]>();

  readonly take = (unit: number, official: number, by: number): void => {
    const known = this.by.get(unit);
    if (known) known.push({ official, by });
    else this.by.set(unit, [{ official, by }]);
  };

  best(): { more: Map<number, number[]>; missing: number } {
    const more = new Map<number, number[]>();
    let missing = 0;
    for (const [unit, others] of this.by) {
      others.sort((a, b) => a.by - b.by || a.official - b.official);
      missing -= others[0]?.by ?? 0;
      more.set(
        unit,
        others.slice(0, atOnce).map((other) => other.official),
      );
    }
    return { more, missing };
  }
}

function betterPairs(facts: Facts, { proofs, official }: Solved, touched: Touched | null) {
  const found = new Found();
  if (official) priceAll(facts, proofs, official, found.take, touched);
  return found.best();
}

/** What is found among candidates only proves nothing over all pairs, but for the bounds by prices. */
function nearlyBest(solved: Solved, bounds: ReadonlyMap<Measure, number>): Solved {
  // Units that block have all their pairs by now, and no other unit can take their places from them.
  if (solved.status === 'infeasible' && /room|minimums/.test(solved.blocking?.cause ?? '')) return solved;
  if (!solved.official) return { ...solved, status: 'unknown', blocking: null };
  const boundOf = (what: Measure, value: number) => Math.min(value, bounds.get(what) ?? 0);
  const tiers = solved.tiers.map((tier) =>
    tier.tier === 'spread' ? { ...tier, bound: 0 } : { ...tier, bound: boundOf(tier.tier, tier.value) },
  );
  return { ...solved, tiers, status: 'feasible', bound: boundOf('cost', solved.objective), proofs: [] };
}
