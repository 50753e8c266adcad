import { Worker } from 'node:worker_threads';
import type { OldScript } from '../kernel/old-letters.ts';
import { Problem } from '../kernel/problem.ts';
import { inTurn } from './in-turn.ts';
import { sentLimits } from './list-limits.ts';
import { listProblem } from './list-problem.ts';
import type { ListHead } from './list-reading.ts';

/**
 * A list as someone sent it. Cells are composed (NFC), trimmed, with single blanks; a blank row is left out, and blank cells at a
 * row's end. `line` counts from 1 and is the sheet's row or the line on which the row begins.
 */
export interface ListFile extends ListHead {
  /** The old script that was converted, and in how many cells. */
  oldLetters: { script: OldScript; cells: number } | null;
  rows: { line: number; cells: string[] }[];
  /** Of JSON: as it is; of GeoJSON: `Outlines`. Null for a table. */
  json: unknown | null;
}

/** What the worker tells: the head, then pieces as JSON, one each time it is asked. */
export type FromReader =
  | {
      readonly kind: 'refused';
      readonly code: string;
      readonly status: number;
      readonly says: Problem['says'];
      readonly facts: object;
    }
  | { readonly kind: 'head'; readonly head: Omit<ListFile, 'rows'> }
  | { readonly kind: 'rows'; readonly rows: string }
  /** Items of the list under this key; '' where JSON is itself a list. */
  | { readonly kind: 'items'; readonly key: string; readonly items: string }
  | { readonly kind: 'end' };

/** Seconds a list may take once its turn has come; and where the machine is so busy that its reader hardly runs. */
const [patience, patienceWhenBusy] = [4.5, 20];
const turns = inTurn(1);
const mostWaiting = 8;
let waiting = 0;

/**
 * Reads a list in a thread of its own, one at a time, within 4.5 seconds and 200 MB (20 seconds of a machine that is
 * busy with other work); the server answers others meanwhile. CSV (comma, semicolon, tab; UTF-8, UTF-16, Windows-1258, TCVN3, VNI), XLSX, GeoJSON outlines, JSON; at most 20 MB.
 * @throws Problem `list/…`: what is wrong with the file and what to do
 */
export async function readListFile(bytes: Uint8Array, name: string): Promise<ListFile> {
  if (bytes.length > sentLimits.file)
    throw listProblem.tooLarge({ bytes: bytes.length, most: sentLimits.file });
  if (waiting >= mostWaiting) throw listProblem.busy();
  waiting++;
  try {
    return await turns(() => readApart(bytes, name));
  } finally {
    waiting--;
  }
}

function readApart(bytes: Uint8Array, name: string): Promise<ListFile> {
  const copy = new Uint8Array(bytes);
  const worker = new Worker(new URL('./list-file.worker.ts', import.meta.url), {
    workerData: { bytes: copy, name },
    transferList: [copy.buffer],
    resourceLimits: { maxOldGenerationSizeMb: 96, maxYoungGenerationSizeMb: 16, stackSizeMb: 4 },
  });
  const heavy = () => listProblem.tooHeavy({ seconds: Math.ceil(patience) });
  let late: NodeJS.Timeout | undefined;
  let last: NodeJS.Timeout | undefined;
  return new Promise<ListFile>((resolve, reject) => {
    const look = async () => ((await starved(worker)) ? again(0.5) : reject(heavy()));
    const again = (seconds: number) => {
      late = setTimeout(look, seconds * 1000);
    };
    again(patience);
    last = setTimeout(() => reject(heavy()), patienceWhenBusy * 1000);
    let list: ListFile | null = null;
    worker.on('message', (said: FromReader) => {
      if (said.kind === 'refused') reject(new Problem(said.code, said.status, said.says, said.facts));
      else if (said.kind === 'head') list = { ...said.head, rows: [] };
      else if (list !== null && said.kind === 'end') resolve(list);
      else if (list !== null) add(list, said);
      worker.postMessage('next');
    });
    worker.on('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? heavy() : error),
    );
    worker.on('exit', (code) => reject(new Error(`the reader of lists ended with code ${code}`)));
  }).finally(() => {
    clearTimeout(late);
    clearTimeout(last);
    return worker.terminate();
  });
}

/** Whether a reader has had much less of the processor than its time: others had it. One too deep in its work to say has had it. */
async function starved(worker: Worker): Promise<boolean> {
  const used = await Promise.race([
    worker.cpuUsage().catch(() => null),
    new Promise<null>((resolve) => setTimeout(resolve, 200, null)),
  ]);
  return used !== null && (used.user + used.system) / 1e6 < patience * 0.7;
}

function add(list: ListFile, said: FromReader): void {
  if (said.kind === 'rows')
    for (const [line, ...cells] of JSON.parse(said.rows) as [number, ...string[]][])
      list.rows.push({ line, cells });
  if (said.kind !== 'items') return;
  const to = said.key === '' ? list.json : (list.json as Record<string, unknown>)[said.key];
  for (const item of JSON.parse(said.items)) (to as unknown[]).push(item);
}
