import { expect } from 'vitest';
import { newId, type RowId } from '../../src/kernel/id.ts';
import type { Problem } from '../../src/kernel/problem.ts';
import type { Tx } from '../../src/server/sql.ts';
import type { ChangePreview } from '../../src/units/unit-change.ts';
import * as world from './change.ts';
import { command, unit } from './change.ts';
import { send, sql } from './database.ts';
import { idOf } from './world.ts';

/** A commune whose groups are about to end on the first of October: who holds and heads them, what they raise, and what became of it. */
export const facts = `
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
export const today = '2016-09-26';
export const from = '2016-10-01';

export const merger = (names: string[], into: object | string) => world.merger(names, into, from);
export const change = (tx: Tx, kind: string, body: object, on = today) => world.change(tx, kind, body, on);
export const undo = (tx: Tx, changeId: RowId, on = today) => world.undo(tx, changeId, on);
export const foretold = (tx: Tx, kind: string, body: object) => world.foretold(tx, kind, body, today);
export const effect = ({ effects }: ChangePreview, words: string) =>
  effects.find(({ what }) => what.en.includes(words));

/** Who holds a unit on a day, by name, with the day they received it. */
export const holders = async (tx: Tx, name: string, on = from) =>
  (
    await sql<{ who: string }>`
      select o.name || coalesce(' ' || a.received_on, '') as who from assignment a join official o on o.id = a.official_id
       where a.unit_id = ${unit(name)} and a.held @> ${on}::date order by 1`.execute(tx)
  ).rows.map(({ who }) => who);
export const given = (tx: Tx, who: string, name: string, held: string) =>
  sql`insert into assignment (id, plan_id, kind, unit_id, official_id, held, published_on)
      values (${newId()}, ${idOf('kế hoạch')}, 'followAndSupport', ${unit(name)}, ${idOf(who)}, ${held}, ${today})`.execute(
    tx,
  );
/** An raises a concern in tổ1. */
export async function raise(tx: Tx): Promise<string> {
  const id = newId();
  const said = { unitId: unit('tổ1'), kind: 'wish', source: 'unit', reporter: 'none', text: 'x' };
  const more = { proposal: '', task: '', shortcoming: false, heardOn: today, ordinary: true };
  expect(await send(tx, command('concern.raise'), 'An', today, { id, ...said, ...more })).toBeNull();
  return id;
}
export const problem = async (said: Promise<Problem | null>) => (await said)?.code;
