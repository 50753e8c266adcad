import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import files from '@fastify/static';
import swagger from '@fastify/swagger';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import { requestProblem } from '../kernel/problem.ts';
import { changeRoutes } from './changes.http.ts';
import type { AnyCommand, Sender } from './command.ts';
import { commandRoutes } from './commands.http.ts';
import { answerProblem, emptyServer, type Routes, tenantNamed } from './http.ts';
import { measure } from './metrics.ts';
import { type Sheet, sheetRoutes } from './sheet.http.ts';
import type { OpenTenant, Tenancy } from './tenancy.ts';

declare module 'fastify' {
  interface FastifyRequest {
    open: OpenTenant;
  }
}

/** What the slices bring, listed in main/server.ts. */
export interface Slices {
  commands: readonly AnyCommand[];
  routes: readonly Routes[];
  sheets: readonly Sheet[];
  /** Who asks, by the request's cookie; null: nobody. */
  signedIn: (request: FastifyRequest) => Promise<Sender | null>;
  /** What stands outside every tenant: the first set-up. */
  outside?: readonly ((app: FastifyInstance) => Promise<void>)[];
}

export interface ServeOptions {
  tenancy: Tenancy;
  /** The address people type, `https://ba-nam.xa.vn`; Origin is held to it. */
  baseUrl: string;
  trustProxy?: boolean;
  tls?: { cert: string; key: string };
  log?: boolean;
  /** Where the built web app lies; absent: the API alone. */
  web?: string;
  /** Requests a minute an address may make to what is open to everyone. */
  openLimit?: number;
}

/** The whole server: tenants, sessions, the command door, the slices' reads, the web app. Listens to nothing yet. */
export async function serve(slices: Slices, options: ServeOptions): Promise<FastifyInstance> {
  const app = emptyServer({
    log: options.log ?? false,
    trustProxy: options.trustProxy ?? false,
    ...(options.tls ? { https: options.tls } : {}),
  });
  app.decorateRequest('open');
  measure(app);
  await app.register(helmet, headers(options.baseUrl.startsWith('https:')));
  await app.register(cookie);
  await app.register(rateLimit, { global: false, max: options.openLimit ?? 60, timeWindow: '1 minute' });
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Ba Nắm', version: '0.1.0' },
      servers: [{ url: '/t/{tenant}', variables: { tenant: { default: 'my-thanh' } } }],
    },
    transform: jsonSchemaTransform,
  });
  health(app, options.tenancy);
  await app.register((api) => apiRoutes(api, slices, options), { prefix: '/api' });
  for (const some of slices.outside ?? []) await app.register(some);
  app.get('/openapi.json', { schema: { hide: true } }, async () => app.swagger());
  if (options.web) await webApp(app, options.web, options.tenancy);
  else app.setNotFoundHandler((request, reply) => answerProblem(requestProblem.notFound(), request, reply));
  return app;
}

async function apiRoutes(api: FastifyInstance, slices: Slices, options: ServeOptions) {
  api.addHook('onRequest', async (request, reply) => {
    const open = await options.tenancy.of(request);
    if (open === undefined) throw requestProblem.notFound();
    Object.assign(request, { open, tenant: open.tenant, db: open.db });
    reply.header('cache-control', 'no-store');
    if (request.method !== 'GET') refuseForeign(request, options.baseUrl);
    if (request.routeOptions.config.open) return;
    const sender = await slices.signedIn(request);
    if (sender === null) throw requestProblem.signedOut();
    request.sender = sender;
  });
  api.setNotFoundHandler((request, reply) => answerProblem(requestProblem.notFound(), request, reply));
  for (const some of [
    commandRoutes(slices.commands),
    changeRoutes,
    sheetRoutes(slices.sheets),
    ...slices.routes,
  ])
    await api.register(some);
}

/** A browser says where a request comes from; what comes from elsewhere is refused before anything is read. */
function refuseForeign(request: FastifyRequest, baseUrl: string) {
  const { origin, 'sec-fetch-site': site } = request.headers;
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw requestProblem.foreign();
  if (origin === undefined) return;
  const own = [new URL(baseUrl).origin, `${request.protocol}://${request.host}`];
  if (!own.includes(origin)) throw requestProblem.foreign();
}

const headers = (https: boolean) => ({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      fontSrc: ["'self'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      connectSrc: ["'self'"],
      manifestSrc: ["'self'"],
      workerSrc: ["'self'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
  },
  referrerPolicy: { policy: 'no-referrer' as const },
  strictTransportSecurity: https ? { maxAge: 31_536_000 } : false,
  crossOriginEmbedderPolicy: false,
});

/** /healthz: the process answers. /readyz: the database answers too. */
function health(app: FastifyInstance, tenancy: Tenancy) {
  app.get('/healthz', { schema: { hide: true } }, async () => ({ ok: true }));
  app.get('/readyz', { schema: { hide: true } }, async (_, reply) => {
    const tenants = await tenancy.all().catch(() => null);
    return reply.code(tenants ? 200 : 503).send({ ok: tenants !== null });
  });
}

/** The built files, and the one page for every other address: of a tenant, of the first set-up, or the list of tenants. */
async function webApp(app: FastifyInstance, folder: string, tenancy: Tenancy) {
  const page = path.join(folder, 'index.html');
  if (!existsSync(page)) throw new Error(`the web app is not built: ${page} is missing`);
  const html = readFileSync(page);
  await app.register(files, {
    root: folder,
    prefix: '/',
    index: false,
    wildcard: false,
    maxAge: '1y',
    immutable: true,
  });
  app.setNotFoundHandler(async (request, reply) => {
    if (!wantsPage(request)) return answerProblem(requestProblem.notFound(), request, reply);
    reply.header('cache-control', 'no-cache').type('text/html; charset=utf-8');
    if (tenantNamed(request) !== undefined || request.url.startsWith('/setup')) return reply.send(html);
    if (await tenancy.of(request)) return reply.send(html);
    const all = await tenancy.all();
    if (all.length === 0) return reply.redirect('/setup');
    if (all.length === 1) return reply.redirect(`/t/${all[0]?.name}/`);
    return reply.send(listOf(all));
  });
}

/** A browser, or whoever takes anything, such as a monitor; a file that is not there is no page. */
function wantsPage({ method, url, headers: { accept = '*/*' } }: FastifyRequest): boolean {
  if (method !== 'GET' && method !== 'HEAD') return false;
  if (accept.includes('text/html')) return true;
  return accept.includes('*/*') && !/^\/(assets|api)\/|\.\w+(\?|$)/.test(url);
}

const listOf = (all: readonly { name: string; title: string; sample: string | null }[]): string =>
  `<!doctype html><html lang="vi"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Ba Nắm</title>
<h1>Ba Nắm</h1><ul>${all
    .map(
      ({ name, title, sample }) =>
        `<li><a href="/t/${name}/">${escaped(title)}</a>${sample ? ' (dữ liệu mẫu · sample)' : ''}</li>`,
    )
    .join('')}</ul></html>`;
const escaped = (text: string) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
