/**
 * What is asked of the engine (phân công): who may take what, and what the best plan is. Skills and areas
 * compare as written: give identity keys. Places are degrees (WGS 84); every amount is a whole number from 0.
 */
export type Problem = {
  readonly officials: readonly Official[];
  readonly units: readonly Unit[];
  /** Given: the whole cost of each pair listed, and a pair that is not listed is impossible. */
  readonly costs?: PairCosts | undefined;
  readonly rules: Rules;
  /** Tells equal plans apart, with the ids of unit and official. */
  readonly seed: number;
};

export type Official = {
  readonly id: string;
  readonly skills?: readonly string[] | undefined;
  readonly homeUnit?: string | undefined;
  readonly area?: string | undefined;
  readonly place?: Place | undefined;
  /** Load in units, or in weight where the balance is by weight. */
  readonly min?: number | undefined;
  readonly max?: number | undefined;
};

export type Unit = {
  readonly id: string;
  readonly skills?: readonly string[] | undefined;
  readonly requiredSkills?: readonly string[] | undefined;
  readonly area?: string | undefined;
  readonly place?: Place | undefined;
  readonly weight?: number | undefined;
  /** The id of who holds it now; one who is not among the officials does not count. */
  readonly holder?: string | undefined;
};

export type Place = { readonly lat: number; readonly lon: number };

/** Row i says: official `official[i]` (its place in the list) takes unit `unit[i]` for `cost[i]`, bearing `load[i]`. */
export type PairCosts = {
  readonly official: Int32Array;
  readonly unit: Int32Array;
  readonly cost: Float64Array;
  /** Not a number where not given: then the unit's weight. */
  readonly load?: Float64Array | undefined;
};

export type Pair = { readonly unit: string; readonly official: string };

export const hardRules = ['requiredSkills', 'home', 'area'] as const;
export type HardRule = (typeof hardRules)[number];

export const tierNames = ['spread', 'requiredSkills', 'changes', 'skills', 'travel', 'cost'] as const;
export type TierName = (typeof tierNames)[number];

/** Later tiers may worsen this one by the fraction `tolerance`. */
export type Tier = { readonly tier: TierName; readonly tolerance: number };

/** How far a load may lie from the fair share; a number: that far from the rounded share. `least`: as little as can be. */
export type Spread = 'tight' | 'band' | 'none' | 'least' | number;

export type Points = {
  readonly metre: number;
  readonly missingSkill: number;
  readonly otherArea: number;
  readonly change: number;
};

export type Rules = {
  readonly balance: { readonly by: 'count' | 'weight'; readonly spread: Spread };
  readonly hard: readonly HardRule[];
  readonly tiers: readonly Tier[];
  readonly points: Points;
  readonly locks: readonly Pair[];
  readonly forbid: readonly Pair[];
  /** How many units with a holder among the officials may get another; null: any. */
  readonly maxChanges: number | null;
  /** Points for each metre between a unit and the middle of its official's units (`compact.ts`); none or 0: not asked. */
  readonly compact?: number;
};

export const defaultRules: Rules = {
  balance: { by: 'count', spread: 'least' },
  hard: ['requiredSkills'],
  tiers: [
    { tier: 'spread', tolerance: 0 },
    { tier: 'cost', tolerance: 0 },
  ],
  points: { metre: 1, missingSkill: 3000, otherArea: 2000, change: 4000 },
  locks: [],
  forbid: [],
  maxChanges: null,
};

/** Whether prices can prove the whole: counts, no caps, no tolerances, the spread before all tiers. */
export function provenByPrices({
  balance,
  tiers,
  maxChanges,
}: Pick<Rules, 'balance' | 'tiers' | 'maxChanges'>): boolean {
  const spreadAt = tiers.findIndex(({ tier }) => tier === 'spread');
  const leads = balance.spread !== 'least' || spreadAt <= 0;
  return (
    balance.by === 'count' && maxChanges === null && leads && tiers.every(({ tolerance }) => tolerance === 0)
  );
}

/** What can take a pair out, in the order it is told. `costs`: the list of costs does not hold the pair. */
export const pairRules = ['locks', 'forbid', 'requiredSkills', 'home', 'area', 'costs'] as const;
export type PairRule = (typeof pairRules)[number];

/** Pair rules as bits of one number, so that each pair can remember all that ruled it out. */
export const ruleBit: Readonly<Record<PairRule, number>> = {
  locks: 1,
  forbid: 2,
  requiredSkills: 4,
  home: 8,
  area: 16,
  costs: 32,
};
