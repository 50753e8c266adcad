import * as z from 'zod/mini';
import { Day } from '../kernel/day.ts';
import { OfficialId, RowId, UnitId } from '../kernel/id.ts';

const words = (most: number, least = 0) => z.string().check(z.trim(), z.minLength(least), z.maxLength(most));
const Key = z.string().check(z.regex(/^[a-z][a-zA-Z0-9]*$/), z.maxLength(30));

/** One thing a group's activity is scored on, 0 to `most` points. Of services and participation, never of anyone's views. */
export const Criterion = z.strictObject({
  id: Key,
  vi: words(160, 1),
  en: words(160, 1),
  most: z.int().check(z.minimum(1), z.maximum(100)),
});
export type Criterion = z.infer<typeof Criterion>;

/** A class from `from` points up (until the next higher one). `weak`: such a unit is to be strengthened. */
export const Level = z.strictObject({
  id: Key,
  vi: words(40, 1),
  en: words(40, 1),
  from: z.int().check(z.minimum(0)),
  weak: z.boolean(),
});
export type Level = z.infer<typeof Level>;

/** A scheme of rating; a later version leaves what was rated by an earlier one as it was. In force from `from`. */
export const SchemeSaid = z
  .strictObject({
    id: RowId,
    name: words(160, 1),
    from: Day,
    criteria: z.array(Criterion).check(z.minLength(1), z.maxLength(20)),
    levels: z.array(Level).check(z.minLength(2), z.maxLength(8)),
  })
  .check(z.meta({ vi: 'thang phân loại', en: 'rating scheme' }));
export type SchemeSaid = z.infer<typeof SchemeSaid>;

export const Scheme = z.strictObject({
  ...SchemeSaid.shape,
  version: z.int(),
  until: z.nullable(Day),
});
export type Scheme = z.infer<typeof Scheme>;

/** Points by criterion of one unit on a day; the class follows from the scheme. */
export const RatingSaid = z
  .strictObject({
    id: RowId,
    unitId: UnitId,
    schemeId: RowId,
    day: Day,
    scores: z.record(Key, z.int().check(z.minimum(0), z.maximum(100))),
    note: words(1000),
  })
  .check(z.meta({ vi: 'phân loại tổ', en: 'group rating' }));
export type RatingSaid = z.infer<typeof RatingSaid>;

/** Several units at one meeting: all of them or none. */
export const RatingsSaid = z.strictObject({
  ratings: z.array(RatingSaid).check(z.minLength(1), z.maxLength(300)),
});

export const Rating = z
  .strictObject({
    ...RatingSaid.shape,
    unitName: z.string(),
    /** What it hung under that day: a group's hamlet. */
    underName: z.string(),
    total: z.int(),
    level: z.string(),
    levelVi: z.string(),
    levelEn: z.string(),
    weak: z.boolean(),
    ratedByName: z.string(),
  })
  .check(z.meta({ vi: 'kết quả phân loại', en: 'rating' }));
export type Rating = z.infer<typeof Rating>;

const measure = { id: RowId, what: words(300, 1), officialId: OfficialId, dueOn: Day };
export const MeasureSaid = z.strictObject(measure);

/** What is done for a weak unit: a goal, a day by which, measures with who and when. */
export const StrengtheningSaid = z
  .strictObject({
    id: RowId,
    unitId: UnitId,
    ratingId: RowId,
    goal: words(500, 1),
    dueOn: Day,
    measures: z.array(MeasureSaid).check(z.minLength(1), z.maxLength(20)),
  })
  .check(z.meta({ vi: 'kế hoạch củng cố', en: 'strengthening plan' }));
export type StrengtheningSaid = z.infer<typeof StrengtheningSaid>;

export const MeasureDone = z.strictObject({ id: RowId, doneOn: Day, result: words(500, 1) });
export const StrengtheningClosed = z.strictObject({ id: RowId, outcome: words(500, 1) });

export const Measure = z.strictObject({
  ...measure,
  officialName: z.string(),
  doneOn: z.nullable(Day),
  result: z.string(),
});
export type Measure = z.infer<typeof Measure>;
export const Strengthening = z
  .strictObject({
    id: RowId,
    unitId: UnitId,
    unitName: z.string(),
    goal: z.string(),
    openedOn: Day,
    dueOn: Day,
    closedOn: z.nullable(Day),
    outcome: z.nullable(z.string()),
    /** The class it began with, and the newest since. */
    levelBefore: z.string(),
    levelNow: z.string(),
    weakNow: z.boolean(),
    measures: z.array(Measure),
  })
  .check(z.meta({ vi: 'củng cố, nâng chất', en: 'strengthening' }));
export type Strengthening = z.infer<typeof Strengthening>;
