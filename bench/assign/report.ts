import type { Measured, Task } from './measure.ts';

/** A figure, and what it should be. */
type Goal = { readonly said: string; readonly reached: boolean };

/** What was measured, as it is printed: the instance first, so that no figure stands without it. */
export function linesOf(task: Task, measured: Measured): string {
  const { size, how } = task;
  const { officials, units, arcs, supply, bounds } = measured.instance;
  const head = `${size} ${how} ${titles[task.kind]}: ${officials} × ${units}, ${arcs} arcs, supply ${supply}, bounds ${bounds.join('..')}`;
  const goals = goalsOf(task, measured).map(({ said, reached }) => `  ${reached ? '✓' : '✗'} ${said}`);
  return `${[head, ...figuresOf(task, measured).map((line) => `  ${line}`), ...goals].join('\n')}\n\n`;
}

const titles: Record<Task['kind'], string> = {
  arcs: 'by count, on arcs by road',
  places: 'by count, over all pairs',
  changes: 'changes and questions',
  seeds: 'by weight, many seeds',
  weight: 'by weight',
};

function figuresOf(task: Task, measured: Measured): string[] {
  const m = measured as Measured & Record<string, number>;
  switch (task.kind) {
    case 'arcs':
      return [
        `ours ${ms(m.flowMs)} (first run ${ms(m.coldMs)}), with equal plans told apart ${ms(m.wholeMs)}; LEMON ${ms(m.lemonMs)} (${measured.pivotRule})`,
        `objective ${m.objective}, LEMON ${m.lemon}, ${m.pairsPriced} pairs priced; LEMON's memory ${m.lemonMegabytes} MB`,
      ];
    case 'places':
      return [
        `lay out ${ms(m.layOutMs)}, candidates ${ms(m.candidatesMs)}, solve ${ms(m.solveMs)}, certify ${ms(m.certifyMs)}, whole process ${m.megabytes} MB`,
        `objective ${m.objective}, LEMON on the final arcs ${m.lemon}, ${m.pairsPriced} pairs priced`,
      ];
    case 'changes':
      return [`explanation of a unit, the first ${ms(m.firstExplanationMs)}`];
    case 'seeds':
      return [`${m.seeds} seeds, p50 ${ms(m.p50)}, p95 ${ms(m.p95)}, most ${ms(m.most)}`];
    case 'weight':
      return [
        `after ${ms(m.ms)}: objective ${m.objective}, bound ${m.bound}, gap ${percent(m.gap)}, ${m.megabytes} MB`,
      ];
  }
}

function goalsOf(task: Task, measured: Measured): Goal[] {
  const m = measured as Measured & Record<string, number>;
  const large = task.size === 'national';
  const below = (name: string, value: number | undefined, most: number, show = ms): Goal => ({
    said: `${name} ${show(value)} ≤ ${show(most)}`,
    reached: (value ?? Number.NaN) <= most,
  });
  const none: Goal = { said: `${m.violations} violations`, reached: m.violations === 0 };
  switch (task.kind) {
    case 'arcs':
      return [
        none,
        ...(measured.equal === null
          ? []
          : [
              { said: 'objective equal to LEMON', reached: measured.equal === true },
              below('times LEMON', m.ratio, 2, times),
              ...(task.size === 'province' ? [below('times LEMON', m.ratio, 1.25, times)] : []),
              ...(large ? [below('times LEMON', m.ratio, 1, times)] : []),
            ]),
      ];
    case 'places':
      return [
        none,
        { said: `status ${measured.status}`, reached: measured.status === 'optimal' },
        ...(measured.equal === null
          ? []
          : [{ said: 'objective equal to LEMON', reached: measured.equal === true }]),
        ...(task.size === 'province' ? [below('from arcs to a certified plan', m.fromArcsMs, 1000)] : []),
        ...(large
          ? [
              below('from arcs to a certified plan', m.fromArcsMs, 10_000),
              below('memory', m.megabytes, 400, (value) => `${value} MB`),
            ]
          : []),
      ];
    case 'changes':
      return [
        below('plan again after an absence', m.absenceMs, 50),
        below('plan again with a new unit', m.newUnitMs, 50),
        { said: `as good as planned afresh`, reached: measured.asGood === true },
        below('explanation of one unit', m.explanationMs, 5),
        below('blocking set', m.blockingMs, 200),
      ];
    case 'seeds':
      return [
        none,
        { said: `${m.proven} of ${m.seeds} proven`, reached: m.proven === m.seeds },
        below('p95', m.p95, 2000),
      ];
    case 'weight':
      return [none, below('gap', m.gap, task.seconds === 1 || large ? 0.008 : 0.0045, percent)];
  }
}

const ms = (value: number | undefined): string =>
  value === undefined
    ? '-'
    : value < 10
      ? `${value.toFixed(2)} ms`
      : value < 10_000
        ? `${Math.round(value)} ms`
        : `${(value / 1000).toFixed(1)} s`;
const times = (value: number | undefined): string => (value ?? Number.NaN).toFixed(2);
const percent = (value: number | undefined): string => `${(100 * (value ?? Number.NaN)).toFixed(2)} %`;
