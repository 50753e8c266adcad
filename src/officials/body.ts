import * as z from 'zod/mini';
import { Day } from '../kernel/day.ts';
import { BodyId, UnitId } from '../kernel/id.ts';
import { clean } from '../kernel/name.ts';
import { Post, PostSaid } from './post.ts';

const line = (most: number) => z.string().check(z.overwrite(clean), z.maxLength(most));

export const BodyKind = z.enum([
  'committee',
  'standingCommittee',
  'collectingBoard',
  'cell',
  'inspectionCommission',
  'office',
  'peoplesCommittee',
  'front',
  'groupBoard',
  'other',
]);
export type BodyKind = z.infer<typeof BodyKind>;

const facts = {
  unitId: UnitId,
  kind: BodyKind,
  name: line(160).check(z.minLength(1)),
  /** Of its documents: ĐU, HU, CB … Empty: it issues none. */
  symbol: z.optional(line(20)),
  /** Which layout its documents have: the Party's or the State's. */
  layout: z.optional(z.enum(['party', 'state'])),
  /** What a document prints above it: «ĐẢNG BỘ TỈNH BẾN TRE». */
  parentName: z.optional(line(160)),
};

/** A committee, board, cell, commission or office of a unit, from a day on (absent: for as long as anyone knows). */
export const BodySaid = z
  .strictObject({ id: BodyId, ...facts, from: z.optional(Day) })
  .check(z.meta({ vi: 'tổ chức mới', en: 'new body' }));
export type BodySaid = z.infer<typeof BodySaid>;

/**
 * Several bodies, all or nothing, all of `unitId` or of units beneath it: cells of hamlets, boards of groups. `posts` in them, or
 * in bodies that stand there already, are given in the same stroke.
 */
export const BodiesSaid = z
  .strictObject({
    unitId: UnitId,
    bodies: z.array(BodySaid).check(z.maxLength(500)),
    posts: z.optional(z.array(PostSaid).check(z.maxLength(500))),
  })
  .check(z.meta({ vi: 'danh sách tổ chức mới', en: 'list of new bodies' }));
export type BodiesSaid = z.infer<typeof BodiesSaid>;

/** What is not named stays. A body does not change its unit or kind: it ends, and another begins. */
export const BodyChange = z
  .strictObject({
    bodyId: BodyId,
    name: z.optional(facts.name),
    symbol: facts.symbol,
    layout: facts.layout,
    parentName: facts.parentName,
  })
  .check(z.meta({ vi: 'thay đổi của tổ chức', en: 'change of a body' }));
export type BodyChange = z.infer<typeof BodyChange>;

/** `until` is the first day on which the body is no more; its posts end with it. */
export const BodyEnd = z
  .strictObject({ bodyId: BodyId, until: Day })
  .check(z.meta({ vi: 'kết thúc tổ chức', en: 'end of a body' }));
export type BodyEnd = z.infer<typeof BodyEnd>;

/** A body with the posts held on the day asked. */
export const Body = z
  .strictObject({
    id: BodyId,
    unitId: UnitId,
    unitName: z.string(),
    kind: BodyKind,
    name: z.string(),
    symbol: z.string(),
    layout: z.enum(['party', 'state']),
    parentName: z.string(),
    from: z.nullable(Day),
    until: z.nullable(Day),
    posts: z.array(Post),
  })
  .check(z.meta({ vi: 'tổ chức', en: 'body' }));
export type Body = z.infer<typeof Body>;
