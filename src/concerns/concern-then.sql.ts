import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../kernel/day.ts';
import type { UnitId } from '../kernel/id.ts';
import { dateOf, dayOf, type Reader } from '../server/as-of.sql.ts';

/**
 * The unit that owes the answer to concern `c` on a day: a change of the tree may be decided before its day, and until then whoever owed
 * it still does.
 */
export const owingOn = (day: Day): RawBuilder<UnitId> => sql`
  coalesce((select s.from_id from concern_step s where s.concern_id = c.id and s.what = 'inherited' and s.on_day > ${day}::date
               and not exists (select 1 from concern_step later where later.concern_id = c.id and later.number > s.number and later.what = 'forwarded')
             order by s.number limit 1), c.answering_unit_id)`;

/**
 * Concerns as a table, as they stood on the day asked of. Of today the table itself, but for who owes the answer; of an earlier day what its steps say by the
 * end of that day: its state, who owed the answer, by when. Words, kind and carrier are those of today. Cost then: one walk over
 * the steps, by index.
 */
export const concernsThen = (reader: Reader): RawBuilder<unknown> =>
  dayOf(reader) >= reader.today
    ? sql`(
  select c.id, c.number, c.unit_id, ${owingOn(dayOf(reader))} as answering_unit_id, c.kind, c.source, c.reporter, c.text, c.proposal, c.task,
         c.shortcoming, c.official_id, c.noted_by, c.heard_on, c.due_on, c.state, c.answered_on, c.told_on, c.closed_on from concern c)`
    : sql`(
  select c.id, c.number, c.unit_id, coalesce(done.answering_unit_id, c.unit_id) as answering_unit_id, c.kind, c.source, c.reporter,
         c.text, c.proposal, c.task, c.shortcoming, c.official_id, c.noted_by, c.heard_on, coalesce(done.due_on, c.due_on) as due_on,
         done.state, case when done.state in ('answered', 'closed') then done.answered_on end as answered_on,
         case when done.state in ('answered', 'closed') then done.told_on end as told_on,
         case when done.state = 'closed' then done.closed_on end as closed_on
    from concern c join lateral (
      select (array_agg(s.to_id order by s.number desc) filter (where s.to_id is not null))[1] as answering_unit_id,
             (array_agg(s.due_on order by s.number desc) filter (where s.due_on is not null))[1] as due_on,
             (array_agg(case when s.what in ('heard', 'reopened') then 'open' else s.what end order by s.number desc)
                filter (where s.what in ('heard', 'reopened', 'answered', 'closed', 'withdrawn', 'handedOver')))[1] as state,
             (array_agg(s.on_day order by s.number desc) filter (where s.what = 'answered'))[1] as answered_on,
             (array_agg(s.on_day order by s.number desc) filter (where s.what = 'told'))[1] as told_on,
             (array_agg(s.on_day order by s.number desc) filter (where s.what = 'closed'))[1] as closed_on
        from concern_step s where s.concern_id = c.id and s.on_day <= ${dateOf(reader)}) done on done.state is not null)`;
