import type { Text } from '../kernel/text.ts';
import type { Clock } from './concern.rules.ts';
import type { ConcernKind, ConcernSource, LegalKind, Reporter } from './concern.ts';

export const kindText: Record<ConcernKind, Text> = {
  obstacle: { vi: 'Vướng mắc', en: 'Obstacle' },
  hardship: { vi: 'Khó khăn', en: 'Hardship' },
  grievance: { vi: 'Bức xúc', en: 'Grievance' },
  wish: { vi: 'Tâm tư, nguyện vọng', en: 'Wish' },
};

export const sourceText: Record<ConcernSource, Text> = {
  unit: { vi: 'Của đơn vị', en: 'The unit itself' },
  member: { vi: 'Đảng viên', en: 'Party members' },
  resident: { vi: 'Nhân dân', en: 'Residents' },
};

export const reporterText: Record<Reporter, Text> = {
  none: { vi: 'Không của riêng ai', en: 'Nobody in particular' },
  anonymous: { vi: 'Không nêu tên', en: 'Anonymous' },
  sealed: { vi: 'Họ tên được niêm kín', en: 'Name under seal' },
};

export const legalText: Record<LegalKind, Text> = {
  complaint: { vi: 'Khiếu nại', en: 'Complaint' },
  denunciation: { vi: 'Tố cáo', en: 'Denunciation' },
};

/** What the clock of a concern says. */
export function clockText(clock: Clock): Text {
  switch (clock.is) {
    case 'running': {
      const { workingDaysLeft: days } = clock;
      if (days === 0) return { vi: 'hạn hôm nay', en: 'due today' };
      return { vi: `còn ${days} ngày làm việc`, en: `${days} working ${days === 1 ? 'day' : 'days'} left` };
    }
    case 'late':
      return { vi: `quá ${clock.days} ngày`, en: `${clock.days} ${clock.days === 1 ? 'day' : 'days'} late` };
    case 'answered':
      return clock.daysLate === 0
        ? { vi: 'trả lời đúng hạn', en: 'answered in time' }
        : { vi: `trả lời trễ ${clock.daysLate} ngày`, en: `answered ${clock.daysLate} days late` };
    case 'stopped':
      return { vi: '–', en: '–' };
  }
}
