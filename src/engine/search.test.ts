import fc from 'fast-check';
import { expect, test } from 'vitest';
import { problems, strewn } from '../../test/world/problem.ts';
import { Candidates } from './candidates.ts';
import { certify } from './certificate.ts';
import { layOut } from './facts.ts';
import { search } from './search.ts';
import { solve } from './solve.ts';

test('beginning with one candidate a unit comes to the same plan as beginning with all pairs', () =>
  fc.assert(
    fc.property(problems, (problem) => {
      const { balance, tiers } = problem.rules;
      fc.pre(balance.spread !== 'least' || tiers.findIndex(({ tier }) => tier === 'spread') <= 0);
      const facts = layOut(problem);
      const whole = solve(facts);
      const grown = search(facts, new Candidates(facts, 0, 1));
      expect(grown.official).toEqual(whole.official);
      expect({ status: grown.status, bound: grown.bound, spread: grown.spread }).toEqual({
        status: whole.status,
        bound: whole.bound,
        spread: whole.spread,
      });
      expect(certify(facts, grown).violations).toBe(0);
    }),
    { numRuns: 500 },
  ));

test.each([1, 2, 3])('cells of far officials are passed over without a loss (seed %i)', (seed) => {
  const facts = layOut(strewn(260, 700, seed));
  const whole = solve(facts);
  const grown = search(facts, new Candidates(facts, 0, 5));
  expect(grown.objective).toBe(whole.objective);
  expect(grown.official).toEqual(whole.official);
  expect(certify(facts, grown)).toMatchObject({ violations: 0 });
  expect(certify(facts, grown).pairsPriced).toBeGreaterThan(0.9 * 260 * 700);
});

test('officials without a place do not crowd out those who are near', () => {
  const facts = layOut(strewn(300, 3000, 1));
  const candidates = new Candidates(facts, 0);
  const found = search(facts, candidates);
  expect(candidates.pairs.official.length).toBeLessThan(60 * 3000);
  expect(found.official).toEqual(solve(facts).official);
  expect(certify(facts, found).violations).toBe(0);
});

test('out of time, the plan so far has a bound below the best', () => {
  const facts = layOut(strewn(300, 3000, 1));
  let rounds = 0;
  const stopped = search(facts, new Candidates(facts, 0, 20), {
    touched: () => {
      rounds++;
      return null;
    },
    expired: () => rounds > 0,
  });
  expect(stopped).toMatchObject({ status: 'feasible', stoppedBy: 'time' });
  const best = solve(facts).objective;
  expect(stopped.bound).toBeLessThanOrEqual(best);
  expect(stopped.bound).toBeGreaterThan(0);
  expect(certify(facts, stopped).violations).toBe(0);
});
