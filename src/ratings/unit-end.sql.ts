import { sql } from 'kysely';
import type { Day } from '../kernel/day.ts';
import { newId, type OfficialId, type RowId, type UnitId } from '../kernel/id.ts';
import type { Db, Tx } from '../server/sql.ts';
import type { Open, UnitChanging } from '../units/operation.commands.ts';
import { endingsIn } from '../units/passing.sql.ts';
import { nameOn } from '../units/tree.sql.ts';
import type { WhyNot } from '../units/undoing.sql.ts';
import { unitChangeProblem } from '../units/unit-change.rules.ts';
import { followedBy, keepFollowed } from '../units/unit-change.sql.ts';

/** An open plan of an ended unit. */
export interface Ended {
  id: RowId;
  unitId: UnitId;
  unitName: string;
  heirId: UnitId;
  how: 'successor' | 'above';
  heirName: string;
  /** The heir's own open plan, if any. */
  heirsPlan: RowId | null;
  goal: string;
  ratingId: RowId;
  openedOn: Day;
  openedBy: OfficialId;
  dueOn: Day;
  /** Measures not done, each with who does it. */
  measures: { id: RowId; officialId: OfficialId }[];
}

export async function endedPlans(db: Db, { endings, day, named }: UnitChanging): Promise<Ended[]> {
  const { rows } = await sql<Ended>`
    select s.id, s.unit_id, ${nameOn(sql`s.unit_id`, sql`${day}::date - 1`)} as unit_name, ending.heir_id, ending.how,
           coalesce(${nameOn(sql`ending.heir_id`, sql`${day}::date`)}, '') as heir_name,
           (select own.id from strengthening own where own.unit_id = ending.heir_id and own.closed_on is null limit 1) as heirs_plan,
           s.goal, s.rating_id, s.opened_on, s.opened_by, s.due_on,
           coalesce((select jsonb_agg(jsonb_build_object('id', m.id, 'officialId', m.official_id) order by m.due_on, m.id)
                       from measure m where m.strengthening_id = s.id and m.done_on is null), '[]') as measures
      from strengthening s join ${endingsIn(endings)} ending on ending.unit_id = s.unit_id
     where s.closed_on is null order by s.opened_on, s.id`.execute(db);
  return rows.map((row) => ({ ...row, heirName: named?.get(row.heirId) ?? row.heirName }));
}

export async function openPlans(db: Db, unitIds: readonly UnitId[]): Promise<Open[]> {
  const { rows } = await sql<{ unitId: UnitId; count: number }>`
    select unit_id, count(*)::int as count from strengthening
     where unit_id = any(${unitIds}::uuid[]) and closed_on is null group by unit_id`.execute(db);
  return rows.map((row) => ({ ...row, what: { vi: 'kế hoạch củng cố', en: 'strengthening plans' } }));
}

interface Closing {
  closed_on: Day | null;
  outcome: string | null;
}

/** Closes each plan where it was, with a word where it goes on; what is not done becomes the heir's. */
export async function passPlans(db: Tx, changing: UnitChanging, rows: readonly Ended[]): Promise<void> {
  if (rows.length === 0) return;
  const { changeId, day } = changing;
  const plans = new Map<UnitId, RowId>();
  const made: { id: RowId; unit_id: UnitId }[] = [];
  for (const row of rows.filter(({ how }) => how === 'successor')) {
    if (row.heirsPlan) plans.set(row.heirId, row.heirsPlan);
    if (plans.has(row.heirId)) continue;
    const id = newId<RowId>();
    plans.set(row.heirId, id);
    const { goal, ratingId: rating_id, openedOn: opened_on, openedBy: opened_by, dueOn: due_on } = row;
    made.push(Object.assign({ id, unit_id: row.heirId }, { goal, rating_id, opened_on, opened_by, due_on }));
  }
  await sql`
    insert into strengthening (id, unit_id, rating_id, goal, opened_on, due_on, opened_by)
    select id, unit_id, rating_id, goal, opened_on, due_on, opened_by
      from jsonb_populate_recordset(null::strengthening, ${JSON.stringify(made)}::jsonb)`.execute(db);
  const closed = rows.map((row) => ({
    rowId: row.id,
    buckets: bucketsOf(row),
    before: {
      was: { closed_on: null, outcome: null } as Closing,
      is: { closed_on: row.openedOn > day ? row.openedOn : day, outcome: outcomeOf(row) } as Closing,
    },
  }));
  await close(
    db,
    closed.map(({ rowId, before }) => ({ id: rowId, ...before.is })),
  );
  const moved = rows.flatMap((row) => {
    const to = row.how === 'successor' ? plans.get(row.heirId) : undefined;
    return to
      ? row.measures.map(({ id, officialId }) => ({
          ...{ rowId: id, before: { was: row.id, is: to } },
          buckets: [...bucketsOf(row), `official:${officialId}`],
        }))
      : [];
  });
  await moveMeasures(
    db,
    moved.map(({ rowId, before }) => ({ id: rowId, to: before.is })),
  );
  await keepFollowed(db, changeId, 'strengthening', [
    ...closed,
    ...made.map(({ id, unit_id }) => ({ rowId: id, before: null, buckets: [`unit:${unit_id}`] })),
  ]);
  await keepFollowed(db, changeId, 'measure', moved);
}

const bucketsOf = ({ unitId, heirId }: Ended) => [`unit:${unitId}`, `unit:${heirId}`];

const outcomeOf = ({ how, unitName, heirName }: Ended): string =>
  (how === 'successor'
    ? `«${unitName}» kết thúc; việc chưa xong chuyển sang kế hoạch của «${heirName}»`
    : `«${unitName}» kết thúc, không có đơn vị kế thừa`
  ).slice(0, 500);

const close = (db: Tx, rows: readonly ({ id: string } & Closing)[]) =>
  sql`update strengthening s set closed_on = new.closed_on, outcome = new.outcome
        from jsonb_populate_recordset(null::strengthening, ${JSON.stringify(rows)}::jsonb) new where new.id = s.id`.execute(
    db,
  );
const moveMeasures = (db: Tx, rows: readonly { id: string; to: RowId }[]) =>
  sql`update measure m set strengthening_id = moved."to"
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) moved(id uuid, "to" uuid) where moved.id = m.id`.execute(
    db,
  );

/** Of these changes, those after which the heir's plan was closed, or work on it has gone on. */
export async function plansSince(db: Db, changeIds: readonly RowId[]): Promise<WhyNot> {
  const moved = sql`select 1 from unit_change_row moved where moved.change_id = kept.change_id and moved.what = 'measure' and moved.row_id = m.id`;
  const { rows } = await sql<{ changeId: RowId; name: string }>`
    select distinct on (kept.change_id) kept.change_id, ${nameOn(sql`s.unit_id`, sql`'infinity'::date`)} as name
      from unit_change_row kept left join measure done on kept.what = 'measure' and done.id = kept.row_id
      join strengthening s on s.id = coalesce(done.strengthening_id, kept.row_id)
     where kept.change_id = any(${changeIds}::uuid[])
       and ((done.done_on is not null and done.strengthening_id <> (kept.before ->> 'was')::uuid)
            or (kept.what = 'strengthening' and kept.before is null
                and (s.closed_on is not null
                     or exists (select 1 from measure m where m.strengthening_id = s.id and not exists (${moved})))))
     order by kept.change_id, kept.row_id`.execute(db);
  const what = { vi: 'kế hoạch củng cố', en: 'the strengthening plan' };
  return new Map(rows.map(({ changeId, name }) => [changeId, unitChangeProblem.goneOnSince({ name, what })]));
}

export async function putPlansBack(db: Tx, changeId: RowId): Promise<void> {
  const plans = await followedBy<{ was: Closing; is: Closing }>(db, changeId, 'strengthening');
  const measures = await followedBy<{ was: RowId; is: RowId }>(db, changeId, 'measure');
  const made = plans.filter(({ before }) => before === null).map(({ rowId }) => rowId);
  await moveMeasures(
    db,
    measures.map(({ rowId, before }) => ({ id: rowId, to: before?.was as RowId })),
  );
  await sql`delete from strengthening where id = any(${made}::uuid[])`.execute(db);
  await close(
    db,
    plans.flatMap(({ rowId, before }) => (before ? [{ id: rowId, ...before.was }] : [])),
  );
}
