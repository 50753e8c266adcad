import { command } from '../server/command.ts';
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
    const standing = await beneathOf(db, body.unitIds, body.beneathId, by.today);
    const strays = new Set(body.unitIds).size - standing.length;
    if (strays > 0) return draftProblem.unitsElsewhere({ count: strays, day: by.today });
    await keepNeed(db, body, by.today);
    for (const unitId of standing) by.touch('unitNeed', unitId, `unit:${unitId}`);
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
    const standing = await beneathOf(db, body.unitIds, body.beneathId, by.today);
    const strays = new Set(body.unitIds).size - standing.length;
    if (strays > 0) return draftProblem.unitsElsewhere({ count: strays, day: by.today });
    const concerned = await keepWorkload(db, body, by.today);
    for (const unitId of concerned) by.touch('unitNeed', unitId, `unit:${unitId}`);
    return null;
  },
});

export const needCommands = [setNeed, setWorkload];
