import { costsOf, type Face } from './face.ts';
import { changes, type Facts } from './facts.ts';
import { cheapestFlow, type Stuck } from './flow.ts';
import type { Blocking } from './outcome.ts';
import { fairTotal } from './share.ts';

/**
 * Why there is no plan, by Hall's theorem: units that may go only to officials who have room for fewer of them;
 * leaving out any one unit, the others fit. Where a minimum elsewhere cannot be met, `room` is what it leaves.
 * Minimums that add up to more units than there are: all units, who has a minimum, room 0. Too few changes
 * allowed: units that must change, their holders, and how many may. Loads that differ: everything, and all room.
 */
export function blockingSet(facts: Facts, face: Face, stuck: Stuck | null): Blocking {
  if (stuck?.unit === -1) return { units: every(facts.units), officials: within(face.lo), room: 0 };
  if (stuck) return around(facts, face, stuck);
  const lonely = every(facts.units).find((unit) => face.pairs.first[unit] === face.pairs.first[unit + 1]);
  if (lonely !== undefined) return { units: [lonely], officials: [], room: 0 };
  if (!face.weighed && face.caps[0]) return tooManyChanges(facts, face, face.caps[0].most);
  const room = face.hi.reduce((sum, hi) => sum + hi, 0);
  return {
    units: every(facts.units),
    officials: every(facts.officials),
    room: Math.min(room, fairTotal(facts.problem)),
  };
}

function around(facts: Facts, face: Face, { unit, official, reached, gateReached }: Stuck): Blocking {
  const inside = new Set(reached);
  const needed = face.lo.reduce((sum, lo, o) => (inside.has(o) ? sum : sum + lo), 0);
  const room = reached.reduce((sum, o) => sum + (face.hi[o] as number), 0);
  return {
    units: every(facts.units).filter((at) => at === unit || inside.has(official[at] as number)),
    officials: [...reached].sort((a, b) => a - b),
    room: gateReached ? Math.min(room, facts.units - needed) : room,
  };
}

function tooManyChanges(facts: Facts, face: Face, most: number): Blocking {
  const flow = cheapestFlow(face, costsOf(facts, face, 'changes'));
  const units = every(facts.units).filter((unit) => changes(facts, unit, flow.official[unit] as number));
  const holders = new Set(units.map((unit) => facts.holder[unit] as number));
  return { units, officials: [...holders].sort((a, b) => a - b), room: most };
}

const every = (count: number): number[] => Array.from({ length: count }, (_, at) => at);
const within = (lo: Float64Array): number[] => every(lo.length).filter((o) => (lo[o] as number) > 0);
