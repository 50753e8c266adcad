import fc from 'fast-check';
import { expect } from 'vitest';
import { inDatabase, send, sql } from '../../test/world/database.ts';
import { idOf } from '../../test/world/world.ts';
import { addDays, type Day } from '../kernel/day.ts';
import type { UnitId } from '../kernel/id.ts';
import type { Tx } from '../server/sql.ts';
import { commandOf } from './operation.commands.ts';
import { rebuildClosure } from './tree.sql.ts';
import * as of from './unit.commands.ts';
import { enterUnits } from './unit.sql.ts';

const start = '2016-01-01' as Day;
const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
const tierOf = (name: string) => (names.includes(name) ? 1 + Math.floor(names.indexOf(name) / 2) : 4);
const end = commandOf(of.endUnit, []);
const createUnit = commandOf(of.createUnit, []);
const moveUnit = commandOf(of.moveUnit, []);

const base = fc.tuple(...names.map(() => fc.record({ under: fc.nat(), on: fc.nat(4) })));
/** `under` picks among the units of higher tiers, so that most steps are allowed. */
const step = fc.oneof(
  fc.record({ create: fc.constantFrom<string>('i', 'j'), under: fc.nat(), on: fc.nat(20) }),
  { weight: 4, arbitrary: fc.record({ move: fc.constantFrom(...names), under: fc.nat(), on: fc.nat(20) }) },
  fc.record({ end: fc.constantFrom(...names), on: fc.integer({ min: 10, max: 20 }) }),
);

/** Each pair above and below on each day, read off the edges one by one. */
async function readOff(tx: Tx): Promise<Set<string>> {
  const { rows: lives } = await sql<{ id: string; days: string[] }>`
    select unit_id as id, array_agg(day::date::text) as days from unit_fact,
      generate_series(${start}::date - 1, ${start}::date + 22, interval '1 day') day where valid @> day::date group by unit_id`.execute(
    tx,
  );
  const { rows: edges } = await sql<{ id: string; parent: string; day: string }>`
    select unit_id as id, parent_id as parent, day::date::text as day from unit_edge,
      generate_series(${start}::date - 1, ${start}::date + 22, interval '1 day') day where valid @> day::date`.execute(
    tx,
  );
  const parentOf = new Map(edges.map((edge) => [`${edge.id} ${edge.day}`, edge.parent]));
  const pairs = new Set<string>();
  for (const { id, days } of lives)
    for (const day of days)
      for (
        let at: string | undefined = id, depth = 0;
        at !== undefined;
        at = parentOf.get(`${at} ${day}`), depth++
      )
        pairs.add(`${at} ${id} ${depth} ${day}`);
  return pairs;
}

async function derived(tx: Tx): Promise<Set<string>> {
  const { rows } = await sql<{ pair: string }>`
    select above_id || ' ' || below_id || ' ' || depth || ' ' || day::date as pair from unit_closure,
      generate_series(${start}::date - 1, ${start}::date + 22, interval '1 day') day where valid @> day::date`.execute(
    tx,
  );
  return new Set(rows.map(({ pair }) => pair));
}

type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;
const act = (tx: Tx, one: Step) => {
  const from = addDays(start, one.on);
  const higher = (name: string) => ['xã', ...names.filter((other) => tierOf(other) < tierOf(name))];
  const above = (name: string, under: number) =>
    idOf<string>(higher(name)[under % higher(name).length] ?? 'xã');
  if ('create' in one)
    return send(tx, createUnit, 'An', '2016-01-10', {
      ...{ id: idOf(one.create), parentId: above(one.create, one.under), name: one.create, from },
      kind: kindOf(tierOf(one.create)),
    });
  if ('move' in one) {
    const move = { unitId: idOf(one.move), parentId: above(one.move, one.under), from };
    return send(tx, moveUnit, 'An', '2016-01-10', move);
  }
  return send(tx, end, 'An', '2016-01-10', { unitId: idOf(one.end), until: from });
};
const kindOf = (tier: number) => `tier${'abcd'[tier - 1]}`;
const rows = async (tx: Tx) =>
  (await sql`select * from unit_closure order by above_id, below_id, valid`.execute(tx)).rows;

inDatabase(
  'the closure says what the edges say, on any day, after any changes',
  'An is clerk of xã',
  async (tx) => {
    // The tenant's unit is the top here, and kinds stand for tiers beneath it.
    await sql`update unit_fact set kind = 'province'`.execute(tx);
    for (const tier of [1, 2, 3, 4])
      await sql`insert into unit_kind values (${kindOf(tier)}, 'x', 'x', ${tier + 1})`.execute(tx);
    let done = 0;
    await fc.assert(
      fc.asyncProperty(base, fc.array(step, { minLength: 4, maxLength: 14 }), async (first, steps) => {
        await sql`savepoint run`.execute(tx);
        for (const [at, { under, on }] of first.entries()) {
          await act(tx, { create: names[at] ?? '', under, on });
        }
        for (const one of steps) {
          if ((await act(tx, one)) === null) done++;
          expect(await derived(tx)).toEqual(await readOff(tx));
        }
        const before = await rows(tx);
        await rebuildClosure(tx);
        expect(await rows(tx)).toEqual(before);
        await sql`rollback to savepoint run`.execute(tx);
      }),
      { numRuns: 6 },
    );
    expect(done).toBeGreaterThan(12);
  },
  60_000,
);

inDatabase(
  'tables that a large list has just filled are measured before they are asked, and no others can be',
  'An is clerk of xã',
  async (tx) => {
    const units = Array.from({ length: 1100 }, (_, at) => ({
      ...{
        id: idOf<UnitId>(`unit ${at}`),
        parentId: idOf<UnitId>('xã'),
        kind: 'hamlet',
        name: `Ấp ${at + 1}`,
      },
    }));
    await enterUnits(tx, start, units);
    const { rows } = await sql<{ known: number }>`
      select min(reltuples)::int as known from pg_class
       where oid in ('unit_fact'::regclass, 'unit_edge'::regclass, 'unit_closure'::regclass, 'unit_under'::regclass)`.execute(
      tx,
    );
    expect(rows[0]?.known).toBeGreaterThanOrEqual(1100);
    await expect(sql`select measure_size('account')`.execute(tx)).rejects.toThrow('no table of the tree');
  },
);
