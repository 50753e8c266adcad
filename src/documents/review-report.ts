import { type Day, daysBetween, type Period, written } from '../kernel/day.ts';
import { distribution } from './assignment-annex.ts';
import { type Citation, cited, citedAgain } from './citation.ts';
import {
  type FigureGroup,
  type Frozen,
  figureSentence,
  figureTable,
  frozenPaper,
  type Missing,
  missingBlock,
} from './figures.ts';
import { counted, listed } from './official-text.ts';
import {
  type Annex,
  type Block,
  clause,
  type Issued,
  list,
  type Paper,
  paragraph,
  section,
  stated,
} from './paper.ts';

// Longer than most: what a review is told stands beside how it says it, section by section.

/** Sơ kết, rút kinh nghiệm, tổng kết. */
export type ReviewKind = 'periodReview' | 'lessonsLearned' | 'finalReview';

export interface ReviewFacts {
  kind: ReviewKind;
  period: Period;
  plan: Citation;
  parentPlan?: Citation;
  /** The meeting that reviewed; null before it is held. */
  meeting: ReviewMeeting | null;
  /** One for each kind of assignment; `loads` how many units each official holds. */
  assignments: readonly { duty: string; person: string; unit: string; loads: readonly number[] }[];
  /** How the plan reached those assigned. */
  rollOut: { told: number; confirmed: number; received: number; assigned: number };
  /** Results under their headings; each figure opens its rows on the screen, and is the same there. */
  results: readonly FigureGroup[];
  /** How coordination with the cell committees was judged: how many units by grade. */
  coordination: readonly { grade: string; units: number }[];
  missing: readonly Missing[];
  strengths: readonly string[];
  shortcomings: readonly string[];
  causes: readonly string[];
  lessons: readonly string[];
  commendations: readonly { to: string; reason: string }[];
  tasks: readonly string[];
  directions: readonly Direction[];
  proposals: readonly string[];
  /** Further tables, e.g. unit by unit. */
  annexes: readonly Annex[];
  frozen: Frozen | null;
}

export interface ReviewMeeting {
  day: Day;
  /** With their posts: «đồng chí Cán bộ 01, Bí thư Đảng ủy». */
  chairs: readonly string[];
  /** By post; `invited` null where nobody was counted beforehand. */
  attendance: readonly { post: string; present: number; invited: number | null }[];
}

export interface Direction {
  by: string;
  says: string;
  owner: string | null;
  due: Day | null;
  doneOn: Day | null;
}

const naming: Record<ReviewKind, string> = {
  periodReview: 'sơ kết',
  lessonsLearned: 'rút kinh nghiệm',
  finalReview: 'tổng kết',
};

/** Báo cáo: I- Công tác triển khai; II- Kết quả; III- Đánh giá chung; IV- Phương hướng, nhiệm vụ; V- Kiến nghị, đề xuất. */
export function reviewReport(issued: Issued, facts: ReviewFacts): Paper {
  const { kind, plan, period } = facts;
  const paper: Paper = {
    ...issued,
    type: 'Báo cáo',
    subject: `${naming[kind]} việc thực hiện ${citedAgain(plan, issued.layout)}\n(từ ngày ${written(period.from)} đến ngày ${written(period.to)})`,
    body: [
      section('Công tác triển khai'),
      ...rolledOut(facts, issued),
      section('Kết quả'),
      ...results(facts),
      section('Đánh giá chung'),
      ...judged(facts),
      section('Phương hướng, nhiệm vụ'),
      stated(facts.tasks),
      ...(facts.directions.length === 0
        ? []
        : [
            paragraph(
              `Ý kiến chỉ đạo tại hội nghị: ${counted(facts.directions.length, 'việc')} (phụ lục cuối).`,
            ),
          ]),
      section('Kiến nghị, đề xuất'),
      stated(facts.proposals, 'Không có kiến nghị.'),
    ],
    annexes: [
      { title: 'Số liệu trong kỳ', body: [figureTable(facts.results)] },
      ...facts.annexes,
      ...(facts.directions.length === 0 ? [] : [directionsAnnex(facts)]),
    ],
  };
  return frozenPaper(paper, facts.frozen);
}

function rolledOut(
  { plan, parentPlan, meeting, assignments, rollOut }: ReviewFacts,
  { layout }: Issued,
): Block[] {
  const issuing = `ban hành ${cited(plan, layout)}`;
  return [
    clause('Kế hoạch và phân công'),
    paragraph(
      parentPlan === undefined
        ? `Đã ${issuing}.`
        : `Thực hiện ${cited(parentPlan, layout)}, đã ${issuing}; ${counted(daysBetween(parentPlan.day, plan.day), 'ngày')} sau ${citedAgain(parentPlan, layout)}.`,
    ),
    stated(
      assignments.map(({ duty, person, unit, loads }) => {
        const units = loads.reduce((sum, load) => sum + load, 0);
        return `${counted(loads.length, person)} ${duty} ${counted(units, unit)}: ${distribution(loads, person, unit)}`;
      }),
      'Chưa phân công.',
    ),
    list(
      [
        { label: 'Được phổ biến kế hoạch', value: rollOut.told },
        { label: 'Đã xác nhận', value: rollOut.confirmed },
        { label: 'Đã tiếp nhận đơn vị', value: rollOut.received },
      ].map((line) => figureSentence({ ...line, unit: 'người', whole: rollOut.assigned })),
    ),
    clause('Hội nghị'),
    ...(meeting === null ? [paragraph('Chưa tổ chức hội nghị.')] : met(meeting)),
  ];
}

const met = ({ day, chairs, attendance }: ReviewMeeting): Block[] => [
  paragraph(
    chairs.length === 0
      ? `Hội nghị ngày ${written(day)}; chưa ghi người chủ trì.`
      : `Hội nghị ngày ${written(day)} do ${listed(chairs)} chủ trì. Thành phần dự:`,
  ),
  stated(
    attendance.map(({ post, present, invited }) =>
      invited === null
        ? `${post}: ${counted(present, 'đồng chí')}`
        : figureSentence({ label: post, unit: 'đồng chí', value: present, whole: invited }),
    ),
    'Chưa ghi thành phần dự.',
  ),
];

const results = ({ results: groups, coordination, missing }: ReviewFacts): Block[] => [
  ...groups.flatMap(({ heading, lines }) => [clause(heading), stated(lines.map(figureSentence))]),
  clause('Phối hợp với chi ủy'),
  stated(
    coordination.map(({ grade, units }) => `${grade}: ${counted(units, 'đơn vị')}`),
    'Chưa đánh giá phối hợp.',
  ),
  clause('Số liệu còn thiếu'),
  missingBlock(missing),
];

const judged = (facts: ReviewFacts): Block[] => [
  clause('Ưu điểm'),
  stated(facts.strengths),
  ...(facts.commendations.length === 0
    ? []
    : [
        paragraph('Biểu dương:'),
        list(
          facts.commendations.map(({ to, reason }) => [{ text: `${to}: `, bold: true }, { text: reason }]),
        ),
      ]),
  clause('Hạn chế'),
  stated(facts.shortcomings),
  clause('Nguyên nhân'),
  stated(facts.causes),
  clause('Bài học kinh nghiệm'),
  stated(facts.lessons),
];

const directionsAnnex = ({ directions }: ReviewFacts): Annex => ({
  title: 'Ý kiến chỉ đạo',
  landscape: true,
  body: [
    {
      kind: 'table',
      columns: [
        { heading: 'TT', width: 5, align: 'center' },
        { heading: 'Người chỉ đạo', width: 18 },
        { heading: 'Nội dung', width: 40 },
        { heading: 'Thực hiện', width: 17 },
        { heading: 'Hạn', width: 10, align: 'center' },
        { heading: 'Hoàn thành', width: 10, align: 'center' },
      ],
      rows: directions.map(({ by, says, owner, due, doneOn }, at) => [
        String(at + 1),
        by,
        says,
        owner ?? 'chưa giao',
        due === null ? 'chưa định' : written(due),
        doneOn === null ? 'chưa' : written(doneOn),
      ]),
    },
  ],
});
