import { Worker } from 'node:worker_threads';
import type { CurvePoint } from '../engine/curve.ts';
import { explain } from '../engine/explain.ts';
import { SolverMissing } from '../engine/minimise.ts';
import { planAssignment } from '../engine/plan.ts';
import type { Problem } from '../engine/problem.ts';
import { type Answer, solveApart } from './solver.ts';

/** Up to so many pairs a plan by count is made where it is asked for, in a few milliseconds. */
const few = 20_000;
/** Seconds that someone at a desk waits for a plan, with its bound and gap where that does not suffice. */
const patience = 15;

/** The part of an answer that a board needs. */
export type BoardPlan = Omit<Answer, 'relax' | 'timings' | 'died'>;

/**
 * The best plan with its reasons, and explanations of the units asked. Small ones by count are solved at once;
 * the rest, and what needs a mixed solver (weights, caps, tolerances), in a thread of its own within 15 seconds.
 */
export async function bestPlan(problem: Problem, explains: readonly string[] = []): Promise<BoardPlan> {
  if (problem.officials.length * problem.units.length <= few)
    try {
      const { facts, solved, ...plan } = planAssignment(problem);
      const units = explains.flatMap((id) => facts.unitAt.get(id) ?? []);
      return {
        ...plan,
        reasons: plan.rows.map(({ reasons }) => reasons),
        explained: [...explain(facts, solved, {}, units)],
      };
    } catch (error) {
      if (!(error instanceof SolverMissing)) throw error;
    }
  return solveApart(problem, patience, { explains, reasons: true });
}

/** What plans come to for several prices of a change (`engine/curve.ts`), in a thread of its own. */
export function curveApart(problem: Problem): Promise<readonly CurvePoint[]> {
  const workerData = { problem, endsAt: Date.now() + patience * 1000 };
  const worker = new Worker(new URL('./curve.worker.ts', import.meta.url), { workerData });
  return new Promise<readonly CurvePoint[]>((resolve, reject) => {
    worker.on('message', resolve);
    worker.on('error', reject);
    worker.on('exit', (code) => reject(new Error(`the solver ended with code ${code}`)));
  }).finally(() => worker.terminate());
}
