import * as z from 'zod/mini';
import { Day } from '../kernel/day.ts';
import { BodyId, OfficialId, UnitId } from '../kernel/id.ts';
import { Plan } from './plan.ts';
import { PlanChange } from './plan-change.ts';

const { content: _, ...facts } = Plan.shape;
const count = z.int().check(z.minimum(0));

/** A plan as lists show it: everything but its text, and what became of it. */
export const PlanRow = z
  .strictObject({
    ...facts,
    bodyName: z.string(),
    unitId: UnitId,
    /** Of a body above or beside this tenant: recorded, neither drafted nor printed here. */
    superior: z.boolean(),
    /** Plans issued under it. */
    children: count,
    told: count,
    confirmed: count,
  })
  .check(z.meta({ vi: 'kế hoạch trong danh sách', en: 'plan in a list' }));
export type PlanRow = z.infer<typeof PlanRow>;

/** A body that plans can be written for; a superior's are only recorded. */
export const IssuerRow = z.strictObject({
  bodyId: BodyId,
  name: z.string(),
  symbol: z.string(),
  layout: z.enum(['party', 'state']),
  /** Its first and last day; null: no end on that side. */
  from: z.nullable(Day),
  to: z.nullable(Day),
  unitName: z.string(),
  superior: z.boolean(),
});
export type IssuerRow = z.infer<typeof IssuerRow>;

export const ToldOption = z.strictObject({ officialId: OfficialId, name: z.string(), post: z.string() });
export type ToldOption = z.infer<typeof ToldOption>;

/** A plan's own page. */
export const PlanPage = z
  .strictObject({
    plan: Plan,
    /** What became of it after its issue, the newest first. */
    changes: z.array(PlanChange),
    bodyName: z.string(),
    unitId: UnitId,
    superior: z.boolean(),
    parent: z.nullable(PlanRow),
    /** Issued under it, or drafted as far as the reader may see drafts. */
    children: z.array(PlanRow),
    /** Days from the parent's issue to this one's, or to today while this is a draft; null without a parent. */
    lag: z.nullable(z.int()),
  })
  .check(z.meta({ vi: 'trang kế hoạch', en: 'page of a plan' }));
export type PlanPage = z.infer<typeof PlanPage>;
