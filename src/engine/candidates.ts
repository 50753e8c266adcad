import { type Cells, cellsOf, leastMetres } from './cells.ts';
import { type Facts, measure, ruledOutBy } from './facts.ts';
import { eachCandidate, type Pairs, possiblePairs } from './pairs.ts';

/** Up to so many pairs all of them are laid out at once. */
const small = 2_000_000;

/**
 * The pairs that a search looks at: all possible ones where they are few; else the nearest thirty of each unit and
 * its holder, more being added where prices or a dead end ask for them.
 */
export class Candidates {
  pairs: Pairs;
  /** Whether every possible pair is in. */
  complete: boolean;
  private readonly facts: Facts;
  private readonly wide: Uint8Array;

  constructor(facts: Facts, most = small, nearest = 30) {
    this.facts = facts;
    this.complete = facts.listed !== null || facts.officials * facts.units <= most;
    this.wide = new Uint8Array(facts.units).fill(this.complete ? 1 : 0);
    this.pairs = this.complete ? possiblePairs(facts) : nearestPairs(facts, nearest);
  }

  /** Takes in every possible pair of these units. False: they were all in already. */
  widen(units: readonly number[]): boolean {
    const narrow = units.filter((unit) => !this.wide[unit]);
    for (const unit of narrow) this.wide[unit] = 1;
    const more = new Map(narrow.map((unit) => [unit, allPossible(this.facts, unit)]));
    if (narrow.length > 0) this.add(more);
    return narrow.length > 0;
  }

  /** Takes in more officials for some units. */
  add(more: ReadonlyMap<number, readonly number[]>): void {
    const { first, official } = this.pairs;
    const lists = Array.from({ length: this.facts.units }, (_, unit) => {
      const known = official.subarray(first[unit], first[unit + 1]);
      const added = more.get(unit);
      return added ? Int32Array.from(new Set([...known, ...added])).sort() : known;
    });
    this.pairs = joined(lists);
  }
}

function joined(lists: readonly ArrayLike<number>[]): Pairs {
  const first = new Int32Array(lists.length + 1);
  lists.forEach((list, unit) => {
    first[unit + 1] = (first[unit] as number) + list.length;
  });
  const official = new Int32Array(first[lists.length] as number);
  lists.forEach((list, unit) => {
    official.set(list, first[unit] as number);
  });
  return { first, official };
}

function allPossible(facts: Facts, unit: number): number[] {
  const found: number[] = [];
  eachCandidate(facts, unit, (official) => {
    if (ruledOutBy(facts, unit, official) === 0) found.push(official);
  });
  return found;
}

function nearestPairs(facts: Facts, wanted: number): Pairs {
  const cells = cellsOf(facts);
  const far = new Float64Array(cells.radius.length);
  return joined(
    Array.from({ length: facts.units }, (_, unit) => {
      if ((facts.locked[unit] as number) >= 0) return [facts.locked[unit] as number];
      const near = nearby(facts, cells, far, unit, wanted).filter((o) => ruledOutBy(facts, unit, o) === 0);
      const enough = near.length >= Math.min(5, wanted) ? near : allPossible(facts, unit);
      const chosen = new Set(cheapest(facts, unit, enough, wanted));
      const holder = facts.holder[unit] as number;
      if (holder >= 0 && ruledOutBy(facts, unit, holder) === 0) chosen.add(holder);
      return Int32Array.from(chosen).sort();
    }),
  );
}

/** Those of the nearest cells; of a unit without a place, of cells spread over all. */
function nearby(facts: Facts, cells: Cells, far: Float64Array, unit: number, wanted: number): number[] {
  const placed = facts.problem.units[unit]?.place !== undefined;
  for (let cell = 0; cell < far.length; cell++)
    far[cell] = placed
      ? leastMetres(facts, cells, unit, cell)
      : (Math.imul(cell + 1, unit * 2 + 1) >>> 0) % 65_537;
  const found: number[] = [];
  while (found.length < wanted * 1.6 && found.length < facts.officials) {
    let nearest = 0;
    for (let cell = 1; cell < far.length; cell++)
      if ((far[cell] as number) < (far[nearest] as number)) nearest = cell;
    far[nearest] = Number.POSITIVE_INFINITY;
    for (const o of cells.official.subarray(cells.first[nearest], cells.first[nearest + 1])) found.push(o);
  }
  return found;
}

function cheapest(facts: Facts, unit: number, officials: readonly number[], wanted: number): number[] {
  if (officials.length <= wanted) return [...officials];
  const cost = new Map(officials.map((o) => [o, measure(facts, 'cost', unit, o)]));
  return [...officials]
    .sort((a, b) => (cost.get(a) as number) - (cost.get(b) as number) || a - b)
    .slice(0, wanted);
}
