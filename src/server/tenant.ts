import { createHmac, randomBytes } from 'node:crypto';
import type pg from 'pg';
import { migrate } from './migrate.ts';
import { type Db, overPool, pool } from './sql.ts';

/** One whole tree and its people: a schema, an owner role that cannot sign in, a login role that owns nothing. */
export interface Tenant {
  name: string;
  title: string;
  host: string | null;
  schema: string;
  ownerRole: string;
  loginRole: string;
  /** Which sample world it holds; null: a real one. */
  sample: string | null;
  /** 'Today' of a sample world. */
  demoDay: string | null;
  epoch: string;
}

/** The installation: the admin's connection, the key that the logins' passwords and the keyed hashes come from. */
export interface Installation {
  url: string;
  admin: pg.Pool;
  key: Buffer;
}

const columns =
  'name, title, host, schema, owner_role as "ownerRole", login_role as "loginRole", sample, demo_day as "demoDay", epoch';

export async function findTenant(admin: pg.Pool, name: string): Promise<Tenant | undefined> {
  const { rows } = await admin.query<Tenant>(`select ${columns} from public.tenant where name = $1`, [name]);
  return rows[0];
}

export async function tenants(admin: pg.Pool): Promise<Tenant[]> {
  const { rows } = await admin.query<Tenant>(`select ${columns} from public.tenant order by made_at`);
  return rows;
}

/** 256 bits for one purpose, from the installation's key: nothing is stored, nothing repeats between purposes. */
export const keyFor = (installation: Pick<Installation, 'key'>, purpose: string): Buffer =>
  createHmac('sha256', installation.key).update(purpose).digest();

/** Brings what all tenants share up to date; two starts at once wait for each other. */
export const migrateInstallation = (admin: pg.Pool): Promise<number> =>
  alone(admin, (client) => migrate(client, 'installation'));

/**
 * Makes a tenant's schema, roles and tables in one go; on any error nothing of it remains but unused roles.
 * `name` is already judged (a-z, digits, dashes).
 */
export async function makeTenant(
  installation: Installation,
  made: { name: string; title: string; sample?: string; demoDay?: string },
): Promise<Tenant> {
  const schema = `t_${made.name.replaceAll('-', '_')}`;
  const stem = `bn_${randomBytes(4).toString('hex')}_${made.name.replaceAll('-', '_')}`.slice(0, 50);
  const [owner, login] = [`${stem}_owner`, `${stem}_login`];
  await alone(installation.admin, async (client) => {
    const { rows } = await client.query<{ db: string }>('select current_database() as db');
    const database = client.escapeIdentifier(rows[0]?.db ?? '');
    const secret = client.escapeLiteral(passwordOf(installation, login));
    await client.query('begin');
    try {
      await client.query(`create role ${owner} nologin`);
      await client.query(`create role ${login} login password ${secret} connection limit 60`);
      await client.query(`grant ${owner} to current_user`);
      await client.query(`create schema ${schema} authorization ${owner}`);
      await client.query(`alter role ${login} in database ${database} set search_path = ${schema}, public`);
      await client.query(
        'insert into public.tenant (name, title, schema, owner_role, login_role, sample, demo_day) values ($1, $2, $3, $4, $5, $6, $7)',
        [made.name, made.title, schema, owner, login, made.sample ?? null, made.demoDay ?? null],
      );
      await client.query('commit');
    } catch (error) {
      await client.query('rollback');
      throw error;
    }
  });
  const tenant = await findTenant(installation.admin, made.name);
  if (!tenant) throw new Error(`tenant ${made.name} was not made`);
  await migrateTenant(installation.admin, tenant);
  return tenant;
}

/** Runs the tenant's migrations as its owner, then gives the login what it needs and no more. */
export const migrateTenant = (admin: pg.Pool, tenant: Pick<Tenant, 'schema' | 'ownerRole' | 'loginRole'>) =>
  alone(admin, async (client) => {
    await client.query(`set role ${tenant.ownerRole}`);
    await client.query(`set search_path = ${tenant.schema}, public`);
    try {
      const ran = await migrate(client, 'tenant');
      const { schema, loginRole } = tenant;
      await client.query(`grant usage on schema ${schema} to ${loginRole}`);
      await client.query(
        `grant select, insert, update, delete on all tables in schema ${schema} to ${loginRole}`,
      );
      await client.query(`grant usage on all sequences in schema ${schema} to ${loginRole}`);
      // What tells of the past is appended, never taken away.
      await client.query(
        `revoke delete on command_log, log_seal, look_log, seal_opening, report_hop from ${loginRole}; revoke update on log_seal, look_log, seal_opening from ${loginRole}; revoke insert, update, delete on migration from ${loginRole}`,
      );
      return ran;
    } finally {
      await client.query('reset role; reset search_path');
    }
  });

/** Takes a tenant away with everything in it. Only samples, and only when nobody is connected as its login. */
export async function dropTenant(admin: pg.Pool, tenant: Tenant): Promise<void> {
  await alone(admin, async (client) => {
    await client.query('begin');
    await client.query('select pg_terminate_backend(pid) from pg_stat_activity where usename = $1', [
      tenant.loginRole,
    ]);
    await client.query(`drop schema ${tenant.schema} cascade`);
    await client.query('delete from public.tenant where name = $1', [tenant.name]);
    await client.query(`drop owned by ${tenant.loginRole}; drop owned by ${tenant.ownerRole}`);
    await client.query(`drop role ${tenant.loginRole}; drop role ${tenant.ownerRole}`);
    await client.query('commit');
  });
}

/** The server's pool of one tenant: signs in as its login, whose search_path is the tenant's schema. */
export function openTenant(installation: Installation, tenant: Tenant, most = 10): Db {
  const password = passwordOf(installation, tenant.loginRole);
  return overPool(pool({ url: installation.url, user: tenant.loginRole, password, most }));
}

const passwordOf = (installation: Pick<Installation, 'key'>, login: string): string =>
  keyFor(installation, `login ${login}`).toString('base64url');

/** One connection under one advisory lock, so that two starts or two set-ups do not run into each other. */
async function alone<T>(admin: pg.Pool, body: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await admin.connect();
  try {
    await client.query('select pg_advisory_lock(782016)');
    return await body(client);
  } finally {
    await client.query('select pg_advisory_unlock(782016)').catch(() => {});
    client.release();
  }
}
