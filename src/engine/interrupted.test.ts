import fc from 'fast-check';
import { expect, test } from 'vitest';
import { problems } from '../../test/world/problem.ts';
import { layOut } from './facts.ts';
import { interrupted } from './interrupted.ts';
import { defaultRules, type Problem } from './problem.ts';
import { rangesOf } from './share.ts';

const keeps = (problem: Problem, plan: readonly number[], spread: 'tight' | number) => {
  const { lo, hi } = rangesOf(problem, spread);
  return problem.officials.every((_, o) => {
    const held = plan.filter((p) => p === o).length;
    return held >= (lo[o] ?? 0) && held <= (hi[o] ?? 0);
  });
};

test('a plan cut short tells the least spread that it keeps', () =>
  fc.assert(
    fc.property(problems, fc.array(fc.nat(2), { minLength: 5, maxLength: 5 }), (problem, chosen) => {
      fc.pre(problem.rules.balance.spread === 'least');
      const plan = problem.units.map((_, unit) => (chosen[unit] ?? 0) % problem.officials.length);
      const spreads = ['tight', ...Array.from({ length: 9 }, (_, n) => n)] as const;
      const least = spreads.find((spread) => keeps(problem, plan, spread)) ?? 'none';
      expect(interrupted(layOut(problem), Int32Array.from(plan), 'time').spread).toBe(least);
    }),
    { numRuns: 400 },
  ));

test('whatever the weights, at once', () => {
  const problem: Problem = {
    officials: [{ id: 'cb1' }, { id: 'cb2' }],
    units: [
      { id: 'to1', weight: 900_000_000_000 },
      { id: 'to2', weight: 100_000_000_000 },
    ],
    rules: { ...defaultRules, balance: { by: 'weight', spread: 'least' } },
    seed: 0,
  };
  const began = performance.now();
  expect(interrupted(layOut(problem), Int32Array.of(0, 1), 'time').spread).toBe(400_000_000_000);
  expect(performance.now() - began).toBeLessThan(500);
});
