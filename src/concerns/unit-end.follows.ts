import { sql } from 'kysely';
import type { RowId, UnitId } from '../kernel/id.ts';
import type { Effect } from '../server/follow.ts';
import type { Db, Tx } from '../server/sql.ts';
import type { Open, UnitChanging } from '../units/operation.commands.ts';
import { endingsIn } from '../units/passing.sql.ts';
import type { WhyNot } from '../units/undoing.sql.ts';
import { unitChangeProblem } from '../units/unit-change.rules.ts';
import { followedBy, keepFollowed } from '../units/unit-change.sql.ts';
import { writtenNumber } from './concern.ts';

/**
 * When a unit ends, its heir owes the answers it still owed: its successor, else the unit above; each concern's own steps say so, and from
 * which day: until then the unit itself does.
 * Where a concern was heard never changes, so the months already told stay true.
 */
const what = {
  vi: 'phản ánh chưa khép chuyển cho đơn vị kế thừa trả lời',
  en: 'concerns not closed, for the successor to answer',
};
/** As many lines as a decision is read with. */
const told = 50;

export async function preview(db: Db, { endings }: UnitChanging): Promise<Effect[]> {
  const { rows } = await sql<{ number: number; count: number }>`
    select c.number, count(*) over ()::int as count from concern c join ${endingsIn(endings)} ending on ending.unit_id = c.answering_unit_id
     where c.state in ('open', 'answered') order by c.number limit ${told}`.execute(db);
  return [{ what, count: rows[0]?.count ?? 0, lines: rows.map(({ number }) => writtenNumber(number)) }];
}

export async function open(db: Db, unitIds: readonly UnitId[]): Promise<Open[]> {
  const { rows } = await sql<{ unitId: UnitId; count: number }>`
    select answering_unit_id as unit_id, count(*)::int as count from concern
     where answering_unit_id = any(${unitIds}::uuid[]) and state in ('open', 'answered') group by answering_unit_id`.execute(
    db,
  );
  return rows.map((row) => ({ ...row, what: { vi: 'phản ánh chưa khép', en: 'concerns not closed' } }));
}

interface Before {
  unitId: UnitId;
  heirId: UnitId;
  /** The step that says so. */
  step: number;
}

/** Touches exactly the rows `preview` counted; a second time, none. */
export async function apply(db: Tx, { changeId, endings, day, today }: UnitChanging): Promise<void> {
  const { rows } = await sql<{ rowId: string; before: Before; buckets: string[] }>`
    update concern c set answering_unit_id = ending.heir_id from ${endingsIn(endings)} ending
     where ending.unit_id = c.answering_unit_id and c.state in ('open', 'answered')
     returning c.id as row_id, jsonb_build_object('unitId', ending.unit_id, 'heirId', ending.heir_id,
       'step', (select coalesce(max(step.number), 0) + 1 from concern_step step where step.concern_id = c.id)) as before,
       array_remove(array['unit:' || c.unit_id, 'unit:' || ending.unit_id, 'unit:' || ending.heir_id, 'official:' || c.official_id], null) as buckets`.execute(
    db,
  );
  await sql`
    insert into concern_step (concern_id, number, what, by_id, on_day, from_id, to_id)
    select (row ->> 'rowId')::uuid, (row #>> '{before,step}')::int, 'inherited', made.made_by, greatest(${day}, ${today})::date,
           (row #>> '{before,unitId}')::uuid, (row #>> '{before,heirId}')::uuid
      from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) row, unit_change made where made.id = ${changeId}`.execute(
    db,
  );
  await keepFollowed(db, changeId, 'concern', rows);
}

/** Of these changes, those from whose day on one of them was answered, passed on or noted upon: what was done before it does not matter. */
export async function since(db: Db, changeIds: readonly RowId[]): Promise<WhyNot> {
  const { rows } = await sql<{ changeId: RowId; number: number }>`
    select kept.change_id, min(c.number) as number from unit_change_row kept join concern c on c.id = kept.row_id
     where kept.change_id = any(${changeIds}::uuid[]) and kept.what = 'concern'
       and exists (select 1 from concern_step step join concern_step passed on passed.concern_id = c.id and passed.number = (kept.before ->> 'step')::int
                    where step.concern_id = c.id and step.number > passed.number and step.on_day >= passed.on_day)
     group by kept.change_id`.execute(db);
  return new Map(
    rows.map(({ changeId, number }) => {
      const [vi, en] = [`phản ánh ${writtenNumber(number)}`, `concern ${writtenNumber(number)}`];
      return [changeId, unitChangeProblem.goneOnSince({ name: '', what: { vi, en } })];
    }),
  );
}

/** What was done before the change's day, by who still owed the answer, stays; one passed on then stays with whom it went to. */
export async function undo(db: Tx, changeId: RowId): Promise<void> {
  const kept = JSON.stringify(await followedBy<Before>(db, changeId, 'concern'));
  const rows = sql`
    (select (row ->> 'rowId')::uuid as id, (row #>> '{before,unitId}')::uuid as unit_id, (row #>> '{before,step}')::int as step
       from jsonb_array_elements(${kept}::jsonb) row)`;
  await sql`
    update concern c set answering_unit_id = was.unit_id from ${rows} was
     where was.id = c.id and not exists (select 1 from concern_step step where step.concern_id = c.id and step.number > was.step and step.what = 'forwarded')`.execute(
    db,
  );
  await sql`
    delete from concern_step step using ${rows} was where step.concern_id = was.id and step.number = was.step`.execute(
    db,
  );
}
