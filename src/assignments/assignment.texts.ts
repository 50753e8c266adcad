import type { Text } from '../kernel/text.ts';
import type { LinkKind } from '../units/kind.ts';

/** How a kind of assignment is called, on screens and on paper. */
export const kindText: Record<LinkKind, Text> = {
  inCharge: { vi: 'trực tiếp phụ trách', en: 'in charge' },
  followAndSupport: { vi: 'theo dõi, hỗ trợ', en: 'follow and support' },
};

export const assignmentText = {
  assignments: { vi: 'Phân công', en: 'Assignments' },
} as const satisfies Record<string, Text>;
