import {
  absent,
  type Repair as Found,
  nobody,
  type Choice as Priced,
  type Standing,
} from '../engine/board.ts';
import { defaultRules, type Problem, type Rules } from '../engine/problem.ts';
import type { OfficialId, UnitId } from '../kernel/id.ts';
import type { DraftRow, DraftRules, Kept, Pair } from './draft.ts';
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

/**
 * The same problem in which each unit is held by whoever has it in the draft, so that a plan keeps its rows: as many as can be, or
 * where a change costs less than so many points. Units new to the draft are held by whoever holds them.
 */
export function keeping(
  problem: Problem,
  rows: readonly Pick<Row, 'unitId' | 'officialId'>[],
  kept: Kept,
): Problem {
  const { rules } = problem;
  const held = new Map<string, string | null>(rows.map((row) => [row.unitId, row.officialId]));
  const units = problem.units.map((unit) => ({ ...unit, holder: held.get(unit.id) ?? unit.holder }));
  const others = rules.tiers.filter(({ tier }) => tier !== 'changes');
  const after = others.findIndex(({ tier }) => tier === 'spread') + 1;
  const changes = { tier: 'changes' as const, tolerance: 0 };
  const own =
    kept === 'most'
      ? { tiers: [...others.slice(0, after), changes, ...others.slice(after)] }
      : { points: { ...rules.points, change: kept } };
  return { ...problem, units, rules: { ...rules, ...own, maxChanges: null } };
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
