import { sql } from 'kysely';
import type { Day } from '../kernel/day.ts';
import type { RowId, UnitId } from '../kernel/id.ts';
import type { Db, Tx } from '../server/sql.ts';
import type { Open, UnitChanging } from '../units/operation.commands.ts';
import { endingsIn } from '../units/passing.sql.ts';
import { nameOn } from '../units/tree.sql.ts';
import type { WhyNot } from '../units/undoing.sql.ts';
import { unitChangeProblem } from '../units/unit-change.rules.ts';
import { followedBy, keepFollowed } from '../units/unit-change.sql.ts';

/** How many assignments each of these units has that stand on a day or begin later. */
export async function assignmentsFrom(db: Db, unitIds: readonly UnitId[], day: Day): Promise<Open[]> {
  const { rows } = await sql<{ unitId: UnitId; count: number }>`
    select unit_id, count(*)::int as count from assignment
     where unit_id = any(${unitIds}::uuid[]) and (upper(held) is null or upper(held) > ${day}::date) group by unit_id`.execute(
    db,
  );
  return rows.map((row) => ({ ...row, what: { vi: 'phân công', en: 'assignments' } }));
}

/** What a unit needs, or how much work it is: rows without days, at most a handful a unit. */
export interface Wanted {
  what: 'need' | 'workload';
  table: 'unit_need' | 'unit_workload';
}
type Rows = Record<string, unknown>[];

/** The ended units that have some, each with its rows and those its successor is to have: its own, else the highest of all. */
export async function wantedByHeirs(db: Db, { endings, day }: UnitChanging, { table }: Wanted) {
  const of = sql.table(table);
  const { rows } = await sql<{ unitId: UnitId; heirId: UnitId; unitName: string; rows: Rows; free: boolean }>`
    select ending.unit_id, ending.heir_id, ${nameOn(sql`ending.unit_id`, sql`${day}::date - 1`)} as unit_name, jsonb_agg(to_jsonb(t)) as "rows",
           ending.how = 'successor' and not exists (select 1 from ${of} own where own.unit_id = ending.heir_id) as free
      from ${endingsIn(endings)} ending join ${of} t on t.unit_id = ending.unit_id
     group by ending.unit_id, ending.heir_id, ending.how`.execute(db);
  return rows;
}

export async function passWanted(db: Tx, changing: UnitChanging, wanted: Wanted): Promise<void> {
  const found = await wantedByHeirs(db, changing, wanted);
  if (found.length === 0) return;
  const heirs = new Map<UnitId, Map<unknown, Record<string, unknown>>>();
  for (const { heirId, rows } of found.filter(({ free }) => free))
    for (const row of rows) {
      const there = heirs.get(heirId) ?? new Map();
      there.set(row.skill, higher(there.get(row.skill), { ...row, unit_id: heirId }));
      heirs.set(heirId, there);
    }
  const made = [...heirs].map(([id, rows]) => ({
    rowId: id,
    before: { was: null, is: [...rows.values()] },
    buckets: [],
  }));
  await remove(
    db,
    wanted,
    found.map(({ unitId }) => unitId),
  );
  await make(
    db,
    wanted,
    made.flatMap(({ before }) => before.is),
  );
  const gone = found.map(({ unitId, rows }) => ({
    rowId: unitId,
    before: { was: rows, is: null },
    buckets: [],
  }));
  await keepFollowed(db, changing.changeId, wanted.what, [...made, ...gone]);
}

const higher = (a: Record<string, unknown> | undefined, b: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(b).map(([key, value]) => [
      key,
      a && typeof value !== 'string' && (a[key] as number) > (value as number) ? a[key] : value,
    ]),
  );

/** Of these changes, those after which what an heir needs was changed. */
export async function wantedSince(
  db: Db,
  changeIds: readonly RowId[],
  { what, table }: Wanted,
): Promise<WhyNot> {
  const { rows } = await sql<{ changeId: RowId; name: string }>`
    select distinct on (kept.change_id) kept.change_id, ${nameOn(sql`kept.row_id`, sql`'infinity'::date`)} as name
      from unit_change_row kept
     where kept.change_id = any(${changeIds}::uuid[]) and kept.what = ${what} and kept.before -> 'is' <> 'null'
       and kept.before -> 'is' is distinct from (
         select jsonb_agg(to_jsonb(t) order by array_position(array(select one from jsonb_array_elements(kept.before -> 'is') one), to_jsonb(t)))
           from ${sql.table(table)} t where t.unit_id = kept.row_id)
     order by kept.change_id, kept.row_id`.execute(db);
  const said = { vi: 'yêu cầu của đơn vị', en: 'what the unit needs' };
  return new Map(
    rows.map(({ changeId, name }) => [changeId, unitChangeProblem.goneOnSince({ name, what: said })]),
  );
}

export async function putWantedBack(db: Tx, changeId: RowId, wanted: Wanted): Promise<void> {
  const kept = await followedBy<{ was: Rows | null; is: Rows | null }>(db, changeId, wanted.what);
  const made = kept.filter(({ before }) => before?.is).map(({ rowId }) => rowId as UnitId);
  await remove(db, wanted, made);
  await make(
    db,
    wanted,
    kept.flatMap(({ before }) => before?.was ?? []),
  );
}

const remove = (db: Tx, { table }: Wanted, unitIds: readonly UnitId[]) =>
  sql`delete from ${sql.table(table)} where unit_id = any(${unitIds}::uuid[])`.execute(db);
const make = (db: Tx, { table }: Wanted, rows: Rows) =>
  sql`insert into ${sql.table(table)} select * from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb)`.execute(
    db,
  );
