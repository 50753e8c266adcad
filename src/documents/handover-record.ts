import { type Day, type Month, written, writtenMonth } from '../kernel/day.ts';
import { type Citation, cited } from './citation.ts';
import { figureText } from './figures.ts';
import { counted, longDay } from './official-text.ts';
import {
  type Block,
  clause,
  type Grid,
  type Issued,
  list,
  type Paper,
  paragraph,
  section,
  stated,
} from './paper.ts';

interface Party {
  name: string;
  post: string;
}

/** What passes from one official to the next. A list that nobody drew up is null; an empty one says there is nothing. */
export interface HandoverFacts {
  day: Day;
  plan: Citation;
  from: Party;
  to: Party;
  units: readonly {
    name: string;
    households: number | null;
    partyMember: string | null;
    meets: string | null;
  }[];
  concerns: readonly { unit: string; kind: string; summary: string; heardOn: Day; due: Day | null }[] | null;
  /** Strengthening measures under way. */
  measures: readonly { unit: string; what: string; due: Day | null }[] | null;
  unsentReports: readonly { unit: string; month: Month }[] | null;
  /** Mobilised for the units and not handed over to them yet. */
  supports: readonly { unit: string; donor: string; pledgedOn: Day; received: boolean }[] | null;
  /** Superiors' directions not done yet. */
  directions: readonly { text: string; due: Day }[] | null;
  /** Papers handed over by name. */
  papers: readonly string[] | null;
  /** What the leaver wants known of the units; never of a person. */
  remarks: readonly string[];
}

/** Biên bản bàn giao, signed by both sides and by whoever `issued` names besides. */
export const handoverRecord = (issued: Issued, facts: HandoverFacts): Paper => ({
  ...issued,
  type: 'Biên bản',
  subject: 'bàn giao đơn vị được phân công',
  body: [
    paragraph(
      `Thực hiện ${cited(facts.plan, issued.layout)}; ${longDay(facts.day)}, hai bên tiến hành bàn giao:`,
    ),
    list([
      `Bên giao: đồng chí ${facts.from.name}, ${facts.from.post}`,
      `Bên nhận: đồng chí ${facts.to.name}, ${facts.to.post}`,
    ]),
    section('Đơn vị bàn giao'),
    units(facts),
    section('Việc bàn giao'),
    clause('Phản ánh, kiến nghị chưa giải quyết xong'),
    concerns(facts),
    clause('Biện pháp củng cố đang thực hiện'),
    listed(
      facts.measures,
      ({ unit, what, due }) => `${unit}: ${what}${due === null ? '' : `, hạn ${written(due)}`}`,
    ),
    clause('Báo cáo chưa gửi'),
    listed(facts.unsentReports, ({ unit, month }) => `${unit}: báo cáo tháng ${writtenMonth(month)}`),
    clause('Khoản vận động hỗ trợ chưa bàn giao cho đơn vị'),
    listed(
      facts.supports,
      ({ unit, donor, pledgedOn, received }) =>
        `${unit}: ${donor}, ngày ${written(pledgedOn)}, ${received ? 'đã nhận' : 'chưa nhận'}`,
    ),
    clause('Ý kiến chỉ đạo chưa thực hiện xong'),
    listed(facts.directions, ({ text, due }) => `${text}, hạn ${written(due)}`),
    clause('Tài liệu'),
    listed(facts.papers, (name) => name),
    section('Ý kiến của bên giao'),
    stated(facts.remarks, 'Không có ý kiến.'),
    paragraph(`Bàn giao xong ${counted(facts.units.length, 'đơn vị')}; hai bên thống nhất và cùng ký tên.`),
  ],
  signs: [
    { post: 'Bên giao', name: facts.from.name },
    { post: 'Bên nhận', name: facts.to.name },
    ...issued.signs,
  ],
});

const undrawn = 'Chưa lập danh sách.';

function listed<Item>(items: readonly Item[] | null, said: (item: Item) => string): Block {
  return items === null ? stated([], undrawn) : stated(items.map(said), 'Không có.');
}

const units = (facts: HandoverFacts): Grid => ({
  kind: 'table',
  columns: [
    { heading: 'TT', width: 6, align: 'center' },
    { heading: 'Đơn vị', width: 30 },
    { heading: 'Số hộ', width: 10, align: 'right' },
    { heading: 'Đảng viên phụ trách', width: 29 },
    { heading: 'Ngày họp định kỳ', width: 25 },
  ],
  rows: facts.units.map(({ name, households, partyMember, meets }, at) => [
    String(at + 1),
    name,
    figureText(households),
    partyMember ?? 'chưa có',
    meets ?? 'chưa rõ',
  ]),
});

function concerns({ concerns: open }: HandoverFacts): Block {
  if (open === null || open.length === 0) return listed<never>(open === null ? null : [], String);
  return {
    kind: 'table',
    columns: [
      { heading: 'TT', width: 6, align: 'center' },
      { heading: 'Đơn vị', width: 18 },
      { heading: 'Loại', width: 14 },
      { heading: 'Nội dung', width: 36 },
      { heading: 'Ngày nhận', width: 13, align: 'center' },
      { heading: 'Hạn', width: 13, align: 'center' },
    ],
    rows: open.map(({ unit, kind, summary, heardOn, due }, at) => [
      String(at + 1),
      unit,
      kind,
      summary,
      written(heardOn),
      due === null ? 'chưa định' : written(due),
    ]),
  };
}
