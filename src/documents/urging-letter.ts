import { type Day, daysBetween, written } from '../kernel/day.ts';
import { type Citation, cited } from './citation.ts';
import { counted } from './official-text.ts';
import { type Issued, list, type Paper, paragraph } from './paper.ts';

export interface UrgingFacts {
  /** Officials, bodies or boards of groups the letter goes to. */
  to: readonly string[];
  plan: Citation;
  /** The day up to which was counted. */
  asOf: Day;
  /** What is late: «Báo cáo tháng 8/2016», of whom or which unit, and since when. */
  overdue: readonly { what: string; of: string; due: Day }[];
  /** Urged before, without the answer asked for. */
  before: readonly { day: Day; how: string }[];
  answerBy: Day;
  /** In the writer's words; may be left out. */
  reason?: string;
}

/** Công văn đôn đốc: a letter without a printed type, naming what is late, by how much, and until when to answer. */
export const urgingLetter = (issued: Issued, facts: UrgingFacts): Paper => ({
  ...issued,
  subject: 'đôn đốc việc quá hạn',
  addressees: facts.to,
  body: [
    paragraph(
      `Thực hiện ${cited(facts.plan, issued.layout)}; qua theo dõi đến ngày ${written(facts.asOf)}, còn ${counted(facts.overdue.length, 'việc')} quá hạn như sau:`,
    ),
    {
      kind: 'table',
      columns: [
        { heading: 'TT', width: 6, align: 'center' },
        { heading: 'Việc', width: 38 },
        { heading: 'Người, đơn vị', width: 30 },
        { heading: 'Hạn', width: 14, align: 'center' },
        { heading: 'Quá hạn', width: 12, align: 'right' },
      ],
      rows: facts.overdue.map(({ what, of, due }, at) => [
        String(at + 1),
        what,
        of,
        written(due),
        counted(daysBetween(due, facts.asOf), 'ngày'),
      ]),
    },
    ...(facts.before.length === 0
      ? []
      : [
          paragraph(`Đã đôn đốc ${counted(facts.before.length, 'lần')}, chưa có kết quả:`),
          list(facts.before.map(({ day, how }) => `Ngày ${written(day)}, ${how}`)),
        ]),
    ...(facts.reason === undefined ? [] : [paragraph(facts.reason)]),
    paragraph(
      `Đề nghị các đồng chí, đơn vị nêu trên hoàn thành và trả lời kết quả trước ngày ${written(facts.answerBy)}; có khó khăn, vướng mắc thì nêu rõ để được xem xét, tháo gỡ.`,
    ),
  ],
});
