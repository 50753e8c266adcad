import * as module from 'highs';
import type { MixedAnswer, MixedModel, MixedSolver } from '../engine/mixed.ts';

/** The package types itself as CommonJS and is loaded as ESM, where the default is the loader itself. */
const load = module.default as unknown as (typeof module.default)['default'];

/**
 * HiGHS as the engine's solver of mixed models. Costs of the engine are whole numbers (plus less than a half that
 * tells equal plans apart), so a gap under 0.4 is a proof. One run ends after `secondsLeft()`.
 */
export async function loadMixedSolver(secondsLeft: () => number): Promise<MixedSolver> {
  const solver = await load();
  return (model, seconds = Number.POSITIVE_INFINITY) => {
    try {
      return solver.withModel(asHighs(model), (run) => solve(run, model, Math.min(seconds, secondsLeft())));
    } catch (error) {
      if (!model.start) throw error;
      // The instance died (memory, mostly): what was known before it still stands.
      return { kind: 'stopped', chosen: model.start, bound: Number.NEGATIVE_INFINITY };
    }
  };
}

const status = { optimal: 7, infeasible: 8 };
const integer = 1;

function solve(run: module.Model, model: MixedModel, seconds: number): MixedAnswer {
  run.options.set({
    output_flag: false,
    time_limit: Math.max(0.01, seconds),
    mip_rel_gap: 0,
    mip_abs_gap: 0.4,
    mip_feasibility_tolerance: 1e-7,
    random_seed: 0,
    ...(model.quick && { mip_max_nodes: 300 }),
  });
  if (model.start) run.setSolution({ colValue: ones(model.cost.length, model.start) });
  run.run();
  const ended = run.getModelStatus();
  if (ended === status.infeasible) return { kind: 'none' };
  const bound = Number(run.info.get('mip_dual_bound'));
  const values = run.info.get('primal_solution_status') === 2 ? run.getSolution().colValue : null;
  if (!values)
    return model.start ? { kind: 'stopped', chosen: model.start, bound } : { kind: 'unknown', bound };
  const chosen = Int32Array.from(values.keys()).filter((column) => (values[column] as number) > 0.5);
  return { kind: ended === status.optimal ? 'proven' : 'stopped', chosen, bound };
}

function asHighs({ cost, first, column, value, lower, upper }: MixedModel) {
  const columns = cost.length;
  return {
    numCols: columns,
    numRows: lower.length,
    colCost: cost,
    colLower: new Float64Array(columns),
    colUpper: new Float64Array(columns).fill(1),
    rowLower: lower,
    rowUpper: upper,
    matrix: {
      format: 'csr' as const,
      numRows: lower.length,
      numCols: columns,
      starts: first,
      indices: column,
      values: value,
    },
    integrality: new Int32Array(columns).fill(integer),
  };
}

function ones(length: number, columns: Int32Array): Float64Array {
  const values = new Float64Array(length);
  for (const column of columns) values[column] = 1;
  return values;
}
