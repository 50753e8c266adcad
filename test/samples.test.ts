import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { loadSample, type Sample } from '../src/main/samples/load.ts';
import { myThanh } from '../src/main/samples/my-thanh.ts';
import { commands, kinds, seeds } from '../src/main/server.ts';
import { openInstallation } from '../src/server/installation.ts';
import { type Db, pool } from '../src/server/sql.ts';
import { Tenancy } from '../src/server/tenancy.ts';
import type { Installation } from '../src/server/tenant.ts';
import { withDatabase } from './world/postgres.ts';

/** A sample loaded into a database of its own, once for all tests of a `describe`. */
function loaded(sample: Sample) {
  const name = `sample_${randomBytes(6).toString('hex')}`;
  const folder = mkdtempSync(path.join(tmpdir(), 'ba-nam-sample-'));
  const world = {} as { db: Db; seconds: number };
  let installation: Installation;
  let tenancy: Tenancy;
  const onServer = async (statement: string) => {
    const server = pool({ url: inject('server'), most: 1 });
    await server.query(statement);
    await server.end();
  };
  beforeAll(async () => {
    await onServer(`create database ${name}`);
    installation = await openInstallation(withDatabase(inject('server'), name), folder);
    tenancy = new Tenancy(installation);
    const began = Date.now();
    await loadSample(installation, tenancy, sample, { commands, kinds, seeds }, () => {});
    world.seconds = (Date.now() - began) / 1000;
    const open = await tenancy.named(sample.name);
    if (!open) throw new Error('the sample is not there');
    world.db = open.db;
    console.log(`${sample.name}: ${world.seconds} s`);
  }, 120_000);
  afterAll(async () => {
    await tenancy.close();
    await installation.admin.end();
    await onServer(`drop database ${name} with (force)`);
    rmSync(folder, { recursive: true });
  });
  return world;
}

async function rows<Row>(db: Db, query: ReturnType<typeof sql<Row>>): Promise<Row[]> {
  return (await query.execute(db)).rows;
}

describe('my-thanh, as the report of 26/9/2016 has it', () => {
  const world = loaded(myThanh);

  test('six hamlets of 17 groups each, all marked as made', async () => {
    const found = await rows(
      world.db,
      sql<{ name: string; groups: number; made: boolean }>`
        select h.name, count(*)::int as groups, bool_and(g.made_up and h.made_up) as made from unit_fact h
          join unit_edge e on e.parent_id = h.unit_id join unit_fact g on g.unit_id = e.unit_id
         where h.kind = 'hamlet' group by h.name order by h.name`,
    );
    expect(found).toEqual([1, 2, 3, 4, 5, 6].map((at) => ({ name: `Ấp ${at}`, groups: 17, made: true })));
  });
});
