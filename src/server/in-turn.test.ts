import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { inTurn } from './in-turn.ts';

test('no more work at once than there are places, in order, and a failure makes room', async () => {
  const turns = inTurn(2);
  const begun: number[] = [];
  let busy = 0;
  let top = 0;
  const work = (n: number) =>
    turns(async () => {
      begun.push(n);
      top = Math.max(top, ++busy);
      await setTimeout(5);
      busy--;
      if (n === 1) throw new Error('no');
      return n;
    });
  const told = await Promise.allSettled([0, 1, 2, 3, 4, 5].map(work));
  expect(top).toBe(2);
  expect(begun).toEqual([0, 1, 2, 3, 4, 5]);
  expect(told.map(({ status }) => status)).toEqual([
    'fulfilled',
    'rejected',
    'fulfilled',
    'fulfilled',
    'fulfilled',
    'fulfilled',
  ]);
});
