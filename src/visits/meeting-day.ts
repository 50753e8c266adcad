import * as z from 'zod/mini';
import { Day } from '../kernel/day.ts';
import { OfficialId, RowId, UnitId } from '../kernel/id.ts';
import { prose } from './visit.ts';

export const MeetingKind = z.enum(['cellMeeting', 'groupMeeting']);
export type MeetingKind = z.infer<typeof MeetingKind>;

/** `HH:MM`, the hour as told in Việt Nam. */
const Time = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/));
const recurrence = {
  /** The same day each month; in a shorter month its last day. Or null, and then `week` and `weekday`. */
  dayOfMonth: z._default(z.nullable(z.int().check(z.minimum(1), z.maximum(31))), null),
  /** The first … fourth such weekday of the month; 5 is the last one. */
  week: z._default(z.nullable(z.int().check(z.minimum(1), z.maximum(5))), null),
  /** 1 Monday … 7 Sunday. */
  weekday: z._default(z.nullable(z.int().check(z.minimum(1), z.maximum(7))), null),
};

/** When a unit meets each month, from a day on. What stood before ends the day before; what was set for later is dropped. */
export const MeetingDaySaid = z
  .strictObject({
    id: RowId,
    unitId: UnitId,
    what: MeetingKind,
    ...recurrence,
    time: Time,
    place: z._default(prose(120), ''),
    from: Day,
  })
  .check(z.meta({ vi: 'lời ghi lệ họp', en: 'meeting day as said' }));
export type MeetingDaySaid = z.infer<typeof MeetingDaySaid>;

/** The unit has no regular meeting of that kind from that day on. */
export const MeetingDayEnded = z
  .strictObject({ unitId: UnitId, what: MeetingKind, from: Day })
  .check(z.meta({ vi: 'thôi lệ họp', en: 'meeting day ended' }));

/** A unit's regular meeting (lệ họp); holds from `from` until the day before `until`. */
export const MeetingDay = z
  .object({
    id: RowId,
    unitId: UnitId,
    what: MeetingKind,
    dayOfMonth: z.nullable(z.int()),
    week: z.nullable(z.int()),
    weekday: z.nullable(z.int()),
    time: Time,
    place: z.string(),
    from: Day,
    until: z.nullable(Day),
  })
  .check(z.meta({ vi: 'lệ họp', en: 'meeting day' }));
export type MeetingDay = z.infer<typeof MeetingDay>;

/** One meeting to come, or that was due, with who is to attend it. */
export const Meeting = z
  .object({
    meetingDayId: RowId,
    unitId: UnitId,
    unitName: z.string(),
    underName: z.nullable(z.string()),
    what: MeetingKind,
    day: Day,
    time: Time,
    place: z.string(),
    /** Who holds the unit on that day. */
    officials: z.array(z.object({ id: OfficialId, name: z.string() })),
    /** Somebody has noted a meeting of that kind there on that day. */
    attended: z.boolean(),
    /** Other meetings of one of these officials within two hours of it. */
    clashes: z.array(z.object({ unitId: UnitId, unitName: z.string(), time: Time, officialId: OfficialId })),
  })
  .check(z.meta({ vi: 'buổi họp', en: 'meeting' }));
export type Meeting = z.infer<typeof Meeting>;
