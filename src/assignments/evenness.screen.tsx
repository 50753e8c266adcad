import { number } from '../web/text.ts';
import type { Evenness } from './load.rules.ts';

/** «28 × 3 · 9 × 2»: so many people with so many units. */
export const spreadWritten = ({ distribution }: Evenness): string =>
  distribution.map(({ officials, units }) => `${number(officials)} × ${number(units)}`).join(' · ') || '–';
