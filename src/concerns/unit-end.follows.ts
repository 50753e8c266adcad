import { type ExpressionBuilder, sql } from 'kysely';
import { addDays } from '../kernel/day.ts';
import type { UnitId } from '../kernel/id.ts';
import type { DB } from '../server/database.ts';
import type { Effect } from '../server/follow.ts';
import type { Db, Tx } from '../server/sql.ts';
import type { UnitEnd } from '../units/unit.ts';

/** Not closed, and the ending unit's to answer or to tell of. */
const left = (change: UnitEnd) => (on: ExpressionBuilder<DB, 'concern'>) =>
  on('answeringUnitId', '=', change.unitId).and('state', 'in', ['open', 'answered']);

/**
 * When a unit ends, the one above it owes the answers that the unit still owed: else nobody could give them. Where a
 * concern was heard never changes, so the months already told stay true.
 */
export async function preview(db: Db, change: UnitEnd): Promise<Effect[]> {
  const { count } = await db
    .selectFrom('concern')
    .select((on) => on.fn.countAll<number>().as('count'))
    .where(left(change))
    .executeTakeFirstOrThrow();
  return [
    {
      what: { vi: 'phản ánh chuyển lên cấp trên trả lời', en: 'concerns for the unit above to answer' },
      count,
    },
  ];
}

/** Touches exactly the rows `preview` counted; a second time, none. */
export async function apply(db: Tx, change: UnitEnd): Promise<void> {
  const above = await db
    .selectFrom('unitEdge')
    .select('parentId')
    .where('unitId', '=', change.unitId)
    .where(sql<boolean>`valid @> ${addDays(change.until, -1)}::date`)
    .executeTakeFirst();
  if (above === undefined) return;
  await db
    .updateTable('concern')
    .set({ answeringUnitId: above.parentId as UnitId })
    .where(left(change))
    .execute();
}
