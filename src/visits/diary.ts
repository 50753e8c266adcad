import * as z from 'zod/mini';
import { Day } from '../kernel/day.ts';
import { OfficialId, UnitId } from '../kernel/id.ts';
import { Contribution } from './contribution.ts';
import { SituationNote } from './situation-note.ts';
import { Visit } from './visit.ts';

/** Everything noted in one unit, or by one official, in a month: lines taken back too, marked so. */
export const Diary = z
  .object({
    visits: z.array(Visit),
    situationNotes: z.array(SituationNote),
    /** Those given at a visit stand with the visit as well. */
    contributions: z.array(Contribution),
  })
  .check(z.meta({ vi: 'nhật ký tháng', en: 'diary of a month' }));
export type Diary = z.infer<typeof Diary>;

/** A unit that a person may write of, in what part and from when to when; `until` is the first day no longer. */
export const DiaryUnit = z
  .object({
    unitId: UnitId,
    name: z.string(),
    underName: z.nullable(z.string()),
    /** As this tenant calls such a unit: ấp, tổ nhân dân tự quản … */
    kind: z.object({ vi: z.string(), en: z.string() }),
    tier: z.int(),
    households: z.nullable(z.int()),
    part: z.enum(['assigned', 'cell', 'groupHead']),
    from: z.nullable(Day),
    until: z.nullable(Day),
  })
  .check(z.meta({ vi: 'đơn vị được ghi nhật ký', en: 'unit one may write of' }));
export type DiaryUnit = z.infer<typeof DiaryUnit>;

/** An assignment owed a meeting in a month and without one. */
export const Unattended = z
  .object({
    officialId: OfficialId,
    officialName: z.string(),
    unitId: UnitId,
    unitName: z.string(),
    underName: z.nullable(z.string()),
    from: Day,
    until: z.nullable(Day),
  })
  .check(z.meta({ vi: 'chưa dự họp trong tháng', en: 'owed a meeting' }));
export type Unattended = z.infer<typeof Unattended>;

/** How fully households came to a unit's group meetings. One meeting noted by several counts once. */
export const Attendance = z
  .object({
    unitId: UnitId,
    unitName: z.string(),
    underName: z.nullable(z.string()),
    meetings: z.int(),
    /** Meetings at which both numbers are known; the sums are of these alone. */
    counted: z.int(),
    present: z.nullable(z.int()),
    expected: z.nullable(z.int()),
  })
  .check(z.meta({ vi: 'tỷ lệ hộ dự họp', en: 'attendance of households' }));
export type Attendance = z.infer<typeof Attendance>;
