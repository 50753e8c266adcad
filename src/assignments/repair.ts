import * as z from 'zod/mini';
import { pairRules } from '../engine/problem.ts';
import { OfficialId, UnitId } from '../kernel/id.ts';
import { Parts } from './reason.ts';

/** Who might take a unit of a draft: what that costs, and what rules it out. */
export const Choice = z.strictObject({
  officialId: OfficialId,
  cost: z.int(),
  parts: Parts,
  /** `leads`: is in charge of the unit or follows it, so does not assist there. */
  ruledOutBy: z.array(z.enum([...pairRules, 'leads'])),
});
export type Choice = z.infer<typeof Choice>;

/** A unit that changes hands; null: nobody had it. */
export const Passing = z.strictObject({
  unitId: UnitId,
  fromId: z.nullable(OfficialId),
  toId: OfficialId,
});

/**
 * What follows when a unit goes to someone: the best plan that has it so, locked rows kept, and how it differs from the
 * draft as it stands. `extra`: points more than the draft would cost today, below 0 where it was worse; `moves`: all that
 * change hands, the unit asked about first; `exact`: proven that no plan does it for less.
 */
export const Repair = z.strictObject({
  officialId: OfficialId,
  extra: z.int(),
  exact: z.boolean(),
  moves: z.array(Passing),
});
export type Repair = z.infer<typeof Repair>;

/** The plan for one price of a change: `kept` of `held` keep their holder, metres of the way, wished skills missing. */
export const CurvePoint = z.strictObject({
  change: z.int(),
  kept: z.int(),
  held: z.int(),
  travel: z.int(),
  missingSkills: z.int(),
  cost: z.int(),
  proven: z.boolean(),
});
export type CurvePoint = z.infer<typeof CurvePoint>;

/** What keeping loads so even costs against the next looser spread, in points. */
export const EvenPrice = z.strictObject({
  spread: z.union([z.literal('tight'), z.int()]),
  looser: z.int(),
  cost: z.int(),
  looserCost: z.int(),
  proven: z.boolean(),
});
export type EvenPrice = z.infer<typeof EvenPrice>;

export const Curve = z.strictObject({ points: z.array(CurvePoint), price: z.nullable(EvenPrice) });
export type Curve = z.infer<typeof Curve>;
