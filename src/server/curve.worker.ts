import { parentPort, workerData } from 'node:worker_threads';
import { curve } from '../engine/curve.ts';
import type { Problem } from '../engine/problem.ts';
import { loadMixedSolver } from './mixed-solver.ts';

/** Tells the points of a curve and ends; at `endsAt` (milliseconds since 1970) those found so far. */
const { problem, endsAt } = workerData as { problem: Problem; endsAt: number };
const secondsLeft = () => (endsAt - Date.now()) / 1000;
parentPort?.postMessage(
  curve(problem, {
    expired: (grace) => secondsLeft() + grace <= 0,
    mixed: await loadMixedSolver(secondsLeft),
  }),
);
