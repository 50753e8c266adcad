import type { Face } from './face.ts';
import { type Facts, loadOf, measure } from './facts.ts';

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
};

/**
 * `proven`: `chosen` (the columns that are 1) is cheapest; `stopped`: time ran out, `chosen` is the best so far;
 * `none`: proven that there is no plan; `unknown`: time ran out without one. No plan costs less than `bound`.
 */
export type MixedAnswer =
  | { readonly kind: 'proven' | 'stopped'; readonly chosen: Int32Array; readonly bound: number }
  | { readonly kind: 'none' }
  | { readonly kind: 'unknown'; readonly bound: number };

export type MixedSolver = (model: MixedModel) => MixedAnswer;

/** The plans of a face as a model: a row for each unit, then for each official, then for each cap. */
export function mixedModel(
  facts: Facts,
  face: Face,
  cost: Float64Array,
  known: Int32Array | null,
): MixedModel {
  const rows = new Rows();
  const { first, official } = face.pairs;
  const unitOf = new Int32Array(official.length);
  for (let unit = 0; unit < facts.units; unit++) {
    for (let at = first[unit] as number; at < (first[unit + 1] as number); at++) {
      unitOf[at] = unit;
      rows.entry(at, 1);
    }
    rows.close(1, 1);
  }
  const held: number[][] = Array.from({ length: facts.officials }, () => []);
  for (const [at, o] of official.entries()) held[o]?.push(at);
  held.forEach((pairs, o) => {
    for (const at of pairs) rows.entry(at, face.weighed ? loadOf(facts, unitOf[at] as number, o) : 1);
    rows.close(face.lo[o] as number, face.hi[o] as number);
  });
  for (const cap of face.caps) {
    for (const [at, o] of official.entries())
      rows.entry(at, measure(facts, cap.what, unitOf[at] as number, o));
    rows.close(Number.NEGATIVE_INFINITY, cap.most);
  }
  return { cost, ...rows.done(), start: known && columnsOf(face, known) };
}

/** The official of each unit, from the columns that are 1. */
export function planOf(face: Face, chosen: Int32Array): Int32Array {
  const { first, official } = face.pairs;
  const plan = new Int32Array(first.length - 1).fill(-1);
  const ones = new Set(chosen);
  for (let unit = 0; unit < plan.length; unit++)
    for (let at = first[unit] as number; at < (first[unit + 1] as number); at++)
      if (ones.has(at)) plan[unit] = official[at] as number;
  return plan;
}

function columnsOf(face: Face, plan: Int32Array): Int32Array | null {
  const columns = plan.map((o, unit) => {
    const { first, official } = face.pairs;
    for (let at = first[unit] as number; at < (first[unit + 1] as number); at++)
      if (official[at] === o) return at;
    return -1;
  });
  return columns.includes(-1) ? null : columns;
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
