import * as z from 'zod/mini';

/** Made on the device, so a record has its name before a server has heard of it. */
const id = <Of extends string>() => z.uuid().brand<Of>();
export const OfficialId = id<'OfficialId'>();
export type OfficialId = z.infer<typeof OfficialId>;
export const AccountId = id<'AccountId'>();
export type AccountId = z.infer<typeof AccountId>;
export const UnitId = id<'UnitId'>();
export type UnitId = z.infer<typeof UnitId>;
export const BodyId = id<'BodyId'>();
export type BodyId = z.infer<typeof BodyId>;
export const PostId = id<'PostId'>();
export type PostId = z.infer<typeof PostId>;
export const PlanId = id<'PlanId'>();
export type PlanId = z.infer<typeof PlanId>;
export const TopicId = id<'TopicId'>();
export type TopicId = z.infer<typeof TopicId>;
export const AssignmentId = id<'AssignmentId'>();
export type AssignmentId = z.infer<typeof AssignmentId>;
export const DraftId = id<'DraftId'>();
export type DraftId = z.infer<typeof DraftId>;
export const VisitId = id<'VisitId'>();
export type VisitId = z.infer<typeof VisitId>;
export const ConcernId = id<'ConcernId'>();
export type ConcernId = z.infer<typeof ConcernId>;
export const ReportId = id<'ReportId'>();
export type ReportId = z.infer<typeof ReportId>;
export const ReviewId = id<'ReviewId'>();
export type ReviewId = z.infer<typeof ReviewId>;
export const HandoverId = id<'HandoverId'>();
export type HandoverId = z.infer<typeof HandoverId>;
export const CommandId = id<'CommandId'>();
export type CommandId = z.infer<typeof CommandId>;
/** For a row that nothing outside its slice refers to. */
export const RowId = id<'RowId'>();
export type RowId = z.infer<typeof RowId>;

/** Browser and server both have it; this file may count on nothing more of either. */
declare const crypto: { getRandomValues(bytes: Uint8Array): Uint8Array };

/**
 * A UUIDv7: milliseconds by the device's clock, then 74 random bits, so new rows lie together in an index.
 * `getRandomValues` also works on a page served without TLS, where `randomUUID` is missing.
 */
export function newId<Id extends string>(now: number = Date.now()): Id {
  return idFrom(now, crypto.getRandomValues(new Uint8Array(16)));
}

/** The same, from bytes given: a seeded sample makes the same ids each time it is loaded. `random` has 16 bytes. */
export function idFrom<Id extends string>(now: number, random: Uint8Array): Id {
  const hex = [...random].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const time = now.toString(16).padStart(12, '0');
  const variant = '89ab'[(random[8] ?? 0) & 3];
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}` as Id;
}
