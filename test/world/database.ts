import { createHash, createHmac, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, inject, test } from 'vitest';
import { type Day, type Instant, instantAt } from '../../src/kernel/day.ts';
import { type CommandId, newId } from '../../src/kernel/id.ts';
import { identityKey, personSortKey, searchKey, sortKey } from '../../src/kernel/name.ts';
import type { Problem } from '../../src/kernel/problem.ts';
import { type AnyCommand, perform, type Sender } from '../../src/server/command.ts';
import { connect, type Db, pool, type Tx } from '../../src/server/sql.ts';
import { withDatabase } from './postgres.ts';
import { idOf, nameOf, world } from './world.ts';

let db: Db;
let wanted = false;

/** This file's own database, once a test of it has begun. As the tenant's login: no owner, so row-level security holds. */
export const database = (): Db => db;

/**
 * A test against a real PostgreSQL: `facts` stored, then `body`, then everything rolled back.
 * The first use in a file clones a database for that file.
 */
export function inDatabase(name: string, facts: string, body: (tx: Tx) => Promise<void>, patience = 20_000) {
  ownDatabase();
  test(
    name,
    async () => {
      const tx = await db.startTransaction().execute();
      try {
        await store(tx, facts);
        await body(tx);
      } finally {
        await tx.rollback().execute();
      }
    },
    patience,
  );
}

/** Clones the template for this test file; for tests that need real transactions of their own, then `database()`. */
export function ownDatabase() {
  if (wanted) return;
  wanted = true;
  const name = `test_${randomBytes(8).toString('hex')}`;
  beforeAll(async () => {
    await onServer(`create database ${name} template ${inject('template')}`);
    db = connect({
      url: withDatabase(inject('server'), name),
      role: inject('loginRole'),
      searchPath: `${inject('schema')},public`,
    });
  });
  afterAll(async () => {
    await db.destroy();
    await onServer(`drop database ${name} with (force)`);
  });
}

async function onServer(statement: string) {
  const server = pool({ url: inject('server'), most: 1 });
  // A clone is refused while another clone of the same template is being made.
  for (let tries = 0; ; tries++)
    try {
      await server.query(statement);
      break;
    } catch (error) {
      if (tries > 40 || !/being accessed/.test(String(error))) throw error;
      await new Promise((again) => setTimeout(again, 100));
    }
  await server.end();
}

/** Someone of the world on a day, as the door sees them. */
export const sender = (who: string, today: string): Sender => ({
  officialId: idOf(who),
  accountId: idOf(`account ${who}`),
  today: today as Day,
  now: `${today}T20:00:00+07:00` as Instant,
  keyed: (purpose, text) => createHmac('sha256', purpose).update(text).digest(),
});

/** Sends a command through the door as `who` on `today`; null when done. */
export const send = (
  tx: Tx,
  c: AnyCommand,
  who: string,
  today: string,
  body: object,
  id = newId<CommandId>(),
): Promise<Problem | null> => perform(tx, c, { id, body }, sender(who, today));

/** Puts a world into the tables. Every unit stands beneath itself, as the closure has it. */
export async function store(tx: Tx, facts: string) {
  const { tree, duties, assignments, visits } = world(facts);
  const units = [...new Set([...tree.flatMap((e) => [e.above, e.below]), ...duties.map((d) => d.where)])];
  const people = new Set([...duties.map((d) => d.who), ...assignments.map((a) => nameOf(a.officialId))]);
  const parentOf = new Map(tree.map((e) => [e.below, e.above]));
  await tx
    .insertInto('unitKind')
    .values(kinds)
    .onConflict((on) => on.doNothing())
    .execute();
  const insert = async (table: string, rows: object[]) => {
    if (rows.length > 0)
      await tx
        .insertInto(table as never)
        .values(rows as never)
        .execute();
  };
  await insert(
    'unit',
    units.map((name) => ({ id: idOf(name) })),
  );
  await insert(
    'unitFact',
    units.map((name) => ({
      unitId: idOf(name),
      valid: '(,)',
      kind: kindOf(name),
      name,
      sortKey: sortKey(name),
      searchKey: searchKey(name),
      identityKey: identityKey(name),
      households: kindOf(name) === 'group' ? 25 : null,
    })),
  );
  await insert(
    'unitEdge',
    [...parentOf].map(([below, above]) => ({ unitId: idOf(below), parentId: idOf(above), valid: '(,)' })),
  );
  const closure = units.flatMap((unit) => {
    const above = [unit];
    for (let at = parentOf.get(unit); at !== undefined; at = parentOf.get(at)) above.push(at);
    return above.map((name, depth) => ({ aboveId: idOf(name), belowId: idOf(unit), depth, valid: '(,)' }));
  });
  await insert('unitClosure', closure);
  await sql`insert into unit_under select above_id, below_id, valid from unit_closure`.execute(tx);
  const root = units.find((unit) => !parentOf.has(unit));
  if (root) await insert('setting', [{ key: 'homeUnitId', value: JSON.stringify(idOf(root)) }]);
  await insert(
    'official',
    [...people].map((name) => ({
      id: idOf(name),
      name,
      category: 'official',
      sortKey: personSortKey(name),
      searchKey: searchKey(name),
    })),
  );
  await insert(
    'duty',
    duties.map((d) => ({
      id: newId(),
      officialId: idOf(d.who),
      role: d.role,
      unitId: idOf(d.where),
      held: '(,)',
    })),
  );
  if (assignments.length > 0 && root) {
    await insert('body', [
      {
        id: idOf('Đảng ủy'),
        unitId: idOf(root),
        kind: 'committee',
        name: 'Đảng ủy',
        symbol: 'ĐU',
        sortKey: '',
      },
    ]);
    await insert('plan', [
      {
        id: idOf('kế hoạch'),
        bodyId: idOf('Đảng ủy'),
        number: 33,
        symbol: 'KH/ĐU',
        subject: 'phân công theo dõi, hỗ trợ cơ sở',
        issuedOn: '2016-07-21',
        period: '[2016-07-21,2021-01-01)',
      },
    ]);
  }
  await insert(
    'assignment',
    assignments.map((a) => ({
      id: idOf(`assignment ${nameOf(a.officialId)} ${nameOf(a.unitId)}`),
      planId: idOf('kế hoạch'),
      kind: 'followAndSupport',
      unitId: a.unitId,
      officialId: a.officialId,
      held: `[${a.from},${a.until ?? ''})`,
      publishedOn: a.from,
    })),
  );
  await insert(
    'visit',
    visits.map((v) => ({
      ...v,
      notedBy: v.officialId,
      householdsTotal: v.householdsPresent === null ? null : 25,
      notedAt: instantAt(Date.parse(`${v.day}T13:00:00Z`)),
      receivedOn: v.day,
    })),
  );
}

const kinds = [
  { code: 'province', vi: 'tỉnh', en: 'province', tier: 1 },
  { code: 'district', vi: 'huyện', en: 'district', tier: 2 },
  { code: 'commune', vi: 'xã', en: 'commune', tier: 3 },
  { code: 'hamlet', vi: 'ấp', en: 'hamlet', tier: 4 },
  { code: 'group', vi: 'tổ nhân dân tự quản', en: 'self-managed group', tier: 5 },
];
const kindOf = (name: string): string =>
  /^tổ/.test(name) ? 'group' : /^ấp/.test(name) ? 'hamlet' : /^huyện/.test(name) ? 'district' : 'commune';

/** A digest for comparing whole answers in one line. */
export const digest = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex');

export { sql };
