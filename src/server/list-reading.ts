import { Cells, type TakeRow } from './list-cells.ts';
import { type Delimiter, readCsv } from './list-csv.ts';
import { type Encoding, readingOf, textOf, wholeText } from './list-encoding.ts';
import { isGeoJson, readOutlines } from './list-geojson.ts';
import { readJson } from './list-json.ts';
import { kindOf, type ListFormat } from './list-kind.ts';
import type { ListLimits } from './list-limits.ts';
import { listProblem } from './list-problem.ts';
import { readXlsx } from './list-xlsx.ts';

/** What a file turned out to be. */
export interface ListHead {
  format: ListFormat;
  /** Null for what has none (XLSX), and for one-byte letters before Unicode. */
  encoding: Encoding | null;
  delimiter: Delimiter | null;
  /** The sheet that was read, and the names of all. */
  sheet: string | null;
  sheets: string[];
}

/** `json` where it is no table. */
export type Read = ListHead & { readonly json: unknown };

/** Of an object that holds lists. */
const mostKeys = 1000;

const bare = { encoding: null, delimiter: null, sheet: null, sheets: [], json: null };

/**
 * Reads any list, told by its contents: its rows go to `take`, JSON comes with the answer. `eightBit`: encodings of one byte a
 * letter are read as well. @throws Problem
 */
export async function readList(
  bytes: Uint8Array,
  name: string,
  { limits, eightBit, take }: { limits: ListLimits; eightBit: boolean; take: TakeRow },
): Promise<Read> {
  if (bytes.length > limits.file) throw listProblem.tooLarge({ bytes: bytes.length, most: limits.file });
  const kind = kindOf(bytes, name);
  const cells = new Cells(limits, take);
  if (kind === 'zip') return { ...bare, format: 'xlsx', ...(await readXlsx(bytes, limits, cells)) };
  const reading = readingOf(bytes, eightBit && kind === 'text');
  const told = { ...bare, encoding: reading.encoding };
  if (kind === 'text') return { ...told, format: 'csv', delimiter: readCsv(textOf(bytes, reading), cells) };
  const { json, values } = readJson(wholeText(bytes, reading), limits);
  if (isGeoJson(json)) return { ...told, format: 'geojson', json: readOutlines(json, limits) };
  if (!isListed(json)) throw listProblem.notList();
  if (values > limits.values) throw listProblem.tooManyValues({ most: limits.values });
  return { ...told, format: 'json', json };
}

const isListed = (json: unknown): boolean =>
  Array.isArray(json) || (typeof json === 'object' && json !== null && Object.keys(json).length <= mostKeys);
