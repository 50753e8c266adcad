import * as z from 'zod/mini';
import { Day } from '../kernel/day.ts';
import { PlanId, TopicId, UnitId } from '../kernel/id.ts';
import { clean } from '../kernel/name.ts';

/** When a topic is explained, first and last day included; null: no end on that side. */
export const Season = z.strictObject({ from: z.nullable(Day), to: z.nullable(Day) }).check(
  z.refine(({ from, to }) => from === null || to === null || from <= to, { path: ['to'] }),
  z.meta({ vi: 'thời gian tuyên truyền', en: 'season' }),
);
export type Season = z.infer<typeof Season>;

/** 1 comes first, 3 last. */
export const Priority = z.int().check(z.minimum(1), z.maximum(3));

/** What people are told and moved to do (nội dung tuyên truyền): a policy, a directive, a work of the season. */
export const Topic = z
  .strictObject({
    id: TopicId,
    /** For this unit and all beneath it; null: for every unit. It stays where it was made. */
    unitId: z.nullable(UnitId),
    title: z.string().check(z.overwrite(clean), z.minLength(1), z.maxLength(300)),
    /** The document it comes from, as it is cited: «Chỉ thị 16-CT/TU của Tỉnh ủy». */
    source: z.string().check(z.overwrite(clean), z.maxLength(300)),
    /** The plan it belongs to. */
    planId: z.nullable(PlanId),
    season: Season,
    priority: Priority,
    /** What households are asked to do, so that those who did can be counted; empty: they are only told. */
    ask: z.string().check(z.overwrite(clean), z.maxLength(200)),
  })
  .check(z.meta({ vi: 'nội dung tuyên truyền', en: 'outreach topic' }));
export type Topic = z.infer<typeof Topic>;

const { unitId, source, planId, season, priority, ask, ...needed } = Topic.shape;
/** A topic, new or said again: the same id changes what was said. */
export const TopicSaid = z
  .strictObject({
    ...needed,
    unitId: z._default(unitId, null),
    source: z._default(source, ''),
    planId: z._default(planId, null),
    season: z._default(season, { from: null, to: null }),
    priority: z._default(priority, 2),
    ask: z._default(ask, ''),
  })
  .check(z.meta({ vi: 'lời ghi nội dung tuyên truyền', en: 'topic as said' }));
export type TopicSaid = z.infer<typeof TopicSaid>;
