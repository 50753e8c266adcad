import { sql } from 'kysely';
import type { RowId, UnitId } from '../kernel/id.ts';
import type { Effect } from '../server/follow.ts';
import type { Db, Tx } from '../server/sql.ts';
import type { Ending, Open, UnitChanging } from '../units/operation.commands.ts';
import { followedBy, keepFollowed } from '../units/unit-change.sql.ts';

/**
 * When a unit ends, its heir owes the answers it still owed: its successor, else the unit above. Where a concern was heard never
 * changes, so the months already told stay true.
 */
const what = {
  vi: 'phản ánh chưa khép chuyển cho đơn vị kế thừa trả lời',
  en: 'concerns not closed, for the heir to answer',
};
const heirs = (endings: readonly Ending[]) => sql`
  (select * from unnest(${endings.map(({ unitId }) => unitId)}::uuid[], ${endings.map(({ heirId }) => heirId)}::uuid[]) ending(unit_id, heir_id))`;

export async function preview(db: Db, { endings }: UnitChanging): Promise<Effect[]> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from concern c join ${heirs(endings)} ending on ending.unit_id = c.answering_unit_id
     where c.state in ('open', 'answered')`.execute(db);
  return [{ what, count: rows[0]?.count ?? 0 }];
}

export async function open(db: Db, unitIds: readonly UnitId[]): Promise<Open[]> {
  const { rows } = await sql<{ unitId: UnitId; count: number }>`
    select answering_unit_id as unit_id, count(*)::int as count from concern
     where answering_unit_id = any(${unitIds}::uuid[]) and state in ('open', 'answered') group by answering_unit_id`.execute(
    db,
  );
  return rows.map((row) => ({ ...row, what: { vi: 'phản ánh chưa khép', en: 'concerns not closed' } }));
}

/** Touches exactly the rows `preview` counted; a second time, none. */
export async function apply(db: Tx, { changeId, endings }: UnitChanging): Promise<void> {
  const { rows } = await sql<{ rowId: string; before: { unitId: UnitId; heirId: UnitId } }>`
    update concern c set answering_unit_id = ending.heir_id from ${heirs(endings)} ending
     where ending.unit_id = c.answering_unit_id and c.state in ('open', 'answered')
     returning c.id as row_id, jsonb_build_object('unitId', ending.unit_id, 'heirId', ending.heir_id) as before`.execute(
    db,
  );
  await keepFollowed(db, changeId, 'concern', rows);
}

/** One passed on again since then stays where it went. */
export async function undo(db: Tx, changeId: RowId): Promise<void> {
  const rows = await followedBy<{ unitId: UnitId; heirId: UnitId }>(db, changeId, 'concern');
  await sql`
    update concern c set answering_unit_id = was.unit_id
      from (select (row ->> 'rowId')::uuid as id, (row -> 'before' ->> 'unitId')::uuid as unit_id, (row -> 'before' ->> 'heirId')::uuid as heir_id
              from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) row) was
     where c.id = was.id and c.answering_unit_id = was.heir_id`.execute(db);
}
