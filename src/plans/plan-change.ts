import * as z from 'zod/mini';
import { Day, Period } from '../kernel/day.ts';
import { PlanId } from '../kernel/id.ts';
import { clean } from '../kernel/name.ts';
import { DocumentNumber, Plan } from './plan.ts';

/** What of an issued plan can be put right: what its paper bears. */
const face = { number: DocumentNumber, issuedOn: Day, subject: Plan.shape.subject, period: Period };
export interface PlanFace {
  number: number;
  issuedOn: Day;
  subject: string;
  period: Period;
}
const reason = z.string().check(z.overwrite(clean), z.minLength(1), z.maxLength(300));

/** Puts an issued plan right (đính chính): all of its face as it should have been. Refused by `refuseCorrection`. */
export const PlanCorrected = z
  .strictObject({ planId: PlanId, ...face, reason })
  .check(z.meta({ vi: 'đính chính kế hoạch', en: 'correction of a plan' }));
export type PlanCorrected = z.infer<typeof PlanCorrected>;

/** Withdraws a plan after its issue; its number stays given. Refused while assignments or plans stand under it. */
export const IssuedPlanWithdrawn = z
  .strictObject({ planId: PlanId, reason })
  .check(z.meta({ vi: 'thu hồi kế hoạch đã ban hành', en: 'withdrawal of an issued plan' }));

/** Takes such a withdrawal back: the plan stands as it was. */
export const PlanRestored = z
  .strictObject({ planId: PlanId, reason })
  .check(z.meta({ vi: 'khôi phục kế hoạch', en: 'restoration of a plan' }));

/** One line of a plan's history after its issue: who did what and why; of a correction, what it bore before and after. */
export const PlanChange = z
  .object({
    kind: z.enum(['corrected', 'withdrawn', 'restored']),
    reason: z.string(),
    day: Day,
    byName: z.string(),
    was: z.object({ ...face, period: z.object(Period.shape) }),
    now: z.object({ ...face, period: z.object(Period.shape) }),
  })
  .check(z.meta({ vi: 'đính chính, thu hồi, khôi phục', en: 'change of an issued plan' }));
export type PlanChange = z.infer<typeof PlanChange>;

/** What other slices judge before it is done: `now` null where the plan is withdrawn. */
export interface PlanChanging {
  planId: PlanId;
  was: PlanFace;
  now: PlanFace | null;
  on: Day;
}
