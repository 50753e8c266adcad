import fc from 'fast-check';
import { expect } from 'vitest';
import { inDatabase, send, sql } from '../../test/world/database.ts';
import { day, idOf, month } from '../../test/world/world.ts';
import { addDays, type Day, lastDay, type Month } from '../kernel/day.ts';
import { newId, type OfficialId, type ReportId, type RowId, type UnitId } from '../kernel/id.ts';
import type { Tx } from '../server/sql.ts';
import { mergeUnits } from '../units/merge.commands.ts';
import { commandOf } from '../units/operation.commands.ts';
import { extractUnit, splitUnit } from '../units/split.commands.ts';
import * as units from '../units/unit.commands.ts';
import * as changes from '../units/unit-change.commands.ts';
import { childrenOn, unitOn } from '../units/unit-list.sql.ts';
import { rollUp, sameFigures } from './figure.rules.ts';
import { figuresOfUnit, signedFigures } from './figure.sql.ts';
import type { Figures } from './figure.ts';
import { dueLines, keepLines } from './line.sql.ts';

const facts = `
  huyện has xã1, xã2, xã3
  xã1 has ấp1, ấp2
  xã2 has ấp3
  xã3 has ấp4
  ấp1 has tổ1, tổ2
  ấp2 has tổ3
  ấp3 has tổ4, tổ5
  ấp4 has tổ6
  An is clerk of huyện
  An holds tổ1 from 2016-07-01`;
const today = '2017-12-31';
const root = idOf<UnitId>('huyện');
const an = idOf<OfficialId>('An');
const months = ['2016-08', '2016-09', '2016-10', '2016-11', '2016-12', '2017-01'].map(month);
const [first, last] = [months[0] as Month, months.at(-1) as Month];

const commands = {
  merge: commandOf(mergeUnits, []),
  split: commandOf(splitUnit, []),
  extract: commandOf(extractUnit, []),
  abolish: commandOf(changes.abolishTier, []),
  restore: commandOf(changes.restoreUnit, []),
  move: commandOf(units.moveUnit, []),
  undo: changes.undoChange([]),
};
const Step = fc.record({
  what: fc.constantFrom(...(Object.keys(commands) as (keyof typeof commands)[])),
  on: fc.integer({ min: 20, max: 170 }),
  at: fc.array(fc.nat(), { minLength: 3, maxLength: 3 }),
});
type Step = typeof Step extends fc.Arbitrary<infer S> ? S : never;
const Visit = fc.record({ at: fc.nat(), on: fc.integer({ min: 0, max: 180 }) });
const dayAfter = (count: number) => addDays(day('2016-08-01'), count);
const oneOf = <T>(all: readonly T[], at = 0): T | undefined => all[at % all.length];

interface Tree {
  facts: { unitId: UnitId; from: Day | null; until: Day | null }[];
  edges: { unitId: UnitId; parentId: UnitId; from: Day | null; until: Day | null }[];
  heirs: { fromId: UnitId; toId: UnitId; day: Day; how: string }[];
}
async function treeOf(tx: Tx): Promise<Tree> {
  const rows = async <Row>(query: ReturnType<typeof sql>) => (await query.execute(tx)).rows as Row[];
  return {
    facts: await rows(
      sql`select unit_id, lower(valid) as from, upper(valid) as until from unit_fact order by 1, 2, 3`,
    ),
    edges: await rows(
      sql`select unit_id, parent_id, lower(valid) as from, upper(valid) as until from unit_edge order by 1, 2, 3, 4`,
    ),
    heirs: await rows(
      sql`select from_id, to_id, day, how from unit_lineage where heir order by day desc, from_id`,
    ),
  };
}
const holds = ({ from, until }: { from: Day | null; until: Day | null }, on: Day) =>
  (from === null || from <= on) && (until === null || on < until);
const stands = (tree: Tree, unitId: UnitId, on: Day) =>
  tree.facts.some((fact) => fact.unitId === unitId && holds(fact, on));

/** A unit that stands again on the very day did not end. */
const endsOn = (tree: Tree, { fromId, day }: Tree['heirs'][number]) =>
  tree.facts.some(({ unitId, until }) => unitId === fromId && until === day);

/** All units above a unit on a day, itself included, said from edges, facts and lineage alone. */
function placed(tree: Tree, unitId: UnitId, on: Day): UnitId[] {
  let at: UnitId | undefined = unitId;
  for (let steps = 0; at !== undefined && !stands(tree, at, on); steps++) {
    if (steps > 20) throw new Error('heirs in a circle');
    at = tree.heirs.find((heir) => heir.fromId === at && heir.day <= on && endsOn(tree, heir))?.toId;
  }
  const above: UnitId[] = [];
  for (; at !== undefined; at = tree.edges.find((e) => e.unitId === at && holds(e, on))?.parentId)
    above.push(at);
  return above;
}

interface Body {
  changeId: RowId;
  [said: string]: unknown;
}
/** The body of a random change, of what stands on its day; undefined where there is nothing to change so. */
async function bodyOf(tx: Tx, { what, on, at }: Step, number: number): Promise<Body | undefined> {
  const tree = await treeOf(tx);
  const from = dayAfter(on);
  const said = { changeId: newId<RowId>(), from, document: '' };
  const all = [...new Set(tree.facts.map((fact) => fact.unitId))].sort();
  const standing = all.filter((id) => id !== root && stands(tree, id, from));
  const unitId = oneOf(standing, at[0]);
  const unit = unitId && (await unitOn(tx, unitId, from));
  if (!unit || !unitId) return undefined;
  const fresh = (suffix: string) => ({ id: newId<UnitId>(), kind: unit.kind, name: `${number}${suffix}` });
  const children = (await childrenOn(tx, unitId, from)).map(({ id }) => id);
  if (what === 'merge') {
    const others: UnitId[] = [];
    for (const id of standing)
      if (id !== unitId && (await unitOn(tx, id, from))?.tier === unit.tier) others.push(id);
    const other = oneOf(others, at[1]);
    const into = (at[2] ?? 0) % 2 === 0 ? fresh('a') : other;
    const unitIds = typeof into === 'object' && other ? [unitId, other] : [unitId];
    const parentId = unit.parents.at(-1)?.id;
    return { ...said, unitIds, into: typeof into === 'object' ? { ...into, parentId } : into };
  }
  if (what === 'split') {
    const into = [fresh('a'), fresh('b')];
    const sent = children.map((id, place) => ({ unitId: id, toId: oneOf(into, place + (at[1] ?? 0))?.id }));
    return { ...said, unitId, into, children: sent, heirId: oneOf(into, at[2])?.id };
  }
  if (what === 'extract') {
    const into = fresh('c');
    return {
      ...said,
      unitId,
      into,
      children: children.slice(0, 1).map((id) => ({ unitId: id, toId: into.id })),
    };
  }
  if (what === 'abolish') return { ...said, beneathId: root, tier: 3 + ((at[1] ?? 0) % 2) };
  if (what === 'restore') {
    const past = oneOf(
      all.filter((id) => !stands(tree, id, from)),
      at[1],
    );
    return past && { ...said, unitId: past, parentId: (await unitOn(tx, unitId, from))?.parents.at(-1)?.id };
  }
  return { ...said, unitId, parentId: oneOf(standing, at[1]) };
}

type Row = { unitId: UnitId; on: Day };
async function put(tx: Tx, visits: readonly { at: number; on: number }[]): Promise<Row[]> {
  const tree = await treeOf(tx);
  const all = [...new Set(tree.facts.map((fact) => fact.unitId))].sort();
  const rows = visits.flatMap(({ at, on }) => {
    const unitId = oneOf(
      all.filter((id) => stands(tree, id, dayAfter(on))),
      at,
    );
    return unitId ? [{ unitId, on: dayAfter(on) }] : [];
  });
  for (const { unitId, on } of rows)
    await tx
      .insertInto('visit')
      .values({
        ...{ id: newId(), officialId: an, notedBy: an, unitId, day: on, kind: 'householdCall', note: '' },
        ...{ notedAt: `${on}T13:00:00Z`, receivedOn: on },
      })
      .execute();
  return rows;
}

/** Each month told as an official would: to the district's committee, some a month late. */
async function tell(tx: Tx) {
  for (const one of months) {
    const id = newId<ReportId>();
    const lines = await dueLines(tx, { officialId: an, unitId: root, month: one, reportId: null });
    await tx
      .insertInto('report')
      .values({ id, officialId: an, unitId: root, month: one, state: 'signed' })
      .execute();
    await keepLines(tx, id, lines);
  }
}

const calls = (of: Figures) => of.householdCalls ?? 0;

async function check(tx: Tx, rows: readonly Row[], period: { from: Month; to: Month }) {
  const tree = await treeOf(tx);
  const within = rows.filter(({ on }) => on >= `${period.from}-01` && on <= lastDay(period.to));
  const inMonths = months.filter((one) => one >= period.from && one <= period.to);
  for (const unitId of new Set(tree.facts.map((fact) => fact.unitId))) {
    const of = await figuresOfUnit(tx, unitId, period);
    const under = (ids: readonly UnitId[], on: (row: Row) => Day) =>
      within.filter((row) => placed(tree, row.unitId, on(row)).some((id) => ids.includes(id))).length;
    expect(calls(of.live)).toBe(under([unitId], (row) => row.on));
    const { units: beneath, own, gone } = of.beneath;
    expect(sameFigures(rollUp([...beneath.map(({ figures }) => figures), own, gone]), of.live)).toBe(true);
    for (const part of [...beneath.map(({ figures }) => figures), own, gone])
      expect(calls(part)).toBeGreaterThanOrEqual(0);
    const taken = [unitId, ...of.predecessors.map((one) => one.unitId)];
    expect(calls(of.together.live)).toBe(under(taken, (row) => row.on));
    expect(calls(of.together.signed)).toBe(under(taken, (row) => lastDay(row.on.slice(0, 7) as Month)));
    expect(of.months.length).toBeLessThanOrEqual(inMonths.length);
  }
  const whole = await figuresOfUnit(tx, root, period);
  expect(calls(whole.live)).toBe(within.length);
}

inDatabase(
  'whatever becomes of the tree, a unit’s figures are the sum of its parts, live and signed, nothing twice or lost, and undo brings the answers back',
  facts,
  async (tx) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(Step, { minLength: 1, maxLength: 6 }),
        fc.array(Visit, { minLength: 5, maxLength: 25 }),
        fc.nat({ max: months.length - 1 }),
        fc.nat({ max: months.length - 1 }),
        async (steps, visits, a, b) => {
          const period = { from: months[Math.min(a, b)] as Month, to: months[Math.max(a, b)] as Month };
          await sql`savepoint one_run`.execute(tx);
          try {
            const rows = await put(tx, visits.slice(0, 10));
            // On any days in any order: late papers, and changes taken back that others were made after.
            const made: RowId[] = [];
            for (const [number, step] of steps.entries()) {
              const changeId = oneOf(made, step.at[0]);
              const body = step.what === 'undo' ? changeId && { changeId } : await bodyOf(tx, step, number);
              if (!body) continue;
              const known = await treeOf(tx);
              if (await send(tx, commands[step.what], 'An', today, body))
                expect(await treeOf(tx)).toEqual(known);
              else if (step.what === 'undo') made.splice(made.indexOf(body.changeId), 1);
              else made.push(body.changeId);
            }
            rows.push(...(await put(tx, visits.slice(10))));
            await tell(tx);
            await check(tx, rows, period);
            const told = await sql<{ sum: number }>`select count(*) as sum from report_line`.execute(tx);
            expect(told.rows[0]?.sum).toBe(rows.length);
            const signed = await signedFigures(tx, [root], { from: first, to: last });
            expect(calls(rollUp(signed.map(({ figures }) => figures)))).toBe(rows.length);
            const before = await answers(tx, period);
            const next = { what: 'merge', on: 100, at: [1, 2, 0] } as const;
            const body = await bodyOf(tx, { ...next, at: [...next.at] }, 99);
            if (body && (await send(tx, commands.merge, 'An', today, body)) === null) {
              await check(tx, rows, period);
              expect(await send(tx, commands.undo, 'An', today, { changeId: body.changeId })).toBeNull();
              expect(await answers(tx, period)).toEqual(before);
            }
          } finally {
            await sql`rollback to savepoint one_run`.execute(tx);
          }
        },
      ),
      { numRuns: 12, seed: 2025, endOnFailure: true, interruptAfterTimeLimit: 40_000 },
    );
  },
  60_000,
);

async function answers(tx: Tx, period: { from: Month; to: Month }) {
  const { facts: all } = await treeOf(tx);
  const of: unknown[] = [];
  for (const unitId of [...new Set(all.map((fact) => fact.unitId))].sort())
    of.push(await figuresOfUnit(tx, unitId, period));
  return of;
}
