import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { Day } from '../kernel/day.ts';
import { UnitId } from '../kernel/id.ts';
import { byFirstPart, fieldsOf, type Schema, typeOf } from './api-docs.rules.ts';

const schemaOf = (words: z.ZodMiniType) => z.toJSONSchema(words, { io: 'input' }) as Schema;

test('a schema is told in few words', () => {
  const check = (words: z.ZodMiniType, said: string) => expect(typeOf(schemaOf(words))).toBe(said);
  check(UnitId, 'uuid');
  check(Day, 'YYYY-MM-DD');
  check(z.enum(['a', 'b']), '"a" | "b"');
  check(z.string().check(z.maxLength(200)), 'text ≤ 200');
  check(z.int().check(z.minimum(0), z.maximum(1000)), 'integer 0–1000');
  check(z.int(), 'integer');
  check(z.nullable(z.int().check(z.minimum(1))), 'integer ≥ 1 | null');
  check(z.array(UnitId).check(z.maxLength(5)), '[uuid] ≤ 5');
  check(z.boolean(), 'boolean');
});

test('fields within fields stand beneath them, with their place', () => {
  const words = z.strictObject({
    id: UnitId,
    topics: z._default(z.array(z.strictObject({ name: z.string() })), []),
    of: z.nullable(z.strictObject({ on: z.optional(Day) })),
  });
  expect(fieldsOf(schemaOf(words)).map(({ name, required }) => `${name}${required ? '' : '?'}`)).toEqual([
    'id',
    'topics?',
    'topics[].name',
    'of',
    'of.on?',
  ]);
});

test('an answer that is a list tells the fields of one row', () =>
  expect(fieldsOf(schemaOf(z.array(z.strictObject({ name: z.string() })))).map(({ name }) => name)).toEqual([
    '[].name',
  ]));

test('paths and kinds stand under their first part', () =>
  expect(byFirstPart(['/units', '/units/{id}', '/unit-kinds', 'visit.record'], (one) => one)).toEqual([
    ['units', ['/units', '/units/{id}']],
    ['unit-kinds', ['/unit-kinds']],
    ['visit', ['visit.record']],
  ]));
