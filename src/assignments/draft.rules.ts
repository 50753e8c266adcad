import { type Day, type Period, written } from '../kernel/day.ts';
import type { OfficialId, UnitId } from '../kernel/id.ts';
import { type Problem, problems } from '../kernel/problem.ts';
import { numbered, type Text } from '../kernel/text.ts';
import type { Pair } from './draft.ts';

/** Names in a sentence: the first ten, then how many more. */
const most = 10;
const few = (names: readonly string[], more: string) =>
  names.length <= most
    ? names.join(', ')
    : `${names.slice(0, most).join(', ')} ${more} ${names.length - most}`;

interface Infeasible {
  units: string[];
  officials: string[];
  room: number;
  byNeed: boolean;
  /** Without any one of these rules there is a plan, of so many points at least. */
  relax: readonly { rule: string; cost: number }[];
}

const relaxText: Record<string, Text> = {
  locks: { vi: 'các đơn vị giữ cố định', en: 'units held fixed' },
  forbid: { vi: 'các cặp không giao', en: 'forbidden pairs' },
  requiredSkills: { vi: 'chuyên môn bắt buộc', en: 'required skills' },
  home: { vi: 'không giao nơi ở', en: 'nobody where they live' },
  area: { vi: 'chỉ trong địa bàn', en: 'own area only' },
  maxChanges: { vi: 'số đơn vị đổi người', en: 'how many units may change hands' },
  spread: { vi: 'cách chia đều', en: 'how even the loads must be' },
  min: { vi: 'số ít nhất của mỗi người', en: 'the least each must take' },
  max: { vi: 'số nhiều nhất của mỗi người', en: 'the most each may take' },
};

function relaxed(relax: Infeasible['relax'], lang: 'vi' | 'en'): string {
  if (relax.length === 0) return '';
  const rules = relax.map(({ rule, cost }) => {
    const points = cost.toLocaleString(lang === 'vi' ? 'vi-VN' : 'en-GB');
    return `${relaxText[rule]?.[lang] ?? rule} (${points} ${lang === 'vi' ? 'điểm' : 'points'})`;
  });
  return lang === 'vi'
    ? ` Bỏ một trong các quy tắc sau là phân công được: ${rules.join('; ')}.`
    : ` Without any one of these rules there is a plan: ${rules.join('; ')}.`;
}

export const draftProblem = problems('draft', {
  planWithdrawn: {
    status: 409,
    vi: () => 'Kế hoạch này đã thu hồi nên không phân công theo kế hoạch này được.',
    en: () => 'This plan is withdrawn; nothing can be assigned under it.',
  },
  planNotIssued: {
    status: 409,
    vi: () => 'Kế hoạch chưa ban hành; hãy cấp số và ngày rồi mới công bố phân công.',
    en: () => 'The plan is not issued; give it number and day before publishing.',
  },
  outsidePeriod: {
    status: 422,
    vi: (f: { day: Day; from: Day; to: Day }) =>
      `Ngày ${written(f.day)} ngoài thời gian của kế hoạch (từ ${written(f.from)} đến ${written(f.to)}).`,
    en: (f: { day: Day; from: Day; to: Day }) =>
      `${f.day} lies outside the plan’s period (${f.from} to ${f.to}).`,
  },
  beforeIssue: {
    status: 422,
    vi: (f: { day: Day; issuedOn: Day }) =>
      `Ngày hiệu lực ${written(f.day)} sớm hơn ngày ban hành kế hoạch (${written(f.issuedOn)}).`,
    en: (f: { day: Day; issuedOn: Day }) => `${f.day} lies before the plan was issued (${f.issuedOn}).`,
  },
  noLink: {
    status: 422,
    vi: () => 'Ngày đó cấp này không nắm cấp đơn vị ấy theo cách phân công này; hãy khai báo mắt xích trước.',
    en: () =>
      'On that day this tier does not hold that tier by this kind of assignment; declare the link first.',
  },
  noUnits: {
    status: 422,
    vi: (f: { day: Day }) => `Ngày ${written(f.day)} chưa có đơn vị nào của cấp này.`,
    en: (f: { day: Day }) => `No unit of that tier stands on ${f.day}.`,
  },
  unitsElsewhere: {
    status: 422,
    vi: (f: { count: number; day: Day }) =>
      `${f.count} đơn vị được chọn không thuộc cấp này hoặc không còn vào ngày ${written(f.day)}.`,
    en: (f: { count: number; day: Day }) =>
      `${numbered(f.count, 'chosen unit is not of this tier or does', 'chosen units are not of this tier or do')} not stand on ${f.day}.`,
  },
  officialTwice: {
    status: 422,
    vi: () => 'Có người được chọn hai lần.',
    en: () => 'Someone is chosen twice.',
  },
  leastOverMost: {
    status: 422,
    vi: (f: { count: number }) => `${f.count} người có số ít nhất lớn hơn số nhiều nhất.`,
    en: (f: { count: number }) =>
      `For ${numbered(f.count, 'person', 'people')} the least is more than the most.`,
  },
  notActive: {
    status: 422,
    vi: (f: { names: string[]; day: Day }) =>
      `Ngày ${written(f.day)} không còn (hoặc chưa) công tác: ${few(f.names, 'và thêm')}.`,
    en: (f: { names: string[]; day: Day }) => `Not in office on ${f.day}: ${few(f.names, 'and a further')}.`,
  },
  infeasible: {
    status: 422,
    vi: (f: Infeasible) =>
      f.units.length === 0
        ? `Không có cách phân công nào thỏa mãn các số ít nhất và nhiều nhất đã đặt.${relaxed(f.relax, 'vi')}`
        : `Không phân công được: ${f.units.length} đơn vị (${few(f.units, 'và thêm')}) chỉ giao được cho ${f.officials.length} người (${few(f.officials, 'và thêm')}), mà những người này chỉ nhận được ${f.byNeed ? 'tổng mức việc ' : ''}${f.room}.${relaxed(f.relax, 'vi')}`,
    en: (f: Infeasible) =>
      f.units.length === 0
        ? `No plan keeps the least and the most that were set.${relaxed(f.relax, 'en')}`
        : `No plan exists: ${numbered(f.units.length, 'unit')} (${few(f.units, 'and a further')}) may go to ${numbered(f.officials.length, 'person', 'people')} only (${few(f.officials, 'and a further')}), with room for ${f.byNeed ? 'a workload of ' : ''}${f.room}.${relaxed(f.relax, 'en')}`,
  },
  tooFewChanges: {
    status: 422,
    vi: (f: { most: number }) =>
      `Không có cách phân công nào chỉ đổi người ở nhiều nhất ${f.most} đơn vị; hãy cho đổi nhiều hơn hoặc bớt quy tắc.`,
    en: (f: { most: number }) =>
      `No plan changes the holder of at most ${numbered(f.most, 'unit')}; allow more changes or fewer rules.`,
  },
  noTime: {
    status: 422,
    vi: () =>
      'Hết giờ mà chưa tìm được cách phân công nào; hãy bớt quy tắc hoặc chia thành nhiều phương án nhỏ hơn.',
    en: () => 'Time ran out before any plan was found; use fewer rules or several smaller drafts.',
  },
  changedSince: {
    status: 409,
    vi: () => 'Phương án vừa có thay đổi khác; hãy xem lại rồi hoàn tác thay đổi sau cùng.',
    en: () => 'The draft has changed since; look at it again, then undo the last change.',
  },
  plannedSince: {
    status: 409,
    vi: () =>
      'Phương án vừa có thay đổi khác, có thể của người khác; hãy đóng lại, xem lại phương án rồi cân lại.',
    en: () =>
      'The draft has changed since, perhaps by someone else; close this, look at the draft again, then plan anew.',
  },
  movedSince: {
    status: 409,
    vi: (f: { units: string[] }) =>
      `Người khác vừa chuyển ${f.units.length} đơn vị trong phương án này (${few(f.units, 'và thêm')}); hãy xem lại rồi chuyển tiếp.`,
    en: (f: { units: string[] }) =>
      `Someone else has just moved ${numbered(f.units.length, 'unit')} of this draft (${few(f.units, 'and a further')}); look at it again, then move on.`,
  },
  notAsSeen: {
    status: 409,
    vi: () =>
      'Phương án vừa được sửa sau khi đồng chí mở xem nên chưa công bố; hãy xem lại các thay đổi rồi công bố.',
    en: () =>
      'The draft was changed after you opened it, so it is not published yet; look at the changes again, then publish.',
  },
  nothingToUndo: {
    status: 409,
    vi: () => 'Không có gì để hoàn tác.',
    en: () => 'There is nothing to undo.',
  },
  published: {
    status: 409,
    vi: () => 'Phương án này đã công bố nên không sửa được; hãy lập phương án khác.',
    en: () => 'This draft is published and stays as it is; make another.',
  },
  notInDraft: {
    status: 422,
    vi: (f: { count: number }) => `${f.count} đơn vị hoặc người không có trong phương án này.`,
    en: (f: { count: number }) =>
      `${numbered(f.count, 'unit or person is', 'units or people are')} not in this draft.`,
  },
  forbiddenPair: {
    status: 422,
    vi: () => 'Cặp này đã được ghi là không giao; hãy bỏ ghi chú đó trước.',
    en: () => 'This pair is marked as not to be; lift that first.',
  },
  leadsAlready: {
    status: 422,
    vi: () => 'Người phối hợp phải khác với người đang phụ trách hoặc theo dõi đơn vị đó.',
    en: () => 'Whoever assists must be another than the one in charge of the unit or following it.',
  },
  lockedPair: {
    status: 422,
    vi: () => 'Đơn vị này đang giữ cố định cho chính người đó; hãy bỏ giữ trước.',
    en: () => 'This unit is held fixed for that very person; lift the lock first.',
  },
  unassigned: {
    status: 422,
    vi: (f: { units: string[] }) => `Còn ${f.units.length} đơn vị chưa có người: ${few(f.units, 'và thêm')}.`,
    en: (f: { units: string[] }) =>
      `${numbered(f.units.length, 'unit has', 'units have')} nobody yet: ${few(f.units, 'and a further')}.`,
  },
  stale: {
    status: 409,
    vi: () =>
      'Từ khi lập phương án, đơn vị hoặc cán bộ đã thay đổi. Hãy cân lại, hoặc xác nhận vẫn công bố như cũ.',
    en: () => 'Units or officials have changed since this draft was made. Re-plan, or confirm it as it is.',
  },
  later: {
    status: 409,
    vi: (f: { units: string[]; day: Day }) =>
      `Từ ngày ${written(f.day)} trở đi đã có phân công khác cho ${f.units.length} đơn vị: ${few(f.units, 'và thêm')}. Hãy chọn ngày sau đó.`,
    en: (f: { units: string[]; day: Day }) =>
      `${numbered(f.units.length, 'unit already has', 'units already have')} another assignment beginning on ${f.day} or later: ${few(f.units, 'and a further')}. Choose a later day.`,
  },
});

interface PlanFacts {
  number: number | null;
  issuedOn: Day | null;
  withdrawnOn: Day | null;
  period: Period;
}

/** Whether a draft may be made for that day under a plan, issued or still a draft itself. */
export function refuseMaking(plan: PlanFacts, day: Day): Problem | null {
  if (plan.withdrawnOn !== null) return draftProblem.planWithdrawn();
  return outside(plan.period, day);
}

/** Whether assignments under the plan may begin on that day. */
export function refusePlanDay(plan: PlanFacts, day: Day): Problem | null {
  if (plan.withdrawnOn !== null) return draftProblem.planWithdrawn();
  if (plan.number === null || plan.issuedOn === null) return draftProblem.planNotIssued();
  if (day < plan.issuedOn) return draftProblem.beforeIssue({ day, issuedOn: plan.issuedOn });
  return outside(plan.period, day);
}

const outside = ({ from, to }: Period, day: Day): Problem | null =>
  day < from || day > to ? draftProblem.outsidePeriod({ day, from, to }) : null;

export function refuseOfficials(
  officials: readonly { officialId: OfficialId; least: number; most: number | null }[],
): Problem | null {
  if (new Set(officials.map((one) => one.officialId)).size < officials.length)
    return draftProblem.officialTwice();
  const crossed = officials.filter(({ least, most }) => most !== null && least > most);
  return crossed.length > 0 ? draftProblem.leastOverMost({ count: crossed.length }) : null;
}

/** Whether the units may go where they are put: both are in the draft, and no pair is marked as not to be. */
export function refuseMoves(
  moves: readonly { unitId: UnitId; officialId: OfficialId | null }[],
  draft: { units: ReadonlySet<string>; officials: ReadonlySet<string>; forbid: readonly Pair[] },
): Problem | null {
  const strangers = moves.filter(
    ({ unitId, officialId }) =>
      !draft.units.has(unitId) || (officialId !== null && !draft.officials.has(officialId)),
  );
  if (strangers.length > 0) return draftProblem.notInDraft({ count: strangers.length });
  const forbidden = moves.some((move) =>
    draft.forbid.some((pair) => pair.unitId === move.unitId && pair.officialId === move.officialId),
  );
  return forbidden ? draftProblem.forbiddenPair() : null;
}

/** Units that another than the sender saw there has by now. */
export function movedSince(
  moves: readonly { unitId: UnitId; fromId?: OfficialId | null | undefined }[],
  rows: readonly { unitId: UnitId; officialId: OfficialId | null }[],
): UnitId[] {
  const now = new Map(rows.map(({ unitId, officialId }) => [unitId, officialId]));
  return moves
    .filter(({ unitId, fromId }) => fromId !== undefined && now.get(unitId) !== fromId)
    .map(({ unitId }) => unitId);
}

export const notInOffice = (people: readonly { name: string }[], day: Day): Problem | null =>
  people.length > 0 ? draftProblem.notActive({ names: people.map(({ name }) => name), day }) : null;
