import { type Facts, type Measure, measure, ruledOutBy } from './facts.ts';
import type { Solved } from './solve.ts';

/** A unit passed on to another official, both as places in the lists. */
export type Step = { readonly unit: number; readonly from: number; readonly to: number };

/** What forcing costs in each measure, the tiers in their order, and who moves. */
export type Detour = {
  readonly official: number;
  readonly extra: readonly number[];
  readonly steps: readonly Step[];
};

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
  private readonly proofs: Solved['proofs'];
  private readonly plan: Int32Array;
  /** Officials, and the gate as the last node. */
  private readonly nodes: number;
  private readonly gate: number;
  /** Of the arc into `column` from `row`, at column × nodes + row: a length for each measure; the first infinite: no arc. */
  private readonly length: Float64Array;
  private readonly carrier: Int32Array;
  private readonly trees = new Map<number, Tree>();

  constructor(facts: Facts, { official, proofs }: Solved) {
    if (!official) throw new RangeError('there is no plan');
    this.facts = facts;
    this.proofs = proofs;
    this.plan = official;
    this.measures = proofs.map(({ what }) => what);
    this.gate = facts.officials;
    this.nodes = facts.officials + 1;
    this.length = new Float64Array(this.nodes * this.nodes * this.measures.length).fill(
      Number.POSITIVE_INFINITY,
    );
    this.carrier = new Int32Array(this.nodes * this.nodes).fill(-1);
    this.addTransfers();
    this.addGate();
  }

  /** The best plan in which the official takes the unit, as the difference to this one; null where there is none. */
  detour(unit: number, official: number): Detour | null {
    return this.detours(unit, [official], 1)[0] ?? null;
  }

  /** Of these officials the `most` who cost least as the unit's own, best first. */
  detours(unit: number, officials: readonly number[], most: number): Detour[] {
    const from = this.plan[unit] as number;
    const tree = this.treeTowards(from);
    const best: { official: number; extra: number[] }[] = [];
    const extra = this.measures.map(() => 0);
    for (const official of officials) {
      if (official === from || ruledOutBy(this.facts, unit, official) !== 0) continue;
      if (tree.far[official * extra.length] === Number.POSITIVE_INFINITY) continue;
      this.extraOf(unit, official, tree, extra);
      const last = best.at(-1);
      if (best.length === most && last && !isLess(extra, last.extra)) continue;
      if (best.length === most) best.pop();
      const place = best.findIndex((known) => isLess(extra, known.extra));
      best.splice(place < 0 ? best.length : place, 0, { official, extra: [...extra] });
    }
    return best.map((found) => ({ ...found, steps: this.stepsOf(unit, found.official, tree) }));
  }

  private extraOf(unit: number, official: number, { far }: Tree, extra: number[]): void {
    for (let k = 0; k < extra.length; k++)
      extra[k] = this.reduced(k, unit, official) + (far[official * extra.length + k] as number);
  }

  private stepsOf(unit: number, official: number, { next }: Tree): Step[] {
    const from = this.plan[unit] as number;
    const steps = [{ unit, from, to: official }];
    for (let at = official; at !== from; at = next[at] as number) {
      const to = next[at] as number;
      const carried = this.carrier[to * this.nodes + at] as number;
      if (carried >= 0) steps.push({ unit: carried, from: at, to });
    }
    return steps;
  }

  private treeTowards(official: number): Tree {
    const known = this.trees.get(official) ?? this.towards(official);
    this.trees.set(official, known);
    return known;
  }

  /** Cost of the pair less what it costs where the unit is, each less its official's price. */
  private reduced(k: number, unit: number, official: number): number {
    const { what, flow } = this.proofs[k] as Solved['proofs'][number];
    const own = this.plan[unit] as number;
    return (
      measure(this.facts, what, unit, official) -
      (flow.price[official] as number) -
      measure(this.facts, what, unit, own) +
      (flow.price[own] as number)
    );
  }

  private addTransfers(): void {
    const length = this.measures.map(() => 0);
    for (let unit = 0; unit < this.facts.units; unit++) {
      const from = this.plan[unit] as number;
      for (let to = 0; to < this.facts.officials; to++) {
        if (to === from || ruledOutBy(this.facts, unit, to) !== 0) continue;
        for (let k = 0; k < length.length; k++) length[k] = this.reduced(k, unit, to);
        this.offer(from, to, unit, length);
      }
    }
  }

  private addGate(): void {
    const { lo, hi } = (this.proofs[0] as Solved['proofs'][number]).face;
    const count = new Int32Array(this.facts.officials);
    for (const o of this.plan) count[o] = (count[o] as number) + 1;
    for (let o = 0; o < this.facts.officials; o++) {
      const over = this.proofs.map(({ flow }) => (flow.price[o] as number) - flow.gate);
      if ((count[o] as number) < (hi[o] as number)) this.offer(o, this.gate, -1, over);
      const back = over.map((by) => -by);
      if ((count[o] as number) > (lo[o] as number)) this.offer(this.gate, o, -1, back);
    }
  }

  private offer(from: number, to: number, unit: number, length: readonly number[]): void {
    const arc = to * this.nodes + from;
    if (!isLessAt(length, 0, this.length, arc * length.length, length.length)) return;
    for (let k = 0; k < length.length; k++) this.length[arc * length.length + k] = length[k] as number;
    this.carrier[arc] = unit;
  }

  /** Shortest paths from everywhere to one official. */
  private towards(target: number): Tree {
    const size = this.measures.length;
    const far = new Float64Array(this.nodes * size).fill(Number.POSITIVE_INFINITY);
    const next = new Int32Array(this.nodes).fill(-1);
    const done = new Uint8Array(this.nodes);
    far.fill(0, target * size, (target + 1) * size);
    for (;;) {
      let node = -1;
      for (let at = 0; at < this.nodes; at++)
        if (!done[at] && far[at * size] !== Number.POSITIVE_INFINITY)
          if (node < 0 || isLessAt(far, at * size, far, node * size, size)) node = at;
      if (node < 0) return { far, next };
      done[node] = 1;
      for (let before = 0; before < this.nodes; before++)
        if (!done[before]) this.relax(before, node, far, next);
    }
  }

  private relax(before: number, node: number, far: Float64Array, next: Int32Array): void {
    const size = this.measures.length;
    const arc = (node * this.nodes + before) * size;
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
const isLess = (a: readonly number[], b: readonly number[]): boolean => isLessAt(a, 0, b, 0, a.length);

function isLessAt(
  a: ArrayLike<number>,
  from: number,
  b: ArrayLike<number>,
  start: number,
  size: number,
): boolean {
  for (let k = 0; k < size; k++)
    if (a[from + k] !== b[start + k]) return (a[from + k] as number) < (b[start + k] as number);
  return false;
}
