import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Network } from '../../src/engine/flow.ts';

export type LemonRun = { readonly ms: number; readonly objective: number; readonly megabytes: number };

/** In LEMON's own order. The other two rules look at all arcs for every pivot, or take the first; never the fastest here. */
const rules = { block: 2, candidates: 3, altering: 4 } as const;

/** Builds the program beside; null where LEMON or a compiler is not at hand, which `say` is told. */
export function buildLemon(folder: string, say: (line: string) => void): string | null {
  const program = path.join(folder, 'lemon');
  const source = path.join(import.meta.dirname, 'lemon.cpp');
  const built = spawnSync('g++', ['-O3', '-march=native', '-std=c++17', '-o', program, source], {
    encoding: 'utf8',
  });
  if (built.status === 0) return program;
  say('LEMON is not at hand (apt-get install liblemon-dev g++): only our own times are measured');
  return null;
}

/** LEMON's network simplex with one problem in memory, waiting to be told to solve it. */
export class Lemon {
  private readonly child: ChildProcessWithoutNullStreams;
  private readonly lines: AsyncIterator<string>;
  private readonly folder: string;
  private rule: keyof typeof rules = 'block';

  private constructor(program: string, folder: string, file: string) {
    this.folder = folder;
    this.child = spawn(program, [file]);
    this.lines = createInterface({ input: this.child.stdout })[Symbol.asyncIterator]();
  }

  /** Tries each pivot rule once and keeps the fastest. */
  static async open(program: string, network: Network, cost: Float64Array): Promise<Lemon> {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'ba-nam-lemon-'));
    const file = path.join(folder, 'problem');
    write(file, network, cost);
    const lemon = new Lemon(program, folder, file);
    let least = Number.POSITIVE_INFINITY;
    let best = lemon.rule;
    for (const rule of Object.keys(rules) as (keyof typeof rules)[]) {
      lemon.rule = rule;
      const { ms } = await lemon.solve();
      if (ms < least) best = rule;
      least = Math.min(least, ms);
    }
    lemon.rule = best;
    return lemon;
  }

  get pivotRule(): string {
    return this.rule;
  }

  async solve(): Promise<LemonRun> {
    this.child.stdin.write(`${rules[this.rule]}\n`);
    const { value } = await this.lines.next();
    const [ms = 0, objective = 0, optimal, kilobytes = 0] = String(value).split(' ').map(Number);
    if (optimal !== 1) throw new Error(`LEMON found no plan: ${value}`);
    return { ms, objective, megabytes: Math.round(kilobytes / 1024) };
  }

  close(): void {
    this.child.stdin.end();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function write(name: string, { pairs, lo, hi }: Network, cost: Float64Array): void {
  const units = pairs.first.length - 1;
  const file = openSync(name, 'w');
  const most = (value: number) => Math.min(value, units);
  for (const part of [
    Int32Array.of(lo.length, units, cost.length),
    pairs.first,
    pairs.official,
    Int32Array.from(cost),
    Int32Array.from(lo),
    Int32Array.from(hi, most),
  ])
    for (let left = new Uint8Array(part.buffer, part.byteOffset, part.byteLength); left.length > 0; )
      left = left.subarray(writeSync(file, left));
  closeSync(file);
}
