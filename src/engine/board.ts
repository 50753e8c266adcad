import { type Planned, planned, plannedAgain } from './again.ts';
import { type Alternative, explain, repaired } from './explain.ts';
import { costParts, type Facts, layOut, measure, type Parts, ruledOutBy } from './facts.ts';
import { type PairRule, type Problem, pairRules, ruleBit } from './problem.ts';
import type { Solved } from './solve.ts';

/** Who has each unit: nobody, or someone who is not among the officials. */
export const nobody = -1;
/** The unit is not on the board. */
export const absent = -2;

/** How a board stands: officials by unit (a place in the list, `nobody` or `absent`), 1 where locked, and the points of what no longer is in the problem. */
export type Standing = {
  readonly official: Int32Array;
  readonly locked: Uint8Array;
  readonly beside: number;
};

/** What giving a unit to an official would cost, and the rules against it. */
export type Choice = {
  readonly official: string;
  readonly cost: number;
  readonly parts: Parts;
  readonly ruledOutBy: readonly PairRule[];
};

/**
 * The best plan in which the official has the unit, other locks kept, as the difference to the board: points in all, and who
 * moves, the unit asked about first. `exact`: proven the best.
 */
export type Repair = {
  readonly official: string;
  readonly extra: number;
  readonly exact: boolean;
  readonly moves: readonly { readonly unit: string; readonly to: string }[];
};

/** What the repairs of a unit are read from: the best plan that its lock does not bind, and the next best. */
export type Found = {
  readonly status: Solved['status'];
  readonly objective: number;
  readonly official: Int32Array | null;
  readonly alternatives: readonly Alternative[];
};

/** Everyone who might take the unit: the cheapest first, those whom a rule forbids last. */
export const choicesFor = (facts: Facts, unit: number): Choice[] =>
  facts.problem.officials
    .map(({ id }, official) => {
      const bits = ruledOutBy(facts, unit, official);
      return {
        official: id,
        cost: measure(facts, 'cost', unit, official),
        parts: costParts(facts, unit, official),
        ruledOutBy: pairRules.filter((rule) => bits & ruleBit[rule]),
      };
    })
    .sort((a, b) => a.ruledOutBy.length - b.ruledOutBy.length || a.cost - b.cost);

/** The plan and its alternatives as differences to the board, in their order. None without a plan. */
export function repairsFrom(
  facts: Facts,
  standing: Standing,
  unit: number,
  { status, objective, official, alternatives }: Found,
): Repair[] {
  if (!official || facts.units === 0) return [];
  const now = costOf(facts, standing);
  const told = (to: Int32Array, cost: number): Repair => ({
    official: facts.problem.officials[to[unit] as number]?.id ?? '',
    extra: cost - now,
    exact: status === 'optimal',
    moves: movesTo(facts, standing, to, unit),
  });
  return [
    told(official, objective),
    ...alternatives.map(({ extra, moves }) => {
      const to = official.slice();
      for (const one of moves)
        to[facts.unitAt.get(one.unit) as number] = facts.officialAt.get(one.to) as number;
      return told(to, objective + extra);
    }),
  ];
}

/** Points of the board by these facts. */
const costOf = (facts: Facts, { official, beside }: Standing): number =>
  official.reduce((sum, o, unit) => (o < 0 ? sum : sum + measure(facts, 'cost', unit, o)), beside);

function movesTo(facts: Facts, { official }: Standing, to: Int32Array, first: number): Repair['moves'] {
  const moved = [...to.keys()].filter((unit) => official[unit] !== absent && official[unit] !== to[unit]);
  return [...moved.filter((unit) => unit === first), ...moved.filter((unit) => unit !== first)].map(
    (unit) => ({
      unit: facts.problem.units[unit]?.id ?? '',
      to: facts.problem.officials[to[unit] as number]?.id ?? '',
    }),
  );
}

/** Up to so many pairs each who is listed is told a repair. */
const few = 2_000_000;
const shown = 3;

/**
 * A draft on a board, at once and in any browser: asked what each change by hand costs and what its best repair is, while
 * it is changed. The first repair takes a plan, every later one begins from it. By count without caps and tolerances
 * (`provenByPrices`), else it throws SolverMissing.
 */
export class Board {
  private readonly problem: Problem;
  private standing: Standing;
  private base: Planned | null = null;
  /** The last plan without the lock of a unit, which is asked about several times. */
  private without: { readonly unit: number; readonly planned: Planned } | null = null;
  private readonly facts: Facts;

  /** `problem` without locks: those are the board's. */
  constructor(problem: Problem, standing: Standing) {
    this.problem = problem;
    this.facts = layOut(problem);
    this.standing = standing;
  }

  /** The same officials, units and rules; other rows. */
  stands(standing: Standing): void {
    this.standing = standing;
    this.without = null;
    if (this.base) this.base = plannedAgain(this.base, this.locked(nobody));
  }

  choices(unit: number): Choice[] {
    return choicesFor(this.facts, unit);
  }

  /** The three that cost least of those who do not have the unit now. */
  repairs(unit: number): Repair[] {
    const { facts, solved } = this.planWithout(unit);
    const [why] = explain(facts, solved, {}, [unit]);
    const found = this.told(facts, solved, unit, why?.alternatives ?? []);
    return found
      .filter(({ official }) => facts.officialAt.get(official) !== this.standing.official[unit])
      .slice(0, shown);
  }

  /** The best that gives the unit to that official, whatever other rules say of the two; null: there is none. */
  repair(unit: number, official: number): Repair | null {
    const { facts, solved } = plannedAgain(this.planWithout(unit), this.locked(unit, official));
    return this.told(facts, solved, unit, [])[0] ?? null;
  }

  /**
   * One for each of the `most` who could take the unit for least and do not have it. On a large board the three best of all: each
   * other one is a search of its own.
   */
  repairsToMany(unit: number, most: number): Repair[] {
    if (this.facts.officials * this.facts.units > few) return this.repairs(unit);
    const { facts, solved } = this.planWithout(unit);
    if (!solved.official) return [];
    const wanted = this.choices(unit)
      .filter(({ ruledOutBy }) => ruledOutBy.length === 0)
      .map(({ official }) => facts.officialAt.get(official) as number)
      .filter((official) => official !== this.standing.official[unit])
      .slice(0, most);
    const known = this.told(facts, solved, unit, repaired(facts, solved, unit, wanted)).filter(
      ({ official }) => wanted.includes(facts.officialAt.get(official) as number),
    );
    const told = new Set(known.map(({ official }) => facts.officialAt.get(official)));
    const rest = wanted.filter((official) => !told.has(official));
    return [...known, ...rest.flatMap((official) => this.repair(unit, official) ?? [])];
  }

  /** Makes the plan from which all repairs begin, so that the first one asked for is as quick as the rest. */
  ready(): void {
    this.base ??= planned(this.locked(nobody));
  }

  private told(facts: Facts, solved: Solved, unit: number, alternatives: readonly Alternative[]): Repair[] {
    const { status, objective, official } = solved;
    return repairsFrom(facts, this.standing, unit, { status, objective, official, alternatives });
  }

  /** The best plan around every lock but that of the unit. */
  private planWithout(unit: number): Planned {
    this.base ??= planned(this.locked(nobody));
    if (this.standing.locked[unit] !== 1) return this.base;
    if (this.without?.unit !== unit)
      this.without = { unit, planned: plannedAgain(this.base, this.locked(unit)) };
    return this.without.planned;
  }

  private locked(without: number, forced?: number): Problem {
    const { problem, standing } = this;
    const id = (unit: number, official: number) => ({
      unit: problem.units[unit]?.id ?? '',
      official: problem.officials[official]?.id ?? '',
    });
    const locks = [...standing.official.keys()]
      .filter(
        (unit) => unit !== without && standing.locked[unit] === 1 && (standing.official[unit] as number) >= 0,
      )
      .map((unit) => id(unit, standing.official[unit] as number));
    if (forced !== undefined) locks.push(id(without, forced));
    return { ...problem, rules: { ...problem.rules, locks } };
  }
}
