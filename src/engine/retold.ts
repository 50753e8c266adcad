import { sum } from './face.ts';
import { costParts, layOut, measure } from './facts.ts';
import { cheapestPairs } from './interrupted.ts';
import type { Described } from './plan.ts';
import type { Problem } from './problem.ts';
import { decisive, type Reason } from './reason.ts';

/** What a plan of one problem is in the eyes of another. */
export type Retold = Pick<Described, 'objective' | 'bound' | 'status' | 'rows'> & {
  readonly reasons: readonly (readonly Reason[])[] | null;
};

/** Up to so many pairs it is told anew what spoke for each official, in a second at most. */
const many = 2_000_000;

/**
 * A plan told as one of `problem`, which differs from the one it was made for in holders, points and tiers alone: its points, its
 * reasons, and what no plan of `problem` costs less than (`least`: the best one, where it is known). Null: it changes more holders than
 * those rules allow. Time: a look at each pair.
 */
export function retold(
  problem: Problem,
  plan: Pick<Described, 'rows' | 'loads'> & Pick<Retold, 'reasons'>,
  least: Pick<Described, 'bound' | 'status'> | null,
): Retold | null {
  const facts = layOut(problem);
  const official = Int32Array.from(plan.rows, (row) => facts.officialAt.get(row.official) as number);
  const { maxChanges } = problem.rules;
  if (maxChanges !== null && sum(facts, 'changes', official) > maxChanges) return null;
  const objective = sum(facts, 'cost', official);
  const bound = Math.min(objective, least?.bound ?? cheapestPairs(facts, 'cost'));
  const stays = (unit: number) => facts.holder[unit] === official[unit];
  return {
    objective,
    bound,
    status: least?.status === 'optimal' && objective === bound ? 'optimal' : 'feasible',
    rows: plan.rows.map(({ unit: id, official: to }, unit) => ({
      ...{ unit: id, official: to, cost: measure(facts, 'cost', unit, official[unit] as number) },
      parts: costParts(facts, unit, official[unit] as number),
    })),
    reasons:
      facts.officials * facts.units <= many
        ? plan.rows.map((_, unit) => decisive(facts, official, plan.loads, unit))
        : (plan.reasons?.map((known, unit) => known.filter((one) => one !== 'keepsHolder' || stays(unit))) ??
          null),
  };
}
