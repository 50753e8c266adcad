import { addDays, addMonths, type Day, lastDay, type Month, monthOf, written } from '../kernel/day.ts';
import { type Problem, problems } from '../kernel/problem.ts';

export const urgingProblem = problems('urging', {
  answered: {
    status: 409,
    vi: () => 'Lần đôn đốc này đã được trả lời.',
    en: () => 'This urging has been answered.',
  },
  notYours: {
    status: 403,
    vi: () => 'Chỉ người được đôn đốc, hoặc người giữ chức trong tổ chức ấy, trả lời.',
    en: () => 'Only the one urged, or who holds a post in that body, answers.',
  },
  selfUrged: {
    status: 422,
    vi: () => 'Không thể tự đôn đốc chính mình.',
    en: () => 'One cannot urge oneself.',
  },
  dayAhead: {
    status: 422,
    vi: (f: { day: Day; fields: string[] }) => `Ngày ${written(f.day)} chưa tới.`,
    en: (f: { day: Day; fields: string[] }) => `${f.day} has not come yet.`,
  },
  duePast: {
    status: 422,
    vi: (_: { fields: string[] }) => 'Hạn thực hiện không được trước hôm nay.',
    en: (_: { fields: string[] }) => 'The due day lies before today.',
  },
  toOne: {
    status: 422,
    vi: (_: { fields: string[] }) => 'Chọn một người hoặc một tổ chức chịu trách nhiệm, không cả hai.',
    en: (_: { fields: string[] }) => 'Name one official or one body that answers for it, not both.',
  },
  settled: {
    status: 409,
    vi: () => 'Chỉ đạo này đã hoàn thành.',
    en: () => 'This direction is done.',
  },
  notReported: {
    status: 409,
    vi: () => 'Chưa có báo cáo kết quả để xem xét.',
    en: () => 'There is no outcome reported yet.',
  },
  notGiver: {
    status: 403,
    vi: () => 'Chỉ người chỉ đạo hoặc cấp ủy xác nhận hoàn thành.',
    en: () => 'Only who gave the direction, or the committee, settles it.',
  },
});

/** Days without any entry after which a unit counts as unvisited; data of the tenant may say otherwise later. */
export const unvisitedAfter = 45;
/** Days after publication within which a unit should be received. */
export const receiptWithin = 5;

/** The last whole month before a day: the month whose meetings are asked about. */
export const monthAsked = (today: Day): Month => addMonths(monthOf(today), -1);
/** A month's meeting is owed until some days into the next, so that an evening on the 30th can still be entered. */
export const meetingDue = (month: Month): Day => addDays(lastDay(month), 3);

export function refuseDirection(
  said: { toId: unknown; toBodyId: unknown; dueOn: Day },
  today: Day,
): Problem | null {
  if (said.toId !== null && said.toBodyId !== null) return urgingProblem.toOne({ fields: ['toId'] });
  return said.dueOn < today ? urgingProblem.duePast({ fields: ['dueOn'] }) : null;
}
