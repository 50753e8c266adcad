import { expect } from 'vitest';
import { newId, type RowId, type UnitId } from '../../src/kernel/id.ts';
import type { Problem } from '../../src/kernel/problem.ts';
import { commands, unitFollowers } from '../../src/main/server.ts';
import { type AnyCommand, foretell } from '../../src/server/command.ts';
import type { Tx } from '../../src/server/sql.ts';
import { whyNotUndone } from '../../src/units/undoing.sql.ts';
import type { ChangePreview } from '../../src/units/unit-change.ts';
import { send, sender, sql } from './database.ts';
import { idOf } from './world.ts';

/** Changes of the tree as the server makes them, with all who follow, sent by «Chi». */
const known = new Map(commands.map((one) => [one.kind, one]));
export const command = (kind: string): AnyCommand => known.get(kind) as AnyCommand;
export const unit = (name: string) => idOf<UnitId>(name);
export const group = (name: string, more: object = {}) => ({ id: unit(name), kind: 'group', name, ...more });
export const merger = (names: readonly string[], into: object | string, from: string) => ({
  ...{ changeId: newId<RowId>(), from, document: 'NQ 12' },
  ...{ unitIds: names.map(unit), into },
});
export const change = (tx: Tx, kind: string, body: object, on: string): Promise<Problem | null> =>
  send(tx, command(kind), 'Chi', on, body);
/** Takes a change back; whether that can be done was known beforehand. */
export async function undo(tx: Tx, changeId: RowId, on: string): Promise<Problem | null> {
  const why = (await whyNotUndone(tx, [changeId], unitFollowers)).get(changeId);
  const problem = await change(tx, 'unit.undoChange', { changeId }, on);
  if (problem?.code !== 'unitChange/alreadyUndone') expect(problem?.code).toBe(why?.code);
  return problem;
}
export const foretold = async (tx: Tx, kind: string, body: object, on: string) =>
  (await foretell(tx, command(kind), body, sender('Chi', on))) as ChangePreview;

/** Every row of every table but the log and the list of changes themselves. */
export async function everything(tx: Tx): Promise<Record<string, string[]>> {
  const { rows: tables } = await sql<{ name: string }>`
    select c.relname as name from pg_class c
     where c.relkind = 'r' and c.relnamespace = (select relnamespace from pg_class where oid = 'unit'::regclass)
       and c.relname not in ('unit_change', 'unit_change_unit', 'unit_change_row', 'command_log', 'change', 'bucket', 'concern_reporter')`.execute(
    tx,
  );
  const each = tables.map(
    ({ name }) =>
      sql`select ${name}::text as name, coalesce(json_agg(t::text order by t::text), '[]') as rows from ${sql.table(name)} t`,
  );
  const { rows } = await sql<{ name: string; rows: string[] }>`${sql.join(each, sql` union all `)}`.execute(
    tx,
  );
  return Object.fromEntries(rows.map((one) => [one.name, one.rows]));
}
