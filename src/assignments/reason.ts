import * as z from 'zod/mini';
import type { Text } from '../kernel/text.ts';

/** What spoke for the official, in the engine's words (src/engine/reason.ts) and two of people's: moved by hand, given singly. */
export const Decisive = z.enum([
  'locked',
  'onlyChoice',
  'keepsHolder',
  'hasSkills',
  'sameArea',
  'nearest',
  'cheapest',
  'balance',
  'byHand',
]);
export type Decisive = z.infer<typeof Decisive>;

const points = z._default(z.int().check(z.minimum(0)), 0);

/** Points of cost: road metres, missing skills, another area, a change of holder. 0 is nothing against it. */
export const Parts = z.strictObject({ travel: points, skills: points, area: points, change: points });
export type Parts = z.infer<typeof Parts>;

/** Why this official has this unit. `note` is a person's own word and is printed before all else. */
export const Reason = z
  .strictObject({
    decisive: z._default(z.array(Decisive), []),
    parts: z._default(Parts, { travel: 0, skills: 0, area: 0, change: 0 }),
    note: z._default(z.string(), ''),
  })
  .check(z.meta({ vi: 'lý do phân công', en: 'reason of an assignment' }));
export type Reason = z.infer<typeof Reason>;

export const byHand = (note: string): Reason => ({
  decisive: ['byHand'],
  parts: { travel: 0, skills: 0, area: 0, change: 0 },
  note,
});

export const decisiveText: Record<Decisive, Text> = {
  locked: { vi: 'giữ theo chỉ định của văn phòng', en: 'held by the office’s choice' },
  onlyChoice: { vi: 'người duy nhất đáp ứng điều kiện', en: 'the only one who meets the conditions' },
  keepsHolder: { vi: 'đang theo dõi đơn vị này', en: 'follows this unit already' },
  hasSkills: { vi: 'có chuyên môn đơn vị cần', en: 'has the skills the unit needs' },
  sameArea: { vi: 'cùng địa bàn', en: 'same area' },
  nearest: { vi: 'ở gần đơn vị nhất', en: 'lives nearest' },
  cheapest: { vi: 'phù hợp nhất theo điểm', en: 'best by points' },
  balance: { vi: 'để số đơn vị của mỗi người đều nhau', en: 'to keep loads even' },
  byHand: { vi: 'văn phòng trực tiếp phân công', en: 'assigned by the office' },
};

const even: Text = { vi: 'chia đều số đơn vị', en: 'even shares' };

/** One line for a screen or the annex, weightiest first: «Đang theo dõi đơn vị này; cùng địa bàn». */
export function reasonWritten({ decisive, note }: Reason): Text {
  return { vi: line('vi'), en: line('en') };
  function line(lang: 'vi' | 'en'): string {
    const given = decisive.map((one) => decisiveText[one][lang]);
    const said = note === '' ? given : [note, ...given.filter((_, at) => decisive[at] !== 'byHand')];
    const whole = (said.length > 0 ? said : [even[lang]]).join('; ');
    return whole.slice(0, 1).toLocaleUpperCase(lang) + whole.slice(1);
  }
}
