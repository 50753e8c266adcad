import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../kernel/day.ts';
import type { ConcernId, OfficialId, UnitId } from '../kernel/id.ts';
import { searchKey } from '../kernel/name.ts';
import { policy } from '../kernel/policy.ts';
import { unitsWhere } from '../server/access.sql.ts';
import { dateOf, dayOf, type Reader, unitsSeenBy } from '../server/as-of.sql.ts';
import type { Db } from '../server/sql.ts';
import { type Search, searchFor } from '../units/search.sql.ts';
import { nameKeyOn, nameOn } from '../units/tree.sql.ts';
import type { ConcernKind, ConcernSource, ConcernState, ConcernStepKind, Reporter } from './concern.ts';
import { concernsThen, owingOn } from './concern-then.sql.ts';

/** Who asks for a list, and of which day. */
export type Asker = Reader;

/** What a list of concerns may be narrowed by; all that is given must hold. */
export interface ConcernsAsked {
  state?: ConcernState | undefined;
  kind?: ConcernKind | undefined;
  /** Heard in this unit or beneath it. */
  unitId?: UnitId | undefined;
  /** Carried or noted by the asker. */
  mine?: boolean | undefined;
  /** Its answer is owed by a unit the asker acts for, itself and not what lies beneath. */
  owed?: boolean | undefined;
  overdue?: boolean | undefined;
  /** Answered, and the residents not told yet. */
  untold?: boolean | undefined;
  shortcoming?: boolean | undefined;
  /** Heard within these days. */
  from?: Day | undefined;
  to?: Day | undefined;
  /** A number (`VM-0132`, `132`) or part of a unit's name. */
  q?: string | undefined;
}

export interface ConcernRow {
  id: ConcernId;
  number: number;
  unitId: UnitId;
  unitName: string;
  answeringUnitId: UnitId;
  answeringUnitName: string;
  kind: ConcernKind;
  source: ConcernSource;
  reporter: Reporter;
  text: string;
  task: string;
  shortcoming: boolean;
  heardOn: Day;
  dueOn: Day;
  state: ConcernState;
  answeredOn: Day | null;
  toldOn: Day | null;
  closedOn: Day | null;
  officialId: OfficialId | null;
  officialName: string | null;
}

const row = (day: RawBuilder<Day>, owing = sql<UnitId>`c.answering_unit_id`) => sql`
  c.id, c.number, c.unit_id, ${nameOn(sql`c.unit_id`, sql`c.heard_on`)} as unit_name, ${owing} as answering_unit_id,
  ${nameOn(owing, day)} as answering_unit_name, c.kind, c.source, c.reporter, c.text, c.task,
  c.shortcoming, c.heard_on, c.due_on, c.state, c.answered_on, c.told_on, c.closed_on, c.official_id, carrier.name as official_name`;

/** Units someone acts for in matters of answers: those of their rights, not what lies beneath. */
const ownUnits = ({ officialId, today }: Asker): RawBuilder<UnitId> => sql`
  (select r.unit_id from right_held r where r.official_id = ${officialId} and r.held @> ${today}::date
      and r.role = any(${policy['concern.handle']}::text[]))`;

/** Carried by someone who holds a unit hung right beneath: a group was too small, so it is noted at the hamlet. */
const carriedNear = ({ officialId, today }: Asker): RawBuilder<boolean> => sql`
  (c.official_id = ${officialId} and exists (
    select 1 from assignment a join unit_edge edge on edge.unit_id = a.unit_id
     where a.official_id = ${officialId} and a.held @> ${today}::date and edge.parent_id = c.unit_id and edge.valid @> ${today}::date))`;

/** Concerns someone may read: heard in their units, to be answered by one of them, or carried from beside one of them. */
const seen = (by: Asker, owing = sql<UnitId>`c.answering_unit_id`): RawBuilder<boolean> => {
  const units = unitsSeenBy('concern.read', by);
  return sql`(c.unit_id in ${units} or ${owing} in ${units} or ${carriedNear(by)})`;
};

function wanted(asked: ConcernsAsked, by: Asker): RawBuilder<unknown> {
  const beneath = (unitId: UnitId) => sql`
    exists (select 1 from unit_under tree where tree.above_id = ${unitId} and tree.below_id = c.unit_id and tree.valid @> c.heard_on)`;
  const all: (RawBuilder<unknown> | false | undefined)[] = [
    seen(by),
    asked.state && sql`c.state = ${asked.state}`,
    asked.kind && sql`c.kind = ${asked.kind}`,
    asked.unitId && beneath(asked.unitId),
    asked.mine && sql`${by.officialId} in (c.official_id, c.noted_by)`,
    asked.owed && sql`c.state = 'open' and c.answering_unit_id in ${ownUnits(by)}`,
    asked.overdue && sql`c.state = 'open' and c.due_on < ${dateOf(by)}`,
    asked.untold && sql`c.state = 'answered' and c.told_on is null`,
    asked.shortcoming && sql`c.shortcoming`,
    asked.from && sql`c.heard_on >= ${asked.from}::date`,
    asked.to && sql`c.heard_on <= ${asked.to}::date`,
    asked.q !== undefined && asked.q.trim() !== '' && named(asked.q),
  ];
  return sql.join(
    all.filter((one) => one !== false && one !== undefined),
    sql` and `,
  );
}

/** By number, with or without its letters, or by the name of either unit, tone marks left out or not. */
function named(q: string): RawBuilder<boolean> {
  const key = searchKey(q);
  const search = searchFor(q);
  const [, number] = /^(?:vm ?)?0*(\d{1,9})$/.exec(key) ?? [];
  const units = sql`(select f.unit_id from unit_fact f where ${search ? search.within(sql`f.search_key`) : sql`true`})`;
  const inUnit = sql<boolean>`(c.unit_id in ${units} or c.answering_unit_id in ${units})`;
  return number === undefined ? inUnit : sql<boolean>`(c.number = ${Number(number)} or ${inUnit})`;
}

/** As they stood on the day asked of: in hand first, by the day they are due; then the others, the newest first. */
export async function concernsOf(
  db: Db,
  asked: ConcernsAsked,
  by: Asker,
  { limit, page }: { limit: number; page: number },
): Promise<{ total: number; rows: ConcernRow[] }> {
  const order = sql`c.state <> 'open', case when c.state = 'open' then c.due_on end, c.number desc`;
  const { rows } = await sql<ConcernRow & { total: number }>`
    with page as materialized (
      select c.id, count(*) over ()::int as total from ${concernsThen(by)} c where ${wanted(asked, by)}
       order by ${order} limit ${limit} offset ${page * limit})
    select page.total, ${row(dateOf(by))}
      from page join ${concernsThen(by)} c on c.id = page.id left join official carrier on carrier.id = c.official_id
     order by ${order}`.execute(db);
  return { total: rows[0]?.total ?? 0, rows: rows.map(({ total: _, ...rest }) => rest) };
}

/** One concern that the asker may read, whole. */
export async function concernFor(db: Db, id: ConcernId, by: Asker) {
  const owing = owingOn(dayOf(by));
  const { rows } = await sql<
    ConcernRow & { proposal: string; answer: string | null; notedByName: string | null; coded: boolean }
  >`
    select ${row(dateOf(by), owing)}, c.proposal, c.answer, noter.name as noted_by_name, c.receipt_hash is not null as coded
      from concern c left join official carrier on carrier.id = c.official_id left join official noter on noter.id = c.noted_by
     where c.id = ${id} and ${seen(by, owing)}`.execute(db);
  return rows[0];
}

export interface StepRow {
  what: ConcernStepKind;
  onDay: Day;
  /** Null: the holder of the code. */
  byName: string | null;
  fromUnitName: string | null;
  toUnitName: string | null;
  dueOn: Day | null;
  text: string;
}

/** What was done with it, oldest first. */
export async function stepsOf(db: Db, id: ConcernId): Promise<StepRow[]> {
  const { rows } = await sql<StepRow>`
    select s.what, s.on_day, o.name as by_name, s.due_on, s.text,
           case when s.from_id is null then null else ${nameOn(sql`s.from_id`, sql`s.on_day`)} end as from_unit_name,
           case when s.to_id is null then null else ${nameOn(sql`s.to_id`, sql`s.on_day`)} end as to_unit_name
      from concern_step s left join official o on o.id = s.by_id
     where s.concern_id = ${id} order by s.number`.execute(db);
  return rows;
}

export interface CountRow {
  unitId: UnitId;
  unitName: string;
  kind: ConcernKind;
  state: ConcernState;
  count: number;
  overdue: number;
}

/**
 * How many, by kind and state, of the unit asked for and each directly beneath it (with all below that). A concern counts
 * where its unit stood on the day it was heard.
 */
export async function countsOf(db: Db, unitId: UnitId, asked: ConcernsAsked, by: Asker): Promise<CountRow[]> {
  const { rows } = await sql<CountRow>`
    with part as materialized (
      select edge.unit_id, tree.below_id, tree.valid * edge.valid as valid
        from unit_edge edge join unit_under tree on tree.above_id = edge.unit_id and tree.valid && edge.valid
       where edge.parent_id = ${unitId}),
    counted as (
      select coalesce(part.unit_id, ${unitId}::uuid) as unit_id, c.kind, c.state, count(*)::int as count,
             (count(*) filter (where c.state = 'open' and c.due_on < ${dateOf(by)}))::int as overdue
        from ${concernsThen(by)} c left join part on part.below_id = c.unit_id and part.valid @> c.heard_on
       where ${wanted({ ...asked, unitId }, by)}
       group by 1, c.kind, c.state)
    select counted.*, ${nameOn(sql`counted.unit_id`, dateOf(by))} as unit_name
      from counted order by ${nameKeyOn(sql`counted.unit_id`, dateOf(by))}, kind, state`.execute(db);
  return rows;
}

export interface Target {
  id: UnitId;
  name: string;
  under: string;
  relation: 'above' | 'below' | 'sameTier';
}

/** Where an answer may be asked for instead: above, back below, beside; nearest first, at most 50. */
export async function targetsOf(
  db: Db,
  concern: { unitId: UnitId; answeringUnitId: UnitId },
  day: Day,
  q: string,
): Promise<Target[]> {
  const { unitId: heardAt, answeringUnitId: from } = concern;
  const search = searchFor(q);
  const { rows } = await sql<Target>`
    with near as (
      select above_id as id, 'above' as relation, depth as far from unit_closure
       where below_id = ${from} and depth > 0 and valid @> ${day}::date
      union all select below_id, 'below', 20 + depth from unit_closure
       where above_id = ${from} and depth > 0 and valid @> ${day}::date
      union all select ${heardAt}::uuid, 'below', 10 where ${heardAt}::uuid <> ${from}::uuid
      union all select other.unit_id, 'sameTier', 40 from unit_fact other
        join unit_kind kind on kind.code = other.kind
        join unit_kind own_kind on own_kind.tier = kind.tier
        join unit_fact own on own.kind = own_kind.code and own.unit_id = ${from} and own.valid @> ${day}::date
       where other.unit_id <> ${from} and other.valid @> ${day}::date)
    select near.id, fact.name, coalesce(up.name, '') as under, min(near.relation) as relation
      from near join unit_fact fact on fact.unit_id = near.id and fact.valid @> ${day}::date
      left join unit_edge edge on edge.unit_id = near.id and edge.valid @> ${day}::date
      left join unit_fact up on up.unit_id = edge.parent_id and up.valid @> ${day}::date
     where ${search ? search.within(names) : sql`true`}
     group by near.id, fact.name, fact.sort_key, fact.search_key, fact.identity_key, up.name, up.sort_key, up.search_key
     order by ${ranked(search)} min(near.far), up.sort_key nulls first, fact.sort_key limit 50`.execute(db);
  return rows;
}

export interface OwedRow {
  id: ConcernId;
  number: number;
  unitName: string;
  answeringUnitName: string;
  dueOn: Day;
  toldOn: Day | null;
  /** Whether the asker acts for the unit that owes the answer. */
  owes: boolean;
}

/** What waits for someone: answers their own units owe, or that they carry, due by `until`; and answers not told yet. */
export async function waitingFor(
  db: Db,
  by: Asker,
  until: Day,
): Promise<{ unanswered: OwedRow[]; untold: OwedRow[] }> {
  const owing = owingOn(by.today);
  const columns = sql`
    c.id, c.number, c.due_on, c.told_on, ${nameOn(sql`c.unit_id`, sql`c.heard_on`)} as unit_name,
    ${nameOn(owing, sql`${by.today}::date`)} as answering_unit_name`;
  const { rows: unanswered } = await sql<OwedRow>`
    select ${columns}, ${owing} in ${ownUnits(by)} as owes from concern c
     where c.state = 'open' and c.due_on <= ${until}::date
       and (${owing} in ${ownUnits(by)} or (c.official_id = ${by.officialId} and c.due_on < ${by.today}::date))
     order by c.due_on, c.number limit 100`.execute(db);
  const { rows: untold } = await sql<OwedRow>`
    select ${columns}, true as owes from concern c
     where c.state = 'answered' and c.told_on is null
       and (c.unit_id in ${unitsWhere('concern.handle', by.officialId, by.today)} or ${carriedNear(by)})
       and (c.official_id = ${by.officialId} or c.unit_id in ${ownUnits(by)} or c.official_id is null)
     order by c.answered_on, c.number limit 100`.execute(db);
  return { unanswered, untold };
}

export interface RaisePlace {
  id: UnitId;
  name: string;
  under: string;
  households: number | null;
  lowest: boolean;
  aboveId: UnitId | null;
  /** Held by the asker's own assignment. */
  own: boolean;
}

/**
 * Where someone may note a concern on a day: the units of their rights, and the one right above a unit they hold (for a group
 * too small to name). One's own first; by name typed with or without marks.
 */
export async function raisePlaces(
  db: Db,
  { officialId, today }: Asker,
  { q, unitId, limit }: { q: string; unitId?: UnitId | undefined; limit: number },
): Promise<RaisePlace[]> {
  const search = searchFor(q);
  const { rows } = await sql<RaisePlace>`
    with held as (select a.unit_id from assignment a where a.official_id = ${officialId} and a.held @> ${today}::date)
    select fact.unit_id as id, fact.name, coalesce(up.name, '') as under, fact.households, edge.parent_id as above_id,
           not exists (select 1 from unit_edge e where e.parent_id = fact.unit_id and e.valid @> ${today}::date) as lowest,
           fact.unit_id in (select unit_id from held) as own
      from unit_fact fact join unit_kind kind on kind.code = fact.kind
      left join unit_edge edge on edge.unit_id = fact.unit_id and edge.valid @> ${today}::date
      left join unit_fact up on up.unit_id = edge.parent_id and up.valid @> ${today}::date
     where fact.valid @> ${today}::date
       and (fact.unit_id in ${unitsWhere('concern.raise', officialId, today)}
         or exists (select 1 from unit_edge below where below.parent_id = fact.unit_id and below.valid @> ${today}::date
                       and below.unit_id in (select unit_id from held)))
       and ${unitId ? sql`fact.unit_id = ${unitId}` : search ? search.within(names) : sql`true`}
     order by own desc, ${ranked(search)} kind.tier, up.sort_key nulls first, fact.ordinal nulls last, fact.sort_key limit ${limit}`.execute(
    db,
  );
  return rows;
}

/** What is typed is looked for in the unit's name and that of the one above it; just these numbers come first. */
const names = sql`fact.search_key || ' ' || coalesce(up.search_key, '')`;
const ranked = (search: Search | undefined): RawBuilder<unknown> =>
  search ? sql`${search.rank(names, sql`fact.identity_key`)},` : sql``;

/** Complaints and denunciations handed over, the newest first: where, which, when. */
export async function legalHandoversOf(db: Db, by: Asker, limit = 500) {
  const { rows } = await sql<{
    id: string;
    unitName: string;
    kind: 'complaint' | 'denunciation';
    reference: string;
    handedTo: string;
    day: Day;
    notedByName: string;
  }>`
    select l.id, ${nameOn(sql`l.unit_id`, sql`l.day`)} as unit_name, l.kind, l.reference, l.handed_to, l.day, o.name as noted_by_name
      from legal_handover l join official o on o.id = l.noted_by
     where l.unit_id in ${unitsSeenBy('concern.read', by)} and l.day <= ${dateOf(by)}
     order by l.day desc, l.id desc limit ${limit}`.execute(db);
  return rows;
}
