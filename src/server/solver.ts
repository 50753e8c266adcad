import { Worker } from 'node:worker_threads';
import { certify } from '../engine/certificate.ts';
import type { Explanation } from '../engine/explain.ts';
import { layOut } from '../engine/facts.ts';
import { interrupted } from '../engine/interrupted.ts';
import { type Described, describe } from '../engine/plan.ts';
import type { Problem } from '../engine/problem.ts';
import type { Reason } from '../engine/reason.ts';
import type { Relaxation } from '../engine/relax.ts';

/** What the worker is given: `endsAt` in milliseconds since 1970, `timeLimit` in seconds. */
export type Task = {
  readonly problem: Problem;
  readonly endsAt: number;
  readonly timeLimit: number;
} & Wanted;

/** What is told beside the plan. `explains`: each unit, or those with these ids; `reasons`: what spoke for each official. */
export type Wanted = {
  readonly explains?: boolean | readonly string[];
  readonly reasons?: boolean;
};

export type FromWorker =
  | { readonly kind: 'found'; readonly official: Int32Array }
  /** No plan under this spread costs less; null: under the one that was found. */
  | { readonly kind: 'bounded'; readonly bound: number; readonly spread: Answer['spread'] }
  /** All but explanations and what to relax, which may take longer than the time allows. */
  | { readonly kind: 'draft'; readonly answer: Answer }
  | { readonly kind: 'answer'; readonly answer: Answer };

/** The plan by name, with its reasons where asked for; `relax` where there is none. Times are milliseconds. */
export type Answer = Described & {
  readonly explained: readonly Explanation[] | null;
  /** Row by row, where they were wanted. */
  readonly reasons: readonly (readonly Reason[])[] | null;
  readonly relax: readonly Relaxation[];
  readonly timings: { readonly candidatesMs: number; readonly solveMs: number; readonly certifyMs: number };
  /** Why the worker ended before its answer; the plan is then the best it had told. */
  readonly died: string | null;
};

type Bounded = FromWorker & { readonly kind: 'bounded' };

/** How long past the limit the worker may take to come to its own end. */
const grace = 1200;

/**
 * Solves a problem in a thread of its own, within `timeLimit` seconds. A thread that dies or does not come back in
 * time costs nothing that was found: the best plan so far is checked and given, without a proof. Rejects where it
 * died without a plan.
 */
export function solveApart(problem: Problem, timeLimit: number, wanted: Wanted = {}): Promise<Answer> {
  const endsAt = Date.now() + timeLimit * 1000;
  const workerData: Task = { problem, endsAt, timeLimit, ...wanted };
  const worker = new Worker(new URL('./solver.worker.ts', import.meta.url), { workerData });
  let best: Int32Array | null = null;
  const bounds: Bounded[] = [];
  let draft: Answer | null = null;
  return new Promise<Answer>((resolve, reject) => {
    const late = setTimeout(
      () => end(draft ? { ...draft, stoppedBy: 'time' } : salvage(problem, best, bounds, 'time', null)),
      timeLimit * 1000 + grace,
    );
    let ended = false;
    const end = (answer: Answer) => {
      ended = true;
      clearTimeout(late);
      resolve(answer);
    };
    // After its answer the worker ends as well: that is no death, and nothing has to be salvaged.
    const died = (reason: Error) => {
      if (ended) return;
      clearTimeout(late);
      if (draft) end({ ...draft, died: reason.message });
      else if (best) end(salvage(problem, best, bounds, null, reason.message));
      else reject(reason);
    };
    worker.on('message', (message: FromWorker) => {
      if (message.kind === 'found') best = message.official;
      else if (message.kind === 'bounded') bounds.push(message);
      else if (message.kind === 'draft') draft = message.answer;
      else end(message.answer);
    });
    worker.on('error', died);
    worker.on('exit', (code) => died(new Error(`the solver ended with code ${code}`)));
  }).finally(() => worker.terminate());
}

function salvage(
  problem: Problem,
  best: Int32Array | null,
  bounds: readonly Bounded[],
  stoppedBy: 'time' | null,
  died: string | null,
): Answer {
  const facts = layOut(problem);
  const boundOf = (held: Answer['spread']) =>
    bounds.reduce(
      (most, { bound, spread }) => (spread === null || spread === held ? Math.max(most, bound) : most),
      0,
    );
  const solved = interrupted(facts, best, stoppedBy, boundOf);
  return {
    ...describe(facts, solved, certify(facts, solved)),
    explained: null,
    reasons: null,
    relax: [],
    timings: { candidatesMs: 0, solveMs: 0, certifyMs: 0 },
    died,
  };
}
