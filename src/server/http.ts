import Fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  type FastifySchemaValidationError,
  LogController,
} from 'fastify';
import {
  type FastifyPluginAsyncZod,
  hasZodFastifySchemaValidationErrors,
  serializerCompiler,
  validatorCompiler,
} from 'fastify-type-provider-zod';
import * as z from 'zod/mini';
import type { UnitId } from '../kernel/id.ts';
import type { Action } from '../kernel/policy.ts';
import { Problem, refuseUnstorable, requestProblem } from '../kernel/problem.ts';
import type { Lang } from '../kernel/text.ts';
import { mayAct, mayAnywhere, rightsOf } from './access.sql.ts';
import type { Sender } from './command.ts';
import type { Db } from './sql.ts';
import type { Tenant } from './tenant.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set for every route under a tenant. */
    tenant: Tenant;
    db: Db;
    /** Set for every route but the open ones. */
    sender: Sender;
  }
  interface FastifyContextConfig {
    /** Anyone may ask, signed in or not; such routes are listed in `openRoutes` of the matrix test. */
    open?: boolean;
  }
}

/** The GET routes of a slice. Paths begin below the tenant's `/api`. */
export type Routes = FastifyPluginAsyncZod;

/** Words as we answer them: what is not declared stays in the house. Words inside words need their own `answer`. */
export const answer = <S extends z.core.$ZodShape>(words: z.ZodMiniObject<S>) => z.object(words.shape);

/** Throws 404, the same for a unit that is not there and a unit the reader may not see. */
export async function onlyIfSeen(
  request: FastifyRequest,
  action: Action,
  unitId: UnitId | undefined,
): Promise<void> {
  const { officialId, today } = request.sender;
  if (unitId === undefined || !(await mayAct(request.db, action, officialId, unitId, today)))
    throw requestProblem.notFound();
}

/** Throws 403 unless the reader may do it somewhere; the query itself then keeps to their units (`unitsWhere`). */
export async function onlyIfAnywhere(request: FastifyRequest, action: Action): Promise<void> {
  const { officialId, today } = request.sender;
  const rights = await rightsOf(request.db, officialId, today);
  if (!mayAnywhere(rights, action)) throw requestProblem.notAllowed({ action });
}

export const langOf = (request: FastifyRequest): Lang =>
  request.headers['accept-language']?.startsWith('en') ? 'en' : 'vi';

/** The one place where an error becomes an answer. What we did not foresee says nothing of its insides. */
export function answerProblem(error: FastifyError | Problem, request: FastifyRequest, reply: FastifyReply) {
  const known = asProblem(error);
  if (known.status >= 500) request.log.error({ err: error, path: request.routeOptions.url }, 'unforeseen');
  return reply
    .code(known.status)
    .type('application/problem+json')
    .send(known.document(langOf(request)));
}

function asProblem(error: FastifyError | Problem): Problem {
  if (error instanceof Problem) return error;
  if (hasZodFastifySchemaValidationErrors(error))
    return requestProblem.unreadable({ fields: [...new Set(error.validation.flatMap(named))] });
  if (error.statusCode === 429) return requestProblem.tooMany({ seconds: 60 });
  if (error.statusCode !== undefined && error.statusCode < 500) return refusedByServer(error.statusCode);
  return requestProblem.unforeseen();
}

/** Too long, not JSON, and the like: its own status, or a device would send it for ever as a 500. */
const refusedByServer = (status: number) =>
  new Problem(
    'request/refused',
    status,
    { vi: 'Máy chủ không nhận yêu cầu này.', en: 'The server does not take this request.' },
    {},
  );

const named = (v: FastifySchemaValidationError) =>
  v.keyword === 'unrecognized_keys'
    ? (v.params.keys as string[])
    : [v.instancePath.slice(1).replaceAll('/', '.')];

const ofTenant = Symbol('tenant');
type Marked = { [ofTenant]?: string };

/** The tenant named by the first path segment, if any. */
export const tenantNamed = (request: FastifyRequest): string | undefined => (request.raw as Marked)[ofTenant];

/** `/t/{name}/rest` is read as `/rest`, and the name kept beside it, out of reach of any header. */
function takeTenant(request: object & { url?: string }): string {
  const [, name, rest] = /^\/t\/([a-z][a-z0-9-]{1,30})(\/.*|\?.*|)$/.exec(request.url ?? '/') ?? [];
  if (name === undefined) return request.url ?? '/';
  (request as Marked)[ofTenant] = name;
  return rest?.startsWith('/') ? rest : `/${rest ?? ''}`;
}

/** An empty server with our words, errors and limits; main adds tenants, sessions and slices. */
export function emptyServer(options: {
  log: boolean;
  trustProxy?: boolean;
  https?: { cert: string; key: string };
}): FastifyInstance {
  const app = Fastify({
    // No address, no path with a code in it, no body: logs hold no personal data.
    logger: options.log
      ? { level: 'info', serializers: { req: () => undefined, res: undefined as never } }
      : false,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: 1_048_576,
    requestTimeout: 30_000,
    trustProxy: options.trustProxy ?? false,
    rewriteUrl: takeTenant,
    ...(options.https ? { https: options.https } : {}),
  } as object) as unknown as FastifyInstance;
  app.setValidatorCompiler(validatorCompiler).setSerializerCompiler(serializerCompiler);
  app.setErrorHandler(answerProblem);
  app.decorateRequest('sender').decorateRequest('tenant').decorateRequest('db');
  app.addHook('preValidation', async ({ query, params }) => {
    const unstorable = refuseUnstorable(query) ?? refuseUnstorable(params);
    if (unstorable) throw unstorable;
  });
  return app;
}
