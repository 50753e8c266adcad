import { type Day, written } from '../kernel/day.ts';
import { type Problem, problems } from '../kernel/problem.ts';
import type { SupportSaid } from './support.ts';

export const supportProblem = problems('support', {
  dayAhead: {
    status: 422,
    vi: (f: { day: Day; fields: string[] }) => `Ngày ${written(f.day)} chưa tới.`,
    en: (f: { day: Day; fields: string[] }) => `${f.day} has not come yet.`,
  },
  notHeld: {
    status: 403,
    vi: (f: { day: Day }) => `Ngày ${written(f.day)} đồng chí ấy không phụ trách đơn vị này.`,
    en: (f: { day: Day }) => `On ${f.day} that official was not assigned to this unit.`,
  },
  order: {
    status: 422,
    vi: (_: { fields: string[] }) => 'Thứ tự ngày phải là: hứa, nhận, rồi bàn giao cho đơn vị.',
    en: (_: { fields: string[] }) => 'Days must run: pledged, received, then handed over.',
  },
  cashWithoutValue: {
    status: 422,
    vi: (_: { fields: string[] }) => 'Khoản tiền phải ghi số tiền.',
    en: (_: { fields: string[] }) => 'A sum of cash needs its amount.',
  },
  goodsUnnamed: {
    status: 422,
    vi: (_: { fields: string[] }) => 'Hiện vật hoặc ngày công cần ghi rõ là gì, bao nhiêu.',
    en: (_: { fields: string[] }) => 'Goods and work need to say what and how much.',
  },
  stepTaken: {
    status: 409,
    vi: () => 'Bước này đã ghi ngày; nếu ghi nhầm thì rút dòng và ghi lại.',
    en: () => 'This step has its day; if it is wrong, withdraw the record and enter it again.',
  },
  withdrawn: { status: 409, vi: () => 'Khoản này đã rút.', en: () => 'This record is withdrawn.' },
  notOwn: {
    status: 403,
    vi: () => 'Chỉ người ghi, người vận động hoặc văn phòng được sửa khoản này.',
    en: () => 'Only who noted it, who mobilised it, or the office may change this.',
  },
});

/** What is wrong with a support record, or null. `held`: the official was assigned to the unit on the day of the pledge. */
export function refuseSupport(said: SupportSaid, held: boolean, today: Day): Problem | null {
  if (said.pledgedOn > today) return supportProblem.dayAhead({ day: said.pledgedOn, fields: ['pledgedOn'] });
  if (!held) return supportProblem.notHeld({ day: said.pledgedOn });
  if (said.form === 'cash' && said.valueVnd === 0)
    return supportProblem.cashWithoutValue({ fields: ['valueVnd'] });
  if (said.form !== 'cash' && said.what === '') return supportProblem.goodsUnnamed({ fields: ['what'] });
  return refuseSteps(said, today);
}

/** The three days in order, none ahead of today, no handing over of what was not received. */
export function refuseSteps(
  { pledgedOn, receivedOn, handedOverOn }: Pick<SupportSaid, 'pledgedOn' | 'receivedOn' | 'handedOverOn'>,
  today: Day,
): Problem | null {
  for (const [name, day] of Object.entries({ receivedOn, handedOverOn }))
    if (day !== null && day > today) return supportProblem.dayAhead({ day, fields: [name] });
  if (receivedOn !== null && receivedOn < pledgedOn) return supportProblem.order({ fields: ['receivedOn'] });
  if (handedOverOn === null) return null;
  return receivedOn === null || handedOverOn < receivedOn
    ? supportProblem.order({ fields: ['handedOverOn'] })
    : null;
}
