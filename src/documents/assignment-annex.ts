import { type Citation, cited } from './citation.ts';
import { figureText, type Missing, missingSentence, unknown } from './figures.ts';
import { counted, numbered } from './official-text.ts';
import {
  type Annex,
  type Block,
  type Cell,
  type Grid,
  type Issued,
  list,
  type Paper,
  paragraph,
} from './paper.ts';

/** A unit given to somebody. Null is not known (households) or not there (a party member in charge). */
export interface AssignedUnit {
  /** With what tells it from others of the name: «Tổ 07, ấp 3». */
  name: string;
  households: number | null;
  partyMember: string | null;
  /** Why this official: the engine's reason or the clerk's. */
  reason: string;
}

export interface AssignedOfficial {
  name: string;
  /** «Phó Chủ tịch Ủy ban nhân dân xã». */
  post: string;
  units: readonly AssignedUnit[];
}

export interface AssignmentFacts {
  /** In the order they are printed. */
  officials: readonly AssignedOfficial[];
  /** What a unit is called in a count: «tổ», «ấp, khu phố», «xã, thị trấn». */
  unit: string;
  /** What one assigned is called in a count: «đồng chí», «người». */
  person: string;
  /** «theo dõi, hỗ trợ» or «trực tiếp phụ trách». */
  duty: string;
  /** Names of units nobody has yet. */
  unassigned: readonly string[];
}

/**
 * How many hold how many, most first: «28 người 03 tổ, 09 người 02 tổ». Not the mean, which hides both.
 */
export function distribution(loads: readonly number[], person: string, unit: string): string {
  const holders = new Map<number, number>();
  for (const load of loads) holders.set(load, (holders.get(load) ?? 0) + 1);
  return [...holders]
    .sort(([a], [b]) => b - a)
    .map(
      ([load, count]) => `${counted(count, person)} ${load === 0 ? `chưa có ${unit}` : counted(load, unit)}`,
    )
    .join(', ');
}

/** «37 đồng chí theo dõi, hỗ trợ 102 tổ: 28 đồng chí 03 tổ, 09 đồng chí 02 tổ». */
export function assignmentSentence({ officials, unit, person, duty }: AssignmentFacts): string {
  const loads = officials.map(({ units }) => units.length);
  const units = loads.reduce((sum, load) => sum + load, 0);
  return `${counted(officials.length, person)} ${duty} ${counted(units, unit)}: ${distribution(loads, person, unit)}`;
}

/** The table of assignments, one official under the other, units beside. */
export const assignmentTable = (facts: AssignmentFacts): Grid => ({
  kind: 'table',
  columns: [
    { heading: 'STT', width: 5, align: 'center' },
    { heading: 'Họ và tên', width: 17 },
    { heading: 'Chức vụ, cơ quan', width: 20 },
    { heading: 'Đơn vị được phân công', width: 18 },
    { heading: 'Số hộ', width: 8, align: 'right' },
    { heading: 'Đảng viên phụ trách', width: 15 },
    { heading: 'Lý do / Ghi chú', width: 17 },
  ],
  rows: [...facts.officials.flatMap(rowsOf), total(facts)],
});

function rowsOf({ name, post, units }: AssignedOfficial, at: number): Cell[][] {
  const rows = Math.max(1, units.length);
  const own: Cell[] = [String(at + 1), name, post].map((text) => ({ text, rows }));
  if (units.length === 0) return [[...own, 'chưa được phân công', '', '', '']];
  return units.map((unit, nth) => [
    ...(nth === 0 ? own : []),
    unit.name,
    figureText(unit.households),
    unit.partyMember ?? 'chưa có',
    unit.reason,
  ]);
}

function total({ officials, unit }: AssignmentFacts): Cell[] {
  const units = officials.flatMap((official) => official.units);
  const households = units.reduce((sum, one) => sum + (one.households ?? 0), 0);
  const open = units.filter((one) => one.households === null).length;
  return [
    { text: 'Cộng', columns: 3, bold: true, align: 'center' },
    { text: counted(units.length, unit), bold: true },
    { text: numbered(households), bold: true },
    { text: open === 0 ? '' : `${counted(open, unit)} ${unknown} số hộ`, columns: 2 },
  ];
}

function body(facts: AssignmentFacts): Block[] {
  const unheld: Missing = { what: 'chưa có người được phân công', of: facts.unit, names: facts.unassigned };
  return [
    assignmentTable(facts),
    paragraph(`Tổng hợp: ${assignmentSentence(facts)}.`),
    ...(facts.unassigned.length === 0 ? [] : [list([missingSentence(unheld)])]),
  ];
}

const title = ({ duty, unit }: AssignmentFacts) => `Phân công cán bộ ${duty} ${unit}`;

/** The annex behind its plan, on landscape pages. */
export const assignmentAnnex = (facts: AssignmentFacts): Annex => ({
  title: title(facts),
  landscape: true,
  body: body(facts),
});

const named = ({ about: _, ...plan }: Citation): Citation => plan;

/** The same list as a paper of its own, signed, going with the plan it cites. */
export const assignmentList = (issued: Issued, plan: Citation, facts: AssignmentFacts): Paper => ({
  ...issued,
  type: 'Danh sách',
  subject: title(facts),
  reference: `(Kèm theo ${cited(named(plan), issued.layout)})`,
  landscape: true,
  body: body(facts),
});
