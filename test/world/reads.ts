import type { Action } from '../../src/kernel/policy.ts';

/** Every read of the API and the actions of which one is enough. Sheets are listed by what their list asks, with `list.export`. */
export const reads: Record<string, readonly Action[]> = {
  '/me': ['own.use'],
};
