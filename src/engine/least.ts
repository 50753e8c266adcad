import type { Problem } from './problem.ts';
import { fairTotal, roundedShare, widest } from './share.ts';

/**
 * The smallest whole number from 0 that fits, or null. A wider spread usually holds every plan of a narrower one,
 * except where it takes in an official who was an exception before: between two such steps we halve.
 */
export function leastSpread(problem: Problem, fits: (spread: number) => boolean): number | null {
  const steps = [...new Set(entries(problem))].sort((a, b) => a - b);
  const top = Math.max(widest(problem), (steps.at(-1) ?? 0) + 1);
  let from = 0;
  for (const until of [...steps, top + 1]) {
    const found = smallest(from, until - 1, fits);
    if (found !== null) return found;
    from = until;
  }
  return null;
}

/** The spreads at which an official stops being an exception. */
function entries(problem: Problem): number[] {
  const share = roundedShare(fairTotal(problem), problem.officials.length);
  return problem.officials
    .map(({ min = 0, max = Number.POSITIVE_INFINITY }) => Math.max(min - share, share - max))
    .filter((step) => step > 0);
}

/** Doubling steps up from `from`, then halving: few tries where the answer is near, as it mostly is. */
function smallest(from: number, last: number, fits: (spread: number) => boolean): number | null {
  if (from > last) return null;
  let low = from;
  let high = from;
  for (let step = 1; !fits(high); step *= 2) {
    if (high === last) return null;
    low = high + 1;
    high = Math.min(last, high + step);
  }
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (fits(middle)) high = middle;
    else low = middle + 1;
  }
  return high;
}
