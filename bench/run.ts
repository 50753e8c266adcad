/** `npm run bench`: see README.md beside this file. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { dayAt, instantAt, monthOf } from '../src/kernel/day.ts';
import { newId } from '../src/kernel/id.ts';
import { buildWeb } from '../src/main/cli/web-build.ts';
import { startPostgres } from '../src/server/embedded.ts';
import { type Ask, type Latency, latencyOf } from './asking.ts';
import { client, startServer } from './server.ts';
import { type Loaded, loadWorld, type World } from './world.ts';

export interface Results {
  day: string;
  /** `load`: how many processes of this machine wanted a processor on average during the run. */
  machine: { processors: number; model: string; node: string; postgres: number; load: number };
  starts: { firstMs: number; nextMs: number };
  samples: Loaded[];
  latencies: Latency[];
}

const clientCounts = [1, 20];

/** Measures all of it; `say` hears each step. Leaves nothing behind but what it returns. */
export async function bench(seconds: number, say: (line: string) => void): Promise<Results> {
  const above = mkdtempSync(path.join(os.tmpdir(), 'ba-nam-bench-'));
  try {
    const folder = path.join(above, 'data');
    // What is measured is the start of an installed Ba Nắm, not the building of its web app.
    await buildWeb(() => {});
    say('first start, next start…');
    const starts = { firstMs: await startAndStop(folder), nextMs: await startAndStop(folder) };
    say('samples…');
    const postgres = await startPostgres({ folder, say: () => {} });
    try {
      const { loaded, world, url } = await loadWorld(postgres.url, folder, Math.max(...clientCounts));
      const latencies = await measure(folder, world, url, seconds, say);
      return {
        day: dayAt(Date.now()),
        machine: machine(postgres.version),
        starts,
        samples: loaded,
        latencies,
      };
    } finally {
      await postgres.stop();
    }
  } finally {
    rmSync(above, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}

async function startAndStop(folder: string): Promise<number> {
  const server = await startServer(folder);
  await server.stop();
  return server.milliseconds;
}

const machine = (postgres: number) => ({
  processors: os.cpus().length,
  model: os.cpus()[0]?.model.trim() ?? '',
  node: process.versions.node,
  postgres,
  load: Math.round((os.loadavg()[1] ?? 0) * 10) / 10,
});

/** Reads first, commands last: what they write would weigh on the reads. */
async function measure(
  folder: string,
  world: World,
  url: string,
  seconds: number,
  say: (line: string) => void,
) {
  const server = await startServer(folder);
  const latencies: Latency[] = [];
  try {
    for (const { what, asks } of questions(server.address, world, url))
      for (const count of clientCounts) {
        say(`${what} × ${count}…`);
        const open = await Promise.all(Array.from({ length: count }, (_, at) => asks(at)));
        latencies.push(
          await latencyOf(
            what,
            open.map(({ ask }) => ask),
            seconds,
          ),
        );
        for (const { close } of open) await close();
      }
    return latencies;
  } finally {
    await server.stop();
  }
}

interface Opened {
  ask: Ask;
  close: () => unknown;
}
interface Question {
  what: string;
  /** Opens the nth client. */
  asks: (at: number) => Promise<Opened>;
}

function questions(
  address: string,
  { tenant, clerk, home, today, officials }: World,
  url: string,
): Question[] {
  const api = `/t/${tenant}/api`;
  const month = monthOf(today);
  const read = (what: string, at: string): Question => ({
    what,
    asks: async () => {
      const { get, close } = client(address, clerk);
      return { ask: () => get(`${api}/${at}`), close };
    },
  });
  return [
    { what: 'select 1', asks: () => bareDatabase(url) },
    read('units', 'units?limit=200'),
    read('officials', 'officials'),
    read('visits', `visits?from=${month}-01&to=${today}`),
    read('figures of a month', `figures?unitId=${home}&from=${month}&to=${month}`),
    read('reports of a month', `reports/month?unitId=${home}&month=${month}`),
    {
      what: 'visit.record',
      asks: async (at) => {
        const by = officials[at];
        if (!by) throw new RangeError('not so many officials');
        const { post, close } = client(address, by.cookie);
        return { ask: () => record(post, api, by.unitId, today), close };
      },
    },
  ];
}

async function bareDatabase(url: string): Promise<Opened> {
  const database = new pg.Client({ connectionString: url });
  await database.connect();
  return { ask: () => database.query('select 1'), close: () => database.end() };
}

type Post = ReturnType<typeof client>['post'];

async function record(post: Post, api: string, unitId: string, today: string): Promise<void> {
  const body = { id: newId(), unitId, day: today, kind: 'contact', note: 'Đo tốc độ' };
  const command = { id: newId(), kind: 'visit.record', at: instantAt(Date.now()), body };
  const answer = (await post(`${api}/commands`, { device: 'bench', app: 'bench', commands: [command] })) as {
    results: { done: boolean }[];
  };
  if (!answer.results[0]?.done) throw new Error(`visit.record: ${JSON.stringify(answer)}`);
}

/** Writes `results/<day>.json` and gives its path. */
export function keep(results: Results): string {
  const folder = path.join(import.meta.dirname, 'results');
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${results.day}.json`);
  writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`);
  return file;
}

/** The table as it is printed. */
export function tableOf({
  machine: { processors, model, node, postgres, load },
  starts,
  samples,
  latencies,
}: Results): string {
  const lines = [
    `${processors} × ${model}, Node ${node}, PostgreSQL ${postgres}, load ${load}`,
    '',
    `first start ${starts.firstMs} ms, next start ${starts.nextMs} ms`,
    ...samples.map((one) => `sample ${one.name}: ${one.milliseconds} ms, ${one.commands} commands`),
    '',
    `${'what'.padEnd(22)}${['clients', 'p50 ms', 'p95 ms', 'a second'].map((head) => head.padStart(10)).join('')}`,
    ...latencies.map(
      ({ what, clients, p50, p95, perSecond }) =>
        what.padEnd(22) +
        [clients, p50.toFixed(2), p95.toFixed(2), perSecond]
          .map((value) => String(value).padStart(10))
          .join(''),
    ),
  ];
  return `${lines.join('\n')}\n`;
}
