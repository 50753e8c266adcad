import type { Text } from '../kernel/text.ts';
import type { MeetingKind } from './meeting-day.ts';

/** As a unit calls its meeting; `visitKindText` names the attending of it. */
export const meetingKindText = {
  cellMeeting: { vi: 'Sinh hoạt chi bộ', en: 'Cell meeting' },
  groupMeeting: { vi: 'Họp tổ', en: 'Group meeting' },
} as const satisfies Record<MeetingKind, Text>;

export const weekText: Readonly<Record<number, Text>> = {
  1: { vi: 'đầu tiên', en: 'first' },
  2: { vi: 'thứ hai', en: 'second' },
  3: { vi: 'thứ ba', en: 'third' },
  4: { vi: 'thứ tư', en: 'fourth' },
  5: { vi: 'cuối cùng', en: 'last' },
};

export const meetingText = {
  calendar: { vi: 'Lịch họp', en: 'Meetings' },
  whose: { vi: 'Lịch của', en: 'Of' },
  mine: { vi: 'Các đơn vị của tôi', en: 'My units' },
  month: { vi: 'Lịch họp tháng {month}', en: 'Meetings of {month}' },
  none: { vi: 'Không có buổi họp nào trong tháng này', en: 'No meetings this month' },
  noneExplains: {
    vi: 'Ghi lệ họp của từng đơn vị thì lịch tự có mỗi tháng.',
    en: 'Once a unit’s meeting day is noted, it stands here every month.',
  },
  list: { vi: 'Danh sách buổi họp', en: 'Meetings as a list' },
  day: { vi: 'Ngày', en: 'Day' },
  time: { vi: 'Giờ', en: 'Hour' },
  unit: { vi: 'Đơn vị', en: 'Unit' },
  under: { vi: 'Trực thuộc', en: 'Under' },
  what: { vi: 'Cuộc họp', en: 'Meeting' },
  place: { vi: 'Nơi họp', en: 'Place' },
  officials: { vi: 'Cán bộ', en: 'Official' },
  state: { vi: 'Dự họp', en: 'Attended' },
  attended: { vi: 'Đã ghi dự', en: 'Attended' },
  missed: { vi: 'Chưa ghi dự', en: 'Not noted' },
  ahead: { vi: 'Sắp tới', en: 'To come' },
  clash: { vi: 'Trùng giờ', en: 'Clash' },
  clashWith: { vi: 'Trùng giờ với {unit} lúc {time}', en: 'Clashes with {unit} at {time}' },
  clashes: {
    vi: '{count} buổi trùng giờ (cách nhau không quá 2 giờ)',
    en: '{count} {count|meeting clashes|meetings clash} (two hours apart or less)',
  },
  nobody: { vi: 'chưa phân công cán bộ', en: 'no official assigned' },
  rule: { vi: 'Lệ họp', en: 'Meeting day' },
  ruleOf: { vi: 'Lệ họp của {unit}', en: 'Meeting days of {unit}' },
  ruleLead: {
    vi: 'Ngày họp thường lệ hằng tháng; lịch và việc nhắc trên «Hôm nay» tính từ đây.',
    en: 'The regular day of each month; the calendar and the reminders of today follow from it.',
  },
  noRules: { vi: 'Chưa ghi lệ họp nào', en: 'No meeting day noted' },
  by: { vi: 'Họp theo', en: 'By' },
  byDay: { vi: 'Ngày trong tháng', en: 'Day of the month' },
  byWeek: { vi: 'Thứ trong tuần', en: 'Weekday' },
  dayOfMonth: { vi: 'Ngày', en: 'Day' },
  dayOfMonthHint: {
    vi: 'Tháng không có ngày này thì họp ngày cuối tháng.',
    en: 'In a shorter month, its last day.',
  },
  week: { vi: 'Lần thứ mấy trong tháng', en: 'Which one of the month' },
  weekday: { vi: 'Thứ', en: 'Weekday' },
  from: { vi: 'Áp dụng từ ngày', en: 'From' },
  save: { vi: 'Lưu lệ họp', en: 'Save' },
  onDay: { vi: 'Ngày {day} hằng tháng, {time}', en: 'Day {day} of each month, {time}' },
  onWeekday: { vi: '{weekday} {week} của tháng, {time}', en: 'The {week} {weekday} of the month, {time}' },
  since: { vi: 'từ {day}', en: 'from {day}' },
  until: { vi: 'đến hết {day}', en: 'until {day}' },
  next: { vi: 'kỳ tới {day}', en: 'next on {day}' },
  ended: { vi: 'Đã thôi', en: 'Ended' },
  stop: { vi: 'Thôi lệ họp này', en: 'End it' },
  stopAsks: { vi: 'Thôi lệ họp này từ hôm nay?', en: 'End this meeting day from today?' },
  preview: { vi: 'Các kỳ họp tới: {days}', en: 'The next ones: {days}' },
} as const satisfies Record<string, Text>;
