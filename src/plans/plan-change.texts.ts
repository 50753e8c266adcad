import type { Text } from '../kernel/text.ts';
import type { PlanChange } from './plan-change.ts';

/** The screens of what becomes of a plan after its issue. Fields bear the names of their words. */
export const planChangeText = {
  correct: { vi: 'Đính chính', en: 'Correct' },
  correctOf: { vi: 'Đính chính {plan}', en: 'Correction of {plan}' },
  correctLead: {
    vi: 'Khi số, ngày, trích yếu hoặc thời gian đã ghi khác với văn bản đã ký. Phân công theo kế hoạch giữ nguyên; báo cáo sơ kết đã ký giữ như đã in.',
    en: 'Where number, day, subject or period differ from the signed paper. Assignments under it stand; signed reviews keep what they printed.',
  },
  number: { vi: 'Số', en: 'Number' },
  issuedOn: { vi: 'Ngày ban hành', en: 'Issued on' },
  subject: { vi: 'Trích yếu', en: 'Subject' },
  period: { vi: 'Thời gian thực hiện', en: 'Period' },
  from: { vi: 'Từ ngày', en: 'From' },
  to: { vi: 'Đến ngày', en: 'To' },
  reason: { vi: 'Lý do', en: 'Reason' },
  reasonHint: {
    vi: 'Hiện trong lịch sử văn bản. Ví dụ: ghi nhầm số so với bản đã ký',
    en: 'Shows in the history of the document. For example: number mistyped from the signed copy',
  },
  saveCorrection: { vi: 'Lưu đính chính', en: 'Save the correction' },
  corrected: { vi: 'Đã đính chính', en: 'Corrected' },
  withdraw: { vi: 'Thu hồi văn bản', en: 'Withdraw' },
  withdrawAsks: { vi: 'Thu hồi văn bản đã ban hành này?', en: 'Withdraw this issued document?' },
  withdrawExplains: {
    vi: 'Văn bản không còn hiệu lực và rời khỏi danh sách; số vẫn giữ trong sổ. Chỉ thu hồi được khi không còn phân công hay kế hoạch cấp dưới nào theo văn bản này.',
    en: 'It no longer stands and leaves the list; its number stays in the registry. Only once no assignment and no plan stands under it.',
  },
  restore: { vi: 'Khôi phục', en: 'Restore' },
  restoreAsks: { vi: 'Khôi phục văn bản đã thu hồi này?', en: 'Restore this withdrawn document?' },
  restoreExplains: {
    vi: 'Văn bản có hiệu lực trở lại như trước khi thu hồi.',
    en: 'It stands again as it did before.',
  },
  history: { vi: 'Đính chính, thu hồi', en: 'Corrections and withdrawals' },
  asIssued: {
    vi: 'Văn bản giữ nguyên như khi ban hành. Ghi sai so với bản đã ký thì đính chính; ban hành nhầm thì thu hồi.',
    en: 'It stands as it was issued. Correct it where it differs from the signed paper; withdraw what was issued in error.',
  },
  changeOn: { vi: '{what} ngày {day}', en: '{what} on {day}' },
  by: { vi: 'Người thực hiện', en: 'By' },
  wasNow: { vi: '{was} → {now}', en: '{was} → {now}' },
  gone: { vi: 'Văn bản này đã thu hồi', en: 'This document is withdrawn' },
  goneSays: { vi: '{name}, ngày {day}: {reason}', en: '{name}, on {day}: {reason}' },
  showWithdrawn: { vi: 'Cả văn bản đã thu hồi', en: 'Withdrawn ones too' },
  hideWithdrawn: { vi: 'Ẩn văn bản đã thu hồi', en: 'Hide withdrawn ones' },
} as const satisfies Record<string, Text>;

export const planChangeKindText = {
  corrected: { vi: 'Đính chính', en: 'Corrected' },
  withdrawn: { vi: 'Thu hồi', en: 'Withdrawn' },
  restored: { vi: 'Khôi phục', en: 'Restored' },
} as const satisfies Record<PlanChange['kind'], Text>;
