import { expect } from 'vitest';
import { inDatabase, send, sender, sql } from '../../test/world/database.ts';
import { day, idOf } from '../../test/world/world.ts';
import { newId, type OfficialId, type RowId, type UnitId } from '../kernel/id.ts';
import { foretell } from '../server/command.ts';
import type { Tx } from '../server/sql.ts';
import { mergeUnits } from './merge.commands.ts';
import { commandOf } from './operation.commands.ts';
import { extractUnit, splitUnit } from './split.commands.ts';
import { pathOn } from './tree.sql.ts';
import * as units from './unit.commands.ts';
import * as changes from './unit-change.commands.ts';
import { lineageOf } from './unit-change.sql.ts';
import type { ChangePreview } from './unit-change.ts';
import { childrenOn, unitOn } from './unit-list.sql.ts';

const facts = `
  xã has ấp1, ấp2, ấp3
  ấp1 has tổ1, tổ2
  ấp2 has tổ3
  ấp3 has tổ4, tổ5, tổ6
  An is clerk of xã
  Bình is official of xã
  Dung is clerk of ấp2`;
const today = '2016-09-26';
const from = '2016-10-01';
const merge = commandOf(mergeUnits, []);
const split = commandOf(splitUnit, []);
const extract = commandOf(extractUnit, []);
const abolish = commandOf(changes.abolishTier, []);
const restore = commandOf(changes.restoreUnit, []);
const undo = changes.undoChange([]);
const change = commandOf(units.changeUnit, []);
const create = commandOf(units.createUnit, []);

const said = (more: object) => ({ changeId: newId<RowId>(), from, document: 'NQ 12', ...more });
const hamlet = (name: string, more: object = {}) => ({
  id: idOf<UnitId>(name),
  kind: 'hamlet',
  name,
  ...more,
});
const ids = (...names: string[]) => names.map((name) => idOf<UnitId>(name));
const under = async (tx: Tx, above: string, on: string) =>
  (await childrenOn(tx, idOf(above), day(on))).map(({ name }) => name);
/** Everything that says where units stand and count, in one order. */
const everything = async (tx: Tx) => {
  const all: Record<string, unknown[]> = {};
  for (const table of ['unit', 'unit_fact', 'unit_edge', 'unit_closure', 'unit_under', 'unit_lineage'])
    all[table] = (
      await sql<{ row: string }>`select t::text as row from ${sql.table(table)} t order by 1`.execute(tx)
    ).rows;
  return all;
};
const countsUnder = async (tx: Tx, unit: string, on: string) =>
  (
    await sql<{ name: string }>`
      select f.name from unit_under u join unit_fact f on f.unit_id = u.above_id and f.valid @> ${on}::date
       where u.below_id = ${idOf(unit)} and u.valid @> ${on}::date order by f.name`.execute(tx)
  ).rows.map(({ name }) => name);

inDatabase(
  'a merger takes all that hung beneath, and undoing it leaves nothing changed',
  facts,
  async (tx) => {
    const before = await everything(tx);
    const merger = said({ unitIds: ids('ấp1', 'ấp2'), into: hamlet('ấp mới', { code: '9' }) });
    const foretold = (who: string) => foretell(tx, merge, merger, sender(who, today));
    await sql`update unit_fact set name = 'tổ1' where name = 'tổ3'`.execute(tx);
    expect(await foretold('An')).toMatchObject({
      begins: [{ name: 'ấp mới', under: 'xã' }],
      ends: [
        { name: 'ấp1', under: 'xã', heirName: 'ấp mới', how: 'whole' },
        { name: 'ấp2', under: 'xã', heirName: 'ấp mới', how: 'whole' },
      ],
      moves: 3,
      clashes: [
        { name: 'tổ1', under: 'ấp mới', was: 'ấp1' },
        { name: 'tổ1', under: 'ấp mới', was: 'ấp2' },
      ],
      effects: [],
    });
    await sql`update unit_fact set name = 'tổ3' where unit_id = ${idOf('tổ3')}`.execute(tx);
    expect(await foretold('Bình')).toMatchObject({ code: 'request/notAllowed' });
    expect(await everything(tx)).toEqual(before);
    expect(await send(tx, merge, 'An', today, merger)).toBeNull();
    expect(await under(tx, 'xã', '2016-09-30')).toEqual(['ấp1', 'ấp2', 'ấp3']);
    expect(await under(tx, 'xã', from)).toEqual(['ấp mới', 'ấp3']);
    expect(await under(tx, 'ấp mới', from)).toEqual(['tổ1', 'tổ2', 'tổ3']);
    expect(await under(tx, 'ấp1', '2016-09-30')).toEqual(['tổ1', 'tổ2']);
    expect(await countsUnder(tx, 'ấp1', from)).toEqual(['xã', 'ấp mới']);
    expect(await lineageOf(tx, idOf('ấp mới'), sender('An', today))).toMatchObject([
      { fromName: 'ấp1', toName: 'ấp mới', how: 'whole', heir: true, document: 'NQ 12', day: from },
      { fromName: 'ấp2', toName: 'ấp mới' },
    ]);
    expect(await send(tx, undo, 'An', today, { changeId: merger.changeId })).toBeNull();
    expect(await everything(tx)).toEqual(before);
    expect((await send(tx, undo, 'An', today, { changeId: merger.changeId }))?.code).toBe(
      'unitChange/alreadyUndone',
    );
  },
);

inDatabase('one may take the others over and keep its name', facts, async (tx) => {
  await sql`update unit_fact set households = 40 where name like 'ấp%'`.execute(tx);
  expect(
    await send(tx, merge, 'An', today, said({ unitIds: ids('ấp2', 'ấp3'), into: idOf('ấp1') })),
  ).toBeNull();
  expect(await unitOn(tx, idOf('ấp1'), day(from))).toMatchObject({ households: 120, children: 6 });
  expect(await unitOn(tx, idOf('ấp1'), day('2016-09-30'))).toMatchObject({ households: 40, children: 2 });
});

inDatabase(
  'a split shares out households and units beneath; a part leaves a unit that goes on',
  facts,
  async (tx) => {
    await sql`update unit_fact set households = 75 where name = 'ấp3'`.execute(tx);
    const into = [hamlet('ấp3', { id: idOf('ấp3 A'), households: 50 }), hamlet('ấp 3B', { households: 25 })];
    const children = [
      { unitId: idOf('tổ4'), toId: idOf('ấp3 A') },
      { unitId: idOf('tổ5'), toId: idOf('ấp3 A') },
      { unitId: idOf('tổ6'), toId: idOf('ấp 3B') },
    ];
    const parts = (more: object) =>
      send(tx, split, 'An', today, said({ unitId: idOf('ấp3'), into, children, ...more }));
    expect((await parts({ children: children.slice(1) }))?.code).toBe('unitChange/childUnplaced');
    expect((await parts({ into: [{ ...into[0], households: 51 }, into[1]] }))?.code).toBe(
      'unitChange/sharesDiffer',
    );
    expect((await parts({ heirId: idOf('ấp1') }))?.code).toBe('unitChange/heirUnknown');
    expect(await parts({})).toBeNull();
    expect(await under(tx, 'ấp 3B', from)).toEqual(['tổ6']);
    expect(await countsUnder(tx, 'ấp3', from)).toEqual(['xã', 'ấp3']);
    const part = said({
      unitId: idOf('ấp1'),
      into: hamlet('ấp 1A', { households: 10 }),
      children: [{ unitId: idOf('tổ2'), toId: idOf('ấp 1A') }],
    });
    expect(await send(tx, extract, 'An', today, part)).toBeNull();
    expect(await under(tx, 'ấp1', from)).toEqual(['tổ1']);
    expect(await under(tx, 'ấp 1A', from)).toEqual(['tổ2']);
  },
);

inDatabase(
  'a tier ends and what hung beneath it hangs above; a unit of it can be restored',
  facts,
  async (tx) => {
    const before = await everything(tx);
    const ending = said({ beneathId: idOf('xã'), tier: 4 });
    expect((await send(tx, abolish, 'An', today, { ...ending, tier: 2 }))?.code).toBe('unitChange/tierEmpty');
    expect(await send(tx, abolish, 'An', today, ending)).toBeNull();
    expect(await under(tx, 'xã', from)).toEqual(['tổ1', 'tổ2', 'tổ3', 'tổ4', 'tổ5', 'tổ6']);
    expect(await countsUnder(tx, 'ấp3', from)).toEqual(['xã']);
    const again = said({ from: '2017-01-01', unitId: idOf('ấp2'), parentId: idOf('xã') });
    expect((await send(tx, restore, 'An', today, { ...again, unitId: idOf('tổ1') }))?.code).toBe(
      'unitChange/stillStanding',
    );
    const told = (await restore.preview?.(tx, again as never, sender('An', today))) as ChangePreview;
    expect([told.begins.map(({ name }) => name), told.ends, told.moves]).toEqual([['ấp2'], [], 0]);
    expect(await send(tx, restore, 'An', today, again)).toBeNull();
    expect(await countsUnder(tx, 'ấp2', '2016-12-31')).toEqual(['xã']);
    expect(await countsUnder(tx, 'ấp2', '2017-01-01')).toEqual(['xã', 'ấp2']);
    expect((await send(tx, undo, 'An', today, { changeId: ending.changeId }))?.code).toBe(
      'unitChange/changedSince',
    );
    expect(await send(tx, undo, 'An', today, { changeId: again.changeId })).toBeNull();
    expect(await send(tx, undo, 'An', today, { changeId: ending.changeId })).toBeNull();
    expect(await everything(tx)).toEqual(before);
  },
);

inDatabase('what the tree or one’s rights do not allow is refused and changes nothing', facts, async (tx) => {
  const before = await everything(tx);
  const refused = async (body: object, who = 'An') => (await send(tx, merge, who, today, said(body)))?.code;
  const into = hamlet('ấp mới');
  expect(await refused({ unitIds: ids('ấp1', 'tổ3'), into })).toBe('unitChange/tiersDiffer');
  expect(await refused({ unitIds: ids('ấp1', 'ấp2'), into: hamlet('ấp3', { id: idOf('x') }) })).toBe(
    'unit/nameTaken',
  );
  expect(await refused({ unitIds: ids('ấp1', 'ấp2'), into: { ...into, kind: 'group' } })).toBe(
    'unitChange/tiersDiffer',
  );
  expect(await refused({ unitIds: ids('ấp1', 'ấp2'), into }, 'Bình')).toBe('request/notAllowed');
  expect(await refused({ unitIds: ids('ấp2', 'ấp1'), into }, 'Dung')).toBe('request/notAllowed');
  expect(await refused({ unitIds: ids('ấp1', 'đâu'), into })).toBe('request/notFound');
  expect(await refused({ unitIds: ids('ấp1', 'ấp2'), into: idOf('ấp1') })).toBe('unitChange/intoItself');
  expect(await everything(tx)).toEqual(before);
});

inDatabase('a change that something was built upon is not taken back', facts, async (tx) => {
  const merger = said({ unitIds: ids('ấp1', 'ấp2'), into: hamlet('ấp mới') });
  await send(tx, merge, 'An', today, merger);
  const rename = { unitId: idOf('tổ1'), from: '2016-11-01', name: 'Tổ 1A' };
  expect(await send(tx, change, 'An', today, rename)).toBeNull();
  expect((await send(tx, undo, 'An', today, { changeId: merger.changeId }))?.code).toBe(
    'unitChange/changedSince',
  );
  const { rows } = await sql<{ id: string }>`select id from unit_change where kind = 'unit.change'`.execute(
    tx,
  );
  expect(await send(tx, undo, 'An', today, { changeId: rows[0]?.id })).toBeNull();
  const added = { id: idOf('tổ9'), parentId: idOf('ấp mới'), kind: 'group', name: 'tổ9', from: '2016-12-01' };
  expect(await send(tx, create, 'An', today, added)).toBeNull();
  expect((await send(tx, undo, 'An', today, { changeId: merger.changeId }))?.code).toBe(
    'unitChange/usedSince',
  );
  expect((await pathOn(tx, idOf('tổ1'), day(from))).map(({ name }) => name)).toEqual(['xã', 'ấp mới']);
});

inDatabase(
  'where the own unit merges, the tenant is run for its successor',
  `${facts}\n Chi is administrator of xã`,
  async (tx) => {
    const merger = said({
      unitIds: ids('xã'),
      into: { ...hamlet('Xã Lương Phú'), kind: 'commune', parentId: null },
    });
    expect((await send(tx, merge, 'Chi', today, merger))?.code).toBe('unitChange/homeNotYet');
    expect((await send(tx, merge, 'An', from, merger))?.code).toBe('unit/aboveHome');
    expect(await send(tx, merge, 'Chi', from, merger)).toBeNull();
    const home = async () =>
      (await sql<{ value: string }>`select value from setting where key = 'homeUnitId'`.execute(tx)).rows[0]
        ?.value;
    expect(await home()).toBe(idOf('Xã Lương Phú'));
    await sql`update duty set unit_id = ${idOf('Xã Lương Phú')} where official_id = ${idOf('Chi')}`.execute(
      tx,
    );
    const sight = { officialId: idOf<OfficialId>('Chi'), today: day(from), on: day(today) };
    expect((await childrenOn(tx, idOf('xã'), day(today), sight)).length).toBe(3);
  },
);

inDatabase('nothing is put back under a unit that has ended since', facts, async (tx) => {
  const move = said({ unitId: idOf('tổ3'), parentId: idOf('ấp1') });
  expect(await send(tx, commandOf(units.moveUnit, []), 'An', today, move)).toBeNull();
  const end = { changeId: newId<RowId>(), unitId: idOf('ấp2'), until: '2016-11-01' };
  expect(await send(tx, commandOf(units.endUnit, []), 'An', today, end)).toBeNull();
  const before = await everything(tx);
  expect(await send(tx, undo, 'An', today, { changeId: move.changeId })).toMatchObject({
    code: 'unitChange/changedSince',
    facts: { name: 'ấp2', day: '2016-11-01' },
  });
  expect(await everything(tx)).toEqual(before);
  expect(await send(tx, undo, 'An', today, { changeId: end.changeId })).toBeNull();
  expect(await send(tx, undo, 'An', today, { changeId: move.changeId })).toBeNull();
});

inDatabase('what stands only since a change is not left hanging when it is taken back', facts, async (tx) => {
  const ended = said({ unitIds: ids('ấp3'), into: idOf('ấp2') });
  expect(await send(tx, merge, 'An', today, ended)).toBeNull();
  const again = said({ from: '2016-11-01', unitId: idOf('ấp3'), parentId: idOf('xã') });
  expect(await send(tx, restore, 'An', today, again)).toBeNull();
  const come = said({ from: '2016-12-01', unitId: idOf('tổ1'), parentId: idOf('ấp3') });
  expect(await send(tx, commandOf(units.moveUnit, []), 'An', today, come)).toBeNull();
  const before = await everything(tx);
  const refusal = await send(tx, undo, 'An', today, { changeId: again.changeId });
  expect([refusal?.code, refusal?.facts]).toMatchObject([
    'unitChange/changedSince',
    { name: 'tổ1', day: '2016-12-01' },
  ]);
  expect(await everything(tx)).toEqual(before);
  const higher = said({ from: '2016-12-01', unitId: idOf('ấp2'), kind: 'commune' });
  expect((await send(tx, change, 'An', today, higher))?.code).toBe('unit/notBelow');
  const lower = { unitId: idOf('ấp3'), kind: 'group' };
  expect((await send(tx, change, 'An', today, said({ from: '2016-11-02', ...lower })))?.code).toBe(
    'unit/notBelow',
  );
});
