import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../kernel/day.ts';
import type { UnitId } from '../kernel/id.ts';
import type { Db } from '../server/sql.ts';
import { nameKeyOn, nameOn } from '../units/tree.sql.ts';
import { Coverage } from './coverage.ts';

/**
 * How far every topic in season has come beneath a unit: by the units just beneath it (by itself where it is the lowest), who told,
 * how many households do it, and every group not told. Lines withdrawn do not count. A unit that ended by the last day counts where
 * its heir stands. Gaps: the first so many, for more nobody telephones. A few statements, however many units; cost: the
 * visits with topics of these days beneath the unit, by index on unit and day, and one row a lowest unit and topic.
 */
export async function coverage(
  db: Db,
  { unitId, from, to }: { unitId: UnitId; from: Day; to: Day },
  mostGaps = 1000,
): Promise<Coverage> {
  const parts = partsOf(unitId, from, to);
  const on = sql`${to}::date`;
  const [names, topics, units, cells, gaps, past] = await Promise.all([
    sql<{ name: string }>`select ${nameOn(sql`${unitId}::uuid`, on)} as name`.execute(db),
    sql`with ${parts} select id, title, ask from season order by priority, title, id`.execute(db),
    sql`
      with ${parts}
      select c.unit_id, f.name, bool_or(c.unit_id = l.unit_id) as lowest, sum(f_low.households)::int as households
        from child c join unit_fact f on f.unit_id = c.unit_id and f.valid @> ${on}
        join beneath l on l.child_id = c.unit_id
        left join unit_fact f_low on f_low.unit_id = l.unit_id and f_low.valid @> ${on}
       group by c.unit_id, f.name, f.ordinal, f.sort_key order by f.ordinal nulls last, f.sort_key`.execute(
      db,
    ),
    sql`
      with ${parts}
      select m.child_id as unit_id, m.topic_id, count(*)::int as meant, count(t.times)::int as told,
             coalesce(sum(t.times), 0)::int as times, sum(t.households)::int as households, max(t.last_on) as last_on,
             coalesce((array_agg(distinct t.by) filter (where t.by is not null))[1:3], '{}') as by
        from meant m left join told t on t.unit_id = m.unit_id and t.topic_id = m.topic_id
       group by m.child_id, m.topic_id`.execute(db),
    sql`
      with ${parts}
      select m.unit_id, ${nameOn(sql`m.unit_id`, on)} as unit_name, coalesce(${nameOn(sql`up.above_id`, on)}, '') as under_name,
             m.topic_id, s.title, o.id as official_id, coalesce(o.name, '') as official_name
        from meant m join season s on s.id = m.topic_id
        left join told t on t.unit_id = m.unit_id and t.topic_id = m.topic_id
        left join unit_fact f on f.unit_id = m.unit_id and f.valid @> ${on}
        left join unit_closure up on up.below_id = m.unit_id and up.depth = 1 and up.valid @> ${on}
        left join lateral (
          select o.id, o.name, o.sort_key from assignment a join official o on o.id = a.official_id
           where a.unit_id = m.unit_id and a.held @> ${on} order by a.kind limit 1) o on true
       where t.times is null
       order by s.priority, s.title, o.sort_key nulls first, f.ordinal nulls last, f.sort_key limit ${mostGaps}`.execute(
      db,
    ),
    sql`
      with ${parts}
      select n.from_id as unit_id, ${nameOn(sql`n.from_id`, on)} as name, n.unit_id as into_id, ${nameOn(sql`n.unit_id`, on)} as into_name
        from now n where n.taken and exists (select 1 from visit v join visit_topic t on t.visit_id = v.id
               where v.unit_id = n.from_id and v.day between ${from}::date and ${to}::date
                 and not exists (select 1 from withdrawal w where w.row_id = v.id))
       order by ${nameKeyOn(sql`n.unit_id`, on)}, ${nameKeyOn(sql`n.from_id`, on)}`.execute(db),
  ]);
  return Coverage.parse({
    name: names.rows[0]?.name ?? '',
    topics: topics.rows,
    units: units.rows,
    cells: cells.rows,
    gaps: gaps.rows,
    predecessors: past.rows,
  });
}

/**
 * `child`: the units shown. `beneath`: each lowest unit with the child it is under. `season`: topics whose season touches these days.
 * `meant`: what is to be told where. `now`: which unit each visit counts for on the last day. `heard`: what was told,
 * unit by unit; `told`: by where it counts, households by its own last count, else by those of the units it took over.
 */
const partsOf = (unitId: UnitId, from: Day, to: Day): RawBuilder<unknown> => sql`
  lowest as (
    select c.below_id as unit_id from unit_closure c
     where c.above_id = ${unitId} and c.valid @> ${to}::date
       and not exists (select 1 from unit_edge e where e.parent_id = c.below_id and e.valid @> ${to}::date)),
  child as (
    select c.below_id as unit_id from unit_closure c
     where c.above_id = ${unitId} and c.valid @> ${to}::date
       and c.depth = case when exists (select 1 from lowest where unit_id = ${unitId}) then 0 else 1 end),
  beneath as (
    select c.unit_id as child_id, l.unit_id from child c
      join unit_closure t on t.above_id = c.unit_id and t.valid @> ${to}::date
      join lowest l on l.unit_id = t.below_id),
  season as (
    select t.id, t.title, t.ask, t.unit_id, t.priority from topic t
     where t.season && daterange(${from}::date, ${to}::date, '[]')
       and (t.unit_id is null or exists (
         select 1 from unit_closure c where c.valid @> ${to}::date
            and ((c.above_id = t.unit_id and c.below_id = ${unitId}) or (c.above_id = ${unitId} and c.below_id = t.unit_id))))),
  meant as (
    select b.child_id, b.unit_id, s.id as topic_id from beneath b cross join season s
     where s.unit_id is null or exists (
       select 1 from unit_closure c where c.above_id = s.unit_id and c.below_id = b.unit_id and c.valid @> ${to}::date)),
  now as (
    select u.below_id as from_id, l.unit_id, u.below_id <> l.unit_id as taken
      from lowest l join unit_under u on u.above_id = l.unit_id and u.valid @> ${to}::date),
  heard as (
    select n.unit_id, n.taken, vt.topic_id, count(*) as times, max(v.day) as last_on,
           (array_agg(vt.households_did order by v.day desc) filter (where vt.households_did is not null))[1] as households,
           max(o.name) as by
      from visit v join now n on n.from_id = v.unit_id
      join visit_topic vt on vt.visit_id = v.id join official o on o.id = v.official_id
     where v.day between ${from}::date and ${to}::date
       and not exists (select 1 from withdrawal w where w.row_id = v.id)
     group by n.unit_id, n.from_id, n.taken, vt.topic_id),
  told as (
    select unit_id, topic_id, sum(times) as times, max(last_on) as last_on, max(by) as by,
           coalesce(max(households) filter (where not taken), sum(households) filter (where taken)) as households
      from heard group by unit_id, topic_id)`;
