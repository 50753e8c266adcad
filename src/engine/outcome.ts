import type { TierName } from './problem.ts';

/** `value`: the plan's sum; `bound`: the least that the tiers before it allow. Spread: 0 is tight, else how far. */
export type TierValue = {
  readonly tier: TierName;
  readonly value: number;
  readonly bound: number;
  readonly tolerance: number;
};

/** These units may go to these officials only, who have room for fewer. */
export type Blocking = {
  readonly units: readonly number[];
  readonly officials: readonly number[];
  readonly room: number;
};
