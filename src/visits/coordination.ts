import * as z from 'zod/mini';
import { Month } from '../kernel/day.ts';
import { UnitId } from '../kernel/id.ts';
import { prose } from './visit.ts';

export const CoordinationLevel = z.enum(['good', 'fair', 'poor']);
export type CoordinationLevel = z.infer<typeof CoordinationLevel>;

/** How the cell committee, the member in charge and the official worked together in a unit in a month. Said again, it is corrected. */
export const CoordinationSaid = z
  .strictObject({ unitId: UnitId, month: Month, level: CoordinationLevel, note: z._default(prose(500), '') })
  .check(z.meta({ vi: 'đánh giá phối hợp', en: 'coordination assessed' }));
export type CoordinationSaid = z.infer<typeof CoordinationSaid>;

export const Coordination = z
  .object({ level: CoordinationLevel, note: z.string(), byName: z.string() })
  .check(z.meta({ vi: 'phối hợp', en: 'coordination' }));
export type Coordination = z.infer<typeof Coordination>;
