import { sql } from 'kysely';
import type { Day } from '../kernel/day.ts';
import type { OfficialId, UnitId } from '../kernel/id.ts';
import type { Db } from '../server/sql.ts';
import { Assignment } from './assignment.ts';

/** The assignment of that official to that very unit on that day, or null; of two kinds at once the earlier one. */
export async function assignmentOn(
  db: Db,
  officialId: OfficialId,
  unitId: UnitId,
  day: Day,
): Promise<Assignment | null> {
  const row = await db
    .selectFrom('assignment')
    .select([
      'officialId',
      'unitId',
      sql<Day>`lower(held)`.as('from'),
      sql<Day | null>`upper(held)`.as('until'),
    ])
    .where('officialId', '=', officialId)
    .where('unitId', '=', unitId)
    .where(sql<boolean>`held @> ${day}::date`)
    .orderBy(sql`lower(held)`)
    .limit(1)
    .executeTakeFirst();
  return row ? Assignment.parse(row) : null;
}
