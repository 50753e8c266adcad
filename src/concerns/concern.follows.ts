import type { HolderChange } from '../assignments/holder-change.ts';
import type { Effect } from '../server/follow.ts';
import type { Db, Tx } from '../server/sql.ts';

/**
 * When a unit passes to another official, the concerns of that unit that are not closed go along: the successor carries them.
 * Who noted one, and where it was heard, never changes.
 */
export async function preview(db: Db, change: HolderChange): Promise<Effect[]> {
  const { count } = await db
    .selectFrom('concern')
    .select((on) => on.fn.countAll<number>().as('count'))
    .where('officialId', '=', change.fromId)
    .where('unitId', '=', change.unitId)
    .where('state', 'in', ['open', 'answered'])
    .executeTakeFirstOrThrow();
  return [{ what: { vi: 'phản ánh chưa khép được chuyển', en: 'concerns not closed, passed on' }, count }];
}

/** Touches exactly the rows `preview` counted; a second time, none. */
export async function apply(db: Tx, change: HolderChange): Promise<void> {
  await db
    .updateTable('concern')
    .set({ officialId: change.toId })
    .where('officialId', '=', change.fromId)
    .where('unitId', '=', change.unitId)
    .where('state', 'in', ['open', 'answered'])
    .execute();
}
