import { type Day, written } from '../kernel/day.ts';
import { type Problem, problems } from '../kernel/problem.ts';
import type { Text } from '../kernel/text.ts';
import type { BodyKind } from '../officials/body.ts';
import { bodyKindText } from '../officials/official.names.ts';
import { planProblem } from '../plans/plan.rules.ts';
import type { Attendee, ReviewBody, ReviewSaid } from './review.ts';

export const reviewProblem = problems('review', {
  signed: {
    status: 409,
    vi: () => 'Báo cáo này đã ký, không sửa được nữa.',
    en: () => 'This report is signed and cannot be changed.',
  },
  periodAhead: {
    status: 422,
    vi: (f: { to: Day; heldOn: Day; fields: string[] }) =>
      `Kỳ số liệu đến ${written(f.to)} nhưng hội nghị ngày ${written(f.heldOn)}; kỳ không được kết thúc sau hội nghị.`,
    en: (f: { to: Day; heldOn: Day; fields: string[] }) =>
      `The period runs to ${f.to}, but the meeting is on ${f.heldOn}; it may not end after the meeting.`,
  },
  notItsTask: {
    status: 422,
    vi: (f: { body: string; kind: Text; fields: string[] }) =>
      `${f.body} (${f.kind.vi}) không lập báo cáo sơ kết, tổng kết; hãy chọn cấp ủy, chi bộ, ủy ban kiểm tra, ủy ban nhân dân hoặc Mặt trận.`,
    en: (f: { body: string; kind: Text; fields: string[] }) =>
      `${f.body} (${f.kind.en}) writes no reviews; choose a committee, cell, inspection commission, people’s committee or the Front.`,
  },
  notHeld: {
    status: 422,
    vi: (f: { heldOn: Day }) => `Hội nghị ngày ${written(f.heldOn)} chưa diễn ra nên chưa ký được.`,
    en: (f: { heldOn: Day }) => `The meeting of ${f.heldOn} has not been held, so it cannot be signed.`,
  },
  planNotIssued: {
    status: 422,
    vi: () => 'Kế hoạch chưa ban hành hoặc đã thu hồi; hãy chọn kế hoạch đã ban hành.',
    en: () => 'The plan is not issued, or is withdrawn; choose one that is issued.',
  },
  moved: {
    status: 409,
    vi: () => 'Số liệu vừa thay đổi so với lúc đồng chí xem; hãy xem lại rồi ký.',
    en: () => 'The figures have changed since you looked; look again, then sign.',
  },
  noChair: {
    status: 422,
    vi: () => 'Chưa ghi người chủ trì hội nghị.',
    en: () => 'Nobody is noted as chair.',
  },
  twice: {
    status: 422,
    vi: (f: { name: string }) => `${f.name} có hai dòng trong danh sách dự.`,
    en: (f: { name: string }) => `${f.name} stands twice on the list.`,
  },
});

/** What reviews a plan: a committee, a commission or the Front. A board or an office only prepares it; a group's board writes none. */
export const reviewingKinds: readonly BodyKind[] = [
  'committee',
  'standingCommittee',
  'cell',
  'inspectionCommission',
  'peoplesCommittee',
  'front',
];

/** The body reviews plans, has a symbol for its report's number, and stood on the day of the meeting. */
export function refuseBody(body: Omit<ReviewBody, 'id' | 'unitId'>, heldOn: Day): Problem | null {
  const { name, kind, symbol, from, to } = body;
  if (!reviewingKinds.includes(kind))
    return reviewProblem.notItsTask({ body: name, kind: bodyKindText[kind], fields: ['bodyId'] });
  if (symbol === '') return planProblem.noSymbol({ body: name });
  const there = (from === null || from <= heldOn) && (to === null || heldOn <= to);
  return there ? null : planProblem.notThen({ body: name, day: heldOn });
}

export const refuseReview = ({ to, heldOn }: Pick<ReviewSaid, 'to' | 'heldOn'>): Problem | null =>
  to > heldOn ? reviewProblem.periodAhead({ to, heldOn, fields: ['to'] }) : null;

/** The same official in two posts is one line with both posts; of people without an account the name says who they are. */
export function refuseAttendance(attendees: readonly Attendee[]): Problem | null {
  const seen = new Set<string>();
  for (const { officialId, name, post } of attendees) {
    const who = officialId ?? `${name} ${post}`;
    if (seen.has(who)) return reviewProblem.twice({ name });
    seen.add(who);
  }
  return null;
}

export function refuseSigning(
  {
    heldOn,
    attendees,
    seen,
    now,
  }: { heldOn: Day; attendees: readonly Attendee[]; seen: string; now: string },
  today: Day,
): Problem | null {
  if (today < heldOn) return reviewProblem.notHeld({ heldOn });
  if (!attendees.some((one) => one.chair && one.present)) return reviewProblem.noChair();
  return seen === now ? null : reviewProblem.moved();
}

/** A text's thoughts, one a line, without list marks. */
export const thoughts = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim().replace(/^[-–+•*]\s*/, ''))
    .filter((line) => line !== '');
