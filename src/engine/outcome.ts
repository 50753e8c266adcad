import type { TierName } from './problem.ts';

/** `value`: the plan's sum; `bound`: the least that the tiers before it allow. Spread: 0 is tight, else how far. */
export type TierValue = {
  readonly tier: TierName;
  readonly value: number;
  readonly bound: number;
  readonly tolerance: number;
};

/**
 * Why there is no plan. `room`: these units may go to these officials only, who have room for less; `pieces`: there is as
 * much room, but no way to fill it with whole units; `changes`: so many units would have to change, `room` may; `minimums`:
 * the officials must have more than there is; `whole`: nothing smaller than all of it is known to be in the way.
 */
export type Blocking = {
  readonly cause: 'room' | 'pieces' | 'changes' | 'minimums' | 'whole';
  readonly units: readonly number[];
  readonly officials: readonly number[];
  /** What the units are, in the measure of `room`: their number, or by weight their loads. */
  readonly load: number;
  readonly room: number;
};
