import * as z from 'zod/mini';
import { Day } from '../kernel/day.ts';
import { OfficialId, RowId, UnitId, VisitId } from '../kernel/id.ts';
import { ContributionKind, ContributionTold, prose, Withdrawal } from './visit.ts';

/** An official's own contribution to a unit, outside any visit. */
export const ContributionSaid = z
  .strictObject({ ...ContributionTold.shape, unitId: UnitId, day: Day })
  .check(z.meta({ vi: 'lời ghi đóng góp', en: 'contribution as said' }));
export type ContributionSaid = z.infer<typeof ContributionSaid>;

export const ContributionSaidFor = z
  .strictObject({ ...ContributionSaid.shape, officialId: OfficialId })
  .check(z.meta({ vi: 'đóng góp ghi thay từ sổ giấy', en: 'contribution written for another' }));

export const RowWithdrawn = z
  .strictObject({ id: RowId, reason: prose(300, 1) })
  .check(z.meta({ vi: 'rút lại một dòng', en: 'withdrawal of a line' }));

/** What an official gave of their own: an idea, work, or whole đồng. Kept apart from what was mobilised from others. */
export const Contribution = z
  .object({
    id: RowId,
    officialId: OfficialId,
    officialName: z.string(),
    notedBy: OfficialId,
    notedByName: z.string(),
    unitId: UnitId,
    unitName: z.string(),
    visitId: z.nullable(VisitId),
    day: Day,
    kind: ContributionKind,
    what: z.string(),
    /** Of money only. */
    valueVnd: z.nullable(z.int()),
    /** Null while the line counts. */
    withdrawal: z.nullable(Withdrawal),
  })
  .check(z.meta({ vi: 'đóng góp của cán bộ', en: 'own contribution' }));
export type Contribution = z.infer<typeof Contribution>;
