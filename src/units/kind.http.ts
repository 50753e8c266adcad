import * as z from 'zod/mini';
import { Day } from '../kernel/day.ts';
import { answer, onlyIfAnywhere, type Routes } from '../server/http.ts';
import { chainLinks, unitKinds } from './kind.sql.ts';
import { ChainLink, UnitKind } from './kind.ts';

export const kindRoutes: Routes = async (app) => {
  /** GET /unit-kinds — from the top tier down. */
  app.get('/unit-kinds', { schema: { response: { 200: z.array(answer(UnitKind)) } } }, async (request) => {
    await onlyIfAnywhere(request, 'unit.read');
    return unitKinds(request.db);
  });

  /** GET /chain-links?on= — which tier holds which; all that ever did, or those of a day. */
  app.get(
    '/chain-links',
    {
      schema: {
        querystring: z.strictObject({ on: z.optional(Day) }),
        response: { 200: z.array(answer(ChainLink)) },
      },
    },
    async (request) => {
      await onlyIfAnywhere(request, 'unit.read');
      return chainLinks(request.db, request.query.on);
    },
  );
};
