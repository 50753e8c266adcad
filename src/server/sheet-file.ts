import { Worker } from 'node:worker_threads';
import { type Sheet, toXlsx } from '../documents/sheet.ts';
import { problems } from '../kernel/problem.ts';
import { inTurn } from './in-turn.ts';

const heavyProblem = problems('sheet', {
  tooHeavy: {
    status: 422,
    vi: () => 'Danh sách quá lớn để làm tệp Excel; hãy lọc bớt hoặc xuất CSV.',
    en: () => 'The list is too large for an Excel file; narrow it, or export it as CSV.',
  },
});

/** Cells that are made into a file at once; more hold others up. */
const few = 20_000;
/** A list of 20,000 rows with 13 texts each needs 160 MB; one such at a time. */
const memory = { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 16 };
const turns = inTurn(1);

/** The list as XLSX; a large one is made in a thread of its own, one after the other, within 200 MB. @throws Problem */
export const xlsxOf = (table: Sheet): Promise<Uint8Array> =>
  table.rows.length * table.columns.length <= few ? toXlsx(table) : turns(() => apart(table));

function apart(workerData: Sheet): Promise<Uint8Array> {
  const worker = new Worker(new URL('./sheet-file.worker.ts', import.meta.url), {
    workerData,
    resourceLimits: memory,
  });
  return new Promise<Uint8Array>((resolve, reject) => {
    worker.on('message', resolve);
    worker.on('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? heavyProblem.tooHeavy() : error),
    );
    worker.on('exit', (code) => reject(new Error(`the writer of sheets ended with code ${code}`)));
  }).finally(() => worker.terminate());
}
