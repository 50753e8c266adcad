import { sql } from 'kysely';
import type { Day, Period } from '../kernel/day.ts';
import type { PlanId } from '../kernel/id.ts';
import type { Db } from '../server/sql.ts';

/** How many assignments under a plan stand on a day, or begin later. */
export async function heldUnder(db: Db, planId: PlanId, on: Day): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from assignment
     where plan_id = ${planId} and (upper_inf(held) or upper(held) > ${on}::date)`.execute(db);
  return rows[0]?.count ?? 0;
}

/** How many assignments under a plan begin within the first days and not within the second. */
export async function beginOutside(db: Db, planId: PlanId, was: Period, now: Period): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from assignment
     where plan_id = ${planId} and lower(held) between ${was.from}::date and ${was.to}::date
       and lower(held) not between ${now.from}::date and ${now.to}::date`.execute(db);
  return rows[0]?.count ?? 0;
}
