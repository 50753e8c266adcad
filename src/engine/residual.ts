import { type Facts, type Measure, measure, ruledOutBy } from './facts.ts';
import type { Solved } from './solve.ts';

/** A unit passed on to another official, both as places in the lists. */
export type Step = { readonly unit: number; readonly from: number; readonly to: number };

/** What forcing costs in each measure, the tiers in their order, and who moves; null where it cannot be done. */
export type Detour = { readonly extra: readonly number[]; readonly steps: readonly Step[] };

/**
 * What becomes of a plan when one of its units is forced elsewhere and everything else may give way. Officials are
 * nodes and the cheapest transfer between two is an arc; since the plan is best, no arc is worse than nothing in
 * the order of the tiers, so shortest paths, compared tier by tier, give the best repair exactly. Needs the prices
 * of every tier, so plans by count without caps. Memory: officials squared. Time: units × officials once, then
 * officials squared for each official asked about.
 */
export class Residual {
  readonly measures: readonly Measure[];
  private readonly facts: Facts;
  private readonly solved: Solved;
  private readonly plan: Int32Array;
  private readonly nodes: number;
  private readonly gate: number;
  /** Length of the arc from `row` to `column`, one number for each measure; the first infinite: no arc. */
  private readonly length: Float64Array;
  private readonly carrier: Int32Array;
  private readonly trees = new Map<number, Tree>();

  constructor(facts: Facts, solved: Solved) {
    if (!solved.official) throw new RangeError('there is no plan');
    this.facts = facts;
    this.solved = solved;
    this.plan = solved.official;
    this.measures = solved.proofs.map(({ what }) => what);
    this.gate = facts.officials;
    this.nodes = facts.officials + 1;
    this.length = new Float64Array(this.nodes * this.nodes * this.measures.length).fill(
      Number.POSITIVE_INFINITY,
    );
    this.carrier = new Int32Array(this.nodes * this.nodes).fill(-1);
    this.addTransfers();
    this.addGate();
  }

  /** The best plan in which the official takes the unit, as the difference to this one. */
  detour(unit: number, official: number): Detour | null {
    const from = this.plan[unit] as number;
    if (official === from || ruledOutBy(this.facts, unit, official) !== 0) return null;
    let tree = this.trees.get(from);
    if (!tree) {
      tree = this.towards(from);
      this.trees.set(from, tree);
    }
    const far = tree.far.subarray(official * this.measures.length);
    if (far[0] === Number.POSITIVE_INFINITY) return null;
    const steps = [{ unit, from, to: official }];
    for (let at = official; at !== from; at = tree.next[at] as number) {
      const to = tree.next[at] as number;
      const carried = this.carrier[at * this.nodes + to] as number;
      if (carried >= 0) steps.push({ unit: carried, from: at, to });
    }
    return {
      extra: this.measures.map((_, k) => this.reduced(k, unit, official) + (far[k] as number)),
      steps,
    };
  }

  /** Cost of the pair less what it costs where the unit is, each less its official's price. */
  private reduced(k: number, unit: number, official: number): number {
    const { what, flow } = this.solved.proofs[k] as Solved['proofs'][number];
    const own = this.plan[unit] as number;
    return (
      measure(this.facts, what, unit, official) -
      (flow.price[official] as number) -
      measure(this.facts, what, unit, own) +
      (flow.price[own] as number)
    );
  }

  private addTransfers(): void {
    for (let unit = 0; unit < this.facts.units; unit++) {
      const from = this.plan[unit] as number;
      for (let to = 0; to < this.facts.officials; to++)
        if (to !== from && ruledOutBy(this.facts, unit, to) === 0)
          this.offer(
            from,
            to,
            unit,
            this.measures.map((_, k) => this.reduced(k, unit, to)),
          );
    }
  }

  private addGate(): void {
    const { proofs } = this.solved;
    const { lo, hi } = (proofs[0] as Solved['proofs'][number]).face;
    const count = new Int32Array(this.facts.officials);
    for (const o of this.plan) count[o] = (count[o] as number) + 1;
    for (let o = 0; o < this.facts.officials; o++) {
      const over = proofs.map(({ flow }) => (flow.price[o] as number) - flow.gate);
      if ((count[o] as number) < (hi[o] as number)) this.offer(o, this.gate, -1, over);
      if ((count[o] as number) > (lo[o] as number))
        this.offer(
          this.gate,
          o,
          -1,
          over.map((by) => -by),
        );
    }
  }

  private offer(from: number, to: number, unit: number, length: readonly number[]): void {
    const arc = from * this.nodes + to;
    const known = this.length.subarray(arc * this.measures.length, (arc + 1) * this.measures.length);
    if (!isLess(length, known)) return;
    known.set(length);
    this.carrier[arc] = unit;
  }

  /** Shortest paths from everywhere to one official. */
  private towards(target: number): Tree {
    const size = this.measures.length;
    const far = new Float64Array(this.nodes * size).fill(Number.POSITIVE_INFINITY);
    const next = new Int32Array(this.nodes).fill(-1);
    const open = new Set(Array.from({ length: this.nodes }, (_, node) => node));
    far.fill(0, target * size, (target + 1) * size);
    for (;;) {
      const node = nearest(open, far, size);
      if (node < 0) return { far, next };
      open.delete(node);
      for (const before of open) this.relax(before, node, far, next);
    }
  }

  private relax(before: number, node: number, far: Float64Array, next: Int32Array): void {
    const size = this.measures.length;
    const arc = (before * this.nodes + node) * size;
    if (this.length[arc] === Number.POSITIVE_INFINITY) return;
    for (let k = 0; k < size; k++) {
      const by = (this.length[arc + k] as number) + (far[node * size + k] as number);
      const known = far[before * size + k] as number;
      if (by > known) return;
      if (by === known) continue;
      for (let j = 0; j < size; j++)
        far[before * size + j] = (this.length[arc + j] as number) + (far[node * size + j] as number);
      next[before] = node;
      return;
    }
  }
}

type Tree = { readonly far: Float64Array; readonly next: Int32Array };

/** Tier by tier: the first difference decides. */
export function isLess(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  for (let k = 0; k < a.length; k++) if (a[k] !== b[k]) return (a[k] as number) < (b[k] as number);
  return false;
}

function nearest(open: ReadonlySet<number>, far: Float64Array, size: number): number {
  let best = -1;
  for (const node of open) {
    const here = far.subarray(node * size, (node + 1) * size);
    if (here[0] === Number.POSITIVE_INFINITY) continue;
    if (best < 0 || isLess(here, far.subarray(best * size, (best + 1) * size))) best = node;
  }
  return best;
}
