import { expect, test } from 'vitest';
import { strewn } from '../../test/world/problem.ts';
import { retold } from '../engine/retold.ts';
import { bestPlan, planInstead, secondsAfter } from './planner.ts';

test('whoever waits for a turn has an answer before a browser gives up', () => {
  expect([0, 9, 12, 20].map(secondsAfter)).toEqual([15, 15, 12, 4]);
  expect(secondsAfter(60)).toBe(3);
});

test.each([
  ['at once', 20, 100],
  ['in a thread', 120, 480],
])(
  'a plan made for the people who have the units now is told by the holders before, %s',
  async (_, officials, units) => {
    const problem = strewn(officials, units, 3);
    const now = await bestPlan(problem);
    const holder = new Map(now.rows.map((row) => [row.unit, row.official]));
    const asked = {
      ...problem,
      units: problem.units.map((unit) => ({ ...unit, holder: holder.get(unit.id) as string })),
    };
    const plan = await planInstead(problem, asked);
    expect(plan.rows.map(({ official }) => official)).toEqual(now.rows.map(({ official }) => official));
    expect([plan.objective, plan.rows]).toEqual([
      now.objective,
      now.rows.map(({ unit, official, cost, parts }) => ({ unit, official, cost, parts })),
    ]);
    expect(plan.reasons).toEqual(now.reasons);
    expect(plan.bound).toBeLessThanOrEqual(plan.objective);
    const strict = { ...problem, rules: { ...problem.rules, maxChanges: 0 } };
    expect(retold(strict, now, null) === null).toBe(
      problem.units.some(({ id, holder: was }) => was !== undefined && was !== holder.get(id)),
    );
  },
);
