import { type FigureGroup, figureText } from './figures.ts';
import { upperFirst } from './official-text.ts';

/** Figures of one month. A null is not known; counts are of what the diary holds. */
export interface MonthlyFigures {
  cellMeetings: { attended: number; owed: number | null };
  /** Of the units themselves; null where the units hold none (a commune, a hamlet whose cell meets). */
  unitMeetings: { attended: number; owed: number | null } | null;
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

/**
 * The month's figures in the order of the report; a review may print a sum of months the same way. `unit` is what a unit
 * is called: «tổ».
 */
export const monthlyGroups = (f: MonthlyFigures, unit: string): FigureGroup[] => [
  {
    heading: 'Dự sinh hoạt',
    lines: [
      {
        label: 'Dự sinh hoạt chi bộ',
        unit: 'cuộc',
        value: f.cellMeetings.attended,
        whole: f.cellMeetings.owed,
      },
      ...(f.unitMeetings === null
        ? []
        : [
            {
              label: `Dự họp ${unit}`,
              unit: 'cuộc',
              value: f.unitMeetings.attended,
              whole: f.unitMeetings.owed,
            },
          ]),
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
      unit,
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
    heading: `${upperFirst(unit)} yếu`,
    lines: [
      { label: `${upperFirst(unit)} xếp loại yếu`, unit, value: f.weakUnits.known },
      { label: 'Đang củng cố', unit, value: f.weakUnits.strengthening },
    ],
  },
];
