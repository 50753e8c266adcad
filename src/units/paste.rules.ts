import { clean, searchKey, tidy } from '../kernel/name.ts';
import { OldText } from '../kernel/old-text.ts';
import { type Problem, problems } from '../kernel/problem.ts';
import { numbered } from '../kernel/text.ts';

/** What can be wrong in a pasted list, whatever it lists; each row shows its own. */
export const pasteProblem = problems('paste', {
  oldLetters: {
    status: 422,
    vi: (f: { cell: string }) =>
      `«${f.cell}» có lẽ dùng bảng mã cũ (TCVN3 hoặc VNI) nhưng chưa chắc; hãy chuyển sang Unicode rồi dán lại.`,
    en: (f: { cell: string }) =>
      `«${f.cell}» may be in an old encoding (TCVN3 or VNI), but that is not sure; convert it to Unicode first.`,
  },
  noName: { status: 422, vi: () => 'Thiếu tên.', en: () => 'The name is missing.' },
  tooLong: {
    status: 422,
    vi: (f: { heading: string; most: number }) => `«${f.heading}» dài quá ${f.most} ký tự.`,
    en: (f: { heading: string; most: number }) =>
      `«${f.heading}» is longer than ${numbered(f.most, 'character')}.`,
  },
  notCount: {
    status: 422,
    vi: (f: { heading: string; cell: string }) => `«${f.heading}» phải là số nguyên, đang ghi «${f.cell}».`,
    en: (f: { heading: string; cell: string }) => `«${f.heading}» must be a whole number, not «${f.cell}».`,
  },
  outOfRange: {
    status: 422,
    vi: (f: { heading: string; cell: string; most: number }) =>
      `«${f.heading}» phải từ 0 đến ${f.most.toLocaleString('vi-VN')}, đang ghi «${f.cell}».`,
    en: (f: { heading: string; cell: string; most: number }) =>
      `«${f.heading}» must be from 0 to ${f.most.toLocaleString('en-GB')}, not «${f.cell}».`,
  },
  unknown: {
    status: 422,
    vi: (f: { heading: string; cell: string }) => `Không tìm thấy «${f.cell}» (${f.heading.toLowerCase()}).`,
    en: (f: { heading: string; cell: string }) => `«${f.cell}» is not known (${f.heading.toLowerCase()}).`,
  },
  unclear: {
    status: 422,
    vi: (f: { heading: string; cell: string; count: number }) =>
      `Có ${f.count} nơi tên «${f.cell}» (${f.heading.toLowerCase()}); hãy ghi rõ hơn.`,
    en: (f: { heading: string; cell: string; count: number }) =>
      `${f.count} are named «${f.cell}» (${f.heading.toLowerCase()}); say which.`,
  },
  kindUnclear: {
    status: 422,
    vi: (f: { cell: string; kinds: string[] }) =>
      `«${f.cell}» có thể là ${f.kinds.map((kind) => `«${kind}»`).join(' hay ')}; hãy ghi rõ ở cột «Loại».`,
    en: (f: { cell: string; kinds: string[] }) =>
      `«${f.cell}» may be ${f.kinds.map((kind) => `«${kind}»`).join(' or ')}; say which in the column «Kind».`,
  },
  aboveWrong: {
    status: 422,
    vi: (f: { line: number }) => `Đơn vị cấp trên ở dòng ${f.line} chưa đúng; sửa dòng đó trước.`,
    en: (f: { line: number }) => `The unit above, in line ${f.line}, is not right yet; mend that line first.`,
  },
  twice: {
    status: 409,
    vi: (f: { name: string; line: number }) => `Trùng với dòng ${f.line}: «${f.name}».`,
    en: (f: { name: string; line: number }) => `The same as line ${f.line}: «${f.name}».`,
  },
  namesake: {
    status: 409,
    vi: (f: { name: string }) => `Đã có cán bộ tên «${f.name}»; chỉ nhập nếu là người khác.`,
    en: (f: { name: string }) =>
      `There is an official named «${f.name}» already; enter only if this is another.`,
  },
  tooMany: {
    status: 422,
    vi: (f: { count: number; most: number }) =>
      `Danh sách có ${f.count} dòng, mỗi lần chỉ nhập được ${f.most} dòng.`,
    en: (f: { count: number; most: number }) =>
      `The list has ${numbered(f.count, 'row')}; ${f.most} can be entered at once.`,
  },
});

/** A row as pasted: what it would become, what forbids it, and what the clerk should only look at. `line` counts from 1. */
export interface PastedRow<Entry> {
  line: number;
  cells: readonly string[];
  entry: Entry | null;
  problems: readonly Problem[];
  notes: readonly Problem[];
}

/**
 * What a spreadsheet puts on the clipboard: rows by line breaks, cells by tabs; a cell in quotes may hold both, and doubled
 * quotes. Cells come clean, line breaks inside them as spaces; rows without any text are left out. What is surely in an old
 * script (TCVN3, VNI) is converted.
 */
export function cellsOf(pasted: string): string[][] {
  const rows: string[][] = [[]];
  const cell = /(?:"((?:[^"]|"")*)"(?=\t|\r?\n|$)|([^\t\r\n]*))(\t|\r?\n|\r|$)/gy;
  while (cell.lastIndex < pasted.length) {
    const found = cell.exec(pasted);
    if (!found) break;
    const [, quoted, plain = '', end] = found;
    const text = quoted === undefined ? plain : quoted.replaceAll('""', '"');
    rows.at(-1)?.push(tidy(text));
    if (end !== '\t' && end !== '') rows.push([]);
  }
  return inUnicode(rows.filter((cells) => cells.some((text) => text !== ''))).map((cells) =>
    cells.map(clean),
  );
}

/** The same rows where the script is not sure of every cell; each that looks old is then told so. */
function inUnicode(rows: string[][]): string[][] {
  const old = new OldText();
  rows.forEach((cells, line) => {
    cells.forEach((cell, at) => {
      old.hear(cell, line + 1, at + 1);
    });
  });
  if (old.script === null) return rows;
  const converted = rows.map((cells) => old.convert(cells));
  return converted.some(({ unclear }) => unclear !== null) ? rows : converted.map(({ cells }) => cells);
}

/** A column: its key, what it is called over the rows, and other headings people give it. In the order of the example. */
export interface PasteColumn<Key extends string> {
  key: Key;
  heading: { vi: string; en: string };
  also?: readonly string[];
}

/** What each cell of a row means, if it is one of headings. */
export function headed<Key extends string>(
  cells: readonly string[],
  columns: readonly PasteColumn<Key>[],
): (Key | undefined)[] | null {
  const keyOf = new Map(
    columns.flatMap(({ key, heading, also = [] }) =>
      [heading.vi, heading.en, ...also].map((said) => [searchKey(said), key] as const),
    ),
  );
  const heads = cells.map((cell) => keyOf.get(searchKey(cell)));
  const known = heads.filter((key) => key !== undefined).length;
  return known > 0 && known >= Math.min(2, heads.length) ? heads : null;
}

/**
 * The rows under their columns' keys, with the line each came from. A first row of headings is known by at least two of them
 * (one, where there is one column) and may put the columns in any order; without it they stand as in the example.
 */
export function underColumns<Key extends string>(
  rows: readonly (readonly string[])[],
  columns: readonly PasteColumn<Key>[],
): { line: number; cells: readonly string[]; of: (key: Key) => string }[] {
  const heads = headed(rows[0] ?? [], columns);
  const order = heads ?? columns.map(({ key }) => key);
  return rows.slice(heads ? 1 : 0).map((cells, at) => ({
    line: at + (heads ? 2 : 1),
    cells,
    of: (key) => cells[order.indexOf(key)] ?? '',
  }));
}

/** A whole number as people type it: `1.250`, `24`, `-5`; null for an empty cell, NaN for no number. */
export const countIn = (cell: string): number | null =>
  cell === ''
    ? null
    : /^-?(?:\d{1,3}(?:[.,]\d{3})*|\d+)$/.test(cell)
      ? Number(cell.replace(/[.,]/g, ''))
      : Number.NaN;
