import fc from 'fast-check';
import { expect, test } from 'vitest';
import { problems } from '../../test/world/problem.ts';
import { Candidates } from './candidates.ts';
import { certify } from './certificate.ts';
import { compacted, scatter } from './compact.ts';
import { layOut } from './facts.ts';
import { defaultRules, type Problem } from './problem.ts';
import { search } from './search.ts';

/** Units strewn over a grid, officials who live anywhere. */
const strewn: Problem = {
  officials: Array.from({ length: 12 }, (_, at) => ({
    id: `cb${at}`,
    place: { lat: 10 + ((at * 37) % 101) / 1000, lon: 106 + ((at * 53) % 97) / 1000 },
    skills: at % 3 === 0 ? ['y tế'] : [],
  })),
  units: Array.from({ length: 60 }, (_, at) => ({
    id: `to${at}`,
    place: { lat: 10 + ((at * 29) % 103) / 1000, lon: 106 + ((at * 61) % 89) / 1000 },
    skills: at % 4 === 0 ? ['y tế'] : [],
  })),
  rules: defaultRules,
  seed: 1,
};
const withPull = (compact: number): Problem => ({ ...strewn, rules: { ...defaultRules, compact } });

test('the stronger the pull, the closer together, and the price is told against the bound', () => {
  const facts = layOut(strewn);
  const plain = compacted(strewn);
  expect(plain.status).toBe('optimal');
  const pulled = compacted(withPull(2));
  expect(pulled.status).toBe('feasible');
  expect(pulled.bound).toBe(plain.objective);
  expect(pulled.objective).toBeGreaterThan(plain.objective);
  expect(scatter(facts, pulled.official as Int32Array)).toBeLessThan(
    scatter(facts, plain.official as Int32Array),
  );
  expect(certify(facts, pulled).violations).toBe(0);
  expect(compacted(withPull(2)).official).toEqual(pulled.official);
});

test('whatever is asked, the rules hold and no plan is lost or found by it', () =>
  fc.assert(
    fc.property(problems, fc.constantFrom(0, 1, 5), (problem, compact) => {
      const facts = layOut(problem);
      const plain = search(facts, new Candidates(facts));
      const pulled = compacted({ ...problem, rules: { ...problem.rules, compact } });
      expect(pulled.official === null).toBe(plain.official === null);
      if (!pulled.official) return;
      expect(certify(facts, pulled).violations).toBe(0);
      expect(pulled.objective).toBeGreaterThanOrEqual(pulled.bound);
      for (const [at, tier] of pulled.tiers.entries())
        if (tier.tier !== 'cost') expect(tier.value).toBe(plain.tiers[at]?.value);
        else break;
    }),
    { numRuns: 150 },
  ));
