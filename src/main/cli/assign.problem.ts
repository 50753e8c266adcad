import type { Problem } from '../../engine/problem.ts';
import type { Findings } from './assign.findings.ts';
import { type Files, type Lists, readLists } from './assign.lists.ts';
import { judgePairs, type PlacedRules, readRules } from './assign.settings.ts';

/** Reads all files into one problem. What is wrong goes to the findings; then the problem must not be solved. */
export async function readProblem(
  files: Files & { readonly rules?: string | undefined },
  seed: number,
  findings: Findings,
): Promise<Problem> {
  const rules = await readRules(files.rules, findings);
  const lists = await readLists(files, findings);
  if (findings.wrong.length === 0 && files.rules) judgePairs(files.rules, rules, lists, findings);
  demandExact(files, lists, rules, findings);
  if (files.costs && rules.balance.by === 'count' && lists.costs?.load?.some((load) => !Number.isNaN(load)))
    findings.note(files.costs, 1, 1, {
      vi: 'cân bằng theo số đơn vị nên không dùng cột tải',
      en: 'the balance is by count, so the column load is not used',
    });
  return { ...lists, rules, seed };
}

const halfEarth = 20_015_115;

/** Costs must add up exactly along the longest chain of moves and over all units. */
function demandExact(
  files: Files & { readonly rules?: string | undefined },
  lists: Lists,
  rules: PlacedRules,
  findings: Findings,
): void {
  const { metre, missingSkill, otherArea, change } = rules.points;
  const skills = lists.units.reduce((most, { skills = [] }) => Math.max(most, skills.length), 0);
  const largest = lists.costs
    ? lists.costs.cost.reduce((most, cost) => Math.max(most, cost), 0)
    : metre * halfEarth + missingSkill * skills + otherArea + change;
  if (largest * Math.max(lists.units.length, 4 * lists.officials.length + 8) <= Number.MAX_SAFE_INTEGER)
    return;
  findings.refuse(files.costs ?? files.rules ?? files.units, 1, 1, {
    vi: 'chi phí quá lớn để cộng chính xác; dùng đơn vị lớn hơn (chia cho 1000)',
    en: 'the costs are too large to be added exactly; use a larger measure (divide by 1000)',
  });
}
