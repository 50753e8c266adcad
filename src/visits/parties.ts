import * as z from 'zod/mini';
import { Day } from '../kernel/day.ts';
import { OfficialId, UnitId } from '../kernel/id.ts';
import { Coordination } from './coordination.ts';
import { VisitKind } from './visit.ts';

/** One of the three parties of a unit in a month: who it is by post or assignment, and what they noted there. */
export const PartyMonth = z
  .object({
    /** Nobody holds that post, or the unit is held by nobody: null, and a finding. */
    name: z.nullable(z.string()),
    contact: z.string(),
    officialId: z.nullable(OfficialId),
    did: z.array(z.object({ kind: VisitKind, count: z.int() })),
    lastOn: z.nullable(Day),
  })
  .check(z.meta({ vi: 'một bên trong tháng', en: 'one party in a month' }));
export type PartyMonth = z.infer<typeof PartyMonth>;

/** What is missing: nobody named, or named and nothing noted. */
export const Finding = z.enum([
  'noCell',
  'noMemberInCharge',
  'noOfficial',
  'cellIdle',
  'memberInChargeIdle',
  'officialIdle',
]);
export type Finding = z.infer<typeof Finding>;

/** Cell committee, party member in charge, assigned official: who they are for a unit in a month, and what each did. */
export const UnitParties = z
  .object({
    unitId: UnitId,
    unitName: z.string(),
    underName: z.nullable(z.string()),
    cell: PartyMonth,
    /** Null where the unit is no group: only groups have a member in charge. */
    memberInCharge: z.nullable(PartyMonth),
    official: PartyMonth,
    coordination: z.nullable(Coordination),
    findings: z.array(Finding),
  })
  .check(z.meta({ vi: 'ba bên ở tổ', en: 'three parties of a unit' }));
export type UnitParties = z.infer<typeof UnitParties>;
