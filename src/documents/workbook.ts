import writeXlsxFile from 'write-excel-file/universal';
import { sharedText } from './shared-text.ts';
import { printable } from './spelling.ts';
import { steadyZip } from './steady-zip.ts';

/** A sheet of texts: its first row is the heading. */
export interface TextSheet {
  title: string;
  /** In characters, a column each. */
  widths: readonly number[];
  rows: readonly (readonly string[])[];
}

/** Several sheets of texts as one XLSX; every cell stays text, with its leading noughts and never a formula. */
export async function toWorkbook(sheets: readonly TextSheet[]): Promise<Uint8Array> {
  const cell = (value: string, bold: boolean) => ({
    ...{ value: sharedText(printable(value).slice(0, 32_767)), type: String, format: '@', wrap: true },
    ...(bold ? { fontWeight: 'bold' as const, backgroundColor: '#E7EDF3' } : {}),
  });
  const file = await writeXlsxFile(
    sheets.map(({ title, widths, rows }) => ({
      data: rows.map((row, at) => row.map((value) => (value === '' ? null : cell(value, at === 0)))),
      sheet: title.slice(0, 31),
      columns: widths.map((width) => ({ width })),
      stickyRowsCount: 1,
    })),
    { fontFamily: 'Times New Roman', fontSize: 12 },
  ).toBlob();
  return steadyZip(new Uint8Array(await file.arrayBuffer()));
}
