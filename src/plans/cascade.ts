import * as z from 'zod/mini';
import { Day } from '../kernel/day.ts';
import { PlanId, UnitId } from '../kernel/id.ts';

/** One unit directly below the issuer of a plan, and whether it has carried the plan on in one of its own. */
export const CascadeLine = z
  .strictObject({
    unitId: UnitId,
    unitName: z.string(),
    /** Its committee or cell, or the like of the issuer; null where none is recorded. */
    bodyName: z.nullable(z.string()),
    /** Its plan under this one, the earliest; null: it has issued none. */
    childId: z.nullable(PlanId),
    childNumber: z.nullable(z.string()),
    issuedOn: z.nullable(Day),
    /** Days from the plan to the child's issue, or to the day asked while there is none. */
    days: z.int(),
  })
  .check(z.meta({ vi: 'cấp dưới triển khai kế hoạch', en: 'cascade of a plan' }));
export type CascadeLine = z.infer<typeof CascadeLine>;
