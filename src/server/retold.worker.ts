import { parentPort, workerData } from 'node:worker_threads';
import { retold } from '../engine/retold.ts';

/** Tells a plan as one of another problem, and ends. */
const { problem, plan } = workerData as {
  problem: Parameters<typeof retold>[0];
  plan: Parameters<typeof retold>[1];
};
parentPort?.postMessage(retold(problem, plan, null));
