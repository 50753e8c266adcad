import { searchKey } from '../kernel/name.ts';
import { type Problem, problems } from '../kernel/problem.ts';
import type { Text } from '../kernel/text.ts';
import type { PasteColumn, PastedRow } from './paste.rules.ts';

/** What can be found in a row of a list that is brought in from a file, beside what can be wrong in any pasted one. */
export const listedProblem = problems('listed', {
  renamed: {
    status: 422,
    vi: (f: { code: string; known: string; said: string }) =>
      `Mã ${f.code} ở đây là «${f.known}», trong danh sách là «${f.said}»: hãy chọn đây là đơn vị đổi tên hay một đơn vị khác.`,
    en: (f: { code: string; known: string; said: string }) =>
      `Code ${f.code} is «${f.known}» here and «${f.said}» in the list: say whether it was renamed or is another unit.`,
  },
  namesake: {
    status: 422,
    vi: (f: { name: string; known: string }) =>
      `Đã có cán bộ tên «${f.name}» (${f.known}): hãy chọn đây chính là người đó hay người khác trùng tên.`,
    en: (f: { name: string; known: string }) =>
      `There is an official named «${f.name}» (${f.known}): say whether it is the same person or a namesake.`,
  },
  elsewhere: {
    status: 422,
    vi: (f: { name: string; code: string; parent: string }) =>
      `«${f.name}» (mã ${f.code}) đang thuộc «${f.parent}»; nếu đã chuyển đi thì hãy chuyển đơn vị trước rồi nhập lại, không thì chọn đây là một đơn vị khác.`,
    en: (f: { name: string; code: string; parent: string }) =>
      `«${f.name}» (code ${f.code}) stands under «${f.parent}»; if it has moved, move the unit first, then import again; if not, say that this is another unit.`,
  },
  codeOfOther: {
    status: 422,
    vi: (f: { code: string; other: string }) => `Mã ${f.code} ở đây đang là của «${f.other}».`,
    en: (f: { code: string; other: string }) => `Code ${f.code} is that of «${f.other}» here.`,
  },
  zeros: {
    status: 422,
    vi: (f: { was: string; code: string }) =>
      `Mã «${f.was}» mất số 0 ở đầu trong bảng tính, hiểu là «${f.code}».`,
    en: (f: { was: string; code: string }) =>
      `The code «${f.was}» has lost its leading zeros in a spreadsheet; read as «${f.code}».`,
  },
  notDegrees: {
    status: 422,
    vi: (f: { heading: string; cell: string }) =>
      `«${f.heading}» phải là số độ (WGS 84), đang ghi «${f.cell}».`,
    en: (f: { heading: string; cell: string }) =>
      `«${f.heading}» must be in degrees (WGS 84), not «${f.cell}».`,
  },
  notDay: {
    status: 422,
    vi: (f: { heading: string; cell: string }) =>
      `«${f.heading}» phải là ngày (ví dụ 20/5/2016), đang ghi «${f.cell}».`,
    en: (f: { heading: string; cell: string }) =>
      `«${f.heading}» must be a day (such as 2016-05-20), not «${f.cell}».`,
  },
  missing: {
    status: 422,
    vi: (f: { heading: string }) => `Thiếu «${f.heading}».`,
    en: (f: { heading: string }) => `«${f.heading}» is missing.`,
  },
});

/** Something a row would change in what is known: `what` is the column's heading. */
export interface RowChange {
  what: Text;
  from: string;
  to: string;
}
/**
 * What only a person can decide of a row: is it the one known (`same`) or another (`other`)? Of a unit that goes in parts: is this the one
 * that takes what is open (`heir`)?
 */
export const choices = ['same', 'other', 'heir'] as const;
export type Choice = (typeof choices)[number];

/** A row of a file as judged against what is known on the day. `outcome` counts only where there are no problems. */
export interface ListedRow<Entry> extends PastedRow<Entry> {
  outcome: 'new' | 'changed' | 'same';
  changes: readonly RowChange[];
  /** A choice is open, or was made, for this row. */
  asks: boolean;
}

/** Rows of a file, each with the line (or the sheet's row) it began on. */
export interface FileRow {
  line: number;
  cells: readonly string[];
}
/** Which column of the file holds what, counted from 0; a key that is absent is not in the file. */
export type ColumnMap<Key extends string = string> = Partial<Record<Key, number>>;

/** How the columns of a file were understood. */
export interface Recognised<Key extends string = string> {
  /** Which of the rows holds the headings. */
  headingAt: number;
  headings: readonly string[];
  map: ColumnMap<Key>;
  /** Keys that were only guessed from part of a heading; a person should look. */
  unsure: readonly Key[];
}

/** Titles of a list may stand above its headings. */
export const mostTitles = 15;

/**
 * Finds the headings (the row, of the first fifteen, in which most are known) and what each means. A heading known whole is
 * sure, of several the one of more words («Tên đầy đủ» before «Tên»); one that only contains a known one is a guess.
 */
export function recognised<Key extends string>(
  rows: readonly FileRow[],
  columns: readonly PasteColumn<Key>[],
): Recognised<Key> {
  const sayings = sayingsOf(columns);
  const known = ({ cells }: FileRow) => new Set(cells.map((cell) => sayings.get(searchKey(cell))?.key)).size;
  const tops = rows.slice(0, mostTitles);
  const best = tops.reduce((top, row, at) => (known(row) > known(tops[top] as FileRow) ? at : top), 0);
  const headings = tops[best]?.cells ?? [];
  const map: ColumnMap<Key> = {};
  const unsure: Key[] = [];
  const sure = headings
    .flatMap((heading, at) => {
      const said = sayings.get(searchKey(heading));
      return said ? [{ at, words: searchKey(heading).split(' ').length, ...said }] : [];
    })
    .sort((a, b) => b.words - a.words || a.rank - b.rank || a.at - b.at);
  for (const { key, at } of sure) map[key] ??= at;
  const used = new Set(sure.map(({ at }) => at));
  headings.forEach((heading, at) => {
    const words = ` ${searchKey(heading)} `;
    if (used.has(at) || words.trim() === '') return;
    const found = [...sayings].find(
      ([said, { key }]) => map[key] === undefined && said.length > 2 && words.includes(` ${said} `),
    );
    if (!found) return;
    map[found[1].key] = at;
    unsure.push(found[1].key);
  });
  return { headingAt: best, headings, map, unsure };
}

/** Every heading that means a column, with how good it is: the column's own before the others people give it. */
function sayingsOf<Key extends string>(columns: readonly PasteColumn<Key>[]) {
  const sayings = new Map<string, { key: Key; rank: number }>();
  for (const { key, heading, also = [] } of columns)
    [heading.vi, heading.en, ...also].forEach((said, rank) => {
      if (!sayings.has(searchKey(said))) sayings.set(searchKey(said), { key, rank });
    });
  return sayings;
}

/** A map as people keep it: column key → its heading in the file, or `#3` for the third column; '' for none. */
export type SaidMap = Readonly<Record<string, string>>;

/** What was said by hand in place of what was recognised. A heading that the file does not have leaves the key out. */
export function mapSaid<Key extends string>(
  { headings, map }: Recognised<Key>,
  said: SaidMap,
): ColumnMap<Key> {
  const merged: ColumnMap<Key> = { ...map };
  for (const [key, heading] of Object.entries(said) as [Key, string][]) {
    const number = /^#(\d{1,4})$/.exec(heading)?.[1];
    const at = number
      ? Number(number) - 1
      : headings.findIndex((one) => one !== '' && searchKey(one) === searchKey(heading));
    if (heading !== '' && at >= 0) {
      for (const other of Object.keys(merged) as Key[]) if (merged[other] === at) delete merged[other];
      merged[key] = at;
    } else delete merged[key];
  }
  return merged;
}

/** The same the other way: what is remembered, and what a screen shows to be changed. */
export const saidOf = ({ headings }: Recognised, map: ColumnMap): Record<string, string> =>
  Object.fromEntries(
    Object.entries(map).map(([key, at]) => [
      key,
      headings.filter((one) => searchKey(one) === searchKey(headings[at as number] ?? '')).length === 1
        ? (headings[at as number] ?? '')
        : `#${(at as number) + 1}`,
    ]),
  );

export interface ListedLine<Key extends string> extends FileRow {
  of: (key: Key) => string;
  /** Whether the file has that column at all. */
  has: (key: Key) => boolean;
}
/** The rows below the headings, under their keys. */
export function linesOf<Key extends string>(
  rows: readonly FileRow[],
  { headingAt }: Recognised<Key>,
  map: ColumnMap<Key>,
): ListedLine<Key>[] {
  return rows.slice(headingAt + 1).map(({ line, cells }) => ({
    line,
    cells,
    of: (key) => cells[map[key] ?? -1] ?? '',
    has: (key) => map[key] !== undefined,
  }));
}

/** A row that came to nothing because of its problems. */
export const refusedRow = <Entry>(
  { line, cells }: FileRow,
  problems: readonly Problem[],
  more: Partial<ListedRow<Entry>> = {},
): ListedRow<Entry> => ({
  ...{ line, cells, entry: null, problems, notes: [], outcome: 'new', changes: [], asks: false },
  ...more,
});

/** A day as lists write it: 2016-05-20, 20/5/2016, 20-05-2016, 20.5.2016; undefined for no day. */
export function dayIn(cell: string): string | undefined {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$/.exec(cell);
  const local = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(cell);
  const [, year = '', month = '', day = ''] = iso ?? (local ? [local[0], local[3], local[2], local[1]] : []);
  const said = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = Date.parse(`${said}T00:00:00Z`);
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== said ? undefined : said;
}
