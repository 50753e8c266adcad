import { addDays, type Day, daysBetween, written } from '../kernel/day.ts';
import type { UnitId } from '../kernel/id.ts';
import { type Problem, problems } from '../kernel/problem.ts';
import { soundsSecret } from './caution.rules.ts';
import type { ConcernDraft, ConcernState, ConcernStepKind } from './concern.ts';

/** Before this day nobody wrote concerns down: a year mistyped. */
const firstConcernDay = '2010-01-01' as Day;
/** How far a day of answer may be put off at once, in days from today. */
const longestExtension = 90;

/** Why a concern or an act on it is refused: one sentence each. */
export const concernProblem = problems('concern', {
  legal: {
    status: 422,
    vi: () =>
      'Khiếu nại, tố cáo không ghi ở đây. Hãy chuyển đơn theo quy định và chỉ ghi số, nơi nhận, ngày chuyển.',
    en: () =>
      'A complaint or denunciation is not noted here. Hand it over as the law says and note only reference, receiver and day.',
  },
  stateSecret: {
    status: 422,
    vi: (_: { fields: string[] }) =>
      'Nội dung có dấu hiệu bí mật nhà nước; không ghi bí mật nhà nước vào phần mềm này.',
    en: (_: { fields: string[] }) =>
      'This looks like a state secret; state secrets are not written into this system.',
  },
  dayAhead: {
    status: 422,
    vi: (f: { day: Day; today: Day; fields: string[] }) =>
      `Ngày ${written(f.day)} chưa tới; hôm nay là ${written(f.today)}.`,
    en: (f: { day: Day; today: Day; fields: string[] }) => `${f.day} has not come yet; today is ${f.today}.`,
  },
  dayTooEarly: {
    status: 422,
    vi: (f: { day: Day; fields: string[] }) => `Hãy xem lại năm của ngày ${written(f.day)}.`,
    en: (f: { day: Day; fields: string[] }) => `Look again at the year of ${f.day}.`,
  },
  codeMissing: {
    status: 422,
    vi: () => 'Người phản ánh cần có mã nhận; hãy tạo phiếu mã rồi lưu lại.',
    en: () => 'Who raises it needs a receipt code; make the slip and save again.',
  },
  codeForNobody: {
    status: 422,
    vi: () => 'Không có người phản ánh thì không có mã nhận.',
    en: () => 'Without a reporter there is no receipt code.',
  },
  nameMissing: {
    status: 422,
    vi: (_: { fields: string[] }) => 'Người phản ánh có nêu tên thì ghi họ tên (được niêm kín).',
    en: (_: { fields: string[] }) => 'A named reporter is written down by name (kept under seal).',
  },
  nameUnsealed: {
    status: 422,
    vi: (_: { fields: string[] }) => 'Phản ánh không nêu tên thì không ghi họ tên, liên hệ ở bất cứ đâu.',
    en: (_: { fields: string[] }) => 'Of an anonymous concern no name or contact is written down anywhere.',
  },
  notHeld: {
    status: 403,
    vi: (f: { day: Day }) => `Ngày ${written(f.day)} đơn vị này không phân công cho cán bộ được chọn.`,
    en: (f: { day: Day }) => `On ${f.day} this unit was not assigned to that official.`,
  },
  wrongState: {
    status: 409,
    vi: (f: { act: ConcernStepKind; state: ConcernState }) =>
      `Phản ánh đang ở bước «${stateSays[f.state].vi}» nên chưa làm được việc này; hãy mở lại trang để xem.`,
    en: (f: { act: ConcernStepKind; state: ConcernState }) =>
      `The concern stands at “${stateSays[f.state].en}”, so this cannot be done; open the page again.`,
  },
  notTold: {
    status: 409,
    vi: () => 'Hãy thông báo cho dân trước khi kết thúc.',
    en: () => 'Tell the residents before closing.',
  },
  alreadyTold: {
    status: 409,
    vi: (f: { on: Day }) => `Đã thông báo cho dân ngày ${written(f.on)}.`,
    en: (f: { on: Day }) => `Residents were told on ${f.on}.`,
  },
  sameUnit: {
    status: 422,
    vi: (_: { fields: string[] }) => 'Đơn vị này đang có trách nhiệm trả lời.',
    en: (_: { fields: string[] }) => 'That unit owes the answer already.',
  },
  tooFar: {
    status: 422,
    vi: (_: { fields: string[] }) =>
      'Chỉ chuyển lên cấp trên, sang đơn vị cùng cấp hoặc về lại đơn vị bên dưới.',
    en: (_: { fields: string[] }) => 'Pass it on to a unit above, beside on the same tier, or back below.',
  },
  notLater: {
    status: 422,
    vi: (f: { day: Day; fields: string[] }) => `Hạn mới phải sau ngày ${written(f.day)}.`,
    en: (f: { day: Day; fields: string[] }) => `The new day must be after ${f.day}.`,
  },
  tooLong: {
    status: 422,
    vi: (f: { day: Day; fields: string[] }) => `Mỗi lần chỉ gia hạn đến ${written(f.day)}.`,
    en: (f: { day: Day; fields: string[] }) => `It may be put off to ${f.day} at once, no further.`,
  },
  notYours: {
    status: 403,
    vi: () =>
      'Chỉ người đã ghi mới rút được, khi phản ánh không của riêng ai; có người phản ánh thì người giữ mã tự rút.',
    en: () =>
      'Only who noted it may take it back, and only where nobody raised it; else the holder of the code does.',
  },
  notSealed: {
    status: 409,
    vi: () => 'Phản ánh này không có họ tên được niêm kín.',
    en: () => 'There is no sealed name to this concern.',
  },
  codeUnknown: {
    status: 404,
    vi: () => 'Không tìm thấy mã này; hãy xem lại từng ký tự trên phiếu.',
    en: () => 'There is no such code; look again at each character on the slip.',
  },
});

export const stateSays: Record<ConcernState, { vi: string; en: string }> = {
  open: { vi: 'Đang xử lý', en: 'In hand' },
  answered: { vi: 'Đã trả lời', en: 'Answered' },
  closed: { vi: 'Đã kết thúc', en: 'Closed' },
  withdrawn: { vi: 'Đã rút', en: 'Taken back' },
  handedOver: { vi: 'Đã chuyển đơn', en: 'Handed over' },
};

/** What is wrong with a concern as it is said, or null. `held`: the official it is noted for held the unit that day. */
export function refuseConcern(
  said: Pick<ConcernDraft, 'ordinary' | 'heardOn' | 'reporter'> & { code?: unknown; reporterName?: unknown },
  { today, held }: { today: Day; held: boolean },
): Problem | null {
  const { heardOn, reporter } = said;
  const [code, name] = [said.code !== undefined, said.reporterName !== undefined];
  const day = { day: heardOn, fields: ['heardOn'] };
  if (!said.ordinary) return concernProblem.legal();
  if (heardOn > today) return concernProblem.dayAhead({ ...day, today });
  if (heardOn < firstConcernDay) return concernProblem.dayTooEarly(day);
  if (reporter === 'sealed' && !name) return concernProblem.nameMissing({ fields: ['reporterName'] });
  if (reporter !== 'sealed' && name) return concernProblem.nameUnsealed({ fields: ['reporterName'] });
  if (reporter !== 'none' && !code) return concernProblem.codeMissing();
  if (reporter === 'none' && code) return concernProblem.codeForNobody();
  return held ? null : concernProblem.notHeld({ day: heardOn });
}

/** What is wrong with the words themselves, or null. */
export const refuseWords = (text: string): Problem | null =>
  soundsSecret(text) ? concernProblem.stateSecret({ fields: ['text'] }) : null;

/** How a concern stands: all that the rules of its steps need. */
export interface Standing {
  state: ConcernState;
  answeringUnitId: UnitId;
  dueOn: Day;
  answeredOn: Day | null;
  toldOn: Day | null;
  closedOn: Day | null;
}

/** Where a unit lies from another: any unit above it, on the same tier, any beneath it, or none of these. */
export type Relation = 'above' | 'sameTier' | 'below' | 'elsewhere';

/** One act on a concern, on its day. `until` and `dueOn` are working days already (plans' rule). */
export type Act = { on: Day } & (
  | { what: 'forwarded'; toUnitId: UnitId; relation: Relation }
  | { what: 'deadline'; until: Day }
  | { what: 'reopened'; dueOn: Day }
  | { what: 'answered' | 'told' | 'closed' | 'withdrawn' | 'noted' | 'handedOver' }
);
export type ActKind = Act['what'];

/** In which states each act may be done. `withdrawn` and `handedOver` are ends. */
const doneIn: Record<ActKind, readonly ConcernState[]> = {
  forwarded: ['open'],
  deadline: ['open'],
  answered: ['open'],
  told: ['answered'],
  closed: ['answered'],
  reopened: ['answered', 'closed'],
  withdrawn: ['open', 'answered'],
  noted: ['open', 'answered', 'closed'],
  handedOver: ['open', 'answered'],
};

/** Which acts the concern is ready for, whoever does them: the buttons of its page come from here. */
export const readyFor = (c: Pick<Standing, 'state' | 'toldOn'>): ActKind[] =>
  (Object.keys(doneIn) as ActKind[]).filter((what) => {
    if (!doneIn[what].includes(c.state)) return false;
    return what === 'told' ? c.toldOn === null : what === 'closed' ? c.toldOn !== null : true;
  });

/** What is wrong with an act on a concern that stands so, or null. */
export function refuseAct(c: Standing, act: Act): Problem | null {
  if (!doneIn[act.what].includes(c.state))
    return concernProblem.wrongState({ act: act.what, state: c.state });
  if (act.what === 'told' && c.toldOn !== null) return concernProblem.alreadyTold({ on: c.toldOn });
  if (act.what === 'closed' && c.toldOn === null) return concernProblem.notTold();
  if (act.what === 'forwarded') {
    if (act.toUnitId === c.answeringUnitId) return concernProblem.sameUnit({ fields: ['toUnitId'] });
    if (act.relation === 'elsewhere') return concernProblem.tooFar({ fields: ['toUnitId'] });
  }
  if (act.what === 'deadline') return refuseExtension(c.dueOn, act.until, act.on);
  return null;
}

/** What is wrong with a new day of answer, or null. */
export function refuseExtension(dueOn: Day, until: Day, today: Day): Problem | null {
  const last = dueOn > today ? dueOn : today;
  if (until <= last) return concernProblem.notLater({ day: last, fields: ['until'] });
  const furthest = addDays(today, longestExtension);
  return until > furthest ? concernProblem.tooLong({ day: furthest, fields: ['until'] }) : null;
}

/** How the concern stands after an act that was not refused. */
export function after(c: Standing, act: Act): Standing {
  switch (act.what) {
    case 'forwarded':
      return { ...c, answeringUnitId: act.toUnitId };
    case 'deadline':
      return { ...c, dueOn: act.until };
    case 'answered':
      return { ...c, state: 'answered', answeredOn: act.on };
    case 'told':
      return { ...c, toldOn: act.on };
    case 'closed':
      return { ...c, state: 'closed', closedOn: act.on };
    case 'reopened':
      return { ...c, state: 'open', dueOn: act.dueOn, answeredOn: null, toldOn: null, closedOn: null };
    case 'withdrawn':
      return { ...c, state: 'withdrawn' };
    case 'handedOver':
      return { ...c, state: 'handedOver', answeredOn: null, toldOn: null };
    case 'noted':
      return c;
  }
}

/** «Chuyển kỳ»: heard before the period began and not answered by then. A mark, never a state. */
export const carriedOver = (
  c: { heardOn: Day; answeredOn: Day | null; state: ConcernState },
  periodBegins: Day,
): boolean =>
  c.heardOn < periodBegins && (c.answeredOn === null ? c.state === 'open' : c.answeredOn >= periodBegins);

/**
 * The clock of a concern in hand: working days left until its day of answer (0: today), or days it is late. Of an answered
 * one, how many days late the answer came (0: in time).
 */
export type Clock =
  | { is: 'running'; workingDaysLeft: number }
  | { is: 'late'; days: number }
  | { is: 'answered'; daysLate: number }
  | { is: 'stopped' };

/** `workingDays`: how many working days lie after today up to the day of answer, by the house's own holidays. */
export function clockOf(
  c: Pick<Standing, 'state' | 'dueOn' | 'answeredOn'>,
  today: Day,
  workingDays: (from: Day, to: Day) => number,
): Clock {
  if (c.answeredOn !== null)
    return { is: 'answered', daysLate: Math.max(daysBetween(c.dueOn, c.answeredOn), 0) };
  if (c.state !== 'open') return { is: 'stopped' };
  if (c.dueOn < today) return { is: 'late', days: daysBetween(c.dueOn, today) };
  return { is: 'running', workingDaysLeft: workingDays(today, c.dueOn) };
}

/** So many working days before its day a concern shows as due soon. */
export const soon = 3;
