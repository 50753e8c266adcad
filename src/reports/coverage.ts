import * as z from 'zod/mini';
import { Day } from '../kernel/day.ts';
import { OfficialId, TopicId, UnitId } from '../kernel/id.ts';

/** How far a topic has come in a unit: groups told of groups meant, and how many households now do it. */
export const CoverageCell = z.strictObject({
  unitId: UnitId,
  topicId: TopicId,
  /** Lowest units beneath (or itself) that the topic is meant for … */
  meant: z.int(),
  /** … and those where somebody told of it in these days. */
  told: z.int(),
  times: z.int(),
  /** Households that do it by the last count in each group; null: nobody counted. */
  households: z.nullable(z.int()),
  lastOn: z.nullable(Day),
  /** Who told, by name; at most three. */
  by: z.array(z.string()),
});
export type CoverageCell = z.infer<typeof CoverageCell>;

/** A group where a topic meant for it was not told of, and who holds the group today. */
export const CoverageGap = z.strictObject({
  unitId: UnitId,
  unitName: z.string(),
  underName: z.string(),
  topicId: TopicId,
  title: z.string(),
  officialId: z.nullable(OfficialId),
  officialName: z.string(),
});
export type CoverageGap = z.infer<typeof CoverageGap>;

/** Topics × the units just beneath one, from a day to a day; the tree as of the last of them. */
export const Coverage = z
  .strictObject({
    name: z.string(),
    topics: z.array(z.strictObject({ id: TopicId, title: z.string(), ask: z.string() })),
    units: z.array(
      z.strictObject({
        unitId: UnitId,
        name: z.string(),
        /** Has nothing beneath it. */
        lowest: z.boolean(),
        households: z.nullable(z.int()),
      }),
    ),
    cells: z.array(CoverageCell),
    /** The first thousand. */
    gaps: z.array(CoverageGap),
    /** Units that ended by the last day and whose visits count for another. */
    predecessors: z.array(
      z.strictObject({ unitId: UnitId, name: z.string(), intoId: UnitId, intoName: z.string() }),
    ),
  })
  .check(z.meta({ vi: 'độ phủ tuyên truyền', en: 'topic coverage' }));
export type Coverage = z.infer<typeof Coverage>;
