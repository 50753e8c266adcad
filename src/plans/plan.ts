import * as z from 'zod/mini';
import { Day, Period } from '../kernel/day.ts';
import { BodyId, PlanId } from '../kernel/id.ts';
import { clean } from '../kernel/name.ts';

/** Kế hoạch, chương trình, đề án, nghị quyết, chỉ thị, hướng dẫn, kết luận, quyết định; a superior's may be any of them. */
export const PlanType = z.enum(['KH', 'CTr', 'ĐA', 'NQ', 'CT', 'HD', 'KL', 'QĐ']);
export type PlanType = z.infer<typeof PlanType>;

/** 33 of «33-KH/ĐU». */
export const DocumentNumber = z.int().check(z.minimum(1), z.maximum(99_999));

/**
 * What a body sets itself to do in a period, alone or under a superior's plan. A draft until it has number and day; then it
 * stands as it was issued; a correction or a withdrawal after that is on record (plan-change.ts). A superior body's plan is recorded so that ours can cite it and the lag be seen.
 */
export const Plan = z
  .strictObject({
    id: PlanId,
    bodyId: BodyId,
    /** The plan it carries out; always an issued one. */
    parentId: z.nullable(PlanId),
    type: PlanType,
    number: z.nullable(DocumentNumber),
    /** What follows the number: «KH/ĐU» of a party body, «KH-UBND» of a state body. */
    symbol: z.string(),
    /** «phân công cán bộ theo dõi, hỗ trợ tổ nhân dân tự quản»; without «về việc». */
    subject: z.string().check(z.overwrite(clean), z.minLength(1), z.maxLength(300)),
    /** The text, its line breaks kept; 20 000 characters at most. No state secrets. */
    content: z.string().check(
      z.overwrite((text) => text.normalize('NFC').trim()),
      z.maxLength(20_000),
    ),
    issuedOn: z.nullable(Day),
    period: Period,
    /** Each unit directly below owes a plan of its own under this one. */
    asksBelow: z.boolean(),
    withdrawnOn: z.nullable(Day),
    /** A sample's own invention. */
    madeUp: z.boolean(),
  })
  .check(z.meta({ vi: 'kế hoạch', en: 'plan' }));
export type Plan = z.infer<typeof Plan>;

const { id, bodyId, parentId, subject, period } = Plan.shape;
const said = {
  id,
  bodyId,
  parentId,
  subject,
  period,
  type: z._default(PlanType, 'KH'),
  content: z._default(Plan.shape.content, ''),
  asksBelow: z._default(z.boolean(), true),
  madeUp: z._default(z.boolean(), false),
};

/** A draft, new or changed. Its issuer stays who it was. */
export const PlanDrafted = z.strictObject(said).check(z.meta({ vi: 'dự thảo kế hoạch', en: 'drafted plan' }));
export type PlanDrafted = z.infer<typeof PlanDrafted>;

/** Gives a draft its number (null: the next free one) and day. */
export const PlanIssued = z
  .strictObject({ planId: PlanId, number: z.nullable(DocumentNumber), day: Day })
  .check(z.meta({ vi: 'ban hành kế hoạch', en: 'issue of a plan' }));
export type PlanIssued = z.infer<typeof PlanIssued>;

/** A plan that was issued on paper, a superior's or one's own, entered at once with its number and day. */
export const PlanRecorded = z
  .strictObject({ ...said, number: DocumentNumber, issuedOn: Day })
  .check(z.meta({ vi: 'kế hoạch đã có trên giấy', en: 'plan as recorded from paper' }));
export type PlanRecorded = z.infer<typeof PlanRecorded>;

export const PlanWithdrawn = z
  .strictObject({ planId: PlanId })
  .check(z.meta({ vi: 'thu hồi dự thảo', en: 'withdrawal of a draft' }));

/** How a plan stands. */
export type PlanState = 'draft' | 'issued' | 'withdrawn';
