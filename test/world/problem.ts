import fc from 'fast-check';
import { defaultRules, type Problem, type Tier } from '../../src/engine/problem.ts';

/** Small problems for the engine: few officials and units, everything else at random and often in conflict. */
const skills = fc.subarray(['nông nghiệp', 'y tế', 'xã hội']);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const area = maybe(fc.constantFrom('ấp 1', 'ấp 2'));
const place = maybe(
  fc.record({ lat: fc.integer({ min: 0, max: 3 }), lon: fc.integer({ min: 0, max: 3 }) }),
).map((at) => at && { lat: 10 + at.lat / 100, lon: 106 + at.lon / 100 });
const tier = fc.constantFrom('spread', 'requiredSkills', 'changes', 'skills', 'travel', 'cost');
const counts = fc.record({
  officials: fc.integer({ min: 1, max: 3 }),
  units: fc.integer({ min: 1, max: 5 }),
});
const id = (kind: string, most: number) => fc.integer({ min: 1, max: most }).map((n) => `${kind}${n}`);

export const problems: fc.Arbitrary<Problem> = counts.chain(({ officials, units }) =>
  fc.record({
    officials: fc
      .array(
        fc.record({
          skills,
          area,
          place,
          homeUnit: maybe(id('to', units)),
          min: maybe(fc.integer({ min: 0, max: 2 })),
          max: maybe(fc.integer({ min: 2, max: 4 })),
        }),
        { minLength: officials, maxLength: officials },
      )
      .map((list) => list.map((o, at) => ({ ...o, id: `cb${at + 1}` }))),
    units: fc
      .array(
        fc.record({
          skills,
          area,
          place,
          requiredSkills: fc.subarray(['y tế']),
          holder: maybe(id('cb', officials + 1)),
        }),
        { minLength: units, maxLength: units },
      )
      .map((list) => list.map((u, at) => ({ ...u, id: `to${at + 1}` }))),
    rules: fc
      .record({
        spread: fc.oneof(fc.constantFrom('tight', 'band', 'none', 'least'), fc.constantFrom(0, 1, 2)),
        hard: fc.subarray(['requiredSkills', 'home', 'area'] as const),
        tiers: fc
          .uniqueArray(tier, { maxLength: 4 })
          .map((list) => list.map((name): Tier => ({ tier: name as Tier['tier'], tolerance: 0 }))),
        points: fc.record({
          metre: fc.constantFrom(0, 1),
          missingSkill: fc.constantFrom(0, 3000),
          otherArea: fc.constantFrom(0, 2000),
          change: fc.constantFrom(0, 4000),
        }),
        locks: fc.uniqueArray(fc.record({ unit: id('to', units), official: id('cb', officials) }), {
          maxLength: 1,
        }),
        forbid: fc.array(fc.record({ unit: id('to', units), official: id('cb', officials) }), {
          maxLength: 2,
        }),
      })
      .map(({ spread, ...rules }) => ({
        ...defaultRules,
        ...rules,
        balance: { by: 'count' as const, spread: spread as 'least' },
      })),
    seed: fc.nat(5),
  }),
);

/** The same with what the network alone cannot solve: loads that differ, a cap on changes, tolerances, costs given. */
export const mixedProblems: fc.Arbitrary<Problem> = problems.chain((problem) =>
  fc
    .record({
      by: fc.constantFrom('count' as const, 'weight' as const),
      weights: fc.array(fc.nat(3), { minLength: problem.units.length, maxLength: problem.units.length }),
      maxChanges: fc.option(fc.nat(2)),
      tolerances: fc.array(fc.constantFrom(0, 0, 0.1, 0.5), { minLength: 6, maxLength: 6 }),
      costs: fc.option(pairCosts(problem), { nil: undefined }),
    })
    .map(({ by, weights, maxChanges, tolerances, costs }) => ({
      ...problem,
      costs,
      units: problem.units.map((unit, at) => ({ ...unit, weight: weights[at] })),
      rules: {
        ...problem.rules,
        balance: { ...problem.rules.balance, by },
        maxChanges,
        locks: costs ? [] : problem.rules.locks,
        tiers: problem.rules.tiers.map(({ tier }, at) => ({
          tier,
          tolerance: tier === 'spread' ? 0 : (tolerances[at] ?? 0),
        })),
      },
    })),
);

/** Costs of some of the pairs, some with a load of their own. */
function pairCosts({ officials, units }: Problem) {
  const pairs = units.flatMap((_, unit) => officials.map((__, official) => ({ unit, official })));
  return fc
    .tuple(
      fc.subarray(pairs, { minLength: Math.ceil(pairs.length / 2) }),
      fc.array(fc.record({ cost: fc.nat(20), load: fc.option(fc.nat(3)) }), {
        minLength: pairs.length,
        maxLength: pairs.length,
      }),
    )
    .map(([listed, of]) => ({
      unit: Int32Array.from(listed, ({ unit }) => unit),
      official: Int32Array.from(listed, ({ official }) => official),
      cost: Float64Array.from(listed, (_, at) => of[at]?.cost ?? 0),
      load: Float64Array.from(listed, (_, at) => of[at]?.load ?? Number.NaN),
    }));
}

/** Officials and units strewn over a square by the seed; some without a place. */
export function strewn(officials: number, units: number, seed: number): Problem {
  let state = seed;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const place = () => (next() < 0.05 ? undefined : { lat: 10 + next() / 5, lon: 106 + next() / 5 });
  return {
    officials: Array.from({ length: officials }, (_, at) => ({
      id: `cb${at}`,
      place: place(),
      skills: next() < 0.3 ? ['y tế'] : [],
    })),
    units: Array.from({ length: units }, (_, at) => ({
      id: `to${at}`,
      place: place(),
      requiredSkills: next() < 0.04 ? ['y tế'] : [],
      holder: next() < 0.8 ? `cb${Math.floor(next() * officials)}` : undefined,
    })),
    rules: defaultRules,
    seed,
  };
}
