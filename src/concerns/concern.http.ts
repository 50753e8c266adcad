import * as z from 'zod/mini';
import { ConcernId, UnitId } from '../kernel/id.ts';
import type { Action } from '../kernel/policy.ts';
import { requestProblem } from '../kernel/problem.ts';
import { mayAct } from '../server/access.sql.ts';
import { dayOf, OnDay } from '../server/as-of.sql.ts';
import type { Sender } from '../server/command.ts';
import { onlyIfAnywhere, onlyIfSeen, type Routes } from '../server/http.ts';
import { findSetting, homeUnit } from '../server/setting.sql.ts';
import type { Db } from '../server/sql.ts';
import { namesSomeone, smallGroupUnlessSet } from './caution.rules.ts';
import { concernProblem, readyFor } from './concern.rules.ts';
import { findConcern, owingUnit, unitHandled } from './concern.sql.ts';
import { asked, filters, withClocks } from './concern-asked.sql.ts';
import * as lists from './concern-list.sql.ts';
import {
  type ConcernAct,
  ConcernCount,
  ConcernLine,
  ConcernPage,
  LegalLine,
  RaiseUnit,
} from './concern-view.ts';
import { openingsOf, openSeal } from './reporter.sql.ts';

const whole = z.coerce.number().check(z.int(), z.minimum(0));

export const concernRoutes: Routes = async (app) => {
  /** GET /concerns?on= — those the reader may see as they stood that day, narrowed; in hand first, by the day they are due. */
  app.get(
    '/concerns',
    {
      schema: {
        querystring: z.strictObject({
          ...filters,
          limit: z._default(whole.check(z.minimum(1), z.maximum(500)), 100),
          page: z._default(whole, 0),
        }),
        response: { 200: z.object({ total: z.int(), rows: z.array(ConcernLine) }) },
      },
    },
    async (request) => {
      await onlyIfAnywhere(request, 'concern.read');
      const { limit, page, ...rest } = request.query;
      const by = { ...request.sender, on: rest.on };
      const found = await lists.concernsOf(request.db, asked(rest), by, { limit, page });
      return {
        total: found.total,
        rows: await withClocks(request.db, found.rows, dayOf(by), rest.from),
      };
    },
  );

  /** GET /concerns/counts?unitId=&from=&to=&on= — by kind and state, of a unit and each beneath it. Rows: /concerns, same words. */
  app.get(
    '/concerns/counts',
    {
      schema: {
        querystring: z.strictObject(filters),
        response: {
          200: z.array(ConcernCount),
        },
      },
    },
    async (request) => {
      await onlyIfAnywhere(request, 'concern.read');
      const unitId = request.query.unitId ?? (await homeUnit(request.db));
      return lists.countsOf(request.db, unitId, asked(request.query), {
        ...request.sender,
        on: request.query.on,
      });
    },
  );

  /** GET /concerns/units?q=, or ?unitId= — where the asker may note a concern, and whether the place is so small that it names someone. */
  app.get(
    '/concerns/units',
    {
      schema: {
        querystring: z.strictObject({
          q: z.optional(z.string().check(z.maxLength(60))),
          unitId: z.optional(UnitId),
        }),
        response: { 200: z.array(RaiseUnit) },
      },
    },
    async (request) => {
      await onlyIfAnywhere(request, 'concern.raise');
      const least = (await findSetting<number>(request.db, 'smallGroup')) ?? smallGroupUnlessSet;
      const { q = '', unitId } = request.query;
      const places = await lists.raisePlaces(request.db, request.sender, { q, unitId, limit: 60 });
      return places.map(({ lowest, ...place }) => ({
        ...place,
        small: namesSomeone({ households: place.households, lowest }, least),
      }));
    },
  );

  /** GET /concerns/:id — one concern, its steps and clock, and what the reader may do with it now. */
  app.get(
    '/concerns/:id',
    { schema: { params: z.strictObject({ id: ConcernId }), response: { 200: ConcernPage } } },
    async (request) => {
      const { db, sender } = request;
      const found = await lists.concernFor(db, request.params.id, sender);
      if (!found) throw requestProblem.notFound();
      const [line] = await withClocks(db, [found], sender.today);
      return {
        ...(line as typeof found & ConcernLine),
        steps: await lists.stepsOf(db, found.id),
        openings: await openingsOf(db, found.id),
        acts: await actsFor(db, found.id, sender),
      };
    },
  );

  /** GET /concerns/:id/targets?q= — units it may be passed on to. */
  app.get(
    '/concerns/:id/targets',
    {
      schema: {
        params: z.strictObject({ id: ConcernId }),
        querystring: z.strictObject({ q: z.optional(z.string().check(z.maxLength(60))) }),
        response: {
          200: z.array(
            z.object({
              id: UnitId,
              name: z.string(),
              under: z.string(),
              relation: z.enum(['above', 'below', 'sameTier']),
            }),
          ),
        },
      },
    },
    async (request) => {
      const concern = await findConcern(request.db, request.params.id);
      const { today } = request.sender;
      const answeringUnitId = concern && (await owingUnit(request.db, concern, today));
      await onlyIfSeen(request, 'concern.handle', answeringUnitId);
      if (!concern || !answeringUnitId) throw requestProblem.notFound();
      return lists.targetsOf(request.db, { ...concern, answeringUnitId }, today, request.query.q ?? '');
    },
  );

  /**
   * GET /concerns/:id/reporter?purpose= — opens the seal: the name and contact of who raised it. The opening is logged in the
   * transaction that reads, and whoever holds the code reads it too.
   */
  app.get(
    '/concerns/:id/reporter',
    {
      schema: {
        params: z.strictObject({ id: ConcernId }),
        querystring: z.strictObject({
          purpose: z.string().check(z.trim(), z.minLength(5), z.maxLength(300)),
        }),
        response: { 200: z.object({ name: z.string(), contact: z.string() }) },
      },
    },
    async (request, reply) => {
      const concern = await findConcern(request.db, request.params.id);
      await onlyIfSeen(request, 'concern.openSeal', concern?.unitId);
      if (concern?.reporter !== 'sealed') throw concernProblem.notSealed();
      const { officialId, today } = request.sender;
      const opening = { concernId: concern.id, officialId, onDay: today, purpose: request.query.purpose };
      const found = await request.db.transaction().execute((tx) => openSeal(tx, opening));
      if (!found) throw concernProblem.notSealed();
      reply.header('cache-control', 'no-store');
      return found;
    },
  );

  /** GET /legal-handovers?on= — complaints and denunciations handed over: reference, to whom, when. */
  app.get(
    '/legal-handovers',
    {
      schema: {
        querystring: OnDay,
        response: {
          200: z.array(LegalLine),
        },
      },
    },
    async (request) => {
      await onlyIfAnywhere(request, 'concern.read');
      return lists.legalHandoversOf(request.db, { ...request.sender, on: request.query.on });
    },
  );
};

/** Which acts the concern is ready for and the asker may do. */
async function actsFor(db: Db, id: ConcernId, by: Sender): Promise<ConcernAct[]> {
  const concern = await findConcern(db, id);
  if (!concern) return [];
  const may = (action: Action, unitId: UnitId) => mayAct(db, action, by.officialId, unitId, by.today);
  const owing = await may('concern.handle', await owingUnit(db, concern, by.today));
  const near = owing || (await may('concern.handle', await unitHandled(db, concern, by)));
  const own = concern.notedBy === by.officialId && concern.reporter === 'none';
  const acts = readyFor(concern).filter((act): act is ConcernAct & typeof act => {
    if (act === 'withdrawn') return own;
    return ['forwarded', 'deadline', 'answered'].includes(act) ? owing : near;
  });
  const more: ConcernAct[] = near && acts.includes('noted') ? ['mark'] : [];
  const sealed = concern.reporter === 'sealed' && !['withdrawn', 'handedOver'].includes(concern.state);
  if (sealed && (await may('concern.openSeal', concern.unitId))) more.push('openSeal');
  return [...acts, ...more];
}
