import fc from 'fast-check';
import { expect, test } from 'vitest';
import { overfull } from './overfull.ts';

const places = 5;
const cases = fc.record({
  amount: fc.array(fc.nat(6), { minLength: 1, maxLength: 7 }),
  room: fc.array(fc.oneof(fc.nat(9), fc.constant(Number.POSITIVE_INFINITY)), {
    minLength: places,
    maxLength: places,
  }),
  to: fc.array(fc.subarray([0, 1, 2, 3, 4]), { minLength: 7, maxLength: 7 }),
});

const sum = (values: readonly number[]) => values.reduce((all, by) => all + by, 0);

test('what is too much is just that, by looking at every set; else everything fits', () =>
  fc.assert(
    fc.property(cases, ({ amount, room, to }) => {
      const pairs = amount.map((_, item) => to[item] ?? []);
      const over = (items: readonly number[]) =>
        sum(items.map((item) => amount[item] ?? 0)) -
        sum([...new Set(items.flatMap((item) => pairs[item] ?? []))].map((place) => room[place] ?? 0));
      const first = Int32Array.from(
        [0, ...amount.keys()].map((_, at) => sum(pairs.slice(0, at).map((p) => p.length))),
      );
      const found = overfull(
        Float64Array.from(amount),
        first,
        Int32Array.from(pairs.flat()),
        Float64Array.from(room),
      );
      const sets = Array.from({ length: 2 ** amount.length }, (_, set) =>
        [...amount.keys()].filter((item) => (set >> item) & 1),
      );
      expect(found !== null).toBe(sets.some((set) => over(set) > 0));
      expect(over(found ?? [])).toBeGreaterThan(found ? 0 : -1);
      for (const one of found ?? [])
        expect(over((found ?? []).filter((item) => item !== one))).toBeLessThanOrEqual(0);
    }),
    { numRuns: 3000 },
  ));
