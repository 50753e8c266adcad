import { type Period, written } from '../kernel/day.ts';
import { type AssignmentFacts, assignmentAnnex, assignmentSentence } from './assignment-annex.ts';
import { type Citation, cited } from './citation.ts';
import { type Block, clause, type Issued, list, type Paper, paragraph, section, stated } from './paper.ts';

/** What a plan (kế hoạch) of assignment says. Empty lists are printed as not yet written. */
export interface PlanFacts {
  /** «phân công cán bộ, công chức theo dõi, hỗ trợ tổ nhân dân tự quản». */
  about: string;
  period: Period;
  parent?: Citation;
  /** Further grounds, one sentence each without its closing mark. */
  bases: readonly string[];
  purposes: readonly string[];
  requirements: readonly string[];
  /** «Nội dung» by its headings. */
  contents: readonly { heading: string; items: readonly string[] }[];
  /** Who does what to carry it out. */
  organisation: readonly { who: string; does: string }[];
  /** One annex each: a plan may give units of several kinds. */
  assignments: readonly AssignmentFacts[];
}

/** Kế hoạch: I- Mục đích, yêu cầu; II- Nội dung; III- Tổ chức thực hiện; the assignments behind it. */
export function planPaper(issued: Issued, facts: PlanFacts): Paper {
  const { about, parent, bases, assignments } = facts;
  return {
    ...issued,
    type: 'Kế hoạch',
    subject: `về ${about}`,
    bases: [...(parent === undefined ? [] : [`Căn cứ ${cited(parent, issued.layout)}`]), ...bases],
    body: [
      section('Mục đích, yêu cầu'),
      clause('Mục đích'),
      stated(facts.purposes),
      clause('Yêu cầu'),
      stated(facts.requirements),
      section('Nội dung'),
      ...contents(facts),
      section('Tổ chức thực hiện'),
      stated(facts.organisation.map(({ who, does }) => [{ text: `${who}: `, bold: true }, { text: does }])),
      paragraph(
        'Trên đây là Kế hoạch; trong quá trình thực hiện có khó khăn, vướng mắc, các đơn vị báo cáo để xem xét, điều chỉnh.',
      ),
    ],
    annexes: assignments.map(assignmentAnnex),
  };
}

function contents({ contents: parts, assignments, period }: PlanFacts): Block[] {
  const given = assignments.map((one, at) => {
    const behind = assignments.length > 1 ? `Phụ lục ${at + 1}` : 'Phụ lục';
    return `${assignmentSentence(one)} (${behind})`;
  });
  return [
    ...parts.flatMap(({ heading, items }) => [clause(heading), stated(items)]),
    clause('Phân công'),
    stated(given, 'Chưa phân công.'),
    clause('Thời gian thực hiện'),
    list([`Từ ngày ${written(period.from)} đến ngày ${written(period.to)}`]),
  ];
}
