import fc from 'fast-check';
import { expect, test } from 'vitest';
import { problems } from '../../test/world/problem.ts';
import { type Planned, plannedAgain } from './again.ts';
import { Candidates } from './candidates.ts';
import { certify } from './certificate.ts';
import { layOut } from './facts.ts';
import type { Problem } from './problem.ts';
import { search } from './search.ts';
import { solve } from './solve.ts';

/** What may happen to a problem: someone away, someone new, a unit new or gone, another holder, a lock. */
const changes: ((problem: Problem, which: number) => Problem)[] = [
  (problem, which) => ({
    ...problem,
    officials: problem.officials.map((one, o) =>
      o === which % problem.officials.length ? { ...one, min: 0, max: 0 } : one,
    ),
  }),
  (problem, which) => ({
    ...problem,
    officials: problem.officials.filter((_, o) => o !== which % problem.officials.length),
    rules: { ...problem.rules, locks: [], forbid: [] },
  }),
  (problem) => ({ ...problem, officials: [...problem.officials, { id: 'cb-new', skills: ['y tế'] }] }),
  (problem) => ({ ...problem, units: [{ id: 'to-new', area: 'ấp 1' }, ...problem.units] }),
  (problem, which) => ({
    ...problem,
    units: problem.units.filter((_, u) => u !== which % problem.units.length),
    rules: { ...problem.rules, locks: [], forbid: [] },
  }),
  (problem, which) => ({
    ...problem,
    units: problem.units.map((one, u) =>
      u === which % problem.units.length ? { ...one, holder: problem.officials[0]?.id } : one,
    ),
  }),
  (problem, which) => ({
    ...problem,
    rules: {
      ...problem.rules,
      locks: [
        {
          unit: problem.units[which % problem.units.length]?.id ?? '',
          official: problem.officials[which % problem.officials.length]?.id ?? '',
        },
      ],
    },
  }),
];

test.each([
  ['all pairs', 2_000_000],
  ['few candidates', 0],
])('after a change the plan is the one that planning afresh finds (%s)', (_, most) => {
  let plans = 0;
  fc.assert(
    fc.property(problems, fc.constantFrom(...changes), fc.nat(), (problem, change, which) => {
      const { balance, tiers } = problem.rules;
      fc.pre(balance.spread !== 'least' || tiers.findIndex(({ tier }) => tier === 'spread') <= 0);
      const facts = layOut(problem);
      const candidates = new Candidates(facts, most, 1);
      const before: Planned = { facts, candidates, solved: search(facts, candidates) };
      const changed = change(problem, which);
      if (changed.officials.length === 0) return;
      const again = plannedAgain(before, changed);
      const afresh = solve(layOut(changed));
      expect(again.solved.official).toEqual(afresh.official);
      expect(again.solved.status).toBe(afresh.status);
      expect(certify(again.facts, again.solved).violations).toBe(0);
      if (afresh.official) plans++;
    }),
    { numRuns: 1000 },
  );
  expect(plans).toBeGreaterThan(200);
});
