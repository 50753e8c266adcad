import { expect, test } from 'vitest';
import { policy } from '../src/kernel/policy.ts';
import { commands } from '../src/main/server.ts';
import { commandKindRoutes } from '../src/server/commands.http.ts';
import { inDatabase } from './world/database.ts';
import { get } from './world/http.ts';

const facts = 'xã has ấp1\n An is official of ấp1\n Ba is clerk of xã';
const kinds = commandKindRoutes(commands);

inDatabase('whoever has a place here reads what every command takes', facts, async (tx) => {
  const { status, body } = await get(tx, 'An', '2016-09-26', kinds, '/commands/kinds');
  expect(status).toBe(200);
  expect(body.length).toBe(commands.length);
  const visit = body.find((one: { kind: string }) => one.kind === 'visit.record');
  expect(visit).toMatchObject({
    action: 'visit.record',
    body: { type: 'object', required: ['id', 'unitId', 'day', 'kind'], additionalProperties: false },
  });
  expect(Object.keys(visit.body.properties)).toContain('householdsPresent');
});

inDatabase('nobody else does', facts, async (tx) => {
  expect((await get(tx, 'Tám', '2016-09-26', kinds, '/commands/kinds')).status).toBe(403);
});

test('every command has a kind of two words, an action of the policy, and a body that refuses unknown fields', () => {
  const odd = commands.filter(
    ({ kind, may }) => !/^[a-z]\w*\.[a-z]\w*$/i.test(kind) || !(may.action in policy),
  );
  expect(odd.map(({ kind }) => kind)).toEqual([]);
  const loose = commands.filter(
    ({ body }) =>
      body
        .safeParse({ nobodyKnowsThis: 1 })
        .error?.issues.every(({ code }: { code: string }) => code !== 'unrecognized_keys') ?? true,
  );
  expect(loose.map(({ kind }) => kind)).toEqual([]);
});
