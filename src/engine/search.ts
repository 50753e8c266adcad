import type { Candidates } from './candidates.ts';
import type { Cap } from './face.ts';
import type { Facts } from './facts.ts';
import { cheapestFlow } from './flow.ts';
import type { Priced } from './lagrange.ts';
import { leastSpread } from './least.ts';
import type { Means } from './minimise.ts';
import { boundOver, priceAll, type Touched } from './pricing.ts';
import { type Ranges, rangesOf } from './share.ts';
import { type Solved, solve } from './solve.ts';

/**
 * The best plan, of any size. Small problems are laid out whole. Large ones by count begin with each unit's nearest;
 * a dead end takes in all pairs of the units that block, and when a plan is found all pairs are priced and those
 * that would make it better come in, until there are none: then it is best over every possible pair. Large ones by
 * weight, with caps or tolerances stay with the candidates; their bound is over all pairs, their proof is not.
 */
export function search(facts: Facts, candidates: Candidates, means: Means = {}): Solved {
  if (candidates.complete) return solve(facts, candidates.pairs, means);
  const plain = isPlain(facts);
  const held = plain ? withSpread(facts, candidates) : facts;
  let before = means.before ?? [];
  let bound = 0;
  const priced = (prices: Priced, caps: readonly Cap[]) => {
    bound = Math.max(0, boundOver(facts, prices, caps));
  };
  for (;;) {
    const solved = solve(held, candidates.pairs, { ...means, before, priced });
    before = solved.proofs;
    if (solved.status === 'infeasible' && candidates.widen(solved.blocking?.units ?? [])) continue;
    if (!plain) return nearlyBest(solved, bound);
    if (solved.status !== 'optimal') return solved;
    const { more, missing } = betterPairs(held, solved, means.touched?.(solved) ?? null);
    if (more.size === 0) return solved;
    if (means.expired?.(0))
      return {
        ...solved,
        status: 'feasible',
        bound: Math.max(0, solved.objective - missing),
        stoppedBy: 'time',
      };
    candidates.add(more);
  }
}

/** Whether prices can prove the whole: counts, no caps, the spread before all tiers. */
function isPlain({ problem }: Facts): boolean {
  const { balance, tiers, maxChanges } = problem.rules;
  const spreadAt = tiers.findIndex(({ tier }) => tier === 'spread');
  const leads = balance.spread !== 'least' || spreadAt <= 0;
  return (
    balance.by === 'count' && maxChanges === null && leads && tiers.every(({ tolerance }) => tolerance === 0)
  );
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
function betterPairs(facts: Facts, { proofs, official }: Solved, touched: Touched | null) {
  const found = new Map<number, { official: number; by: number }[]>();
  if (official)
    priceAll(
      facts,
      proofs,
      official,
      (unit, other, by) => {
        const known = found.get(unit) ?? [];
        known.push({ official: other, by });
        found.set(unit, known);
      },
      touched,
    );
  const more = new Map<number, number[]>();
  let missing = 0;
  for (const [unit, others] of found) {
    others.sort((a, b) => a.by - b.by || a.official - b.official);
    missing -= others[0]?.by ?? 0;
    more.set(
      unit,
      others.slice(0, atOnce).map((other) => other.official),
    );
  }
  return { more, missing };
}

/** What is found among candidates only proves nothing over all pairs, but for the bound by prices. */
function nearlyBest(solved: Solved, bound: number): Solved {
  if (!solved.official) return { ...solved, status: 'unknown', blocking: null };
  const tiers = solved.tiers.map((tier) => ({ ...tier, bound: tier.tier === 'cost' ? bound : 0 }));
  return { ...solved, tiers, status: 'feasible', bound: Math.min(bound, solved.objective), proofs: [] };
}
