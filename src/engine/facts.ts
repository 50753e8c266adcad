import { metres, onSphere } from './distance.ts';
import { hashPair, hashText } from './hash.ts';
import { type Points, type Problem, ruleBit, type TierName } from './problem.ts';

/**
 * A problem as typed arrays: an official and a unit are their places in the lists, -1 is none.
 * Lists per unit or official lie end to end: those of i from `first[i]` until `first[i + 1]`.
 */
export type Facts = {
  readonly problem: Problem;
  readonly officials: number;
  readonly units: number;
  readonly officialAt: ReadonlyMap<string, number>;
  readonly unitAt: ReadonlyMap<string, number>;
  readonly holder: Int32Array;
  readonly locked: Int32Array;
  /** `unit * officials + official` of each forbidden pair. */
  readonly forbidden: ReadonlySet<number>;
  readonly hard: number;
  readonly points: Points;
  readonly homeUnit: Int32Array;
  readonly area: { readonly officials: Int32Array; readonly units: Int32Array };
  readonly place: { readonly officials: Float64Array; readonly units: Float64Array };
  /** Bit k of an official's words: has skill k. */
  readonly has: { readonly bits: Int32Array; readonly words: number };
  readonly wants: Lists;
  readonly requires: Lists;
  readonly weight: Float64Array;
  readonly listed: Listed | null;
  /** Middles that units are drawn to, on the sphere, and the points of a metre away from them. */
  readonly pull?: { readonly points: number; readonly centres: Float64Array };
  readonly hash: { readonly seed: number; readonly officials: Int32Array; readonly units: Int32Array };
};

export type Lists = { readonly first: Int32Array; readonly of: Int32Array };

/** Costs given per pair, sorted by unit, then official. */
export type Listed = {
  readonly first: Int32Array;
  readonly official: Int32Array;
  readonly cost: Float64Array;
  readonly load: Float64Array;
};

/** What is measured of a pair: what a tier adds up, and the hash that tells equal plans apart. */
export type Measure = Exclude<TierName, 'spread'> | 'hash';

/** Lays a problem out. Ids of locks and forbids must be in the lists; a holder, a home unit need not be. */
export function layOut(problem: Problem): Facts {
  const { officials, units, rules } = problem;
  const officialAt = new Map(officials.map((o, at) => [o.id, at]));
  const unitAt = new Map(units.map((u, at) => [u.id, at]));
  const skills = numbers();
  const areas = numbers();
  const wants = lists(
    units.map((u) => u.skills ?? []),
    skills,
  );
  const requires = lists(
    units.map((u) => u.requiredSkills ?? []),
    skills,
  );
  const locked = new Int32Array(units.length).fill(-1);
  for (const lock of rules.locks) locked[get(unitAt, lock.unit)] = get(officialAt, lock.official);
  return {
    problem,
    officials: officials.length,
    units: units.length,
    officialAt,
    unitAt,
    holder: Int32Array.from(units, (u) => officialAt.get(u.holder ?? '') ?? -1),
    locked,
    forbidden: new Set(
      rules.forbid.map((f) => get(unitAt, f.unit) * officials.length + get(officialAt, f.official)),
    ),
    hard: rules.hard.reduce((bits, rule) => bits | ruleBit[rule], 0),
    points: rules.points,
    homeUnit: Int32Array.from(officials, (o) => unitAt.get(o.homeUnit ?? '') ?? -1),
    area: {
      officials: Int32Array.from(officials, (o) => (o.area ? areas(o.area) : -1)),
      units: Int32Array.from(units, (u) => (u.area ? areas(u.area) : -1)),
    },
    place: {
      officials: onSphere(officials.map((o) => o.place)),
      units: onSphere(units.map((u) => u.place)),
    },
    has: skillBits(officials.map((o) => (o.skills ?? []).map(skills))),
    wants,
    requires,
    weight: Float64Array.from(units, (u) => u.weight ?? 1),
    listed: problem.costs ? sortCosts(problem, units.length, officials.length) : null,
    hash: {
      seed: hashText(String(problem.seed)),
      officials: Int32Array.from(officials, (o) => hashText(o.id)),
      units: Int32Array.from(units, (u) => hashText(u.id)),
    },
  };
}

/** Which rules take the pair out, as bits; 0: the pair is possible. A lock wins over every other rule. */
export function ruledOutBy(facts: Facts, unit: number, official: number): number {
  const locked = facts.locked[unit] as number;
  if (locked === official) return 0;
  let bits = locked >= 0 ? ruleBit.locks : 0;
  if (facts.forbidden.size > 0 && facts.forbidden.has(unit * facts.officials + official))
    bits |= ruleBit.forbid;
  if (facts.hard & ruleBit.requiredSkills && lacking(facts, facts.requires, unit, official) > 0)
    bits |= ruleBit.requiredSkills;
  if (facts.hard & ruleBit.home && facts.homeUnit[official] === unit) bits |= ruleBit.home;
  if (facts.hard & ruleBit.area && elsewhere(facts, unit, official)) bits |= ruleBit.area;
  if (facts.listed && listedAt(facts.listed, unit, official) < 0) bits |= ruleBit.costs;
  return bits;
}

/** What the pair adds to a tier. Asked of a possible pair only. */
export function measure(facts: Facts, what: Measure, unit: number, official: number): number {
  switch (what) {
    case 'cost':
      return cost(facts, unit, official);
    case 'travel':
      return metres(facts.place.officials, official, facts.place.units, unit);
    case 'skills':
      return lacking(facts, facts.wants, unit, official);
    case 'requiredSkills':
      return lacking(facts, facts.requires, unit, official);
    case 'changes':
      return changes(facts, unit, official) ? 1 : 0;
    case 'hash':
      return hashPair(
        facts.hash.seed,
        facts.hash.units[unit] as number,
        facts.hash.officials[official] as number,
      );
  }
}

export type Parts = {
  readonly travel: number;
  readonly skills: number;
  readonly area: number;
  readonly change: number;
};

/** The parts of a pair's cost in points; with costs given per pair nothing is added, so all are 0. */
export function costParts(facts: Facts, unit: number, official: number): Parts {
  if (facts.listed) return { travel: 0, skills: 0, area: 0, change: 0 };
  const { points } = facts;
  return {
    travel: points.metre * metres(facts.place.officials, official, facts.place.units, unit),
    skills: points.missingSkill * lacking(facts, facts.wants, unit, official),
    area: elsewhere(facts, unit, official) ? points.otherArea : 0,
    change: changes(facts, unit, official) ? points.change : 0,
  };
}

/** What the pair adds to its official's load: 1 by count, else the load listed for the pair or the unit's weight. */
export function loadOf(facts: Facts, unit: number, official: number): number {
  if (facts.problem.rules.balance.by === 'count') return 1;
  const { listed } = facts;
  const load = listed ? (listed.load[listedAt(listed, unit, official)] ?? Number.NaN) : Number.NaN;
  return Number.isNaN(load) ? (facts.weight[unit] as number) : load;
}

/** Where the pair stands among the listed ones of its unit; -1: not listed. */
export function listedAt(listed: Listed, unit: number, official: number): number {
  let low = listed.first[unit] as number;
  let high = (listed.first[unit + 1] as number) - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = listed.official[middle] as number;
    if (found === official) return middle;
    if (found < official) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

export const elsewhere = (facts: Facts, unit: number, official: number): boolean => {
  const own = facts.area.officials[official] as number;
  const units = facts.area.units[unit] as number;
  return own >= 0 && units >= 0 && own !== units;
};

/** Whether the unit's holder is among the officials and is another. */
export const changes = (facts: Facts, unit: number, official: number): boolean => {
  const holder = facts.holder[unit] as number;
  return holder >= 0 && holder !== official;
};

/** How many of the unit's skills in `of` the official lacks. */
export function lacking(facts: Facts, of: Lists, unit: number, official: number): number {
  const { bits, words } = facts.has;
  let missing = 0;
  for (let at = of.first[unit] as number; at < (of.first[unit + 1] as number); at++) {
    const skill = of.of[at] as number;
    const word = skill >> 5;
    if (word >= words || !((bits[official * words + word] as number) & (1 << (skill & 31)))) missing++;
  }
  return missing;
}

function cost(facts: Facts, unit: number, official: number): number {
  if (facts.listed) return facts.listed.cost[listedAt(facts.listed, unit, official)] as number;
  const { points } = facts;
  let total = points.metre * metres(facts.place.officials, official, facts.place.units, unit);
  total += points.missingSkill * lacking(facts, facts.wants, unit, official);
  if (elsewhere(facts, unit, official)) total += points.otherArea;
  if (facts.pull) total += pulled(facts.pull, facts, unit, official);
  return changes(facts, unit, official) ? total + points.change : total;
}

/** What the way from the official's middle adds. */
export const pulled = (
  { points, centres }: NonNullable<Facts['pull']>,
  { place }: Facts,
  unit: number,
  official: number,
): number => points * metres(centres, official, place.units, unit);

/** Gives each new word the next number. */
function numbers(): (word: string) => number {
  const known = new Map<string, number>();
  return (word) => {
    const number = known.get(word) ?? known.size;
    if (number === known.size) known.set(word, number);
    return number;
  };
}

function lists(words: readonly (readonly string[])[], number: (word: string) => number): Lists {
  const first = new Int32Array(words.length + 1);
  const of: number[] = [];
  words.forEach((list, at) => {
    of.push(...new Set(list.map(number)));
    first[at + 1] = of.length;
  });
  return { first, of: Int32Array.from(of) };
}

function skillBits(skills: readonly (readonly number[])[]): Facts['has'] {
  const most = skills.reduce((top, list) => list.reduce((a, b) => Math.max(a, b), top), -1);
  const words = (most + 32) >> 5;
  const bits = new Int32Array(skills.length * words);
  skills.forEach((list, official) => {
    for (const skill of list) {
      const word = official * words + (skill >> 5);
      bits[word] = (bits[word] as number) | (1 << (skill & 31));
    }
  });
  return { bits, words };
}

/** Two counting sorts: by official, then (stable) by unit. */
function sortCosts({ costs }: Problem, units: number, officials: number): Listed | null {
  if (!costs) return null;
  const every = Int32Array.from(costs.unit, (_, at) => at);
  const [, byOfficial] = countingSort(every, costs.official, officials);
  const [first, order] = countingSort(byOfficial, costs.unit, units);
  return {
    first,
    official: Int32Array.from(order, (at) => costs.official[at] as number),
    cost: Float64Array.from(order, (at) => costs.cost[at] as number),
    load: Float64Array.from(order, (at) => costs.load?.[at] ?? Number.NaN),
  };
}

function countingSort(
  rows: Int32Array,
  key: Int32Array,
  keys: number,
): [first: Int32Array, rows: Int32Array] {
  const first = new Int32Array(keys + 1);
  for (const row of rows) first[(key[row] as number) + 1] = (first[(key[row] as number) + 1] as number) + 1;
  for (let at = 0; at < keys; at++) first[at + 1] = (first[at + 1] as number) + (first[at] as number);
  const next = first.slice();
  const sorted = new Int32Array(rows.length);
  for (const row of rows) {
    const at = next[key[row] as number] as number;
    next[key[row] as number] = at + 1;
    sorted[at] = row;
  }
  return [first, sorted];
}

function get(places: ReadonlyMap<string, number>, id: string): number {
  const place = places.get(id);
  if (place === undefined) throw new RangeError(`unknown id in locks or forbid: ${id}`);
  return place;
}
