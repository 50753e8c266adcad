import * as z from 'zod/mini';
import { Day } from '../kernel/day.ts';
import { AssignmentId, OfficialId, UnitId } from '../kernel/id.ts';

/** A unit passes from one official to another: `lastDay` is the leaver's last, the successor holds it from the next. */
export const HolderChange = z
  .strictObject({
    assignmentId: AssignmentId,
    unitId: UnitId,
    fromId: OfficialId,
    toId: OfficialId,
    lastDay: Day,
  })
  .check(z.meta({ vi: 'thay người phụ trách', en: 'change of holder' }));
export type HolderChange = z.infer<typeof HolderChange>;
