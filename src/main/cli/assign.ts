import type { Command } from 'commander';
import type { Answer } from '../../server/solver.ts';
import type { TableKind } from '../../server/tables.ts';
import { exitCode, say } from './exit.ts';
import { withProgress } from './progress.ts';

/** The options of `ba-nam assign`, as they were typed. */
export type AssignOptions = {
  readonly officials: string;
  readonly units: string;
  readonly current?: string;
  readonly costs?: string;
  readonly rules?: string;
  readonly out: string;
  readonly report?: string;
  readonly explain?: boolean;
  readonly seed?: string;
  readonly timeLimit?: string;
};

/** `ba-nam assign`: the best assignment from files to a file, without a database. */
export function register(program: Command): void {
  program
    .command('assign')
    .summary('phân công tốt nhất từ tệp / the best assignment from files')
    .description(
      'Phân công mỗi đơn vị cho một cán bộ: cân bằng, đúng quy tắc, ít tốn nhất; có chứng minh.\nGives each unit an official: balanced, within the rules, at the least cost; with a proof.',
    )
    .requiredOption('--officials <file>', 'danh sách cán bộ / officials (.csv, .xlsx)')
    .requiredOption('--units <file>', 'danh sách đơn vị / units (.csv, .xlsx)')
    .option('--current <file>', 'ai đang phụ trách / who holds what now (unit, official)')
    .option('--costs <file>', 'chi phí từng cặp / cost of each pair (official, unit, cost, load)')
    .option('--rules <file>', 'quy tắc / rules (.json)')
    .requiredOption('--out <file>', 'nơi ghi phân công / where to write the plan (.csv, .xlsx)')
    .option('--report <file>', 'nơi ghi báo cáo / where to write the report (.json)')
    .option('--explain', 'giải thích từng đơn vị trong báo cáo / explain each unit in the report')
    .option('--seed <number>', 'chọn giữa các phương án bằng nhau / tells equal plans apart', '0')
    .option('--time-limit <seconds>', 'thời gian tìm / time for the search', '60')
    .action(async (options: AssignOptions) => {
      process.exitCode = await assign(options);
    });
}

/** Reads, solves, writes. Answers the exit code: 0 with a plan, 2 what was given is wrong, 3 there is no plan. */
export async function assign(options: AssignOptions): Promise<number> {
  const began = performance.now();
  const { readOptions } = await import('./assign.options.ts');
  const { Findings, listFindings } = await import('./assign.findings.ts');
  const { readProblem } = await import('./assign.problem.ts');
  const { seed, timeLimit, outKind } = await readOptions(options);
  const findings = new Findings();
  const problem = await readProblem(options, seed, findings);
  if (findings.wrong.length > 0) {
    process.stderr.write(listFindings(findings.wrong));
    return exitCode.badInput;
  }
  const readMs = performance.now() - began;
  const { solveApart } = await import('../../server/solver.ts');
  const answer = await withProgress(
    { vi: 'Đang tìm phương án tốt nhất', en: 'Searching for the best plan' },
    solveApart(problem, timeLimit, { explains: options.explain ?? false }),
  );
  if (answer.certificate.violations > 0) throw new Error('the plan found breaks a rule; nothing was written');
  if (answer.died !== null) findings.note(options.units, 1, 1, solverDied(answer.died));
  if (options.explain && hasPlan(answer) && !answer.explained)
    findings.note(options.units, 1, 1, unexplained);
  const { reportOf } = await import('./assign.report.ts');
  const report = JSON.stringify(reportOf(answer, findings.notes(), readMs), null, 2);
  const { writeWhole } = await import('../../server/whole-files.ts');
  await writeWhole([
    ...(options.report ? [{ path: options.report, bytes: `${report}\n` }] : []),
    ...(hasPlan(answer) ? [{ path: options.out, bytes: await planBytes(outKind, answer) }] : []),
  ]);
  const { outcomeOf } = await import('./assign.outcome.ts');
  say(outcomeOf(answer));
  return hasPlan(answer) ? exitCode.done : exitCode.noAnswer;
}

const hasPlan = ({ status }: Answer) => status === 'optimal' || status === 'feasible';

async function planBytes(kind: TableKind, { rows }: Answer): Promise<Uint8Array> {
  const { tableBytes } = await import('../../server/tables.ts');
  return tableBytes(
    kind,
    ['unit', 'official', 'cost'],
    rows.map(({ unit, official, cost }) => [unit, official, cost]),
  );
}

const unexplained = {
  vi: 'hết thời gian trước khi giải thích xong, nên báo cáo không có phần giải thích; tăng --time-limit',
  en: 'time ended before the explanations did, so the report has none; raise --time-limit',
};

const solverDied = (reason: string) => ({
  vi: `bộ giải dừng giữa chừng (${reason}); đây là phương án tốt nhất tìm được trước đó`,
  en: `the solver ended early (${reason}); this is the best plan it had found`,
});
