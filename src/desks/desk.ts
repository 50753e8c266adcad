import * as z from 'zod/mini';

/** An official's running month in the units held. */
export const Progress = z
  .strictObject({
    /** Units held today … */
    units: z.int(),
    /** … those where they attended a meeting of cell or group this month … */
    met: z.int(),
    /** … and those where they noted anything. */
    visited: z.int(),
    /** How often a topic was told. */
    topics: z.int(),
    /** Concerns they carry that wait for an answer, and those past their day. */
    concerns: z.int(),
    lateConcerns: z.int(),
  })
  .check(z.meta({ vi: 'tiến độ tháng', en: 'progress of the month' }));
export type Progress = z.infer<typeof Progress>;

/** What a new tenant has of what it begins with. */
export const Beginnings = z
  .strictObject({
    /** Bodies whose document symbol is known. */
    bodies: z.int(),
    /** Units beneath the home unit. */
    units: z.int(),
    officials: z.int(),
    accounts: z.int(),
    administrators: z.int(),
  })
  .check(z.meta({ vi: 'bước khởi đầu', en: 'beginnings' }));
export type Beginnings = z.infer<typeof Beginnings>;
