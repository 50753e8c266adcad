import {
  absent,
  type Repair as Found,
  nobody,
  type Choice as Priced,
  type Standing,
} from '../engine/board.ts';
import { defaultRules, type Rules } from '../engine/problem.ts';
import type { OfficialId, UnitId } from '../kernel/id.ts';
import type { DraftRow, DraftRules, Pair } from './draft.ts';
import type { Choice, Repair } from './repair.ts';

type Known = { has(id: string): boolean };
type Places = ReadonlyMap<string, number>;
type Row = Pick<DraftRow, 'unitId' | 'officialId' | 'locked' | 'cost'>;

const same = (a: Pair, b: Pair) => a.unitId === b.unitId && a.officialId === b.officialId;

/**
 * What a draft asks, in the engine's words. Pairs of a unit or official that is not there any more say nothing; whoever leads a
 * unit does not assist it.
 */
export function engineRules(
  { by, spread, hard, points, tiers, maxChanges, compact, forbid }: DraftRules,
  known: { units: Known; officials: Known },
  { locks, leads }: { locks: readonly Pair[]; leads: readonly Pair[] },
): Rules {
  const within = (pairs: readonly Pair[]) =>
    pairs
      .filter(({ unitId, officialId }) => known.units.has(unitId) && known.officials.has(officialId))
      .map(({ unitId, officialId }) => ({ unit: unitId, official: officialId }));
  return {
    ...defaultRules,
    balance: { by: by === 'need' ? 'weight' : 'count', spread },
    hard,
    tiers,
    maxChanges,
    compact,
    points,
    locks: within(locks),
    forbid: within([...forbid, ...leads.filter((lead) => !forbid.some((pair) => same(pair, lead)))]),
  };
}

/** Rows of a draft as the engine's board: by the places of units and officials in the problem. */
export function standingOf(rows: readonly Row[], unitAt: Places, officialAt: Places): Standing {
  const official = new Int32Array(unitAt.size).fill(absent);
  const locked = new Uint8Array(unitAt.size);
  let beside = 0;
  for (const row of rows) {
    const unit = unitAt.get(row.unitId);
    const holder = officialAt.get(row.officialId ?? '') ?? nobody;
    if (unit === undefined || holder === nobody) beside += row.cost;
    if (unit === undefined) continue;
    official[unit] = holder;
    locked[unit] = row.locked && holder !== nobody ? 1 : 0;
  }
  return { official, locked, beside };
}

/** A repair as the board shows it: from whom each unit goes. */
export function repairTold(
  { official, extra, exact, moves }: Found,
  holderOf: (unitId: string) => OfficialId | null,
): Repair {
  return {
    officialId: official as OfficialId,
    extra,
    exact,
    moves: moves.map(({ unit, to }) => ({
      unitId: unit as UnitId,
      fromId: holderOf(unit),
      toId: to as OfficialId,
    })),
  };
}

/** Of one who leads the unit nothing else is told: that rule stands above all others. */
export const choiceTold = ({ official, cost, parts, ruledOutBy }: Priced, leads: boolean): Choice => ({
  officialId: official as OfficialId,
  cost,
  parts,
  ruledOutBy: leads ? ['leads'] : [...ruledOutBy],
});
