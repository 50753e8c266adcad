import * as z from 'zod/mini';
import { Day } from '../kernel/day.ts';
import { BodyId } from '../kernel/id.ts';
import { clean } from '../kernel/name.ts';
import { DocumentNumber } from './plan.ts';

/** KH, BC, QĐ …: each type of document has a series of its own. */
export const DocumentType = z.string().check(z.trim(), z.minLength(1), z.maxLength(10));

/** A number that the paper book gave before us, or gives beside us, so that it is not given again. */
export const NumberNoted = z
  .strictObject({
    bodyId: BodyId,
    type: DocumentType,
    number: DocumentNumber,
    day: Day,
    /** What the book says of it. */
    about: z.string().check(z.overwrite(clean), z.minLength(1), z.maxLength(300)),
  })
  .check(z.meta({ vi: 'số đã cấp trên sổ giấy', en: 'number noted from the paper book' }));
export type NumberNoted = z.infer<typeof NumberNoted>;

/** A committee's term (nhiệm kỳ), its first and last day; null: it runs. Party numbers begin again with each. */
export const Term = z
  .strictObject({
    bodyId: BodyId,
    name: z.string().check(z.regex(/^\d{4}-\d{4}$/)),
    from: Day,
    to: z.nullable(Day),
  })
  .check(
    z.refine((term) => term.to === null || term.from <= term.to, { path: ['to'] }),
    z.meta({ vi: 'nhiệm kỳ', en: 'term' }),
  );
export type Term = z.infer<typeof Term>;

/** Numbers never given below the last one, first to last. */
export const NumberGap = z.strictObject({ from: DocumentNumber, to: DocumentNumber });
export type NumberGap = z.infer<typeof NumberGap>;

/** What the registry proposes for a document of that day. */
export const NumberProposed = z
  .strictObject({ series: z.string(), next: DocumentNumber, gaps: z.array(NumberGap) })
  .check(z.meta({ vi: 'số đề xuất', en: 'proposed number' }));
export type NumberProposed = z.infer<typeof NumberProposed>;

/** A line of the registry. */
export const NumberGiven = z
  .strictObject({
    type: DocumentType,
    series: z.string(),
    number: DocumentNumber,
    day: Day,
    /** What the number was given to. */
    about: z.string(),
    /** Of a plan that was withdrawn: its number stays given. */
    withdrawn: z.boolean(),
  })
  .check(z.meta({ vi: 'số văn bản', en: 'document number' }));
export type NumberGiven = z.infer<typeof NumberGiven>;
