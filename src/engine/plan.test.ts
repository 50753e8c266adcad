import { expect, test } from 'vitest';
import { planAssignment } from './plan.ts';
import { defaultRules, type Problem } from './problem.ts';

/** A commune: officials and units in hamlets, numbered, strewn over a grid; most units have a holder. */
function commune(officials: number, units: number): Problem {
  const place = (at: number) => ({ lat: 10 + ((at * 37) % 101) / 1000, lon: 106 + ((at * 53) % 97) / 1000 });
  const skills = ['nông nghiệp', 'y tế', 'xã hội', 'giáo dục'];
  return {
    officials: Array.from({ length: officials }, (_, at) => ({
      id: `cb${at}`,
      area: `ấp ${at % 6}`,
      skills: [skills[at % 4] ?? ''],
      place: place(at),
    })),
    units: Array.from({ length: units }, (_, at) => ({
      id: `to${at}`,
      area: `ấp ${at % 6}`,
      skills: at % 3 === 0 ? [skills[at % 4] ?? ''] : [],
      place: place(at + 11),
      holder: at % 5 === 0 ? undefined : `cb${(at * 7) % officials}`,
    })),
    rules: defaultRules,
    seed: 0,
  };
}

test.each([
  [37, 102, { 2: 9, 3: 28 }],
  [47, 90, { 1: 4, 2: 43 }],
  [11, 11, { 1: 11 }],
])('%i officials and %i units are balanced and the plan is proven', (officials, units, loads) => {
  const plan = planAssignment(commune(officials, units));
  const held: Record<number, number> = {};
  for (const load of plan.loads) held[load.units] = (held[load.units] ?? 0) + 1;
  expect(held).toEqual(loads);
  expect(plan).toMatchObject({ status: 'optimal', spread: 'tight', certificate: { violations: 0 } });
  expect(plan.fairness.withinOne).toBe(1);
  expect(plan.bound).toBe(plan.objective);
});

test('37 officials and 102 units are planned while one looks on', () => {
  const problem = commune(37, 102);
  planAssignment(problem);
  const times = Array.from({ length: 5 }, () => {
    const began = performance.now();
    planAssignment(problem);
    return performance.now() - began;
  });
  expect(Math.min(...times)).toBeLessThan(50);
});

test('each row says what spoke for its official', () => {
  const world: Problem = {
    officials: [
      { id: 'cb1', area: 'ấp 1', skills: ['y tế'], place: { lat: 10, lon: 106 } },
      { id: 'cb2', area: 'ấp 2', skills: [], place: { lat: 10.1, lon: 106 } },
    ],
    units: [
      { id: 'to1', area: 'ấp 1', skills: ['y tế'], place: { lat: 10, lon: 106.001 }, holder: 'cb1' },
      { id: 'to2', requiredSkills: ['y tế'] },
      { id: 'to3', area: 'ấp 1', place: { lat: 10, lon: 106.002 } },
      { id: 'to4', area: 'ấp 2' },
    ],
    rules: { ...defaultRules, locks: [{ unit: 'to4', official: 'cb2' }] },
    seed: 0,
  };
  expect(
    planAssignment(world).rows.map(({ unit, official, reasons }) => [unit, official, ...reasons]),
  ).toEqual([
    ['to1', 'cb1', 'keepsHolder', 'hasSkills', 'sameArea', 'nearest'],
    ['to2', 'cb1', 'onlyChoice'],
    ['to3', 'cb2', 'balance'],
    ['to4', 'cb2', 'locked'],
  ]);
});

test('without a plan it names the units, the officials who may take them and their room', () => {
  const plan = planAssignment({
    officials: [{ id: 'cb1', skills: ['y tế'], max: 1 }, { id: 'cb2' }],
    units: ['to1', 'to2'].map((id) => ({ id, requiredSkills: ['y tế'] })),
    rules: defaultRules,
    seed: 0,
  });
  expect(plan).toMatchObject({
    status: 'infeasible',
    rows: [],
    blocking: { units: ['to1', 'to2'], officials: ['cb1'], room: 1 },
  });
});
