import { readFile } from 'node:fs/promises';
import writeXlsxFile from 'write-excel-file/node';
import { sharedText } from '../documents/shared-text.ts';
import { steadyZip } from '../documents/steady-zip.ts';
import { clean } from '../kernel/name.ts';
import type { TakeRow } from './list-cells.ts';
import { ownLimits } from './list-limits.ts';
import { listProblem } from './list-problem.ts';
import { readList } from './list-reading.ts';

/** A table as people keep it: CSV or the first sheet of an XLSX, told by the file's ending. */
export type TableKind = 'csv' | 'xlsx';

export const tableKind = (file: string): TableKind | null => {
  const ending = /\.(csv|xlsx)$/i.exec(file)?.[1]?.toLowerCase();
  return ending === 'csv' || ending === 'xlsx' ? ending : null;
};

/**
 * Reads a table of whoever runs the machine row by row, told by its contents: CSV in UTF-8 or UTF-16, or the first sheet of an
 * XLSX. Cells are clean (NFC, single blanks); rows of blank cells are left out. @throws Problem `list/…`, and what the disk says
 */
export async function readTable(file: string, take: TakeRow): Promise<void> {
  const bytes = await readFile(file);
  const { json } = await readList(bytes, file, {
    limits: ownLimits,
    eightBit: false,
    take: (line, cells) => take(line, cells.map(clean)),
  });
  if (json !== null) throw listProblem.stranger({ is: 'json' });
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
  const cells = [heading, ...rows].map((row) => row.map(cellOf));
  return steadyZip(new Uint8Array(await writeXlsxFile(cells as never).toBuffer()));
}

const cellOf = (value: string | number) =>
  typeof value === 'number' ? { value, type: Number } : { value: sharedText(value), type: String };

const quoted = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
