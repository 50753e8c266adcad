import * as z from 'zod/mini';
import { Day, Instant } from '../kernel/day.ts';
import { AccountId, OfficialId, RowId, UnitId } from '../kernel/id.ts';
import { AppointedRole } from '../kernel/policy.ts';
import { secret } from '../kernel/secret.ts';

/** What one signs in with: small letters, digits, `.` `-` `_`; 2 to 40 characters. No e-mail is needed. */
export const UserName = z.string().check(z.trim(), z.toLowerCase(), z.regex(/^[a-z0-9][a-z0-9._-]{1,39}$/));

/** 256 random bits, base64url, made by whoever hands the link out; stored as a hash, carried behind `#`. */
export const Token = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/));

/** 1 to 200 characters in; what is a good one is judged by `refusePassword`. */
export const Password = z.string().check(z.minLength(1), z.maxLength(200));

export const SignIn = z.union([
  z.strictObject({
    userName: z.string().check(z.maxLength(80)),
    password: secret(Password),
    desk: z.optional(z.boolean()),
  }),
  z.strictObject({ demo: UserName }),
]);

/** Begin, or begin again, with a one-time link. */
export const Begin = z.strictObject({
  token: secret(Token),
  password: secret(Password),
  desk: z.optional(z.boolean()),
});

export const Invitation = z
  .strictObject({
    id: RowId,
    accountId: AccountId,
    officialId: OfficialId,
    userName: UserName,
    token: secret(Token),
  })
  .check(z.meta({ vi: 'liên kết một lần', en: 'one-time link' }));

/** A role over a unit and all beneath it, from a day until the day before `until` (null: for good). */
export const Duty = z
  .strictObject({
    id: RowId,
    officialId: OfficialId,
    role: AppointedRole,
    unitId: UnitId,
    from: Day,
    until: z.nullable(Day),
  })
  .check(
    z.refine((d) => d.until === null || d.from < d.until, { path: ['until'] }),
    z.meta({ vi: 'nhiệm vụ trong hệ thống', en: 'duty' }),
  );
export type Duty = z.infer<typeof Duty>;

/** For these days (both included) `toId` may act in `fromId`'s place in that role; a signature says so. */
export const Delegation = z
  .strictObject({
    id: RowId,
    fromId: OfficialId,
    toId: OfficialId,
    role: AppointedRole,
    unitId: UnitId,
    from: Day,
    to: Day,
    reason: z.string().check(z.trim(), z.minLength(1), z.maxLength(200)),
  })
  .check(
    z.refine((d) => d.from <= d.to, { path: ['to'] }),
    z.meta({ vi: 'ủy quyền thay mặt', en: 'delegation' }),
  );
export type Delegation = z.infer<typeof Delegation>;

/** A role held, or with `toId` delegated to whoever stands in for `name`; `until` is the day after the last one. */
export const DutyRow = z.strictObject({
  id: RowId,
  officialId: OfficialId,
  name: z.string(),
  role: AppointedRole,
  unitId: UnitId,
  unitName: z.string(),
  from: z.nullable(Day),
  until: z.nullable(Day),
  toId: z.nullable(OfficialId),
  delegatedTo: z.nullable(z.string()),
  reason: z.nullable(z.string()),
});
export type DutyRow = z.infer<typeof DutyRow>;

export const Session = z
  .strictObject({
    id: RowId,
    desk: z.boolean(),
    agent: z.string(),
    madeAt: Instant,
    seenAt: Instant,
    current: z.boolean(),
  })
  .check(z.meta({ vi: 'phiên làm việc', en: 'session' }));
