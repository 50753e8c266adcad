import { blockingSet } from './blocking.ts';
import { type Cap, type Face, type Proof, sum } from './face.ts';
import { type Facts, loadOf, type Measure, measure } from './facts.ts';
import { TimeUp } from './flow.ts';
import { cheapestPairs, interrupted } from './interrupted.ts';
import type { Priced } from './lagrange.ts';
import { leastSpread } from './least.ts';
import { forPart, type Least, type Means, minimise } from './minimise.ts';
import { allowance, tierOrder } from './order.ts';
import type { Blocking, TierValue } from './outcome.ts';
import { type Pairs, possiblePairs } from './pairs.ts';
import type { Spread, Tier } from './problem.ts';
import { type Ranges, rangesOf } from './share.ts';

/** A plan or the reason why there is none, before it is checked over all pairs (`certify`). */
export type Solved = {
  readonly status: 'optimal' | 'feasible' | 'infeasible' | 'unknown';
  readonly official: Int32Array | null;
  readonly spread: 'tight' | 'none' | number | null;
  readonly ranges: Ranges | null;
  readonly tiers: readonly TierValue[];
  readonly objective: number;
  readonly bound: number;
  readonly proofs: readonly Proof[];
  readonly caps: readonly Cap[];
  readonly stoppedBy: 'time' | null;
  readonly blocking: Blocking | null;
};

type HeldSpread = Exclude<Spread, 'least' | 'band'>;

/**
 * The best plan there is: each tier in its order is brought to its least among the plans that the tiers before
 * left, exactly, by restricting the search to those plans and never by adding tiers up. Equal plans are told apart
 * by the least sum of hashes. Given same facts the answer is the same, whatever the order of the lists.
 */
export function solve(facts: Facts, pairs: Pairs = possiblePairs(facts), means: Means = {}): Solved {
  const search = new Search(facts, pairs, means);
  try {
    return search.run();
  } catch (error) {
    if (error instanceof TimeUp) return search.stopped();
    throw error;
  }
}

class Search {
  private readonly facts: Facts;
  private readonly means: Means;
  /** The weight that every pair bears, where it is one and the same: then loads are counts. */
  private readonly same: number;
  private face: Face;
  private spread: HeldSpread = 'none';
  private ranges: Ranges;
  private plan: Int32Array | null = null;
  private exact = true;
  /** Whether a tier was given up for the sake of those after it. */
  private cutShort = false;
  /** Of the face as it is, where they are known. */
  private prices: Priced | undefined;
  private bound: number | null = null;
  private readonly proofs: Proof[] = [];
  private readonly tiers: { tier: Tier; bound: number }[] = [];

  constructor(facts: Facts, pairs: Pairs, means: Means) {
    const { rules } = facts.problem;
    this.facts = facts;
    this.means = means;
    this.same = sameLoad(facts, pairs);
    this.spread =
      rules.balance.spread === 'band' ? 1 : rules.balance.spread === 'least' ? 'none' : rules.balance.spread;
    this.ranges = rangesOf(facts.problem, this.spread);
    const caps: Cap[] = rules.maxChanges === null ? [] : [{ what: 'changes', most: rules.maxChanges }];
    const all = { pairs, lo: new Float64Array(facts.officials), hi: new Float64Array(facts.officials) };
    this.face = { ...all, hi: all.hi.fill(Number.POSITIVE_INFINITY), caps, weighed: this.same === 0 };
    this.face = this.within(this.ranges);
  }

  run(): Solved {
    if (this.facts.units === 0) return nothingToDo(this.facts);
    const order = tierOrder(this.facts.problem.rules);
    for (const [at, tier] of order.entries()) {
      const after = order.slice(at + 1).filter((later) => later.tier !== 'spread').length;
      const none = tier.tier === 'spread' ? this.settleSpread(tier) : this.settle(tier, 1 / (1 + after));
      if (none) return none.proven ? this.infeasible(none) : this.stopped();
    }
    const costs = this.tiers.find(({ tier }) => tier.tier === 'cost');
    if (costs && costs.tier.tolerance > 0) this.again();
    this.tellApart();
    const stoppedBy = !this.exact && (this.cutShort || this.means.expired?.(0)) ? 'time' : null;
    return { ...this.solved(this.exact ? 'optimal' : 'feasible'), stoppedBy };
  }

  /** What stands when the time is over: the best plan so far, or some plan found in a moment of grace. */
  stopped(): Solved {
    try {
      const late = { ...this.means, expired: () => this.means.expired?.(1) ?? false };
      const any = this.plan ? null : minimise(this.facts, this.face, null, null, late);
      if (any?.kind === 'none' && any.proven) return this.infeasible(any);
      if (any?.kind === 'plan') this.plan = any.official;
    } catch (error) {
      if (!(error instanceof TimeUp)) throw error;
    }
    const known = interrupted(this.facts, this.plan, this.means.expired?.(0) ? 'time' : null);
    return this.bound === null ? known : { ...known, bound: Math.min(this.bound, known.objective) };
  }

  /** `part`: of the time that is left. */
  private settle({ tier, tolerance }: Tier, part: number): (Least & { kind: 'none' }) | null {
    if (tier === 'spread') return null;
    if (this.face.weighed && tier !== 'cost' && this.addsNothing(tier)) {
      this.tiers.push({ tier: { tier, tolerance }, bound: 0 });
      return null;
    }
    const own = { ...forPart(this.means, part), prices: this.prices };
    this.prices = undefined;
    const least = minimise(this.facts, this.face, tier, this.known(), this.means, own);
    if (least.kind === 'none') return least;
    this.take(least);
    this.cutShort ||= !least.exact && (own.expired?.(0) ?? false);
    this.tiers.push({ tier: { tier, tolerance }, bound: least.bound });
    if (tier === 'cost') this.bound = least.bound;
    const pinned = tolerance === 0 && least.proofs.length > 0;
    if (pinned) this.proofs.push(...least.proofs);
    const cap = { what: tier, most: allowance(least.value, tolerance) };
    this.face = pinned ? least.face : { ...this.face, caps: [...this.face.caps, cap] };
    return null;
  }

  /** Whether every pair adds 0 to the tier, so that any plan is the best in it, and no cap on it is needed. */
  private addsNothing(tier: Measure): boolean {
    const { first, official } = this.face.pairs;
    for (let unit = 0; unit < this.facts.units; unit++)
      for (let at = first[unit] as number; at < (first[unit + 1] as number); at++)
        if (measure(this.facts, tier, unit, official[at] as number) !== 0) return false;
    return true;
  }

  private settleSpread(tier: Tier): (Least & { kind: 'none' }) | null {
    if (this.facts.problem.rules.balance.spread !== 'least') {
      this.tiers.push({ tier, bound: typeof this.spread === 'number' ? this.spread : 0 });
      return null;
    }
    const tried = new Map<HeldSpread, Least>();
    const fits = (spread: HeldSpread) => {
      const face = this.within(rangesOf(this.facts.problem, spread));
      const least = minimise(this.facts, face, null, this.known(), this.means);
      tried.set(spread, least);
      if (least.kind === 'none' && !least.proven) this.exact = false;
      return least.kind === 'plan';
    };
    const held = fits('tight') ? 'tight' : fits('none') ? leastSpread(this.facts.problem, fits) : null;
    const least = tried.get(held ?? 'none');
    if (least?.kind === 'none') return least;
    if (held === null || !least) return { kind: 'none', stuck: null, proven: this.exact };
    this.take(least);
    this.tiers.push({ tier, bound: held === 'tight' ? 0 : held });
    this.spread = held === 'tight' ? held : allowance(held, tier.tolerance);
    this.ranges = rangesOf(this.facts.problem, this.spread);
    this.face = this.within(this.ranges);
    if (this.spread === held) this.prices = least.prices;
    return null;
  }

  private known(): Int32Array | null {
    return this.plan ?? this.means.start ?? null;
  }

  private take(least: Least): void {
    if (least.kind !== 'plan') return;
    this.plan = least.official;
    this.exact &&= least.exact;
    this.means.found?.(least.official);
  }

  /** Brings cost down once more, among the plans that all tiers leave. */
  private again(): void {
    const least = minimise(this.facts, this.face, 'cost', this.known(), this.means);
    this.take(least);
    if (least.kind !== 'plan') return;
    this.bound = least.bound;
    this.proofs.push(...least.proofs);
    if (least.proofs.length > 0) this.face = least.face;
    else this.face = { ...this.face, caps: [...this.face.caps, { what: 'cost', most: least.value }] };
  }

  /** By the network; a mixed model has its equal plans told apart while it is solved. */
  private tellApart(): void {
    if (this.face.weighed) return;
    const least = minimise(this.facts, { ...this.face, caps: [] }, 'hash', null, this.means);
    if (least.kind !== 'plan') return;
    if (!this.face.caps.every(({ what, most }) => sum(this.facts, what, least.official) <= most)) return;
    this.take(least);
    this.proofs.push(...least.proofs);
  }

  /** The face cut to these ranges; by weight and all loads the same, in counts. */
  private within({ lo, hi }: Ranges): Face {
    const by = Math.max(1, this.same);
    return {
      ...this.face,
      lo: this.face.lo.map((least, o) => Math.max(least, Math.ceil((lo[o] as number) / by))),
      hi: this.face.hi.map((most, o) => Math.min(most, Math.floor((hi[o] as number) / by))),
    };
  }

  private infeasible({ stuck }: Least & { kind: 'none' }): Solved {
    return {
      ...this.solved('infeasible'),
      spread: null,
      blocking: blockingSet(this.facts, this.face, stuck, this.same, this.means.mixed ?? null),
    };
  }

  private solved(status: Solved['status']): Solved {
    const plan =
      status === 'infeasible' ? null : (this.plan ?? (status === 'optimal' ? new Int32Array(0) : null));
    const { facts } = this;
    const objective = plan ? sum(facts, 'cost', plan) : 0;
    const bound =
      status === 'optimal' || !plan
        ? objective
        : Math.min(this.bound ?? cheapestPairs(facts, 'cost'), objective);
    return {
      status,
      official: plan,
      spread: plan ? this.spread : null,
      ranges: plan ? this.ranges : null,
      tiers: this.tiers.map(({ tier, bound }) => ({ ...tier, value: this.valueOf(tier, plan), bound })),
      objective,
      bound,
      proofs: this.proofs,
      caps: this.face.caps,
      stoppedBy: null,
      blocking: null,
    };
  }

  private valueOf({ tier }: Tier, plan: Int32Array | null): number {
    if (tier === 'spread') return typeof this.spread === 'number' ? this.spread : 0;
    return plan ? sum(this.facts, tier, plan) : 0;
  }
}

/** No units: a plan without rows, whatever the officials' minimums. */
function nothingToDo(facts: Facts): Solved {
  const known = interrupted(facts, new Int32Array(0), null);
  const ranges = { ...rangesOf(facts.problem, 'none'), lo: new Float64Array(facts.officials) };
  return { ...known, status: 'optimal', ranges };
}

/** 1 by count; by weight the load that every pair bears, or 0 where loads differ. */
function sameLoad(facts: Facts, pairs: Pairs): number {
  if (facts.problem.rules.balance.by === 'count') return 1;
  let same: number | null = null;
  for (let unit = 0; unit < facts.units; unit++)
    for (let at = pairs.first[unit] as number; at < (pairs.first[unit + 1] as number); at++) {
      const load = loadOf(facts, unit, pairs.official[at] as number);
      if (load !== (same ?? load)) return 0;
      same = load;
    }
  return same ?? 1;
}
