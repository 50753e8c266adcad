import { createHash, randomBytes } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { sql } from 'kysely';
import type { Day } from '../src/kernel/day.ts';
import { newId, type OfficialId, type UnitId } from '../src/kernel/id.ts';
import { loadSample } from '../src/main/samples/load.ts';
import { commands, kinds, samples, seeds } from '../src/main/server.ts';
import { openInstallation } from '../src/server/installation.ts';
import { homeUnit } from '../src/server/setting.sql.ts';
import type { Db } from '../src/server/sql.ts';
import { type OpenTenant, Tenancy } from '../src/server/tenancy.ts';

export interface Loaded {
  name: string;
  milliseconds: number;
  commands: number;
}

/** Who asks during the measurement, each with a session that stands in the database already. */
export interface World {
  tenant: string;
  today: Day;
  home: UnitId;
  clerk: string;
  /** Each with a unit they hold today. */
  officials: { cookie: string; officialId: OfficialId; unitId: UnitId }[];
}

/** Loads every sample there is, and signs in the clerk and so many officials of the first. */
export async function loadWorld(url: string, folder: string, officials: number) {
  const installation = await openInstallation(url, folder);
  const tenancy = new Tenancy(installation);
  try {
    const loaded: Loaded[] = [];
    for (const sample of samples) {
      const began = performance.now();
      await loadSample(installation, tenancy, sample, { commands, kinds, seeds }, () => {});
      const milliseconds = Math.round(performance.now() - began);
      loaded.push({
        name: sample.name,
        milliseconds,
        commands: await countCommands(await opened(tenancy, sample.name)),
      });
    }
    const world = await signIn(await opened(tenancy, 'my-thanh'), officials);
    return { loaded, world, url: installation.url };
  } finally {
    await tenancy.close();
    await installation.admin.end();
  }
}

async function opened(tenancy: Tenancy, name: string): Promise<OpenTenant> {
  const open = await tenancy.named(name);
  if (!open) throw new Error(`the sample ${name} is not there`);
  return open;
}

async function countCommands({ db }: OpenTenant): Promise<number> {
  const { count } = await db
    .selectFrom('commandLog')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

async function signIn({ tenant, db, clock }: OpenTenant, count: number): Promise<World> {
  const { today } = clock();
  const { rows } = await sql<{ accountId: string; officialId: OfficialId; unitId: UnitId }>`
    select distinct on (a.official_id) c.id as account_id, a.official_id, a.unit_id
      from assignment a join account c on c.official_id = a.official_id
     where a.held @> ${today}::date and a.received_on is not null order by a.official_id, a.unit_id limit ${count}`.execute(
    db,
  );
  const clerk = await db
    .selectFrom('account')
    .select('id')
    .where('userName', '=', 'vanphong')
    .executeTakeFirstOrThrow();
  const officials: World['officials'] = [];
  for (const { accountId, ...one } of rows)
    officials.push({ ...one, cookie: await session(db, tenant.name, accountId) });
  if (officials.length < count) throw new Error(`only ${officials.length} officials hold a unit`);
  return {
    ...{ tenant: tenant.name, today, officials },
    home: await homeUnit(db),
    clerk: await session(db, tenant.name, clerk.id),
  };
}

async function session(db: Db, tenant: string, accountId: string): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const tokenHash = createHash('sha256').update(token).digest();
  await db.updateTable('account').set({ state: 'open' }).where('id', '=', accountId).execute();
  await db
    .insertInto('session')
    .values({ id: newId(), tokenHash, accountId, desk: false, agent: 'bench' })
    .execute();
  return `bn_${tenant}=${token}`;
}
