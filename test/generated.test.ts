import { readFileSync } from 'node:fs';
import { expect, inject, test } from 'vitest';
import { databaseTypes } from '../src/main/generate.ts';

test('the types of the tables are those of the migrated database; mend with `npm run generate`', async () => {
  expect(await databaseTypes(inject('server'))).toBe(readFileSync('src/server/database.ts', 'utf8'));
}, 60_000);
