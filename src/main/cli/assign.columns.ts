import { identityKey } from '../../kernel/name.ts';
import { Problem } from '../../kernel/problem.ts';
import { readTable } from '../../server/tables.ts';
import type { Findings } from './assign.findings.ts';

/** The columns that a list may have, and the headings under which people keep them. */
const headings = {
  id: 'mã',
  name: 'tên, họ tên',
  sector: 'ngành',
  skills: 'chuyên môn',
  home_unit: 'đơn vị nơi ở',
  area: 'địa bàn',
  lat: 'vĩ độ',
  lon: 'kinh độ',
  min: 'tối thiểu',
  max: 'tối đa',
  weight: 'trọng số',
  required_skills: 'chuyên môn bắt buộc',
  unit: 'đơn vị',
  official: 'cán bộ',
  cost: 'chi phí',
  load: 'tải',
} as const;
export type Column = keyof typeof headings;

/** A heading counts by its letters alone: no case, marks, spaces, underscores. */
const lettersOf = (heading: string) =>
  heading.normalize('NFD').replace(/[đĐ]/g, 'd').replace(/\P{L}/gu, '').toLowerCase();

const columnOf = new Map(
  (Object.keys(headings) as Column[]).flatMap((column) =>
    [column, ...headings[column].split(', ')].map((name) => [lettersOf(name), column] as const),
  ),
);

/** One row of a list; a cell that is blank or whose column is missing is ''. */
export class Row {
  readonly file: string;
  readonly line: number;
  private readonly cells: readonly string[];
  private readonly places: ReadonlyMap<Column, number>;
  private readonly findings: Findings;

  constructor(
    file: string,
    line: number,
    cells: readonly string[],
    places: ReadonlyMap<Column, number>,
    findings: Findings,
  ) {
    this.file = file;
    this.line = line;
    this.cells = cells;
    this.places = places;
    this.findings = findings;
  }

  text(column: Column): string {
    return this.cells[this.places.get(column) ?? -1] ?? '';
  }

  /** The cell that a row cannot do without. */
  needed(column: Column): string | null {
    const text = this.text(column);
    if (text !== '') return text;
    this.refuse(column, {
      vi: `thiếu ${headings[column]} (${column}); điền vào ô này hoặc xóa cả dòng`,
      en: `${column} is missing; fill in this cell or delete the row`,
    });
    return null;
  }

  /** A whole number from 0, small enough to be added up exactly. */
  whole(column: Column): number | undefined {
    const text = this.text(column);
    if (text === '') return undefined;
    if (/^\d+$/.test(text) && Number(text) <= largest) return Number(text);
    this.refuse(column, {
      vi: `«${text}» không phải số nguyên từ 0 đến ${largest}; sửa ${headings[column]} (${column})`,
      en: `"${text}" is not a whole number from 0 to ${largest}; correct ${column}`,
    });
    return undefined;
  }

  degrees(column: 'lat' | 'lon'): number | undefined {
    const text = this.text(column);
    const most = column === 'lat' ? 90 : 180;
    if (text === '') return undefined;
    const isNumber = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text);
    if (isNumber && Math.abs(Number(text)) <= most) return Number(text);
    this.refuse(column, {
      vi: `«${text}» không phải ${headings[column]}; viết độ thập phân với dấu chấm, từ -${most} đến ${most}`,
      en: `"${text}" is not a ${column}; write decimal degrees with a point, from -${most} to ${most}`,
    });
    return undefined;
  }

  /** Names apart by `;` or `|`, each as its identity key. */
  names(column: Column): string[] {
    return this.text(column)
      .split(/[;|]/)
      .map(identityKey)
      .filter((name) => name !== '');
  }

  refuse(column: Column, says: { vi: string; en: string }): void {
    this.findings.refuse(this.file, this.line, this.columnNumber(column), says);
  }

  note(column: Column, says: { vi: string; en: string }): void {
    this.findings.note(this.file, this.line, this.columnNumber(column), says);
  }

  private columnNumber(column: Column): number {
    return (this.places.get(column) ?? 0) + 1;
  }
}

/** Of larger numbers not even a few could be added up exactly. */
const largest = 1_000_000_000_000;

/** Which columns a list must and may have. */
export type Kind = { readonly needed: readonly Column[]; readonly known: readonly Column[] };

/**
 * Reads a list row by row. A file that cannot be read as a list is a finding; what the disk says is thrown. Returns the
 * columns that the list has.
 */
export async function readList(
  file: string,
  kind: Kind,
  findings: Findings,
  take: (row: Row) => void,
): Promise<ReadonlySet<Column>> {
  let places: Map<Column, number> | null = null;
  let width = 0;
  const reads = (line: number, cells: string[]) => {
    if (places === null) {
      places = line === 1 ? placesOf(file, cells, kind, findings) : new Map();
      width = cells.length;
      if (line !== 1) demand(file, places, kind, findings);
      return;
    }
    if (kind.needed.some((column) => !places?.has(column))) return;
    if (cells.slice(width).some((cell) => cell !== '')) tooWide(file, line, width, findings);
    else take(new Row(file, line, cells, places, findings));
  };
  try {
    await readTable(file, reads);
    if (places === null) demand(file, new Map(), kind, findings);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const { line = 1, column = 1 } = error.facts as { line?: number; column?: number };
    findings.refuse(file, line, column, error.says);
  }
  return new Set<Column>((places ?? new Map<Column, number>()).keys());
}

function placesOf(
  file: string,
  cells: readonly string[],
  kind: Kind,
  findings: Findings,
): Map<Column, number> {
  const places = new Map<Column, number>();
  cells.forEach((heading, at) => {
    const column = columnOf.get(lettersOf(heading));
    if (column && kind.known.includes(column) && !places.has(column)) places.set(column, at);
    else if (heading !== '')
      findings.note(file, 1, at + 1, unused(heading, column !== undefined && places.has(column)));
  });
  demand(file, places, kind, findings);
  return places;
}

const unused = (heading: string, twice: boolean) =>
  twice
    ? {
        vi: `cột «${heading}» có hai lần; chỉ dùng cột đầu`,
        en: `column "${heading}" stands twice; the first counts`,
      }
    : { vi: `không dùng cột «${heading}»`, en: `column "${heading}" is not used` };

function demand(file: string, places: ReadonlyMap<Column, number>, kind: Kind, findings: Findings): void {
  for (const column of kind.needed)
    if (!places.has(column))
      findings.refuse(file, 1, 1, {
        vi: `thiếu cột «${headings[column]}» (${column}); thêm tiêu đề này vào dòng 1`,
        en: `column "${column}" is missing; add this heading to row 1`,
      });
}

const tooWide = (file: string, line: number, width: number, findings: Findings) =>
  findings.refuse(file, line, width + 1, {
    vi: 'dòng có nhiều ô hơn tiêu đề; đặt ô có dấu phân cách trong "…"',
    en: 'the row has more cells than the heading; put a cell with a delimiter inside in "…"',
  });
