import * as z from 'zod/mini';
import { Day } from '../kernel/day.ts';
import { OfficialId, PlanId, RowId } from '../kernel/id.ts';
import { clean } from '../kernel/name.ts';

/**
 * The roll-out of a plan (triển khai): on which day, in which meeting, who was told. Said again with the same id it takes the
 * place of what was noted; who has confirmed stays. Refused before the plan's day, ahead of today, or without people.
 */
export const RollOut = z
  .strictObject({
    id: RowId,
    planId: PlanId,
    day: Day,
    meeting: z.string().check(z.overwrite(clean), z.minLength(1), z.maxLength(300)),
    officialIds: z.array(OfficialId).check(z.minLength(1), z.maxLength(2000)),
  })
  .check(z.meta({ vi: 'triển khai kế hoạch', en: 'roll-out of a plan' }));
export type RollOut = z.infer<typeof RollOut>;

/** «Tôi đã được triển khai»: one's own word. */
export const Confirmed = z
  .strictObject({ rolloutId: RowId })
  .check(z.meta({ vi: 'xác nhận đã được triển khai', en: 'confirmation of having been told' }));

/** The same noted by a clerk for people who signed on paper, with the day of their signature. */
export const ConfirmedFor = z
  .strictObject({
    rolloutId: RowId,
    officialIds: z.array(OfficialId).check(z.minLength(1), z.maxLength(2000)),
    day: Day,
  })
  .check(z.meta({ vi: 'ghi thay xác nhận', en: 'confirmation noted for others' }));

/** One of those told. */
export const Told = z.strictObject({
  officialId: OfficialId,
  name: z.string(),
  post: z.string(),
  confirmedOn: z.nullable(Day),
  /** The clerk who noted it; null: they confirmed themselves. */
  notedBy: z.nullable(z.string()),
});
export type Told = z.infer<typeof Told>;

export const RollOutTold = z
  .strictObject({ id: RowId, planId: PlanId, day: Day, meeting: z.string(), told: z.array(Told) })
  .check(z.meta({ vi: 'triển khai và người được triển khai', en: 'roll-out with those told' }));
export type RollOutTold = z.infer<typeof RollOutTold>;
