import { Candidates } from './candidates.ts';
import { certify } from './certificate.ts';
import { Detours, type Step } from './detours.ts';
import { costParts, type Facts, layOut, loadOf, measure, type Parts, ruledOutBy } from './facts.ts';
import type { Means } from './minimise.ts';
import { eachCandidate } from './pairs.ts';
import { type PairRule, pairRules, ruleBit } from './problem.ts';
import { search } from './search.ts';
import type { Solved } from './solve.ts';

/** Why a unit has its official: what the pair costs, who was ruled out by which rule, and who comes next. */
export type Explanation = {
  readonly unit: string;
  readonly official: string;
  readonly cost: number;
  readonly parts: Parts;
  readonly ruledOut: readonly { readonly rule: PairRule; readonly officials: readonly string[] }[];
  readonly alternatives: readonly Alternative[];
};

/** The best plan in which this official takes the unit: `extra` cost in all, and every move that leads there. */
export type Alternative = {
  readonly official: string;
  readonly extra: number;
  readonly exact: true;
  readonly moves: readonly { readonly unit: string; readonly from: string; readonly to: string }[];
};

const shown = 3;

/**
 * Explains every unit of a plan. Alternatives are the next best in the order of the tiers and exact: the same as
 * solving again with the pair locked. By count without caps they come from the prices; otherwise, and
 * where the pair does not fit into the spread that holds, each is solved again, nearest in cost first, as long as
 * the time suffices: what could not be solved exactly is left out. `units`: only these.
 */
export function* explain(
  facts: Facts,
  solved: Solved,
  means: Means = {},
  units: Iterable<number> = Array(facts.units).keys(),
): Generator<Explanation> {
  const plan = solved.official;
  if (!plan) return;
  const detours = hasPrices(facts, solved) ? new Detours(facts, solved) : null;
  for (const unit of units) {
    const official = plan[unit] as number;
    yield {
      unit: unitId(facts, unit),
      official: officialId(facts, official),
      cost: measure(facts, 'cost', unit, official),
      parts: costParts(facts, unit, official),
      ruledOut: ruledOut(facts, unit),
      alternatives: alternatives(facts, solved, detours, unit, means),
    };
  }
}

/**
 * By the prices of a plan alone: the best plan in which each of these officials takes the unit, cheapest first. Whoever does not
 * fit into the spread that holds, or every one where prices do not prove the plan, is left out.
 */
export function repaired(
  facts: Facts,
  solved: Solved,
  unit: number,
  officials: readonly number[],
): Alternative[] {
  if (!hasPrices(facts, solved)) return [];
  const detours = new Detours(facts, solved);
  const costs = detours.measures.indexOf('cost');
  return detours
    .detours(unit, officials, officials.length)
    .map(({ extra, steps }) => named(facts, extra[costs] as number, steps));
}

/** Whether every tier was proven by prices, under a spread that holds for any forced plan too, where it fits. */
const hasPrices = (facts: Facts, { proofs, caps }: Solved): boolean =>
  proofs.at(-1)?.what === 'hash' && caps.length === 0 && spreadLeads(facts);

/** Whether the spread is settled before all tiers and to the full. */
function spreadLeads({ problem }: Facts): boolean {
  const { balance, tiers } = problem.rules;
  const at = tiers.findIndex(({ tier }) => tier === 'spread');
  return balance.spread !== 'least' || (at <= 0 && (tiers[at]?.tolerance ?? 0) === 0);
}

function alternatives(
  facts: Facts,
  solved: Solved,
  detours: Detours | null,
  unit: number,
  means: Means,
): Alternative[] {
  if (means.expired?.(0)) return [];
  const others = possible(facts, unit).filter((o) => o !== solved.official?.[unit]);
  const costs = detours?.measures.indexOf('cost') ?? 0;
  const near = (detours?.detours(unit, others, shown) ?? []).map(({ extra, steps }) =>
    named(facts, extra[costs] as number, steps),
  );
  if (near.length === shown || near.length === others.length) return near;
  if (means.expired?.(0)) return near;
  const known = new Set(near.map(({ official }) => official));
  const rest = others.filter((o) => !known.has(officialId(facts, o)));
  const again = rest
    .sort((a, b) => measure(facts, 'cost', unit, a) - measure(facts, 'cost', unit, b))
    .slice(0, shown - near.length)
    .flatMap((o) => (means.expired?.(0) ? [] : (forced(facts, solved, unit, o, means) ?? [])));
  return [...near, ...again.sort((a, b) => a.extra - b.extra)];
}

/**
 * Solves again with the pair locked, first under the spread that holds: where the least is asked for and that still
 * fits, it is the least. Null: there is no such plan, or time did not suffice to prove the best.
 */
export function forced(
  facts: Facts,
  solved: Solved,
  unit: number,
  official: number,
  means: Means = {},
): Alternative | null {
  const { problem } = facts;
  const plan = solved.official;
  if (!plan) return null;
  const { balance } = problem.rules;
  const locks = [
    ...problem.rules.locks,
    { unit: unitId(facts, unit), official: officialId(facts, official) },
  ];
  const spreads = spreadLeads(facts) ? [solved.spread ?? balance.spread, balance.spread] : [balance.spread];
  const found = spreads.reduce<Solved | null>((known, spread) => {
    if (known) return known;
    const rules = { ...problem.rules, locks, balance: { ...balance, spread } };
    const locked = layOut({ ...problem, rules });
    const start = exchanged(facts, plan, unit, official);
    const again = search(locked, new Candidates(locked), {
      ...means,
      start,
      found: () => {},
      bounded: () => {},
    });
    return again.status === 'optimal' && certify(locked, again).violations === 0 ? again : null;
  }, null);
  if (!found?.official) return null;
  const steps = Array.from(found.official, (to, at) => ({ unit: at, from: plan[at] as number, to }))
    .filter(({ from, to }) => from !== to)
    .sort((a, b) => Number(b.unit === unit) - Number(a.unit === unit));
  return named(facts, found.objective - solved.objective, steps);
}

/** The plan with the unit given to the official, who gives one of the same load back where there is one. */
function exchanged(facts: Facts, plan: Int32Array, unit: number, official: number): Int32Array {
  const from = plan[unit] as number;
  const load = loadOf(facts, unit, official);
  const back = plan.findIndex(
    (o, other) =>
      o === official && loadOf(facts, other, from) === load && ruledOutBy(facts, other, from) === 0,
  );
  const start = plan.slice();
  start[unit] = official;
  if (back >= 0) start[back] = from;
  return start;
}

function ruledOut(facts: Facts, unit: number): Explanation['ruledOut'] {
  const bits = facts.problem.officials.map((_, official) => ruledOutBy(facts, unit, official));
  if (bits.every((by) => by === 0)) return [];
  return pairRules
    .map((rule) => ({
      rule,
      officials: facts.problem.officials
        .filter((_, o) => (bits[o] as number) & ruleBit[rule])
        .map(({ id }) => id),
    }))
    .filter(({ officials }) => officials.length > 0);
}

function possible(facts: Facts, unit: number): number[] {
  const found: number[] = [];
  eachCandidate(facts, unit, (official) => {
    if (ruledOutBy(facts, unit, official) === 0) found.push(official);
  });
  return found;
}

const named = (facts: Facts, extra: number, steps: readonly Step[]): Alternative => ({
  official: officialId(facts, (steps[0] as Step).to),
  extra,
  exact: true,
  moves: steps.map(({ unit, from, to }) => ({
    unit: unitId(facts, unit),
    from: officialId(facts, from),
    to: officialId(facts, to),
  })),
});

const unitId = (facts: Facts, unit: number): string => facts.problem.units[unit]?.id ?? '';
const officialId = (facts: Facts, official: number): string => facts.problem.officials[official]?.id ?? '';
