import * as z from 'zod/mini';
import { Day } from '../kernel/day.ts';
import { OfficialId, UnitId } from '../kernel/id.ts';

/** An official answers for a unit from `from` until the day before `until`; null: still does. */
export const Assignment = z
  .strictObject({ officialId: OfficialId, unitId: UnitId, from: Day, until: z.nullable(Day) })
  .check(z.meta({ vi: 'phân công', en: 'assignment' }));
export type Assignment = z.infer<typeof Assignment>;
