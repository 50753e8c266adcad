import { Candidates } from './candidates.ts';
import type { Proof } from './face.ts';
import { type Facts, layOut } from './facts.ts';
import type { Means } from './minimise.ts';
import type { Touched } from './pricing.ts';
import type { Problem } from './problem.ts';
import { search } from './search.ts';
import type { Solved } from './solve.ts';

/** A plan with what it was found from, so that it can be planned again after a change. */
export type Planned = { readonly facts: Facts; readonly candidates: Candidates; readonly solved: Solved };

export function planned(problem: Problem, means: Means = {}): Planned {
  const facts = layOut(problem);
  const candidates = new Candidates(facts);
  return { facts, candidates, solved: search(facts, candidates, means) };
}

/**
 * The best plan after a change: an official away or new, a unit new or gone, a lock, another rule. The same plan as
 * planned afresh, but begun from the pairs and prices of the plan before, so that only what the change touches
 * is searched.
 */
export function plannedAgain(before: Planned, problem: Problem, means: Means = {}): Planned {
  const facts = layOut(problem);
  const candidates = Candidates.after(before.candidates, before.facts, facts);
  const proofs = before.solved.proofs.map((proof) => carriedOver(proof, before.facts, facts));
  const touched = provenOverAll(before)
    ? (solved: Solved) => touchedBy(before, facts, proofs, solved)
    : undefined;
  return { facts, candidates, solved: search(facts, candidates, { ...means, before: proofs, touched }) };
}

const provenOverAll = ({ solved }: Planned) => solved.status === 'optimal' && solved.proofs.length > 0;

/**
 * Where pairs have to be priced again: officials who have changed or whose price has, and units that have changed
 * or moved. Between all others every pair costs what it did, and was priced before. Null: everywhere.
 */
function touchedBy(before: Planned, now: Facts, proofs: readonly Proof[], solved: Solved): Touched | null {
  const { problem, holder, locked } = before.facts;
  const [old, rules] = [problem.rules, now.problem.rules];
  const same = (['points', 'hard', 'forbid', 'tiers'] as const).every((rule) => old[rule] === rules[rule]);
  if (!same || problem.seed !== now.problem.seed || problem.costs !== now.problem.costs) return null;
  if (proofs.length !== solved.proofs.length) return null;
  const officials = now.problem.officials.map(({ id }, o) => {
    const was = before.facts.officialAt.get(id);
    if (was === undefined || problem.officials[was] !== now.problem.officials[o]) return true;
    return solved.proofs.some(({ what, flow }, k) => {
      const known = (proofs[k] as Proof).flow;
      const over = (flow.price[o] as number) - flow.gate;
      return what !== proofs[k]?.what || over !== (known.price[o] as number) - known.gate;
    });
  });
  const placeNow = (was: number) => now.officialAt.get(problem.officials[was]?.id ?? '') ?? -1;
  const units = now.problem.units.map((unit, u) => {
    const was = before.facts.unitAt.get(unit.id);
    if (was === undefined || problem.units[was] !== unit) return true;
    const official = solved.official?.[u] as number;
    if (official !== placeNow(before.solved.official?.[was] as number) || officials[official]) return true;
    return (
      placeNow(holder[was] as number) !== now.holder[u] || placeNow(locked[was] as number) !== now.locked[u]
    );
  });
  return { officials, units };
}

/** The plan and prices of a proof by the new lists: a unit that is new or whose official is gone waits. */
function carriedOver({ what, face, flow }: Proof, before: Facts, now: Facts): Proof {
  const officialNow = before.problem.officials.map(({ id }) => now.officialAt.get(id) ?? -1);
  const official = new Int32Array(now.units).fill(-1);
  before.problem.units.forEach(({ id }, unit) => {
    const at = now.unitAt.get(id);
    if (at !== undefined) official[at] = officialNow[flow.official[unit] as number] as number;
  });
  const price = new Float64Array(now.officials).fill(flow.gate);
  officialNow.forEach((at, o) => {
    if (at >= 0) price[at] = flow.price[o] as number;
  });
  return { what, face, flow: { ...flow, official, price } };
}
