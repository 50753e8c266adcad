import fc from 'fast-check';
import { expect } from 'vitest';
import { inDatabase, send, sender, sql } from '../../test/world/database.ts';
import { day, idOf } from '../../test/world/world.ts';
import { addDays, type Day } from '../kernel/day.ts';
import { newId, type RowId, type UnitId } from '../kernel/id.ts';
import { type AnyCommand, foretell } from '../server/command.ts';
import type { Tx } from '../server/sql.ts';
import { placeOn } from './predecessor.sql.ts';
import { rebuildClosure } from './tree.sql.ts';
import { unitCommands } from './unit.commands.ts';
import { childrenOn as namedUnder } from './unit-list.sql.ts';

const facts = `
  huyện has xã1, xã2
  xã1 has ấp1, ấp2, ấp3
  xã2 has ấp4
  ấp1 has tổ1, tổ2
  ấp2 has tổ3, tổ4
  ấp3 has tổ5
  ấp4 has tổ7
  An is clerk of huyện`;
const today = '2017-12-31';
const home = idOf<UnitId>('huyện');
const commands = new Map(unitCommands([]).map((one) => [one.kind, one]));
const command = (kind: string) => commands.get(kind) as AnyCommand;

const kinds = [
  'create',
  'end',
  'move',
  'merge',
  'takeOver',
  'split',
  'extract',
  'abolish',
  'restore',
  'undo',
];
const Step = fc.record({
  kind: fc.constantFrom(...kinds),
  on: fc.integer({ min: 1, max: 40 }),
  of: fc.constantFrom('commune', 'hamlet', 'group', 'group'),
  a: fc.nat(30),
  b: fc.nat(30),
});
type Step = typeof Step extends fc.Arbitrary<infer S> ? S : never;
interface Made {
  kind: string;
  body: { changeId: RowId };
  from: Day;
  of: string;
}

const tierOf = (kind: string) => ['commune', 'hamlet', 'group'].indexOf(kind) + 3;

async function unitsOf(tx: Tx, kind: string, on?: Day): Promise<UnitId[]> {
  const { rows } = await sql<{ id: UnitId }>`
    select unit_id as id from unit_fact where kind = ${kind} ${on ? sql`and valid @> ${on}::date` : sql``}
     group by unit_id order by min(sort_key), unit_id`.execute(tx);
  return rows.map(({ id }) => id);
}
const childrenOn = async (tx: Tx, parentId: UnitId, on: Day) =>
  (
    await sql<{ id: UnitId }>`
      select unit_id as id from unit_edge where parent_id = ${parentId} and valid @> ${on}::date order by 1`.execute(
      tx,
    )
  ).rows.map(({ id }) => id);

const parentOf = async (tx: Tx, unitId: UnitId, on: Day) =>
  (
    await sql<{ id: UnitId }>`
      select parent_id as id from unit_edge where unit_id = ${unitId} and valid @> ${on}::date`.execute(tx)
  ).rows[0]?.id;

/** A change of what stands on its day; undefined where there is nothing to change so. */
async function bodyOf(tx: Tx, { kind, on, of, a, b }: Step, nth: number): Promise<Made | undefined> {
  const from = addDays(day('2016-08-01'), on);
  const said = { changeId: newId<RowId>(), from };
  const some = await unitsOf(tx, of, from);
  const one = some[a % some.length];
  const other = some.filter((id) => id !== one)[b % (some.length - 1)];
  const above = [home, ...(of === 'commune' ? [] : await unitsOf(tx, 'commune', from))];
  if (of === 'group') above.unshift(...(await unitsOf(tx, 'hamlet', from)));
  const parentId = above[b % above.length];
  const fresh = (letter: string) => ({ id: newId<UnitId>(), kind: of, name: `${nth}${letter}` });
  const beside = async () => ({ parentId: one && (await parentOf(tx, one, from)) });
  const made = (name: string, body: object): Made => ({
    kind: `unit.${name}`,
    body: { ...said, ...body },
    from,
    of,
  });
  if (kind === 'create') return made('create', { ...fresh('a'), parentId });
  if (kind === 'abolish' && of !== 'group') return made('abolishTier', { beneathId: home, tier: tierOf(of) });
  if (kind === 'restore') {
    const ever = await unitsOf(tx, of);
    return made('restore', { unitId: ever[a % ever.length], parentId });
  }
  if (one === undefined) return undefined;
  if (kind === 'end') {
    const { changeId } = said;
    return { kind: 'unit.end', body: { changeId, unitId: one, until: from } as Made['body'], from, of };
  }
  if (kind === 'move') return made('move', { unitId: one, parentId });
  if (kind === 'merge' && other)
    return made('merge', { unitIds: [one, other], into: { ...fresh('a'), ...(await beside()) } });
  if (kind === 'takeOver' && other) return made('merge', { unitIds: [one], into: other });
  const into = [
    { ...fresh('a'), ...(await beside()) },
    { ...fresh('b'), ...(await beside()) },
  ] as const;
  const children = (await childrenOn(tx, one, from)).map((unitId, at) => ({
    ...{ unitId, toId: into[(at + b) % 2]?.id },
  }));
  if (kind === 'split') return made('split', { unitId: one, into, children, heirId: into[a % 2]?.id });
  if (kind === 'extract')
    return made('extract', {
      ...{ unitId: one, into: into[0] },
      children: children.slice(0, 1).map(({ unitId }) => ({ unitId, toId: into[0].id })),
    });
  return undefined;
}

/**
 * Does it as its paper would have read had all earlier ones been known: under a parent that stands then; a part names what hangs
 * beneath, and fetches from elsewhere what it named.
 */
async function again(tx: Tx, { kind, body, from }: Made): Promise<void> {
  const { unitId, children, parentId, into } = body as {
    unitId?: UnitId;
    children?: { unitId: UnitId; toId: UnitId }[];
    parentId?: UnitId;
    into?: UnitId | { parentId: UnitId } | { parentId: UnitId }[];
  };
  const placed = async (one: { parentId: UnitId }) => ({
    ...one,
    parentId: await standing(tx, one.parentId, from),
  });
  const there = unitId && children ? await childrenOn(tx, unitId, from) : [];
  const refusal = await send(tx, command(kind), 'An', today, {
    ...body,
    ...(children && { children: children.filter((one) => there.includes(one.unitId)) }),
    ...(parentId && (await placed({ parentId }))),
    ...(Array.isArray(into) && { into: [await placed(into[0] as never), await placed(into[1] as never)] }),
    ...(typeof into === 'object' && !Array.isArray(into) && { into: await placed(into) }),
  });
  if (kind !== 'unit.move' || refusal?.code !== 'unit/notStanding') expect(refusal).toBeNull();
  for (const one of children ?? []) {
    const move = { unitId: one.unitId, parentId: one.toId, from };
    const fetched = there.includes(one.unitId)
      ? null
      : await send(tx, command('unit.move'), 'An', today, move);
    expect([undefined, 'unit/notStanding']).toContain(fetched?.code);
  }
}

/** The unit itself on a day, or whoever took over from it. */
async function standing(tx: Tx, unitId: UnitId, on: Day): Promise<UnitId> {
  const { rows } = await sql<{ id: UnitId }>`
    select ${placeOn(sql`${unitId}::uuid`, sql`${on}::date`)} as id`.execute(tx);
  return rows[0]?.id ?? unitId;
}

/** The tree on every day, what became of whom, and where everything counts. */
async function tree(tx: Tx) {
  const lines = async (query: ReturnType<typeof sql>) =>
    ((await query.execute(tx)).rows as { line: string }[]).map(({ line }) => line);
  return {
    edges: await lines(sql`
      select unit_id || ' ' || parent_id || ' ' || unnest(range_agg(valid)) as line from unit_edge group by unit_id, parent_id order by 1`),
    lives: await lines(sql`
      select unit_id || ' ' || unnest(range_agg(valid)) as line from unit_fact group by unit_id order by 1`),
    under: await lines(
      sql`select above_id || ' ' || below_id || ' ' || valid as line from unit_under order by 1`,
    ),
    lineage: await lines(sql`
      select from_id || ' ' || to_id || ' ' || day || ' ' || how || ' ' || heir as line from unit_lineage order by 1`),
  };
}

/** Edges that outlast what they hang on, and units that stand without hanging anywhere. */
const loose = async (tx: Tx) =>
  (
    await sql`
      select unit_id, valid from unit_edge edge
       where not exists (select 1 from unit_closure life where life.below_id = edge.parent_id and life.depth = 0 and life.valid @> edge.valid)
          or not exists (select 1 from unit_closure life where life.below_id = edge.unit_id and life.depth = 0 and life.valid @> edge.valid)
       union all
      select below_id, valid from unit_closure life
       where depth = 0 and below_id <> ${home}
         and not (select coalesce(range_agg(valid), '{}') from unit_edge where unit_id = life.below_id) @> life.valid`.execute(
      tx,
    )
  ).rows;

const said = (from: string, more: object) => ({ changeId: newId<RowId>(), from, ...more });
const hamlet = (name: string) => ({ id: idOf<UnitId>(name), kind: 'hamlet', name });
const merger = said('2016-10-01', {
  ...{ unitIds: [idOf('ấp1'), idOf('ấp2')], into: hamlet('ấp mới'), document: 'NQ 12' },
});
const sends = (tx: Tx) => async (kind: string, body: object) => send(tx, command(kind), 'An', today, body);
const under = async (tx: Tx, above: string, on: string) =>
  (await namedUnder(tx, idOf(above), day(on))).map(({ name }) => name);

inDatabase(
  'what an earlier paper puts under a unit that merged since goes along with it',
  facts,
  async (tx) => {
    const make = sends(tx);
    expect(await make('unit.merge', merger)).toBeNull();
    const before = await tree(tx);
    const move = said('2016-09-01', { unitId: idOf('tổ5'), parentId: idOf('ấp1') });
    expect(await make('unit.move', move)).toBeNull();
    const begin = said('2016-09-02', { id: idOf('tổ6'), kind: 'group', name: 'tổ6', parentId: idOf('ấp2') });
    expect(await make('unit.create', begin)).toBeNull();
    const children = [{ unitId: idOf('tổ2'), toId: idOf('ấp 1A') }];
    const part = said('2016-09-03', { unitId: idOf('ấp1'), into: hamlet('ấp 1A'), children });
    expect(await make('unit.extract', part)).toBeNull();
    expect(await under(tx, 'ấp1', '2016-09-30')).toEqual(['tổ1', 'tổ5']);
    expect(await under(tx, 'ấp mới', '2016-10-01')).toEqual(['tổ1', 'tổ3', 'tổ4', 'tổ5', 'tổ6']);
    expect(await under(tx, 'ấp 1A', '2016-10-01')).toEqual(['tổ2']);
    const undo = ({ changeId }: { changeId: RowId }) => make('unit.undoChange', { changeId });
    expect((await undo(merger))?.says.vi).toMatch(
      /^Sau đó «.+» lại có thay đổi từ ngày \d\/9\/2016; hãy hoàn tác/,
    );
    for (const one of [part, begin, move]) expect(await undo(one)).toBeNull();
    expect(await tree(tx)).toEqual(before);
    expect(await undo(merger)).toBeNull();
  },
);

inDatabase('what a later change belies is refused, and names that change', facts, async (tx) => {
  const make = sends(tx);
  await sql`update unit_fact set households = 40 where name = 'ấp3'`.execute(tx);
  expect(await make('unit.merge', merger)).toBeNull();
  const into = ['ấp 3A', 'ấp 3B'].map(hamlet);
  const parts = said('2016-11-01', {
    ...{ unitId: idOf('ấp3'), into, children: [{ unitId: idOf('tổ5'), toId: idOf('ấp 3A') }] },
  });
  expect(await make('unit.split', parts)).toBeNull();
  const before = await tree(tx);
  const refused = async (kind: string, body: object) => {
    const refusal = await make(kind, body);
    expect(await foretell(tx, command(kind), body, sender('An', today))).toEqual(refusal);
    expect(await tree(tx)).toEqual(before);
    return [refusal?.code, refusal?.says.vi];
  };
  const takeOver = said('2016-09-01', { unitIds: [idOf('ấp1')], into: idOf('ấp3') });
  expect(await refused('unit.merge', takeOver)).toEqual([
    'unitChange/knownLater',
    'Từ ngày 1/10/2016 «ấp1» đã có thay đổi khác (NQ 12); hãy hoàn tác thay đổi ấy, ghi thay đổi này rồi ghi lại.',
  ]);
  const begin = said('2016-09-01', { id: idOf('tổ6'), kind: 'group', name: 'tổ6', parentId: idOf('ấp3') });
  expect((await refused('unit.create', begin))[1]).toContain('Từ ngày 1/11/2016 «ấp3» đã có thay đổi khác;');
  const late = said('2016-09-01', { unitIds: [idOf('tổ1')], into: idOf('tổ2') });
  expect(
    await make('unit.merge', said('2016-12-01', { unitIds: [idOf('tổ2')], into: idOf('tổ3') })),
  ).toBeNull();
  expect((await make('unit.merge', late))?.code).toBe('unitChange/knownLater');
});

inDatabase(
  'changes entered and taken back in any order leave the tree that they make in the order of their days',
  facts,
  async (tx) => {
    const count = { made: 0, late: 0, undone: 0 };
    await fc.assert(
      fc.asyncProperty(fc.array(Step, { minLength: 5, maxLength: 9 }), async (steps) => {
        await sql`savepoint run`.execute(tx);
        try {
          const made: Made[] = [];
          for (const [nth, step] of steps.entries()) {
            const undone = step.kind === 'undo' ? made[step.a % made.length] : undefined;
            const asked =
              step.kind === 'undo'
                ? undone && { ...undone, kind: 'unit.undoChange', body: { changeId: undone.body.changeId } }
                : await bodyOf(tx, step, nth);
            if (asked === undefined) continue;
            // An abolition ends those that were known of: one told of later stands.
            if (
              made.some(
                ({ kind, of, from }) => kind === 'unit.abolishTier' && of === asked.of && from > asked.from,
              )
            )
              continue;
            const before = await tree(tx);
            const foretold = undone
              ? undefined
              : await foretell(tx, command(asked.kind), asked.body, sender('An', today));
            const refusal = await send(tx, command(asked.kind), 'An', today, asked.body);
            if (foretold) expect('code' in foretold ? foretold.code : undefined).toBe(refusal?.code);
            if (refusal) {
              expect(refusal.code).not.toBe('request/conflict');
              expect(await tree(tx)).toEqual(before);
              continue;
            }
            if (undone) made.splice(made.indexOf(undone), 1);
            else {
              if (made.some(({ from }) => from > asked.from)) count.late++;
              made.push(asked);
            }
            if (undone) count.undone++;
            else count.made++;
            expect(await loose(tx)).toEqual([]);
            const after = await tree(tx);
            await rebuildClosure(tx);
            expect(await tree(tx)).toEqual(after);
          }
          const after = await tree(tx);
          await sql`rollback to savepoint run`.execute(tx);
          const byDay = (a: Made, b: Made) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0);
          for (const one of [...made].sort(byDay)) await again(tx, one);
          expect(await tree(tx)).toEqual(after);
        } finally {
          await sql`rollback to savepoint run`.execute(tx);
        }
      }),
      { numRuns: 8, seed: 11, endOnFailure: true, interruptAfterTimeLimit: 40_000 },
    );
    // Some of all kinds, or it would show nothing.
    expect(Math.min(count.made, count.late, count.undone)).toBeGreaterThan(0);
  },
  60_000,
);
