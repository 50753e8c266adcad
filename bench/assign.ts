/** `npm run bench -- assign`: the assignment engine by itself, beside LEMON where that is at hand; see README.md. */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { dayAt } from '../src/kernel/day.ts';
import { BadInput } from '../src/main/cli/exit.ts';
import { type Size, sizes } from './assign/instance.ts';
import { buildLemon } from './assign/lemon.ts';
import type { Measured, Task } from './assign/measure.ts';
import { linesOf } from './assign/report.ts';

const all = Object.keys(sizes) as Size[];
const hows = ['tight', 'band'] as const;

/** In the order of the sizes, so that the largest come last. */
function tasksFor(size: Size, seed: number, lemon: string | null): Task[] {
  const small = size === 'commune' || size === 'district';
  const each = <Made>(make: (how: 'tight' | 'band') => Made) => hows.map(make);
  return [
    ...each((how): Task => ({ kind: 'arcs', size, how, seed, lemon })),
    ...each((how): Task => ({ kind: 'places', size, how, seed, lemon })),
    ...(size === 'province' ? each((how): Task => ({ kind: 'changes', size, how, seed })) : []),
    ...(small ? each((how): Task => ({ kind: 'seeds', size, how, seeds: 50 })) : []),
    ...(size === 'province' ? each((how): Task => ({ kind: 'weight', size, how, seed, seconds: 1 })) : []),
    ...(small ? [] : each((how): Task => ({ kind: 'weight', size, how, seed, seconds: 30 }))),
  ];
}

async function run(task: Task): Promise<Measured> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [path.join(import.meta.dirname, 'assign/measure.ts'), JSON.stringify(task)],
    { maxBuffer: 1 << 26 },
  );
  return JSON.parse(stdout) as Measured;
}

function keep(results: unknown): string {
  const folder = path.join(import.meta.dirname, 'results');
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${dayAt(Date.now())}-assign.json`);
  writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`);
  return file;
}

function options() {
  const words = process.argv.slice(process.argv.indexOf('assign') + 1);
  const { values } = parseArgs({
    args: words,
    options: { sizes: { type: 'string' }, kinds: { type: 'string' }, seed: { type: 'string' } },
    strict: false,
  });
  const wanted = typeof values.sizes === 'string' ? values.sizes.split(',') : all;
  const unknown = wanted.find((size) => !(size in sizes));
  if (unknown !== undefined)
    throw new BadInput({
      vi: `--sizes: không có cỡ «${unknown}»; có ${all.join(', ')}.`,
      en: `--sizes: there is no size "${unknown}"; there are ${all.join(', ')}.`,
    });
  const kinds = typeof values.kinds === 'string' ? values.kinds.split(',') : null;
  return { wanted: wanted as Size[], kinds, seed: Number(values.seed ?? 1) };
}

const { wanted, kinds, seed } = options();
const folder = mkdtempSync(path.join(os.tmpdir(), 'ba-nam-bench-'));
try {
  const lemon = buildLemon(folder, (line) => void process.stderr.write(`· ${line}\n`));
  const machine = {
    processors: os.cpus().length,
    model: os.cpus()[0]?.model.trim() ?? '',
    node: process.versions.node,
  };
  process.stdout.write(`${machine.processors} × ${machine.model}, Node ${machine.node}\n`);
  const results: { task: Task; measured: Measured }[] = [];
  for (const size of all.filter((one) => wanted.includes(one)))
    for (const task of tasksFor(size, seed, lemon)) {
      if (kinds && !kinds.includes(task.kind)) continue;
      process.stderr.write(`· ${size} ${task.how} ${task.kind}…\n`);
      const measured = await run(task);
      results.push({ task: 'lemon' in task ? { ...task, lemon: lemon && 'LEMON' } : task, measured });
      process.stdout.write(linesOf(task, measured));
    }
  const load = Math.round((os.loadavg()[1] ?? 0) * 10) / 10;
  const whole = kinds === null && wanted.length === all.length;
  if (whole) process.stdout.write(`load ${load}\n${keep({ machine: { ...machine, load }, results })}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
