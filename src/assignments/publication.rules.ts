import type { Day } from '../kernel/day.ts';
import type { AssignmentId, OfficialId, UnitId } from '../kernel/id.ts';

/** An assignment of the kind that still stands on the day of publication, or begins after it. */
export interface Standing {
  id: AssignmentId;
  unitId: UnitId;
  officialId: OfficialId;
  from: Day;
  until: Day | null;
}

/** What publishing does. `later`: units that someone else begins with on that day or after it, so that it cannot be done. */
export interface Publication {
  kept: Standing[];
  ended: Standing[];
  given: { unitId: UnitId; officialId: OfficialId }[];
  later: Standing[];
}

/** Who keeps a unit keeps its date; everyone else's ends the day before, and the new one begins. */
export function publicationOf(
  rows: readonly { unitId: UnitId; officialId: OfficialId | null }[],
  standing: readonly Standing[],
  day: Day,
): Publication {
  const byUnit = new Map<UnitId, Standing[]>();
  for (const one of standing) byUnit.set(one.unitId, [...(byUnit.get(one.unitId) ?? []), one]);
  const done: Publication = { kept: [], ended: [], given: [], later: [] };
  for (const { unitId, officialId } of rows) {
    if (officialId === null) continue;
    const now = (byUnit.get(unitId) ?? []).find((one) => one.from <= day);
    const same = now?.officialId === officialId;
    done.later.push(...(byUnit.get(unitId) ?? []).filter((one) => one.from > day));
    if (now && same) done.kept.push(now);
    else {
      if (now) (now.from === day ? done.later : done.ended).push(now);
      done.given.push({ unitId, officialId });
    }
  }
  return done;
}
