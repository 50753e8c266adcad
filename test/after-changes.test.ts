import { expect } from 'vitest';
import { newId, type RowId } from '../src/kernel/id.ts';
import { commands, routes } from '../src/main/server.ts';
import type { AnyCommand } from '../src/server/command.ts';
import type { Tx } from '../src/server/sql.ts';
import { inDatabase, send, sql } from './world/database.ts';
import { storeHistory, late as today } from './world/history.ts';
import { serverFor } from './world/http.ts';
import { reads } from './world/reads.ts';
import { idOf } from './world/world.ts';

/** Whatever becomes of the units that things hang on, whoever could read them can still do so. */

const id = (name: string) => idOf<string>(name);
const open = [
  sql`insert into strengthening (id, unit_id, rating_id, goal, opened_on, due_on, opened_by)
      values (${id('st2')}, ${id('tổ1')}, ${id('r1')}, 'khá hơn', '2016-10-01', '2016-12-31', ${id('Bình')})`,
  sql`insert into measure (id, strengthening_id, what, official_id, due_on) values (${id('m2')}, ${id('st2')}, 'họp', ${id('An')}, '2016-12-01')`,
  sql`insert into concern (id, number, unit_id, answering_unit_id, kind, source, reporter, text, noted_by, official_id, heard_on, due_on, state)
      values (${id('c2')}, 2, ${id('tổ1')}, ${id('tổ1')}, 'wish', 'unit', 'none', 'cầu', ${id('An')}, ${id('An')}, '2016-10-03', '2016-10-08', 'open')`,
  sql`insert into concern_step (concern_id, number, what, by_id, on_day, to_id, due_on)
      values (${id('c2')}, 1, 'heard', ${id('An')}, '2016-10-03', ${id('tổ1')}, '2016-10-08')`,
  sql`insert into urging (id, by_id, unit_id, to_id, about, text, on_day, answer_due)
      values (${id('u2')}, ${id('Bình')}, ${id('tổ1')}, ${id('An')}, 'visit', 'đi tổ', '2016-10-03', '2016-10-09')`,
  sql`insert into unit_need (unit_id, skill, level, required) values (${id('tổ1')}, 'kế toán', 1, true)`,
  sql`insert into unit_workload (unit_id, workload) values (${id('tổ1')}, 2)`,
];

const group = (name: string, more: object = {}) => ({ id: id(name), kind: 'group', name, ...more });
const hamlet = (name: string) => ({ id: id(name), kind: 'hamlet', name });
/** Each ends tổ1 or what stands above it, from a day on. */
const changes: Record<string, (from: string) => [kind: string, body: object]> = {
  merger: (from) => ['unit.merge', { from, unitIds: [id('tổ1')], into: group('tổ mới') }],
  split: (from) => [
    'unit.split',
    { from, unitId: id('tổ1'), into: [group('tổ A'), group('tổ B')], children: [], heirId: id('tổ A') },
  ],
  end: (from) => ['unit.end', { until: from, unitId: id('tổ1') }],
  hamlets: (from) => ['unit.merge', { from, unitIds: [id('ấp')], into: hamlet('ấp khác') }],
  tier: (from) => ['unit.abolishTier', { from, beneathId: id('xã'), tier: 4 }],
  home: (from) => [
    'unit.merge',
    {
      from,
      unitIds: [id('xã')],
      into: { id: id('xã khác'), kind: 'commune', name: 'xã khác', parentId: null },
    },
  ],
};

const things: Record<string, string> = {
  ...{ officialId: 'An', bodyId: 'Đảng ủy', planId: 'kế hoạch', reportId: 'rp', reviewId: 'rv' },
  ...{ support: 's', strengthenings: 'st2', urgings: 'u2', directions: 'd', handovers: 'h', concerns: 'c2' },
};
const asked: Record<string, string> = {
  '/units/outlines': `?under=${id('ấp')}`,
  '/units/counts': `?under=${id('ấp')}`,
  '/reports/month': `?unitId=${id('xã')}&month=2016-09`,
  '/reports/months': `?unitId=${id('xã')}`,
  '/reports/draft': '?month=2016-09',
  '/figures': `?unitId=${id('xã')}&from=2016-08&to=2016-10`,
  '/coverage': `?unitId=${id('xã')}&from=2016-08-01&to=2016-10-31`,
  '/support/sums': `?unitId=${id('xã')}&from=2016-08-01&to=2016-10-31`,
  '/attendance': `?unitId=${id('xã')}&from=2016-08&to=2016-10`,
};
const urls = Object.keys(reads)
  .filter((path) => !/drafts|imports|reporter|annex/.test(path))
  .map((path) => {
    const slice = path.split('/')[1] ?? '';
    const url = path
      .replace(':unitId', id('tổ1'))
      .replace(':id', id(things[slice] ?? 'không'))
      .replace(/:(\w+)/g, (_, key) => id(things[key] ?? key));
    return url + (asked[path] ?? '');
  });

/** What each read answers, by its status. */
async function statuses(tx: Tx, who: string, on: string): Promise<Record<string, number>> {
  const app = serverFor(tx, who, on, ...routes);
  const found: Record<string, number> = {};
  for (const url of urls) found[url] = (await app.inject(url)).statusCode;
  await app.close();
  return found;
}

for (const [name, changed] of Object.entries(changes))
  inDatabase(
    `what could be read can be read after a change: ${name}`,
    '',
    async (tx) => {
      await storeHistory(tx);
      for (const statement of open) await statement.execute(tx);
      const run = (kind: string, body: object, on: string) =>
        send(tx, commands.find((one) => one.kind === kind) as AnyCommand, 'Bình', on, body);
      const before = { Bình: await statuses(tx, 'Bình', today), An: await statuses(tx, 'An', today) };
      expect(Object.values(before.Bình).filter((status) => status === 200).length).toBeGreaterThan(60);
      for (const from of name === 'home' ? [today] : ['2016-10-20', '2016-10-05']) {
        await sql`savepoint run`.execute(tx);
        const [kind, body] = changed(from);
        const changeId = newId<RowId>();
        expect(await run(kind, { ...body, changeId }, today)).toBeNull();
        const wrong: string[] = [];
        for (const [who, on] of [
          ['Bình', today],
          ['An', today],
          ['Bình', '2016-10-21'],
        ] as const)
          for (const [url, status] of Object.entries(await statuses(tx, who, on)))
            if (
              status !== before[who][url] &&
              (status >= 500 || (who === 'Bình' && before[who][url] === 200))
            )
              wrong.push(`${from} on ${on} ${who} ${url} ${status}`);
        expect(wrong).toEqual([]);
        expect(await run('unit.undoChange', { changeId }, today)).toBeNull();
        await sql`rollback to savepoint run`.execute(tx);
      }
    },
    120_000,
  );
