import * as z from 'zod/mini';
import { Pair } from './draft.ts';

const ids = z.array(z.uuid());
const places = z.array(z.int());
const degrees = z.array(z.nullable(z.number()));
const words = z.object({ first: places, of: places });

/**
 * What a draft would be planned from now, as columns (`engine/columns.ts`): units, officials, areas and skills are numbers, -1 is
 * none. `version` tells these facts from others; `leads`: who may not assist a unit, being in charge of it.
 */
export const BoardFacts = z.object({
  version: z.string(),
  seed: z.int(),
  leads: z.array(z.object(Pair.shape)),
  officials: z.object({
    ...{ id: ids, area: places, homeUnit: places, lat: degrees, lon: degrees },
    ...{ skills: words, min: places, max: places },
  }),
  units: z.object({
    ...{ id: ids, area: places, holder: places, lat: degrees, lon: degrees },
    ...{ skills: words, requiredSkills: words, weight: places },
  }),
});
export type BoardFacts = z.infer<typeof BoardFacts>;
