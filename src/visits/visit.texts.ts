import type { Text } from '../kernel/text.ts';
import type { ActingAs, VisitKind } from './visit.ts';

export const visitKindText = {
  contact: { vi: 'Liên hệ cơ sở', en: 'Contact' },
  cellMeeting: { vi: 'Dự sinh hoạt chi bộ', en: 'Cell meeting' },
  groupMeeting: { vi: 'Dự họp tổ', en: 'Group meeting' },
  localActivity: { vi: 'Tham gia hoạt động ở địa phương', en: 'Local activity' },
  householdCall: { vi: 'Đến thăm hộ', en: 'Household call' },
} as const satisfies Record<VisitKind, Text>;

/** What each kind is, in one line under its name. */
export const visitKindHint = {
  contact: {
    vi: 'Gặp hoặc gọi điện cho bí thư chi bộ, tổ trưởng',
    en: 'Seen or phoned the cell secretary or group head',
  },
  cellMeeting: { vi: 'Sinh hoạt chi bộ hằng tháng', en: 'The cell’s monthly meeting' },
  groupMeeting: {
    vi: 'Sinh hoạt tổ hằng tháng với các hộ',
    en: 'The group’s monthly meeting with its households',
  },
  localActivity: {
    vi: 'Lao động, làm đường, ngày hội, ra quân…',
    en: 'Joint work, road building, festivals …',
  },
  householdCall: { vi: 'Chỉ ghi số thứ tự hộ trong tổ', en: 'Only the household’s number in its group' },
} as const satisfies Record<VisitKind, Text>;

export const actingAsText = {
  assigned: { vi: 'Cán bộ được phân công', en: 'Assigned official' },
  clerk: { vi: 'Văn phòng ghi từ sổ giấy', en: 'Written from paper by the office' },
  cell: { vi: 'Chi ủy', en: 'Cell committee' },
  memberInCharge: { vi: 'Đảng viên phụ trách tổ', en: 'Party member in charge' },
  groupHead: { vi: 'Tổ trưởng', en: 'Group head' },
} as const satisfies Record<ActingAs, Text>;
