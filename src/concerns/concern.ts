import * as z from 'zod/mini';
import { Day } from '../kernel/day.ts';
import { ConcernId, OfficialId, RowId, UnitId } from '../kernel/id.ts';
import { secret } from '../kernel/secret.ts';
import { ReceiptCode } from './receipt.ts';

/** Vướng mắc, khó khăn, bức xúc, tâm tư nguyện vọng. */
export const ConcernKind = z.enum(['obstacle', 'hardship', 'grievance', 'wish']);
export type ConcernKind = z.infer<typeof ConcernKind>;

/** Whose concern it is: the unit's own, party members', residents'. */
export const ConcernSource = z.enum(['unit', 'member', 'resident']);
export type ConcernSource = z.infer<typeof ConcernSource>;

/** `none`: nobody in particular; `anonymous`: someone, written down nowhere; `sealed`: a name under seal. */
export const Reporter = z.enum(['none', 'anonymous', 'sealed']);
export type Reporter = z.infer<typeof Reporter>;

export const ConcernState = z.enum(['open', 'answered', 'closed', 'withdrawn', 'handedOver']);
export type ConcernState = z.infer<typeof ConcernState>;

export const ConcernStepKind = z.enum([
  'heard',
  'forwarded',
  'deadline',
  'answered',
  'told',
  'closed',
  'reopened',
  'withdrawn',
  'noted',
  'handedOver',
  'inherited',
]);
export type ConcernStepKind = z.infer<typeof ConcernStepKind>;

/** Complaint (khiếu nại) and denunciation (tố cáo): legal procedures, never handled here. */
export const LegalKind = z.enum(['complaint', 'denunciation']);
export type LegalKind = z.infer<typeof LegalKind>;

/** VM-0132, as people say and write it. */
export const writtenNumber = (number: number): string => `VM-${String(number).padStart(4, '0')}`;

export const longestText = 3000;
export const longestProposal = 2000;
export const longestTask = 200;
const words = (most: number, least = 1) => z.string().check(z.trim(), z.minLength(least), z.maxLength(most));
const mayBeEmpty = (most: number) => words(most, 0);

/** Who raised it, where they want to be known: a name, and how to reach them. Kept under seal. */
const ReporterName = words(100);
const ReporterContact = mayBeEmpty(100);

/**
 * A concern as the device writes it, before anything of it is made secret. What people said stands in `text`: no more than
 * 3 000 characters, and no name, identity number or state secret (the form says so). Refusals: concern.rules.ts.
 */
export const ConcernDraft = z
  .strictObject({
    id: ConcernId,
    /** Where it was heard; of a small group the hamlet above it will do. */
    unitId: UnitId,
    kind: ConcernKind,
    source: ConcernSource,
    reporter: Reporter,
    text: words(longestText),
    proposal: mayBeEmpty(longestProposal),
    task: mayBeEmpty(longestTask),
    shortcoming: z.boolean(),
    heardOn: Day,
    /** The question of the form was answered: neither complaint nor denunciation. */
    ordinary: z.boolean(),
    /** A clerk notes it for the official who heard it; else it is the sender's own. */
    officialId: z.optional(OfficialId),
    /** With a reporter: the code made on the device, shown once. */
    code: z.optional(ReceiptCode),
    reporterName: z.optional(ReporterName),
    reporterContact: z.optional(ReporterContact),
  })
  .check(z.meta({ vi: 'phản ánh', en: 'concern' }));
export type ConcernDraft = z.infer<typeof ConcernDraft>;

/** The same as the door reads it: words, name and code are secrets, so no log row can hold them. */
export const ConcernSaid = z.strictObject({
  ...ConcernDraft.shape,
  text: secret(words(longestText)),
  proposal: secret(mayBeEmpty(longestProposal)),
  code: z.optional(secret(ReceiptCode)),
  reporterName: z.optional(secret(ReporterName)),
  reporterContact: z.optional(secret(ReporterContact)),
});
export type ConcernSaid = z.infer<typeof ConcernSaid>;

const step = { concernId: ConcernId };
const why = words(1000);

/** Passed on: up, sideways within the tier, or back down. */
export const ForwardDraft = z.strictObject({ ...step, toUnitId: UnitId, text: why });
export const ExtendDraft = z.strictObject({ ...step, until: Day, text: why });
export const AnswerDraft = z.strictObject({ ...step, text: words(longestText) });
/** Told, closed, noted: with or without words. */
export const StepDraft = z.strictObject({ ...step, text: mayBeEmpty(1000) });
/** Reopened, noted, withdrawn: never without words. */
export const ReasonDraft = z.strictObject({ ...step, text: why });

/** An act as the door reads it: its words are about the concern, so they too stay out of the log. */
export const unlogged = <S extends { text: z.ZodMiniType<string> }>(draft: z.ZodMiniObject<S>) =>
  z.strictObject({ ...draft.shape, text: secret(draft.shape.text) });

/** Whether it stands as a standing shortcoming (tồn tại). */
export const Shortcoming = z.strictObject({ concernId: ConcernId, shortcoming: z.boolean() });

/** What remains of a complaint or denunciation here: where it went, under which reference, when. No word of it. */
export const LegalHandover = z
  .strictObject({
    id: RowId,
    unitId: UnitId,
    kind: LegalKind,
    reference: words(60),
    handedTo: words(160),
    day: Day,
  })
  .check(z.meta({ vi: 'chuyển đơn khiếu nại, tố cáo', en: 'legal hand-over' }));
export type LegalHandover = z.infer<typeof LegalHandover>;

/** The same for what was taken for a concern at first. */
const { unitId: _, day: __, ...handedOver } = LegalHandover.shape;
export const ConcernHandedOver = z.strictObject({ ...handedOver, concernId: ConcernId });
