import * as z from 'zod/mini';
import { Day } from '../kernel/day.ts';
import { BodyId, OfficialId, PlanId, ReviewId, RowId, UnitId } from '../kernel/id.ts';
import { Text } from '../kernel/text.ts';
import { BodyKind } from '../officials/body.ts';
import { Figures } from '../reports/figure.ts';

const words = (most: number, least = 0) => z.string().check(z.trim(), z.minLength(least), z.maxLength(most));

export const ReviewKind = z.enum(['periodReview', 'finalReview', 'lessonsLearned']);
export type ReviewKind = z.infer<typeof ReviewKind>;
export const kindText: Record<ReviewKind, Text> = {
  periodReview: { vi: 'Sơ kết', en: 'Mid-term review' },
  finalReview: { vi: 'Tổng kết', en: 'Closing review' },
  lessonsLearned: { vi: 'Rút kinh nghiệm', en: 'Lessons learned' },
};

/** A review of a plan over any days, by a body, on a day. Said again with the same id, it changes the draft. */
export const ReviewSaid = z
  .strictObject({
    id: ReviewId,
    kind: ReviewKind,
    bodyId: BodyId,
    planId: PlanId,
    unitId: UnitId,
    heldOn: Day,
    place: words(160),
    from: Day,
    to: Day,
  })
  .check(
    z.refine((said) => said.from <= said.to, { path: ['to'] }),
    z.meta({ vi: 'kỳ sơ kết', en: 'review' }),
  );
export type ReviewSaid = z.infer<typeof ReviewSaid>;

/** A body as it may write reviews: its first and last day, null for no end on that side. */
export const ReviewBody = z
  .strictObject({
    id: BodyId,
    unitId: UnitId,
    name: z.string(),
    kind: BodyKind,
    symbol: z.string(),
    from: z.nullable(Day),
    to: z.nullable(Day),
  })
  .check(z.meta({ vi: 'tổ chức chủ trì sơ kết', en: 'reviewing body' }));
export type ReviewBody = z.infer<typeof ReviewBody>;

/** The judgement, one thought a line: 4 000 characters each. Of work and units, never of a person's mind. */
export const evaluationParts = [
  'strengths',
  'shortcomings',
  'causes',
  'lessons',
  'tasks',
  'proposals',
] as const;
export const Evaluation = z.strictObject({
  strengths: words(4000),
  shortcomings: words(4000),
  causes: words(4000),
  lessons: words(4000),
  tasks: words(4000),
  proposals: words(4000),
});
export type Evaluation = z.infer<typeof Evaluation>;
export const noEvaluation: Evaluation = {
  strengths: '',
  shortcomings: '',
  causes: '',
  lessons: '',
  tasks: '',
  proposals: '',
};

export const ReviewWritten = z.strictObject({ id: ReviewId, evaluation: Evaluation });

export const Attendee = z.strictObject({
  rowId: RowId,
  officialId: z.nullable(OfficialId),
  name: words(100, 1),
  post: words(160, 1),
  chair: z.boolean(),
  guest: z.boolean(),
  present: z.boolean(),
});
export type Attendee = z.infer<typeof Attendee>;
/** The whole list, in its order; what was there before goes. */
export const AttendanceTaken = z.strictObject({
  id: ReviewId,
  attendees: z.array(Attendee).check(z.maxLength(500)),
});

export const CommendationSaid = z
  .strictObject({
    id: RowId,
    reviewId: z.nullable(ReviewId),
    unitId: UnitId,
    officialId: z.nullable(OfficialId),
    text: words(500, 1),
    day: Day,
  })
  .check(z.meta({ vi: 'biểu dương', en: 'commendation' }));
export const CommendationTakenBack = z.strictObject({ id: RowId });
export const Commendation = z.strictObject({
  ...CommendationSaid.shape,
  toName: z.string(),
  byName: z.string(),
});
export type Commendation = z.infer<typeof Commendation>;

/** `seen`: the hash of the figures the signer had on the screen; where they have moved on it is refused and shown again. */
export const ReviewSigned = z.strictObject({
  id: ReviewId,
  seen: z.string().check(z.maxLength(64)),
  number: z.nullable(z.int().check(z.minimum(1), z.maximum(99_999))),
});

const named = z.strictObject({ what: Text, of: Text, names: z.array(z.string()) });
const share = z.strictObject({ done: z.int(), of: z.int() });

/** Everything a review counts, as of its period; frozen as it stands when it is signed. Shares keep both their numbers. */
export const ReviewFigures = z
  .strictObject({
    /** Of all units beneath, over the whole period, live; where the unit took others over in it, with theirs from before. */
    figures: Figures,
    /** Those others, and how much of the figures is theirs. */
    predecessors: z.optional(
      z.array(z.strictObject({ unitId: UnitId, name: z.string(), until: Day, figures: Figures })),
    ),
    /** What the months' signed reports told, month by month; with `figures` it shows what is not yet signed. */
    months: z.array(z.strictObject({ month: z.string(), figures: Figures })),
    assignments: z.array(z.strictObject({ kind: z.string(), loads: z.array(z.int()) })),
    rollOut: z.strictObject({ told: z.int(), confirmed: z.int(), received: z.int(), assigned: z.int() }),
    /** Days from the parent plan to this one; null without a parent. */
    lagDays: z.nullable(z.int()),
    /** Days from the plan to the review. */
    daysSincePlan: z.int(),
    /** Officials who attended a meeting in every month they held a unit in («đa số»): how many of how many, the rest named. */
    everyMonth: share,
    /** Unit-months in which a meeting was attended, of those owed. */
    unitMonths: share,
    concerns: z.strictObject({
      carried: z.int(),
      heard: z.int(),
      answered: z.int(),
      inTime: z.int(),
      open: z.int(),
      overdue: z.int(),
      shortcomings: z.int(),
    }),
    support: z.array(
      z.strictObject({ purpose: z.string(), inside: z.boolean(), records: z.int(), valueVnd: z.int() }),
    ),
    topics: z.array(
      z.strictObject({
        topicId: z.uuid(),
        title: z.string(),
        units: z.int(),
        households: z.nullable(z.int()),
      }),
    ),
    units: z.int(),
    ratings: z.strictObject({ rated: z.int(), weak: z.array(z.string()), strengthening: z.int() }),
    coordination: z.array(z.strictObject({ level: z.string(), units: z.int() })),
    reports: z.strictObject({ owed: z.int(), inTime: z.int(), late: z.int(), missing: z.int() }),
    urgings: z.strictObject({ sent: z.int(), answered: z.int() }),
    missing: z.array(named),
  })
  .check(z.meta({ vi: 'số liệu sơ kết', en: 'figures of a review' }));
export type ReviewFigures = z.infer<typeof ReviewFigures>;

export const Review = z
  .strictObject({
    ...ReviewSaid.shape,
    bodyName: z.string(),
    unitName: z.string(),
    planName: z.string(),
    number: z.nullable(z.int()),
    symbol: z.string(),
    evaluation: Evaluation,
    state: z.enum(['draft', 'signed']),
    figuresHash: z.nullable(z.string()),
    signedByName: z.nullable(z.string()),
    /** In whose place it was signed, where by delegation. */
    signedForName: z.nullable(z.string()),
    signedOn: z.nullable(Day),
  })
  .check(z.meta({ vi: 'hội nghị sơ kết', en: 'review as told' }));
export type Review = z.infer<typeof Review>;
