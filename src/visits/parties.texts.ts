import type { Text } from '../kernel/text.ts';
import type { CoordinationLevel } from './coordination.ts';
import type { Finding } from './parties.ts';

export const findingText = {
  noCell: { vi: 'Chưa có bí thư chi bộ', en: 'No cell secretary' },
  noMemberInCharge: { vi: 'Chưa có đảng viên phụ trách', en: 'No party member in charge' },
  noOfficial: { vi: 'Chưa phân công cán bộ', en: 'No official assigned' },
  cellIdle: { vi: 'Chi ủy chưa ghi nhận việc gì', en: 'Nothing noted by the cell committee' },
  memberInChargeIdle: {
    vi: 'Đảng viên phụ trách chưa ghi nhận việc gì',
    en: 'Nothing noted by the member in charge',
  },
  officialIdle: { vi: 'Cán bộ chưa ghi nhận việc gì', en: 'Nothing noted by the official' },
} as const satisfies Record<Finding, Text>;

export const coordinationText = {
  good: { vi: 'Tốt', en: 'Good' },
  fair: { vi: 'Khá', en: 'Fair' },
  poor: { vi: 'Còn yếu', en: 'Poor' },
} as const satisfies Record<CoordinationLevel, Text>;

export const partiesText = {
  title: { vi: 'Ba bên ở tổ', en: 'Three parties' },
  lead: {
    vi: 'Chi ủy, đảng viên phụ trách và cán bộ được phân công phải làm cùng nhau; thiếu bên nào hiện ngay bên đó.',
    en: 'Cell committee, member in charge and assigned official must work as one; whichever is missing shows.',
  },
  unit: { vi: 'Đơn vị', en: 'Unit' },
  under: { vi: 'Trực thuộc', en: 'Under' },
  cell: { vi: 'Chi ủy', en: 'Cell committee' },
  memberInCharge: { vi: 'Đảng viên phụ trách', en: 'Member in charge' },
  official: { vi: 'Cán bộ được phân công', en: 'Assigned official' },
  coordination: { vi: 'Phối hợp', en: 'Coordination' },
  missing: { vi: 'Còn thiếu', en: 'Missing' },
  whole: { vi: 'Đủ ba bên', en: 'All three' },
  units: { vi: 'đơn vị', en: 'units' },
  allDid: { vi: 'các bên đều có việc trong tháng', en: 'where every party did something' },
  lacking: { vi: 'thiếu người', en: 'where someone is missing' },
  idle: { vi: 'có bên chưa ghi nhận việc gì', en: 'where a party noted nothing' },
  places: { vi: '{count} chỗ', en: '{count}' },
  nobody: { vi: 'chưa có', en: 'nobody' },
  nothing: { vi: 'chưa ghi nhận việc gì', en: 'nothing noted' },
  notAssessed: { vi: 'chưa đánh giá', en: 'not assessed' },
  did: { vi: '{count} {kind}', en: '{count} {kind}' },
  none: { vi: 'Không có đơn vị nào', en: 'No units' },
  assessShort: { vi: 'Đánh giá', en: 'Assess' },
  assessOf: { vi: 'Phối hợp ở {unit}', en: 'Coordination in {unit}' },
  assessLead: {
    vi: 'Chi ủy, đảng viên phụ trách và cán bộ trong tháng đã phối hợp thế nào. Ghi lại thì thay lần trước.',
    en: 'How the three parties worked together in the month. Said again, it replaces what was said.',
  },
  level: { vi: 'Mức phối hợp', en: 'How well' },
  note: { vi: 'Nhận xét', en: 'Remark' },
  month: { vi: 'Tháng', en: 'Month' },
  by: { vi: '{name} đánh giá', en: 'assessed by {name}' },
} as const satisfies Record<string, Text>;
