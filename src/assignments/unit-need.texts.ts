import type { Text } from '../kernel/text.ts';

export const needText = {
  title: { vi: 'Đơn vị cần gì', en: 'What units need' },
  lead: {
    vi: 'Ghi đơn vị nào cần người có chuyên môn gì, đơn vị nào nhiều việc, để phân công phát huy năng lực, sở trường và đều tay.',
    en: 'Which units need whoever takes them to have which skill, and which are more work, so that strengths are used and burdens even.',
  },
  add: { vi: 'Ghi chuyên môn cần', en: 'Note a need' },
  none: { vi: 'Chưa ghi đơn vị nào cần chuyên môn riêng.', en: 'No unit needs a skill of its own.' },
  noneExplains: {
    vi: 'Không ghi thì máy chỉ chia đều theo địa bàn, đường đi và người đang theo dõi.',
    en: 'Without any, the proposal goes by area, way and present holders alone.',
  },
  listTitle: { vi: 'Chuyên môn đơn vị cần', en: 'Skills that units need' },
  workload: { vi: 'Mức việc', en: 'Workload' },
  workloadExplains: {
    vi: 'Đơn vị thường tính 1. Ghi ở đây những đơn vị nhiều việc hơn; chọn «chia đều theo mức việc» khi lập phương án.',
    en: 'A unit counts 1. Note here those that are more work; choose “shared out by workload” when making a draft.',
  },
  workload2: { vi: 'Nhiều việc (tính 2)', en: 'More work (counts 2)' },
  workload3: { vi: 'Rất nhiều việc (tính 3)', en: 'The most work (counts 3)' },
  workloadUnits: { vi: 'Những đơn vị ở mức này', en: 'Units of this workload' },
  workloadUnitsHint: {
    vi: 'Chỉ những đơn vị này; đơn vị bỏ ra lại tính 1.',
    en: 'Exactly these; one that is left out counts 1 again.',
  },
  skills: { vi: 'Các chuyên môn đã ghi', en: 'Skills noted' },
  skill: { vi: 'Chuyên môn', en: 'Skill' },
  skillHint: {
    vi: 'Như đã ghi cho cán bộ, ví dụ: nông nghiệp',
    en: 'As noted of officials, such as: farming',
  },
  level: { vi: 'Mức', en: 'Level' },
  level1: { vi: 'Biết việc', en: 'Knows it' },
  level2: { vi: 'Thạo việc', en: 'Good at it' },
  level3: { vi: 'Rất giỏi', en: 'Expert' },
  required: { vi: 'Bắt buộc', en: 'Required' },
  isRequired: { vi: 'Bắt buộc', en: 'Required' },
  requiredHint: {
    vi: 'Người không có chuyên môn này sẽ không được giao đơn vị.',
    en: 'Nobody without the skill is given such a unit.',
  },
  wished: { vi: 'Nên có', en: 'Wished for' },
  unit: { vi: 'Đơn vị', en: 'Unit' },
  parent: { vi: 'Thuộc', en: 'Under' },
  unitIds: { vi: 'Những đơn vị cần', en: 'Units that need it' },
  unitIdsHint: {
    vi: 'Chỉ những đơn vị này; bỏ hết là không đơn vị nào cần.',
    en: 'Exactly these; none means that no unit needs it.',
  },
} as const satisfies Record<string, Text>;

/** How good someone is at a skill, from 1 up. */
export const levelText: readonly Text[] = [needText.level1, needText.level2, needText.level3];
