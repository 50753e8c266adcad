import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { migrate } from './migrate.ts';
import { type Db, overPool, pool } from './sql.ts';
import { keyFor, newTenantKey, sealKey } from './tenant-key.ts';

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

/**
 * The installation: the admin's connection, the data folder (backups, key), and the key that the logins' passwords come from
 * and the tenants' own keys are sealed with.
 */
export interface Installation {
  url: string;
  admin: pg.Pool;
  key: Buffer;
  folder: string;
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

/** Brings what all tenants share up to date; two starts at once wait for each other. */
export const migrateInstallation = (admin: pg.Pool): Promise<number> =>
  alone(admin, (client) => migrate(client, 'installation'));

/** What a tenant begins with. `key` is given where it comes back from a backup. */
export interface NewTenant {
  name: string;
  title: string;
  host?: string | null;
  sample?: string | null;
  demoDay?: string | null;
  key?: Buffer;
}
type Maker = Pick<Installation, 'admin' | 'key'>;
type Roles = Pick<Tenant, 'schema' | 'ownerRole' | 'loginRole'>;

/**
 * Makes a tenant's schema, roles and tables in one go; on any error nothing of it remains but unused roles.
 * `name` is already judged (a-z, digits, dashes).
 */
export async function makeTenant(installation: Maker, made: NewTenant): Promise<Tenant> {
  const { admin } = installation;
  const tenant = await alone(admin, (client) =>
    inTransaction(client, () => beginTenantIn(client, installation, made)),
  );
  await migrateTenant(admin, tenant);
  return tenant;
}

/** Its two roles, its empty schema and its line among the tenants, within the caller's transaction. */
export async function beginTenantIn(
  client: pg.ClientBase,
  installation: Pick<Installation, 'key'>,
  { name, title, host = null, sample = null, demoDay = null, key = newTenantKey() }: NewTenant,
): Promise<Tenant> {
  const schema = `t_${name.replaceAll('-', '_')}`;
  const stem = `bn_${randomBytes(4).toString('hex')}_${name.replaceAll('-', '_')}`.slice(0, 50);
  const [owner, login] = [`${stem}_owner`, `${stem}_login`];
  const { rows } = await client.query<{ db: string }>('select current_database() as db');
  const database = client.escapeIdentifier(rows[0]?.db ?? '');
  const secret = client.escapeLiteral(passwordOf(installation, login));
  await client.query(`create role ${owner} nologin`);
  await client.query(`create role ${login} login password ${secret} connection limit 60`);
  await client.query(`grant ${owner} to current_user`);
  await client.query(`create schema ${schema} authorization ${owner}`);
  await client.query(`alter role ${login} in database ${database} set search_path = ${schema}, public`);
  const made = await client.query<Tenant>(
    `insert into public.tenant (name, title, host, schema, owner_role, login_role, sample, demo_day, key)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning ${columns}`,
    [name, title, host, schema, owner, login, sample, demoDay, sealKey(installation, name, key)],
  );
  return made.rows[0] as Tenant;
}

/** Runs the tenant's migrations as its owner, then gives the login what it needs and no more. */
export const migrateTenant = (admin: pg.Pool, tenant: Roles) =>
  alone(admin, async (client) => {
    await client.query(`set role ${tenant.ownerRole}`);
    await client.query(`set search_path = ${tenant.schema}, public`);
    try {
      const ran = await migrate(client, 'tenant');
      await grantLogin(client, tenant);
      return ran;
    } finally {
      await client.query('reset role; reset search_path');
    }
  });

/** What the login may do in its schema; run as the owner, once the tables stand. */
export async function grantLogin(client: pg.ClientBase, { schema, loginRole }: Roles): Promise<void> {
  await client.query(`grant usage on schema ${schema} to ${loginRole}`);
  await client.query(
    `grant select, insert, update, delete on all tables in schema ${schema} to ${loginRole}`,
  );
  await client.query(`grant usage on all sequences in schema ${schema} to ${loginRole}`);
  // What tells of the past is appended, never taken away.
  await client.query(
    `revoke delete on command_log, log_seal, look_log, seal_opening, report_hop from ${loginRole}; revoke update on log_seal, look_log, seal_opening from ${loginRole}; revoke insert, update, delete on migration from ${loginRole}`,
  );
}

/** Takes a tenant away with everything in it. Only samples, and only when nobody is connected as its login. */
export const dropTenant = (admin: pg.Pool, tenant: Tenant): Promise<void> =>
  alone(admin, (client) => inTransaction(client, () => dropTenantIn(client, tenant)));

/** The same within the caller's transaction. */
export async function dropTenantIn(client: pg.ClientBase, tenant: Tenant): Promise<void> {
  await client.query('select pg_terminate_backend(pid) from pg_stat_activity where usename = $1', [
    tenant.loginRole,
  ]);
  await client.query(`drop schema ${tenant.schema} cascade`);
  await client.query('delete from public.tenant where name = $1', [tenant.name]);
  await client.query(`drop owned by ${tenant.loginRole}; drop owned by ${tenant.ownerRole}`);
  await client.query(`drop role ${tenant.loginRole}; drop role ${tenant.ownerRole}`);
}

/** The server's pool of one tenant: signs in as its login, whose search_path is the tenant's schema. */
export function openTenant(installation: Pick<Installation, 'url' | 'key'>, tenant: Tenant, most = 10): Db {
  const password = passwordOf(installation, tenant.loginRole);
  return overPool(pool({ url: installation.url, user: tenant.loginRole, password, most }));
}

const passwordOf = (installation: Pick<Installation, 'key'>, login: string): string =>
  keyFor(installation, `login ${login}`).toString('base64url');

/** One connection under one advisory lock, so that two starts or two set-ups do not run into each other. */
export async function alone<T>(admin: pg.Pool, body: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await admin.connect();
  try {
    await client.query('select pg_advisory_lock(782016)');
    return await body(client);
  } finally {
    await client.query('select pg_advisory_unlock(782016)').catch(() => {});
    client.release();
  }
}

/** All of it or, on any error, nothing. */
export async function inTransaction<T>(client: pg.ClientBase, body: () => Promise<T>): Promise<T> {
  await client.query('begin');
  try {
    const done = await body();
    await client.query('commit');
    return done;
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  }
}
