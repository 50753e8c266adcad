import { type RawBuilder, sql } from 'kysely';
import { type Day, firstDay, lastDay, type Month } from '../kernel/day.ts';
import type { OfficialId, UnitId } from '../kernel/id.ts';
import type { Db } from '../server/sql.ts';
import { lastStanding, type Predecessor, predecessorsOf } from '../units/predecessor.sql.ts';
import { factsOn } from '../units/tree.sql.ts';
import { difference, rollUp, summed } from './figure.rules.ts';
import type { Figures } from './figure.ts';

type Amount = { figure: string; amount: number };
interface Days {
  from: Day;
  to: Day;
}

/**
 * Live figures of a unit and all beneath it over any days, straight from the diary. A row counts where its unit stood on the
 * row's own day, after its unit's end where the heir stands: a merger loses none and counts none twice. Withdrawn rows do not count.
 */
export async function liveFigures(
  db: Db,
  unitId: UnitId,
  { from, to }: Days,
  officialId?: OfficialId,
): Promise<Figures> {
  // The units first, once: joined as it is, the view is asked for them line by line.
  const { rows } = await sql<Amount>`
    with tree as materialized (select below_id, valid from unit_under where above_id = ${unitId})
    select l.figure, sum(l.amount)::bigint as amount
      from diary_line l join tree on tree.below_id = l.unit_id and tree.valid @> l.day
     where l.day between ${from}::date and ${to}::date ${(await ofFew(db, [unitId])) ?? sql``}
       ${officialId ? sql`and l.official_id = ${officialId}` : sql``}
       and not exists (select 1 from withdrawal w where w.row_id = l.row_id)
     group by l.figure`.execute(db);
  return summed(rows);
}

/**
 * Of few units lines are read unit by unit, of many by their days: a condition beside the join, which alone does not reach the
 * indexes beneath the view, nor keep a planner from asking every report of each unit. A commune's month takes 30 ms among a province's rows, not a second.
 */
async function ofFew(db: Db, unitIds: readonly UnitId[]): Promise<RawBuilder<unknown> | undefined> {
  const beneath = sql`from unit_under where above_id = any(${unitIds}::uuid[])`;
  const { rows } = await sql`select 1 ${beneath} limit 1001`.execute(db);
  return rows.length > 1000
    ? undefined
    : sql`and l.unit_id = any(array(select distinct below_id ${beneath}))`;
}

/**
 * As tables: `place(part_id, below_id, valid)`, what counts for which of some units and when. Never one unit for two of them on one
 * day: of parts that ever stood one beneath the other the first counts what is beneath both. `within`: only while the part stood
 * beneath that unit.
 */
const placesOf = (parts: readonly UnitId[], within?: UnitId) => sql`
  part(id, number) as materialized (select * from unnest(${parts}::uuid[]) with ordinality),
  nested(id, other_id) as materialized (
    select distinct case when low.number > high.number then low.id else high.id end,
           case when low.number > high.number then high.id else low.id end
      from part low join unit_closure tree on tree.below_id = low.id and tree.depth > 0 join part high on high.id = tree.above_id),
  reach(id, below_id, valid) as materialized (
    select p.id, u.below_id, ${within ? sql`u.valid * s.valid` : sql`u.valid`} from part p join unit_under u on u.above_id = p.id
    ${within ? sql`join unit_closure s on s.above_id = ${within} and s.below_id = p.id and s.valid && u.valid` : sql``}),
  place(part_id, below_id, valid) as materialized (
    select id, below_id, valid from reach where id not in (select id from nested)
     union all
    select r.id, r.below_id, unnest(range_agg(r.valid) - coalesce((
             select range_agg(o.valid) from nested n join reach o on o.id = n.other_id
              where n.id = r.id and o.below_id = r.below_id), '{}'))
      from reach r where r.id in (select id from nested) group by r.id, r.below_id)`;

/** Live figures of each of some units, a row never in two of them (`placesOf`); those without any line are left out. */
export async function liveFiguresOf(
  db: Db,
  parts: readonly UnitId[],
  { from, to }: Days,
  within?: UnitId,
): Promise<Map<UnitId, Figures>> {
  const { rows } = await sql<Amount & { unitId: UnitId }>`
    with ${placesOf(parts, within)}
    select p.part_id as unit_id, l.figure, sum(l.amount)::bigint as amount
      from diary_line l join place p on p.below_id = l.unit_id and p.valid @> l.day
     where l.day between ${from}::date and ${to}::date ${(await ofFew(db, parts)) ?? sql``}
       and not exists (select 1 from withdrawal w where w.row_id = l.row_id)
     group by p.part_id, l.figure`.execute(db);
  return byUnit(rows);
}

/**
 * As a table: `line(month, month_end, unit_id, figure, amount)`, what was signed of each unit in some months. Summed before the tree is
 * asked: asked together, every report is tried with every unit.
 */
const linesTold = ({ from, to }: { from: Month; to: Month }, few?: RawBuilder<unknown>) => sql`
  line as materialized (
    select r.month, ((r.month || '-01')::date + interval '1 month' - interval '1 day')::date as month_end, l.unit_id, l.figure,
           sum(l.amount)::bigint as amount
      from report r join ${few ? sql`(select * from report_line l where true ${few} offset 0)` : sql`report_line`} l on l.report_id = r.id
     where r.month between ${from} and ${to} and r.state in ('signed', 'collected', 'accepted')
     group by r.month, l.unit_id, l.figure)`;

/**
 * Signed figures of the months from one to another, rolled up along the tree as of each month's last day: what officials told of
 * units that then counted beneath one of `unitIds`, those that ended before under their heirs. Returned reports do not count until they
 * are signed again.
 */
export async function signedFigures(
  db: Db,
  unitIds: readonly UnitId[],
  { from, to }: { from: Month; to: Month },
): Promise<{ month: Month; figures: Figures }[]> {
  const { rows } = await sql<Amount & { month: Month }>`
    with tree as materialized (
      select below_id, unnest(range_agg(valid)) as valid from unit_under where above_id = any(${unitIds}::uuid[]) group by below_id),
    ${linesTold({ from, to }, await ofFew(db, unitIds))}
    select l.month, l.figure, sum(l.amount)::bigint as amount
      from line l join tree on tree.below_id = l.unit_id and tree.valid @> l.month_end
     group by l.month, l.figure order by l.month`.execute(db);
  const months = [...new Set(rows.map((row) => row.month))];
  return months.map((month) => ({ month, figures: summed(rows.filter((row) => row.month === month)) }));
}

/** Signed figures of each of some units over all these months, a line never in two of them. */
export async function signedFiguresOf(
  db: Db,
  parts: readonly UnitId[],
  { from, to }: { from: Month; to: Month },
): Promise<Map<UnitId, Figures>> {
  const { rows } = await sql<Amount & { unitId: UnitId }>`
    with ${placesOf(parts)}, ${linesTold({ from, to }, await ofFew(db, parts))}
    select p.part_id as unit_id, l.figure, sum(l.amount)::bigint as amount
      from line l join place p on p.below_id = l.unit_id and p.valid @> l.month_end
     group by p.part_id, l.figure`.execute(db);
  return byUnit(rows);
}

export interface Beneath {
  /** The units just beneath on the last day, each with all of its own. */
  units: { unitId: UnitId; name: string; figures: Figures }[];
  /** What was written of the unit itself. */
  own: Figures;
  /** What units tell that stood beneath within these days and no longer do on the last. */
  gone: Figures;
}

/**
 * The parts of a unit's live figures over any days: they add up to `whole`, its own. Each unit just beneath on the last day counts for
 * as long as it stood beneath.
 */
export async function figuresBeneath(db: Db, unitId: UnitId, days: Days, whole: Figures): Promise<Beneath> {
  const { rows: units } = await sql<{ unitId: UnitId; name: string }>`
    select f.unit_id, f.name from unit_closure child join ${factsOn(days.to)} f on f.unit_id = child.below_id
     where child.above_id = ${unitId} and child.depth = 1 and child.valid @> ${days.to}::date
     order by f.ordinal nulls last, f.sort_key`.execute(db);
  const ids = units.map((one) => one.unitId);
  const of = ids.length > 0 ? await liveFiguresOf(db, ids, days, unitId) : new Map<UnitId, Figures>();
  const own = await ownFigures(db, unitId, days);
  return {
    units: units.map((one) => ({ ...one, figures: of.get(one.unitId) ?? {} })),
    own,
    gone: difference(rollUp([...of.values(), own]), whole),
  };
}

async function ownFigures(db: Db, unitId: UnitId, { from, to }: Days): Promise<Figures> {
  const { rows } = await sql<Amount>`
    select l.figure, sum(l.amount)::bigint as amount from diary_line l
     where l.unit_id = ${unitId} and l.day between ${from}::date and ${to}::date
       and exists (select 1 from unit_closure life where life.above_id = ${unitId} and life.below_id = ${unitId} and life.valid @> l.day)
       and not exists (select 1 from withdrawal w where w.row_id = l.row_id)
     group by l.figure`.execute(db);
  return summed(rows);
}

export interface UnitFigures {
  /** By the tree of which day: the last of these months, or the last on which the unit stood. */
  on: Day;
  live: Figures;
  signed: Figures;
  months: { month: Month; figures: Figures }[];
  /** The units it took over within these months, each with what counted for it before, and not for this unit. */
  predecessors: (Predecessor & { live: Figures; signed: Figures })[];
  /** Its own and its predecessors', each line once. */
  together: { live: Figures; signed: Figures };
  beneath: Beneath;
}

/** All figures of a unit over some months, live and signed, with those of the units it took over in that time. */
export async function figuresOfUnit(
  db: Db,
  unitId: UnitId,
  months: { from: Month; to: Month },
): Promise<UnitFigures> {
  const days = { from: firstDay(months.from), to: lastDay(months.to) };
  const on = await lastStanding(db, unitId, days.to);
  const [live, signedMonths, past] = await Promise.all([
    liveFigures(db, unitId, days),
    signedFigures(db, [unitId], months),
    predecessorsOf(db, unitId, { from: days.from, to: on }),
  ]);
  const beneath = await figuresBeneath(db, unitId, { from: days.from, to: on }, live);
  const signed = rollUp(signedMonths.map(({ figures }) => figures));
  const told = await toldBy(db, unitId, past, months);
  return {
    on,
    live,
    signed,
    months: signedMonths,
    predecessors: told,
    together: {
      live: rollUp([live, ...told.map((one) => one.live)]),
      signed: rollUp([signed, ...told.map((one) => one.signed)]),
    },
    beneath,
  };
}

async function toldBy(
  db: Db,
  unitId: UnitId,
  past: readonly Predecessor[],
  months: { from: Month; to: Month },
) {
  if (past.length === 0) return [];
  const parts = [unitId, ...past.map((one) => one.unitId)];
  const [live, signed] = await Promise.all([
    liveFiguresOf(db, parts, { from: firstDay(months.from), to: lastDay(months.to) }),
    signedFiguresOf(db, parts, months),
  ]);
  return past.map((one) => ({
    ...one,
    live: live.get(one.unitId) ?? {},
    signed: signed.get(one.unitId) ?? {},
  }));
}

function byUnit(rows: readonly (Amount & { unitId: UnitId })[]): Map<UnitId, Figures> {
  const of = new Map<UnitId, Figures>();
  for (const { unitId, ...amount } of rows) of.set(unitId, rollUp([of.get(unitId) ?? {}, summed([amount])]));
  return of;
}
