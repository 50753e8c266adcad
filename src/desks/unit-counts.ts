import * as z from 'zod/mini';
import { UnitId } from '../kernel/id.ts';
import { Text } from '../kernel/text.ts';

/** What a map of a tier may be coloured by: counts of a unit and all beneath it, its own rating; null: not known, or not the reader's to see. */
export const UnitCounts = z
  .strictObject({
    unitId: UnitId,
    visits: z.nullable(z.int()),
    concerns: z.nullable(z.int()),
    rating: z.nullable(Text),
    weak: z.nullable(z.boolean()),
  })
  .check(z.meta({ vi: 'số đếm của đơn vị', en: 'counts of a unit' }));
export type UnitCounts = z.infer<typeof UnitCounts>;
