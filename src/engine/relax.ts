import { Candidates } from './candidates.ts';
import { certify } from './certificate.ts';
import { layOut } from './facts.ts';
import type { Means } from './minimise.ts';
import { hardRules, type Official, type Problem, type Rules } from './problem.ts';
import { search } from './search.ts';

/** A rule without which there is a plan, and the least that plan would cost. */
export type Relaxation = { readonly rule: string; readonly cost: number };

/**
 * Which rules stand in the way: each rule in force is dropped alone and the problem solved again, so a rule listed
 * here is enough by itself. Cheapest first. Costs one search for each rule.
 */
export function relaxations(problem: Problem, means: Means = {}): Relaxation[] {
  return droppable(problem)
    .flatMap(({ rule, without }) => {
      const facts = layOut(without);
      const solved = search(facts, new Candidates(facts), { ...means, found: () => {}, bounded: () => {} });
      if (!solved.official || certify(facts, solved).violations > 0) return [];
      return [{ rule, cost: solved.objective }];
    })
    .sort((a, b) => a.cost - b.cost);
}

function droppable(problem: Problem): { rule: string; without: Problem }[] {
  const { rules, officials } = problem;
  const ruled = (rule: string, change: Partial<Rules>) => ({
    rule,
    without: { ...problem, rules: { ...rules, ...change } },
  });
  const unbound = (rule: 'min' | 'max') => ({
    rule,
    without: { ...problem, officials: officials.map((o): Official => ({ ...o, [rule]: undefined })) },
  });
  return [
    ...(rules.locks.length > 0 ? [ruled('locks', { locks: [] })] : []),
    ...(rules.forbid.length > 0 ? [ruled('forbid', { forbid: [] })] : []),
    ...hardRules
      .filter((rule) => rules.hard.includes(rule))
      .map((rule) => ruled(rule, { hard: rules.hard.filter((other) => other !== rule) })),
    ...(rules.maxChanges === null ? [] : [ruled('maxChanges', { maxChanges: null })]),
    ...(rules.balance.spread === 'least' || rules.balance.spread === 'none'
      ? []
      : [ruled('spread', { balance: { ...rules.balance, spread: 'least' } })]),
    ...(['min', 'max'] as const).filter((end) => officials.some((o) => o[end] !== undefined)).map(unbound),
  ];
}
