import { createHash } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import {
  type Day,
  daysBetween,
  firstDay,
  lastDay,
  type Month,
  monthOf,
  monthsOf,
  writtenMonth,
} from '../kernel/day.ts';
import type { PlanId, UnitId } from '../kernel/id.ts';
import { rollUp } from '../reports/figure.rules.ts';
import { liveFiguresOf, signedFigures } from '../reports/figure.sql.ts';
import { dueOf } from '../reports/report.commands.ts';
import { committeesIn, owesIn } from '../reports/report.sql.ts';
import type { Db } from '../server/sql.ts';
import { supportSums } from '../support/support.sql.ts';
import { placeOn, predecessorsOf } from '../units/predecessor.sql.ts';
import { nameOn } from '../units/tree.sql.ts';
import { ReviewFigures } from './review.ts';

// Longer than most: each paragraph of a review is one statement here, side by side.

export interface Reviewed {
  unitId: UnitId;
  planId: PlanId;
  from: Day;
  to: Day;
  heldOn: Day;
}

/** A review with the units whose rows it counts: its own, and those it took over within its days. */
type Within = Reviewed & { unitIds: readonly UnitId[] };

/** Whether a row's unit counted beneath one of them on the row's day, each row once. */
const counted = ({ unitIds }: Within, unit: RawBuilder<unknown>, day: RawBuilder<unknown>) => sql`
  exists (select 1 from unit_under t where t.above_id = any(${unitIds}::uuid[]) and t.below_id = ${unit} and t.valid @> ${day})`;

const someUnits = { vi: 'đơn vị', en: '{count|unit|units}' };
const someOfficials = { vi: 'đồng chí', en: '{count|official|officials}' };

/** By what a signed review can be checked. */
export const hashOfFigures = (figures: ReviewFigures): string =>
  createHash('sha256')
    .update(JSON.stringify(ReviewFigures.parse(figures)))
    .digest('hex');

/**
 * All a review counts, of a unit and all beneath it over its days. A dozen statements whatever the size, each over the period's rows by
 * index; a province's five years are some seconds of work, done once when the review is drafted and once when it is signed.
 */
export async function reviewFigures(db: Db, reviewed: Reviewed): Promise<ReviewFigures> {
  const { from, to } = reviewed;
  const days = { from, to };
  const past = await predecessorsOf(db, reviewed.unitId, days);
  const within = { ...reviewed, unitIds: [reviewed.unitId, ...past.map((one) => one.unitId)] };
  const [plan, held, each, months, support] = await Promise.all([
    planOf(db, reviewed),
    loadsOf(db, reviewed),
    liveFiguresOf(db, within.unitIds, days),
    signedFigures(db, within.unitIds, { from: monthOf(from), to: monthOf(to) }),
    supportSums(db, within.unitIds, days),
  ]);
  const [attended, concerns, topics, ratings, coordination, reports, urgings, units] = await Promise.all([
    attendedOf(db, within),
    concernsOf(db, within),
    topicsOf(db, within),
    ratingsOf(db, reviewed),
    coordinationOf(db, reviewed),
    reportsOf(db, within),
    urgingsOf(db, within),
    unitsOf(db, reviewed),
  ]);
  const missing = [
    { what: { vi: 'không có phân công', en: 'that nobody holds' }, of: someUnits, names: units.unheld },
    {
      what: { vi: 'chưa có lần dự họp nào trong kỳ', en: 'without a meeting attended in the period' },
      of: someUnits,
      names: units.unvisited,
    },
    {
      what: {
        vi: 'chưa xác nhận được phổ biến kế hoạch',
        en: 'who {count|has|have} not confirmed being told of the plan',
      },
      of: someOfficials,
      names: plan.unconfirmed,
    },
    {
      what: { vi: 'chưa tiếp nhận đơn vị', en: 'who {count|has|have} not received their units' },
      of: someOfficials,
      names: held.unreceived,
    },
    { what: { vi: 'chưa phân loại', en: 'not yet rated' }, of: someUnits, names: ratings.unrated },
    ...reports.missing,
  ].filter(({ names }) => names.length > 0);
  return ReviewFigures.parse({
    figures: rollUp([...each.values()]),
    ...(past.length > 0 && {
      predecessors: past.map((one) => ({ ...one, figures: each.get(one.unitId) ?? {} })),
    }),
    months,
    assignments: held.assignments,
    rollOut: { told: plan.told, confirmed: plan.confirmed, received: held.received, assigned: held.assigned },
    lagDays: plan.lagDays,
    daysSincePlan: daysBetween(plan.issuedOn, reviewed.heldOn),
    ...attended,
    concerns,
    support,
    topics,
    units: units.count,
    ratings: { rated: ratings.rated, weak: ratings.weak, strengthening: ratings.strengthening },
    coordination,
    reports: reports.counts,
    urgings,
    missing,
  });
}

async function planOf(db: Db, { planId }: Reviewed) {
  const { rows } = await sql<{
    issuedOn: Day;
    lagDays: number | null;
    told: number;
    confirmed: number;
    unconfirmed: string[];
  }>`
    select p.issued_on, p.issued_on - a.issued_on as lag_days, count(distinct t.official_id)::int as told,
           count(distinct t.official_id) filter (where t.confirmed_on is not null)::int as confirmed,
           coalesce(array_agg(distinct o.name) filter (where t.official_id is not null and t.confirmed_on is null), '{}') as unconfirmed
      from plan p left join plan a on a.id = p.parent_id left join rollout r on r.plan_id = p.id
      left join rollout_told t on t.rollout_id = r.id left join official o on o.id = t.official_id
     where p.id = ${planId} group by p.id, a.id`.execute(db);
  const row = rows[0];
  if (!row?.issuedOn) throw new RangeError('a review needs an issued plan');
  return row;
}

/** Held on the period's last day under the plan: loads by kind of assignment, most first. */
async function loadsOf(db: Db, { planId, to }: Reviewed) {
  const { rows } = await sql<{ kind: string; name: string; units: number; received: boolean }>`
    select a.kind, o.name, count(*)::int as units, bool_and(a.received_on is not null) as received
      from assignment a join official o on o.id = a.official_id
     where a.plan_id = ${planId} and a.held @> ${to}::date group by a.kind, o.id order by units desc, o.sort_key`.execute(
    db,
  );
  const kinds = [...new Set(rows.map((row) => row.kind))].sort();
  return {
    assignments: kinds.map((kind) => ({
      kind,
      loads: rows.filter((row) => row.kind === kind).map((row) => row.units),
    })),
    assigned: rows.length,
    received: rows.filter((row) => row.received).length,
    unreceived: rows.filter((row) => !row.received).map((row) => row.name),
  };
}

/** Whole months a unit was held by someone, and whether they attended a meeting there in that month. */
async function attendedOf(db: Db, within: Within) {
  const { from, to } = within;
  const whole = monthsOf({ from, to }).filter((month) => firstDay(month) >= from && lastDay(month) <= to);
  if (whole.length === 0) return { everyMonth: { done: 0, of: 0 }, unitMonths: { done: 0, of: 0 } };
  const { rows } = await sql<{ officials: number; always: number; owed: number; attended: number }>`
    with owed as (
      select a.official_id, a.unit_id, m.month,
             exists (select 1 from visit v where v.unit_id = a.unit_id and v.official_id = a.official_id
                        and v.acting_as in ('assigned', 'clerk') and v.kind in ('cellMeeting', 'groupMeeting') and v.day >= m.month and v.day < m.month + interval '1 month'
                        and not exists (select 1 from withdrawal w where w.row_id = v.id)) as attended
        from unnest(${whole.map(firstDay)}::date[]) m(month)
        join assignment a on a.held @> daterange(m.month, (m.month + interval '1 month')::date)
       where ${counted(within, sql`a.unit_id`, sql`m.month`)}
    ), each as (select official_id, bool_and(attended) as always from owed group by official_id)
    select (select count(*)::int from each) as officials, (select count(*)::int from each where always) as always,
           count(*)::int as owed, count(*) filter (where attended)::int as attended from owed`.execute(db);
  const row = rows[0] ?? { officials: 0, always: 0, owed: 0, attended: 0 };
  return {
    everyMonth: { done: row.always, of: row.officials },
    unitMonths: { done: row.attended, of: row.owed },
  };
}

async function concernsOf(db: Db, within: Within) {
  const { from, to } = within;
  const { rows } = await sql<ReviewFigures['concerns']>`
    select count(*) filter (where heard_on < ${from}::date and (answered_on is null or answered_on >= ${from}::date))::int as carried,
           count(*) filter (where heard_on >= ${from}::date)::int as heard,
           count(*) filter (where answered_on between ${from}::date and ${to}::date)::int as answered,
           count(*) filter (where answered_on between ${from}::date and ${to}::date and answered_on <= due_on)::int as in_time,
           count(*) filter (where answered_on is null or answered_on > ${to}::date)::int as open,
           count(*) filter (where due_on < ${to}::date and (answered_on is null or answered_on > ${to}::date))::int as overdue,
           count(*) filter (where shortcoming and (answered_on is null or answered_on > ${to}::date))::int as shortcomings
      from concern c
     where ${counted(within, sql`c.unit_id`, sql`c.heard_on`)} and c.heard_on <= ${to}::date and c.state not in ('withdrawn', 'handedOver')`.execute(
    db,
  );
  return rows[0];
}

/** Units told by topic, each where it lies on the last day: two merged groups are one. */
async function topicsOf(db: Db, within: Within) {
  const { from, to } = within;
  const { rows } = await sql<ReviewFigures['topics'][number]>`
    with told as (
      select k.topic_id, v.unit_id, sum(k.households_did)::int as households
        from visit_topic k join visit v on v.id = k.visit_id
       where v.day between ${from}::date and ${to}::date and ${counted(within, sql`v.unit_id`, sql`v.day`)}
         and not exists (select 1 from withdrawal w where w.row_id = v.id)
       group by k.topic_id, v.unit_id)
    select p.id as topic_id, p.title, count(distinct coalesce(${placeOn(sql`told.unit_id`, sql`${to}::date`)}, told.unit_id))::int as units,
           sum(told.households)::int as households
      from topic p join told on told.topic_id = p.id
     group by p.id order by units desc, p.title`.execute(db);
  return rows;
}

/** The newest rating by the period's end of every unit of the held tier. */
async function ratingsOf(db: Db, { unitId, planId, to }: Reviewed) {
  const { rows } = await sql<{ name: string; weak: boolean | null; strengthening: boolean }>`
    select ${nameOn(sql`a.unit_id`, sql`${to}::date`)} as name,
           (select r.weak from rating r where r.unit_id = a.unit_id and r.day <= ${to}::date order by r.day desc, r.id desc limit 1) as weak,
           exists (select 1 from strengthening s where s.unit_id = a.unit_id and s.opened_on <= ${to}::date
                      and (s.closed_on is null or s.closed_on > ${to}::date)) as strengthening
      from (select distinct unit_id from assignment where plan_id = ${planId} and held @> ${to}::date) a
      join unit_closure t on t.above_id = ${unitId} and t.below_id = a.unit_id and t.valid @> ${to}::date
      join unit_fact f on f.unit_id = a.unit_id and f.valid @> ${to}::date order by f.sort_key`.execute(db);
  const rated = rows.filter((row) => row.weak !== null);
  return {
    rated: rated.length,
    weak: rows.filter((row) => row.weak).map((row) => row.name),
    strengthening: rows.filter((row) => row.strengthening).length,
    // Where nobody rates, nothing is missing; where most are rated, the rest is.
    unrated: rated.length === 0 ? [] : rows.filter((row) => row.weak === null).map((row) => row.name),
  };
}

/** The newest judgement of each unit within the period. */
async function coordinationOf(db: Db, { unitId, from, to }: Reviewed) {
  const { rows } = await sql<{ level: string; units: number }>`
    select level, count(*)::int as units from (
      select distinct on (c.unit_id) c.level from coordination c
        join unit_closure t on t.above_id = ${unitId} and t.below_id = c.unit_id and t.valid @> ${to}::date
       where c.month between ${monthOf(from)} and ${monthOf(to)} order by c.unit_id, c.month desc) newest
     group by level order by array_position(array['good', 'fair', 'poor'], level)`.execute(db);
  return rows;
}

async function reportsOf(db: Db, { unitIds, from, to, heldOn }: Within) {
  const counts = { owed: 0, inTime: 0, late: 0, missing: 0 };
  const missing: ReviewFigures['missing'] = [];
  for (const month of monthsOf({ from, to })) {
    const due = (await dueOf(db, month)).author;
    if (due > heldOn) continue;
    const { rows } = await sql<{ name: string; signedOn: Day | null }>`
      select o.name, (select min(h.done_on) from report r join report_hop h on h.report_id = r.id and h.hop = 'author'
                       where r.official_id = o.id and r.unit_id = b.unit_id and r.month = ${month}) as signed_on
        from (select distinct a.official_id, c.unit_id from assignment a join plan p on p.id = a.plan_id
                join ${committeesIn(month)} c on c.body_id = p.body_id
               where c.unit_id = any(${unitIds}::uuid[]) and ${owesIn(month)}) b
        join official o on o.id = b.official_id order by o.sort_key`.execute(db);
    counts.owed += rows.length;
    counts.inTime += rows.filter((row) => row.signedOn !== null && row.signedOn <= due).length;
    counts.late += rows.filter((row) => row.signedOn !== null && row.signedOn > due).length;
    const names = rows.filter((row) => row.signedOn === null).map((row) => row.name);
    counts.missing += names.length;
    const of = writtenMonth(month as Month);
    const what = { vi: `chưa có báo cáo tháng ${of}`, en: `without a report of ${of}` };
    missing.push({ what, of: someOfficials, names });
  }
  return { counts, missing };
}

async function urgingsOf(db: Db, within: Within) {
  const { from, to } = within;
  const { rows } = await sql<{ sent: number; answered: number }>`
    select count(*)::int as sent, count(u.answered_on)::int as answered from urging u
     where u.on_day between ${from}::date and ${to}::date and ${counted(within, sql`u.unit_id`, sql`u.on_day`)}`.execute(
    db,
  );
  return rows[0] ?? { sent: 0, answered: 0 };
}

/** Units of the tiers the plan's assignments reach: how many, which nobody holds, which saw no meeting of their official. */
async function unitsOf(db: Db, { unitId, planId, from, to }: Reviewed) {
  const { rows } = await sql<{ name: string; held: boolean; visited: boolean }>`
    with tiers as (
      select distinct f.kind from assignment a join unit_fact f on f.unit_id = a.unit_id and f.valid @> ${to}::date
       where a.plan_id = ${planId} and a.held @> ${to}::date)
    select f.name, exists (select 1 from assignment a where a.unit_id = f.unit_id and a.held @> ${to}::date) as held,
           exists (select 1 from visit v where v.unit_id in (select f.unit_id union all select l.from_id from unit_lineage l
                                                                 where l.to_id = f.unit_id and l.heir and l.how <> 'above' and l.day <= ${to}::date)
                      and v.kind in ('cellMeeting', 'groupMeeting')
                      and v.acting_as in ('assigned', 'clerk') and v.day between ${from}::date and ${to}::date
                      and not exists (select 1 from withdrawal w where w.row_id = v.id)) as visited
      from unit_closure t join unit_fact f on f.unit_id = t.below_id and f.valid @> ${to}::date
     where t.above_id = ${unitId} and t.valid @> ${to}::date and f.kind in (select kind from tiers) order by f.sort_key`.execute(
    db,
  );
  return {
    count: rows.length,
    unheld: rows.filter((row) => !row.held).map((row) => row.name),
    unvisited: rows.filter((row) => row.held && !row.visited).map((row) => row.name),
  };
}
