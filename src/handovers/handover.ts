import * as z from 'zod/mini';
import { Day, Month } from '../kernel/day.ts';
import { AssignmentId, HandoverId, OfficialId, UnitId } from '../kernel/id.ts';

const words = (most: number, least = 0) => z.string().check(z.trim(), z.minLength(least), z.maxLength(most));

/** An assignment is to end with `endsOn`; `toId` takes the unit over from the next day, once both have confirmed. */
export const HandoverSaid = z
  .strictObject({
    id: HandoverId,
    assignmentId: AssignmentId,
    toId: OfficialId,
    endsOn: Day,
    reason: words(300, 1),
    note: words(2000),
  })
  .check(z.meta({ vi: 'đề nghị bàn giao', en: 'handover proposed' }));
export type HandoverSaid = z.infer<typeof HandoverSaid>;

/** Whose part is confirmed is who sends it: the leaver's, the successor's. `note` is added to the record. */
export const HandoverConfirmed = z.strictObject({ id: HandoverId, note: words(2000) });
export const HandoverRefused = z.strictObject({ id: HandoverId, reason: words(500, 1) });
export const HandoverCancelled = z.strictObject({ id: HandoverId });

/** What is open in the unit as it stood when the handover was proposed. Lists of things, never of people's circumstances. */
export const HandoverItems = z.strictObject({
  concerns: z.array(
    z.strictObject({ id: z.uuid(), number: z.int(), heardOn: Day, dueOn: Day, state: z.string() }),
  ),
  measures: z.array(z.strictObject({ id: z.uuid(), what: z.string(), dueOn: Day })),
  /** Months the leaver owes a report of and has not signed. */
  reports: z.array(Month),
  supports: z.array(
    z.strictObject({ id: z.uuid(), donor: z.string(), pledgedOn: Day, received: z.boolean() }),
  ),
  directions: z.array(z.strictObject({ id: z.uuid(), text: z.string(), dueOn: Day })),
  lastVisit: z.nullable(Day),
});
export type HandoverItems = z.infer<typeof HandoverItems>;

export const HandoverState = z.enum(['proposed', 'confirmed', 'refused', 'cancelled']);
export type HandoverState = z.infer<typeof HandoverState>;
export const Handover = z
  .strictObject({
    id: HandoverId,
    assignmentId: AssignmentId,
    fromId: OfficialId,
    fromName: z.string(),
    toId: OfficialId,
    toName: z.string(),
    unitId: UnitId,
    unitName: z.string(),
    endsOn: Day,
    reason: z.string(),
    note: z.string(),
    items: HandoverItems,
    state: HandoverState,
    madeByName: z.string(),
    madeOn: Day,
    dueOn: Day,
    fromConfirmedOn: z.nullable(Day),
    toConfirmedOn: z.nullable(Day),
    refusal: z.nullable(z.string()),
  })
  .check(z.meta({ vi: 'bàn giao', en: 'handover' }));
export type Handover = z.infer<typeof Handover>;
