import {
  addDays,
  type Day,
  daysBetween,
  firstDay,
  type Month,
  written,
  writtenMonth,
} from '../kernel/day.ts';
import { type Problem, problems } from '../kernel/problem.ts';
import { sameFigures } from './figure.rules.ts';
import type { Figures } from './figure.ts';
import type { Hop, HopDone, ReportState } from './report.ts';

export const reportProblem = problems('report', {
  notBegun: {
    status: 422,
    vi: (f: { month: Month; from: Day }) =>
      `Báo cáo tháng ${writtenMonth(f.month)} ký được từ ngày ${written(f.from)}.`,
    en: (f: { month: Month; from: Day }) => `The report of ${f.month} can be signed from ${f.from}.`,
  },
  alreadySigned: {
    status: 409,
    vi: (f: { month: Month }) => `Báo cáo tháng ${writtenMonth(f.month)} đã ký; muốn sửa thì nhờ trả lại.`,
    en: (f: { month: Month }) => `The report of ${f.month} is signed; to change it, have it returned.`,
  },
  moved: {
    status: 409,
    vi: () => 'Nhật ký vừa có thay đổi, số liệu không còn như đồng chí đã xem; hãy xem lại rồi ký.',
    en: () => 'The diary has changed and the figures are not those you saw; look again, then sign.',
  },
  notOwed: {
    status: 422,
    vi: (f: { month: Month }) => `Tháng ${writtenMonth(f.month)} đồng chí không phụ trách đơn vị nào ở đây.`,
    en: (f: { month: Month }) => `In ${f.month} you held no unit here.`,
  },
  notInPlace: {
    status: 403,
    vi: () => 'Đồng chí không được ủy quyền ký thay người này hôm nay.',
    en: () => 'You are not delegated to sign in this person’s place today.',
  },
  wrongState: {
    status: 409,
    vi: (f: { state: ReportState }) => `Báo cáo này ${stateText[f.state].vi}, không làm bước này được.`,
    en: (f: { state: ReportState }) =>
      `This report is ${stateText[f.state].en.toLowerCase()}; this step does not fit.`,
  },
  notThere: { status: 404, vi: () => 'Không tìm thấy báo cáo này.', en: () => 'No such report.' },
});

export const stateText: Record<ReportState, { vi: string; en: string }> = {
  draft: { vi: 'đang soạn', en: 'Draft' },
  signed: { vi: 'đã ký, chờ tổng hợp', en: 'Signed, waiting for the board' },
  collected: { vi: 'đã tổng hợp, chờ cấp ủy', en: 'Collected, waiting for the committee' },
  accepted: { vi: 'cấp ủy đã nhận', en: 'Accepted' },
  returned: { vi: 'bị trả lại', en: 'Returned' },
};
export const hopText: Record<Hop, { vi: string; en: string }> = {
  author: { vi: 'Cán bộ ký', en: 'Official signs' },
  board: { vi: 'Ban tổng hợp', en: 'Board collects' },
  committee: { vi: 'Cấp ủy nhận', en: 'Committee accepts' },
};

/** Offices close their figures in a month's last third: from the 20th on a report can be signed. */
export const signableFrom = (month: Month): Day => addDays(firstDay(month), 19);

/** What is wrong with signing now, or null. `seen` is what the author had before them, `now` what the diary holds. */
export function refuseSigning(
  said: { month: Month; seen: Figures },
  { state, now, owed, today }: { state: ReportState | null; now: Figures; owed: boolean; today: Day },
): Problem | null {
  const { month } = said;
  if (today < signableFrom(month)) return reportProblem.notBegun({ month, from: signableFrom(month) });
  if (state !== null && state !== 'draft' && state !== 'returned')
    return reportProblem.alreadySigned({ month });
  if (!owed) return reportProblem.notOwed({ month });
  return sameFigures(said.seen, now) ? null : reportProblem.moved();
}

/** The state each step starts from and leads to. */
export const steps = {
  collect: { from: ['signed'], to: 'collected', hop: 'board' },
  accept: { from: ['collected'], to: 'accepted', hop: 'committee' },
  returnByBoard: { from: ['signed'], to: 'returned', hop: 'board' },
  returnByCommittee: { from: ['collected'], to: 'returned', hop: 'committee' },
} as const satisfies Record<string, { from: readonly ReportState[]; to: ReportState; hop: Hop }>;
export type Step = keyof typeof steps;

export const refuseStep = (step: Step, state: ReportState): Problem | null =>
  (steps[step].from as readonly ReportState[]).includes(state) ? null : reportProblem.wrongState({ state });

/** Days a hop is late: until it was done, or until today where it is still owed; 0 in time, null where it is not its turn yet. */
export function lateDays(hop: Pick<HopDone, 'dueOn' | 'doneOn'>, today: Day, itsTurn = true): number | null {
  if (hop.doneOn === null && !itsTurn) return null;
  return Math.max(0, daysBetween(hop.dueOn, hop.doneOn ?? today));
}

/** Whose turn it is. */
export const holderOf: Record<ReportState, Hop | null> = {
  draft: 'author',
  returned: 'author',
  signed: 'board',
  collected: 'committee',
  accepted: null,
};

/** Someone who took over after the middle of a month owes no report of it: nobody is urged for what came before them. */
export const owesFrom = (month: Month): Day => addDays(firstDay(month), 14);
