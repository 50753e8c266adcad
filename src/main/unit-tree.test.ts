import fc from 'fast-check';
import { expect } from 'vitest';
import { change, everything, foretold, unit } from '../../test/world/change.ts';
import { inDatabase, sql } from '../../test/world/database.ts';
import { idOf } from '../../test/world/world.ts';
import { addDays, type Day } from '../kernel/day.ts';
import { newId, type RowId, type UnitId } from '../kernel/id.ts';
import { homeUnit } from '../server/setting.sql.ts';
import type { Tx } from '../server/sql.ts';
import { whyNotUndone } from '../units/undoing.sql.ts';
import { unitFollowers } from './server.ts';

/**
 * Whatever changes are made of the tree, on whatever days and in whatever order, with entries in between: every row counts in one place,
 * with all that stands above it; nothing of it leaves the own unit; a change that can be taken back is, in any order, and the last leaves everything as it was.
 */

const facts = `
  xã has ấp1, ấp2, ấp3
  ấp1 has tổ1, tổ2
  ấp2 has tổ3, tổ4
  ấp3 has tổ5
  Chi is administrator of xã
  Chi is clerk of xã
  Dung is cell of ấp1
  An holds tổ1 from 2016-07-21
  An holds tổ4 from 2016-07-21
  Bình holds tổ2 from 2016-07-21
  Bình holds tổ3 from 2016-07-21 until 2016-11-01
  Hà holds ấp2 from 2016-07-21
  An calls tổ1 on 2016-07-30
  Bình calls tổ3 on 2016-08-05`;
const first = '2016-08-01' as Day;
const today = '2016-12-31' as Day;

const kinds = [
  'create',
  'rename',
  'move',
  'merge',
  'takeOver',
  'mergeHamlets',
  'split',
  'splitHamlet',
  'extract',
  'abolish',
  'restore',
  'end',
  'home',
  'undo',
  'visit',
  'visit',
] as const;
const act = fc.record({
  kind: fc.constantFrom(...kinds),
  a: fc.nat(30),
  b: fc.nat(30),
  after: fc.nat(150),
  again: fc.boolean(),
});
type Act = { kind: (typeof kinds)[number]; a: number; b: number; after: number; again: boolean };

/** Units of a tier that stand on a day; of all days where none is given. */
async function units(tx: Tx, kind: string, on?: Day): Promise<UnitId[]> {
  const { rows } = await sql<{ id: UnitId }>`
    select unit_id as id from unit_fact where kind = ${kind} ${on ? sql`and valid @> ${on}::date` : sql``} group by unit_id order by min(sort_key), unit_id`.execute(
    tx,
  );
  return rows.map(({ id }) => id);
}
const childrenOf = async (tx: Tx, parent: UnitId | undefined, on: Day) =>
  (
    await sql<{
      id: UnitId;
    }>`select distinct unit_id as id from unit_edge where parent_id = ${parent ?? null} and valid && daterange(${on}::date, null) order by 1`.execute(
      tx,
    )
  ).rows.map(({ id }) => id);

/** The command of an act on the tree as it is now; null: nothing to do it with. */
async function commandOf(
  tx: Tx,
  { kind, a, b, after }: Act,
  nth: number,
  made: readonly RowId[],
): Promise<[string, object] | null> {
  const from = addDays(first, after);
  const said = { changeId: newId<RowId>(), from, document: `NQ ${nth}` };
  const [groups, hamlets, home] = [
    await units(tx, 'group', from),
    await units(tx, 'hamlet', from),
    await homeUnit(tx),
  ];
  const group = groups[a % groups.length];
  const hamlet = hamlets[a % hamlets.length];
  const others = groups.filter((id) => id !== group);
  const fresh = (of: 'group' | 'hamlet', at: number) => ({
    id: newId<UnitId>(),
    kind: of,
    name: `${of === 'group' ? 'tổ' : 'ấp'} ${nth}.${at}`,
  });
  const parts = (of: 'group' | 'hamlet') => [fresh(of, 1), fresh(of, 2)] as const;
  const share = async (parent: UnitId | undefined, to: readonly { id: UnitId }[], most: number) =>
    (await childrenOf(tx, parent, from))
      .slice(0, most)
      .map((unitId, at) => ({ unitId, toId: to[(at + b) % to.length]?.id }));
  switch (kind) {
    case 'create':
      return ['unit.create', { ...said, ...fresh('group', 1), parentId: hamlet ?? home }];
    case 'rename':
      return group ? ['unit.change', { ...said, unitId: group, name: `tổ đổi ${nth}` }] : null;
    case 'move':
      return group && hamlet
        ? ['unit.move', { ...said, unitId: group, parentId: hamlets[b % hamlets.length] }]
        : null;
    case 'merge':
      return group && others.length > 0
        ? ['unit.merge', { ...said, unitIds: [group, others[b % others.length]], into: fresh('group', 1) }]
        : null;
    case 'takeOver':
      return group && others.length > 0
        ? ['unit.merge', { ...said, unitIds: [group], into: others[b % others.length] }]
        : null;
    case 'mergeHamlets':
      return hamlets.length > 1
        ? ['unit.merge', { ...said, unitIds: hamlets.slice(0, 2), into: fresh('hamlet', 1) }]
        : null;
    case 'split': {
      const into = parts('group');
      return group
        ? [
            'unit.split',
            { ...said, unitId: group, into: into.map((one) => one), children: [], heirId: into[b % 2]?.id },
          ]
        : null;
    }
    case 'splitHamlet': {
      const into = parts('hamlet');
      return hamlet
        ? [
            'unit.split',
            {
              ...said,
              unitId: hamlet,
              into,
              children: await share(hamlet, into, 100),
              heirId: into[b % 2]?.id,
            },
          ]
        : null;
    }
    case 'extract': {
      const into = fresh('hamlet', 1);
      return hamlet
        ? ['unit.extract', { ...said, unitId: hamlet, into, children: await share(hamlet, [into], 1) }]
        : null;
    }
    case 'abolish':
      return ['unit.abolishTier', { ...said, beneathId: home, tier: 4 }];
    case 'restore': {
      const ever = [...(await units(tx, 'group')), ...(await units(tx, 'hamlet'))];
      return ['unit.restore', { ...said, unitId: ever[(a + b) % ever.length], parentId: home }];
    }
    case 'end':
      return group ? ['unit.end', { changeId: said.changeId, unitId: group, until: from }] : null;
    case 'home':
      return [
        'unit.merge',
        {
          ...said,
          unitIds: [home],
          into: { id: newId<UnitId>(), kind: 'commune', name: `xã ${nth}`, parentId: null },
        },
      ];
    case 'undo': {
      const changeId = made[a % made.length];
      return changeId ? ['unit.undoChange', { changeId }] : null;
    }
    case 'visit': {
      if (!group) return null;
      await sql`insert into visit (id, official_id, noted_by, unit_id, day, kind, note, noted_at, received_on)
                values (${newId()}, ${idOf('An')}, ${idOf('An')}, ${group}, ${from}, 'contact', '', now(), ${today})`.execute(
        tx,
      );
      return null;
    }
  }
}

/** Rows that do not count in exactly one place, with exactly what stands above it, on their own day or on a later one. */
async function misplaced(tx: Tx, on: Day | null): Promise<unknown[]> {
  const { rows } = await sql`
    with at as (
      select v.id, v.unit_id, coalesce(${on}::date, v.day) as day from visit v where v.day <= coalesce(${on}::date, v.day)
    ), counted as (
      select at.id, at.day, u.above_id from at join unit_under u on u.below_id = at.unit_id and u.valid @> at.day
    ), place as (
      select c.id, c.day, c.above_id from counted c
       where not exists (select 1 from counted other join unit_closure tree on tree.below_id = other.above_id and tree.above_id = c.above_id
                            and tree.depth > 0 and tree.valid @> c.day where other.id = c.id)
    )
    select at.id, at.day from at
     where (select count(*) from place where place.id = at.id) <> 1
        or array(select above_id from counted where counted.id = at.id order by 1)
           <> array(select tree.above_id from place join unit_closure tree on tree.below_id = place.above_id and tree.valid @> place.day
                     where place.id = at.id order by 1)`.execute(tx);
  return rows;
}
/** Rows that no longer count beneath the own unit, and what is held of units that no longer stand. */
async function lost(tx: Tx): Promise<unknown[]> {
  const stands = (unitId: string) =>
    sql`exists (select 1 from unit_fact f where f.unit_id = ${sql.ref(unitId)} and f.valid @> ${today}::date)`;
  const { rows } = await sql`
    select 'visit' as what, v.unit_id::text from visit v
     where not exists (select 1 from unit_under u where u.below_id = v.unit_id and u.above_id = ${await homeUnit(tx)} and u.valid @> ${today}::date)
    union all select 'assignment', unit_id::text from assignment where held @> ${today}::date and not ${stands('unit_id')}
    union all select 'duty', unit_id::text from duty where held @> ${today}::date and not ${stands('unit_id')}`.execute(
    tx,
  );
  return rows;
}

/** Each change that stands is taken back or not as the list of changes says beforehand. */
async function foreseenBackwards(tx: Tx): Promise<void> {
  const { rows } = await sql<{
    id: RowId;
  }>`select id from unit_change where undone_on is null order by number`.execute(tx);
  const why = await whyNotUndone(
    tx,
    rows.map(({ id }) => id),
    unitFollowers,
  );
  for (const { id: changeId } of rows) {
    await sql`savepoint back`.execute(tx);
    const problem = await change(tx, 'unit.undoChange', { changeId }, today);
    await sql`rollback to savepoint back`.execute(tx);
    expect(problem?.code).toBe(why.get(changeId)?.code);
  }
}

inDatabase(
  'any changes with entries between them lose nothing, double nothing, and can be taken back',
  facts,
  async (tx) => {
    let made = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 3, maxLength: 9 }), async (acts) => {
        await sql`savepoint run`.execute(tx);
        const changes: RowId[] = [];
        for (const [nth, one] of acts.entries()) {
          const asked = await commandOf(tx, one, nth, changes);
          if (asked === null) continue;
          const [kind, body] = asked;
          const before = await everything(tx);
          const told = one.kind === 'undo' ? undefined : await foretold(tx, kind, body, today);
          const refusal = await change(tx, kind, body, today);
          if (told) expect('code' in told, `${kind} foretold as it goes`).toBe(refusal !== null);
          if (refusal !== null) {
            expect(refusal.code, kind).not.toBe('request/conflict');
            expect(await everything(tx)).toEqual(before);
            continue;
          }
          made++;
          expect(await misplaced(tx, null)).toEqual([]);
          for (const on of ['2016-08-15', '2016-10-15', today])
            expect(await misplaced(tx, on as Day)).toEqual([]);
          expect(await lost(tx)).toEqual([]);
          const { changeId } = body as { changeId: RowId };
          if (one.kind === 'undo') changes.splice(changes.indexOf(changeId), 1);
          else changes.push(changeId);
          if (one.kind === 'undo' || (!one.again && nth < acts.length - 1)) continue;
          expect(await change(tx, 'unit.undoChange', { changeId }, today)).toBeNull();
          expect(await everything(tx)).toEqual(before);
          changes.pop();
          const again = { ...body, changeId: newId<RowId>() };
          if (nth === acts.length - 1) continue;
          expect(await change(tx, kind, again, today)).toBeNull();
          changes.push(again.changeId);
        }
        await foreseenBackwards(tx);
        await sql`rollback to savepoint run`.execute(tx);
      }),
      { seed: 7, numRuns: 6, endOnFailure: true },
    );
    expect(made).toBeGreaterThan(6);
    expect(unit('xã')).toBe(await homeUnit(tx));
  },
  240_000,
);
