import { readFile } from 'node:fs/promises';
import { type CsvError, type Info, parse } from 'csv-parse/sync';
import readXlsxFile, { type CellValue } from 'read-excel-file/node';
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
  try {
    parse(text, {
      delimiter: delimiterOf(text),
      recordDelimiter: ['\r\n', '\n'],
      relaxColumnCount: true,
      info: true,
      onRecord: ({ record, info }: unknown as never) => handOver(record, info, take),
    } as never);
  } catch (error) {
    if (!isCsvError(error)) throw error;
    throw unreadable.quotes(error.lines, (error.column ?? 0) + 1);
  }
}
