import * as z from 'zod/mini';
import type { Text } from '../kernel/text.ts';

/**
 * Every figure there is, defined once by the view `diary_line`: what a line counts, and in what. All add up over units, officials
 * and months without losing meaning; shares (households present of expected) are made from two of them at the end.
 */
export const figures = {
  contacts: { vi: 'Liên hệ cơ sở', en: 'Contacts', unit: { vi: 'lần', en: '{count|time|times}' } },
  cellMeetings: {
    vi: 'Dự sinh hoạt chi bộ',
    en: 'Cell meetings attended',
    unit: { vi: 'cuộc', en: '{count|meeting|meetings}' },
  },
  groupMeetings: {
    vi: 'Dự họp tổ',
    en: 'Group meetings attended',
    unit: { vi: 'cuộc', en: '{count|meeting|meetings}' },
  },
  householdsPresent: {
    vi: 'Lượt hộ có mặt',
    en: 'Households present',
    unit: { vi: 'lượt hộ', en: '{count|household|households}' },
  },
  householdsExpected: {
    vi: 'Lượt hộ phải có mặt',
    en: 'Households expected',
    unit: { vi: 'lượt hộ', en: '{count|household|households}' },
  },
  localActivities: {
    vi: 'Tham gia hoạt động địa phương',
    en: 'Local activities',
    unit: { vi: 'lần', en: '{count|time|times}' },
  },
  householdCalls: { vi: 'Thăm hộ', en: 'Household calls', unit: { vi: 'lượt', en: '{count|call|calls}' } },
  topicsExplained: {
    vi: 'Lượt tuyên truyền',
    en: 'Topics explained',
    unit: { vi: 'lượt', en: '{count|time|times}' },
  },
  householdsDid: {
    vi: 'Lượt hộ làm theo',
    en: 'Households that did it',
    unit: { vi: 'lượt hộ', en: '{count|household|households}' },
  },
  situationNotes: {
    vi: 'Ghi tình hình đơn vị',
    en: 'Situation notes',
    unit: { vi: 'lần', en: '{count|note|notes}' },
  },
  concernsHeard: {
    vi: 'Phản ánh tiếp nhận',
    en: 'Concerns heard',
    unit: { vi: 'việc', en: '{count|concern|concerns}' },
  },
  concernsAnswered: {
    vi: 'Phản ánh đã trả lời',
    en: 'Concerns answered',
    unit: { vi: 'việc', en: '{count|concern|concerns}' },
  },
  concernsAnsweredInTime: {
    vi: 'Trong đó trả lời đúng hạn',
    en: 'Of these answered in time',
    unit: { vi: 'việc', en: '{count|concern|concerns}' },
  },
  supports: {
    vi: 'Khoản vận động',
    en: 'Support records',
    unit: { vi: 'khoản', en: '{count|record|records}' },
  },
  supportVnd: { vi: 'Giá trị đã nhận', en: 'Value received', unit: { vi: 'đồng', en: 'VND' } },
  contributionIdeas: {
    vi: 'Ý kiến, sáng kiến đóng góp',
    en: 'Ideas contributed',
    unit: { vi: 'ý kiến', en: '{count|idea|ideas}' },
  },
  contributionWorks: {
    vi: 'Công đóng góp',
    en: 'Work contributed',
    unit: { vi: 'lần', en: '{count|time|times}' },
  },
  contributionVnd: { vi: 'Tiền đóng góp', en: 'Money contributed', unit: { vi: 'đồng', en: 'VND' } },
  measuresDone: {
    vi: 'Biện pháp củng cố đã làm',
    en: 'Strengthening measures done',
    unit: { vi: 'việc', en: '{count|measure|measures}' },
  },
} as const satisfies Record<string, Text & { unit: Text }>;

export type Figure = keyof typeof figures;
export const figureNames = Object.keys(figures) as Figure[];
export const FigureName = z.enum(figureNames as [Figure, ...Figure[]]);

const amount = () => z.optional(z.int());
/** Amounts by figure, whole numbers; one that is missing is 0. A line taken back may bring an amount below 0. */
export const Figures = z
  .strictObject(
    Object.fromEntries(figureNames.map((name) => [name, amount()])) as Record<
      Figure,
      ReturnType<typeof amount>
    >,
  )
  .check(z.meta({ vi: 'số liệu', en: 'figures' }));
export type Figures = { [Name in Figure]?: number | undefined };
