import type { Day } from '../kernel/day.ts';
import type { UnitId } from '../kernel/id.ts';
import type { Problem } from '../kernel/problem.ts';
import { joined } from './unit.rules.ts';
import type { UnitEdge } from './unit.ts';
import { unitChangeProblem } from './unit-change.rules.ts';

/** A day from which a unit no longer stands, as it is known; `toId`: who took over what hung beneath it. */
export interface Fate {
  unitId: UnitId;
  name: string;
  day: Day;
  /** From when it stands again, if it ever does. */
  again: Day | null;
  toId: UnitId | null;
  /** All that hangs beneath goes there, without anyone being asked. */
  passes: boolean;
  /** It ended without successor: whoever it hung under last took over. */
  above: boolean;
  document: string;
}
export type Fates = ReadonlyMap<UnitId, readonly Fate[]>;
type Edge = Omit<UnitEdge, 'parentName'>;

export const fatesIn = (all: Iterable<Fate>): Fates => {
  const fates = new Map<UnitId, Fate[]>();
  for (const fate of all) fates.set(fate.unitId, [...(fates.get(fate.unitId) ?? []), fate]);
  for (const of of fates.values()) of.sort((a, b) => (a.day < b.day ? -1 : 1));
  return fates;
};

/**
 * Where a unit hangs that is put under a parent which is known to end: from then on under the one that took over, as the parent's
 * other units do, and so on. The end itself where nobody can say who that is: the parent was split, or ended with nothing beneath it.
 */
export function followed(edge: Edge, fates: Fates): Edge[] | Fate {
  const way: Edge[] = [];
  for (let { parentId, from } = edge; ; ) {
    const fate = fates
      .get(parentId)
      ?.find(
        ({ day, again }) =>
          (from === null || day >= from || again === null || from < again) &&
          (edge.until === null || day < edge.until),
      );
    if (fate === undefined) return joined([...way, { parentId, from, until: edge.until }]);
    if (!fate.passes || fate.toId === null) return fate;
    const ends = from === null || fate.day > from;
    if (ends) way.push({ parentId, from, until: fate.day });
    [parentId, from] = [fate.toId, ends ? fate.day : from];
  }
}

/** The edges as they were decided: where a unit went along only because its parent ended, it still hangs where it was put. */
export function decided(edges: readonly Edge[], fates: Fates): Edge[] {
  const placed: Edge[] = [];
  for (const edge of edges) {
    const last = placed.at(-1);
    const went = last && last.until === edge.from ? followed({ ...last, until: edge.until }, fates) : [];
    const along =
      Array.isArray(went) &&
      went.some(({ parentId, from }) => from === edge.from && parentId === edge.parentId);
    if (last && along) placed[placed.length - 1] = { ...last, until: edge.until };
    else placed.push(edge);
  }
  return placed;
}

/** The same with those ends without successor whose last place is another by now. */
export function answered(fates: Fates, edgesOf: (unitId: UnitId) => readonly Edge[] | undefined): Fates {
  const now = [...fates.values()].flat().map((fate) => {
    const last = fate.above ? edgesOf(fate.unitId)?.find(({ until }) => until === fate.day) : undefined;
    return last && last.parentId !== fate.toId ? { ...fate, toId: last.parentId } : fate;
  });
  return now.every((fate) => fates.get(fate.unitId)?.includes(fate)) ? fates : fatesIn(now);
}

/** Who answers now for what a unit took over on a day: the unit itself, or whoever took over from it since. */
export function heirNow(unitId: UnitId, day: Day, fates: Fates): UnitId {
  const end = fates.get(unitId)?.find((fate) => fate.day >= day && fate.toId !== null);
  return end?.toId ? heirNow(end.toId, end.day, fates) : unitId;
}

/** What was known already of a day later than the one given, and would be otherwise had this been known. */
export const knownLater = ({ name, day, document }: Pick<Fate, 'name' | 'day' | 'document'>): Problem =>
  unitChangeProblem.knownLater({ name, day, document });
