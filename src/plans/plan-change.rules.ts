import { type Day, written } from '../kernel/day.ts';
import { type Problem, problems } from '../kernel/problem.ts';
import { numbered } from '../kernel/text.ts';
import { type Issuer, planProblem, refuseDay, stateOf } from './plan.rules.ts';
import type { Plan } from './plan.ts';
import type { PlanChange, PlanFace } from './plan-change.ts';

export const planChangeProblem = problems('planChange', {
  notIssued: {
    status: 409,
    vi: () => 'Dự thảo thì sửa hoặc thu hồi trực tiếp; chỉ văn bản đã ban hành mới đính chính.',
    en: () => 'A draft is changed or withdrawn as it is; only an issued document is corrected.',
  },
  nothing: {
    status: 422,
    vi: () => 'Chưa có gì khác với văn bản đang ghi; hãy sửa chỗ sai rồi lưu.',
    en: () => 'Nothing differs from what is recorded; correct what is wrong, then save.',
  },
  afterRollOut: {
    status: 422,
    vi: (f: { day: Day; rolledOutOn: Day }) =>
      `Ngày ban hành ${written(f.day)} muộn hơn ngày đã triển khai (${written(f.rolledOutOn)}); hãy sửa lần triển khai trước.`,
    en: (f: { day: Day; rolledOutOn: Day }) =>
      `${f.day} lies after the plan was rolled out (${f.rolledOutOn}); change the roll-out first.`,
  },
  afterChild: {
    status: 422,
    vi: (f: { day: Day; childDay: Day }) =>
      `Ngày ban hành ${written(f.day)} muộn hơn ngày của kế hoạch thực hiện nó (${written(f.childDay)}).`,
    en: (f: { day: Day; childDay: Day }) =>
      `${f.day} lies after a plan that carries it out was issued (${f.childDay}).`,
  },
  carriedOn: {
    status: 409,
    vi: (f: { count: number }) =>
      `Đang có ${f.count} kế hoạch thực hiện văn bản này; hãy thu hồi các kế hoạch đó trước.`,
    en: (f: { count: number }) =>
      `${numbered(f.count, 'plan carries', 'plans carry')} this one out; withdraw those first.`,
  },
  notWithdrawn: {
    status: 409,
    vi: () => 'Văn bản này không ở tình trạng đã thu hồi sau khi ban hành.',
    en: () => 'This has not been withdrawn after its issue.',
  },
});

/** What hangs on an issued plan within plans themselves; null: nothing. */
export interface Hanging {
  rolledOutOn: Day | null;
  childDay: Day | null;
  /** Plans issued under it that stand. */
  children: number;
}

/** The plan's face; null while it is a draft. */
export const faceOf = ({ number, issuedOn, subject, period }: Plan): PlanFace | null =>
  number === null || issuedOn === null ? null : { number, issuedOn, subject, period };

export const sameFace = (a: PlanFace, b: PlanFace): boolean =>
  a.number === b.number &&
  a.issuedOn === b.issuedOn &&
  a.subject === b.subject &&
  a.period.from === b.period.from &&
  a.period.to === b.period.to;

/** Whether it is issued and stands, else what to do. */
export function refuseNotStanding(plan: Plan): Problem | null {
  const state = stateOf(plan);
  if (state === 'withdrawn') return planProblem.withdrawn();
  return state === 'draft' ? planChangeProblem.notIssued() : null;
}

/** What is wrong with a correction, or null. What stands under the plan in other slices its followers judge. */
export function refuseCorrection(
  said: PlanFace,
  was: PlanFace,
  known: { issuer: Pick<Issuer, 'name' | 'from' | 'to'>; parentDay: Day | null; hanging: Hanging },
  today: Day,
): Problem | null {
  if (sameFace(said, was)) return planChangeProblem.nothing();
  const day = said.issuedOn;
  const { rolledOutOn, childDay } = known.hanging;
  const refusal = day === was.issuedOn ? null : refuseDay(day, today, known.issuer, known.parentDay);
  if (refusal) return refusal;
  if (rolledOutOn !== null && day > rolledOutOn) return planChangeProblem.afterRollOut({ day, rolledOutOn });
  return childDay !== null && day > childDay ? planChangeProblem.afterChild({ day, childDay }) : null;
}

/** What a plan bore after each change: what it bore before the next, the last one what it bears now. The newest first. */
export const changesTold = (
  oldestFirst: readonly Omit<PlanChange, 'now'>[],
  now: PlanFace | null,
): PlanChange[] =>
  oldestFirst
    .map((change, at) => ({ ...change, now: oldestFirst[at + 1]?.was ?? now ?? change.was }))
    .reverse();
