import fc from 'fast-check';
import { expect, test } from 'vitest';
import { problems } from '../../test/world/problem.ts';
import { certify } from './certificate.ts';
import { type Facts, layOut, type Measure, measure, ruledOutBy } from './facts.ts';
import { tierOrder } from './order.ts';
import type { Problem, Spread } from './problem.ts';
import { rangesOf } from './share.ts';
import { solve } from './solve.ts';

/** Every way to give each unit an official. */
function* plans(units: number, officials: number): Generator<number[]> {
  if (units === 0) yield [];
  else for (const head of plans(units - 1, officials)) for (let o = 0; o < officials; o++) yield [...head, o];
}

/** The best plan by looking at all of them; the value of each tier, cost last. Null: there is none. */
function bruteForce(problem: Problem): { key: number[]; plan: number[] } | null {
  const facts = layOut(problem);
  const spreads = ['tight', 0, 1, 2, 3, 4, 5, 6] as const;
  const inRange = (plan: number[], spread: Exclude<Spread, 'least'>) => {
    const { lo, hi } = rangesOf(problem, spread);
    return facts.problem.officials.every((_, o) => {
      const held = plan.filter((p) => p === o).length;
      return held >= (lo[o] ?? 0) && held <= (hi[o] ?? 0);
    });
  };
  const { spread } = problem.rules.balance;
  const sumOf = (what: Measure, plan: number[]) =>
    plan.reduce((sum, o, u) => sum + measure(facts, what, u, o), 0);
  let best: { key: number[]; plan: number[] } | null = null;
  for (const plan of plans(facts.units, facts.officials)) {
    if (plan.some((o, u) => ruledOutBy(facts, u, o) !== 0)) continue;
    if (!inRange(plan, spread === 'least' ? 'none' : spread)) continue;
    const step = spread === 'least' ? spreads.findIndex((s) => inRange(plan, s)) : 0;
    const key = tierOrder(problem.rules).map(({ tier }) => (tier === 'spread' ? step : sumOf(tier, plan)));
    key.push(sumOf('hash', plan));
    if (!best || less(key, best.key)) best = { key, plan };
  }
  return best;
}

const less = (a: number[], b: number[]): boolean => {
  const at = a.findIndex((value, i) => value !== b[i]);
  return at >= 0 && (a[at] ?? 0) < (b[at] ?? 0);
};

test('the plan is the one that looking at every plan finds, tier by tier and down to the hash', () =>
  fc.assert(
    fc.property(problems, (problem) => {
      const facts = layOut(problem);
      const solved = solve(facts);
      const best = bruteForce(problem);
      expect(solved.official && [...solved.official]).toEqual(best?.plan ?? null);
      expect(solved.status).toBe(best ? 'optimal' : 'infeasible');
      if (best) expect(solved.bound).toBe(solved.objective);
      expect(certify(facts, solved).violations).toBe(0);
    }),
    { numRuns: 600 },
  ));

test('a blocking set has fewer places than units, and would fit without any one of them', () =>
  fc.assert(
    fc.property(problems, (problem) => {
      const facts = layOut(problem);
      const { blocking } = solve(facts);
      if (!blocking) return;
      expect(blocking.units.length).toBeGreaterThan(blocking.room);
      const { spread } = problem.rules.balance;
      const { lo, hi } = rangesOf(problem, spread === 'least' ? 'none' : spread);
      if (lo.some((least) => least > 0)) return;
      for (const left of blocking.units) {
        const inside = blocking.units.filter((unit) => unit !== left);
        expect(canPlace(facts, inside, [...hi])).toBe(true);
      }
      expect(canPlace(facts, [...blocking.units], [...hi])).toBe(false);
    }),
    { numRuns: 300 },
  ));

/** Whether the units fit, by trying all ways. */
function canPlace(facts: Facts, units: number[], room: number[]): boolean {
  const [unit, ...rest] = units;
  if (unit === undefined) return true;
  return room.some(
    (free, o) =>
      free > 0 && ruledOutBy(facts, unit, o) === 0 && canPlace(facts, rest, room.with(o, free - 1)),
  );
}
