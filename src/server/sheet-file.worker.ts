import { parentPort, workerData } from 'node:worker_threads';
import { type Sheet, toXlsx } from '../documents/sheet.ts';

/** Writes one list and ends. */
const bytes = await toXlsx(workerData as Sheet);
parentPort?.postMessage(bytes);
