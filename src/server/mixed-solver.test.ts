import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { mixedProblems } from '../../test/world/problem.ts';
import { Candidates } from '../engine/candidates.ts';
import { capped } from '../engine/capped.ts';
import { certify } from '../engine/certificate.ts';
import { type Facts, layOut, loadOf, type Measure, measure, ruledOutBy } from '../engine/facts.ts';
import { minimise } from '../engine/minimise.ts';
import { type MixedSolver, mixedModel } from '../engine/mixed.ts';
import { allowance, tierOrder } from '../engine/order.ts';
import { possiblePairs } from '../engine/pairs.ts';
import type { Problem, Spread } from '../engine/problem.ts';
import { search } from '../engine/search.ts';
import { rangesOf } from '../engine/share.ts';
import { solve } from '../engine/solve.ts';
import { keepsRules, weigh } from '../engine/weighted.ts';
import { loadMixedSolver } from './mixed-solver.ts';

let asked = 0;
let mixed: MixedSolver;
beforeAll(async () => {
  const solver = await loadMixedSolver(() => 20);
  mixed = (model) => {
    asked++;
    return solver(model);
  };
});

/** Every way to give each unit an official. */
function* plans(units: number, officials: number): Generator<number[]> {
  if (units === 0) yield [];
  else for (const head of plans(units - 1, officials)) for (let o = 0; o < officials; o++) yield [...head, o];
}

/** The plans that are left when each tier in turn keeps its best, its tolerance granted; by looking at all of them. */
function bruteForce(problem: Problem): string[] {
  const facts = layOut(problem);
  const { balance, maxChanges } = problem.rules;
  const sumOf = (what: Measure, plan: number[]) =>
    plan.reduce((sum, o, u) => sum + measure(facts, what, u, o), 0);
  const keeps = (plan: number[], spread: Exclude<Spread, 'least'>) => {
    const { lo, hi } = rangesOf(problem, spread);
    return problem.officials.every((_, o) => {
      const load = plan.reduce((sum, p, u) => (p === o ? sum + loadOf(facts, u, o) : sum), 0);
      return load >= (lo[o] ?? 0) && load <= (hi[o] ?? 0);
    });
  };
  const start = balance.spread === 'least' ? 'none' : balance.spread;
  let left = [...plans(facts.units, facts.officials)].filter(
    (plan) =>
      plan.every((o, u) => ruledOutBy(facts, u, o) === 0) &&
      keeps(plan, start) &&
      (maxChanges === null || sumOf('changes', plan) <= maxChanges),
  );
  for (const { tier, tolerance } of tierOrder(problem.rules)) {
    if (tier === 'spread' && balance.spread !== 'least') continue;
    if (tier === 'spread') {
      const spreads = ['tight', ...Array.from({ length: 20 }, (_, n) => n)] as const;
      const least = spreads.find((spread) => left.some((plan) => keeps(plan, spread)));
      left = left.filter((plan) => keeps(plan, least ?? 'none'));
    } else left = best(left, (plan) => sumOf(tier, plan), tolerance);
  }
  return best(left, (plan) => sumOf('cost', plan), costMayWorsen(problem) ? 0 : 1e9).map((plan) =>
    plan.join(),
  );
}

const costMayWorsen = ({ rules }: Problem) =>
  rules.tiers.some(({ tier, tolerance }) => tier === 'cost' && tolerance > 0);

function best(left: number[][], value: (plan: number[]) => number, tolerance: number): number[][] {
  const least = left.reduce((low, plan) => Math.min(low, value(plan)), Number.POSITIVE_INFINITY);
  return left.filter((plan) => value(plan) <= allowance(least, tolerance));
}

test('by weight, with costs and loads, caps and tolerances: a plan that looking at every plan would keep', () => {
  fc.assert(
    fc.property(mixedProblems, (problem) => {
      const facts = layOut(problem);
      const solved = solve(facts, possiblePairs(facts), { mixed });
      const left = bruteForce(problem);
      expect(solved.status).toBe(left.length > 0 ? 'optimal' : 'infeasible');
      if (solved.official) expect(left).toContain([...solved.official].join());
      expect(certify(facts, solved).violations).toBe(0);
    }),
    { numRuns: 1000 },
  );
  expect(asked).toBeGreaterThan(100);
});

test('by weight what stands in the way is named: too much for its officials, and no unit too many', () => {
  const told = { room: 0, pieces: 0, minimums: 0, changes: 0, whole: 0 };
  fc.assert(
    fc.property(mixedProblems, ({ rules, ...problem }) => {
      const { spread } = rules.balance;
      fc.pre(rules.balance.by === 'weight' && spread !== 'least');
      const facts = layOut({ ...problem, rules: { ...rules, maxChanges: null } });
      const { blocking } = solve(facts, possiblePairs(facts), { mixed });
      if (!blocking) return;
      told[blocking.cause]++;
      if (blocking.cause === 'room') expect(blocking.load).toBeGreaterThan(blocking.room);
      const { lo, hi } = rangesOf(facts.problem, spread as Exclude<Spread, 'least'>);
      if (!/room|pieces/.test(blocking.cause) || lo.some((least) => least > 0)) return;
      const fits = (units: readonly number[]) =>
        [...plans(units.length, facts.officials)].some((plan) => canHold(facts, units, plan, hi));
      expect(fits(blocking.units)).toBe(false);
      if (blocking.cause === 'pieces')
        for (const one of blocking.units)
          expect(fits(blocking.units.filter((unit) => unit !== one))).toBe(true);
    }),
    { numRuns: 1500 },
  );
  expect(told.room).toBeGreaterThan(20);
  expect(told.pieces).toBeGreaterThan(0);
});

function canHold(facts: Facts, units: readonly number[], plan: readonly number[], hi: Float64Array): boolean {
  const loads = new Float64Array(facts.officials);
  return plan.every((o, at) => {
    const unit = units[at] as number;
    if (ruledOutBy(facts, unit, o) !== 0) return false;
    loads[o] = (loads[o] as number) + loadOf(facts, unit, o);
    return (loads[o] as number) <= (hi[o] as number);
  });
}

test('part by part: within all rules, never below the bound, the bound never above the best', () => {
  let found = 0;
  fc.assert(
    fc.property(mixedProblems, (problem) => {
      const { rules } = problem;
      fc.pre(rules.balance.spread !== 'least');
      const facts = layOut({ ...problem, rules: { ...rules, hard: ['requiredSkills'], tiers: [] } });
      const best = solve(facts, possiblePairs(facts), { mixed });
      const solved = solve(facts, possiblePairs(facts), { mixed, solvable: 0 });
      expect(certify(facts, solved).violations).toBe(0);
      if (solved.status === 'infeasible') expect(best.status).toBe('infeasible');
      if (!solved.official) return;
      expect(solved.objective).toBeGreaterThanOrEqual(best.objective);
      expect(solved.bound).toBeLessThanOrEqual(best.objective);
      if (solved.status === 'optimal') expect(solved.objective).toBe(best.objective);
      found++;
    }),
    { numRuns: 800 },
  );
  expect(found).toBeGreaterThan(30);
});

test('among few candidates: within all rules, the bound never above the best over all pairs, and near it', () => {
  let [found, proven, gap] = [0, 0, 0];
  fc.assert(
    fc.property(mixedProblems, (problem) => {
      const facts = layOut({ ...problem, costs: undefined });
      const best = solve(facts, possiblePairs(facts), { mixed });
      const solved = search(facts, new Candidates(facts, 0, 1), { mixed, solvable: 4 });
      expect(certify(facts, solved).violations).toBe(0);
      if (solved.status === 'infeasible') expect(best.status).toBe('infeasible');
      if (best.status !== 'optimal' || !solved.official) return;
      expect(solved.bound).toBeLessThanOrEqual(best.objective);
      expect(solved.bound).toBeLessThanOrEqual(solved.objective);
      if (solved.status === 'optimal') expect(solved.objective).toBe(best.objective);
      if (solved.status === 'optimal') proven++;
      gap += (solved.objective - solved.bound) / Math.max(1, solved.objective);
      found++;
    }),
    { numRuns: 800 },
  );
  expect(found).toBeGreaterThan(100);
  expect(proven).toBeGreaterThan(15);
  expect(gap / found).toBeLessThan(0.3);
});

test('the prices of caps bound the best plan, and that of a single one leaves a plan within it', () =>
  fc.assert(
    fc.property(mixedProblems, fc.nat(4), (problem, more) => {
      const facts = layOut({ ...problem, costs: undefined, rules: { ...problem.rules, maxChanges: null } });
      const { lo, hi } = rangesOf(problem, 'none');
      const face = { pairs: possiblePairs(facts), lo, hi, caps: [], weighed: false };
      const travel = minimise(facts, face, 'travel', null, {});
      const changes = minimise(facts, face, 'changes', null, {});
      fc.pre(problem.rules.balance.by === 'count');
      if (travel.kind === 'none' || changes.kind === 'none') return;
      const caps = [
        { what: 'travel', most: Math.round(travel.value * (1 + more / 4)) },
        { what: 'changes', most: changes.value + more },
      ] as const;
      for (const some of [caps.slice(0, 1), caps.slice(1), caps]) {
        const weighted = weigh(facts, { ...face, caps: some }, 'cost');
        const answer = mixed(mixedModel(weighted, null, null).model);
        const priced = capped(weighted, () => false);
        if (answer.kind !== 'proven') continue;
        const cost = answer.chosen.reduce((sum, column) => sum + (weighted.cost[column] ?? 0), 0);
        expect(priced?.priced.bound).toBeLessThanOrEqual(cost + 1e-6);
        if (priced?.places) expect(keepsRules(weighted, priced.places)).toBe(true);
        if (some.length === 1) expect(priced?.places).not.toBeNull();
      }
    }),
    { numRuns: 400 },
  ));
