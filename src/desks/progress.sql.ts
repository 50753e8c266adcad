import { sql } from 'kysely';
import * as z from 'zod/mini';
import { firstDay, lastDay, type Month } from '../kernel/day.ts';
import type { Sender } from '../server/command.ts';
import type { Db } from '../server/sql.ts';
import { Progress } from './desk.ts';

/**
 * How an official's month stands in the units held today: in how many they attended a meeting, how many they came to at all, how often
 * topics were told, and the concerns they carry. One statement, each part by an index on the person.
 */
export async function progressOf(
  db: Db,
  { officialId, today }: Pick<Sender, 'officialId' | 'today'>,
  month: Month,
): Promise<Progress> {
  const { rows } = await sql`
    with held as (
      select distinct unit_id from assignment where official_id = ${officialId} and held @> ${today}::date),
    noted as (
      select v.id, v.unit_id, v.kind from visit v
       where v.official_id = ${officialId} and v.day between ${firstDay(month)}::date and ${lastDay(month)}::date
         and not exists (select 1 from withdrawal w where w.row_id = v.id))
    select (select count(*) from held)::int as units,
           (select count(distinct h.unit_id) from held h join noted n on n.unit_id = h.unit_id
             where n.kind in ('cellMeeting', 'groupMeeting'))::int as met,
           (select count(distinct h.unit_id) from held h join noted n on n.unit_id = h.unit_id)::int as visited,
           (select count(*) from noted n join visit_topic t on t.visit_id = n.id)::int as topics,
           (select count(*) from concern c where c.official_id = ${officialId} and c.state = 'open')::int as concerns,
           (select count(*) from concern c where c.official_id = ${officialId} and c.state = 'open' and c.due_on < ${today}::date)::int
             as late_concerns`.execute(db);
  return z.object(Progress.shape).parse(rows[0]);
}
