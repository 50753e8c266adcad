import type { Problem, Spread } from './problem.ts';

/** How many units (or how much weight) each official may hold, both ends included; `hi` may be infinite. */
export type Ranges = {
  readonly lo: Float64Array;
  readonly hi: Float64Array;
  /** Officials (places in the list) whom the spread leaves nothing, so that only min and max hold. */
  readonly exceptions: readonly number[];
};

/** The fair share is `total / officials`; by count the total is the number of units, by weight their weights added. */
export function fairTotal({ units, rules }: Problem): number {
  return rules.balance.by === 'count' ? units.length : units.reduce((sum, u) => sum + (u.weight ?? 1), 0);
}

/** The range of each official: the spread around the fair share, cut by the official's own min and max. */
export function rangesOf(problem: Problem, spread: Exclude<Spread, 'least'>): Ranges {
  const { officials, rules } = problem;
  const [low, high] = around(spread, fairTotal(problem), officials.length, rules.balance.by);
  const lo = new Float64Array(officials.length);
  const hi = new Float64Array(officials.length);
  const exceptions: number[] = [];
  officials.forEach(({ min = 0, max = Number.POSITIVE_INFINITY }, at) => {
    const left = Math.max(low, min) <= Math.min(high, max);
    lo[at] = left ? Math.max(low, min) : min;
    hi[at] = left ? Math.min(high, max) : max;
    if (!left) exceptions.push(at);
  });
  return { lo, hi, exceptions };
}

/** The fair share as a whole number, half up. */
export const roundedShare = (total: number, officials: number): number =>
  Math.floor((2 * total + officials) / (2 * officials));

/** A spread this wide limits nobody, whatever loads the pairs bear. */
export function widest(problem: Problem): number {
  const total = fairTotal(problem);
  const given = problem.costs?.load?.reduce((sum, load) => sum + (load || 0), 0) ?? 0;
  return total + roundedShare(total, problem.officials.length) + given;
}

/** The least and the most that a spread leaves around the fair share `total / officials`. */
export function around(
  spread: Exclude<Spread, 'least'>,
  total: number,
  officials: number,
  by: 'count' | 'weight',
): [low: number, high: number] {
  if (spread === 'none') return [0, Number.POSITIVE_INFINITY];
  if (spread === 'tight' && by === 'count')
    return [Math.floor(total / officials), Math.ceil(total / officials)];
  if (spread === 'tight')
    return [
      Math.max(0, Math.ceil((total - officials) / officials)),
      Math.floor((total + officials) / officials),
    ];
  const share = roundedShare(total, officials);
  const within = spread === 'band' ? 1 : spread;
  return [Math.max(0, share - within), share + within];
}
