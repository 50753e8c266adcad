import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import * as z from 'zod/mini';
import type { Tenancy } from '../server/tenancy.ts';
import { findTenant, type Installation, makeTenant } from '../server/tenant.ts';
import { hashed } from './account.commands.ts';
import { refusePassword } from './account.rules.ts';
import { refuseName, setUpProblem } from './set-up.rules.ts';
import { beginTenant, newSetUpIds, type Seed } from './set-up.sql.ts';
import { SetUpSaid } from './set-up.ts';

/**
 * POST /set-up: the first tenant of an installation, or a further one. One of the writes that are not commands: there is no tenant
 * yet to send one to. Only with the code that this start printed on the console.
 */
export const setUpRoutes =
  (
    installation: Installation,
    tenancy: Tenancy,
    token: string,
    slices: { kinds: Seed; seeds: readonly Seed[] },
  ) =>
  async (app: FastifyInstance) => {
    const digest = (text: string) => createHash('sha256').update(text).digest();
    app.post(
      '/set-up',
      {
        config: { rateLimit: { max: 10, timeWindow: '1 minute' } },
        schema: { body: SetUpSaid, response: { 200: z.object({ path: z.string() }) } },
      },
      async (request) => {
        const { token: given, password, ...setUp } = request.body as z.output<typeof SetUpSaid>;
        if (!timingSafeEqual(digest(given.open()), digest(token))) throw setUpProblem.wrongToken();
        const refusal =
          refuseName(setUp.name) ?? refusePassword(password.open(), setUp.administrator.userName);
        if (refusal) throw refusal;
        if (await findTenant(installation.admin, setUp.name))
          throw setUpProblem.nameTaken({ name: setUp.name, fields: ['name'] });
        const passwordHash = await hashed(password.open());
        await makeTenant(installation, { name: setUp.name, title: setUp.title });
        const open = await tenancy.named(setUp.name);
        if (open === undefined) throw new Error('the tenant that was just made is gone');
        const ids = newSetUpIds(setUp.superiors.length);
        await open.db.transaction().execute((tx) => beginTenant(tx, setUp, { ...slices, ids, passwordHash }));
        return { path: `/t/${setUp.name}/` };
      },
    );
  };
