import type { Day } from '../kernel/day.ts';
import type { UnitId } from '../kernel/id.ts';
import type { Problem } from '../kernel/problem.ts';
import { command } from '../server/command.ts';
import type { Db } from '../server/sql.ts';
import { beneathOf } from '../units/tree.sql.ts';
import { draftProblem } from './draft.rules.ts';
import { keepNeed, keepWorkload } from './unit-need.sql.ts';
import { NeedSet, WorkloadSet } from './unit-need.ts';

/** Says which units need a skill of whoever takes them; the next planning obeys, and drafts made before are stale. */
export const setNeed = command({
  kind: 'need.set',
  name: { vi: 'Ghi chuyên môn đơn vị cần', en: 'Set what skill units need' },
  body: NeedSet,
  may: { action: 'assignment.draft', unit: (body) => body.beneathId },
  async run(db, body, by) {
    const strays = await straysOf(db, body, by.today);
    if (strays) return strays;
    await keepNeed(db, body, by.today);
    for (const unitId of body.unitIds) by.touch('unitNeed', unitId, `unit:${unitId}`);
    return null;
  },
});

/** Says which units are more work than usual; planning by workload obeys. */
export const setWorkload = command({
  kind: 'need.workload',
  name: { vi: 'Ghi mức việc của đơn vị', en: 'Note the workload of units' },
  body: WorkloadSet,
  may: { action: 'assignment.draft', unit: (body) => body.beneathId },
  async run(db, body, by) {
    const strays = await straysOf(db, body, by.today);
    if (strays) return strays;
    const concerned = await keepWorkload(db, body, by.today);
    for (const unitId of concerned) by.touch('unitNeed', unitId, `unit:${unitId}`);
    return null;
  },
});

export const needCommands = [setNeed, setWorkload];

/** Units that do not stand beneath the one named. */
async function straysOf(
  db: Db,
  { unitIds, beneathId }: { unitIds: readonly UnitId[]; beneathId: UnitId },
  day: Day,
): Promise<Problem | null> {
  const standing = await beneathOf(db, unitIds, beneathId, day);
  const count = new Set(unitIds).size - standing.length;
  return count > 0 ? draftProblem.unitsElsewhere({ count, day }) : null;
}
