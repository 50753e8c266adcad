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

/** Figures of one month. A null is not known; counts are of what the diary holds. */
export interface MonthlyFigures {
  cellMeetings: { attended: number; owed: number | null };
  groupMeetings: { attended: number; owed: number | null };
  /** Over the meetings held, against totals frozen as each opened. */
  households: { present: number | null; total: number | null };
  contacts: number;
  activities: number;
  householdCalls: number;
  topics: readonly { name: string; units: number; households: number | null }[];
  concerns: { carried: number; received: number; settled: number; open: number; overdue: number };
  /** Mobilised from others: records, đồng in cash, đồng of goods by their giver's estimate. */
  support: { records: number; cash: number; goods: number };
  /** The officials' own: ideas, days of work, đồng. */
  contribution: { ideas: number; workDays: number; cash: number };
  weakUnits: { known: number | null; strengthening: number };
}

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
  figures: MonthlyFigures;
  /** The situation of the units, one sentence each; never of a person. */
  situation: readonly string[];
  units: readonly UnitMonth[];
  missing: readonly Missing[];
  shortcomings: readonly string[];
  causes: readonly string[];
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
      clause('Hạn chế'),
      stated(facts.shortcomings),
      clause('Nguyên nhân'),
      stated(facts.causes),
      section('Nhiệm vụ tháng sau'),
      stated(facts.nextTasks),
      section('Kiến nghị'),
      stated(facts.proposals, 'Không có kiến nghị.'),
    ],
    annexes: [figuresAnnex(facts)],
  };
  return frozenPaper(paper, facts.frozen);
}

const results = ({ figures, situation, missing }: MonthlyFacts): Block[] => [
  clause('Tình hình đơn vị'),
  stated(situation),
  ...monthlyGroups(figures).flatMap(({ heading, lines }) => [
    clause(heading),
    stated(lines.map(figureSentence)),
  ]),
  clause('Số liệu còn thiếu'),
  missingBlock(missing),
];

/** The month's figures in the order of the report; a review may print a sum of months the same way. */
export const monthlyGroups = (f: MonthlyFigures): FigureGroup[] => [
  {
    heading: 'Dự sinh hoạt',
    lines: [
      {
        label: 'Dự sinh hoạt chi bộ',
        unit: 'cuộc',
        value: f.cellMeetings.attended,
        whole: f.cellMeetings.owed,
      },
      { label: 'Dự họp tổ', unit: 'cuộc', value: f.groupMeetings.attended, whole: f.groupMeetings.owed },
      { label: 'Hộ dự họp', unit: 'lượt hộ', value: f.households.present, whole: f.households.total },
    ],
  },
  {
    heading: 'Hoạt động tại cơ sở',
    lines: [
      { label: 'Liên hệ cơ sở', unit: 'lần', value: f.contacts },
      { label: 'Tham gia hoạt động tại địa phương', unit: 'lần', value: f.activities },
      { label: 'Thăm hộ', unit: 'lượt', value: f.householdCalls },
    ],
  },
  {
    heading: 'Tuyên truyền',
    lines: f.topics.map(({ name, units, households }) => ({
      label: name,
      unit: 'đơn vị',
      value: units,
      note: households === null ? 'chưa rõ số hộ thực hiện' : `${figureText(households)} hộ thực hiện`,
    })),
  },
  {
    heading: 'Phản ánh, kiến nghị',
    lines: [
      { label: 'Kỳ trước chuyển sang', unit: 'việc', value: f.concerns.carried },
      { label: 'Nhận trong kỳ', unit: 'việc', value: f.concerns.received },
      { label: 'Đã giải quyết', unit: 'việc', value: f.concerns.settled },
      { label: 'Còn tồn', unit: 'việc', value: f.concerns.open },
      { label: 'Quá hạn', unit: 'việc', value: f.concerns.overdue },
    ],
  },
  {
    heading: 'Vận động, đóng góp',
    lines: [
      { label: 'Vận động hỗ trợ', unit: 'lượt', value: f.support.records },
      { label: 'Tiền vận động', unit: 'đồng', value: f.support.cash },
      { label: 'Hiện vật (ước giá trị)', unit: 'đồng', value: f.support.goods },
      { label: 'Cán bộ góp ý kiến', unit: 'ý kiến', value: f.contribution.ideas },
      { label: 'Cán bộ góp công', unit: 'ngày công', value: f.contribution.workDays },
      { label: 'Cán bộ góp tiền', unit: 'đồng', value: f.contribution.cash },
    ],
  },
  {
    heading: 'Tổ yếu',
    lines: [
      { label: 'Đơn vị xếp loại yếu', unit: 'đơn vị', value: f.weakUnits.known },
      { label: 'Đang củng cố', unit: 'đơn vị', value: f.weakUnits.strengthening },
    ],
  },
];

const figuresAnnex = (facts: MonthlyFacts): Annex => ({
  title: `Số liệu tháng ${writtenMonth(facts.month)}`,
  body: [figureTable(monthlyGroups(facts.figures)), note('Từng đơn vị'), unitTable(facts)],
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
