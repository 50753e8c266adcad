import * as z from 'zod/mini';
import { Day } from '../kernel/day.ts';
import { AssignmentId, OfficialId, PlanId, UnitId } from '../kernel/id.ts';
import { LinkKind } from '../units/kind.ts';
import { Reason } from './reason.ts';

/** What someone wrote in their own words: NFC, without blank ends. */
const said = (most: number) =>
  z.string().check(z.trim(), z.normalize('NFC'), z.minLength(1), z.maxLength(most));

/** An official answers for a unit from `from` until the day before `until`; null: still does. */
export const Assignment = z
  .strictObject({ officialId: OfficialId, unitId: UnitId, from: Day, until: z.nullable(Day) })
  .check(z.meta({ vi: 'phân công', en: 'assignment' }));
export type Assignment = z.infer<typeof Assignment>;

/** As many as one command may carry: every unit of a district. A larger plan is published from its draft. */
const most = 1000;

/** One takes over at once what one was given (tiếp nhận). All or none. */
export const AssignmentsReceived = z
  .strictObject({ assignmentIds: z.array(AssignmentId).check(z.minLength(1), z.maxLength(most)) })
  .check(z.meta({ vi: 'tiếp nhận', en: 'receipt of assignments' }));

/** One has something against an assignment, and says what; the clerk answers. */
export const ObjectionSaid = z
  .strictObject({ assignmentId: AssignmentId, text: said(500) })
  .check(z.meta({ vi: 'ý kiến về phân công', en: 'objection to an assignment' }));

export const ObjectionAnswered = z
  .strictObject({ assignmentId: AssignmentId, answer: said(500) })
  .check(z.meta({ vi: 'trả lời ý kiến', en: 'answer to an objection' }));

/** A single unit given without a draft, from a day on. For corrections and for a unit that nobody has. */
export const AssignmentGiven = z
  .strictObject({
    id: AssignmentId,
    planId: PlanId,
    kind: LinkKind,
    unitId: UnitId,
    officialId: OfficialId,
    from: Day,
    /** Why this official, as the annex prints it. */
    reason: z._default(z.string().check(z.trim(), z.normalize('NFC'), z.maxLength(200)), ''),
  })
  .check(z.meta({ vi: 'giao một đơn vị', en: 'single assignment' }));
export type AssignmentGiven = z.infer<typeof AssignmentGiven>;

/** An assignment ends with `lastDay` and nobody follows yet. With a successor it is a handover. */
export const AssignmentEnded = z
  .strictObject({ assignmentId: AssignmentId, lastDay: Day, reason: said(300) })
  .check(z.meta({ vi: 'thôi phân công', en: 'end of an assignment' }));
export type AssignmentEnded = z.infer<typeof AssignmentEnded>;

/** How an assignment stands on a day. */
export const AssignmentState = z.enum(['coming', 'held', 'ended']);
export type AssignmentState = z.infer<typeof AssignmentState>;

/** An assignment with everything a list or the annex says of it, names and figures as of the day asked. */
export const AssignmentRow = z
  .strictObject({
    id: AssignmentId,
    planId: PlanId,
    kind: LinkKind,
    unitId: UnitId,
    unitName: z.string(),
    /** The unit directly above: «Ấp 3». */
    parentName: z.nullable(z.string()),
    households: z.nullable(z.int()),
    officialId: OfficialId,
    officialName: z.string(),
    post: z.string(),
    sector: z.string(),
    from: Day,
    until: z.nullable(Day),
    state: AssignmentState,
    reason: Reason,
    publishedOn: Day,
    receivedOn: z.nullable(Day),
    objection: z.nullable(z.string()),
    objectedOn: z.nullable(Day),
    answer: z.nullable(z.string()),
    answeredOn: z.nullable(Day),
    endReason: z.nullable(z.string()),
    /** Who had it before, if anyone. */
    previousHolder: z.nullable(z.string()),
    /** Đảng viên phụ trách; null: none named. */
    memberInCharge: z.nullable(z.string()),
    /** Of the cell nearest above the unit. */
    cellSecretary: z.nullable(z.string()),
  })
  .check(z.meta({ vi: 'dòng phân công', en: 'assignment as listed' }));
export type AssignmentRow = z.infer<typeof AssignmentRow>;
