import { parentPort, workerData } from 'node:worker_threads';
import { Candidates } from '../engine/candidates.ts';
import { certify } from '../engine/certificate.ts';
import { compacted } from '../engine/compact.ts';
import { explain } from '../engine/explain.ts';
import { layOut } from '../engine/facts.ts';
import { TimeUp } from '../engine/flow.ts';
import type { Means } from '../engine/minimise.ts';
import { describe } from '../engine/plan.ts';
import { decisive } from '../engine/reason.ts';
import { relaxations } from '../engine/relax.ts';
import { search } from '../engine/search.ts';
import { loadMixedSolver } from './mixed-solver.ts';
import type { Answer, FromWorker, Task } from './solver.ts';

/** Solves one problem and ends. It owns clock, time limit and HiGHS; every plan found on the way is told at once. */
const { problem, endsAt, timeLimit, explains = false, reasons = false } = workerData as Task;
const tell = (message: FromWorker) => parentPort?.postMessage(message);
/** The search ends a little early: bound, check and telling come after it. */
const margin = Math.min(0.7, timeLimit / 10);
const secondsLeft = () => (endsAt - Date.now()) / 1000 - margin;
const means: Means = {
  expired: (grace) => secondsLeft() + grace <= 0,
  secondsLeft,
  mixed: await loadMixedSolver(secondsLeft),
  bounded: (bound, spread) => tell({ kind: 'bounded', bound, spread }),
  found: (official) => tell({ kind: 'found', official }),
};

const began = performance.now();
const facts = layOut(problem);
const candidates = new Candidates(facts);
const inMemory = performance.now();
const solved = problem.rules.compact ? compacted(problem, means) : search(facts, candidates, means);
const found = performance.now();
const certificate = certify(facts, solved);
const certified = performance.now();

const described = describe(facts, solved, certificate);
const answer: Answer = {
  ...described,
  explained: null,
  reasons: reasons
    ? described.rows.map((_, unit) => decisive(facts, solved.official as Int32Array, described.loads, unit))
    : null,
  relax: [],
  timings: { candidatesMs: inMemory - began, solveMs: found - inMemory, certifyMs: certified - found },
  died: null,
};
if (explains || solved.status === 'infeasible') tell({ kind: 'draft', answer });
const asked =
  typeof explains === 'boolean' ? undefined : explains.flatMap((id) => facts.unitAt.get(id) ?? []);
const explained = explains ? [...explain(facts, solved, means, asked)] : null;
const relax = solved.status === 'infeasible' ? whatToRelax() : [];
// An explanation cut short by the clock may differ from run to run, though the plan does not.
const stoppedBy = explains && means.expired?.(0) ? 'time' : solved.stoppedBy;
tell({ kind: 'answer', answer: { ...answer, explained, relax, stoppedBy } });

function whatToRelax() {
  try {
    return relaxations(problem, means);
  } catch (error) {
    if (error instanceof TimeUp) return [];
    throw error;
  }
}
