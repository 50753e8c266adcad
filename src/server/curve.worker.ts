import { parentPort, workerData } from 'node:worker_threads';
import { curve, priceOfFairness } from '../engine/curve.ts';
import type { Means } from '../engine/minimise.ts';
import type { Problem } from '../engine/problem.ts';
import { loadMixedSolver } from './mixed-solver.ts';
import type { Curve } from './planner.ts';

/** Tells the points of a curve and ends, at `endsAt` (milliseconds since 1970) with those found so far. */
const { problem, endsAt } = workerData as { problem: Problem; endsAt: number };
let until = endsAt;
const secondsLeft = () => (until - Date.now()) / 1000;
const mixed = await loadMixedSolver(secondsLeft);
/** An equal share of what time is left, for the first of so many. */
const share = (of: number): Means => {
  until = Date.now() + (endsAt - Date.now()) / of;
  return { expired: (grace) => secondsLeft() + grace <= 0, secondsLeft, mixed };
};
const points = curve(problem, (at, of) => share(of - at + 1));
const told: Curve = { points, price: priceOfFairness(problem, share(1)) };
parentPort?.postMessage(told);
