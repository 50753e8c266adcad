import type { Day, Month } from '../kernel/day.ts';
import type { OfficialId, UnitId } from '../kernel/id.ts';
import type { Db, Tx } from '../server/sql.ts';
import { Coordination, type CoordinationSaid } from './coordination.ts';

/** One a unit and month: the last word stands. */
export async function keepCoordination(
  db: Tx,
  said: CoordinationSaid,
  by: { officialId: OfficialId; day: Day },
): Promise<void> {
  const { level, note } = said;
  await db
    .insertInto('coordination')
    .values({ ...said, ...by })
    .onConflict((on) => on.columns(['unitId', 'month']).doUpdateSet({ level, note, ...by }))
    .execute();
}

export async function findCoordination(db: Db, unitId: UnitId, month: Month): Promise<Coordination | null> {
  const row = await db
    .selectFrom('coordination')
    .innerJoin('official', 'official.id', 'coordination.officialId')
    .select(['level', 'note', 'official.name as byName'])
    .where('unitId', '=', unitId)
    .where('month', '=', month)
    .executeTakeFirst();
  return row ? Coordination.parse(row) : null;
}
