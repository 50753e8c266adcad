import type { Action } from '../../src/kernel/policy.ts';

/** Every read of the API and the actions of which one is enough. Sheets are listed by what their list asks, with `list.export`. */
export const reads: Record<string, readonly Action[]> = {
  '/me': ['own.use'],
  '/visits': ['own.use'],
  '/visits/:id': ['visit.read'],
  '/diary': ['own.use'],
  '/diary/units': ['own.use'],
  '/units/:unitId/diary': ['visit.read'],
  '/units/:unitId/situation-notes': ['visit.read'],
  '/units/:unitId/meeting-days': ['visit.read'],
  '/meetings': ['own.use'],
  '/unattended': ['visit.read'],
  '/attendance': ['visit.read'],
  '/parties': ['visit.read'],
};
