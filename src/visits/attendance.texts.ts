import type { Text } from '../kernel/text.ts';

export const attendanceText = {
  title: { vi: 'Tỷ lệ hộ dự họp tổ', en: 'Attendance at group meetings' },
  lead: {
    vi: 'Số hộ dự trên tổng số hộ đã chốt khi họp. Cuộc họp không đếm hộ thì không tính vào tỷ lệ.',
    en: 'Households present of the total frozen at the meeting. Meetings nobody counted stay out of the share.',
  },
  from: { vi: 'Từ ngày', en: 'From' },
  to: { vi: 'Đến ngày', en: 'To' },
  show: { vi: 'Xem', en: 'Show' },
  none: { vi: 'Không có đơn vị nào', en: 'No units' },
  unit: { vi: 'Đơn vị', en: 'Unit' },
  under: { vi: 'Trực thuộc', en: 'Under' },
  meetings: { vi: 'Cuộc họp', en: 'Meetings' },
  counted: { vi: 'Có đếm hộ', en: 'Counted' },
  uncounted: { vi: 'cuộc họp không đếm hộ', en: 'meetings not counted' },
  present: { vi: 'Lượt hộ dự', en: 'Present' },
  expected: { vi: 'Lượt hộ của tổ', en: 'Of' },
  share: { vi: 'Tỷ lệ dự', en: 'Share' },
  without: { vi: 'đơn vị chưa ghi cuộc họp nào', en: 'units without a meeting noted' },
  unattended: { vi: 'Chưa dự họp trong tháng', en: 'Owed a meeting this month' },
  unattendedLead: {
    vi: 'Cán bộ phụ trách trọn tháng mà chưa dự cuộc họp nào của đơn vị; nhận giữa tháng thì tính từ tháng sau.',
    en: 'Held all month and no meeting attended; a unit taken over mid-month is owed from the next.',
  },
  allAttended: { vi: 'Đơn vị nào cũng đã có cán bộ dự họp', en: 'Every unit was attended' },
  official: { vi: 'Cán bộ', en: 'Official' },
  since: { vi: 'Phụ trách từ', en: 'Held from' },
} as const satisfies Record<string, Text>;
