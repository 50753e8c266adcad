import { addDays, type Day } from '../../../kernel/day.ts';
import type { ConcernId, RowId } from '../../../kernel/id.ts';
import type { DonorKind, Purpose, SupportForm } from '../../../support/support.ts';
import type { Replay } from '../replay.ts';
import type { Raised } from './concerns.ts';
import { lastDay } from './diary.ts';
import type { Held } from './holding.ts';
import type { House } from './people.ts';

type Offer = readonly [
  donor: string,
  kind: DonorKind,
  inside: boolean,
  form: SupportForm,
  what: string,
  valueVnd: number,
  purpose: Purpose,
];

/** Made, without a name of anyone: kinds of givers that a commune knows. */
const offers: readonly Offer[] = [
  [
    'Hội Chữ thập đỏ huyện',
    'organisation',
    false,
    'goods',
    '12 bồn nhựa 1.000 lít',
    15_600_000,
    'socialSecurity',
  ],
  ['Một mạnh thường quân ở tỉnh', 'individual', false, 'cash', '', 10_000_000, 'roadsAndBridges'],
  ['Một hộ trong ấp', 'individual', true, 'goods', '15 khối đá bụi', 4_500_000, 'roadsAndBridges'],
  ['Một cơ sở sơ chế dừa trong xã', 'company', true, 'cash', '', 5_000_000, 'newRuralDevelopment'],
  ['Quỹ khuyến học huyện', 'fund', false, 'goods', '60 suất tập vở', 6_000_000, 'education'],
  ['Đoàn Thanh niên xã', 'organisation', true, 'work', '30 ngày công', 4_500_000, 'roadsAndBridges'],
  [
    'Một doanh nghiệp vật liệu ở huyện',
    'company',
    false,
    'goods',
    '120 tấm lợp',
    9_600_000,
    'socialSecurity',
  ],
  ['Hội Liên hiệp Phụ nữ xã', 'organisation', true, 'cash', '', 3_000_000, 'socialSecurity'],
  ['Một cá nhân ở ngoài tỉnh', 'individual', false, 'cash', '', 8_000_000, 'health'],
  ['Bà con trong tổ', 'individual', true, 'work', '40 ngày công', 6_000_000, 'roadsAndBridges'],
  ['Trạm Khuyến nông huyện', 'organisation', false, 'goods', '500 cây dừa giống', 12_500_000, 'production'],
];
const partners = ['', 'Chi ủy ấp', 'Mặt trận xã', 'Ban đại diện tổ', 'Hội Nông dân xã'];

/** 26 records: pledged, most received, many handed over; some answer to a concern. */
export function tellSupport(
  replay: Replay,
  house: House,
  held: readonly Held[],
  concerns: readonly Raised[],
): Held[] {
  const { chance } = replay;
  const helped: Held[] = [];
  for (let at = 0; at < 26; at++) {
    const about = at % 4 === 0 ? concerns[at] : undefined;
    const one = about?.held ?? (held[(at * 29 + 3) % held.length] as Held);
    const { official, group } = one;
    helped.push(one);
    const [donor, donorKind, inside, form, what, valueVnd, purpose] = offers[at % offers.length] as Offer;
    const from = about ? addDays(about.heardOn, 2) : (`2016-08-${10 + (at % 20)}` as Day);
    const pledgedOn = from > lastDay ? lastDay : from;
    const id = replay.id<RowId>(pledgedOn);
    const body = {
      ...{ id, unitId: group.id, donor, donorKind, inside, form, what, valueVnd, purpose, pledgedOn },
      ...{ togetherWith: chance.pick(partners), concernId: (about?.id ?? null) as ConcernId | null },
      ...{ receivedOn: null, handedOverOn: null },
    };
    if (at % 9 === 8)
      replay.say(
        house.clerk.id,
        pledgedOn,
        'support.recordFor',
        { ...body, officialId: official.id },
        '11:00',
      );
    else replay.say(official.id, pledgedOn, 'support.record', body, '20:55');
    const receivedOn = addDays(pledgedOn, chance.between(3, 15));
    if (at % 6 === 5 || receivedOn > lastDay) continue;
    replay.say(official.id, receivedOn, 'support.move', { id, receivedOn, handedOverOn: null }, '16:00');
    const handedOverOn = addDays(receivedOn, chance.between(0, 6));
    if (at % 5 === 4 || handedOverOn > lastDay) continue;
    replay.say(official.id, handedOverOn, 'support.move', { id, receivedOn, handedOverOn }, '17:00');
  }
  return helped;
}
