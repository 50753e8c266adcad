import { type RawBuilder, sql } from 'kysely';
import * as z from 'zod/mini';
import type { Day } from '../kernel/day.ts';
import type { OfficialId, RowId, UnitId } from '../kernel/id.ts';
import { same, type Task } from '../kernel/task.ts';
import { unitsWhere } from '../server/access.sql.ts';
import { dateOf, type Reader, unitsSeenBy } from '../server/as-of.sql.ts';
import type { Sender } from '../server/command.ts';
import type { Db, Tx } from '../server/sql.ts';
import { nameKeyOn, nameOn } from '../units/tree.sql.ts';
import { Strengthening, type StrengtheningSaid } from './rating.ts';

export async function insertStrengthening(
  db: Tx,
  { measures, ...said }: StrengtheningSaid,
  opened: { openedOn: Day; openedBy: OfficialId },
): Promise<void> {
  await db
    .insertInto('strengthening')
    .values({ ...said, ...opened })
    .execute();
  await db
    .insertInto('measure')
    .values(measures.map((measure) => ({ ...measure, strengtheningId: said.id })))
    .execute();
}

const levelName = (unit: RawBuilder<unknown>, where: RawBuilder<unknown>) => sql`
  (select jsonb_path_query_first(g.levels, '$[*] ? (@.id == $id)', jsonb_build_object('id', r.level)) ->> 'vi'
     from rating r join rating_scheme g on g.id = r.scheme_id where r.unit_id = ${unit} and ${where} order by r.day desc, r.id desc limit 1)`;

/** As it stood by the end of `day`: what was done or said later is not there yet. An heir that was never rated is as the unit it has the plan from. */
const select = (day: RawBuilder<unknown>, where: RawBuilder<unknown>) => sql`
  select s.id, s.unit_id, ${nameOn(sql`s.unit_id`, sql`s.opened_on`)} as unit_name, s.goal, s.opened_on, s.due_on,
         case when s.closed_on <= ${day} then s.closed_on end as closed_on, case when s.closed_on <= ${day} then s.outcome end as outcome,
         ${levelName(sql`r.unit_id`, sql`r.id = s.rating_id`)} as level_before,
         coalesce(${levelName(sql`s.unit_id`, sql`r.day <= ${day}`)}, ${levelName(sql`r.unit_id`, sql`r.id = s.rating_id`)}) as level_now,
         coalesce((select r.weak from rating r where r.unit_id = s.unit_id and r.day <= ${day} order by r.day desc, r.id desc limit 1),
                  (select r.weak from rating r where r.id = s.rating_id)) as weak_now,
         (select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'what', m.what, 'officialId', m.official_id, 'officialName', o.name,
                                              'dueOn', m.due_on, 'doneOn', case when m.done_on <= ${day} then m.done_on end,
                                              'result', case when m.done_on <= ${day} then m.result else '' end) order by m.due_on, m.id), '[]')
            from measure m join official o on o.id = m.official_id where m.strengthening_id = s.id) as measures
    from strengthening s where ${where} order by s.closed_on is not null and s.closed_on <= ${day}, s.due_on`;

/** Plans opened by the day asked of, of units the reader may see, open ones first by due day; of one unit, or all. */
export async function strengthenings(db: Db, reader: Reader, unitId?: UnitId): Promise<Strengthening[]> {
  const mine = sql`exists (select 1 from measure m where m.strengthening_id = s.id and m.official_id = ${reader.officialId} and m.done_on is null)`;
  const seen = sql`(s.unit_id in ${unitsSeenBy('rating.read', reader)} or ${mine}) and s.opened_on <= ${dateOf(reader)}`;
  const where = unitId ? sql`${seen} and s.unit_id = ${unitId}` : seen;
  const { rows } = await select(dateOf(reader), where).execute(db);
  return z.array(Strengthening).parse(rows);
}

export async function findStrengthening(db: Db, id: RowId): Promise<Strengthening | undefined> {
  const { rows } = await select(sql`'infinity'::date`, sql`s.id = ${id}`).execute(db);
  return z.optional(Strengthening).parse(rows[0]);
}

/** Whoever opens a plan for a unit waits for who does so just now: a unit has one at a time. */
export const lockPlansOf = (db: Tx, unitId: UnitId) =>
  sql`select pg_advisory_xact_lock(hashtextextended(current_schema() || ' strengthening ' || ${unitId}, 0))`.execute(
    db,
  );

export async function openPlanOf(db: Db, unitId: UnitId): Promise<boolean> {
  const row = await db
    .selectFrom('strengthening')
    .select('id')
    .where('unitId', '=', unitId)
    .where('closedOn', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * The plan that measure `m` belongs to on a day: where its unit ends only later, by a change of the tree decided before, still the plan of
 * that unit.
 */
const planOn = (day: Day): RawBuilder<RowId> => sql`
  coalesce((select (kept.before ->> 'was')::uuid from unit_change_row kept join unit_change made on made.id = kept.change_id
             where kept.what = 'measure' and kept.row_id = m.id and made.undone_on is null and made.day > ${day}::date
             order by made.day, made.number limit 1), m.strengthening_id)`;

/** A measure with the unit and the plan it is of on a day. */
export async function findMeasure(
  db: Db,
  id: RowId,
  day: Day,
): Promise<
  | { unitId: UnitId; officialId: OfficialId; doneOn: Day | null; strengtheningId: RowId; what: string }
  | undefined
> {
  const { rows } = await sql<{
    unitId: UnitId;
    officialId: OfficialId;
    doneOn: Day | null;
    strengtheningId: RowId;
    what: string;
  }>`
    select s.unit_id, m.official_id, m.done_on, s.id as strengthening_id, m.what
      from measure m join strengthening s on s.id = ${planOn(day)} where m.id = ${id}`.execute(db);
  return rows[0];
}

/** Notes it as done, in the unit of that day: there it counts. */
export async function finishMeasure(db: Tx, done: { id: RowId; doneOn: Day; result: string }): Promise<void> {
  const { id, doneOn, result } = done;
  await sql`update measure m set done_on = ${doneOn}, result = ${result}, strengthening_id = ${planOn(doneOn)} where m.id = ${id}`.execute(
    db,
  );
}

export async function closeStrengthening(db: Tx, id: RowId, closedOn: Day, outcome: string): Promise<void> {
  await db.updateTable('strengthening').set({ closedOn, outcome }).where('id', '=', id).execute();
}

/** Measures someone is charged with; for the office, plans past their day and weak units without a plan. */
export async function ratingTasks(db: Db, { officialId, today }: Sender): Promise<Task[]> {
  const { rows } = await sql<{ id: string; what: string; unitName: string; dueOn: Day; planId: string }>`
    select m.id, m.what, ${nameOn(sql`s.unit_id`, sql`${today}::date`)} as unit_name, m.due_on, s.id as plan_id
      from measure m join strengthening s on s.id = m.strengthening_id
     where m.official_id = ${officialId} and m.done_on is null and s.closed_on is null order by m.due_on limit 20`.execute(
    db,
  );
  const mine = rows.map(
    (row): Task => ({
      kind: 'measure.finish',
      id: row.id,
      title: { vi: `Củng cố ${row.unitName}: ${row.what}`, en: `Strengthen ${row.unitName}: ${row.what}` },
      about: same(''),
      dueOn: row.dueOn,
      path: `/strengthening/${row.planId}`,
      time: null,
    }),
  );
  return [...mine, ...(await weakWithoutPlan(db, { officialId, today }))];
}

async function weakWithoutPlan(
  db: Db,
  { officialId, today }: Pick<Sender, 'officialId' | 'today'>,
): Promise<Task[]> {
  const { rows } = await sql<{ id: string; unitId: UnitId; unitName: string; day: Day }>`
    select id, unit_id, unit_name, day from (
      select distinct on (r.unit_id) r.id, r.unit_id, r.day, r.weak, ${nameOn(sql`r.unit_id`, sql`r.day`)} as unit_name
        from rating r where r.unit_id in ${unitsWhere('strengthening.write', officialId, today)}
       order by r.unit_id, r.day desc, r.id desc) newest
     where weak and not exists (select 1 from strengthening s where s.unit_id = newest.unit_id and s.closed_on is null)
     order by ${nameKeyOn(sql`newest.unit_id`, sql`newest.day`)} limit 20`.execute(db);
  return rows.map(({ id, unitId, unitName }) => ({
    kind: 'strengthening.open',
    id,
    title: { vi: `Lập kế hoạch củng cố ${unitName}`, en: `Plan how to strengthen ${unitName}` },
    about: { vi: 'Xếp loại yếu, chưa có kế hoạch', en: 'Rated weak, no plan yet' },
    dueOn: null,
    path: `/ratings/${unitId}`,
    time: null,
  }));
}
