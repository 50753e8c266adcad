import swagger from '@fastify/swagger';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { newId } from '../src/kernel/id.ts';
import { type Action, AppointedRole, allows, policy, type Role } from '../src/kernel/policy.ts';
import { commands, routes, sheets } from '../src/main/server.ts';
import { type AnyCommand, perform } from '../src/server/command.ts';
import { emptyServer } from '../src/server/http.ts';
import { sheetRoutes } from '../src/server/sheet.http.ts';
import type { Tx } from '../src/server/sql.ts';
import { inDatabase, ownDatabase, sender } from './world/database.ts';
import { serverFor } from './world/http.ts';
import { reads } from './world/reads.ts';
import { idOf } from './world/world.ts';

/**
 * The authorisation matrix: every command and every read × every role × a unit beneath, above and beside × before, during and after.
 * What is judged is the policy alone, so the oracle is one line. A command without `may` does not compile; a read that `reads` does
 * not name fails here; neither can be forgotten.
 */
const facts = 'tỉnh has xã, xãkhác\n xã has ấp\n ấp has tổ\n Ai is official of xãkhác';
const roles: Role[] = [...AppointedRole.options, 'assigned'];
const during = '2016-08-15';

/** Gives Nam one role over xã from 2016-08-01 until 2016-09-01, and nothing else. */
async function appoint(tx: Tx, role: Role) {
  const held = '[2016-08-01,2016-09-01)';
  await tx
    .insertInto('official')
    .values({ id: idOf('Nam'), name: 'Nam', category: 'official', sortKey: '', searchKey: '' })
    .onConflict((on) => on.doNothing())
    .execute();
  await sql`delete from duty where official_id = ${idOf('Nam')}`.execute(tx);
  await sql`delete from assignment where official_id = ${idOf('Nam')}`.execute(tx);
  const ids = { officialId: idOf<string>('Nam'), unitId: idOf<string>('xã'), held };
  if (role !== 'assigned')
    return tx
      .insertInto('duty')
      .values({ id: newId(), role, ...ids })
      .execute();
  await sql`insert into body (id, unit_id, kind, name, sort_key) values (${idOf('ban')}, ${idOf('xã')}, 'committee', 'ban', '')
    on conflict do nothing`.execute(tx);
  await sql`insert into plan (id, body_id, symbol, subject, period) values (${idOf('kh')}, ${idOf('ban')}, 'KH/ĐU', 'x', '(,)')
    on conflict do nothing`.execute(tx);
  await tx
    .insertInto('assignment')
    .values({ id: newId(), planId: idOf('kh'), kind: 'inCharge', publishedOn: '2016-08-01', ...ids })
    .execute();
}

/** The command as it stands, but asked about `unit` and doing nothing: what remains is whether it may. */
const only = (c: AnyCommand, unit: string): AnyCommand => ({
  ...c,
  body: z.looseObject({}),
  may: { action: c.may.action, unit: () => idOf(unit) },
  run: async () => null,
});

/** Beneath, above and beside; before, during and after. */
const cases = [
  { unit: 'xã', on: during, inside: true },
  { unit: 'tổ', on: during, inside: true },
  { unit: 'tỉnh', on: during, inside: false },
  { unit: 'xãkhác', on: during, inside: false },
  { unit: 'xã', on: '2016-07-31', inside: false },
  { unit: 'tổ', on: '2016-09-01', inside: false },
];

inDatabase(
  'every command asks the policy: role × unit × day',
  facts,
  async (tx) => {
    const wrong: string[] = [];
    const actions = new Map(commands.map((c) => [c.may.action as Action, c]));
    for (const role of roles) {
      await appoint(tx, role);
      for (const [action, c] of actions)
        for (const { unit, on, inside } of cases) {
          const problem = await perform(tx, only(c, unit), { id: newId(), body: {} }, sender('Nam', on));
          const may = problem === null;
          if (may !== (inside && allows(role, action))) wrong.push(`${role} ${action} ${unit} ${on}: ${may}`);
        }
    }
    expect(wrong).toEqual([]);
  },
  60_000,
);

test('every action of the policy is used, and no command stands twice', () => {
  const kinds = commands.map((c) => c.kind);
  expect(kinds.filter((kind, at) => kinds.indexOf(kind) !== at)).toEqual([]);
  const used = new Set<string>([
    ...commands.map((c) => c.may.action),
    ...Object.values(reads).flat(),
    ...sheets.map((s) => s.action),
  ]);
  used.add('list.export');
  expect(Object.keys(policy).filter((action) => !used.has(action))).toEqual([]);
});

/** Signing in and the first set-up are not among the slices' routes. */
test('what writes beside the commands is named here, and in the first invariant of ARCHITECTURE.md', async () => {
  const app = emptyServer({ log: false });
  const found: string[] = [];
  app.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat())
      if (!['GET', 'HEAD', 'OPTIONS'].includes(one)) found.push(`${one} ${url}`);
  });
  for (const some of routes) await app.register(some);
  await app.ready();
  expect(found.sort()).toEqual(['POST /receipts', 'PUT /imports/files/:sha256']);
  await app.close();
});

describe('reads', () => {
  ownDatabase();
  let paths: { path: string; url: string; open: boolean }[] = [];
  beforeAll(async () => {
    paths = await allReads();
  });

  test('each is named in test/world/reads.ts with the action it asks', () => {
    const unnamed = paths
      .filter(({ path, open }) => !open && askedBy(path) === undefined)
      .map(({ path }) => path);
    const gone = Object.keys(reads).filter((path) => !paths.some((p) => p.path === path));
    expect({ unnamed, gone }).toEqual({ unnamed: [], gone: [] });
  });

  inDatabase(
    'nobody reads anything without the right to it, and with it nobody is stopped',
    facts,
    async (tx) => {
      const wrong: string[] = [];
      await sql`insert into setting values ('homeUnitId', ${JSON.stringify(idOf('xã'))}) on conflict (key) do update set value = excluded.value`.execute(
        tx,
      );
      for (const role of [...roles, null]) {
        if (role) await appoint(tx, role);
        else await sql`delete from duty where official_id = ${idOf('Nam')}; `.execute(tx);
        if (!role) await sql`delete from assignment where official_id = ${idOf('Nam')}`.execute(tx);
        const app = serverFor(tx, 'Nam', during, ...routes, sheetRoutes(sheets));
        await app.ready();
        for (const { path, url, open } of paths) {
          const asked = askedBy(path);
          if (open || asked === undefined) continue;
          const { statusCode, body } = await savepoint(tx, () => app.inject(url));
          const may = role !== null && asked(role);
          const stopped = statusCode === 403 || (statusCode === 404 && /notFound/.test(body));
          if (statusCode >= 500 || statusCode === 400)
            wrong.push(`${role} ${url}: ${statusCode} ${body.slice(0, 200)}`);
          else if (!may && !stopped) wrong.push(`${role} ${path} may not, but got ${statusCode}`);
          else if (may && statusCode === 403) wrong.push(`${role} ${path} may, but was stopped`);
        }
        await app.close();
      }
      expect(wrong).toEqual([]);
    },
    60_000,
  );
});

const inBraces = (path: string) => path.replace(/:(\w+)/g, '{$1}');
/** The list that leaves as the file of that path. */
const sheetAt = (path: string) =>
  sheets.find((list) =>
    ['xlsx', 'csv', ...(list.also ?? []).map(({ ending }) => ending)].some(
      (ending) => path === `${inBraces(list.path)}.${ending}` || path === `${list.path}.${ending}`,
    ),
  );

/** Whether a role may read a path: one of the actions that `reads` names, or, of a sheet, its list's and the right to export. */
function askedBy(path: string): ((role: Role) => boolean) | undefined {
  const sheet = sheetAt(path);
  if (sheet) return (role) => allows(role, 'list.export') && allows(role, sheet.action);
  const actions = reads[path];
  return actions && ((role) => actions.some((action) => allows(role, action)));
}

async function savepoint<T>(tx: Tx, body: () => Promise<T>): Promise<T> {
  await sql`savepoint read`.execute(tx);
  try {
    return await body();
  } finally {
    await sql`rollback to savepoint read`.execute(tx);
  }
}

/** Every GET of the server with an address that fits its schema: units become xã, days and months lie within the right. */
async function allReads() {
  const app = emptyServer({ log: false });
  const found: { path: string; url: string; open: boolean }[] = [];
  await app.register(swagger, {
    openapi: { openapi: '3.1.0', info: { title: '', version: '' } },
    transform: jsonSchemaTransform,
  });
  const opens = new Map<string, boolean>();
  app.addHook('onRoute', (route) => {
    if (route.method === 'GET') opens.set(route.url, Boolean((route.config as { open?: boolean })?.open));
  });
  for (const some of [...routes, sheetRoutes(sheets)]) await app.register(some);
  await app.ready();
  const described = app.swagger() as { paths: Record<string, { get?: { parameters?: Parameter[] } }> };
  for (const [path, { get }] of Object.entries(described.paths)) {
    if (!get) continue;
    // A sheet is asked for as its list is.
    const list = described.paths[inBraces(sheetAt(path)?.path ?? '')]?.get?.parameters;
    const asked = [...(list ?? []), ...(get.parameters ?? [])];
    const query = asked
      .filter((p) => p.in === 'query' && p.required)
      .map((p) => `${p.name}=${encodeURIComponent(exampleOf(p))}`);
    const place = asked
      .filter((p) => p.in === 'path')
      .reduce((at, p) => at.replace(`{${p.name}}`, exampleOf(p)), path);
    const colon = path.replace(/\{(\w+)\}/g, ':$1');
    found.push({
      path: colon,
      url: `${place}${query.length > 0 ? `?${query.join('&')}` : ''}`,
      open: opens.get(colon) ?? false,
    });
  }
  await app.close();
  return found;
}

interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  schema: { enum?: string[]; format?: string; pattern?: string; type?: string; minimum?: number };
}
function exampleOf({ name, schema }: Parameter): string {
  if (schema.enum) return schema.enum[0] ?? '';
  if (schema.format === 'uuid') return /unit|beneath/i.test(name) ? idOf<string>('xã') : newId<string>();
  if (schema.format === 'date') return during;
  if (schema.pattern?.includes('(0[1-9]|1[0-2])$')) return '2016-08';
  if (schema.pattern === '^[0-9a-f]{64}$') return '0'.repeat(64);
  if (schema.type === 'integer' || schema.type === 'number') return '2016';
  return name === 'purpose' ? 'kiểm tra quyền' : 'x';
}
