import type { Text } from '../kernel/text.ts';

export const unitPageText = {
  tabs: { vi: 'Về đơn vị', en: 'About the unit' },
  overview: { vi: 'Tổng quan', en: 'Overview' },
  diary: { vi: 'Nhật ký', en: 'Diary' },
  concerns: { vi: 'Phản ánh', en: 'Concerns' },
  support: { vi: 'Vận động', en: 'Support' },
  rating: { vi: 'Phân loại', en: 'Rating' },
  follow: { vi: 'Đôn đốc, chỉ đạo', en: 'Urging, directions' },
  handovers: { vi: 'Bàn giao', en: 'Handovers' },
  urgings: { vi: 'Đôn đốc', en: 'Urgings' },
  directions: { vi: 'Chỉ đạo', en: 'Directions' },
  figures: { vi: 'Số liệu tháng {month}', en: 'Figures of {month}' },
  allFigures: { vi: 'Các tháng', en: 'Other months' },
  noteVisit: { vi: 'Ghi nhật ký', en: 'Note a visit' },
  noteConcern: { vi: 'Ghi phản ánh', en: 'Note a concern' },
  noteSupport: { vi: 'Ghi vận động', en: 'Note support' },
  urge: { vi: 'Đôn đốc về đơn vị này', en: 'Urge about this unit' },
  direct: { vi: 'Chỉ đạo đơn vị này', en: 'Direct this unit' },
} as const satisfies Record<string, Text>;
