import * as z from 'zod/mini';
import { Day, Month } from '../kernel/day.ts';
import { BodyId, OfficialId, RowId, UnitId } from '../kernel/id.ts';
import type { Text } from '../kernel/text.ts';

const words = (most: number, least = 0) => z.string().check(z.trim(), z.minLength(least), z.maxLength(most));

/** What may be overdue, and so be urged about. */
export const UrgedAbout = z.enum([
  'report',
  'meeting',
  'visit',
  'concern',
  'measure',
  'receipt',
  'direction',
  'other',
]);
export type UrgedAbout = z.infer<typeof UrgedAbout>;
export const aboutText: Record<UrgedAbout, Text> = {
  report: { vi: 'Chưa ký báo cáo tháng', en: 'Monthly report not signed' },
  meeting: { vi: 'Tháng trước không dự họp', en: 'No meeting attended last month' },
  visit: { vi: 'Lâu chưa đến đơn vị', en: 'Unit not visited for long' },
  concern: { vi: 'Phản ánh quá hạn trả lời', en: 'Concern past its day' },
  measure: { vi: 'Biện pháp củng cố quá hạn', en: 'Strengthening measure past its day' },
  receipt: { vi: 'Chưa tiếp nhận đơn vị', en: 'Unit not received' },
  direction: { vi: 'Chỉ đạo quá hạn', en: 'Direction past its day' },
  other: { vi: 'Việc khác', en: 'Other' },
};

/**
 * A push on overdue work (đôn đốc), as a recorded act: by whom, to whom, about what, to be answered by a day. To an official, or to a
 * body (a group's board, a cell). `aboutId`: the concern, measure, assignment or direction; of a report and a meeting the month says it.
 */
export const UrgingSaid = z
  .strictObject({
    id: RowId,
    unitId: UnitId,
    toId: z.nullable(OfficialId),
    toBodyId: z.nullable(BodyId),
    about: UrgedAbout,
    aboutId: z.nullable(RowId),
    month: z.nullable(Month),
    text: words(1000, 1),
  })
  .check(
    z.refine((said) => (said.toId === null) !== (said.toBodyId === null), { path: ['toId'] }),
    z.meta({ vi: 'đôn đốc', en: 'urging' }),
  );
export type UrgingSaid = z.infer<typeof UrgingSaid>;

/** Several at one press: all or none. */
export const UrgingsSaid = z.strictObject({
  urgings: z.array(UrgingSaid).check(z.minLength(1), z.maxLength(100)),
});
export const UrgingAnswered = z.strictObject({ id: RowId, answer: words(1000, 1) });

export const Urging = z
  .strictObject({
    id: RowId,
    byId: OfficialId,
    byName: z.string(),
    unitId: UnitId,
    unitName: z.string(),
    toId: z.nullable(OfficialId),
    toName: z.string(),
    /** Sent to the reader, or to a body in which they hold a post. */
    toMe: z.boolean(),
    about: UrgedAbout,
    aboutId: z.nullable(RowId),
    month: z.nullable(Month),
    text: z.string(),
    onDay: Day,
    answerDue: Day,
    answer: z.nullable(z.string()),
    answeredOn: z.nullable(Day),
    answeredByName: z.nullable(z.string()),
  })
  .check(z.meta({ vi: 'lần đôn đốc', en: 'urging as told' }));
export type Urging = z.infer<typeof Urging>;

/** One thing that is late: what, where, who answers for it, since when; how often it was urged, and when last. */
export const Overdue = z
  .strictObject({
    about: UrgedAbout,
    aboutId: z.nullable(RowId),
    unitId: UnitId,
    unitName: z.string(),
    /** What the unit hangs under today: a group's hamlet. */
    underId: z.nullable(UnitId),
    underName: z.string(),
    officialId: z.nullable(OfficialId),
    officialName: z.string(),
    /** Where no official answers for it but a body does. */
    bodyId: z.nullable(BodyId),
    bodyName: z.string(),
    month: z.nullable(Month),
    detail: z.string(),
    /** The day it was due; it is late from the next one on. */
    dueOn: Day,
    urged: z.int(),
    urgedOn: z.nullable(Day),
  })
  .check(z.meta({ vi: 'việc quá hạn', en: 'overdue' }));
export type Overdue = z.infer<typeof Overdue>;

export const InspectionSaid = z
  .strictObject({
    id: RowId,
    unitId: UnitId,
    bodyId: BodyId,
    day: Day,
    subject: words(300, 1),
    findings: words(5000),
  })
  .check(z.meta({ vi: 'lần kiểm tra', en: 'inspection' }));
export const Inspection = z.strictObject({
  ...InspectionSaid.shape,
  unitName: z.string(),
  bodyName: z.string(),
  ledByName: z.string(),
});
export type Inspection = z.infer<typeof Inspection>;

/** A superior's instruction: who must do what by when; followed until it is done. */
export const DirectionSaid = z
  .strictObject({
    id: RowId,
    unitId: UnitId,
    toId: z.nullable(OfficialId),
    toBodyId: z.nullable(BodyId),
    inspectionId: z.nullable(RowId),
    reviewId: z.nullable(RowId),
    text: words(2000, 1),
    dueOn: Day,
  })
  .check(z.meta({ vi: 'ý kiến chỉ đạo', en: 'direction' }));
export type DirectionSaid = z.infer<typeof DirectionSaid>;
export const DirectionReported = z.strictObject({ id: RowId, outcome: words(2000, 1) });
export const DirectionSettled = z.strictObject({ id: RowId, comment: words(2000) });

export const Direction = z
  .strictObject({
    id: RowId,
    byId: OfficialId,
    byName: z.string(),
    unitId: UnitId,
    unitName: z.string(),
    toId: z.nullable(OfficialId),
    toName: z.string(),
    text: z.string(),
    onDay: Day,
    dueOn: Day,
    state: z.enum(['open', 'reported', 'done']),
    outcome: z.string(),
    reportedOn: z.nullable(Day),
    doneOn: z.nullable(Day),
    reviewId: z.nullable(RowId),
  })
  .check(z.meta({ vi: 'dòng chỉ đạo', en: 'direction as told' }));
export type Direction = z.infer<typeof Direction>;
