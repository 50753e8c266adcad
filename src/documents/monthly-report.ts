import { type Day, type Month, written, writtenMonth } from '../kernel/day.ts';
import { type Citation, cited } from './citation.ts';
import {
  type FigureGroup,
  type Frozen,
  figureSentence,
  figureTable,
  figureText,
  frozenPaper,
  type Missing,
  missingBlock,
  shareText,
} from './figures.ts';
import {
  type Annex,
  type Block,
  clause,
  type Grid,
  type Issued,
  note,
  type Paper,
  paragraph,
  section,
  stated,
} from './paper.ts';

/** One unit's month, a row of the annex. */
export interface UnitMonth {
  name: string;
  /** Days a meeting was attended. */
  meetings: readonly Day[];
  present: number | null;
  total: number | null;
  concerns: number;
  settled: number;
  note: string;
}

export interface MonthlyFacts {
  month: Month;
  plan: Citation;
  /** «Cán bộ 01 theo dõi, hỗ trợ 03 tổ: Tổ 01, Tổ 02, Tổ 03». */
  scope: string;
  /** What a unit is called in a count: «tổ». */
  unit: string;
  /** The month's figures in the order they are printed. */
  groups: readonly FigureGroup[];
  /** The situation of the units, one sentence each; never of a person. */
  situation: readonly string[];
  units: readonly UnitMonth[];
  missing: readonly Missing[];
  shortcomings: readonly string[];
  /** Null: told together with the shortcomings. */
  causes: readonly string[] | null;
  nextTasks: readonly string[];
  proposals: readonly string[];
  /** By what the figures can be checked; null while it is a draft. */
  frozen: Frozen | null;
}

/** Báo cáo tháng: I- Kết quả; II- Hạn chế, nguyên nhân; III- Nhiệm vụ tháng sau; IV- Kiến nghị; the figures behind it. */
export function monthlyReport(issued: Issued, facts: MonthlyFacts): Paper {
  const { month } = facts;
  const paper: Paper = {
    ...issued,
    type: 'Báo cáo',
    subject: `tình hình cơ sở và kết quả theo dõi, hỗ trợ tháng ${writtenMonth(month)}`,
    body: [
      paragraph(
        `Thực hiện ${cited(facts.plan, issued.layout)}; ${facts.scope}. Kết quả tháng ${writtenMonth(month)} như sau:`,
      ),
      section('Kết quả'),
      ...results(facts),
      section('Hạn chế, nguyên nhân'),
      ...shortcomings(facts),
      section('Nhiệm vụ tháng sau'),
      stated(facts.nextTasks),
      section('Kiến nghị'),
      stated(facts.proposals, 'Không có kiến nghị.'),
    ],
    annexes: [figuresAnnex(facts)],
  };
  return frozenPaper(paper, facts.frozen);
}

const shortcomings = ({ shortcomings, causes }: MonthlyFacts): Block[] =>
  causes === null
    ? [stated(shortcomings)]
    : [clause('Hạn chế'), stated(shortcomings), clause('Nguyên nhân'), stated(causes)];

const results = ({ groups, situation, missing }: MonthlyFacts): Block[] => [
  clause('Tình hình đơn vị'),
  stated(situation),
  ...groups.flatMap(({ heading, lines }) => [clause(heading), stated(lines.map(figureSentence))]),
  clause('Số liệu còn thiếu'),
  missingBlock(missing),
];

const figuresAnnex = (facts: MonthlyFacts): Annex => ({
  title: `Số liệu tháng ${writtenMonth(facts.month)}`,
  body: [figureTable(facts.groups), note('Từng đơn vị'), unitTable(facts)],
});

const unitTable = ({ units, unit }: MonthlyFacts): Grid => ({
  kind: 'table',
  columns: [
    { heading: 'TT', width: 5, align: 'center' },
    { heading: `Tên ${unit}`, width: 21 },
    { heading: 'Ngày họp', width: 13, align: 'center' },
    { heading: 'Hộ dự', width: 11, align: 'right' },
    { heading: 'Tổng số hộ', width: 11, align: 'right' },
    { heading: 'Tỷ lệ', width: 11, align: 'right' },
    { heading: 'Nhận', width: 7, align: 'right' },
    { heading: 'Giải quyết', width: 9, align: 'right' },
    { heading: 'Ghi chú', width: 12 },
  ],
  rows: units.map((one, at) => [
    String(at + 1),
    one.name,
    one.meetings.length === 0 ? 'không dự' : one.meetings.map(written).join('\n'),
    figureText(one.present),
    figureText(one.total),
    shareText(one.present, one.total),
    figureText(one.concerns),
    figureText(one.settled),
    one.note,
  ]),
});
