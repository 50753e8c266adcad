import { monthOf } from '../kernel/day.ts';
import { numbered, type Text } from '../kernel/text.ts';
import { type Figures, figures as figureNames } from '../reports/figure.ts';
import { Purpose, purposeText } from '../support/support.ts';
import type { Review, ReviewFigures } from './review.ts';

const value = (of: Figures, name: keyof typeof figureNames): number => of[name] ?? 0;
const wordsOf = ({ vi, en }: Text): Text => ({ vi, en });
const line = (of: Figures, name: keyof typeof figureNames) => ({
  label: wordsOf(figureNames[name]),
  unit: figureNames[name].unit,
  value: value(of, name),
});

const supportLabel = (purpose: Purpose, inside: boolean): Text => ({
  vi: `${purposeText[purpose].vi}, nguồn ${inside ? 'trong' : 'ngoài'} địa bàn`,
  en: `${purposeText[purpose].en}, from ${inside ? 'inside' : 'outside'} the area`,
});

/** One figure with its words, the unit as `filled` reads it with the value for `count`; `opens` is the screen that lists the rows behind it. Null is not known. */
export interface FigureTold {
  label: Text;
  unit: Text;
  value: number | null;
  /** What the value is a part of. */
  whole?: number | null;
  note?: Text;
  opens: string;
}
export interface GroupTold {
  heading: Text;
  lines: FigureTold[];
}

/** «trong đó 12 của Xã Mỹ Thạnh»: what units taken over in the period counted before. */
function noteOf(
  predecessors: NonNullable<ReviewFigures['predecessors']>,
  name: keyof typeof figureNames,
): { note?: Text } {
  const shares = predecessors.filter(({ figures }) => value(figures, name) !== 0);
  if (shares.length === 0) return {};
  const said = (of: string, locale: string) =>
    shares.map((one) => `${value(one.figures, name).toLocaleString(locale)} ${of} ${one.name}`).join(', ');
  return { note: { vi: `trong đó ${said('của', 'vi')}`, en: `of these ${said('of', 'en')}` } };
}

/**
 * The figures of a review in groups of lines: the same groups are printed on paper and shown on the screen, so that the two can never
 * differ; the paper takes the Vietnamese. `unit`: what a held unit is called, «tổ».
 */
export function groupsOf(
  f: ReviewFigures,
  unit: Text,
  of: Pick<Review, 'unitId' | 'from' | 'to'>,
): GroupTold[] {
  const { figures: live, predecessors = [] } = f;
  const rowsOf = (name: keyof typeof figureNames) =>
    `/figures/${of.unitId}/${name}/${of.from}/${of.to}${predecessors.length > 0 ? '?past=true' : ''}`;
  const counted = (name: keyof typeof figureNames) => ({
    ...line(live, name),
    ...noteOf(predecessors, name),
    opens: rowsOf(name),
  });
  return [
    {
      heading: { vi: 'Dự sinh hoạt', en: 'Meetings attended' },
      lines: [
        counted('cellMeetings'),
        counted('groupMeetings'),
        {
          label: { vi: 'Tháng-đơn vị có dự họp', en: 'Unit-months with a meeting attended' },
          unit: { vi: 'tháng', en: '{count|month|months}' },
          value: f.unitMonths.done,
          whole: f.unitMonths.of,
          opens: '/attendance',
        },
        {
          label: { vi: 'Cán bộ dự đủ hằng tháng', en: 'Officials who attended every month' },
          unit: { vi: 'đồng chí', en: '{count|official|officials}' },
          value: f.everyMonth.done,
          whole: f.everyMonth.of,
          opens: '/attendance',
        },
        {
          label: { vi: 'Lượt hộ dự họp tổ', en: 'Households at group meetings' },
          unit: { vi: 'lượt hộ', en: '{count|household|households}' },
          value: live.householdsExpected ? value(live, 'householdsPresent') : null,
          whole: live.householdsExpected ?? null,
          ...noteOf(predecessors, 'householdsPresent'),
          opens: rowsOf('householdsPresent'),
        },
      ],
    },
    {
      heading: { vi: 'Hoạt động tại cơ sở', en: 'Work in the units' },
      lines: [
        counted('contacts'),
        counted('localActivities'),
        counted('householdCalls'),
        counted('situationNotes'),
      ],
    },
    {
      heading: { vi: 'Tuyên truyền', en: 'Outreach' },
      lines: f.topics.map(({ topicId, title, units, households }) => ({
        opens: `/topics/${topicId}`,
        label: { vi: title, en: title },
        unit,
        value: units,
        whole: f.units,
        ...(households !== null && {
          note: { vi: `${households} lượt hộ thực hiện`, en: `done by ${numbered(households, 'household')}` },
        }),
      })),
    },
    {
      heading: { vi: 'Phản ánh, kiến nghị', en: 'Concerns' },
      lines: [
        {
          label: { vi: 'Kỳ trước chuyển sang', en: 'Carried over from before' },
          unit: { vi: 'việc', en: '{count|concern|concerns}' },
          value: f.concerns.carried,
          opens: '/concerns',
        },
        {
          label: { vi: 'Tiếp nhận trong kỳ', en: 'Heard in the period' },
          unit: { vi: 'việc', en: '{count|concern|concerns}' },
          value: f.concerns.heard,
          opens: '/concerns',
        },
        {
          label: { vi: 'Đã trả lời trong kỳ', en: 'Answered in the period' },
          unit: { vi: 'việc', en: '{count|concern|concerns}' },
          value: f.concerns.answered,
          opens: '/concerns',
        },
        {
          label: { vi: 'Trả lời đúng hạn', en: 'Answered in time' },
          unit: { vi: 'việc', en: '{count|concern|concerns}' },
          value: f.concerns.inTime,
          whole: f.concerns.answered,
          opens: '/concerns',
        },
        {
          label: { vi: 'Còn tồn cuối kỳ', en: 'Open at the end of the period' },
          unit: { vi: 'việc', en: '{count|concern|concerns}' },
          value: f.concerns.open,
          opens: '/concerns',
        },
        {
          label: { vi: 'Trong đó quá hạn', en: 'Of these overdue' },
          unit: { vi: 'việc', en: '{count|concern|concerns}' },
          value: f.concerns.overdue,
          opens: '/concerns',
        },
        {
          label: { vi: 'Tồn tại kéo dài', en: 'Standing shortcomings' },
          unit: { vi: 'việc', en: '{count|concern|concerns}' },
          value: f.concerns.shortcomings,
          opens: '/concerns',
        },
      ],
    },
    {
      heading: { vi: 'Vận động hỗ trợ, đóng góp', en: 'Support and contributions' },
      lines: [
        ...f.support.map(({ purpose, inside, records, valueVnd }) => ({
          label: supportLabel(Purpose.parse(purpose), inside),
          unit: { vi: 'đồng', en: 'VND' },
          value: valueVnd,
          note:
            records === 0
              ? { vi: 'từ khoản hứa trước kỳ', en: 'of earlier pledges' }
              : { vi: `${records} khoản`, en: numbered(records, 'record') },
          opens: '/support',
        })),
        counted('contributionIdeas'),
        counted('contributionWorks'),
        counted('contributionVnd'),
      ],
    },
    {
      heading: { vi: 'Phân loại, củng cố', en: 'Rating and strengthening' },
      lines: [
        {
          label: { vi: 'Đã phân loại', en: 'Rated' },
          unit,
          value: f.ratings.rated,
          whole: f.units,
          opens: '/ratings',
        },
        {
          label: { vi: 'Xếp loại yếu', en: 'Rated weak' },
          unit,
          value: f.ratings.rated === 0 ? null : f.ratings.weak.length,
          opens: '/ratings',
        },
        {
          label: { vi: 'Đang củng cố', en: 'Being strengthened' },
          unit,
          value: f.ratings.strengthening,
          opens: '/strengthening',
        },
        counted('measuresDone'),
      ],
    },
    {
      heading: { vi: 'Báo cáo, kiểm tra, đôn đốc', en: 'Reports, inspections, urging' },
      lines: [
        {
          label: { vi: 'Báo cáo tháng đúng hạn', en: 'Monthly reports in time' },
          unit: { vi: 'báo cáo', en: '{count|report|reports}' },
          value: f.reports.inTime,
          whole: f.reports.owed,
          opens: `/reports/month/${of.unitId}/${monthOf(of.to)}`,
        },
        {
          label: { vi: 'Báo cáo tháng chậm', en: 'Monthly reports late' },
          unit: { vi: 'báo cáo', en: '{count|report|reports}' },
          value: f.reports.late,
          whole: f.reports.owed,
          opens: `/reports/month/${of.unitId}/${monthOf(of.to)}`,
        },
        {
          label: { vi: 'Chưa có báo cáo', en: 'Reports missing' },
          unit: { vi: 'báo cáo', en: '{count|report|reports}' },
          value: f.reports.missing,
          whole: f.reports.owed,
          opens: `/reports/month/${of.unitId}/${monthOf(of.to)}`,
        },
        {
          label: { vi: 'Đôn đốc được trả lời', en: 'Urgings answered' },
          unit: { vi: 'lần', en: '{count|time|times}' },
          value: f.urgings.answered,
          whole: f.urgings.sent,
          opens: '/urgings',
        },
      ],
    },
  ];
}
