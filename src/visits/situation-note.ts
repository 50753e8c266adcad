import * as z from 'zod/mini';
import { Day } from '../kernel/day.ts';
import { OfficialId, RowId, UnitId } from '../kernel/id.ts';
import { prose, Withdrawal } from './visit.ts';

/**
 * What an official knows of a unit on a day (nắm tình hình): party work of its cell, people's life in the unit. Of the unit,
 * never of a person. Whether it is the baseline (the first note after taking the unit over) the server tells.
 */
export const SituationNoteSaid = z
  .strictObject({
    id: RowId,
    unitId: UnitId,
    day: Day,
    partyWork: z._default(prose(2000), ''),
    peopleLife: z._default(prose(2000), ''),
  })
  .check(z.meta({ vi: 'lời ghi tình hình đơn vị', en: 'situation note as said' }));
export type SituationNoteSaid = z.infer<typeof SituationNoteSaid>;

export const SituationNoteSaidFor = z
  .strictObject({ ...SituationNoteSaid.shape, officialId: OfficialId })
  .check(z.meta({ vi: 'tình hình ghi thay từ sổ giấy', en: 'situation note written for another' }));

export const SituationNote = z
  .object({
    id: RowId,
    unitId: UnitId,
    unitName: z.string(),
    officialId: OfficialId,
    officialName: z.string(),
    notedBy: OfficialId,
    notedByName: z.string(),
    day: Day,
    partyWork: z.string(),
    peopleLife: z.string(),
    baseline: z.boolean(),
    /** Null while the line counts. */
    withdrawal: z.nullable(Withdrawal),
  })
  .check(z.meta({ vi: 'tình hình đơn vị', en: 'situation note' }));
export type SituationNote = z.infer<typeof SituationNote>;
