import writeXlsxFile, { type CellObject } from 'write-excel-file/universal';
import { Day } from '../kernel/day.ts';
import { disarmed } from './formula.ts';
import { sharedText } from './shared-text.ts';
import { printable } from './spelling.ts';
import { steadyZip } from './steady-zip.ts';

/** A list as a spreadsheet: any list on a screen. */
export interface Sheet {
  /** Heading of the sheet and name of its tab. */
  title: string;
  /** `width` in characters. A day is `2016-09-26`, money is đồng, degrees are WGS 84. */
  columns: readonly {
    heading: string;
    width: number;
    kind: 'text' | 'count' | 'money' | 'day' | 'degrees';
  }[];
  /** A cell for each column; null stays empty, which is not nought. */
  rows: readonly (readonly SheetCell[])[];
  /** As of when, from where: under the title, so that the headings and rows below it end the sheet and can be read in again. */
  note?: string;
}
export type SheetCell = string | number | null;
type Column = Sheet['columns'][number];

/**
 * The list as an XLSX: counts and money are numbers, days are days, texts stay texts with their leading noughts, and
 * what looks like a formula is text too, also after somebody edits the cell. The same list gives the same bytes.
 * Refuses, as a RangeError, a number that is none and a list without columns.
 */
export async function toXlsx({ title, columns, rows, note }: Sheet): Promise<Uint8Array> {
  if (columns.length === 0) throw new RangeError('a sheet without columns');
  const data = [
    wide({ value: text(title), fontWeight: 'bold', fontSize: 14 }, columns),
    ...(note === undefined ? [] : [wide({ value: text(note), fontStyle: 'italic', wrap: true }, columns)]),
    columns.map(({ heading }) => ({ ...asText(heading), ...headingLook })),
    ...rows.map((row) => columns.map((column, at) => cell(row[at] ?? null, column))),
  ];
  const file = await writeXlsxFile(
    data,
    {
      sheet: tab(title),
      columns: columns.map(({ width }) => ({ width })),
      stickyRowsCount: note === undefined ? 2 : 3,
    },
    { fontFamily: 'Times New Roman', fontSize: 12 },
  ).toBlob();
  return steadyZip(new Uint8Array(await file.arrayBuffer()));
}

const headingLook = {
  fontWeight: 'bold',
  align: 'center',
  alignVertical: 'center',
  wrap: true,
  backgroundColor: '#E7EDF3',
  borderStyle: 'thin',
} as const;
const cellLook = { alignVertical: 'top', borderStyle: 'thin', borderColor: '#B8C2CC' } as const;

/** One cell over all columns. */
const wide = (of: CellObject, columns: Sheet['columns']) => [
  { ...of, type: String, columnSpan: columns.length },
  ...columns.slice(1).map(() => null),
];

function cell(value: SheetCell, { kind }: Column): CellObject {
  const known = read(value, kind);
  if (known === null || known === '') return { ...cellLook };
  if (typeof known === 'string') return { ...asText(known), ...cellLook, wrap: true };
  if (typeof known === 'number')
    return {
      value: known,
      type: Number,
      format: kind === 'degrees' ? '0.######' : Number.isInteger(known) ? '#,##0' : '#,##0.##',
      ...cellLook,
    };
  return { value: known, type: Date, format: 'dd/mm/yyyy', align: 'center', ...cellLook };
}

/** What a cell holds by its column's kind; a text that is none of it stays text. */
function read(value: SheetCell, kind: Column['kind']): string | number | Date | null {
  if (value === null) return null;
  if (typeof value === 'number' && !Number.isFinite(value)) throw new RangeError(`not a number: ${value}`);
  if (kind === 'text') return String(value);
  if (typeof value === 'number') return value;
  if (kind === 'day') return Day.safeParse(value).success ? new Date(`${value}T00:00:00Z`) : value;
  return /^-?\d{1,15}(\.\d+)?$/.test(value) ? Number(value) : value;
}

/** Excel's longest cell. */
const longest = 32_767;
const plain = (value: string) => printable(value).slice(0, longest);
const text = (value: string) => sharedText(plain(value));
/** Marked as text (`@`), so that an edit does not make a formula of it. */
const asText = (value: string) => ({ value: text(value), type: String, format: '@' });

/** A tab's name: at most 31 signs, none of those a tab may not have. */
const tab = (title: string) =>
  plain(title)
    .replace(/[[\]/\\:*?'\n]/g, ' ')
    .trim()
    .slice(0, 31)
    .trim() || 'Danh sách';

/**
 * The list as CSV (RFC 4180: CRLF, doubled quotes): headings and rows only, numbers and days bare for machines.
 * What a spreadsheet would take for a formula is disarmed (formula.ts). With `bom`, Excel knows it is UTF-8.
 * Commas, as RFC 4180 has it and programs expect; an Excel set to semicolons opens the XLSX, which needs no setting.
 * CSV has no types: a spreadsheet that opens it may drop leading noughts, `toXlsx` keeps them.
 */
export function toCsv({ columns, rows }: Sheet, { bom = false } = {}): string {
  const lines = [
    columns.map(({ heading }) => harmless(heading)),
    ...rows.map((row) => columns.map((column, at) => bare(row[at] ?? null, column))),
  ];
  return `${bom ? '\ufeff' : ''}${lines.map((line) => `${line.map(quoted).join(',')}\r\n`).join('')}`;
}

function bare(value: SheetCell, { kind }: Column): string {
  const known = read(value, kind);
  if (known === null) return '';
  if (typeof known === 'string') return harmless(known);
  return typeof known === 'number' ? String(known) : known.toISOString().slice(0, 10);
}

/** Cleaned first: an invisible sign at the head may hide what follows it. */
const harmless = (value: string): string => disarmed(printable(value));
const quoted = (value: string) => (/[",;\r\n\t]/.test(value) ? `"${value.replace(/"/g, '""')}"` : value);
