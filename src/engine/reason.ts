import { elsewhere, type Facts, lacking, measure, ruledOutBy } from './facts.ts';
import type { Load } from './fairness.ts';

/**
 * What spoke for the official of a unit, the weightiest first. `locked`: so ordered; `onlyChoice`: nobody else may;
 * `keepsHolder`: held it before; `hasSkills`: has all skills the unit wants or needs; `sameArea`; `nearest`: nobody
 * who may take it lives nearer; `cheapest`: nobody costs less in all; `balance`: somebody would cost less but has
 * as much as the fair share allows, so this one took it.
 */
export type Reason =
  | 'locked'
  | 'onlyChoice'
  | 'keepsHolder'
  | 'hasSkills'
  | 'sameArea'
  | 'nearest'
  | 'cheapest'
  | 'balance';

export function decisive(facts: Facts, plan: Int32Array, held: readonly Load[], unit: number): Reason[] {
  const official = plan[unit] as number;
  if (facts.locked[unit] === official) return ['locked'];
  const others = rivals(facts, unit, official);
  if (others.length === 0) return ['onlyChoice'];
  const reasons: Reason[] = [];
  if (facts.holder[unit] === official) reasons.push('keepsHolder');
  if (matchesSkills(facts, unit, official)) reasons.push('hasSkills');
  if (sharesArea(facts, unit, official)) reasons.push('sameArea');
  if (isNearest(facts, others, unit, official)) reasons.push('nearest');
  if (
    facts.problem.costs &&
    others.every((other) => costOf(facts, unit, other) >= costOf(facts, unit, official))
  )
    reasons.push('cheapest');
  if (
    others.some(
      (other) => costOf(facts, unit, other) < costOf(facts, unit, official) && isFull(facts, held[other]),
    )
  )
    reasons.push('balance');
  return reasons;
}

const costOf = (facts: Facts, unit: number, official: number): number =>
  measure(facts, 'cost', unit, official);

function rivals(facts: Facts, unit: number, official: number): number[] {
  const others: number[] = [];
  for (let other = 0; other < facts.officials; other++)
    if (other !== official && ruledOutBy(facts, unit, other) === 0) others.push(other);
  return others;
}

function matchesSkills(facts: Facts, unit: number, official: number): boolean {
  const { skills = [], requiredSkills = [] } = facts.problem.units[unit] ?? {};
  if (skills.length + requiredSkills.length === 0) return false;
  return lacking(facts, facts.wants, unit, official) + lacking(facts, facts.requires, unit, official) === 0;
}

const sharesArea = (facts: Facts, unit: number, official: number): boolean =>
  (facts.area.units[unit] as number) >= 0 &&
  (facts.area.officials[official] as number) >= 0 &&
  !elsewhere(facts, unit, official);

function isNearest(facts: Facts, others: readonly number[], unit: number, official: number): boolean {
  const known = (o: number) => facts.problem.officials[o]?.place !== undefined;
  if (!facts.problem.units[unit]?.place || !known(official)) return false;
  const own = measure(facts, 'travel', unit, official);
  return others.filter(known).every((other) => measure(facts, 'travel', unit, other) >= own);
}

function isFull(facts: Facts, load: Load | undefined): boolean {
  if (!load || load.max === null) return false;
  return (facts.problem.rules.balance.by === 'count' ? load.units : load.weight) >= load.max;
}
