import type { Rules, Tier } from './problem.ts';

/**
 * The tiers as they are solved, with what the rules leave unsaid: the least spread comes first, missing required
 * skills (where they are no hard rule) right after the spread, cost last. Where cost may worsen, it is brought
 * down once more at the end, so that of equal plans the cheapest wins.
 */
export function tierOrder(rules: Rules): readonly Tier[] {
  const tiers = [...rules.tiers];
  const named = (name: Tier['tier']) => tiers.findIndex(({ tier }) => tier === name);
  if (rules.balance.spread === 'least' && named('spread') < 0)
    tiers.unshift({ tier: 'spread', tolerance: 0 });
  if (!rules.hard.includes('requiredSkills') && named('requiredSkills') < 0)
    tiers.splice(named('spread') + 1, 0, { tier: 'requiredSkills', tolerance: 0 });
  if (named('cost') < 0) tiers.push({ tier: 'cost', tolerance: 0 });
  return tiers;
}

/** What a tier may grow to for the sake of later ones. Values are sums of whole numbers. */
export const allowance = (value: number, tolerance: number): number =>
  Math.floor(value + value * tolerance + 1e-9 * Math.max(1, value * tolerance));
