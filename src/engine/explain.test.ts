import fc from 'fast-check';
import { expect, test } from 'vitest';
import { problems, strewn } from '../../test/world/problem.ts';
import { Detours, type Step } from './detours.ts';
import { type Alternative, explain, forced } from './explain.ts';
import { layOut, ruledOutBy } from './facts.ts';
import { relaxations } from './relax.ts';
import { solve } from './solve.ts';

const sorted = (moves: Alternative['moves']) =>
  moves.map(({ unit, from, to }) => `${unit} ${from} ${to}`).sort();

test('forcing a unit elsewhere costs and moves what solving again with a lock does', () => {
  let compared = 0;
  fc.assert(
    fc.property(problems, (problem) => {
      fc.pre(problem.rules.balance.spread !== 'least' && problem.rules.locks.length === 0);
      const facts = layOut(problem);
      const solved = solve(facts);
      if (!solved.official) return;
      const detours = new Detours(facts, solved);
      const named = ({ unit, from, to }: Step) =>
        `${problem.units[unit]?.id} ${problem.officials[from]?.id} ${problem.officials[to]?.id}`;
      for (let unit = 0; unit < facts.units; unit++)
        for (let official = 0; official < facts.officials; official++) {
          if (official === solved.official[unit] || ruledOutBy(facts, unit, official) !== 0) continue;
          const detour = detours.detour(unit, official);
          const again = forced(facts, solved, unit, official);
          expect(detour?.extra[detours.measures.indexOf('cost')]).toBe(again?.extra);
          if (detour && again) expect(detour.steps.map(named).sort()).toEqual(sorted(again.moves));
          compared++;
        }
    }),
    { numRuns: 600 },
  );
  expect(compared).toBeGreaterThan(200);
});

test.each([1, 2])('so does passing over far officials (seed %i)', (seed) => {
  const facts = layOut(strewn(260, 700, seed));
  const solved = solve(facts);
  for (const { unit, alternatives } of [...explain(facts, solved)].filter((_, at) => at % 97 === seed)) {
    expect(alternatives.length).toBe(3);
    for (const { official, extra, moves } of alternatives) {
      const again = forced(facts, solved, facts.unitAt.get(unit) ?? -1, facts.officialAt.get(official) ?? -1);
      expect(extra).toBe(again?.extra);
      expect(sorted(moves)).toEqual(again && sorted(again.moves));
    }
  }
});

test('so does looking at listed pairs alone', () => {
  const { officials, units, ...rest } = strewn(120, 480, 3);
  const listed = units.flatMap((_, unit) =>
    Array.from({ length: 12 }, (__, at) => [unit, (unit * 7 + at * 11) % 120]),
  );
  const costs = {
    unit: Int32Array.from(listed, ([unit]) => unit ?? 0),
    official: Int32Array.from(listed, ([, official]) => official ?? 0),
    cost: Float64Array.from(
      listed,
      ([unit, official], at) => ((unit ?? 0) * 131 + (official ?? 0) * 57 + at) % 997,
    ),
  };
  const free = units.map(({ id }) => ({ id }));
  const facts = layOut({ ...rest, officials: officials.map(({ id }) => ({ id })), units: free, costs });
  const solved = solve(facts);
  const asked = [3, 200, 477];
  for (const { unit, alternatives } of explain(facts, solved, {}, asked)) {
    expect(alternatives.length).toBe(3);
    for (const { official, extra, moves } of alternatives) {
      const again = forced(facts, solved, facts.unitAt.get(unit) ?? -1, facts.officialAt.get(official) ?? -1);
      expect(extra).toBe(again?.extra);
      expect(sorted(moves)).toEqual(again && sorted(again.moves));
    }
  }
});

test('the alternatives of a unit are exact, whatever the spread, and the parts add up to its cost', () =>
  fc.assert(
    fc.property(problems, (problem) => {
      const facts = layOut(problem);
      const solved = solve(facts);
      for (const [unit, { cost, parts, ruledOut, alternatives }] of [...explain(facts, solved)].entries()) {
        expect(parts.travel + parts.skills + parts.area + parts.change).toBe(cost);
        const out = new Set(ruledOut.flatMap(({ officials }) => officials));
        expect(alternatives.length).toBeLessThanOrEqual(Math.min(3, facts.officials - out.size - 1));
        for (const { official, extra, moves } of alternatives) {
          const again = forced(facts, solved, unit, facts.officialAt.get(official) as number);
          expect(extra).toBe(again?.extra);
          expect(sorted(moves)).toEqual(again && sorted(again.moves));
          expect(moves[0]).toMatchObject({ unit: problem.units[unit]?.id, to: official });
        }
      }
    }),
    { numRuns: 200 },
  ));

test('a rule that is said to stand in the way does: without it there is a plan at that cost', () =>
  fc.assert(
    fc.property(problems, (problem) => {
      fc.pre(solve(layOut(problem)).status === 'infeasible');
      const { rules } = problem;
      for (const { rule, cost } of relaxations(problem)) {
        if (rule === 'min' || rule === 'max') continue;
        const loose = {
          ...rules,
          [rule]: [],
          hard: rules.hard.filter((hard) => hard !== rule),
          balance: {
            ...rules.balance,
            spread: rule === 'spread' ? ('least' as const) : rules.balance.spread,
          },
        };
        expect(solve(layOut({ ...problem, rules: loose })).objective).toBe(cost);
      }
    }),
    { numRuns: 100 },
  ));
