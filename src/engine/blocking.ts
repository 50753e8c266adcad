import { costsOf, type Face } from './face.ts';
import { changes, type Facts } from './facts.ts';
import { cheapestFlow, type Stuck } from './flow.ts';
import { type MixedSolver, mixedModel } from './mixed.ts';
import type { Blocking } from './outcome.ts';
import { overfull } from './overfull.ts';
import { byOfficial } from './pairs.ts';
import { fairTotal } from './share.ts';
import { type Weighted, weigh } from './weighted.ts';

/**
 * Why there is no plan, by Hall's theorem: units that may go only to officials who have room for fewer of them;
 * leaving out any one unit, the others fit. Where a minimum elsewhere cannot be met, `room` is what it leaves.
 * Minimums that add up to more units than there are: all units, who has a minimum, room 0. Too few changes
 * allowed: units that must change, their holders, and how many may. Loads that differ: the same by their sums; where
 * these fit, the fewest units that cannot be packed, which a small problem alone is searched for. `each`: the load of
 * every unit, where it is one and the same.
 */
export function blockingSet(
  facts: Facts,
  face: Face,
  stuck: Stuck | null,
  each: number,
  mixed: MixedSolver | null,
): Blocking {
  const by = face.weighed ? 1 : Math.max(1, each);
  const counted = (
    cause: Blocking['cause'],
    units: number[],
    officials: number[],
    room: number,
  ): Blocking => ({
    ...{ cause, units, officials },
    ...{ load: units.length * by, room: room * by },
  });
  if (stuck?.unit === -1) return counted('minimums', every(facts.units), within(face.lo), 0);
  if (stuck) {
    const { units, officials, room } = around(facts, face, stuck);
    return counted('room', units, officials, room);
  }
  const lonely = every(facts.units).find((unit) => face.pairs.first[unit] === face.pairs.first[unit + 1]);
  if (lonely !== undefined) return counted('room', [lonely], [], 0);
  if (face.weighed) {
    const found = tooMuch(facts, face) ?? unpackable(facts, face, mixed);
    if (found) return found;
  } else if (face.caps[0]) {
    const { units, officials, room } = tooManyChanges(facts, face, face.caps[0].most);
    return { ...counted('changes', units, officials, room), load: units.length, room };
  }
  const load = fairTotal(facts.problem);
  const room = Math.min(
    load,
    face.hi.reduce((sum, hi) => sum + hi * by, 0),
  );
  return { cause: 'whole', units: every(facts.units), officials: every(facts.officials), load, room };
}

/** Of loads that differ: units that are more than their officials may bear, or less than these must; null: the sums fit. */
export function tooMuch(facts: Facts, face: Face): Blocking | null {
  const weighted = weigh(facts, face, null);
  const { pairs, load, lo, hi } = weighted;
  const least = ofEachUnit(weighted, Math.min);
  const crowd = overfull(least, pairs.first, pairs.official, hi);
  if (crowd) {
    const officials = officialsOf(weighted, crowd);
    const room = officials.reduce((sum, o) => sum + (hi[o] as number), 0);
    return { cause: 'room', units: crowd, officials, load: sumOf(least, crowd), room };
  }
  const most = ofEachUnit(weighted, Math.max);
  const { first, unit } = byOfficial(pairs, load, facts.officials);
  const lacking = overfull(lo, first, unit, most);
  if (!lacking) return null;
  const reached = new Set(lacking.flatMap((o) => [...unit.subarray(first[o], first[o + 1])]));
  const inside = new Set(lacking);
  const units = every(facts.units).filter((u) => !reached.has(u));
  const all = sumOf(most, every(facts.units));
  const room = all - sumOf(lo, lacking);
  if (units.length === 0 || room < 0)
    return { cause: 'minimums', units: every(facts.units), officials: lacking, load: all, room: 0 };
  const officials = every(facts.officials).filter((o) => !inside.has(o));
  return { cause: 'room', units, officials, load: sumOf(most, units), room };
}

/** Up to so many pairs units are left out one by one, each time with a search for some plan. */
const searchable = 2000;

/** Units whose loads fit by their sums and yet cannot be packed whole; none can be left out. Null: not known. */
function unpackable(facts: Facts, face: Face, mixed: MixedSolver | null): Blocking | null {
  if (!mixed || face.pairs.official.length > searchable) return null;
  const lo = new Float64Array(facts.officials);
  const weighted = weigh(facts, { ...face, lo, caps: [] }, null);
  const part = {
    inside: new Uint8Array(facts.officials).fill(1),
    places: new Int32Array(0),
    leads: () => true,
  };
  const fails = (units: readonly number[]) =>
    mixed(mixedModel(weighted, null, { ...part, units }).model).kind === 'none';
  let left = every(facts.units);
  if (!fails(left)) return null;
  for (let size = left.length >> 1; size > 0; size >>= 1)
    for (let at = 0; at < left.length; ) {
      const rest = [...left.slice(0, at), ...left.slice(at + size)];
      if (fails(rest)) left = rest;
      else at += size;
    }
  const officials = officialsOf(weighted, left);
  const room = officials.reduce((sum, o) => sum + (face.hi[o] as number), 0);
  return { cause: 'pieces', units: left, officials, load: sumOf(ofEachUnit(weighted, Math.min), left), room };
}

function ofEachUnit({ pairs, load }: Weighted, pick: (a: number, b: number) => number): Float64Array {
  return Float64Array.from({ length: pairs.first.length - 1 }, (_, unit) =>
    load.subarray(pairs.first[unit], pairs.first[unit + 1]).reduce((a, b) => pick(a, b)),
  );
}

const officialsOf = ({ pairs }: Weighted, units: readonly number[]): number[] =>
  [
    ...new Set(
      units.flatMap((unit) => [...pairs.official.subarray(pairs.first[unit], pairs.first[unit + 1])]),
    ),
  ].sort((a, b) => a - b);

const sumOf = (values: Float64Array, places: readonly number[]): number =>
  places.reduce((sum, at) => sum + (values[at] as number), 0);

type Found = { units: number[]; officials: number[]; room: number };

function around(facts: Facts, face: Face, { unit, official, reached, gateReached }: Stuck): Found {
  const inside = new Set(reached);
  const needed = face.lo.reduce((sum, lo, o) => (inside.has(o) ? sum : sum + lo), 0);
  const room = reached.reduce((sum, o) => sum + (face.hi[o] as number), 0);
  return {
    units: every(facts.units).filter((at) => at === unit || inside.has(official[at] as number)),
    officials: [...reached].sort((a, b) => a - b),
    room: gateReached ? Math.min(room, facts.units - needed) : room,
  };
}

function tooManyChanges(facts: Facts, face: Face, most: number): Found {
  const flow = cheapestFlow(face, costsOf(facts, face, 'changes'));
  const units = every(facts.units).filter((unit) => changes(facts, unit, flow.official[unit] as number));
  const holders = new Set(units.map((unit) => facts.holder[unit] as number));
  return { units, officials: [...holders].sort((a, b) => a - b), room: most };
}

const every = (count: number): number[] => Array.from({ length: count }, (_, at) => at);
const within = (lo: Float64Array): number[] => every(lo.length).filter((o) => (lo[o] as number) > 0);
