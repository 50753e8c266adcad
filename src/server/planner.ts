import { createHash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { CurvePoint, PriceOfFairness } from '../engine/curve.ts';
import { explain } from '../engine/explain.ts';
import { SolverMissing } from '../engine/minimise.ts';
import { planAssignment } from '../engine/plan.ts';
import { type Problem, provenByPrices } from '../engine/problem.ts';
import { relaxations } from '../engine/relax.ts';
import { type Retold, retold } from '../engine/retold.ts';
import { inTurn } from './in-turn.ts';
import { type Answer, solveApart } from './solver.ts';

/** Up to so many pairs a plan by count is made where it is asked for, in a few milliseconds. */
const few = 20_000;
/** Seconds that someone at a desk waits for a plan, with its bound and gap where that does not suffice. */
const patience = 15;
/** With the wait for its turn no answer may take longer than this: a browser gives up after thirty. */
const longest = 24;
/** What is left for a plan whose turn comes late. */
const least = 3;
/** One processor is left to whoever asks for something else. */
const turns = inTurn(Math.max(1, availableParallelism() - 1));

/** The part of an answer that a board needs. */
export type BoardPlan = Omit<Answer, 'timings' | 'died'>;

/**
 * The best plan with its reasons, and explanations of the units asked. Small ones by count are solved at once;
 * the rest, and what needs a mixed solver (weights, caps, tolerances) or several plans (compactness), in a thread of its own within 15 seconds
 * from when its turn comes, less where that comes late.
 */
export async function bestPlan(problem: Problem, explains: readonly string[] = []): Promise<BoardPlan> {
  if (!problem.rules.compact && problem.officials.length * problem.units.length <= few)
    try {
      const { facts, solved, ...plan } = planAssignment(problem);
      const units = explains.flatMap((id) => facts.unitAt.get(id) ?? []);
      return {
        ...plan,
        reasons: plan.rows.map(({ reasons }) => reasons),
        explained: [...explain(facts, solved, {}, units)],
        relax: plan.status === 'infeasible' ? relaxations(problem) : [],
      };
    } catch (error) {
      if (!(error instanceof SolverMissing)) throw error;
    }
  return plans.of({ problem, explains }, (seconds) =>
    solveApart(problem, seconds, { explains, reasons: true }),
  );
}

/**
 * The best plan of `asked`, told as a plan of `problem` (`engine/retold.ts`). Where it changes more holders than those rules allow, the
 * best of `problem`.
 */
export async function planInstead(problem: Problem, asked: Problem): Promise<BoardPlan> {
  const plan = await bestPlan(asked);
  if (plan.rows.length === 0) return plan;
  const isSmall = problem.officials.length * problem.units.length <= few;
  const isQuick = isSmall && provenByPrices(problem.rules) && !problem.rules.compact;
  const { rows, loads, reasons } = plan;
  const made = { rows, loads, reasons };
  const told = isSmall
    ? retold(problem, made, isQuick ? await bestPlan(problem) : null)
    : await turns(() => apart<Retold | null>('./retold.worker.ts', { problem, plan: made }));
  return told ? { ...plan, ...told } : bestPlan(problem);
}

/** Prices of a change, and the price of even loads. */
export type Curve = { readonly points: readonly CurvePoint[]; readonly price: PriceOfFairness | null };

/** What plans come to for several prices of a change (`engine/curve.ts`), in a thread of its own, within 15 seconds, less where its turn comes late. */
export const curveApart = (problem: Problem): Promise<Curve> =>
  curves.of(problem, (seconds) =>
    apart<Curve>('./curve.worker.ts', { problem, endsAt: Date.now() + seconds * 1000 }),
  );

/** What a thread of its own tells, which then ends. */
function apart<Told>(file: string, workerData: object): Promise<Told> {
  const worker = new Worker(new URL(file, import.meta.url), { workerData });
  return new Promise<Told>((resolve, reject) => {
    worker.on('message', resolve);
    worker.on('error', reject);
    worker.on('exit', (code) => reject(new Error(`the solver ended with code ${code}`)));
  }).finally(() => worker.terminate());
}

/** Seconds for a plan that has waited so many for its turn. */
export const secondsAfter = (waited: number): number => Math.max(least, Math.min(patience, longest - waited));

/** So many answers are kept: a board that is looked at asks the same again after every change elsewhere. */
const most = 20;

/** The same question is answered once: while its answer is on the way, and after it if that was final. */
class Answers<Told> {
  private readonly known = new Map<string, Promise<Told>>();
  private readonly isFinal: (told: Told) => boolean;

  constructor(isFinal: (told: Told) => boolean) {
    this.isFinal = isFinal;
  }

  of(asked: object, find: (seconds: number) => Promise<Told>): Promise<Told> {
    const key = createHash('sha256').update(JSON.stringify(asked)).digest('base64');
    const before = this.known.get(key);
    if (before) return before;
    const began = Date.now();
    const told = turns(() => find(secondsAfter((Date.now() - began) / 1000)));
    this.known.set(key, told);
    const [oldest] = this.known.keys();
    if (this.known.size > most && oldest !== undefined) this.known.delete(oldest);
    void told.then(
      (answer) => this.isFinal(answer) || this.known.delete(key),
      () => this.known.delete(key),
    );
    return told;
  }
}

const plans = new Answers<Answer>(({ stoppedBy, died }) => stoppedBy === null && died === null);
const curves = new Answers<Curve>(({ points }) => points.every(({ proven }) => proven));
