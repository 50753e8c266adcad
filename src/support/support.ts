import * as z from 'zod/mini';
import { Day } from '../kernel/day.ts';
import { ConcernId, OfficialId, RowId, UnitId } from '../kernel/id.ts';
import type { Text } from '../kernel/text.ts';

export const DonorKind = z.enum(['organisation', 'company', 'individual', 'fund']);
export type DonorKind = z.infer<typeof DonorKind>;
export const SupportForm = z.enum(['cash', 'goods', 'work']);
export type SupportForm = z.infer<typeof SupportForm>;
export const Purpose = z.enum([
  'newRuralDevelopment',
  'socialSecurity',
  'education',
  'health',
  'roadsAndBridges',
  'production',
  'other',
]);
export type Purpose = z.infer<typeof Purpose>;

export const donorText: Record<DonorKind, Text> = {
  organisation: { vi: 'Cơ quan, đoàn thể', en: 'Organisation' },
  company: { vi: 'Doanh nghiệp', en: 'Company' },
  individual: { vi: 'Cá nhân', en: 'Individual' },
  fund: { vi: 'Quỹ', en: 'Fund' },
};
export const formText: Record<SupportForm, Text> = {
  cash: { vi: 'Tiền', en: 'Cash' },
  goods: { vi: 'Hiện vật', en: 'Goods' },
  work: { vi: 'Ngày công', en: 'Work' },
};
export const purposeText: Record<Purpose, Text> = {
  newRuralDevelopment: { vi: 'Xây dựng nông thôn mới', en: 'New rural development' },
  socialSecurity: { vi: 'An sinh xã hội', en: 'Social security' },
  education: { vi: 'Giáo dục, khuyến học', en: 'Education' },
  health: { vi: 'Y tế', en: 'Health' },
  roadsAndBridges: { vi: 'Cầu, đường', en: 'Roads and bridges' },
  production: { vi: 'Sản xuất, việc làm', en: 'Production and jobs' },
  other: { vi: 'Việc khác', en: 'Other' },
};

const words = (most: number, least = 0) => z.string().check(z.trim(), z.minLength(least), z.maxLength(most));

/**
 * Support mobilised for a unit from others (what the official gives themselves is a contribution). Value in whole đồng: of cash the sum,
 * of goods and work the giver's estimate, 0 where nobody estimated. Pledged → received → handed over, each with its day.
 */
export const SupportSaid = z
  .strictObject({
    id: RowId,
    unitId: UnitId,
    togetherWith: words(300),
    donor: words(160, 1),
    donorKind: DonorKind,
    /** From inside the territory this tenant runs. */
    inside: z.boolean(),
    form: SupportForm,
    what: words(300),
    valueVnd: z.int().check(z.minimum(0), z.maximum(1_000_000_000_000)),
    purpose: Purpose,
    concernId: z.nullable(ConcernId),
    pledgedOn: Day,
    receivedOn: z.nullable(Day),
    handedOverOn: z.nullable(Day),
  })
  .check(z.meta({ vi: 'khoản vận động hỗ trợ', en: 'support record' }));
export type SupportSaid = z.infer<typeof SupportSaid>;

/** The same, entered by a clerk for the official who mobilised it. */
export const SupportSaidFor = z.strictObject({ ...SupportSaid.shape, officialId: OfficialId });

/** What became of it: a day for each step that has been taken; a step once taken is not taken back here. */
export const SupportMoved = z
  .strictObject({ id: RowId, receivedOn: z.nullable(Day), handedOverOn: z.nullable(Day) })
  .check(z.meta({ vi: 'tiến độ khoản hỗ trợ', en: 'progress of a support record' }));

export const SupportWithdrawn = z.strictObject({ id: RowId, reason: words(300, 1) });

export const Support = z
  .strictObject({
    ...SupportSaid.shape,
    officialId: OfficialId,
    officialName: z.string(),
    notedByName: z.string(),
    unitName: z.string(),
    concernNumber: z.nullable(z.int()),
    withdrawn: z.boolean(),
  })
  .check(z.meta({ vi: 'dòng khoản vận động', en: 'support as told' }));
export type Support = z.infer<typeof Support>;

/** What was mobilised for a unit and all beneath it in a period: `records` by the day of the pledge, `valueVnd` by the day it was received. */
export const SupportSum = z.strictObject({
  purpose: Purpose,
  inside: z.boolean(),
  records: z.int(),
  valueVnd: z.int(),
});
export type SupportSum = z.infer<typeof SupportSum>;
