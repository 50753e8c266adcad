import { parentPort, workerData } from 'node:worker_threads';
import { curve } from '../engine/curve.ts';
import type { Problem } from '../engine/problem.ts';
import { loadMixedSolver } from './mixed-solver.ts';

/** Tells the points of a curve and ends, at `endsAt` (milliseconds since 1970) with those found so far. */
const { problem, endsAt } = workerData as { problem: Problem; endsAt: number };
let until = endsAt;
const secondsLeft = () => (until - Date.now()) / 1000;
const mixed = await loadMixedSolver(secondsLeft);
parentPort?.postMessage(
  curve(problem, (at, of) => {
    until = Date.now() + (endsAt - Date.now()) / (of - at);
    return { expired: (grace) => secondsLeft() + grace <= 0, mixed };
  }),
);
