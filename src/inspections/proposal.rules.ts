import { type Month, written, writtenMonth } from '../kernel/day.ts';
import type { Text } from '../kernel/text.ts';
import type { Overdue, UrgedAbout } from './urging.ts';

/** Names a line of the overdue list as long as it stands. */
export const keyOf = (row: Overdue): string =>
  [row.about, row.aboutId, row.unitId, row.officialId, row.month].join(' ');

/** Where the thing itself is, below the tenant's address. */
export function placeOf(row: Pick<Overdue, 'about' | 'aboutId' | 'unitId' | 'month'>): string {
  const { about, aboutId, unitId, month } = row;
  if (about === 'report') return `/reports/month/${unitId}/${month}`;
  if (about === 'concern') return `/concerns/${aboutId}`;
  if (about === 'direction') return `/directions/${aboutId}`;
  return about === 'measure' ? `/ratings/${unitId}` : `/units/${unitId}`;
}

/** What is proposed to say about several at once; the urging itself carries unit, month and matter. */
const toMany: Record<UrgedAbout, Text> = {
  report: {
    vi: 'Đề nghị đồng chí ký và gửi báo cáo tháng đã quá hạn; nếu có vướng mắc xin cho biết.',
    en: 'Please sign and send the overdue monthly report; if something stands in the way, say so.',
  },
  meeting: {
    vi: 'Tháng trước chưa ghi nhận đồng chí dự họp ở đơn vị. Đề nghị sắp xếp dự cuộc họp tới, hoặc ghi bổ sung nếu đã dự.',
    en: 'No meeting is noted for last month. Please attend the next one, or note it now if you did attend.',
  },
  visit: {
    vi: 'Đã lâu chưa ghi nhận đồng chí đến đơn vị. Đề nghị sắp xếp đến nắm tình hình trong tuần.',
    en: 'No visit to the unit has been noted for long. Please go and see how it stands this week.',
  },
  concern: {
    vi: 'Phản ánh đã quá hạn trả lời. Đề nghị đồng chí cho biết kết quả hoặc hướng giải quyết để báo lại người dân.',
    en: 'The concern is past its day. Please give the outcome or what will be done, so that people can be told.',
  },
  measure: {
    vi: 'Biện pháp củng cố đã quá hạn. Đề nghị đồng chí thực hiện và ghi kết quả.',
    en: 'The strengthening measure is past its day. Please carry it out and note the result.',
  },
  receipt: {
    vi: 'Đề nghị đồng chí tiếp nhận đơn vị được phân công, hoặc nêu ý kiến nếu chưa nhận được.',
    en: 'Please receive the unit assigned to you, or say what stands in the way.',
  },
  direction: {
    vi: 'Chỉ đạo đã quá hạn thực hiện. Đề nghị báo cáo kết quả.',
    en: 'The direction is past its day. Please report the outcome.',
  },
  other: { vi: '', en: '' },
};

const lateReport = (month: Month): Text => ({
  vi: `Đề nghị đồng chí ký và gửi báo cáo tháng ${writtenMonth(month)}; nếu có vướng mắc xin cho biết.`,
  en: `Please sign and send the report of ${writtenMonth(month)}; if something stands in the way, say so.`,
});

/** The words proposed for these, all about one kind of thing; of a single one they name it and its day. */
export function proposed(rows: readonly Overdue[]): Text {
  const [row] = rows;
  if (row === undefined) return toMany.other;
  const many = toMany[row.about];
  if (rows.length > 1) return many;
  if (row.about === 'report' && row.month !== null) return lateReport(row.month);
  const named = row.detail === '' ? row.unitName : `${row.detail}, ${row.unitName}`;
  return {
    vi: `${many.vi} (${named}; hạn ${written(row.dueOn)})`,
    en: `${many.en} (${named}; due ${row.dueOn})`,
  };
}

/** Those picked by what they are about, in the order of the words. */
export function byAbout(rows: readonly Overdue[]): [UrgedAbout, Overdue[]][] {
  const groups = new Map<UrgedAbout, Overdue[]>();
  for (const row of rows) groups.set(row.about, [...(groups.get(row.about) ?? []), row]);
  return [...groups];
}
