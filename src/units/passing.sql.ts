import { type RawBuilder, sql } from 'kysely';
import { addDays, type Day } from '../kernel/day.ts';
import { newId, type RowId, type UnitId } from '../kernel/id.ts';
import type { Text } from '../kernel/text.ts';
import type { Db, Tx } from '../server/sql.ts';
import type { Ending, UnitChanging } from './operation.commands.ts';
import { type Passed, passedOn, type Standing } from './passing.rules.ts';
import { nameOn } from './tree.sql.ts';
import { firstOf, referredSince, type WhyNot } from './undoing.sql.ts';
import { unitChangeProblem } from './unit-change.rules.ts';
import { followedBy, keepFollowed } from './unit-change.sql.ts';

/** A table of some slice whose rows hang on a unit for some days. Its columns are `id`, `unit_id` and the range, beside its own. */
export interface Dated {
  /** How its rows are named where a change keeps them. */
  what: string;
  table: string;
  range: 'held' | 'valid' | 'season';
  /** Which of its rows `t`; absent: all. */
  of?: RawBuilder<unknown>;
  /** Rows of one key do not stand beside each other in one unit. */
  key: (row: Record<string, unknown>) => string;
  /** Whom a row `t` is of, by name; absent: nobody. */
  person?: RawBuilder<unknown>;
  /** None goes on at an heir: each ends with its unit. */
  ends?: boolean;
  /** In which buckets devices find a row. */
  buckets: (row: Record<string, unknown>) => readonly string[];
  /** Other columns that a change may write. */
  beside?: readonly string[];
}

/** A row of such a table, with its unit's name the day before the change, and the heir's on it. */
export interface Hanging extends Standing {
  id: RowId;
  row: Record<string, unknown>;
  unitName: string;
  heirName: string;
  /** Whom it is of; empty: nobody. */
  personName: string;
}

/** Endings as a table: `join ${endingsIn(endings)} ending on ending.unit_id = t.unit_id`. */
export const endingsIn = (endings: readonly Ending[]): RawBuilder<unknown> => sql`
  (select * from unnest(${endings.map(({ unitId }) => unitId)}::uuid[], ${endings.map(({ heirId }) => heirId)}::uuid[],
                        ${endings.map(({ how }) => how)}::text[]) ending(unit_id, heir_id, how))`;

/** What becomes of the rows of ended units that stand on the day or begin later. Cost: those rows and the heirs', one statement. */
export async function passing(
  db: Db,
  { endings, day, named }: UnitChanging,
  { table, range, of, key, person, ends }: Dated,
): Promise<Passed<Hanging>[]> {
  if (endings.length === 0) return [];
  const days = sql.ref(`t.${range}`);
  const { rows } = await sql<
    Omit<Hanging, 'ending'> & { heirId: UnitId | null; how: 'successor' | 'above' | null }
  >`
    select t.id, t.unit_id, to_jsonb(t) as "row", lower(${days}) as "from", upper(${days}) as until, ending.heir_id, ending.how,
           coalesce(${nameOn(sql`t.unit_id`, sql`${day}::date - 1`)}, '') as unit_name,
           coalesce(${nameOn(sql`ending.heir_id`, sql`${day}::date`)}, '') as heir_name, ${person ?? sql`''`} as person_name
      from ${sql.table(table)} t
      left join ${endingsIn(endings)} ending on ending.unit_id = t.unit_id
      left join unit_fact fact on fact.unit_id = ending.unit_id and fact.valid @> ${day}::date - 1
     where (ending.unit_id is not null or t.unit_id = any(${endings.map(({ heirId }) => heirId)}::uuid[]))
       and (upper(${days}) is null or upper(${days}) > ${day}::date) and not isempty(${days}) ${of ? sql`and ${of}` : sql``}
     order by ending.unit_id is not null, fact.households desc nulls last, fact.sort_key, t.unit_id, lower(${days}) nulls first, t.id`.execute(
    db,
  );
  return passedOn(
    rows.map(({ heirId, how, ...row }) => ({
      ...row,
      heirName: (heirId && named?.get(heirId)) || row.heirName,
      ending: heirId && how ? { heirId, how: ends ? 'above' : how } : null,
    })),
    day,
    ({ row }) => key(row),
  );
}

/** What a change writes of one row, beside its unit and its days. */
export interface Writing {
  ended?(row: Passed<Hanging>): Record<string, unknown>;
  begun?(row: Passed<Hanging>): Record<string, unknown>;
  /** A row that never began stays for its first day, because papers refer to it; else it goes. */
  keepsUnbegun?: boolean;
}

/**
 * Does what `passing` tells: a row ends on the day, and where it goes on a new one begins at the heir; one that was to begin later is
 * then of the heir, or goes. Each is kept with the change. Five statements at most, whatever the number.
 */
export async function passOn(
  db: Tx,
  changing: UnitChanging,
  dated: Dated,
  rows: readonly Passed<Hanging>[],
  { ended, begun, keepsUnbegun }: Writing = {},
): Promise<void> {
  const { changeId, day } = changing;
  const range = (from: Day | null, until: Day | null) => `[${from ?? ''},${until ?? ''})`.replace('[,', '(,');
  const [changed, made, gone]: [Change[], Change[], Change[]] = [[], [], []];
  for (const one of rows) {
    const { row, from, goes, later } = one;
    const at = { unit_id: one.ending.heirId, ...begun?.(one) };
    if (goes && later) changed.push({ id: one.id, was: row, is: { ...row, ...at } });
    else if (goes) {
      const id = newId<RowId>();
      const is = { ...row, ...at, id, [dated.range]: range(day, one.until) };
      made.push({ id, was: null, is });
    }
    if (!later)
      changed.push({
        id: one.id,
        was: row,
        is: { ...row, ...ended?.(one), [dated.range]: range(from, day) },
      });
    else if (!goes && keepsUnbegun)
      changed.push({
        id: one.id,
        was: row,
        is: { ...row, ...ended?.(one), [dated.range]: range(from, from && addDays(from, 1)) },
      });
    else if (!goes) gone.push({ id: one.id, was: row, is: null });
  }
  await remove(db, dated, gone);
  await change(db, dated, changed);
  await make(db, dated, made);
  await keepFollowed(db, changeId, dated.what, [...changed, ...made, ...gone].map(kept(dated)));
}

/** A row as it was and as it is; null: not there. */
interface Change {
  id: RowId;
  was: Record<string, unknown> | null;
  is: Record<string, unknown> | null;
}
const columnsOf = ({ range, beside = [] }: Dated) => ['unit_id', range, ...beside];
const kept =
  (dated: Dated) =>
  ({ id, was, is }: Change) => ({
    rowId: id,
    buckets: [was, is].flatMap((row) => (row ? dated.buckets(row) : [])),
    before: { was, is: is && Object.fromEntries(columnsOf(dated).map((column) => [column, is[column]])) },
  });

async function remove(db: Tx, { table }: Dated, rows: readonly Change[]): Promise<void> {
  if (rows.length > 0)
    await sql`delete from ${sql.table(table)} where id = any(${rows.map(({ id }) => id)}::uuid[])`.execute(
      db,
    );
}

async function change(db: Tx, dated: Dated, rows: readonly Change[]): Promise<void> {
  if (rows.length === 0) return;
  const [table, columns] = [sql.table(dated.table), columnsOf(dated)];
  const set = sql.join(columns.map((column) => sql`${sql.ref(column)} = new.${sql.ref(column)}`));
  await sql`update ${table} t set ${set}
              from jsonb_populate_recordset(null::${table}, ${JSON.stringify(rows.map(({ is }) => is))}::jsonb) new where new.id = t.id`.execute(
    db,
  );
}

async function make(db: Tx, { table }: Dated, rows: readonly Change[]): Promise<void> {
  if (rows.length === 0) return;
  const into = sql.table(table);
  const all = JSON.stringify(rows.map(({ is }) => is));
  await sql`insert into ${into} select * from jsonb_populate_recordset(null::${into}, ${all}::jsonb)`.execute(
    db,
  );
}

/** Of these changes, those after which one of the rows has been changed, or has come to be referred to. */
export const goneOn = (db: Db, changeIds: readonly RowId[], dated: Dated, said: Text): Promise<WhyNot> =>
  firstOf(db, changeIds, [
    (_, left) => changedRows(db, left, dated, said),
    (_, left) => referredSince(db, left, dated, said),
  ]);

async function changedRows(
  db: Db,
  changeIds: readonly RowId[],
  { what, table }: Dated,
  said: Text,
): Promise<WhyNot> {
  const { rows } = await sql<{ changeId: RowId; name: string | null }>`
    select distinct on (kept.change_id) kept.change_id, ${nameOn(sql`(kept.before -> 'is' ->> 'unit_id')::uuid`, sql`'infinity'::date`)} as name
      from unit_change_row kept left join ${sql.table(table)} t on t.id = kept.row_id
     where kept.change_id = any(${changeIds}::uuid[]) and kept.what = ${what}
       and kept.before -> 'is' <> 'null' and (t.id is null or not to_jsonb(t) @> (kept.before -> 'is'))
     order by kept.change_id, kept.row_id`.execute(db);
  return new Map(
    rows.map(({ changeId, name }) => [
      changeId,
      unitChangeProblem.goneOnSince({ name: name ?? '', what: said }),
    ]),
  );
}

/** Puts rows back as they were. */
export async function putBack(db: Tx, changeId: RowId, dated: Dated): Promise<void> {
  const rows = (await followedBy<Omit<Change, 'id'>>(db, changeId, dated.what)).map(({ rowId, before }) => ({
    id: rowId as RowId,
    was: before?.was ?? null,
    is: before?.is ?? null,
  }));
  await remove(
    db,
    dated,
    rows.filter(({ was }) => was === null),
  );
  await change(
    db,
    dated,
    rows
      .filter(({ was, is }) => was !== null && is !== null)
      .map(({ id, was }) => ({ id, was: null, is: was })),
  );
  await make(
    db,
    dated,
    rows.filter(({ is }) => is === null).map(({ id, was }) => ({ id, was: null, is: was })),
  );
}
