import { addDays, type Day, written } from '../kernel/day.ts';
import { type Problem, problems } from '../kernel/problem.ts';
import type { DueRule, DueRuleSet, DueWhat } from './due-day.ts';
import { dueDay, type Holidays } from './working-day.rules.ts';

export const dueDayProblem = problems('dueDay', {
  noSuchDay: {
    status: 422,
    vi: (_: { days: number }) => 'Ngày trong tháng phải từ 1 đến 31.',
    en: (_: { days: number }) => 'A day of the month is between 1 and 31.',
  },
  laterRule: {
    status: 409,
    vi: (f: { from: Day }) => `Đã có quy định khác từ ngày ${written(f.from)}; hãy chọn ngày sau đó.`,
    en: (f: { from: Day }) => `Another rule begins on ${f.from}; choose a later day.`,
  },
});

/** All that due days are counted from; load it once with `dueDays(db)`. */
export interface DueDays {
  holidays: Holidays;
  rules: readonly DueRule[];
}

/** The rule that holds on a day. There always is one: a tenant begins with a rule for each, without beginning or end. */
export function ruleOn(rules: readonly DueRule[], what: DueWhat, day: Day): DueRule {
  const rule = rules.find(
    (r) => r.what === what && (r.from === null || r.from <= day) && (r.to === null || day <= r.to),
  );
  if (rule === undefined) throw new Error(`no due rule for ${what} on ${day}`);
  return rule;
}

/** By which day something is due, by the rule of its basis day: see `dueDay`. */
export const dueOn = ({ rules, holidays }: DueDays, what: DueWhat, basisDay: Day): Day =>
  dueDay(ruleOn(rules, what, basisDay), basisDay, holidays);

/** What is wrong with a new rule, or null. It may not begin before one that already follows. */
export function refuseDueRule(said: DueRuleSet, rules: readonly DueRule[]): Problem | null {
  if (said.basis === 'dayOfNextMonth' && (said.days < 1 || said.days > 31))
    return dueDayProblem.noSuchDay({ days: said.days });
  const later = rules.find((r) => r.what === said.what && r.from !== null && r.from > said.from);
  return later?.from ? dueDayProblem.laterRule({ from: later.from }) : null;
}

/** The rules of one matter after a new one is set: the one that held ends the day before, one of the same day is replaced. */
export function rulesAfter(rules: readonly DueRule[], { from, ...said }: DueRuleSet): DueRule[] {
  const kept = rules
    .filter((r) => r.from === null || r.from < from)
    .map((r) => (r.to === null || r.to >= from ? { ...r, to: addDays(from, -1) } : r));
  return [...kept, { ...said, from, to: null }];
}
