import { CamelCasePlugin, Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
import type { DB } from './database.ts';
import { PreparingClient } from './prepared.ts';

/** What a `.sql.ts` file is given. A read takes either; a write asks for `Tx`, so it cannot run outside one. */
export type Db = Kysely<DB>;
export type Tx = Transaction<DB>;

/** Days stay text, moments become ISO text, bigint becomes a number or an error: no Date ever comes out. */
const parsers: Record<number, (text: string) => unknown> = {
  [pg.types.builtins.DATE]: (text) => text,
  [pg.types.builtins.TIMESTAMPTZ]: (text) => new Date(text).toISOString(),
  [pg.types.builtins.INT8]: (text) => {
    const n = Number(text);
    if (!Number.isSafeInteger(n)) throw new RangeError(`bigint too large for a number: ${text}`);
    return n;
  },
};

/** Where and as whom. `role` and `searchPath` are set for each connection; a tenant's own login has both from its role. */
export interface Place {
  url: string;
  user?: string;
  password?: string;
  role?: string;
  searchPath?: string;
  most?: number;
}

/** A pool of at most `most` connections (10), each idle one closed after 30 s. A broken idle connection is dropped quietly. */
export function pool({ url, user, password, role, searchPath, most = 10 }: Place): pg.Pool {
  const settings = [role && `-c role=${role}`, searchPath && `-c search_path=${searchPath}`].filter(Boolean);
  const made = new pg.Pool({
    ...fromUrl(url),
    ...(user === undefined ? {} : { user, password }),
    ...(settings.length > 0 ? { options: settings.join(' ') } : {}),
    max: most,
    Client: PreparingClient,
    idleTimeoutMillis: 30_000,
    types: { getTypeParser: (oid, format) => parsers[oid] ?? pg.types.getTypeParser(oid, format) },
  });
  made.on('error', () => {});
  made.on('connect', (client) => client.on('error', () => {}));
  return made;
}

/** pg takes settings inside a connection string before those beside it; a login of another name needs them apart. */
function fromUrl(url: string): pg.PoolConfig {
  const at = new URL(url);
  const socket = at.searchParams.get('host');
  const mode = at.searchParams.get('sslmode');
  return {
    host: socket ?? decodeURIComponent(at.hostname),
    port: Number(at.port || at.searchParams.get('port') || 5432),
    database: decodeURIComponent(at.pathname.slice(1)) || 'postgres',
    user: decodeURIComponent(at.username) || at.searchParams.get('user') || undefined,
    password: decodeURIComponent(at.password) || undefined,
    ...(mode && mode !== 'disable' ? { ssl: { rejectUnauthorized: mode.startsWith('verify') } } : {}),
  } as pg.PoolConfig;
}

export const overPool = (from: pg.Pool): Db =>
  new Kysely<DB>({
    dialect: new PostgresDialect({ pool: from }),
    // Column names change case; keys inside a jsonb value are data and stay as written.
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });

export const connect = (place: Place): Db => overPool(pool(place));

/** Rows a lot at a time: PostgreSQL takes at most 65,535 values in one statement. */
export function* lots<Row>(rows: readonly Row[]): Generator<Row[]> {
  for (let at = 0; at < rows.length; at += 4000) yield rows.slice(at, at + 4000);
}
