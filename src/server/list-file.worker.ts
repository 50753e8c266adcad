import { once } from 'node:events';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { clean } from '../kernel/name.ts';
import { OldText } from '../kernel/old-text.ts';
import { Problem } from '../kernel/problem.ts';
import type { FromReader, ListFile } from './list-file.ts';
import { isGarbled } from './list-garbled.ts';
import type { Outline, Outlines } from './list-geojson.ts';
import { sentLimits } from './list-limits.ts';
import { listProblem } from './list-problem.ts';
import { readList } from './list-reading.ts';

/** Reads one list and ends. It tells piece by piece, so that whoever gets it is never held up for long. */
const { bytes, name } = workerData as { bytes: Uint8Array; name: string };
const port = parentPort as MessagePort;
const tell = async (message: FromReader) => {
  port.postMessage(message);
  await once(port, 'message');
};

/** Rows are kept as texts of so many characters: they take a third of the room of their cells. */
const batchLength = 64 * 1024;
type Row = [number, ...string[]];

class Batches {
  readonly full: string[] = [];
  private rows: Row[] = [];
  private length = 0;
  add(row: Row): void {
    this.rows.push(row);
    for (let at = 1; at < row.length; at++) this.length += (row[at] as string).length + 4;
    if (this.length > batchLength) this.close();
  }
  close(): void {
    if (this.rows.length > 0) this.full.push(JSON.stringify(this.rows));
    this.rows = [];
    this.length = 0;
  }
}

const batches = new Batches();
const old = new OldText();
let softHyphens = false;
const hear = (line: number, cells: readonly string[]) => {
  for (let at = 0; at < cells.length; at++) {
    const cell = cells[at] as string;
    old.hear(cell, line, at + 1);
    softHyphens ||= cell.includes('\u00ad');
    if (isGarbled(cell)) throw listProblem.garbled({ line, column: at + 1, cell });
  }
};
const take = (line: number, cells: string[]) => {
  hear(line, cells);
  batches.add([line, ...cells]);
};

try {
  const { json, ...head } = await readList(bytes, name, { limits: sentLimits, eightBit: true, take });
  batches.close();
  if (json === null && batches.full.length === 0) throw listProblem.empty();
  const outlines = head.format === 'geojson' ? (json as Outlines).features : [];
  outlines.forEach((one, at) => {
    hear(at + 1, Object.values(one.properties).map(String));
  });
  const oldLetters = converted(outlines);
  const { skeleton, lists } = emptied(json);
  await tell({ kind: 'head', head: { ...head, oldLetters, json: skeleton } });
  for (const rows of batches.full) await tell({ kind: 'rows', rows });
  for (const { key, items } of lists)
    for (const piece of pieces(items)) await tell({ kind: 'items', key, items: piece });
  await tell({ kind: 'end' });
} catch (error) {
  if (!(error instanceof Problem)) throw error;
  const { code, status, says, facts } = error;
  await tell({ kind: 'refused', code, status, says, facts });
}

/**
 * Turns what is surely in an old script into Unicode; what is only perhaps so is refused with its place: a row and a cell, or an
 * outline and which of its properties.
 */
function converted(outlines: readonly Outline[]): ListFile['oldLetters'] {
  const { perhaps, script } = old;
  if (perhaps !== null) throw listProblem.oldLetters(perhaps);
  let count = 0;
  const anew = (line: number, before: readonly string[]): string[] => {
    if (script === null) return before.map(clean);
    const { cells, changed, unclear } = old.convert(before);
    if (unclear !== null)
      throw listProblem.oldLetters({ line, column: unclear + 1, cell: before[unclear] ?? '' });
    count += changed;
    return cells.map(clean);
  };
  if (script === null && !softHyphens) return null;
  batches.full.forEach((batch, at) => {
    const rows = (JSON.parse(batch) as Row[]).map(([line, ...cells]): Row => [line, ...anew(line, cells)]);
    batches.full[at] = JSON.stringify(rows);
  });
  outlines.forEach(({ properties }, at) => {
    const texts = anew(at + 1, Object.values(properties).map(String));
    Object.keys(properties).forEach((key, of) => {
      if (typeof properties[key] === 'string') properties[key] = texts[of] as string;
    });
  });
  return script === null ? null : { script, cells: count };
}

/** The outermost lists of a JSON value are told apart from it, item by item. */
function emptied(json: unknown): { skeleton: unknown; lists: { key: string; items: unknown[] }[] } {
  if (Array.isArray(json)) return { skeleton: [], lists: [{ key: '', items: json }] };
  if (typeof json !== 'object' || json === null) return { skeleton: json, lists: [] };
  const lists = Object.entries(json).filter(
    (one): one is [string, unknown[]] => one[0] !== '' && Array.isArray(one[1]),
  );
  const skeleton = { ...json, ...Object.fromEntries(lists.map(([key]) => [key, []])) };
  return { skeleton, lists: lists.map(([key, items]) => ({ key, items })) };
}

function* pieces(items: readonly unknown[]): Generator<string> {
  let some: string[] = [];
  let length = 0;
  for (const item of items) {
    const said = JSON.stringify(item);
    some.push(said);
    length += said.length;
    if (length < batchLength) continue;
    yield `[${some.join(',')}]`;
    some = [];
    length = 0;
  }
  if (some.length > 0) yield `[${some.join(',')}]`;
}
