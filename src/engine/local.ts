import { loadsAt, placeOf, total, type Weighted } from './weighted.ts';

/**
 * A plan on its way: units change official, alone or two of them in exchange, first until every load lies in its
 * range, then as long as that makes the plan cheaper. Caps are never passed.
 */
export class Local {
  readonly places: Int32Array;
  private readonly weighted: Weighted;
  private readonly loads: Float64Array;
  private readonly held: Set<number>[];
  private readonly slack: number[];

  constructor(weighted: Weighted, places: Int32Array) {
    this.weighted = weighted;
    this.places = places.slice();
    this.loads = loadsAt(weighted, places);
    this.held = Array.from(weighted.lo, () => new Set<number>());
    places.forEach((at, unit) => {
      this.held[this.officialAt(at)]?.add(unit);
    });
    this.slack = weighted.caps.map(({ use, most }) => most - total(use, places));
  }

  /** Moves loads into their ranges, cheapest way first. Says whether all are. */
  repair(expired: () => boolean): boolean {
    for (;;) {
      const wrong = this.held.findIndex((_, o) => this.excess(o, this.loads[o] as number) > 0);
      if (wrong < 0) return true;
      const best = expired() ? null : this.bestRepair(wrong);
      if (!best) return false;
      this.apply(best);
    }
  }

  /** Takes every move that makes the plan cheaper within all rules, until there is none. */
  improve(expired: () => boolean): void {
    for (let again = true; again; ) {
      again = false;
      for (let unit = 0; unit < this.places.length; unit++) {
        if (expired()) return;
        const move = this.best(this.movesOf(unit, true), (by) =>
          by.excess <= 0 && by.cost < 0 ? by.cost : null,
        );
        if (move) again = true;
        if (move) this.apply(move);
      }
    }
  }

  private bestRepair(wrong: number): Move | null {
    const rate = (by: Change) => (by.excess < 0 ? by.cost / -by.excess : null);
    const above = (this.loads[wrong] as number) > (this.weighted.hi[wrong] as number);
    const units = above ? (this.held[wrong] ?? []) : this.places.keys();
    let best: { move: Move; rate: number } | null = null;
    for (const unit of units) {
      const moves = above ? this.movesOf(unit, false) : this.movesTo(unit, wrong);
      for (const move of moves) {
        const by = this.changeOf(move);
        const rated = by && rate(by);
        if (rated !== null && rated !== undefined && (!best || rated < best.rate))
          best = { move, rate: rated };
      }
    }
    return best?.move ?? null;
  }

  /** The unit alone to each official, or in exchange for each unit held there; `gains`: only where it costs less there. */
  private *movesOf(unit: number, gains: boolean): Generator<Move> {
    const { pairs, cost } = this.weighted;
    const from = this.places[unit] as number;
    for (let at = pairs.first[unit] as number; at < (pairs.first[unit + 1] as number); at++)
      if (at !== from && !(gains && (cost[at] as number) >= (cost[from] as number)))
        yield* this.movesAlong(unit, at);
  }

  private *movesTo(unit: number, official: number): Generator<Move> {
    const at = placeOf(this.weighted.pairs, unit, official);
    if (at >= 0 && at !== this.places[unit]) yield* this.movesAlong(unit, at);
  }

  private *movesAlong(unit: number, at: number): Generator<Move> {
    const { pairs } = this.weighted;
    yield [{ unit, at }];
    const from = this.officialAt(this.places[unit] as number);
    for (const other of this.held[this.officialAt(at)] ?? []) {
      const back = placeOf(pairs, other, from);
      if (back >= 0)
        yield [
          { unit, at },
          { unit: other, at: back },
        ];
    }
  }

  private best(moves: Iterable<Move>, value: (by: Change) => number | null): Move | null {
    let best: { move: Move; value: number } | null = null;
    for (const move of moves) {
      const by = this.changeOf(move);
      const found = by && value(by);
      if (found !== null && found !== undefined && (!best || found < best.value))
        best = { move, value: found };
    }
    return best?.move ?? null;
  }

  /** What a move does to cost and to loads out of range; null where a cap forbids it. */
  private changeOf(move: Move): Change | null {
    const { cost, load, caps } = this.weighted;
    const [{ unit, at }] = move;
    const here = this.officialAt(this.places[unit] as number);
    const there = this.officialAt(at);
    let extra = 0;
    let [atHere, atThere] = [this.loads[here] as number, this.loads[there] as number];
    const before = this.excess(here, atHere) + this.excess(there, atThere);
    for (const [k, step] of move.entries()) {
      const old = this.places[step.unit] as number;
      extra += (cost[step.at] as number) - (cost[old] as number);
      const [leaves, joins] = [load[old] as number, load[step.at] as number];
      atHere += k === 0 ? -leaves : joins;
      atThere += k === 0 ? joins : -leaves;
    }
    const uses = (use: Float64Array) =>
      move.reduce(
        (sum, step) => sum + (use[step.at] as number) - (use[this.places[step.unit] as number] as number),
        0,
      );
    if (caps.some(({ use }, k) => uses(use) > Math.max(0, this.slack[k] as number))) return null;
    return { cost: extra, excess: this.excess(here, atHere) + this.excess(there, atThere) - before };
  }

  private apply(move: Move): void {
    const { load, caps } = this.weighted;
    for (const { unit, at } of move) {
      const old = this.places[unit] as number;
      const [from, to] = [this.officialAt(old), this.officialAt(at)];
      this.loads[from] = (this.loads[from] as number) - (load[old] as number);
      this.loads[to] = (this.loads[to] as number) + (load[at] as number);
      this.held[from]?.delete(unit);
      this.held[to]?.add(unit);
      caps.forEach(({ use }, k) => {
        this.slack[k] = (this.slack[k] as number) - (use[at] as number) + (use[old] as number);
      });
      this.places[unit] = at;
    }
  }

  private excess(official: number, load: number): number {
    const { lo, hi } = this.weighted;
    return Math.max(0, load - (hi[official] as number), (lo[official] as number) - load);
  }

  private officialAt(at: number): number {
    return this.weighted.pairs.official[at] as number;
  }
}

/** One unit to a new place, or two in exchange. */
type Move = readonly [Step, ...Step[]];
type Step = { readonly unit: number; readonly at: number };
type Change = { readonly cost: number; readonly excess: number };
