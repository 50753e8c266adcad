import { expect } from 'vitest';
import { inDatabase, send, sender, sql } from '../../test/world/database.ts';
import { idOf } from '../../test/world/world.ts';
import { newId, type RowId, type UnitId } from '../kernel/id.ts';
import type { Problem } from '../kernel/problem.ts';
import { type AnyCommand, foretell } from '../server/command.ts';
import type { Tx } from '../server/sql.ts';
import type { ChangePreview } from '../units/unit-change.ts';
import { commands } from './server.ts';

/** What follows a change of the tree, slice by slice, through the very list of followers that the server runs. */

const facts = `
  xã has ấp1, ấp2
  ấp1 has tổ1, tổ2, tổ3
  ấp2 has tổ4
  Chi is clerk of xã
  Chi is administrator of xã
  Dung is groupHead of tổ1
  Dung is groupHead of tổ2
  An holds tổ1 from 2016-07-21
  Bình holds tổ2 from 2016-07-21
  Hà holds tổ3 from 2016-07-21`;
const today = '2016-09-26';
const from = '2016-10-01';

const known = new Map(commands.map((one) => [one.kind, one]));
const command = (kind: string): AnyCommand => known.get(kind) as AnyCommand;
const unit = (name: string) => idOf<UnitId>(name);
const group = (name: string, more: object = {}) => ({ id: unit(name), kind: 'group', name, ...more });
const merger = (names: string[], into: object | string, more: object = {}) => ({
  ...{ changeId: newId<RowId>(), from, document: 'NQ 12' },
  ...{ unitIds: names.map(unit), into },
  ...more,
});
const change = (tx: Tx, kind: string, body: object, on = today) => send(tx, command(kind), 'Chi', on, body);
const undo = (tx: Tx, changeId: RowId, on = today) => change(tx, 'unit.undoChange', { changeId }, on);
const foretold = async (tx: Tx, kind: string, body: object) =>
  (await foretell(tx, command(kind), body, sender('Chi', today))) as ChangePreview;
const effect = ({ effects }: ChangePreview, words: string) =>
  effects.find(({ what }) => what.en.includes(words));

/** Every row of every table but the log and the list of changes themselves. */
async function everything(tx: Tx): Promise<Record<string, string[]>> {
  const { rows: tables } = await sql<{ name: string }>`
    select c.relname as name from pg_class c where c.relkind = 'r' and c.relnamespace = (select relnamespace from pg_class where oid = 'unit'::regclass)
       and c.relname not in ('unit_change', 'unit_change_unit', 'unit_change_row', 'command_log', 'change', 'bucket', 'concern_reporter')`.execute(
    tx,
  );
  const all: Record<string, string[]> = {};
  for (const { name } of tables) {
    const { rows } = await sql<{
      row: string;
    }>`select t::text as row from ${sql.table(name)} t order by 1`.execute(tx);
    all[name] = rows.map(({ row }) => row);
  }
  return all;
}

/** Who holds a unit on a day, by name, with the day they received it. */
const holders = async (tx: Tx, name: string, on = from) =>
  (
    await sql<{ who: string }>`
      select o.name || coalesce(' ' || a.received_on, '') as who from assignment a join official o on o.id = a.official_id
       where a.unit_id = ${unit(name)} and a.held @> ${on}::date order by 1`.execute(tx)
  ).rows.map(({ who }) => who);
const given = (tx: Tx, who: string, name: string, held: string) =>
  sql`insert into assignment (id, plan_id, kind, unit_id, official_id, held, published_on)
      values (${newId()}, ${idOf('kế hoạch')}, 'followAndSupport', ${unit(name)}, ${idOf(who)}, ${held}, ${today})`.execute(
    tx,
  );
const problem = async (said: Promise<Problem | null>) => (await said)?.code;

inDatabase(
  'whoever holds the largest of merged units goes on in their successor; the others end',
  facts,
  async (tx) => {
    await sql`update unit_fact set households = 40 where unit_id = ${unit('tổ2')}`.execute(tx);
    await sql`update assignment set received_on = '2016-07-25' where official_id = ${idOf('Bình')}`.execute(
      tx,
    );
    const before = await everything(tx);
    const merge = merger(['tổ1', 'tổ2', 'tổ3'], group('tổ mới'));
    const told = await foretold(tx, 'unit.merge', merge);
    expect(effect(told, 'assignments that go on')).toMatchObject({
      count: 1,
      lines: ['tổ2 · Bình → tổ mới'],
    });
    expect(effect(told, 'assignments that end')).toMatchObject({
      count: 2,
      lines: ['tổ1 · An (tổ mới: Bình)', 'tổ3 · Hà (tổ mới: Bình)'],
    });
    expect(effect(told, 'roles that go')).toMatchObject({ count: 1, lines: ['Dung · tổ2 → tổ mới'] });
    expect(effect(told, 'roles that end')).toMatchObject({ count: 1 });
    expect(await everything(tx)).toEqual(before);
    expect(await change(tx, 'unit.merge', merge)).toBeNull();
    expect(await holders(tx, 'tổ mới')).toEqual(['Bình 2016-07-25']);
    for (const name of ['tổ1', 'tổ2', 'tổ3']) {
      expect(await holders(tx, name)).toEqual([]);
      expect(await holders(tx, name, '2016-09-30')).toHaveLength(1);
    }
    const { rows } = await sql<{ note: string; ends: string | null }>`
    select reason ->> 'note' as note, end_reason as ends from assignment order by lower(held) desc, official_id = ${idOf('An')} desc`.execute(
      tx,
    );
    expect(rows[0]).toEqual({ note: 'tiếp nối «tổ2»', ends: null });
    expect(rows[1]?.ends).toBe('«tổ1» sáp nhập vào «tổ mới», nơi đã có người phụ trách');
    expect(await undo(tx, merge.changeId)).toBeNull();
    expect(await everything(tx)).toEqual(before);
  },
);

inDatabase(
  'who holds the one that takes over stays, and those to come follow when it is free',
  facts,
  async (tx) => {
    await given(tx, 'An', 'tổ4', '[2016-10-15,)');
    await sql`update assignment set held = '[2016-07-21,2016-11-01)' where official_id = ${idOf('Hà')}`.execute(
      tx,
    );
    await given(tx, 'Bình', 'tổ3', '[2016-11-01,)');
    const before = await everything(tx);
    const taken = merger(['tổ1'], unit('tổ2'));
    expect(await change(tx, 'unit.merge', taken)).toBeNull();
    expect(await holders(tx, 'tổ2')).toEqual(['Bình']);
    const later = merger(['tổ3'], group('tổ3 mới'));
    expect(await change(tx, 'unit.merge', later)).toBeNull();
    expect(await holders(tx, 'tổ3 mới', '2016-10-31')).toEqual(['Hà']);
    expect(await holders(tx, 'tổ3 mới', '2016-11-01')).toEqual(['Bình']);
    const end = { changeId: newId<RowId>(), unitId: unit('tổ4'), until: from };
    expect(await change(tx, 'unit.end', end)).toBeNull();
    expect(await holders(tx, 'tổ4', '2016-10-20')).toEqual([]);
    expect(await holders(tx, 'ấp2', '2016-10-20')).toEqual([]);
    for (const { changeId } of [end, later, taken]) expect(await undo(tx, changeId)).toBeNull();
    expect(await everything(tx)).toEqual(before);
  },
);

inDatabase('a split asks who takes what is open; the others are then without anyone', facts, async (tx) => {
  const into = [group('tổ1A', { households: 10 }), group('tổ1B', { households: 15 })];
  const split = { changeId: newId<RowId>(), from, unitId: unit('tổ1'), into, children: [] };
  expect(await problem(change(tx, 'unit.split', split))).toBe('unitChange/askHeir');
  expect(await change(tx, 'unit.split', { ...split, heirId: unit('tổ1A') })).toBeNull();
  expect(await holders(tx, 'tổ1A')).toEqual(['An']);
  expect(await holders(tx, 'tổ1B')).toEqual([]);
  await sql`delete from assignment where official_id = ${idOf('Bình')}`.execute(tx);
  const free = {
    ...split,
    changeId: newId<RowId>(),
    unitId: unit('tổ2'),
    into: [group('tổ2A'), group('tổ2B')],
  };
  expect(await change(tx, 'unit.split', free)).toBeNull();
});
