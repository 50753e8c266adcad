import * as z from 'zod/mini';
import { Day, Month } from '../kernel/day.ts';
import { ReportId } from '../kernel/id.ts';

/** A signed report that tells something of a unit: whose, of which month, how many lines. */
export const UnitReport = z
  .strictObject({
    reportId: ReportId,
    month: Month,
    officialName: z.string(),
    signedOn: z.nullable(Day),
    lines: z.int(),
  })
  .check(z.meta({ vi: 'báo cáo về đơn vị', en: 'report of a unit' }));
export type UnitReport = z.infer<typeof UnitReport>;
