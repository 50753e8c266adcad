import * as z from 'zod/mini';
import { Day } from '../kernel/day.ts';
import { ConcernId, OfficialId, UnitId } from '../kernel/id.ts';
import { ConcernKind, ConcernSource, ConcernState, ConcernStepKind, LegalKind, Reporter } from './concern.ts';

export const ConcernClock = z.discriminatedUnion('is', [
  z.object({ is: z.literal('running'), workingDaysLeft: z.int() }),
  z.object({ is: z.literal('late'), days: z.int() }),
  z.object({ is: z.literal('answered'), daysLate: z.int() }),
  z.object({ is: z.literal('stopped') }),
]);

const row = {
  id: ConcernId,
  number: z.int(),
  unitId: UnitId,
  unitName: z.string(),
  answeringUnitId: UnitId,
  answeringUnitName: z.string(),
  kind: ConcernKind,
  source: ConcernSource,
  reporter: Reporter,
  text: z.string(),
  task: z.string(),
  shortcoming: z.boolean(),
  heardOn: Day,
  dueOn: Day,
  state: ConcernState,
  answeredOn: z.nullable(Day),
  toldOn: z.nullable(Day),
  closedOn: z.nullable(Day),
  officialId: z.nullable(OfficialId),
  officialName: z.nullable(z.string()),
  clock: ConcernClock,
  /** «Chuyển kỳ»: heard before the period asked for (this month, where none is) and still open as it began. */
  carriedOver: z.boolean(),
};
/** A concern as a line of a list. */
export const ConcernLine = z.object(row);
export type ConcernLine = z.infer<typeof ConcernLine>;

/** Every act a screen may offer on one concern. */
export const ConcernAct = z.enum([
  'forwarded',
  'deadline',
  'answered',
  'told',
  'closed',
  'reopened',
  'withdrawn',
  'noted',
  'handedOver',
  'mark',
  'openSeal',
]);
export type ConcernAct = z.infer<typeof ConcernAct>;

/** One concern with all that was done, and what the reader may do now. */
export const ConcernPage = z.object({
  ...row,
  proposal: z.string(),
  answer: z.nullable(z.string()),
  /** Null: a resident's own browser. */
  notedByName: z.nullable(z.string()),
  /** Someone holds a receipt code of it. */
  coded: z.boolean(),
  steps: z.array(
    z.object({
      what: ConcernStepKind,
      onDay: Day,
      byName: z.nullable(z.string()),
      fromUnitName: z.nullable(z.string()),
      toUnitName: z.nullable(z.string()),
      dueOn: z.nullable(Day),
      text: z.string(),
    }),
  ),
  openings: z.array(z.object({ onDay: Day, by: z.string(), post: z.string(), purpose: z.string() })),
  acts: z.array(ConcernAct),
});
export type ConcernPage = z.infer<typeof ConcernPage>;

/** A unit in which the reader may note a concern. `small`: the place alone may tell who spoke; note it at `above` then. */
export const RaiseUnit = z.object({
  id: UnitId,
  name: z.string(),
  under: z.string(),
  households: z.nullable(z.int()),
  aboveId: z.nullable(UnitId),
  own: z.boolean(),
  small: z.boolean(),
});
export type RaiseUnit = z.infer<typeof RaiseUnit>;

/** What the holder of a code is shown. Units and days; the one official's name is of who opened a sealed name. */
export const ReceiptAnswer = z.object({
  number: z.int(),
  kind: ConcernKind,
  unitName: z.string(),
  answeringUnitName: z.string(),
  state: ConcernState,
  reporter: Reporter,
  text: z.string(),
  answer: z.nullable(z.string()),
  heardOn: Day,
  dueOn: Day,
  answeredOn: z.nullable(Day),
  toldOn: z.nullable(Day),
  closedOn: z.nullable(Day),
  today: Day,
  steps: z.array(
    z.object({
      what: ConcernStepKind,
      onDay: Day,
      toUnitName: z.nullable(z.string()),
      dueOn: z.nullable(Day),
      byHolder: z.boolean(),
      text: z.string(),
    }),
  ),
  openings: z.array(z.object({ onDay: Day, by: z.string(), post: z.string(), purpose: z.string() })),
});
export type ReceiptAnswer = z.infer<typeof ReceiptAnswer>;

export const BoxPlace = z.object({
  id: UnitId,
  name: z.string(),
  under: z.string(),
  aboveId: z.nullable(UnitId),
  kind: z.object({ vi: z.string(), en: z.string() }),
  /** So small, or of unknown size, that the place alone may tell who spoke. */
  small: z.boolean(),
});
export type BoxPlace = z.infer<typeof BoxPlace>;

/** A complaint or denunciation handed over: where, which, when. */
export const LegalLine = z.object({
  id: z.uuid(),
  unitName: z.string(),
  kind: LegalKind,
  reference: z.string(),
  handedTo: z.string(),
  day: Day,
  notedByName: z.string(),
});
export type LegalLine = z.infer<typeof LegalLine>;

/** How many, by unit, kind and state. */
export const ConcernCount = z.object({
  unitId: UnitId,
  unitName: z.string(),
  kind: ConcernKind,
  state: ConcernState,
  count: z.int(),
  overdue: z.int(),
});
export type ConcernCount = z.infer<typeof ConcernCount>;
