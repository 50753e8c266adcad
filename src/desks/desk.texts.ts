import type { Text } from '../kernel/text.ts';

export const deskText = {
  today: { vi: 'Hôm nay', en: 'Today' },
  weekday1: { vi: 'Thứ Hai', en: 'Monday' },
  weekday2: { vi: 'Thứ Ba', en: 'Tuesday' },
  weekday3: { vi: 'Thứ Tư', en: 'Wednesday' },
  weekday4: { vi: 'Thứ Năm', en: 'Thursday' },
  weekday5: { vi: 'Thứ Sáu', en: 'Friday' },
  weekday6: { vi: 'Thứ Bảy', en: 'Saturday' },
  weekday7: { vi: 'Chủ nhật', en: 'Sunday' },
  lead: { vi: '{weekday} {day} · {count} việc', en: '{weekday} {day} · {count} to do' },
  leadOverdue: {
    vi: '{weekday} {day} · {count} việc, {overdue} quá hạn',
    en: '{weekday} {day} · {count} to do, {overdue} overdue',
  },
  overdue: { vi: 'Quá hạn', en: 'Overdue' },
  inToday: { vi: 'Trong hôm nay', en: 'Today' },
  week: { vi: 'Trong 7 ngày tới', en: 'Within 7 days' },
  later: { vi: 'Sau đó', en: 'Later' },
  undated: { vi: 'Không có hạn', en: 'No due day' },
  daysLate: { vi: 'quá {days} ngày', en: '{days} days late' },
  dueOn: { vi: 'hạn {day}', en: 'due {day}' },
  nothing: { vi: 'Không còn việc nào chờ đồng chí', en: 'Nothing waits for you' },
  nothingExplains: {
    vi: 'Khi có cuộc họp, báo cáo hoặc phản ánh tới hạn, việc sẽ hiện ở đây.',
    en: 'Meetings, reports and concerns that come due will stand here.',
  },
  all: { vi: 'Tất cả', en: 'All' },
} as const satisfies Record<string, Text>;
