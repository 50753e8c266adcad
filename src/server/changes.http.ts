import * as z from 'zod/mini';
import type { Day } from '../kernel/day.ts';
import type { OfficialId } from '../kernel/id.ts';
import { rightsOf } from './access.sql.ts';
import { newsOf } from './changes.sql.ts';
import type { Routes } from './http.ts';
import type { Db } from './sql.ts';

const version = z.int().check(z.minimum(0));
const News = z.object({
  to: version,
  changed: z.array(z.object({ kind: z.string(), id: z.uuid() })),
  anew: z.boolean(),
  more: z.boolean(),
});

/**
 * POST /changes `{epoch, buckets: {name: version}}` → what changed in each bucket the asker may follow now, and which of
 * those it holds it must forget (`evict`). Scope is judged at this moment; the device only says what it has.
 * Another `epoch` than ours means the data was restored: begin anew.
 */
export const changeRoutes: Routes = async (app) => {
  app.post(
    '/changes',
    {
      schema: {
        body: z.strictObject({
          epoch: z.optional(z.uuid()),
          buckets: z.record(z.string().check(z.maxLength(80)), version),
        }),
        response: {
          200: z.object({
            epoch: z.uuid(),
            buckets: z.record(z.string(), News),
            evict: z.array(z.string()),
          }),
        },
      },
    },
    async (request) => {
      const { officialId, today } = request.sender;
      const { epoch, buckets } = request.body;
      const held = epoch === request.tenant.epoch ? buckets : {};
      const names = await bucketsOf(request.db, officialId, today);
      const news = await Promise.all(
        names.map(async (name) => [name, await newsOf(request.db, name, held[name] ?? 0)] as const),
      );
      return {
        epoch: request.tenant.epoch,
        buckets: Object.fromEntries(news),
        evict: Object.keys(buckets).filter((name) => !names.includes(name)),
      };
    },
  );
};

/** `common`, one's own, and each unit one has a right over on that day (of a wide right only its own unit). */
async function bucketsOf(db: Db, officialId: OfficialId, day: Day): Promise<string[]> {
  const rights = await rightsOf(db, officialId, day);
  const units = new Set(rights.map((right) => `unit:${right.unitId}`));
  return ['common', `official:${officialId}`, ...units];
}
