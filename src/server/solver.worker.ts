import { parentPort, workerData } from 'node:worker_threads';
import { certify } from '../engine/certificate.ts';
import { type Explanation, explain } from '../engine/explain.ts';
import { layOut } from '../engine/facts.ts';
import { TimeUp } from '../engine/flow.ts';
import type { Means } from '../engine/minimise.ts';
import { possiblePairs } from '../engine/pairs.ts';
import { describe } from '../engine/plan.ts';
import { relaxations } from '../engine/relax.ts';
import { solve } from '../engine/solve.ts';
import { loadMixedSolver } from './mixed-solver.ts';
import type { Answer, FromWorker, Task } from './solver.ts';

/** Solves one problem and ends. It owns clock, time limit and HiGHS; every plan found on the way is told at once. */
const { problem, endsAt, explains } = workerData as Task;
const tell = (message: FromWorker) => parentPort?.postMessage(message);
const secondsLeft = () => (endsAt - Date.now()) / 1000;
const means: Means = {
  expired: (grace) => secondsLeft() + grace <= 0,
  mixed: await loadMixedSolver(secondsLeft),
  found: (official) => tell({ kind: 'found', official }),
};

const began = performance.now();
const facts = layOut(problem);
const pairs = possiblePairs(facts);
const inMemory = performance.now();
const solved = solve(facts, pairs, means);
const found = performance.now();
const certificate = certify(facts, solved);
const certified = performance.now();

const answer: Answer = {
  ...describe(facts, solved, certificate),
  explained: explains ? explained() : null,
  relax: solved.status === 'infeasible' ? whatToRelax() : [],
  timings: { candidatesMs: inMemory - began, solveMs: found - inMemory, certifyMs: certified - found },
  died: null,
};
tell({ kind: 'answer', answer });

/** All units, or those that the time sufficed for. */
function explained(): Explanation[] {
  const done: Explanation[] = [];
  try {
    for (const one of explain(facts, solved, means)) {
      done.push(one);
      if (secondsLeft() <= 0) break;
    }
  } catch (error) {
    if (!(error instanceof TimeUp)) throw error;
  }
  return done;
}

function whatToRelax() {
  try {
    return relaxations(problem, means);
  } catch (error) {
    if (error instanceof TimeUp) return [];
    throw error;
  }
}
