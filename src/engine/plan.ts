import { type Certificate, certify } from './certificate.ts';
import { costParts, type Facts, layOut, measure, type Parts } from './facts.ts';
import { type Fairness, fairness, type Load, loads } from './fairness.ts';
import type { Blocking } from './outcome.ts';
import type { Problem } from './problem.ts';
import { decisive, type Reason } from './reason.ts';
import { type Solved, solve } from './solve.ts';

/** Who takes a unit and what that costs, in points. */
export type Row = {
  readonly unit: string;
  readonly official: string;
  readonly cost: number;
  readonly parts: Parts;
};

/** What was found, by name. Without a plan `rows` and `loads` are empty; `blocking` says why there is none. */
export type Described = Pick<Solved, 'status' | 'spread' | 'tiers' | 'objective' | 'bound' | 'stoppedBy'> & {
  readonly rows: readonly Row[];
  readonly loads: readonly Load[];
  readonly fairness: Fairness;
  /** Officials whom the spread left nothing, so that only their own min and max held. */
  readonly exceptions: readonly string[];
  readonly certificate: Certificate;
  readonly blocking:
    | (Pick<Blocking, 'cause' | 'load' | 'room'> & {
        readonly units: readonly string[];
        readonly officials: readonly string[];
      })
    | null;
};

/** A plan on the board: each row says why this official, for the annex. `facts` and `solved` are for what is asked next. */
export type Plan = Omit<Described, 'rows'> & {
  readonly rows: readonly (Row & { readonly reasons: readonly Reason[] })[];
  readonly facts: Facts;
  readonly solved: Solved;
};

/**
 * The best plan by count, at once and in any browser: 37 officials and 102 units take a few milliseconds. Throws
 * SolverMissing where loads differ by weight, or where a cap or a tolerance truly binds: those are for the server.
 */
export function planAssignment(problem: Problem): Plan {
  const facts = layOut(problem);
  const solved = solve(facts);
  const found = describe(facts, solved, certify(facts, solved));
  const why = (unit: number) => (solved.official ? decisive(facts, solved.official, found.loads, unit) : []);
  return { ...found, rows: found.rows.map((row, unit) => ({ ...row, reasons: why(unit) })), facts, solved };
}

/** Puts names to what was found. */
export function describe(facts: Facts, solved: Solved, certificate: Certificate): Described {
  const { official, ranges, status, spread, tiers, objective, bound, stoppedBy } = solved;
  const held = loads(facts, official, ranges);
  return {
    status,
    spread,
    tiers,
    objective,
    bound,
    stoppedBy,
    rows: official ? Array.from(official, (o, unit) => row(facts, unit, o)) : [],
    loads: held,
    fairness: fairness(facts.problem, held),
    exceptions: official && ranges ? ranges.exceptions.map((o) => officialId(facts, o)) : [],
    certificate,
    blocking: solved.blocking && named(facts, solved.blocking),
  };
}

const row = (facts: Facts, unit: number, official: number): Row => ({
  unit: unitId(facts, unit),
  official: officialId(facts, official),
  cost: measure(facts, 'cost', unit, official),
  parts: costParts(facts, unit, official),
});

const named = (facts: Facts, { units, officials, ...of }: Blocking) => ({
  ...of,
  units: units.map((unit) => unitId(facts, unit)),
  officials: officials.map((official) => officialId(facts, official)),
});

const officialId = (facts: Facts, official: number): string => facts.problem.officials[official]?.id ?? '';
const unitId = (facts: Facts, unit: number): string => facts.problem.units[unit]?.id ?? '';
