import type { Leaving } from '../officials/official.ts';
import type { Effect } from '../server/follow.ts';
import type { Db, Tx } from '../server/sql.ts';
import { assignmentProblem } from './assignment.rules.ts';
import { heldFrom } from './assignment.sql.ts';

/** Units are not given up by themselves: what is known of them goes over to a successor, so the clerk hands them over first. */
export async function preview(db: Db, { officialId, until }: Leaving): Promise<Effect[]> {
  const count = until === null ? 0 : (await heldFrom(db, officialId, until)).length;
  return count === 0
    ? []
    : [{ what: { vi: 'đơn vị phải bàn giao trước', en: 'units to hand over first' }, count }];
}

/** Changes nothing. Throws `assignment/leaverHolds` where the official still holds a unit from that day on. */
export async function apply(db: Tx, { officialId, until }: Leaving): Promise<void> {
  const units = until === null ? [] : await heldFrom(db, officialId, until);
  if (units.length > 0) throw assignmentProblem.leaverHolds({ units });
}
