import { type Day, written } from '../kernel/day.ts';
import type { UnitId } from '../kernel/id.ts';
import { problems } from '../kernel/problem.ts';
import { numbered, type Text } from '../kernel/text.ts';
import { endedAt, holdsOn, joined } from './unit.rules.ts';
import type { UnitEdge } from './unit.ts';

/** Why a merger, a split … is refused: one sentence each, said to the clerk who makes it. */
export const unitChangeProblem = problems('unitChange', {
  tooFew: {
    status: 422,
    vi: (_: { fields: string[] }) => 'Hãy chọn từ hai đơn vị trở lên để sáp nhập.',
    en: (_: { fields: string[] }) => 'Choose two units or more to merge.',
  },
  tiersDiffer: {
    status: 422,
    vi: (f: { name: string; other: string }) => `«${f.name}» và «${f.other}» không cùng cấp.`,
    en: (f: { name: string; other: string }) => `«${f.name}» and «${f.other}» are not of one tier.`,
  },
  intoItself: {
    status: 422,
    vi: (f: { name: string }) => `«${f.name}» vừa là đơn vị sáp nhập vừa là đơn vị nhận.`,
    en: (f: { name: string }) => `«${f.name}» is both merged and the one that takes over.`,
  },
  childUnplaced: {
    status: 422,
    vi: (f: { name: string; count: number }) =>
      `Hãy chọn đơn vị nhận cho ${f.count} đơn vị bên dưới, như «${f.name}».`,
    en: (f: { name: string; count: number }) =>
      `Say which unit takes each of ${numbered(f.count, 'unit')} beneath, such as «${f.name}».`,
  },
  childForeign: {
    status: 422,
    vi: (f: { name: string }) => `Có đơn vị trong danh sách không nằm ngay dưới «${f.name}».`,
    en: (f: { name: string }) => `A unit of the list does not hang directly beneath «${f.name}».`,
  },
  sharesDiffer: {
    status: 422,
    vi: (f: { name: string; sum: number; total: number }) =>
      `Số hộ chia ra là ${f.sum}, nhưng «${f.name}» đang có ${f.total} hộ; sửa cho khớp.`,
    en: (f: { name: string; sum: number; total: number }) =>
      `The shares make ${numbered(f.sum, 'household')}, but «${f.name}» has ${f.total}; make them agree.`,
  },
  heirUnknown: {
    status: 422,
    vi: (f: { name: string }) =>
      `Đơn vị tiếp nhận việc đang dở phải là một trong các đơn vị nhận từ «${f.name}».`,
    en: (f: { name: string }) =>
      `Who takes over what is open must be one of the units that take from «${f.name}».`,
  },
  askHeir: {
    status: 422,
    vi: (f: { name: string; open: Text }) =>
      `«${f.name}» còn việc đang dở (${f.open.vi}); hãy chọn đơn vị tiếp nhận.`,
    en: (f: { name: string; open: Text }) =>
      `«${f.name}» still has open matters (${f.open.en}); choose who takes them.`,
  },
  tierEmpty: {
    status: 422,
    vi: (f: { name: string; tier: number }) => `Dưới «${f.name}» không có đơn vị nào thuộc cấp ${f.tier}.`,
    en: (f: { name: string; tier: number }) =>
      `Nothing of tier ${f.tier}: it has no unit beneath «${f.name}».`,
  },
  noneAbove: {
    status: 422,
    vi: (f: { name: string }) => `Phía trên «${f.name}» không còn cấp nào nhận các đơn vị bên dưới.`,
    en: (f: { name: string }) => `Nothing stands above «${f.name}» to take the units beneath it.`,
  },
  stillStanding: {
    status: 422,
    vi: (f: { name: string; day: Day }) =>
      `«${f.name}» vẫn còn vào hoặc sau ngày ${written(f.day)}; chỉ lập lại đơn vị đã kết thúc.`,
    en: (f: { name: string; day: Day }) =>
      `«${f.name}» stands on or after ${f.day}; only a unit that ended can be restored.`,
  },
  begunThatDay: {
    status: 422,
    vi: (f: { name: string; day: Day }) =>
      `«${f.name}» bắt đầu đúng ngày ${written(f.day)}; chọn ngày sau đó.`,
    en: (f: { name: string; day: Day }) => `«${f.name}» begins on ${f.day} itself; choose a later day.`,
  },
  homeNotYet: {
    status: 422,
    vi: (f: { name: string; day: Day }) =>
      `«${f.name}» là đơn vị chủ quản của hệ thống: chỉ ghi sáp nhập khi đã tới ngày ${written(f.day)}.`,
    en: (f: { name: string; day: Day }) =>
      `«${f.name}» is the unit this system is run for: its merger can be noted from ${f.day} on, not before.`,
  },
  alreadyUndone: {
    status: 409,
    vi: () => 'Thay đổi này đã được hoàn tác.',
    en: () => 'This change has been taken back already.',
  },
  knownLater: {
    status: 409,
    vi: (f: { name: string; day: Day; document: string }) =>
      `Từ ngày ${written(f.day)} «${f.name}» đã có thay đổi khác${f.document && ` (${f.document})`}; hãy hoàn tác thay đổi ấy, ghi thay đổi này rồi ghi lại.`,
    en: (f: { name: string; day: Day; document: string }) =>
      `«${f.name}» is already known to change from ${f.day}${f.document && ` (${f.document})`}; take that change back, enter this one, then that one again.`,
  },
  changedSince: {
    status: 409,
    vi: (f: { name: string; day: Day }) =>
      `Sau đó «${f.name}» lại có thay đổi từ ngày ${written(f.day)}; hãy hoàn tác thay đổi ấy trước.`,
    en: (f: { name: string; day: Day }) =>
      `«${f.name}» was changed again, from ${f.day}; take that change back first.`,
  },
  goneOnSince: {
    status: 409,
    vi: (f: { name: string; what: Text }) =>
      `Từ khi thay đổi, ${f.what.vi}${f.name && ` ở «${f.name}»`} đã có cập nhật, nên không hoàn tác được; hãy ghi một thay đổi mới.`,
    en: (f: { name: string; what: Text }) =>
      `Since the change, ${f.what.en}${f.name && ` in «${f.name}»`} went on, so it cannot be taken back; make a new change instead.`,
  },
  usedSince: {
    status: 409,
    vi: (f: { name: string }) =>
      `Đã có việc ghi ở «${f.name}» từ khi thay đổi, nên không hoàn tác được; hãy ghi một thay đổi mới.`,
    en: (f: { name: string }) =>
      `Something has been recorded in «${f.name}» since, so this cannot be taken back; make a new change instead.`,
  },
});

type Edge = Omit<UnitEdge, 'parentName'>;

/**
 * Edges after their parents gave the unit away on `day`: what hung under a parent that `taker` names hangs under the taker from
 * then on, later stretches too. Neighbours under one parent are one.
 */
export function reparented(
  edges: readonly Edge[],
  day: Day,
  taker: (parentId: UnitId) => UnitId | undefined,
): Edge[] {
  const all = edges.flatMap((edge) => {
    const to = edge.until === null || edge.until > day ? taker(edge.parentId) : undefined;
    if (to === undefined) return [edge];
    const from = edge.from !== null && edge.from > day ? edge.from : day;
    return [...endedAt([edge], day), { ...edge, parentId: to, from }];
  });
  return joined(all);
}

/** Whether it stands the day before and would go on that day: only then can it end, give or take on it. */
export const goesOn = (facts: readonly { from: Day | null; until: Day | null }[], day: Day): boolean =>
  facts.some((fact) => holdsOn(fact, day)) &&
  facts.some(({ from, until }) => (from === null || from < day) && (until === null || until >= day));
