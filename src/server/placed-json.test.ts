import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NotJson, type Placed, parsePlaced } from './placed-json.ts';

const plainly = (placed: Placed): unknown => {
  if (placed.kind === 'plain') return placed.value;
  if (placed.kind === 'array') return placed.items.map(plainly);
  return placed.members.map(({ key, value }) => [key, plainly(value)]);
};
const pairs = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(pairs);
  return value && typeof value === 'object'
    ? Object.entries(value).map(([key, of]) => [key, pairs(of)])
    : value;
};

test('reads what JSON.parse reads', () =>
  fc.assert(
    fc.property(fc.json(), fc.constantFrom(0, 2), (text, indent) => {
      const value = JSON.parse(text);
      expect(plainly(parsePlaced(JSON.stringify(value, null, indent)))).toEqual(pairs(value));
    }),
  ));

test('refuses what JSON.parse refuses', () =>
  fc.assert(
    fc.property(fc.json(), fc.nat(30), fc.constantFrom('', '}', ',', '"', 'x'), (text, at, mark) => {
      const broken = text.slice(0, at) + mark + text.slice(at + 1);
      let valid = true;
      try {
        JSON.parse(broken);
      } catch {
        valid = false;
      }
      if (valid) expect(() => parsePlaced(broken)).not.toThrow();
      else expect(() => parsePlaced(broken)).toThrow(NotJson);
    }),
    { numRuns: 500 },
  ));

test('knows line and column of keys and values', () => {
  const placed = parsePlaced('{\n  "hard": [\n    "home"\n  ]\n}');
  expect(placed.kind === 'object' && placed.members[0]).toMatchObject({ key: 'hard', line: 2, column: 3 });
  const hard = placed.kind === 'object' ? placed.members[0]?.value : undefined;
  expect(hard?.kind === 'array' && hard.items[0]).toMatchObject({ value: 'home', line: 3, column: 5 });
});

test('says where it stops being JSON, and does not sink into endless brackets', () => {
  expect(() => parsePlaced('{\n "a": 1,\n}')).toThrow(expect.objectContaining({ line: 3, column: 1 }));
  expect(() => parsePlaced('['.repeat(100_000))).toThrow(NotJson);
});
