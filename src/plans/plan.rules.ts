import { type Day, daysBetween, written } from '../kernel/day.ts';
import { type Problem, problems } from '../kernel/problem.ts';
import type { Plan, PlanDrafted, PlanState, PlanType } from './plan.ts';

export const planProblem = problems('plan', {
  issuedStays: {
    status: 409,
    vi: (f: { plan: string }) =>
      `${f.plan} đã ban hành, không còn là dự thảo; có sai sót thì đính chính hoặc thu hồi, có ghi lý do.`,
    en: (f: { plan: string }) =>
      `${f.plan} is issued and no draft any more; correct or withdraw it, with a reason.`,
  },
  withdrawn: {
    status: 409,
    vi: () => 'Văn bản này đã thu hồi.',
    en: () => 'This has been withdrawn.',
  },
  issuerStays: {
    status: 409,
    vi: () => 'Dự thảo đã lập cho một cơ quan thì giữ cơ quan đó; hãy thu hồi rồi lập dự thảo khác.',
    en: () => 'A draft keeps its issuing body; withdraw it and draft another.',
  },
  parentNotIssued: {
    status: 422,
    vi: () => 'Kế hoạch cấp trên phải là kế hoạch đã ban hành.',
    en: () => 'The plan above must be an issued one.',
  },
  beforeParent: {
    status: 422,
    vi: (f: { day: Day; parentDay: Day }) =>
      `Ngày ban hành ${written(f.day)} sớm hơn ngày của kế hoạch cấp trên (${written(f.parentDay)}).`,
    en: (f: { day: Day; parentDay: Day }) =>
      `${f.day} lies before the day of the plan above (${f.parentDay}).`,
  },
  dayAhead: {
    status: 422,
    vi: (f: { day: Day; today: Day }) => `Ngày ${written(f.day)} chưa tới; hôm nay là ${written(f.today)}.`,
    en: (f: { day: Day; today: Day }) => `${f.day} has not come yet; today is ${f.today}.`,
  },
  noSymbol: {
    status: 422,
    vi: (f: { body: string }) => `${f.body} chưa có ký hiệu văn bản; hãy ghi ký hiệu cho cơ quan này trước.`,
    en: (f: { body: string }) => `${f.body} has no document symbol yet; give it one first.`,
  },
  notThen: {
    status: 422,
    vi: (f: { body: string; day: Day }) => `Ngày ${written(f.day)} chưa có hoặc không còn ${f.body}.`,
    en: (f: { body: string; day: Day }) => `${f.body} did not exist on ${f.day}.`,
  },
});

/** What of the issuing body a plan depends on. */
export interface Issuer {
  name: string;
  symbol: string;
  layout: 'party' | 'state';
  /** Its first and last day; null: no end on that side. */
  from: Day | null;
  to: Day | null;
}

export const stateOf = (plan: Pick<Plan, 'number' | 'withdrawnOn'>): PlanState =>
  plan.withdrawnOn !== null ? 'withdrawn' : plan.number !== null ? 'issued' : 'draft';

/** «KH/ĐU» of a party body, «KH-UBND» of a state body. */
export const symbolOf = (type: string, issuer: Pick<Issuer, 'symbol' | 'layout'>): string =>
  `${type}${issuer.layout === 'party' ? '/' : '-'}${issuer.symbol}`;

/** «33-KH/ĐU», «05/KH-UBND»; a draft's number is left open: «…-KH/ĐU». */
export const numberWritten = (number: number | null, symbol: string): string =>
  `${number === null ? '…' : String(number).padStart(2, '0')}${symbol.includes('/') ? '-' : '/'}${symbol}`;

export const planTypeText: Record<PlanType, { vi: string; en: string }> = {
  KH: { vi: 'Kế hoạch', en: 'Plan' },
  CTr: { vi: 'Chương trình', en: 'Programme' },
  ĐA: { vi: 'Đề án', en: 'Scheme' },
  NQ: { vi: 'Nghị quyết', en: 'Resolution' },
  CT: { vi: 'Chỉ thị', en: 'Directive' },
  HD: { vi: 'Hướng dẫn', en: 'Guideline' },
  KL: { vi: 'Kết luận', en: 'Conclusion' },
  QĐ: { vi: 'Quyết định', en: 'Decision' },
};

/** «Kế hoạch 33-KH/ĐU», as a sentence cites it in Vietnamese. */
export const planName = (plan: Pick<Plan, 'type' | 'number' | 'symbol'>): string =>
  `${planTypeText[plan.type].vi} ${numberWritten(plan.number, plan.symbol)}`;

type Closable = Pick<Plan, 'type' | 'number' | 'symbol' | 'withdrawnOn'>;

/** What is wrong with a draft, or null. `stored` is the draft of that id, if there is one. */
export function refuseDraft(
  said: Pick<PlanDrafted, 'bodyId' | 'parentId'>,
  issuer: Pick<Issuer, 'name' | 'symbol'>,
  parent: Pick<Plan, 'number' | 'withdrawnOn'> | undefined,
  stored: (Closable & Pick<Plan, 'bodyId'>) | undefined,
): Problem | null {
  if (issuer.symbol === '') return planProblem.noSymbol({ body: issuer.name });
  if (stored) {
    const closed = refuseClosed(stored);
    if (closed) return closed;
    if (stored.bodyId !== said.bodyId) return planProblem.issuerStays();
  }
  return refuseUnder(said, parent);
}

/** A plan stands alone, or under one that is issued and stands. */
export const refuseUnder = (
  { parentId }: Pick<Plan, 'parentId'>,
  parent: Pick<Plan, 'number' | 'withdrawnOn'> | undefined,
): Problem | null =>
  parentId === null || (parent && stateOf(parent) === 'issued') ? null : planProblem.parentNotIssued();

/** An issued plan stands, a withdrawn one is gone: neither is a draft to be changed, issued or withdrawn. */
export function refuseClosed(plan: Closable): Problem | null {
  const state = stateOf(plan);
  if (state === 'issued') return planProblem.issuedStays({ plan: planName(plan) });
  return state === 'withdrawn' ? planProblem.withdrawn() : null;
}

/** What is wrong with a day of issue, or null. */
export function refuseDay(
  day: Day,
  today: Day,
  issuer: Pick<Issuer, 'name' | 'from' | 'to'>,
  parentDay: Day | null,
): Problem | null {
  if (day > today) return planProblem.dayAhead({ day, today });
  if ((issuer.from !== null && day < issuer.from) || (issuer.to !== null && day > issuer.to))
    return planProblem.notThen({ body: issuer.name, day });
  return parentDay !== null && day < parentDay ? planProblem.beforeParent({ day, parentDay }) : null;
}

/** Days from the parent's issue to the child's: 62 from 20/5/2016 to 21/7/2016. Without a child, to the day asked. */
export const lagDays = (parentDay: Day, childDay: Day | null, on: Day): number =>
  daysBetween(parentDay, childDay ?? on);
