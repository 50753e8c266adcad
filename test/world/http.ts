import type { FastifyInstance } from 'fastify';
import { emptyServer, type Routes } from '../../src/server/http.ts';
import type { Tx } from '../../src/server/sql.ts';
import type { Tenant } from '../../src/server/tenant.ts';
import { sender } from './database.ts';

const tenant: Tenant = {
  name: 'thu',
  title: 'Xã thử',
  host: null,
  schema: '',
  ownerRole: '',
  loginRole: '',
  sample: null,
  demoDay: null,
  epoch: '00000000-0000-4000-8000-000000000000',
};

/** A server over one transaction, with `who` already signed in on `today`. */
export function serverFor(tx: Tx, who: string, today: string, ...routes: Routes[]): FastifyInstance {
  const app = emptyServer({ log: false });
  app.addHook('onRequest', async (request) => {
    request.db = tx;
    request.tenant = tenant;
    request.sender = sender(who, today);
  });
  for (const some of routes) app.register(some);
  return app;
}

/** GET as `who`: status, media type and the parsed body. */
export async function get(tx: Tx, who: string, today: string, routes: Routes | Routes[], url: string) {
  const app = serverFor(tx, who, today, ...[routes].flat());
  const { statusCode, headers, body, rawPayload } = await app.inject(url);
  const type = String(headers['content-type'] ?? '').split(';')[0] ?? '';
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what came, whatever it is.
  const read: any = type.endsWith('json') ? JSON.parse(body) : body;
  return { status: statusCode, type, body: read, bytes: rawPayload };
}
