import type { Assignment } from '../assignments/assignment.ts';
import { type Day, firstDay, type Month, monthOf, nextMonth, written } from '../kernel/day.ts';
import type { OfficialId, UnitId, VisitId } from '../kernel/id.ts';
import type { Role } from '../kernel/policy.ts';
import { type Problem, problems } from '../kernel/problem.ts';
import type { ActingAs, ContributionTold, VisitKind, VisitSaid } from './visit.ts';

/** The first day a line may speak of: before the working rule was anywhere in force. */
export const firstDiaryDay = '2010-01-01' as Day;

/** Why a line of the diary is refused: one sentence each, said to who wrote it. */
export const visitProblem = problems('visit', {
  dayAhead: {
    status: 422,
    vi: (f: { day: Day; today: Day }) => `Ngày ${written(f.day)} chưa tới; hôm nay là ${written(f.today)}.`,
    en: (f: { day: Day; today: Day }) => `${f.day} has not come yet; today is ${f.today}.`,
  },
  dayTooEarly: {
    status: 422,
    vi: (f: { day: Day }) =>
      `Nhật ký bắt đầu từ ${written(firstDiaryDay)}; hãy xem lại năm của ngày ${written(f.day)}.`,
    en: (f: { day: Day }) => `The diary begins on ${firstDiaryDay}; look again at the year of ${f.day}.`,
  },
  notHeld: {
    status: 403,
    vi: (f: { day: Day }) => `Ngày ${written(f.day)} đơn vị này không phân công cho cán bộ.`,
    en: (f: { day: Day }) => `On ${f.day} this unit was not assigned to the official.`,
  },
  countOutsideMeeting: {
    status: 422,
    vi: () => 'Chỉ ghi số hộ dự cho cuộc họp tổ.',
    en: () => 'Households are counted at group meetings only.',
  },
  morePresentThanTotal: {
    status: 422,
    vi: (f: { present: number; total: number }) =>
      `Số hộ dự (${f.present}) nhiều hơn số hộ của đơn vị (${f.total}).`,
    en: (f: { present: number; total: number }) =>
      `More households present (${f.present}) than the unit has (${f.total}).`,
  },
  moreDidThanTotal: {
    status: 422,
    vi: (f: { did: number; total: number }) =>
      `Số hộ làm theo (${f.did}) nhiều hơn số hộ của đơn vị (${f.total}).`,
    en: (f: { did: number; total: number }) =>
      `More households do it (${f.did}) than the unit has (${f.total}).`,
  },
  householdOutsideCall: {
    status: 422,
    vi: () => 'Chỉ ghi số thứ tự hộ khi đến thăm hộ.',
    en: () => 'A household’s number is noted for a household call only.',
  },
  topicTwice: {
    status: 422,
    vi: () => 'Một nội dung tuyên truyền được chọn hai lần.',
    en: () => 'A topic is chosen twice.',
  },
  moneyWithoutAmount: {
    status: 422,
    vi: () => 'Đóng góp bằng tiền thì ghi số tiền; ý kiến và công sức thì không ghi tiền.',
    en: () => 'Money is given with its amount; an idea and work without one.',
  },
  meetingTwice: {
    status: 422,
    vi: (f: { day: Day; visitId: VisitId }) =>
      `Cuộc họp ngày ${written(f.day)} ở đơn vị này đã được ghi; nếu ghi sai, hãy mở dòng đó và thay.`,
    en: (f: { day: Day; visitId: VisitId }) =>
      `This meeting of ${f.day} is noted already; if it is wrong, open that line and replace it.`,
  },
  notYourPart: {
    status: 403,
    vi: () => 'Đồng chí chỉ ghi được phần việc của chi ủy hoặc của tổ mình.',
    en: () => 'You may note only what your own cell committee or group did.',
  },
  notYours: {
    status: 403,
    vi: () => 'Chỉ người có tên ở dòng này, người đã ghi nó hoặc văn phòng mới rút hay thay được.',
    en: () => 'Only whose line this is, who wrote it, or the office may take it back.',
  },
  alreadyWithdrawn: {
    status: 409,
    vi: (f: { on: Day }) => `Dòng này đã được rút ngày ${written(f.on)}.`,
    en: (f: { on: Day }) => `This line was withdrawn on ${f.on}.`,
  },
});

/**
 * What is wrong with a line, or null. The device asks before it sends, the server before it stores.
 * `held`: the assignment of whose visit it is on that day; null where there is none. For acts of a cell or a group, which need
 * none, give true. `total`: households of the unit as the line will freeze them; null: not known.
 */
export function refuseVisit(
  visit: VisitSaid,
  { held, today, total }: { held: Assignment | true | null; today: Day; total: number | null },
): Problem | null {
  return (
    refuseDay(visit.day, held, today) ??
    refuseCounts(visit, total) ??
    visit.contributions.map(refuseContribution).find((problem) => problem !== null) ??
    null
  );
}

/** Of any line of the diary: a day that has come, on which the unit was held. */
export function refuseDay(day: Day, held: Assignment | true | null, today: Day): Problem | null {
  if (day > today) return visitProblem.dayAhead({ day, today });
  if (day < firstDiaryDay) return visitProblem.dayTooEarly({ day });
  return held === null ? visitProblem.notHeld({ day }) : null;
}

function refuseCounts(visit: VisitSaid, total: number | null): Problem | null {
  const { kind, householdsPresent: present } = visit;
  if (kind !== 'groupMeeting' && (present !== null || (visit.householdsTotal ?? null) !== null))
    return visitProblem.countOutsideMeeting();
  if (kind !== 'householdCall' && visit.householdNumber !== null) return visitProblem.householdOutsideCall();
  if (total !== null && present !== null && present > total)
    return visitProblem.morePresentThanTotal({ present, total });
  if (new Set(visit.topics.map((topic) => topic.topicId)).size < visit.topics.length)
    return visitProblem.topicTwice();
  const did = Math.max(...visit.topics.map((topic) => topic.householdsDid ?? 0), 0);
  return total !== null && did > total ? visitProblem.moreDidThanTotal({ did, total }) : null;
}

export const refuseContribution = ({
  kind,
  valueVnd,
}: Pick<ContributionTold, 'kind' | 'valueVnd'>): Problem | null =>
  (kind === 'money') === (valueVnd !== null) ? null : visitProblem.moneyWithoutAmount();

/** A cell's account speaks for the committee and the member in charge, a group's account for its head. */
export function refusePart(actingAs: ActingAs, roles: readonly Role[]): Problem | null {
  const needed: Role = actingAs === 'groupHead' ? 'groupHead' : 'cell';
  return roles.includes(needed) ? null : visitProblem.notYourPart();
}

/** Who may take a line back: whose it is, who wrote it, or a clerk of its unit; once, at any time. */
export function refuseWithdrawal(
  row: { officialId: OfficialId; notedBy: OfficialId; withdrawnOn: Day | null },
  by: { officialId: OfficialId; clerk: boolean },
): Problem | null {
  if (row.withdrawnOn !== null) return visitProblem.alreadyWithdrawn({ on: row.withdrawnOn });
  const own = row.officialId === by.officialId || row.notedBy === by.officialId;
  return own || by.clerk ? null : visitProblem.notYours();
}

/**
 * Assignments that are owed a meeting in `month` and got none: the list to urge (đôn đốc).
 *
 * A unit is owed one meeting for every month it was held from first day to last. A unit taken over (tiếp nhận) mid-month is
 * owed from the next: nobody is urged for a meeting held before they came. (The unit itself still shows among the unvisited.)
 */
export function unattended<Held extends Assignment>(
  assignments: readonly Held[],
  visits: readonly { officialId: OfficialId; unitId: UnitId; day: Day; kind: VisitKind }[],
  month: Month,
): Held[] {
  const [start, end] = [firstDay(month), firstDay(nextMonth(month))];
  const attended = new Set(visits.filter((v) => isMeeting(v.kind) && monthOf(v.day) === month).map(pair));
  return assignments.filter(
    (a) => a.from <= start && (a.until === null || a.until >= end) && !attended.has(pair(a)),
  );
}

export const isMeeting = (kind: VisitKind): boolean => kind === 'cellMeeting' || kind === 'groupMeeting';
const pair = (x: { officialId: OfficialId; unitId: UnitId }) => `${x.officialId} ${x.unitId}`;

/** Share of households that came; null where either number is not known, or there are none: never 0 %. */
export const attendance = (present: number | null, total: number | null): number | null =>
  present === null || total === null || total === 0 ? null : present / total;
