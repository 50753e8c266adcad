import { type Day, written } from '../kernel/day.ts';
import { type Problem, problems } from '../kernel/problem.ts';
import { numbered } from '../kernel/text.ts';
import { planProblem } from './plan.rules.ts';
import type { Plan } from './plan.ts';
import type { RollOut, Told } from './rollout.ts';

export const rolloutProblem = problems('rollout', {
  notIssued: {
    status: 409,
    vi: () => 'Kế hoạch chưa ban hành nên chưa triển khai được.',
    en: () => 'The plan is not issued yet and cannot be rolled out.',
  },
  beforePlan: {
    status: 422,
    vi: (f: { day: Day; issuedOn: Day }) =>
      `Ngày triển khai ${written(f.day)} sớm hơn ngày ban hành (${written(f.issuedOn)}).`,
    en: (f: { day: Day; issuedOn: Day }) => `${f.day} lies before the plan was issued (${f.issuedOn}).`,
  },
  dayAhead: {
    status: 422,
    vi: (f: { day: Day }) => `Ngày ${written(f.day)} chưa tới; ghi sau khi đã triển khai hoặc xác nhận.`,
    en: (f: { day: Day }) => `${f.day} has not come yet; note it once it has happened.`,
  },
  otherPlan: {
    status: 409,
    vi: () => 'Lần triển khai này thuộc kế hoạch khác.',
    en: () => 'This roll-out belongs to another plan.',
  },
  confirmedStay: {
    status: 409,
    vi: (f: { names: string[] }) => `${f.names.join(', ')} đã xác nhận nên không bỏ khỏi danh sách được.`,
    en: (f: { names: string[] }) => `${f.names.join(', ')} confirmed already and cannot be left out.`,
  },
  notTold: {
    status: 403,
    vi: () => 'Đồng chí không có trong danh sách được triển khai lần này.',
    en: () => 'You are not among those told this time.',
  },
  someNotTold: {
    status: 422,
    vi: (f: { count: number }) => `${f.count} người không có trong danh sách được triển khai lần này.`,
    en: (f: { count: number }) =>
      `${numbered(f.count, 'person is', 'people are')} not among those told this time.`,
  },
  beforeRollOut: {
    status: 422,
    vi: (f: { day: Day }) => `Không thể xác nhận trước ngày triển khai ${written(f.day)}.`,
    en: (f: { day: Day }) => `Nobody can confirm before the roll-out on ${f.day}.`,
  },
});

/** What is wrong with a roll-out, or null. `stored` is the one of that id, if it is there already. */
export function refuseRollOut(
  said: RollOut,
  plan: Pick<Plan, 'issuedOn' | 'withdrawnOn'>,
  stored: { planId: string; told: readonly Told[] } | undefined,
  today: Day,
): Problem | null {
  if (plan.withdrawnOn !== null) return planProblem.withdrawn();
  if (plan.issuedOn === null) return rolloutProblem.notIssued();
  if (said.day < plan.issuedOn) return rolloutProblem.beforePlan({ day: said.day, issuedOn: plan.issuedOn });
  if (said.day > today) return rolloutProblem.dayAhead({ day: said.day });
  if (stored && stored.planId !== said.planId) return rolloutProblem.otherPlan();
  const dropped = (stored?.told ?? []).filter(
    (one) => one.confirmedOn !== null && !said.officialIds.includes(one.officialId),
  );
  return dropped.length > 0 ? rolloutProblem.confirmedStay({ names: dropped.map((one) => one.name) }) : null;
}

/** What is wrong with confirmations noted for others, or null. */
export function refuseConfirmations(
  said: { officialIds: readonly string[]; day: Day },
  rollout: { day: Day; told: readonly Told[] },
  today: Day,
): Problem | null {
  const stray = said.officialIds.filter((id) => !rollout.told.some((one) => one.officialId === id));
  if (stray.length > 0) return rolloutProblem.someNotTold({ count: stray.length });
  if (said.day < rollout.day) return rolloutProblem.beforeRollOut({ day: rollout.day });
  return said.day > today ? rolloutProblem.dayAhead({ day: said.day }) : null;
}
