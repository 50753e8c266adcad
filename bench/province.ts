/** `npm run bench -- province`: the screens of units among 12,684 groups and 4,228 officials; see README.md. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { sql } from 'kysely';
import type { ImportWhat } from '../src/imports/import.ts';
import { importList } from '../src/imports/import-list.commands.ts';
import { addDays } from '../src/kernel/day.ts';
import { newId, type UnitId } from '../src/kernel/id.ts';
import { senderNamed } from '../src/main/cli/with-installation.ts';
import { unitFollowers } from '../src/main/server.ts';
import { startPostgres } from '../src/server/embedded.ts';
import { openInstallation } from '../src/server/installation.ts';
import { Tenancy } from '../src/server/tenancy.ts';
import { type Ask, type Latency, latencyOf } from './asking.ts';
import { type Used, usedBy } from './processors.ts';
import { client, startServer } from './server.ts';
import { loadWorld } from './world.ts';

const groups = 12_684;
const officials = 4228;
const say = (line: string) => void process.stdout.write(`${line}\n`);
const csv = (rows: readonly (readonly (string | number)[])[]) =>
  Buffer.from(rows.map((row) => row.join(',')).join('\n'));

/** Hamlets of nine groups, and officials without a unit; every name is made. */
const lists: [ImportWhat, Buffer][] = [
  [
    'units',
    csv([
      ['Loại', 'Tên đơn vị', 'Mã', 'Mã cấp trên', 'Số hộ'],
      ...Array.from({ length: Math.ceil(groups / 9) }, (_, at) => [
        'Ấp',
        `Ấp Thử ${at + 1}`,
        `A${at + 1}`,
        '',
        '',
      ]),
      ...Array.from({ length: groups }, (_, at) => [
        ...['Tổ nhân dân tự quản', `Tổ ${(at % 9) + 1}`, `T${at + 1}`],
        ...[`A${Math.floor(at / 9) + 1}`, 25],
      ]),
    ]),
  ],
  [
    'officials',
    csv([
      ['Họ và tên', 'Chức vụ, cơ quan'],
      ...Array.from({ length: officials }, (_, at) => [`Cán bộ thử ${at + 1}`, `Việc ${at + 1}`]),
    ]),
  ],
];

function keep(measured: readonly object[]): void {
  const results = path.join(import.meta.dirname, 'results');
  mkdirSync(results, { recursive: true });
  const machine = {
    processors: os.cpus().length,
    model: os.cpus()[0]?.model.trim(),
    node: process.versions.node,
  };
  const told = { machine: { ...machine, postgres: postgres.version }, measured };
  const file = path.join(results, `${new Date().toISOString().slice(0, 10)}-province.json`);
  writeFileSync(file, `${JSON.stringify(told, null, 2)}\n`);
  say(file);
}

const above = mkdtempSync(path.join(os.tmpdir(), 'ba-nam-bench-'));
const folder = path.join(above, 'data');
const postgres = await startPostgres({ folder, say: () => {} });
try {
  const { world } = await loadWorld(postgres.url, folder, 1);
  const installation = await openInstallation(postgres.url, folder);
  const tenancy = new Tenancy(installation);
  const tenant = await tenancy.named(world.tenant);
  if (!tenant) throw new Error('the sample is not there');
  const { db } = tenant;
  const by = await senderNamed(tenant, 'vanphong');
  for (const [what, bytes] of lists) {
    const began = performance.now();
    const { counts, problem } = await importList(
      db,
      { what, bytes, name: `${what}.csv`, on: world.today },
      by,
      unitFollowers,
    );
    if (problem) throw problem;
    say(`import ${what}: ${counts.new} rows in ${Math.round(performance.now() - began)} ms`);
  }
  // As the server's own housekeeping does within a minute or two.
  await installation.admin.query('analyze');
  const { rows: hamlets } = await sql<{
    id: UnitId;
  }>`select unit_id as id from unit_fact where code like 'A%' order by unit_id limit 40`.execute(db);
  await tenancy.close();
  await installation.admin.end();
  const server = await startServer(folder);
  try {
    const api = `/t/${world.tenant}/api`;
    const any = (list: readonly { id: UnitId }[]) => list[Math.floor(Math.random() * list.length)]?.id ?? '';
    const merge = () => ({
      kind: 'unit.merge',
      body: {
        ...{
          changeId: newId(),
          from: addDays(world.today, 1),
          unitIds: hamlets.slice(0, 3).map(({ id }) => id),
        },
        into: { id: newId(), kind: 'hamlet', name: 'Ấp sáp nhập' },
      },
    });
    const asked: [string, (open: ReturnType<typeof client>) => Ask][] = [
      [
        'tree page, the first hundred of 1,416',
        ({ get }) =>
          () =>
            get(`${api}/units/tree?under=${world.home}&limit=100&page=0`),
      ],
      [
        'tree page, all 1,416 at once',
        ({ get }) =>
          () =>
            get(`${api}/units/tree?under=${world.home}`),
      ],
      [
        'tree page, a hamlet',
        ({ get }) =>
          () =>
            get(`${api}/units/tree?under=${any(hamlets)}`),
      ],
      [
        'search',
        ({ get }) =>
          () =>
            get(
              `${api}/units/options?q=${encodeURIComponent(`to 7 ap thu ${1 + Math.floor(Math.random() * 1400)}`)}`,
            ),
      ],
      [
        'list, first lot',
        ({ get }) =>
          () =>
            get(`${api}/units?limit=50`),
      ],
      [
        'unit page: the unit',
        ({ get }) =>
          () =>
            get(`${api}/units/${any(hamlets)}`),
      ],
      [
        'unit page: holders',
        ({ get }) =>
          () =>
            get(`${api}/units/${any(hamlets)}/assignments`),
      ],
      [
        'unit page: lineage',
        ({ get }) =>
          () =>
            get(`${api}/units/${any(hamlets)}/lineage`),
      ],
      [
        'preview of a merger of 3 hamlets',
        ({ post }) =>
          () =>
            post(`${api}/commands/preview`, merge()),
      ],
    ];
    const postmaster = Number(
      readFileSync(path.join(folder, 'postgres/postmaster.pid'), 'utf8').split('\n')[0],
    );
    const measured: (Latency & { processorMs: Used; load: number })[] = [];
    for (const [what, ask] of asked)
      for (const count of [1, 20]) {
        const open = Array.from({ length: count }, () => client(server.address, world.clerk));
        const before = usedBy(postmaster);
        const latency = await latencyOf(what, open.map(ask), 3);
        const after = usedBy(postmaster);
        // The warm-up is not counted among the answers: a tenth beside them.
        const each = (of: keyof Used) =>
          Math.round((100 * (after[of] - before[of])) / latency.answers / 1.1) / 100;
        const processorMs = { server: each('server'), postgres: each('postgres'), client: each('client') };
        const load = Math.round((os.loadavg()[0] ?? 0) * 10) / 10;
        measured.push({ ...latency, processorMs, load });
        say(
          `${what}: ${count} ${count === 1 ? 'client' : 'clients'}: p50 ${latency.p50} ms, p95 ${latency.p95} ms, ${latency.perSecond}/s; ` +
            `processors ${processorMs.server} + ${processorMs.postgres} + ${processorMs.client} ms an answer; load ${load}`,
        );
        for (const one of open) one.close();
      }
    keep(measured);
  } finally {
    await server.stop();
  }
} finally {
  await postgres.stop();
  rmSync(above, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}
