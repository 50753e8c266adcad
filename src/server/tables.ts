import { readFile } from 'node:fs/promises';
import { CsvError, parse } from 'csv-parse/sync';
import { type CellValue, readSheet } from 'read-excel-file/node';
import writeXlsxFile from 'write-excel-file/node';
import { steadyZip } from '../documents/steady-zip.ts';
import type { Text } from '../kernel/text.ts';
import { unpackedSize } from './zip-directory.ts';

/** A table as people keep it: CSV or the first sheet of an XLSX, told by the file's ending. */
export type TableKind = 'csv' | 'xlsx';

export const tableKind = (file: string): TableKind | null => {
  const ending = /\.(csv|xlsx)$/i.exec(file)?.[1]?.toLowerCase();
  return ending === 'csv' || ending === 'xlsx' ? ending : null;
};

/** A file that is no table: where, counted from 1, and what to do. */
export class TableUnreadable extends Error {
  readonly line: number;
  readonly column: number;
  readonly says: Text;
  constructor(line: number, column: number, says: Text) {
    super(says.en);
    this.line = line;
    this.column = column;
    this.says = says;
  }
}

/** Gets every row that is not empty, with the line (or the sheet's row) on which it begins. */
export type TakeRow = (line: number, cells: string[]) => void;

/**
 * Reads a table row by row. CSV: RFC 4180, comma, semicolon or tab as the first row shows, UTF-8 with or without BOM,
 * LF or CRLF. XLSX: numbers and days as text. Rows of blank cells are left out; ends of cells are trimmed and composed (NFC).
 * @throws TableUnreadable, and what the disk says.
 */
export async function readTable(file: string, kind: TableKind, take: TakeRow): Promise<void> {
  const bytes = await readFile(file);
  const cleaned: TakeRow = (line, cells) => {
    const clean = cells.map((cell) => cell.normalize('NFC').trim());
    if (clean.some((cell) => cell !== '')) take(line, clean);
  };
  if (kind === 'csv') readCsv(bytes, cleaned);
  else await readXlsx(bytes, cleaned);
}

function readCsv(bytes: Uint8Array, take: TakeRow): void {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) throw unreadable.zipAsCsv();
  const text = decode(bytes);
  let line = 1;
  const onRecord = (cells: string[]) => {
    take(line, cells);
    line += 1 + breaks(cells);
    return null;
  };
  try {
    parse(text, {
      delimiter: delimiterOf(text),
      record_delimiter: ['\r\n', '\n'],
      relax_column_count: true,
      on_record: onRecord as never,
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw unreadable.quotes(Number(error.lines ?? 1), Number(error.column ?? 0) + 1);
  }
}

/** Line breaks within the cells of a record, which make it longer than one line. */
const breaks = (cells: readonly string[]): number =>
  cells.reduce((count, cell) => (cell.includes('\n') ? count + cell.split('\n').length - 1 : count), 0);

function decode(bytes: Uint8Array): string {
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  try {
    return utf8.decode(bytes);
  } catch {
    let line = 1;
    for (let from = 0; from < bytes.length; line++) {
      const until = bytes.indexOf(0x0a, from) + 1 || bytes.length;
      if (!Buffer.from(bytes.subarray(from, until)).toString().includes('\ufffd')) from = until;
      else break;
    }
    throw unreadable.notUtf8(line);
  }
}

/** The one that stands most often in the heading row, outside quotes; comma where none does. */
function delimiterOf(text: string): string {
  const counts = new Map([',', ';', '\t'].map((sign) => [sign, 0]));
  let quoted = false;
  for (const sign of text) {
    if (sign === '"') quoted = !quoted;
    if (sign === '\n' && !quoted) break;
    if (!quoted && counts.has(sign)) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  }
  return [...counts].reduce((best, next) => (next[1] > best[1] ? next : best))[0];
}

/** More than any list of a province needs, less than a small machine has. */
const mostUnpacked = 512 * 1024 * 1024;

async function readXlsx(bytes: Buffer, take: TakeRow): Promise<void> {
  const size = unpackedSize(bytes);
  if (size === null) throw unreadable.notXlsx();
  if (size > mostUnpacked) throw unreadable.tooLarge();
  const rows = await readSheet(bytes, 1).catch((error: Error) => {
    throw Object.assign(unreadable.notXlsx(), { cause: error });
  });
  rows.forEach((row, at) => {
    take(at + 1, row.map(asText));
  });
}

function asText(value: CellValue | null): string {
  if (value === null) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return typeof value === 'boolean' ? String(value).toUpperCase() : String(value);
}

/** A table as bytes, the same for the same cells. CSV: LF, no BOM, quotes only where needed. */
export async function tableBytes(
  kind: TableKind,
  heading: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): Promise<Uint8Array> {
  if (kind === 'csv') {
    const lines = [heading, ...rows].map((row) => row.map((cell) => quoted(String(cell))).join(','));
    return Buffer.from(`${lines.join('\n')}\n`);
  }
  const cells = [heading, ...rows].map((row) => row.map((value) => ({ value, type: typeOf(value) })));
  return steadyZip(new Uint8Array(await writeXlsxFile(cells as never).toBuffer()));
}

const typeOf = (value: string | number) => (typeof value === 'number' ? Number : String);

const quoted = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

const unreadable = {
  quotes: (line: number, column: number) =>
    new TableUnreadable(line, column, {
      vi: 'dấu ngoặc kép không khớp; đặt cả ô trong "…" và viết "" cho mỗi dấu " bên trong',
      en: 'the double quotes do not match; put the whole cell in "…" and write "" for each " inside',
    }),
  notUtf8: (line: number) =>
    new TableUnreadable(line, 1, {
      vi: 'không phải UTF-8; lưu lại thành «CSV UTF-8»',
      en: 'not UTF-8; save it again as "CSV UTF-8"',
    }),
  zipAsCsv: () =>
    new TableUnreadable(1, 1, {
      vi: 'đây là bảng tính XLSX; đổi đuôi tệp thành .xlsx hoặc lưu thành CSV',
      en: 'this is an XLSX spreadsheet; rename it to .xlsx or save it as CSV',
    }),
  notXlsx: () =>
    new TableUnreadable(1, 1, {
      vi: 'không đọc được như bảng tính XLSX; mở và lưu lại thành .xlsx',
      en: 'cannot be read as an XLSX spreadsheet; open it and save it again as .xlsx',
    }),
  tooLarge: () =>
    new TableUnreadable(1, 1, {
      vi: 'bảng tính bung ra quá lớn (trên 512 MB); xóa phần thừa hoặc lưu thành CSV',
      en: 'the spreadsheet unpacks to over 512 MB; delete what is not needed or save it as CSV',
    }),
};
