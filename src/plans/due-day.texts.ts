import type { Text } from '../kernel/text.ts';
import type { DueBasis, DueWhat } from './due-day.ts';

/** The screen of due days and days of rest. */
export const dueDayText = {
  nav: { vi: 'Thời hạn', en: 'Due days' },
  calendar: { vi: 'Thời hạn và ngày nghỉ', en: 'Due days and holidays' },
  lead: {
    vi: 'Thời hạn rơi vào ngày nghỉ thì chuyển sang ngày làm việc tiếp theo.',
    en: 'What falls due on a day of rest is due on the next working day.',
  },
  rules: { vi: 'Thời hạn', en: 'Due days' },
  holidays: { vi: 'Ngày nghỉ, làm bù', en: 'Holidays and make-up days' },
  makeUpDays: { vi: 'Ngày làm bù, mỗi dòng một ngày', en: 'Make-up days, one a line' },
  makeUpHint: {
    vi: 'Thứ Bảy, Chủ nhật đi làm để nghỉ liền dịp lễ, theo thông báo hằng năm. Ví dụ: 26/4 Làm bù ngày 2/5',
    en: 'A Saturday or Sunday worked for a day off, by the yearly notice. For example: 26/4 For 2 May (day/month)',
  },
  rests: { vi: 'Nghỉ', en: 'Day of rest' },
  works: { vi: 'Làm bù', en: 'Make-up day' },
  restsOrWorks: { vi: 'Nghỉ hay làm', en: 'Rest or work' },
  what: { vi: 'Việc', en: 'Matter' },
  days: { vi: 'Số ngày', en: 'Days' },
  basis: { vi: 'Cách tính', en: 'Counted in' },
  from: { vi: 'Áp dụng từ ngày', en: 'From' },
  to: { vi: 'Đến ngày', en: 'To' },
  ever: { vi: 'từ trước', en: 'always' },
  onward: { vi: 'nay', en: 'now' },
  rule: { vi: 'Quy định', en: 'Rule' },
  valid: { vi: 'Áp dụng', en: 'In force' },
  setRule: { vi: 'Đổi thời hạn', en: 'Change a due day' },
  setRuleExplains: {
    vi: 'Quy định mới áp dụng từ ngày ghi; việc đã có hạn thì giữ hạn cũ.',
    en: 'Holds from that day on; what has its due day keeps it.',
  },
  ruleSet: { vi: 'Đã đổi thời hạn', en: 'Due day changed' },
  workingDaysSaid: { vi: '{days} ngày làm việc', en: '{days} working {days|day|days}' },
  calendarDaysSaid: { vi: '{days} ngày', en: '{days} {days|day|days}' },
  dayOfNextMonthSaid: { vi: 'ngày {days} tháng sau', en: 'day {days} of the next month' },
  year: { vi: 'Năm {year}', en: '{year}' },
  yearEarlier: { vi: 'Năm trước', en: 'Year before' },
  yearLater: { vi: 'Năm sau', en: 'Year after' },
  expected: {
    vi: 'Danh sách này là dự kiến theo Bộ luật Lao động và âm lịch. Khi có thông báo nghỉ Tết, nghỉ lễ hằng năm, hãy sửa và chốt.',
    en: 'Expected from the Labour Code and the lunar calendar. Correct and settle it by the yearly notice.',
  },
  day: { vi: 'Ngày', en: 'Day' },
  weekday: { vi: 'Thứ', en: 'Weekday' },
  holidayName: { vi: 'Ngày lễ, lý do', en: 'Holiday or reason' },
  settle: { vi: 'Sửa, chốt danh sách', en: 'Edit and settle' },
  settleOf: { vi: 'Ngày nghỉ, làm bù năm {year}', en: 'Holidays and make-up days of {year}' },
  list: { vi: 'Ngày nghỉ, mỗi dòng một ngày', en: 'Days of rest, one a line' },
  listHint: { vi: 'Ví dụ: 2/9 Quốc khánh', en: 'For example: 2/9 National Day (day/month)' },
  settled: { vi: 'Đã chốt ngày nghỉ, làm bù', en: 'Holidays and make-up days settled' },
  weekday1: { vi: 'Thứ Hai', en: 'Monday' },
  weekday2: { vi: 'Thứ Ba', en: 'Tuesday' },
  weekday3: { vi: 'Thứ Tư', en: 'Wednesday' },
  weekday4: { vi: 'Thứ Năm', en: 'Thursday' },
  weekday5: { vi: 'Thứ Sáu', en: 'Friday' },
  weekday6: { vi: 'Thứ Bảy', en: 'Saturday' },
  weekday7: { vi: 'Chủ nhật', en: 'Sunday' },
} as const satisfies Record<string, Text>;

export const dueWhatText: Record<DueWhat, Text> = {
  reportAuthor: { vi: 'Cán bộ ký báo cáo tháng', en: 'Official signs the monthly report' },
  reportBoard: { vi: 'Ban tổng hợp nhận báo cáo', en: 'Board collects reports' },
  reportCommittee: { vi: 'Cấp ủy duyệt báo cáo', en: 'Committee accepts reports' },
  concern: { vi: 'Trả lời vướng mắc, kiến nghị', en: 'Answer to a concern' },
  meeting: { vi: 'Ghi nhật ký sau ngày họp lệ kỳ', en: 'Diary entry after a regular meeting' },
  urging: { vi: 'Trả lời đôn đốc', en: 'Answer to an urging' },
};

export const dueBasisText: Record<DueBasis, Text> = {
  workingDays: { vi: 'Ngày làm việc, kể từ ngày sau', en: 'Working days, from the day after' },
  calendarDays: { vi: 'Ngày theo lịch, kể từ ngày sau', en: 'Calendar days, from the day after' },
  dayOfNextMonth: { vi: 'Ngày trong tháng tiếp theo', en: 'Day of the following month' },
};
