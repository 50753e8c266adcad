import * as z from 'zod/mini';
import { Day, Instant } from '../kernel/day.ts';
import { OfficialId, RowId, TopicId, UnitId, VisitId } from '../kernel/id.ts';

/** What brought an official to a unit. A contact may be by telephone; the others are a presence. */
export const VisitKind = z.enum(['contact', 'cellMeeting', 'groupMeeting', 'localActivity', 'householdCall']);
export type VisitKind = z.infer<typeof VisitKind>;

/**
 * Whose act a line is. `assigned` and `clerk` are both the assigned official's, the second written from paper by a clerk;
 * the others are the cell committee's, the party member's in charge of the group, and the head's of the group.
 */
export const ActingAs = z.enum(['assigned', 'clerk', 'cell', 'memberInCharge', 'groupHead']);
export type ActingAs = z.infer<typeof ActingAs>;

/** What people wrote: NFC, without blank ends. Never who thinks what; every form that asks for it says so. */
export const prose = (most: number, least = 0) =>
  z.string().check(z.trim(), z.normalize('NFC'), z.minLength(least), z.maxLength(most));
const households = z.nullable(z.int().check(z.minimum(0), z.maximum(1000)));

/** A topic explained there, and how many households now do what it asks: a count, null where not asked. */
export const TopicTold = z.strictObject({
  topicId: TopicId,
  householdsDid: z._default(households, null),
});
export type TopicTold = z.infer<typeof TopicTold>;

/** What the official gave of their own, apart from what was mobilised from others: an idea, work, or whole đồng. */
export const ContributionKind = z.enum(['idea', 'work', 'money']);
export const ContributionTold = z.strictObject({
  id: RowId,
  kind: ContributionKind,
  what: prose(500, 1),
  /** Of money only; 1 đồng to 10 billion. */
  valueVnd: z._default(z.nullable(z.int().check(z.minimum(1), z.maximum(10_000_000_000))), null),
});
export type ContributionTold = z.infer<typeof ContributionTold>;

/**
 * What someone says of a presence in a unit: a line of the field diary (nhật ký cơ sở). Written on a device that may be
 * offline, so `id`, `day` and `at` are the device's word. Who they are is not theirs to say: it comes from the sign-in.
 * Refused by `refuseVisit` (visit.rules.ts).
 */
export const VisitSaid = z
  .strictObject({
    id: VisitId,
    unitId: UnitId,
    /** Calendar day in Việt Nam. No hour: the diary is not a time clock. */
    day: Day,
    kind: VisitKind,
    /** Of a household call: the household's number in its group, never a name. */
    householdNumber: z._default(z.nullable(z.int().check(z.minimum(1), z.maximum(1000))), null),
    /** Of a group meeting: households with someone in the room. A count, never a list; null: not counted. */
    householdsPresent: z._default(households, null),
    /** Of a group meeting: of how many. Left out: as many as the unit had that day; null: not known. Frozen with the line. */
    householdsTotal: z.optional(households),
    topics: z._default(z.array(TopicTold).check(z.maxLength(20)), []),
    contributions: z._default(z.array(ContributionTold).check(z.maxLength(10)), []),
    agreed: z._default(prose(2000), ''),
    note: z._default(prose(2000), ''),
    at: z.optional(Instant),
  })
  .check(z.meta({ vi: 'lời ghi lần đến cơ sở', en: 'visit as said' }));
export type VisitSaid = z.infer<typeof VisitSaid>;

/** Written by a clerk from an official's paper. */
export const VisitSaidFor = z
  .strictObject({ ...VisitSaid.shape, officialId: OfficialId })
  .check(z.meta({ vi: 'lời ghi thay từ sổ giấy', en: 'visit written for another' }));
export type VisitSaidFor = z.infer<typeof VisitSaidFor>;

/** Of the cell committee, the member in charge or the head of the group, written from an account of the cell or the group. */
export const VisitActed = z
  .strictObject({ ...VisitSaid.shape, actingAs: z.enum(['cell', 'memberInCharge', 'groupHead']) })
  .check(z.meta({ vi: 'việc chi ủy, tổ đã làm', en: 'act of the cell or the group' }));
export type VisitActed = z.infer<typeof VisitActed>;

const reason = prose(300, 1);
export const VisitWithdrawn = z
  .strictObject({ visitId: VisitId, reason })
  .check(z.meta({ vi: 'rút lại một dòng nhật ký', en: 'withdrawal of a visit' }));
/** The old line is withdrawn and the new one stands in its place: same person, same part. */
export const VisitReplaced = z
  .strictObject({ visitId: VisitId, reason, visit: VisitSaid })
  .check(z.meta({ vi: 'thay một dòng nhật ký', en: 'replacement of a visit' }));

/** When, by whom and why a line was taken back; `replacedBy` is the line that stands in its place. */
export const Withdrawal = z
  .object({
    reason: z.string(),
    byName: z.string(),
    on: Day,
    replacedBy: z.nullable(VisitId),
  })
  .check(z.meta({ vi: 'rút lại', en: 'withdrawal' }));
export type Withdrawal = z.infer<typeof Withdrawal>;

/** One line of the diary as it is read, with all its parts. `officialName` is whose it is, `notedByName` who wrote it. */
export const Visit = z
  .object({
    id: VisitId,
    officialId: OfficialId,
    officialName: z.string(),
    notedBy: OfficialId,
    notedByName: z.string(),
    actingAs: ActingAs,
    unitId: UnitId,
    unitName: z.string(),
    /** The unit above, by its name on that day; null for the top. */
    underName: z.nullable(z.string()),
    day: Day,
    kind: VisitKind,
    householdNumber: z.nullable(z.int()),
    householdsPresent: z.nullable(z.int()),
    householdsTotal: z.nullable(z.int()),
    topics: z.array(z.object({ topicId: TopicId, title: z.string(), householdsDid: z.nullable(z.int()) })),
    contributions: z.array(
      z.object({
        id: RowId,
        kind: ContributionKind,
        what: z.string(),
        valueVnd: z.nullable(z.int()),
        withdrawn: z.boolean(),
      }),
    ),
    agreed: z.string(),
    note: z.string(),
    receivedOn: Day,
    /** Null while the line counts. */
    withdrawal: z.nullable(Withdrawal),
    /** The line that this one stands in place of. */
    replaces: z.nullable(VisitId),
  })
  .check(z.meta({ vi: 'lần đến cơ sở', en: 'visit' }));
export type Visit = z.infer<typeof Visit>;
