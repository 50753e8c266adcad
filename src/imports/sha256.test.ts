import { createHash, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { sha256 } from './sha256.ts';

test('it is the hash that the server reckons, for any length', () => {
  for (const length of [0, 1, 55, 56, 63, 64, 65, 1000, 1_000_003]) {
    const bytes = randomBytes(length);
    expect(sha256(bytes)).toBe(createHash('sha256').update(bytes).digest('hex'));
  }
});
