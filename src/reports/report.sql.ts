import { type RawBuilder, sql } from 'kysely';
import { type Day, firstDay, lastDay, type Month } from '../kernel/day.ts';
import type { OfficialId, ReportId, UnitId } from '../kernel/id.ts';
import type { Db, Tx } from '../server/sql.ts';
import { type Predecessor, placeOn, predecessorsOf } from '../units/predecessor.sql.ts';
import type { Figures } from './figure.ts';
import { owesFrom } from './report.rules.ts';
import type { Hop, HopDone, Report, ReportState } from './report.ts';

const columns = sql`
  r.id, r.official_id, o.name as official_name, r.unit_id, r.month, r.state, r.shortcomings, r.next_tasks, r.proposals,
  r.figures, r.figures_hash, r.log_head, r.signed_on, s.name as signed_for`;
const from = sql`report r join official o on o.id = r.official_id left join official s on s.id = r.signed_for`;

export async function findReport(db: Db, id: ReportId): Promise<Report | undefined> {
  const { rows } = await sql<Report>`select ${columns} from ${from} where r.id = ${id}`.execute(db);
  return rows[0];
}

export async function findReportOf(
  db: Db,
  officialId: OfficialId,
  unitId: UnitId,
  month: Month,
): Promise<Report | undefined> {
  const { rows } = await sql<Report>`
    select ${columns} from ${from}
     where r.official_id = ${officialId} and r.unit_id = ${unitId} and r.month = ${month}`.execute(db);
  return rows[0];
}

/** Locks these reports of a unit against a second step at the same time. */
export async function lockReports(tx: Tx, unitId: UnitId, ids: readonly ReportId[]): Promise<Report[]> {
  const { rows } = await sql<Report>`
    select ${columns} from ${from} where r.unit_id = ${unitId} and r.id = any(${ids}::uuid[]) order by r.id for update of r`.execute(
    tx,
  );
  return rows;
}

/** An official's reports, newest month first. */
export async function reportsBy(db: Db, officialId: OfficialId): Promise<Report[]> {
  const { rows } = await sql<Report>`
    select ${columns} from ${from} where r.official_id = ${officialId} order by r.month desc limit 60`.execute(
    db,
  );
  return rows;
}

/**
 * Makes a report, or changes its words, and holds it until this transaction ends. False, and nothing is changed, where the id is
 * another person's, unit's or month's report, or where the report was signed meanwhile.
 */
export async function keepReport(
  tx: Tx,
  report: Pick<Report, 'id' | 'officialId' | 'unitId' | 'month' | 'shortcomings' | 'nextTasks' | 'proposals'>,
): Promise<boolean> {
  const { officialId, unitId, month, shortcomings, nextTasks, proposals } = report;
  const kept = await tx
    .insertInto('report')
    .values({ ...report, state: 'draft' })
    .onConflict((on) =>
      on
        .column('id')
        .doUpdateSet({ shortcomings, nextTasks, proposals })
        .where('report.officialId', '=', officialId)
        .where('report.unitId', '=', unitId)
        .where('report.month', '=', month)
        .where('report.state', 'in', ['draft', 'returned']),
    )
    .returning('id')
    .executeTakeFirst();
  return kept !== undefined;
}

export async function freezeReport(
  tx: Tx,
  id: ReportId,
  frozen: {
    figures: Figures;
    figuresHash: string;
    logHead: string | null;
    signedOn: Day;
    signedFor: OfficialId | null;
  },
): Promise<void> {
  await tx
    .updateTable('report')
    .set({ ...frozen, figures: JSON.stringify(frozen.figures), state: 'signed' })
    .where('id', '=', id)
    .execute();
}

export async function setReportState(tx: Tx, ids: readonly ReportId[], state: ReportState): Promise<void> {
  await tx.updateTable('report').set({ state }).where('id', 'in', ids).execute();
}

/** All steps of a report's route so far and to come, round by round; by a day, as they stood then. */
export async function hopsOf(
  db: Db,
  ids: readonly ReportId[],
  by: Day | 'infinity' = 'infinity',
): Promise<(HopDone & { reportId: ReportId })[]> {
  const { rows } = await sql<HopDone & { reportId: ReportId }>`
    select h.report_id, h.round, h.hop, h.due_on, h.done_on, b.name as done_by, f.name as done_for, h.outcome, h.comment
      from ${hopsThen(by)} h left join official b on b.id = h.done_by left join official f on f.id = h.done_for
     where h.report_id = any(${ids}::uuid[])
     order by h.report_id, h.round, array_position(array['author', 'board', 'committee'], h.hop)`.execute(db);
  return rows;
}

/** A round begins with the signature: one signed later was not there. */
const hopsThen = (by: Day | 'infinity') => sql`(
  select report_id, round, hop, due_on, case when done_on <= ${by}::date then done_on end as done_on,
         case when done_on <= ${by}::date then done_by end as done_by, case when done_on <= ${by}::date then done_for end as done_for,
         case when done_on <= ${by}::date then outcome end as outcome, case when done_on <= ${by}::date then comment else '' end as comment
    from report_hop h
   where exists (select 1 from report_hop s where s.report_id = h.report_id and s.round = h.round and s.hop = 'author'
                    and s.done_on <= ${by}::date))`;

/** A new round of the route begins with the signature; who comes after has their due day from the start. */
export async function beginRound(
  tx: Tx,
  reportId: ReportId,
  due: Record<Hop, Day>,
  signed: { on: Day; by: OfficialId; for: OfficialId | null },
): Promise<void> {
  const { rows } = await sql<{ round: number }>`
    select coalesce(max(round), 0) + 1 as round from report_hop where report_id = ${reportId}`.execute(tx);
  const round = rows[0]?.round ?? 1;
  const author = { doneOn: signed.on, doneBy: signed.by, doneFor: signed.for, outcome: 'signed' };
  const open = { doneOn: null, doneBy: null, doneFor: null, outcome: null };
  await tx
    .insertInto('reportHop')
    .values(
      (['author', 'board', 'committee'] as const).map((hop) => ({
        reportId,
        round,
        hop,
        dueOn: due[hop],
        ...(hop === 'author' ? author : open),
      })),
    )
    .execute();
}

/** Marks the present round's hop of these reports as done. */
export async function doneHop(
  tx: Tx,
  ids: readonly ReportId[],
  hop: Hop,
  done: { on: Day; by: OfficialId; for: OfficialId | null; outcome: string; comment: string },
): Promise<void> {
  await sql`
    update report_hop h set done_on = ${done.on}, done_by = ${done.by}, done_for = ${done.for}, outcome = ${done.outcome},
           comment = ${done.comment}
     where h.report_id = any(${ids}::uuid[]) and h.hop = ${hop}
       and h.round = (select max(round) from report_hop n where n.report_id = h.report_id)`.execute(tx);
}

/**
 * Whose committee the plans of each body report to at a month's end, as a table (body_id, unit_id): its unit's, or where that has ended
 * its heir's. Cost: the bodies with plans, a few hundred in a province.
 */
export const committeesIn = (month: Month): RawBuilder<unknown> => sql`
  (select b.id as body_id, coalesce(${placeOn(sql`b.unit_id`, sql`${lastDay(month)}::date`)}, b.unit_id) as unit_id
     from body b where b.id in (select body_id from plan) offset 0)`;

/** Assignments by which a report of a month is owed: held in it, and taken by its middle. As a condition on `assignment a`. */
export const owesIn = (month: Month): RawBuilder<boolean> => sql`
  a.held && daterange(${firstDay(month)}::date, ${lastDay(month)}::date, '[]') and lower(a.held) <= ${owesFrom(month)}::date`;

/** To whose committees someone owes a month's report. */
export async function owedBy(db: Db, officialId: OfficialId, month: Month): Promise<UnitId[]> {
  const { rows } = await sql<{ unitId: UnitId }>`
    select distinct c.unit_id
      from assignment a join plan p on p.id = a.plan_id join ${committeesIn(month)} c on c.body_id = p.body_id
     where a.official_id = ${officialId} and ${owesIn(month)}`.execute(db);
  return rows.map((row) => row.unitId);
}

/**
 * Reports as a table, as they stood by a day: as far as their last step by then. The figures of one that was returned and signed
 * again are those of the last signature, and told only from that day on.
 */
const reportsThen = (by: Day | undefined) =>
  by === undefined
    ? sql`report`
    : sql`(
  select r.id, r.official_id, r.unit_id, r.month, coalesce(last.outcome, 'draft') as state,
         case when r.signed_on <= ${by}::date then r.figures end as figures, last.signed_on
    from report r left join lateral (
      select (array_agg(h.outcome order by h.round desc, array_position(array['author', 'board', 'committee'], h.hop) desc))[1] as outcome,
             max(h.done_on) filter (where h.hop = 'author') as signed_on
        from report_hop h where h.report_id = r.id and h.done_on <= ${by}::date) last on true)`;

export interface MonthRow {
  officialId: OfficialId;
  officialName: string;
  /** Whose committee the report goes to. */
  unitId: UnitId;
  reportId: ReportId | null;
  state: ReportState | null;
  figures: Figures | null;
  signedOn: Day | null;
}

/** One line for everyone who owes one of these units' committees a report of the month, with how far it is (was, by a day); by unit, then by given name. */
export async function monthOfUnits(
  db: Db,
  unitIds: readonly UnitId[],
  month: Month,
  by?: Day,
): Promise<MonthRow[]> {
  const { rows } = await sql<MonthRow>`
    select o.id as official_id, o.name as official_name, x.unit_id, r.id as report_id, r.state, r.figures, r.signed_on
      from (select r.official_id, r.unit_id from ${reportsThen(by)} r where r.unit_id = any(${unitIds}::uuid[]) and r.month = ${month}
            union
            select a.official_id, c.unit_id from assignment a join plan p on p.id = a.plan_id
              join ${committeesIn(month)} c on c.body_id = p.body_id
             where c.unit_id = any(${unitIds}::uuid[]) and ${owesIn(month)}) x
      join official o on o.id = x.official_id
      left join ${reportsThen(by)} r on r.official_id = x.official_id and r.unit_id = x.unit_id and r.month = ${month}
     order by array_position(${unitIds}::uuid[], x.unit_id), o.sort_key`.execute(db);
  return rows;
}

/** The units whose reports of a month one unit's committee has before it on a day (today): its own, and those it has taken over since. */
export async function boardOf(
  db: Db,
  unitId: UnitId,
  month: Month,
  today: Day,
  on: Day = today,
): Promise<{ predecessors: Predecessor[]; rows: MonthRow[] }> {
  const predecessors = await predecessorsOf(db, unitId, { from: lastDay(month), to: on });
  const unitIds = [unitId, ...predecessors.map((one) => one.unitId)];
  // Of today and later the tables themselves tell.
  const rows = await monthOfUnits(db, unitIds, month, on < today ? on : undefined);
  return { predecessors, rows };
}
