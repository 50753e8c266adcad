import * as z from 'zod/mini';
import { UnitId } from '../kernel/id.ts';
import { clean } from '../kernel/name.ts';

const skill = z.string().check(z.overwrite(clean), z.minLength(1), z.maxLength(60));
const level = z.int().check(z.minimum(1), z.maximum(3));

/**
 * Which units beneath one need a skill of whoever takes them: exactly these, no others. Required: nobody without it may be
 * given such a unit; else its lack costs points. `level` 1 has it, 2 is good at it, 3 is an expert.
 */
export const NeedSet = z
  .strictObject({
    beneathId: UnitId,
    skill,
    level: z._default(level, 1),
    required: z._default(z.boolean(), false),
    unitIds: z.array(UnitId).check(z.maxLength(5000)),
  })
  .check(z.meta({ vi: 'chuyên môn đơn vị cần', en: 'skill that units need' }));
export type NeedSet = z.infer<typeof NeedSet>;

/** Which units beneath one are that much work (2 more than usual, 3 the most): exactly these; those it leaves out are 1 again. */
export const WorkloadSet = z
  .strictObject({
    beneathId: UnitId,
    workload: z.int().check(z.minimum(2), z.maximum(3)),
    unitIds: z.array(UnitId).check(z.maxLength(5000)),
  })
  .check(z.meta({ vi: 'mức việc của đơn vị', en: 'workload of units' }));
export type WorkloadSet = z.infer<typeof WorkloadSet>;

/** A unit that is more work than usual. */
export const UnitWorkload = z.strictObject({
  unitId: UnitId,
  unitName: z.string(),
  parentName: z.nullable(z.string()),
  workload: z.int(),
});
export type UnitWorkload = z.infer<typeof UnitWorkload>;

export const UnitNeed = z.strictObject({
  unitId: UnitId,
  unitName: z.string(),
  parentName: z.nullable(z.string()),
  skill: z.string(),
  level,
  required: z.boolean(),
});
export type UnitNeed = z.infer<typeof UnitNeed>;
