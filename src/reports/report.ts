import * as z from 'zod/mini';
import { Day, Month } from '../kernel/day.ts';
import { OfficialId, ReportId, UnitId } from '../kernel/id.ts';
import { FigureName, Figures } from './figure.ts';

export const ReportState = z.enum(['draft', 'signed', 'collected', 'accepted', 'returned']);
export type ReportState = z.infer<typeof ReportState>;
/** Author → collecting board → committee (mission, B11). */
export const Hop = z.enum(['author', 'board', 'committee']);
export type Hop = z.infer<typeof Hop>;

const text = () => z.string().check(z.trim(), z.maxLength(3000));

/** What the author writes; the figures come from the diary. Each 3 000 characters at most. */
const written = { shortcomings: text(), nextTasks: text(), proposals: text() };

/** An official's month for the committee of `unitId`, still open. `officialId`: whose, where one stands in by delegation. */
export const ReportDraft = z
  .strictObject({
    id: ReportId,
    unitId: UnitId,
    month: Month,
    ...written,
    officialId: z.optional(OfficialId),
  })
  .check(z.meta({ vi: 'báo cáo tháng (nháp)', en: 'monthly report (draft)' }));
export type ReportDraft = z.infer<typeof ReportDraft>;

/**
 * The same, signed: the figures are frozen with the rows behind them. `seen` are the figures the author had before them; where the
 * diary has moved on since, it is refused and shown again. `officialId`: in whose place, where by delegation.
 */
export const ReportSigned = z
  .strictObject({
    id: ReportId,
    unitId: UnitId,
    month: Month,
    ...written,
    seen: Figures,
    officialId: z.optional(OfficialId),
  })
  .check(z.meta({ vi: 'báo cáo tháng (ký)', en: 'monthly report (signed)' }));
export type ReportSigned = z.infer<typeof ReportSigned>;

export const ReportsPassed = z
  .strictObject({
    unitId: UnitId,
    reportIds: z.array(ReportId).check(z.minLength(1), z.maxLength(200)),
    comment: z.optional(z.string().check(z.trim(), z.maxLength(1000))),
  })
  .check(z.meta({ vi: 'chuyển báo cáo', en: 'reports passed on' }));

export const ReportReturned = z
  .strictObject({
    unitId: UnitId,
    reportId: ReportId,
    comment: z.string().check(z.trim(), z.minLength(1), z.maxLength(1000)),
  })
  .check(z.meta({ vi: 'trả lại báo cáo', en: 'report returned' }));

/** One row behind a figure: what it is, where, when, how much. `late`: of an earlier month (ghi bổ sung). */
export const Line = z.strictObject({
  figure: FigureName,
  source: z.string(),
  rowId: z.uuid(),
  unitId: UnitId,
  day: Day,
  amount: z.int(),
  late: z.boolean(),
});
export type Line = z.infer<typeof Line>;

export const HopDone = z.strictObject({
  round: z.int(),
  hop: Hop,
  dueOn: Day,
  doneOn: z.nullable(Day),
  doneBy: z.nullable(z.string()),
  doneFor: z.nullable(z.string()),
  outcome: z.nullable(z.enum(['signed', 'collected', 'accepted', 'returned'])),
  comment: z.string(),
});
export type HopDone = z.infer<typeof HopDone>;

export const Report = z
  .strictObject({
    id: ReportId,
    officialId: OfficialId,
    officialName: z.string(),
    unitId: UnitId,
    month: Month,
    state: ReportState,
    ...written,
    figures: z.nullable(Figures),
    figuresHash: z.nullable(z.string()),
    logHead: z.nullable(z.string()),
    signedOn: z.nullable(Day),
    signedFor: z.nullable(z.string()),
  })
  .check(z.meta({ vi: 'báo cáo tháng', en: 'monthly report' }));
export type Report = z.infer<typeof Report>;
