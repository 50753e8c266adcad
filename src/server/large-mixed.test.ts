import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { strewn } from '../../test/world/problem.ts';
import { Candidates } from '../engine/candidates.ts';
import { certify } from '../engine/certificate.ts';
import { layOut } from '../engine/facts.ts';
import type { MixedSolver } from '../engine/mixed.ts';
import { mixedModel } from '../engine/mixed.ts';
import { relaxed } from '../engine/relaxed.ts';
import { Repartition } from '../engine/repartition.ts';
import { rounded } from '../engine/rounded.ts';
import { search } from '../engine/search.ts';
import { keepsRules, total, type Weighted } from '../engine/weighted.ts';
import { loadMixedSolver } from './mixed-solver.ts';

const travelFirst = [
  { tier: 'spread', tolerance: 0 },
  { tier: 'travel', tolerance: 0.05 },
  { tier: 'changes', tolerance: 0 },
] as const;

let mixed: MixedSolver;
beforeAll(async () => {
  mixed = await loadMixedSolver(() => 20);
});

/** Some officials with ranges that hold the plan made up first, so that there is one. */
const models: fc.Arbitrary<{ weighted: Weighted; places: Int32Array }> = fc
  .record({ officials: fc.integer({ min: 2, max: 5 }), units: fc.integer({ min: 2, max: 14 }) })
  .chain(({ officials, units }) =>
    fc
      .record({
        loads: fc.array(fc.nat(3), { minLength: units, maxLength: units }),
        costs: fc.array(fc.nat(60), { minLength: units * officials, maxLength: units * officials }),
        plan: fc.array(fc.nat(officials - 1), { minLength: units, maxLength: units }),
        slack: fc.nat(2),
      })
      .map(({ loads, costs, plan, slack }) => {
        const held = Array.from({ length: officials }, (_, o) =>
          loads.reduce((sum, load, u) => (plan[u] === o ? sum + load : sum), 0),
        );
        return {
          weighted: {
            pairs: {
              first: Int32Array.from({ length: units + 1 }, (_, u) => u * officials),
              official: Int32Array.from(costs, (_, at) => at % officials),
            },
            lo: Float64Array.from(held, (load) => Math.max(0, load - slack)),
            hi: Float64Array.from(held, (load) => load + slack),
            cost: Float64Array.from(costs),
            load: Float64Array.from(costs, (_, at) => loads[Math.floor(at / officials)] ?? 0),
            caps: [],
          },
          places: Int32Array.from(plan, (o, u) => u * officials + o),
        };
      }),
  );

test('the relaxation never bounds above the best plan, and what is rounded from it keeps all ranges', () => {
  let plans = 0;
  fc.assert(
    fc.property(models, ({ weighted }) => {
      const { model } = mixedModel(weighted, null, null);
      const answer = mixed(model);
      const priced = relaxed(weighted, () => false);
      if (answer.kind !== 'proven' || !priced) throw new Error('there is a plan');
      const best = answer.chosen.reduce((sum, column) => sum + (model.cost[column] ?? 0), 0);
      expect(priced.bound).toBeLessThanOrEqual(best + 1e-6);
      const plan = rounded(weighted, priced, () => false);
      if (!plan) return;
      plans++;
      expect(keepsRules(weighted, plan)).toBe(true);
      expect(total(weighted.cost, plan)).toBeGreaterThanOrEqual(best);
    }),
    { numRuns: 300 },
  );
  expect(plans).toBeGreaterThan(200);
});

test('two officials who share out anew do as well as any way of sharing', () =>
  fc.assert(
    fc.property(models, ({ weighted, places }) => {
      const priced = relaxed(weighted, () => false);
      fc.pre(weighted.lo.length === 2 && priced !== null);
      const shares = Repartition.of(weighted, priced?.price ?? new Float64Array(2), places, 1e6);
      shares?.improve(() => false);
      const { model } = mixedModel(weighted, null, null);
      const answer = mixed(model);
      if (answer.kind !== 'proven' || !shares) throw new Error('there is a plan');
      expect(keepsRules(weighted, shares.places)).toBe(true);
      const best = answer.chosen.reduce((sum, column) => sum + (model.cost[column] ?? 0), 0);
      expect(total(weighted.cost, shares.places)).toBe(best);
    }),
    { numRuns: 150 },
  ));

test.each([
  ['the least spread by weight', { balance: { by: 'weight', spread: 'least' } }, 0.02],
  ['a cap on changes', { maxChanges: 1000 }, 0.02],
  ['a cap that binds nobody', { maxChanges: 4000 }, 0],
  ['way before changes, with a tolerance', { tiers: travelFirst }, 0.02],
] as const)('400 officials and 6000 units come near the best with little time: %s', (_, rules, gap) => {
  const made = strewn(400, 6000, 1);
  const units = made.units.map((unit, at) => ({ ...unit, weight: 1 + (at % 3) }));
  const facts = layOut({ ...made, units, rules: { ...made.rules, ...rules } });
  // A clock that only the solver moves, so that a busy machine finds the same.
  let left = 10;
  const counted: MixedSolver = (model) => {
    left -= 0.5;
    return mixed(model);
  };
  const solved = search(facts, new Candidates(facts), {
    mixed: counted,
    secondsLeft: () => left,
    expired: (grace) => left + grace <= 0,
  });
  expect(certify(facts, solved).violations).toBe(0);
  expect(solved.objective - solved.bound).toBeLessThanOrEqual(gap * solved.objective);
  expect(solved).toMatchObject(gap === 0 ? { status: 'optimal', stoppedBy: null } : { stoppedBy: 'time' });
});
