import { total, type Weighted } from './weighted.ts';

/**
 * A linear model with 0/1 columns, one for each pair, for a solver that is passed in: the network cannot hold
 * loads that differ, nor caps. Rows say `lower <= sum <= upper`; the entries of row r lie from `first[r]` until
 * `first[r + 1]`.
 */
export type MixedModel = {
  readonly cost: Float64Array;
  readonly first: Int32Array;
  readonly column: Int32Array;
  readonly value: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** The columns that are 1 in a plan known before. */
  readonly start: Int32Array | null;
  /** A part of a larger problem: a good answer soon is worth more than a proof. */
  readonly quick: boolean;
};

/**
 * `proven`: `chosen` (the columns that are 1) is cheapest; `stopped`: time ran out, `chosen` is the best so far;
 * `none`: proven that there is no plan; `unknown`: time ran out without one. No plan costs less than `bound`.
 */
export type MixedAnswer =
  | { readonly kind: 'proven' | 'stopped'; readonly chosen: Int32Array; readonly bound: number }
  | { readonly kind: 'none' }
  | { readonly kind: 'unknown'; readonly bound: number };

/** `seconds`: may take no longer, where that is less than what is left altogether. */
export type MixedSolver = (model: MixedModel, seconds?: number) => MixedAnswer;

/** Some units and the officials they may go to, the rest of a plan staying as it is; null: all of both. */
export type Part = {
  readonly units: readonly number[];
  readonly inside: Uint8Array;
  readonly places: Int32Array;
  /** Whether a pair is worth looking at; the units' own pairs have to be. */
  readonly leads: (unit: number, at: number) => boolean;
};

/** The model, and the pair of each of its columns. */
export type Built = { readonly model: MixedModel; readonly pairOf: Int32Array };

/** Rows: one for each unit, then for each official, then for each cap. */
export function mixedModel(weighted: Weighted, known: Int32Array | null, part: Part | null): Built {
  const { pairs, lo, hi, caps } = weighted;
  const rows = new Rows();
  const units = part?.units ?? Array.from({ length: pairs.first.length - 1 }, (_, unit) => unit);
  const pairOf: number[] = [];
  const start: number[] = [];
  const held: number[][] = Array.from(lo, () => []);
  for (const unit of units) {
    for (let at = pairs.first[unit] as number; at < (pairs.first[unit + 1] as number); at++) {
      const official = pairs.official[at] as number;
      if (part && !(part.inside[official] && part.leads(unit, at))) continue;
      if (known?.[unit] === at) start.push(pairOf.length);
      held[official]?.push(pairOf.length);
      rows.entry(pairOf.length, 1);
      pairOf.push(at);
    }
    rows.close(1, 1);
  }
  held.forEach((columns, o) => {
    if (part && !part.inside[o]) return;
    for (const column of columns) rows.entry(column, weighted.load[pairOf[column] as number] as number);
    rows.close(lo[o] as number, hi[o] as number);
  });
  for (const { use, most } of caps) {
    for (const [column, at] of pairOf.entries()) rows.entry(column, use[at] as number);
    const elsewhere = part
      ? total(use, part.places) -
        total(
          use,
          Int32Array.from(units, (u) => part.places[u] as number),
        )
      : 0;
    rows.close(Number.NEGATIVE_INFINITY, most - elsewhere);
  }
  return {
    model: {
      cost: Float64Array.from(pairOf, (at) => weighted.cost[at] as number),
      ...rows.done(),
      start: start.length === units.length ? Int32Array.from(start) : null,
      quick: part !== null,
    },
    pairOf: Int32Array.from(pairOf),
  };
}

/** The place of each unit's pair after a model was solved; units outside the model keep theirs. */
export function chosenPlaces(
  { pairs }: Weighted,
  { pairOf }: Built,
  chosen: Int32Array,
  before: Int32Array,
): Int32Array {
  const places = before.slice();
  for (const column of chosen) {
    const at = pairOf[column] as number;
    places[unitAt(pairs.first, at)] = at;
  }
  return places;
}

/** The unit whose pairs lie around place `at`. */
function unitAt(first: Int32Array, at: number): number {
  let low = 0;
  let high = first.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((first[middle] as number) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Rows of a sparse matrix, written one after the other; entries of value 0 are left out. */
class Rows {
  private readonly first: number[] = [0];
  private readonly column: number[] = [];
  private readonly value: number[] = [];
  private readonly lower: number[] = [];
  private readonly upper: number[] = [];

  entry(column: number, value: number): void {
    if (value === 0) return;
    this.column.push(column);
    this.value.push(value);
  }

  close(lower: number, upper: number): void {
    this.first.push(this.column.length);
    this.lower.push(lower);
    this.upper.push(upper);
  }

  done() {
    return {
      first: Int32Array.from(this.first),
      column: Int32Array.from(this.column),
      value: Float64Array.from(this.value),
      lower: Float64Array.from(this.lower),
      upper: Float64Array.from(this.upper),
    };
  }
}
