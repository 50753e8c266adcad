import fc from 'fast-check';
import { expect, test } from 'vitest';
import { problems, strewn } from '../../test/world/problem.ts';
import { type Planned, planned } from './again.ts';
import { absent, Board, repairsFrom, type Standing } from './board.ts';
import { columnsOf, problemOf } from './columns.ts';
import { explain } from './explain.ts';
import { layOut, measure, ruledOutBy } from './facts.ts';
import { planAssignment } from './plan.ts';
import { type Problem, provenByPrices } from './problem.ts';

/** As columns go to a browser: as JSON, then in typed arrays. */
function sent(problem: Problem): Problem {
  const read: ReturnType<typeof columnsOf> = JSON.parse(JSON.stringify(columnsOf(problem)));
  const { officials, units } = read;
  const known = (column: (number | null)[]) => Float64Array.from(column, (value) => value ?? Number.NaN);
  return problemOf(
    {
      officials: { ...officials, lat: known(officials.lat), lon: known(officials.lon) },
      units: {
        ...units,
        lat: known(units.lat),
        lon: known(units.lon),
        holder: Int32Array.from(units.holder),
      },
    },
    problem.rules,
    problem.seed,
  );
}

/** What the server answers: planned afresh with every other lock, and the pair forced where one is asked for. */
function afresh(
  problem: Problem,
  standing: Standing,
  unit: number,
  forced: number | null,
  plan: (problem: Problem) => Pick<Planned, 'facts' | 'solved'> = planned,
) {
  const id = (at: number, official: number) => ({
    unit: problem.units[at]?.id ?? '',
    official: problem.officials[official]?.id ?? '',
  });
  const locks = [...standing.official.entries()]
    .filter(([at, o]) => at !== unit && standing.locked[at] === 1 && o >= 0)
    .map(([at, o]) => id(at, o));
  if (forced !== null) locks.push(id(unit, forced));
  const { facts, solved } = plan({ ...problem, rules: { ...problem.rules, locks } });
  const [why] = forced === null ? explain(facts, solved, {}, [unit]) : [];
  const { status, objective, official } = solved;
  const found = { status, objective, official, alternatives: why?.alternatives ?? [] };
  return repairsFrom(facts, standing, unit, found)
    .filter(({ official: to }) => forced !== null || facts.officialAt.get(to) !== standing.official[unit])
    .slice(0, 3);
}

/** Rows of a board at random: whoever may, or nobody, some locked, some not on it. */
const boards = problems
  .filter(({ rules }) => provenByPrices(rules))
  .map((problem) => ({ ...problem, rules: { ...problem.rules, locks: [] } }))
  .chain((problem) =>
    fc.record({
      problem: fc.constant(problem),
      steps: fc.array(
        fc.array(
          fc.record({
            to: fc.integer({ min: absent, max: problem.officials.length - 1 }),
            locked: fc.boolean(),
          }),
          {
            minLength: problem.units.length,
            maxLength: problem.units.length,
          },
        ),
        { minLength: 1, maxLength: 3 },
      ),
    }),
  );

const standingOf = (rows: readonly { to: number; locked: boolean }[]): Standing => ({
  official: Int32Array.from(rows, ({ to }) => to),
  locked: Uint8Array.from(rows, ({ to, locked }) => (locked && to >= 0 ? 1 : 0)),
  beside: 0,
});

test('whatever is changed by hand, the board says what planning afresh says, in the browser as on the server', () => {
  let repairs = 0;
  fc.assert(
    fc.property(boards, ({ problem, steps }) => {
      const board = new Board(sent(problem), standingOf(steps[0] ?? []));
      for (const rows of steps) {
        const standing = standingOf(rows);
        board.stands(standing);
        for (let unit = 0; unit < problem.units.length; unit++) {
          expect(board.repairs(unit)).toEqual(afresh(problem, standing, unit, null, planAssignment));
          for (let official = 0; official < problem.officials.length; official++) {
            const [one = null] = afresh(problem, standing, unit, official, planAssignment);
            expect(board.repair(unit, official)).toEqual(one);
            if (one) repairs++;
          }
        }
      }
    }),
    { numRuns: 300 },
  );
  expect(repairs).toBeGreaterThan(1000);
});

test('a choice is priced exactly, and a best repair never costs more than leaving all else alone', () =>
  fc.assert(
    fc.property(boards, ({ problem }) => {
      const facts = layOut(problem);
      const { official, loads } = ((plan) => ({ official: plan.solved.official, loads: plan.loads }))(
        planAssignment(problem),
      );
      if (!official) return;
      const board = new Board(problem, { official, locked: new Uint8Array(facts.units), beside: 0 });
      const costFirst = problem.rules.tiers.every(({ tier }) => tier === 'cost' || tier === 'spread');
      for (let unit = 0; unit < facts.units; unit++) {
        const held = official[unit] as number;
        const many = new Map(board.repairsToMany(unit, facts.officials).map((one) => [one.official, one]));
        for (const { official: id, cost, ruledOutBy: rules } of board.choices(unit)) {
          const to = facts.officialAt.get(id) as number;
          expect(cost).toBe(measure(facts, 'cost', unit, to));
          expect(rules.length === 0).toBe(ruledOutBy(facts, unit, to) === 0);
          if (to === held || rules.length > 0) {
            expect(many.has(id)).toBe(false);
            continue;
          }
          expect(many.get(id) ?? null).toEqual(board.repair(unit, to));
          const [from, taker] = [loads[held], loads[to]];
          const fits =
            from && taker && from.units > from.min && (taker.max === null || taker.units < taker.max);
          if (fits && costFirst && problem.rules.hard.includes('requiredSkills'))
            expect(many.get(id)?.extra).toBeLessThanOrEqual(cost - measure(facts, 'cost', unit, held));
        }
      }
    }),
    { numRuns: 150 },
  ));

test('a large board answers as planning afresh does, and at once after the first plan', () => {
  const problem = strewn(400, 6000, 3);
  const facts = layOut(problem);
  const official = Int32Array.from(problem.units, (_, unit) => unit % facts.officials);
  const standing = { official, locked: new Uint8Array(facts.units), beside: 0 };
  const board = new Board(sent(problem), standing);
  expect(board.repairs(17)).toHaveLength(3);
  const locked = { ...standing, locked: standing.locked.slice() };
  locked.locked.fill(1, 0, 3);
  board.stands(locked);
  expect(board.repairs(2)).toEqual(afresh(problem, locked, 2, null));
  expect(board.repairsToMany(17, 20).length).toBeGreaterThan(0);
});
