import { type Day, written } from '../kernel/day.ts';
import type { OfficialId } from '../kernel/id.ts';
import { type Problem, problems } from '../kernel/problem.ts';
import { numbered } from '../kernel/text.ts';
import { postName } from '../officials/official.names.ts';
import type { AssignmentState } from './assignment.ts';

/** Days within which one should receive what was given, and a clerk answer an objection. */
export const daysToReceive = 5;
export const daysToAnswer = 5;

export const assignmentProblem = problems('assignment', {
  planHolds: {
    status: 409,
    vi: (f: { count: number }) =>
      `Còn ${f.count} phân công theo kế hoạch này đang có hiệu lực; hãy thôi phân công hoặc công bố theo kế hoạch khác trước.`,
    en: (f: { count: number }) =>
      `${numbered(f.count, 'assignment stands', 'assignments stand')} under this plan; end what stands or publish under another plan first.`,
  },
  outsidePlan: {
    status: 409,
    vi: (f: { count: number; from: Day; to: Day }) =>
      `Có ${f.count} phân công đã công bố theo kế hoạch này không bắt đầu trong khoảng từ ${written(f.from)} đến ${written(f.to)}; ngày ban hành và thời gian thực hiện phải bao trùm các phân công ấy.`,
    en: (f: { count: number; from: Day; to: Day }) =>
      `${numbered(f.count, 'assignment published under this plan does', 'assignments published under this plan do')} not begin from ${f.from} to ${f.to}; day of issue and period must cover them.`,
  },
  notOwn: {
    status: 403,
    vi: () => 'Chỉ người được phân công mới tiếp nhận hoặc nêu ý kiến.',
    en: () => 'Only the one assigned can receive it or object to it.',
  },
  over: {
    status: 409,
    vi: (f: { unit: string; until: Day }) => `Phân công ${f.unit} đã thôi từ ngày ${written(f.until)}.`,
    en: (f: { unit: string; until: Day }) => `The assignment of ${f.unit} ended on ${f.until}.`,
  },
  objectedBefore: {
    status: 409,
    vi: () => 'Đồng chí đã nêu ý kiến về phân công này rồi.',
    en: () => 'You have already objected to this assignment.',
  },
  receivedBefore: {
    status: 409,
    vi: (f: { day: Day }) => `Đồng chí đã tiếp nhận ngày ${written(f.day)}; muốn thôi thì làm bàn giao.`,
    en: (f: { day: Day }) => `You received it on ${f.day}; to give it up, hand it over.`,
  },
  nothingToAnswer: {
    status: 409,
    vi: () => 'Không có ý kiến nào đang chờ trả lời.',
    en: () => 'There is no objection waiting for an answer.',
  },
  heldAlready: {
    status: 409,
    vi: (f: { unit: string; holder: string }) =>
      `${f.unit} đã có ${f.holder} theo dõi trong thời gian đó; hãy làm bàn giao hoặc thôi phân công trước.`,
    en: (f: { unit: string; holder: string }) =>
      `${f.unit} has ${f.holder} in that time; hand it over or end that assignment first.`,
  },
  notStanding: {
    status: 422,
    vi: (f: { day: Day }) => `Đơn vị này không có vào ngày ${written(f.day)}.`,
    en: (f: { day: Day }) => `This unit does not stand on ${f.day}.`,
  },
  leaverHolds: {
    status: 409,
    vi: (f: { units: string[] }) =>
      `Đồng chí này còn được phân công ${f.units.length} đơn vị (${shortList(f.units)}); hãy bàn giao hoặc thôi phân công trước.`,
    en: (f: { units: string[] }) =>
      `This official still holds ${numbered(f.units.length, 'unit')} (${shortList(f.units)}); hand over or end what is held first.`,
  },
  beforeStart: {
    status: 422,
    vi: (f: { lastDay: Day; from: Day }) =>
      `Ngày cuối ${written(f.lastDay)} sớm hơn ngày bắt đầu (${written(f.from)}).`,
    en: (f: { lastDay: Day; from: Day }) => `${f.lastDay} lies before its first day (${f.from}).`,
  },
  afterEnd: {
    status: 409,
    vi: (f: { until: Day }) => `Phân công này đã thôi từ ngày ${written(f.until)}.`,
    en: (f: { until: Day }) => `This assignment has already ended on ${f.until}.`,
  },
});

/** Enough of the names to know them by. */
const shortList = (names: readonly string[]): string =>
  names.length > 3 ? `${names.slice(0, 3).join(', ')}, …` : names.join(', ');

/** What the rules ask of an assignment. */
export interface Standing {
  officialId: OfficialId;
  unitName: string;
  from: Day;
  until: Day | null;
  receivedOn: Day | null;
  objection: string | null;
  answer: string | null;
}

export const stateOn = ({ from, until }: Pick<Standing, 'from' | 'until'>, day: Day): AssignmentState =>
  day < from ? 'coming' : until !== null && day >= until ? 'ended' : 'held';

/** One may receive one's own, also before its first day; a second time changes nothing. */
export function refuseReceipt(a: Standing, by: OfficialId, today: Day): Problem | null {
  if (a.officialId !== by) return assignmentProblem.notOwn();
  return over(a, today);
}

/** One objects to one's own, once, before receiving it. */
export function refuseObjection(a: Standing, by: OfficialId, today: Day): Problem | null {
  if (a.officialId !== by) return assignmentProblem.notOwn();
  if (a.objection !== null) return assignmentProblem.objectedBefore();
  if (a.receivedOn !== null) return assignmentProblem.receivedBefore({ day: a.receivedOn });
  return over(a, today);
}

export const refuseAnswer = (a: Pick<Standing, 'objection' | 'answer'>): Problem | null =>
  a.objection === null || a.answer !== null ? assignmentProblem.nothingToAnswer() : null;

/** An end may lie ahead, and may bring an end already set nearer. */
export function refuseEnd(a: Pick<Standing, 'from' | 'until'>, lastDay: Day): Problem | null {
  if (lastDay < a.from) return assignmentProblem.beforeStart({ lastDay, from: a.from });
  return a.until !== null && lastDay >= a.until ? assignmentProblem.afterEnd({ until: a.until }) : null;
}

const over = (a: Standing, today: Day): Problem | null =>
  a.until !== null && today >= a.until ? assignmentProblem.over({ unit: a.unitName, until: a.until }) : null;

/** «Bí thư Đảng ủy xã; Chủ tịch Hội đồng nhân dân xã», as a list prints it; without a leading post what lists say instead. */
export function postsWritten(
  posts: readonly (Parameters<typeof postName>[0] & { bodyName: string })[],
  postTitle: string,
): string {
  const leading = posts.filter((post) => post.title !== 'memberInCharge' && post.title !== 'member');
  const all = leading.map((post) =>
    post.label === '' ? `${postName(post).vi} ${post.bodyName}` : post.label,
  );
  return all.length > 0 ? all.join('; ') : postTitle;
}
