import * as z from 'zod/mini';
import { OfficialId, UnitId } from '../kernel/id.ts';
import { Category } from '../officials/official.ts';
import { LinkKind } from '../units/kind.ts';

/** A tier that may be given, by which kind, how it is called, and how many units of it stand. */
export const PlanLink = z.strictObject({
  kind: LinkKind,
  heldTier: z.int(),
  vi: z.string(),
  en: z.string(),
  units: z.int(),
});
export type PlanLink = z.infer<typeof PlanLink>;

/** A unit that may be given, and who has it. */
export const CandidateUnit = z.strictObject({
  id: UnitId,
  name: z.string(),
  parentId: z.nullable(UnitId),
  parentName: z.nullable(z.string()),
  holderName: z.nullable(z.string()),
});
export type CandidateUnit = z.infer<typeof CandidateUnit>;

/** Someone who may be given units. `appointed`: has the role of an official on that day; `holding`: how many of the kind they have; `away`: absent on that day. */
export const CandidateOfficial = z.strictObject({
  id: OfficialId,
  name: z.string(),
  post: z.string(),
  sector: z.string(),
  category: Category,
  skills: z.array(z.string()),
  area: z.nullable(z.string()),
  appointed: z.boolean(),
  away: z.boolean(),
  holding: z.int(),
});
export type CandidateOfficial = z.infer<typeof CandidateOfficial>;
