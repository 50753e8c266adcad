import { expect, test } from 'vitest';
import { secondsAfter } from './planner.ts';

test('whoever waits for a turn has an answer before a browser gives up', () => {
  expect([0, 9, 12, 20].map(secondsAfter)).toEqual([15, 15, 12, 4]);
  expect(secondsAfter(60)).toBe(3);
});
