import { costs } from './costs.ts';
import { type Facts, type Measure, measure, ruledOutBy } from './facts.ts';

/** Pairs sorted by unit: those of unit u lie from `first[u]` until `first[u + 1]` in `official`. */
export type Pairs = { readonly first: Int32Array; readonly official: Int32Array };

/** Every pair that no rule takes out. Cost: units × officials. */
export const possiblePairs = (facts: Facts): Pairs =>
  pairsOf(facts.units, (unit, add) =>
    eachCandidate(facts, unit, (official) => {
      if (ruledOutBy(facts, unit, official) === 0) add(official);
    }),
  );

/** The pairs that `list` adds for each unit. */
export function pairsOf(units: number, list: (unit: number, add: (official: number) => void) => void): Pairs {
  const first = new Int32Array(units + 1);
  let official = new Int32Array(Math.max(16, units * 32));
  let count = 0;
  const add = (one: number) => {
    if (count === official.length) official = grown(official);
    official[count++] = one;
  };
  for (let unit = 0; unit < units; unit++) {
    list(unit, add);
    first[unit + 1] = count;
  }
  return { first, official: official.slice(0, count) };
}

/** Officials that may come into question for a unit at all: the one it is locked to, those listed, or everyone. */
export function eachCandidate(facts: Facts, unit: number, visit: (official: number) => void): void {
  const locked = facts.locked[unit] as number;
  const { listed } = facts;
  if (locked >= 0) visit(locked);
  else if (listed)
    for (let at = listed.first[unit] as number; at < (listed.first[unit + 1] as number); at++)
      visit(listed.official[at] as number);
  else for (let official = 0; official < facts.officials; official++) visit(official);
}

/** One number for each pair. */
export function column(facts: Facts, pairs: Pairs, what: Measure): Float64Array {
  if (what === 'cost') return costs(facts, pairs);
  const values = new Float64Array(pairs.official.length);
  for (let unit = 0; unit < facts.units; unit++)
    for (let at = pairs.first[unit] as number; at < (pairs.first[unit + 1] as number); at++)
      values[at] = measure(facts, what, unit, pairs.official[at] as number);
  return values;
}

/** The same pairs sorted by official: those of official o from `first[o]` until `first[o + 1]`. */
export type ByOfficial = {
  readonly first: Int32Array;
  readonly unit: Int32Array;
  readonly cost: Float64Array;
};

export function byOfficial(pairs: Pairs, cost: Float64Array, officials: number): ByOfficial {
  const first = new Int32Array(officials + 1);
  for (const o of pairs.official) first[o + 1] = (first[o + 1] as number) + 1;
  for (let o = 0; o < officials; o++) first[o + 1] = (first[o + 1] as number) + (first[o] as number);
  const next = first.slice();
  const unit = new Int32Array(pairs.official.length);
  const sorted = new Float64Array(pairs.official.length);
  for (let u = 0; u + 1 < pairs.first.length; u++)
    for (let at = pairs.first[u] as number; at < (pairs.first[u + 1] as number); at++) {
      const o = pairs.official[at] as number;
      const place = next[o] as number;
      next[o] = place + 1;
      unit[place] = u;
      sorted[place] = cost[at] as number;
    }
  return { first, unit, cost: sorted };
}

/** The pairs that `stays` says, in the same order. */
export function keepPairs(pairs: Pairs, stays: (unit: number, at: number) => boolean): Pairs {
  const first = new Int32Array(pairs.first.length);
  const official = new Int32Array(pairs.official.length);
  let count = 0;
  for (let unit = 0; unit + 1 < pairs.first.length; unit++) {
    for (let at = pairs.first[unit] as number; at < (pairs.first[unit + 1] as number); at++)
      if (stays(unit, at)) official[count++] = pairs.official[at] as number;
    first[unit + 1] = count;
  }
  return { first, official: official.slice(0, count) };
}

function grown(values: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(values.length * 2);
  larger.set(values);
  return larger;
}
