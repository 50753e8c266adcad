import { cellsOf, eachNear, highestOf } from './cells.ts';
import { chord, radius as earth } from './distance.ts';
import { type Facts, type Measure, measure, ruledOutBy } from './facts.ts';
import { type ByOfficial, byOfficial, eachCandidate } from './pairs.ts';
import { many } from './pricing.ts';
import type { Solved } from './solve.ts';

/** A unit passed on to another official, both as places in the lists. */
export type Step = { readonly unit: number; readonly from: number; readonly to: number };

/** What forcing costs in each measure, the tiers in their order, and who moves. */
export type Detour = {
  readonly official: number;
  readonly extra: readonly number[];
  readonly steps: readonly Step[];
};

/** A length in every tier; the first difference decides. Since the plan is best, none is less than nothing. */
type Length = readonly number[];
type Arc = { readonly node: number; readonly unit: number; readonly length: Length };
/** The way to where a search ends, nearest first, and how long it is. */
type Way = { readonly length: Length; readonly arcs: readonly (Arc & { readonly from: number })[] };

/**
 * What becomes of a plan when one of its units is forced elsewhere and everything else may give way. Officials are
 * nodes, the cheapest transfer between two is an arc, and the gate joins those with room to those with units to spare;
 * shortest paths, compared tier by tier, are the best repair exactly. Only the neighbourhood that can matter is looked
 * at: nothing farther than the alternatives already known, and far officials by their distance alone. Needs the
 * prices of every tier, so plans by count without caps.
 */
export class Detours {
  readonly measures: readonly Measure[];
  private readonly facts: Facts;
  private readonly proofs: Solved['proofs'];
  private readonly plan: Int32Array;
  private readonly held: readonly (readonly number[])[];
  private readonly own: readonly Float64Array[];
  private readonly near: ReturnType<typeof nearOnes>;
  private readonly rows = new Map<number, { readonly reach: number; readonly arcs: readonly Arc[] }>();
  /** Where costs are given for each pair: of each official who was asked for. */
  private readonly columns = new Map<number, readonly Arc[]>();
  private readonly backs = new Map<number, Way | null>();
  private lists: ByOfficial | null = null;

  constructor(facts: Facts, { official, proofs }: Solved) {
    if (!official) throw new RangeError('there is no plan');
    this.facts = facts;
    this.proofs = proofs;
    this.plan = official;
    this.measures = proofs.map(({ what }) => what);
    const held: number[][] = Array.from({ length: facts.officials }, () => []);
    official.forEach((o, unit) => {
      held[o]?.push(unit);
    });
    this.held = held;
    this.own = proofs.map(({ what, flow }) =>
      Float64Array.from(official, (o, unit) => measure(facts, what, unit, o) - (flow.price[o] as number)),
    );
    this.near = nearOnes(facts, proofs);
  }

  /** The best plan in which the official takes the unit, as the difference to this one; null where there is none. */
  detour(unit: number, official: number): Detour | null {
    return this.detours(unit, [official], 1)[0] ?? null;
  }

  /** Of these officials the `most` who cost least as the unit's own, best first. */
  detours(unit: number, officials: readonly number[], most: number): Detour[] {
    const from = this.plan[unit] as number;
    const back = this.backTo(from);
    const firsts = officials
      .filter((o) => o !== from && ruledOutBy(this.facts, unit, o) === 0)
      .map((node): Arc => ({ node, unit, length: this.reduced(unit, node) }))
      .sort((a, b) => compare(a.length, b.length));
    const byGate = firsts
      .flatMap(({ node, length }) => this.toGate(node, back).map((rest) => added(length, rest)))
      .sort(compare);
    let limit = byGate[most - 1] ?? null;
    const best: { official: number; extra: Length; way: Way }[] = [];
    for (const first of firsts) {
      if (limit && compare(first.length, limit) > 0) break;
      const way = this.onwards(first.node, from, back, limit && less(limit, first.length));
      if (!way) continue;
      best.push({ official: first.node, extra: added(first.length, way.length), way });
      best.sort((a, b) => compare(a.extra, b.extra));
      best.splice(most);
      const last = best[most - 1];
      if (last && (!limit || compare(last.extra, limit) < 0)) limit = last.extra;
    }
    return best.map(({ official, extra, way }) => ({
      official,
      extra: [...extra],
      steps: [
        { unit, from, to: official },
        ...way.arcs.map(({ unit: carried, from: giver, node }) => ({ unit: carried, from: giver, to: node })),
      ],
    }));
  }

  /** The shortest way from an official to `from`, directly or by the gate; null: there is none within the limit. */
  private onwards(start: number, from: number, back: Way | null, limit: Length | null): Way | null {
    let end: { length: Length; node: number; rest: Way['arcs'] } | null = null;
    const tree = new Tree(start, this.none());
    for (let at = tree.take(); at; at = tree.take()) {
      const known = end?.length ?? limit;
      if (known && compare(at.length, known) > (end ? -1 : 0)) break;
      if (at.node === from) {
        end = { length: at.length, node: from, rest: [] };
        break;
      }
      for (const rest of this.toGate(at.node, back)) {
        const length = added(at.length, rest);
        if (!end || compare(length, end.length) < 0) end = { length, node: at.node, rest: back?.arcs ?? [] };
      }
      const budget = end?.length ?? limit;
      for (const arc of this.row(at.node, budget ? (budget[0] as number) - (at.length[0] as number) : null))
        tree.offer(at.node, arc, added(at.length, arc.length));
    }
    return end && { length: end.length, arcs: [...tree.wayTo(end.node), ...end.rest] };
  }

  /** What it is from an official with room by the gate on to where `back` leads; nothing where there is no room or no way. */
  private toGate(o: number, back: Way | null): Length[] {
    const { hi } = (this.proofs[0] as Solved['proofs'][number]).face;
    if (!back || (this.held[o] as readonly number[]).length >= (hi[o] as number)) return [];
    return [
      this.proofs.map(({ flow }, k) => (flow.price[o] as number) - flow.gate + (back.length[k] as number)),
    ];
  }

  /** The shortest way from the gate to an official: someone with a unit to spare begins it. */
  private backTo(target: number): Way | null {
    const known = this.backs.get(target);
    if (known !== undefined) return known;
    const { lo } = (this.proofs[0] as Solved['proofs'][number]).face;
    let end: { length: Length; node: number } | null = null;
    const tree = new Tree(target, this.none());
    for (let at = tree.take(); at; at = tree.take()) {
      if (end && compare(at.length, end.length) >= 0) break;
      if ((this.held[at.node] as readonly number[]).length > (lo[at.node] as number)) {
        const { node, length: far } = at;
        const length = this.proofs.map(
          ({ flow }, k) => flow.gate - (flow.price[node] as number) + (far[k] as number),
        );
        if (!end || compare(length, end.length) < 0) end = { length, node };
      }
      for (const arc of this.column(
        at.node,
        end ? (end.length[0] as number) - (at.length[0] as number) : null,
      ))
        tree.offer(at.node, arc, added(at.length, arc.length));
    }
    const way = end && {
      length: end.length,
      arcs: tree
        .wayTo(end.node)
        .reverse()
        .map(({ from, node, ...arc }) => ({ ...arc, from: node, node: from })),
    };
    this.backs.set(target, way);
    return way;
  }

  /** The cheapest transfers from an official, those no longer than `reach` in the first tier; null: all. */
  private row(giver: number, reach: number | null): readonly Arc[] {
    const wanted = this.within(reach);
    const known = this.rows.get(giver);
    if (known && known.reach >= wanted) return known.arcs;
    const cheapest = new Map<number, Arc>();
    for (const unit of this.held[giver] as readonly number[]) {
      const look = (node: number) => {
        if (node === giver || this.isFar(unit, node, wanted) || ruledOutBy(this.facts, unit, node) !== 0)
          return;
        const length = this.reduced(unit, node);
        const before = cheapest.get(node);
        if (!before || compare(length, before.length) < 0) cheapest.set(node, { node, unit, length });
      };
      const { near, facts } = this;
      if (!near || wanted === Number.POSITIVE_INFINITY) eachCandidate(facts, unit, look);
      else {
        const most = wanted + (this.own[0]?.[unit] as number);
        eachNear(
          facts,
          near.cells,
          near.high,
          unit,
          (metres, high) => near.points * metres - high > most,
          look,
        );
      }
    }
    const arcs = [...cheapest.values()];
    this.rows.set(giver, { reach: wanted, arcs });
    return arcs;
  }

  /** The cheapest transfers to an official, from each other one. */
  private column(taker: number, reach: number | null): Iterable<Arc> {
    const known = this.columns.get(taker);
    if (known) return known;
    const wanted = this.within(reach);
    const cheapest = new Map<number, Arc>();
    for (const unit of this.takable(taker)) {
      const node = this.plan[unit] as number;
      if (node === taker || this.isFar(unit, taker, wanted) || ruledOutBy(this.facts, unit, taker) !== 0)
        continue;
      const length = this.reduced(unit, taker);
      const before = cheapest.get(node);
      if (!before || compare(length, before.length) < 0) cheapest.set(node, { node, unit, length });
    }
    const arcs = [...cheapest.values()];
    if (this.facts.listed) this.columns.set(taker, arcs);
    return arcs;
  }

  /** Of listed pairs there are few: all of an official's are looked at once and kept. */
  private within(reach: number | null): number {
    return this.facts.listed ? Number.POSITIVE_INFINITY : (reach ?? Number.POSITIVE_INFINITY);
  }

  /** The units that may come into question for an official at all: those listed for them, or every one. */
  private takable(taker: number): Iterable<number> {
    const { listed, units, officials } = this.facts;
    if (!listed) return Array(units).keys();
    this.lists ??= byOfficial(listed, listed.cost, officials);
    const { first, unit } = this.lists;
    return unit.subarray(first[taker], first[taker + 1]);
  }

  /** Whether the distance alone makes the pair longer than that in the first tier. */
  private isFar(unit: number, official: number, reach: number): boolean {
    const { near, facts } = this;
    if (!near || reach === Number.POSITIVE_INFINITY) return false;
    const metres = earth * chord(facts.place.officials, official, facts.place.units, unit) - 1;
    const over = near.points * metres - (near.price[official] as number);
    return over > reach + (this.own[0]?.[unit] as number);
  }

  /** Cost of the pair less what it costs where the unit is, each less its official's price. */
  private reduced(unit: number, official: number): Length {
    return this.proofs.map(
      ({ what, flow }, k) =>
        measure(this.facts, what, unit, official) -
        (flow.price[official] as number) -
        (this.own[k]?.[unit] as number),
    );
  }

  private none(): Length {
    return this.proofs.map(() => 0);
  }
}

/** A shortest-path tree from one official: few nodes, so the nearest is looked for one by one. */
class Tree {
  private readonly open = new Map<number, Length>();
  private readonly above = new Map<number, Arc & { readonly from: number }>();
  private readonly done = new Set<number>();

  constructor(start: number, none: Length) {
    this.open.set(start, none);
  }

  take(): { node: number; length: Length } | null {
    let best: { node: number; length: Length } | null = null;
    for (const [node, length] of this.open)
      if (!best || compare(length, best.length) < 0) best = { node, length };
    if (!best) return null;
    this.open.delete(best.node);
    this.done.add(best.node);
    return best;
  }

  offer(from: number, arc: Arc, length: Length): void {
    if (this.done.has(arc.node)) return;
    const known = this.open.get(arc.node);
    if (known && compare(length, known) >= 0) return;
    this.open.set(arc.node, length);
    this.above.set(arc.node, { ...arc, from });
  }

  wayTo(node: number): (Arc & { readonly from: number })[] {
    const way: (Arc & { readonly from: number })[] = [];
    for (let arc = this.above.get(node); arc; arc = this.above.get(arc.from)) way.unshift(arc);
    return way;
  }
}

/** Cells to pass over, where the first tier grows with the distance; null: few officials, or costs given. */
function nearOnes(facts: Facts, proofs: Solved['proofs']) {
  const [proof] = proofs;
  if (!proof || (proof.what !== 'cost' && proof.what !== 'travel')) return null;
  if (facts.listed || facts.officials < many) return null;
  const { price } = proof.flow;
  const cells = cellsOf(facts);
  const high = highestOf(cells, (o) => price[o] as number);
  return { cells, high, price, points: proof.what === 'cost' ? facts.points.metre : 1 };
}

function compare(a: Length, b: Length): number {
  for (let k = 0; k < a.length; k++) if (a[k] !== b[k]) return (a[k] as number) < (b[k] as number) ? -1 : 1;
  return 0;
}

const added = (a: Length, b: Length): Length => a.map((by, k) => by + (b[k] as number));
const less = (a: Length, b: Length): Length => a.map((by, k) => by - (b[k] as number));
