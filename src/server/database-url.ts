import pg from 'pg';
import { type Postgres, startPostgres } from './embedded.ts';
import { type Say, StartProblem, serverProblem } from './start-problem.ts';

/**
 * The PostgreSQL to work with: the server that `url` names or, without one, our own in `folder`.
 * @throws StartProblem in one sentence for everything a person can mend.
 */
export async function openPostgres(options: {
  url: string | null;
  folder: string;
  say: Say;
}): Promise<Postgres> {
  if (!options.url) return startPostgres(options);
  const version = await checkDatabaseUrl(options.url);
  return { url: options.url, version, attached: true, stop: async () => {} };
}

/**
 * Connects once and looks at everything the first migration needs: version 15 to 18, UTF8, a primary, the rights to make
 * roles and schemas, the two extensions.
 * @returns the major version.
 * @throws StartProblem; no sentence repeats the address.
 */
export async function checkDatabaseUrl(url: string): Promise<number> {
  const client = clientFor(url);
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<Found>(whatIsThere);
    const [found] = rows;
    const wrong = found && wrongWith(found);
    if (wrong) throw wrong;
    return Math.floor((found?.version ?? 0) / 10_000);
  } catch (error) {
    throw connectionProblem(error, client);
  } finally {
    await client.end().catch(() => {});
  }
}

/** Ten seconds: a commune's line is slow, but a person is waiting. */
const patience = 10_000;

function clientFor(url: string): pg.Client {
  if (!/^postgres(ql)?:\/\//.test(url)) throw serverProblem.unreadable(undefined);
  try {
    return new pg.Client({ connectionString: url, connectionTimeoutMillis: patience });
  } catch (error) {
    throw serverProblem.unreadable(undefined, error);
  }
}

interface Found {
  version: number;
  standby: boolean;
  encoding: string;
  user: string;
  mayMakeRoles: boolean;
  mayMakeSchemas: boolean;
  missing: string[];
}

const whatIsThere = `
select current_setting('server_version_num')::int as version,
       pg_is_in_recovery() as standby,
       current_setting('server_encoding') as encoding,
       current_user as "user",
       role.rolsuper or role.rolcreaterole as "mayMakeRoles",
       has_database_privilege(current_database(), 'CREATE') as "mayMakeSchemas",
       array(select wanted from unnest(array['btree_gist', 'pg_trgm']) as wanted
             where not exists (select from pg_available_extensions where name = wanted)) as missing
from pg_roles as role
where role.rolname = current_user`;

function wrongWith(found: Found): StartProblem | null {
  const { version, encoding, user } = found;
  const major = Math.floor(version / 10_000);
  if (major < 15 || major > 18) return serverProblem.otherVersion({ version: major });
  if (found.standby) return serverProblem.readOnly(undefined);
  if (encoding !== 'UTF8') return serverProblem.notUtf8({ encoding });
  if (!found.mayMakeRoles) return serverProblem.noRights({ user, missing: 'CREATEROLE' });
  if (!found.mayMakeSchemas) return serverProblem.noRights({ user, missing: 'CREATE ON DATABASE' });
  if (found.missing.length > 0) return serverProblem.noExtension({ missing: found.missing.join(', ') });
  return null;
}

/** PostgreSQL's own codes and those of the network, as sentences; a StartProblem stays what it is. */
function connectionProblem(error: unknown, { host, port, user, database }: pg.Client): unknown {
  if (error instanceof StartProblem) return error;
  const { code, message } = error as { code?: string; message: string };
  switch (code) {
    case '28P01':
    case '28000':
      return serverProblem.wrongPassword({ user: user ?? '' }, error);
    case '3D000':
      return serverProblem.noDatabase({ database: database ?? '' }, error);
    case '42501':
      return serverProblem.noRights({ user: user ?? '', missing: 'CONNECT' }, error);
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return serverProblem.noHost({ host }, error);
    case 'ECONNREFUSED':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'ETIMEDOUT':
    case 'ENOENT':
      return serverProblem.refused({ host, port }, error);
    default:
      return serverProblem.unreachable({ said: message }, error);
  }
}
