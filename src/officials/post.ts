import * as z from 'zod/mini';
import { Day } from '../kernel/day.ts';
import { BodyId, OfficialId, PostId, UnitId } from '../kernel/id.ts';
import { clean } from '../kernel/name.ts';

const line = (most: number) => z.string().check(z.overwrite(clean), z.maxLength(most));

export const PostTitle = z.enum([
  'secretary',
  'standingDeputySecretary',
  'deputySecretary',
  'chair',
  'deputyChair',
  'head',
  'deputyHead',
  'member',
  'memberInCharge',
]);
export type PostTitle = z.infer<typeof PostTitle>;

/**
 * A post in a body, given from a day on. Its holder is an official, or, in a cell or a group's board, a name and a contact: a
 * duty, never a list of members. `unitId` is for the member in charge (đảng viên phụ trách) alone: of which group.
 */
const facts = {
  title: PostTitle,
  /** As it is printed, where the title alone does not say it: «Phó Bí thư Thường trực, Chủ tịch HĐND». */
  label: z.optional(line(120)),
  unitId: z.optional(z.nullable(UnitId)),
  officialId: z.optional(z.nullable(OfficialId)),
  holderName: z.optional(line(100)),
  contact: z.optional(line(60)),
};
export const PostSaid = z
  .strictObject({ id: PostId, bodyId: BodyId, ...facts, from: Day, until: z.optional(z.nullable(Day)) })
  .check(z.meta({ vi: 'chức vụ được giao', en: 'post given' }));
export type PostSaid = z.infer<typeof PostSaid>;

/** Several posts, all or nothing. All in bodies of `unitId` or of units beneath it. */
export const PostsSaid = z
  .strictObject({ unitId: UnitId, posts: z.array(PostSaid).check(z.minLength(1), z.maxLength(500)) })
  .check(z.meta({ vi: 'danh sách chức vụ', en: 'list of posts' }));
export type PostsSaid = z.infer<typeof PostsSaid>;

/** What does not change who holds it. */
export const PostChange = z
  .strictObject({ postId: PostId, label: facts.label, contact: facts.contact })
  .check(z.meta({ vi: 'sửa chức vụ', en: 'change of a post' }));
export type PostChange = z.infer<typeof PostChange>;

/** `until` is the first day no longer held. */
export const PostEnd = z
  .strictObject({ postId: PostId, until: Day })
  .check(z.meta({ vi: 'thôi chức vụ', en: 'end of a post' }));
export type PostEnd = z.infer<typeof PostEnd>;

/** A post as its holder has it. */
export const PostHeld = z.strictObject({
  id: PostId,
  bodyId: BodyId,
  bodyName: z.string(),
  bodyKind: z.string(),
  title: PostTitle,
  label: z.string(),
  unitId: z.nullable(UnitId),
  unitName: z.nullable(z.string()),
  from: z.nullable(Day),
  until: z.nullable(Day),
});
export type PostHeld = z.infer<typeof PostHeld>;

/** A post as its body shows it: with the holder, an official or a name. */
export const Post = z
  .strictObject({
    id: PostId,
    bodyId: BodyId,
    title: PostTitle,
    label: z.string(),
    unitId: z.nullable(UnitId),
    unitName: z.nullable(z.string()),
    officialId: z.nullable(OfficialId),
    name: z.string(),
    contact: z.string(),
    from: z.nullable(Day),
    until: z.nullable(Day),
  })
  .check(z.meta({ vi: 'chức vụ', en: 'post' }));
export type Post = z.infer<typeof Post>;
