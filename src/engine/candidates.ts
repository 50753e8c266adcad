import { type Cells, cellsOf, leastMetres } from './cells.ts';
import { type Facts, measure, ruledOutBy } from './facts.ts';
import { eachCandidate, type Pairs, pairsOf, possiblePairs } from './pairs.ts';

/** Up to so many pairs all of them are laid out at once. */
const small = 2_000_000;

const none = -1;

/** Pairs of a problem before a change, and where its officials and the units of now stand; -1: not there. */
type Known = {
  readonly pairs: Pairs;
  readonly officialNow: Int32Array;
  readonly unitBefore: Int32Array;
  readonly newcomers: readonly number[];
};

/**
 * The pairs that a search looks at: all possible ones where they are few; else the nearest thirty of each unit and
 * its holder, more being added where prices or a dead end ask for them.
 */
export class Candidates {
  pairs: Pairs;
  /** Whether every possible pair is in. */
  complete: boolean;
  private readonly facts: Facts;
  /** How often a unit was widened: 0, 1 for some of all, 2 for all. */
  private readonly wide: Uint8Array;
  readonly nearest: number;

  constructor(facts: Facts, most = small, nearest = 30, known: Known | null = null) {
    this.facts = facts;
    this.nearest = nearest;
    this.complete = facts.listed !== null || facts.officials * facts.units <= most;
    this.wide = new Uint8Array(facts.units).fill(this.complete ? 2 : 0);
    this.pairs = this.complete ? possiblePairs(facts) : nearestPairs(facts, nearest, known);
  }

  /** The candidates of a problem that has changed a little: those it had, and whoever and whatever is new. */
  static after({ pairs, complete, nearest }: Candidates, before: Facts, facts: Facts): Candidates {
    const officialNow = Int32Array.from(
      before.problem.officials,
      ({ id }) => facts.officialAt.get(id) ?? none,
    );
    const known = new Set(officialNow);
    const newcomers = [...facts.problem.officials.keys()].filter((o) => !known.has(o));
    const unitBefore = Int32Array.from(facts.problem.units, ({ id }) => before.unitAt.get(id) ?? none);
    return new Candidates(facts, complete ? small : 0, nearest, {
      pairs,
      officialNow,
      unitBefore,
      newcomers,
    });
  }

  /**
   * Takes in all possible pairs of these units; where those are very many, at first some of them, spread over all officials, which
   * mostly leads out of a dead end. False: they were all in already.
   */
  widen(units: readonly number[]): boolean {
    const narrow = units.filter((unit) => (this.wide[unit] as number) < 2);
    const isMuch = narrow.length * this.facts.officials > widenedAtOnce;
    const more = new Map(
      narrow.map((unit) => {
        const isFirst = isMuch && this.wide[unit] === 0;
        this.wide[unit] = isFirst ? 1 : 2;
        return [unit, isFirst ? somePossible(this.facts, unit) : allPossible(this.facts, unit)];
      }),
    );
    if (narrow.length > 0) this.add(more);
    return narrow.length > 0;
  }

  /** Takes in more officials for some units. */
  add(more: ReadonlyMap<number, readonly number[]>): void {
    const { first, official } = this.pairs;
    this.pairs = pairsOf(this.facts.units, (unit, add) => {
      const known = official.subarray(first[unit], first[unit + 1]);
      const added = more.get(unit);
      (added ? Int32Array.from(new Set([...known, ...added])).sort() : known).forEach(add);
    });
  }
}

/** So many pairs are taken in without another thought. */
const widenedAtOnce = 100_000;

/** Of so many officials, each as far from the last as the next unit's are from this one's, those who may take the unit. */
const tries = 24;

function somePossible(facts: Facts, unit: number): number[] {
  if ((facts.locked[unit] as number) >= 0) return [];
  const step = facts.officials / tries;
  const first = (unit * 0.618034) % 1;
  return Array.from({ length: tries }, (_, at) => Math.floor((at + first) * step)).filter(
    (o, at, all) => o !== all[at - 1] && ruledOutBy(facts, unit, o) === 0,
  );
}

function allPossible(facts: Facts, unit: number): number[] {
  const found: number[] = [];
  eachCandidate(facts, unit, (official) => {
    if (ruledOutBy(facts, unit, official) === 0) found.push(official);
  });
  return found;
}

function nearestPairs(facts: Facts, wanted: number, known: Known | null): Pairs {
  let cells: Cells | null = null;
  return pairsOf(facts.units, (unit, add) => {
    if ((facts.locked[unit] as number) >= 0) return add(facts.locked[unit] as number);
    if (known && addKnown(facts, known, unit, add)) return;
    cells ??= cellsOf(facts);
    const near = nearby(facts, cells, unit, wanted).filter((o) => ruledOutBy(facts, unit, o) === 0);
    const enough = near.length >= Math.min(5, wanted) ? near : allPossible(facts, unit);
    const chosen = cheapest(facts, unit, enough, wanted);
    const holder = facts.holder[unit] as number;
    if (holder >= 0 && ruledOutBy(facts, unit, holder) === 0 && !chosen.includes(holder)) chosen.push(holder);
    for (const official of chosen.sort((a, b) => a - b)) add(official);
  });
}

/** The pairs that a unit had, with all newcomers. False: too few of them are left. */
function addKnown(
  facts: Facts,
  { pairs, officialNow, unitBefore, newcomers }: Known,
  unit: number,
  add: (official: number) => void,
): boolean {
  const before = unitBefore[unit] as number;
  if (before === none) return false;
  const found: number[] = [];
  for (let at = pairs.first[before] as number; at < (pairs.first[before + 1] as number); at++) {
    const o = officialNow[pairs.official[at] as number] as number;
    if (o !== none && ruledOutBy(facts, unit, o) === 0) found.push(o);
  }
  if (found.length < 5) return false;
  const holder = facts.holder[unit] as number;
  for (const o of holder >= 0 ? [holder, ...newcomers] : newcomers)
    if (!found.includes(o) && ruledOutBy(facts, unit, o) === 0) found.push(o);
  if (found.some((o, at) => o < (found[at - 1] ?? 0))) found.sort((a, b) => a - b);
  for (const o of found) add(o);
  return true;
}

/** Of the officials without a place, who are near to everything, a unit begins with so many: others for the next. */
const placeless = 6;

/** Those of the nearest cells; of a unit without a place, of cells spread over all. */
function nearby(facts: Facts, cells: Cells, unit: number, wanted: number): number[] {
  const isPlaced = facts.problem.units[unit]?.place !== undefined;
  const found: number[] = [];
  const anywhere: number[] = [];
  for (const cell of isPlaced ? nearestCells(facts, cells, unit) : spreadCells(cells, unit)) {
    const [from, until] = [cells.first[cell] as number, cells.first[cell + 1] as number];
    const members = cells.official.subarray(from, until);
    if (isPlaced && Number.isNaN(cells.radius[cell])) anywhere.push(...inTurn(members, unit, placeless));
    else found.push(...members);
    if (found.length >= wanted * 1.6) break;
  }
  return [...anywhere, ...found];
}

/** So many of a list, others for the next unit. */
const inTurn = (list: Int32Array, unit: number, many: number): number[] =>
  Array.from(
    { length: Math.min(many, list.length) },
    (_, at) => list[(unit * many + at) % list.length] as number,
  );

/** The cells, nearest first; those of a block are looked at only when it is the block's turn. */
function* nearestCells(facts: Facts, cells: Cells, unit: number): Generator<number> {
  const { blocks } = cells;
  const blockFar = Float64Array.from(blocks.radius, (_, block) => leastMetres(facts, blocks, unit, block));
  const open: number[] = [];
  const far: number[] = [];
  let nearest = smallest(blockFar);
  for (;;) {
    const cell = smallest(far);
    if (cell >= 0 && !((far[cell] as number) > (blockFar[nearest] as number))) {
      yield open[cell] as number;
      open[cell] = open.at(-1) as number;
      far[cell] = far.at(-1) as number;
      open.pop();
      far.pop();
      continue;
    }
    if (blockFar[nearest] === Number.POSITIVE_INFINITY) return;
    for (let at = blocks.first[nearest] as number; at < (blocks.first[nearest + 1] as number); at++) {
      open.push(at);
      far.push(leastMetres(facts, cells, unit, at));
    }
    blockFar[nearest] = Number.POSITIVE_INFINITY;
    nearest = smallest(blockFar);
  }
}

/** All cells, in an order that differs by unit. */
const spreadCells = ({ radius }: Cells, unit: number): number[] => {
  const rank = Array.from(radius, (_, cell) => (Math.imul(cell + 1, unit * 2 + 1) >>> 0) % 65_537);
  return [...rank.keys()].sort((a, b) => (rank[a] as number) - (rank[b] as number) || a - b);
};

/** The place of the smallest, the first of equal ones; -1 in an empty list. */
function smallest(values: ArrayLike<number>): number {
  let least = values.length > 0 ? 0 : -1;
  for (let at = 1; at < values.length; at++)
    if ((values[at] as number) < (values[least] as number)) least = at;
  return least;
}

/** By cost, then place in the list: both in one number, which the sums of costs leave room for. */
function cheapest(facts: Facts, unit: number, officials: readonly number[], wanted: number): number[] {
  if (officials.length <= wanted) return [...officials];
  const keys = Float64Array.from(officials, (o) => measure(facts, 'cost', unit, o) * facts.officials + o);
  return Array.from(keys.sort().subarray(0, wanted), (key) => key % facts.officials);
}
