import * as z from 'zod/mini';
import { Day } from '../kernel/day.ts';
import { RowId, UnitId } from '../kernel/id.ts';
import { clean } from '../kernel/name.ts';
import { UnitKindCode } from './kind.ts';
import { Document } from './unit-change.ts';

const code = z.string().check(z.trim(), z.minLength(1), z.maxLength(20));
const name = z.string().check(z.overwrite(clean), z.maxLength(120));
const blankOr = z.optional(name);

/**
 * One row of a mergers file (bảng sáp nhập): a unit of before, by its code, and the one it went to. The name, where given, has to be the
 * unit's: codes are used again for other units. No new code: the unit ends without successor, and what hung beneath hangs above.
 */
export const MergerRow = z
  .strictObject({
    /** Of the file, from 1. */
    line: z.int().check(z.minimum(1)),
    oldCode: code,
    oldName: blankOr,
    newCode: z.optional(code),
    /** Needed where no unit with the new code has been entered yet: it begins with this change. */
    newName: blankOr,
    newKind: z.optional(UnitKindCode),
    /** Under which unit the new one hangs, by its code; else where the first of the old ones hung. */
    newParentCode: z.optional(code),
    /** Only a part went there. */
    part: z.boolean(),
    /** The clause or decision of this row. */
    document: z.optional(Document),
  })
  .check(z.meta({ vi: 'dòng sáp nhập', en: 'merger row' }));
export type MergerRow = z.infer<typeof MergerRow>;

export const mostMergers = 20_000;
/**
 * A whole mergers file as one change, all or nothing. `heirs`: of units that go in parts, which part takes what is open and what hangs
 * beneath; asked where there is any. `codes`: codes of the file that the list of units writes otherwise.
 */
export const UnitMergers = z
  .strictObject({
    changeId: RowId,
    from: Day,
    document: z.optional(Document),
    beneathId: UnitId,
    rows: z.array(MergerRow).check(z.minLength(1), z.maxLength(mostMergers)),
    heirs: z.optional(z.record(code, code)),
    codes: z.optional(z.record(code, code)),
  })
  .check(z.meta({ vi: 'bảng sáp nhập đơn vị', en: 'mergers file' }));
export type UnitMergers = z.infer<typeof UnitMergers>;
