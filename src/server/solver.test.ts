import { expect, test } from 'vitest';
import { strewn } from '../../test/world/problem.ts';
import { solveApart } from './solver.ts';

/** The longest that nobody else was served while `during` went on, in milliseconds. */
async function longestWait(during: Promise<unknown>): Promise<number> {
  let [longest, last] = [0, performance.now()];
  const ticking = setInterval(() => {
    const now = performance.now();
    [longest, last] = [Math.max(longest, now - last), now];
  }, 2);
  await during;
  clearInterval(ticking);
  return Math.max(longest, performance.now() - last);
}

test('a plan in a thread of its own holds nobody up, nor does what becomes of the thread after it', async () => {
  const problem = strewn(1000, 4000, 1);
  const tiers = (['spread', 'changes', 'skills', 'travel'] as const).map((tier) => ({ tier, tolerance: 0 }));
  const solving = solveApart({ ...problem, rules: { ...problem.rules, tiers } }, 30);
  expect(await longestWait(solving)).toBeLessThan(600);
  expect((await solving).status).toBe('optimal');
}, 60_000);
