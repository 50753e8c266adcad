/** Measures one thing in a process of its own, so that memory and warmth are its own: `node measure.ts '<task as JSON>'`. */
import { planned, plannedAgain } from '../../src/engine/again.ts';
import { Candidates } from '../../src/engine/candidates.ts';
import { certify } from '../../src/engine/certificate.ts';
import { explain } from '../../src/engine/explain.ts';
import { type Facts, layOut, measure } from '../../src/engine/facts.ts';
import { cheapestFlow, type Flow, type Network } from '../../src/engine/flow.ts';
import { column, possiblePairs } from '../../src/engine/pairs.ts';
import type { Problem } from '../../src/engine/problem.ts';
import { search } from '../../src/engine/search.ts';
import { rangesOf } from '../../src/engine/share.ts';
import { type Solved, solve } from '../../src/engine/solve.ts';
import { loadMixedSolver } from '../../src/server/mixed-solver.ts';
import { arcs, type Bounds, made, placesProblem, roadProblem, type Size } from './instance.ts';
import { Lemon } from './lemon.ts';

export type Task =
  | {
      readonly kind: 'arcs' | 'places';
      readonly size: Size;
      readonly how: Bounds;
      readonly seed: number;
      readonly lemon: string | null;
    }
  | { readonly kind: 'changes'; readonly size: Size; readonly how: Bounds; readonly seed: number }
  | { readonly kind: 'seeds'; readonly size: Size; readonly how: Bounds; readonly seeds: number }
  | {
      readonly kind: 'weight';
      readonly size: Size;
      readonly how: Bounds;
      readonly seed: number;
      readonly seconds: number;
    };

export type Instance = {
  readonly officials: number;
  readonly units: number;
  readonly arcs: number;
  /** Units to place, or their needs added. */
  readonly supply: number;
  /** The officials' least and most added. */
  readonly bounds: readonly [number, number];
};

export type Measured = { readonly instance: Instance } & Record<string, unknown>;

const rounds = 5;

/** Same arcs, costs, bounds for both, the one after the other in each round; the first run of ours is told as cold. */
async function onArcs({ size, how, seed, lemon: program }: Task & { kind: 'arcs' }) {
  const geography = made(size, seed);
  const facts = layOut(roadProblem(geography, arcs(geography), 'count', how));
  const network = networkOf(facts);
  const cost = column(facts, network.pairs, 'cost');
  const lemon = program === null ? null : await Lemon.open(program, network, cost);
  const times: { flow: number; lemon: number; whole: number }[] = [];
  let last = { objective: 0, lemon: 0, lemonMegabytes: 0 };
  let solved: Solved | null = null;
  const coldMs = clocked(() => cheapestFlow(network, cost)).ms;
  for (const until = performance.now() + 300; performance.now() < until; ) solve(facts, network.pairs);
  for (let round = 0; round < rounds; round++) {
    const flow = clocked(() => cheapestFlow(network, cost));
    const other = await lemon?.solve();
    const whole = clocked(() => solve(facts, network.pairs));
    solved = whole.answer;
    times.push({ flow: flow.ms, lemon: other?.ms ?? Number.NaN, whole: whole.ms });
    last = {
      objective: objectiveOf(facts, flow.answer as Flow),
      lemon: other?.objective ?? Number.NaN,
      lemonMegabytes: other?.megabytes ?? Number.NaN,
    };
  }
  lemon?.close();
  const certificate = certify(facts, solved as Solved);
  const flowMs = median(times.map(({ flow }) => flow));
  const lemonMs = median(times.map((time) => time.lemon));
  return {
    instance: instanceOf(facts.problem, network.pairs.official.length),
    ...{ coldMs, flowMs, lemonMs, wholeMs: median(times.map(({ whole }) => whole)) },
    ...{ ratio: flowMs / lemonMs, pivotRule: lemon?.pivotRule ?? null, ...last },
    equal: lemon === null ? null : last.objective === last.lemon && solved?.objective === last.lemon,
    ...certificate,
  };
}

/** From places: candidates, the plan that is best over every pair, and its check over every pair. */
async function onPlaces({ size, how, seed, lemon: program }: Task & { kind: 'places' }) {
  const problem = placesProblem(made(size, seed), 'count', how);
  const times: { layOutMs: number; candidatesMs: number; solveMs: number; certifyMs: number }[] = [];
  let last: { facts: Facts; candidates: Candidates; solved: Solved } | null = null;
  let certificate = { violations: 0, pairsPriced: 0 };
  let peak = 0;
  for (let round = 0; round < (size === 'national' ? 3 : rounds); round++) {
    last = null;
    const { ms: layOutMs, answer: facts } = clocked(() => layOut(problem));
    const { ms: candidatesMs, answer: candidates } = clocked(() => new Candidates(facts));
    const { ms: solveMs, answer: solved } = clocked(() => search(facts, candidates));
    const { ms: certifyMs, answer } = clocked(() => certify(facts, solved));
    certificate = answer;
    times.push({ layOutMs, candidatesMs, solveMs, certifyMs });
    last = { facts, candidates, solved };
    if (round === 0) peak = megabytes();
  }
  const { facts, candidates, solved } = last as NonNullable<typeof last>;
  const network = networkOf(facts, candidates);
  const lemon = program && (await Lemon.open(program, network, column(facts, network.pairs, 'cost')));
  const other = lemon ? await lemon.solve() : null;
  if (lemon) lemon.close();
  const each = (key: keyof (typeof times)[number]) => median(times.map((time) => time[key]));
  const [solveMs, certifyMs] = [each('solveMs'), each('certifyMs')];
  return {
    instance: instanceOf(problem, network.pairs.official.length),
    ...{ layOutMs: each('layOutMs'), candidatesMs: each('candidatesMs'), solveMs, certifyMs },
    cold: times[0],
    fromArcsMs: solveMs + certifyMs,
    ...{ status: solved.status, objective: solved.objective, lemon: other?.objective ?? null },
    equal: other === null ? null : other.objective === solved.objective,
    megabytes: peak,
    ...certificate,
  };
}

/** What one change of a plan takes, and what is asked of it. Medians over several of each. */
function changes({ size, how, seed }: Task & { kind: 'changes' }) {
  const problem = placesProblem(made(size, seed), 'count', how);
  const before = planned(problem);
  const { facts, candidates, solved } = before;
  const explained = explain(facts, solved);
  const explanations = Array.from({ length: 200 }, () => clocked(() => explained.next()).ms);
  const some = Array.from({ length: 9 }, (_, at) => at * 97 + 5);
  let asGood = true;
  const again = (changed: (at: number) => Problem) => {
    const runs = some.map((at) => {
      const other = changed(at);
      const run = clocked(() => plannedAgain(before, other));
      const { status, objective } = run.answer.solved;
      asGood &&= status === 'optimal' && objective === planned(other).solved.objective;
      return run;
    });
    return median(runs.map(({ ms }) => ms));
  };
  const absenceMs = again((at) => without(problem, at));
  const newUnitMs = again((at) => withUnit(problem, at));
  const blocking = some.map(() =>
    clocked(() => {
      const starved = layOut(starve(problem));
      return search(starved, new Candidates(starved));
    }),
  );
  const blocks = blocking[0]?.answer.blocking;
  return {
    instance: instanceOf(problem, candidates.pairs.official.length),
    ...{ absenceMs, newUnitMs, asGood },
    ...{ firstExplanationMs: explanations[0], explanationMs: median(explanations) },
    blockingMs: median(blocking.map(({ ms }) => ms)),
    blocking: blocks && { units: blocks.units.length, officials: blocks.officials.length, room: blocks.room },
  };
}

/** One official takes nothing. */
const without = (problem: Problem, at: number): Problem => ({
  ...problem,
  officials: problem.officials.map((one, o) => (o === at ? { ...one, min: 0, max: 0 } : one)),
});

/** One unit more, between others, without a holder. */
function withUnit(problem: Problem, at: number): Problem {
  const like = problem.units[at * 7] as Problem['units'][number];
  return { ...problem, units: [...problem.units, { ...like, id: 'to-new', holder: undefined }] };
}

/** All who have one skill live in three communes' worth of officials, and they can hold one unit less than need it. */
function starve(problem: Problem): Problem {
  const skill = 'chuyên môn 7';
  const needing = problem.units.filter((unit) => unit.requiredSkills?.includes(skill)).length;
  const having = problem.officials.filter((official) => official.skills?.includes(skill));
  const kept = new Set(having.slice(0, Math.max(1, Math.floor((needing - 1) / (having[0]?.max ?? 1)))));
  return {
    ...problem,
    officials: problem.officials.map((official) =>
      kept.has(official)
        ? official
        : { ...official, skills: official.skills?.filter((one) => one !== skill) },
    ),
  };
}

async function overSeeds({ size, how, seeds }: Task & { kind: 'seeds' }) {
  const times: number[] = [];
  let proven = 0;
  let violations = 0;
  let instance: Instance | null = null;
  for (let seed = 1; seed <= seeds; seed++) {
    const geography = made(size, seed);
    const facts = layOut(roadProblem(geography, arcs(geography), 'weight', how));
    instance ??= instanceOf(facts.problem, facts.listed?.official.length ?? 0);
    const { answer, ms } = await byWeight(facts, 20);
    if (answer.status === 'optimal') proven++;
    violations += certify(facts, answer).violations;
    times.push(ms);
  }
  times.sort((a, b) => a - b);
  return {
    instance: instance as Instance,
    ...{
      seeds,
      proven,
      violations,
      p50: quantile(times, 0.5),
      p95: quantile(times, 0.95),
      most: times.at(-1),
    },
  };
}

async function weight({ size, how, seed, seconds }: Task & { kind: 'weight' }) {
  const geography = made(size, seed);
  const facts = layOut(roadProblem(geography, arcs(geography), 'weight', how));
  const { answer, ms } = await byWeight(facts, seconds);
  return {
    instance: instanceOf(facts.problem, facts.listed?.official.length ?? 0),
    ...{ seconds, ms, status: answer.status, objective: answer.objective, bound: answer.bound },
    gap: (answer.objective - answer.bound) / Math.max(1, answer.objective),
    violations: certify(facts, answer).violations,
    megabytes: megabytes(),
  };
}

async function byWeight(facts: Facts, seconds: number) {
  const pairs = possiblePairs(facts);
  let began = performance.now();
  const left = () => seconds - (performance.now() - began) / 1000;
  const mixed = await loadMixedSolver(left);
  began = performance.now();
  const answer = solve(facts, pairs, { mixed, expired: (grace) => left() + grace <= 0 });
  return { answer, ms: performance.now() - began };
}

function networkOf(facts: Facts, candidates = new Candidates(facts)): Network {
  const { lo, hi } = rangesOf(facts.problem, 'none');
  return { pairs: candidates.pairs, lo, hi };
}

const objectiveOf = (facts: Facts, { official }: Flow): number =>
  official.reduce((sum, o, unit) => sum + measure(facts, 'cost', unit, o), 0);

function instanceOf({ officials, units, rules }: Problem, arcs: number): Instance {
  const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
  return {
    ...{ officials: officials.length, units: units.length, arcs },
    supply: rules.balance.by === 'count' ? units.length : total(units.map((unit) => unit.weight ?? 1)),
    bounds: [total(officials.map(({ min = 0 }) => min)), total(officials.map(({ max = 0 }) => max))],
  };
}

function clocked<Answer>(work: () => Answer): { ms: number; answer: Answer } {
  const began = performance.now();
  const answer = work();
  return { ms: performance.now() - began, answer };
}

const megabytes = (): number => Math.round(process.resourceUsage().maxRSS / 1024);
const quantile = (sorted: readonly number[], part: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN;
const median = (values: readonly number[]): number =>
  quantile(
    [...values].sort((a, b) => a - b),
    0.5,
  );

const measured = {
  arcs: onArcs,
  places: onPlaces,
  changes,
  seeds: overSeeds,
  weight,
} as Record<Task['kind'], (task: Task) => Measured | Promise<Measured>>;

const task = JSON.parse(process.argv[2] ?? '') as Task;
process.stdout.write(`${JSON.stringify(await measured[task.kind](task))}\n`);
