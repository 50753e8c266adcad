import * as z from 'zod/mini';
import { addDays, Day } from '../kernel/day.ts';
import { UnitId } from '../kernel/id.ts';
import { requestProblem } from '../kernel/problem.ts';
import { mayAct } from '../server/access.sql.ts';
import { answer, onlyIfAnywhere, type Routes } from '../server/http.ts';
import { UnitKindCode } from './kind.ts';
import { mayChange } from './reach.sql.ts';
import { maySeeUnit, pathOn, type Sight } from './tree.sql.ts';
import { holdsOn } from './unit.rules.ts';
import { findHistory, type History, withParentNames } from './unit.sql.ts';
import { NamedUnit, Unit, UnitEdge, UnitFact, UnitHistory } from './unit.ts';
import { childrenOn, rootsOn, unitOn } from './unit-list.sql.ts';
import { unitsLike } from './unit-search.sql.ts';

/** All reads of units: they share what may be asked and how a unit is answered. */

const words = z.optional(z.string().check(z.maxLength(120)));
const number = (most: number) =>
  z.pipe(
    z.string().check(z.regex(/^\d{1,5}$/)),
    z.pipe(z.transform(Number), z.int().check(z.minimum(0), z.maximum(most))),
  );
/** What a list of units may be asked for, all of it optional. */
export const Asked = z.strictObject({
  q: words,
  kind: z.optional(UnitKindCode),
  tier: z.optional(number(9)),
  beneath: z.optional(UnitId),
  under: z.optional(UnitId),
  on: z.optional(Day),
  limit: z.optional(number(5000)),
  page: z.optional(number(1000)),
});
export type Asked = z.infer<typeof Asked>;

const answered = z.object({
  ...Unit.shape,
  kindName: answer(Unit.shape.kindName),
  parents: z.array(answer(NamedUnit)),
});

export const unitRoutes: Routes = async (app) => {
  /**
   * GET /units?q=&kind=&tier=&beneath=&under=&on=&limit=&page= — units as they stood on a day (today), best hits first; with `total`,
   * for the list comes in lots of `limit` (200).
   */
  app.get(
    '/units',
    {
      schema: {
        querystring: Asked,
        response: { 200: z.object({ rows: z.array(answered), total: z.int() }) },
      },
    },
    async (request) => {
      await onlyIfAnywhere(request, 'unit.read');
      return unitsLike(request.db, listed(request, request.query));
    },
  );

  /**
   * GET /units/tree?under=&on=&limit=&page= — the units directly beneath one on a day, all or a lot of `limit`; without `under` the tops
   * of what the reader sees.
   */
  app.get(
    '/units/tree',
    {
      schema: {
        querystring: z.strictObject({
          ...{ under: z.optional(UnitId), on: z.optional(Day) },
          ...{ limit: z.optional(number(5000)), page: z.optional(number(1000)) },
        }),
        response: { 200: z.array(answered) },
      },
    },
    async (request) => {
      const { under, on = request.sender.today, ...lot } = request.query;
      await onlyIfAnywhere(request, 'unit.read');
      const { officialId, today } = request.sender;
      const sight = { officialId, today, on };
      return under === undefined ? rootsOn(request.db, sight) : childrenOn(request.db, under, on, sight, lot);
    },
  );

  /** GET /units/options?q=&on=&kind=&tier=&beneath= — what a picker offers: `under` is what is above, nearest first. */
  app.get(
    '/units/options',
    {
      schema: {
        querystring: Asked,
        response: { 200: z.array(z.object({ id: UnitId, name: z.string(), under: z.string() })) },
      },
    },
    async (request) => {
      await onlyIfAnywhere(request, 'unit.read');
      const { rows } = await unitsLike(request.db, listed(request, { ...request.query, limit: 50 }));
      return rows.map(({ id, name, parents }) => ({ id, name, under: underOf(parents.slice(-2)) }));
    },
  );

  /**
   * GET /units/:unitId?on= — a unit on a day, and all it was and will be. Not standing that day: as it was nearest to it.
   * 404 both when there is no such unit and when the reader may not see it.
   */
  app.get(
    '/units/:unitId',
    {
      schema: {
        params: z.strictObject({ unitId: UnitId }),
        querystring: z.strictObject({ on: z.optional(Day) }),
        response: {
          200: z.object({
            ...UnitHistory.shape,
            unit: answered,
            may: answer(UnitHistory.shape.may),
            facts: z.array(answer(UnitFact)),
            edges: z.array(answer(UnitEdge)),
          }),
        },
      },
    },
    async (request) => {
      const { unitId } = request.params;
      const { officialId, today } = request.sender;
      const { on = today } = request.query;
      const history = (await maySeeUnit(request.db, unitId, officialId, today))
        ? await findHistory(request.db, unitId)
        : undefined;
      if (!history) throw requestProblem.notFound();
      const state = stateOn(history, on);
      const day = state === 'standing' ? on : nearest(history, state, on);
      const unit = await unitOn(request.db, unitId, day);
      if (!unit) throw requestProblem.notFound();
      const may = await mayChange(request.db, unitId, request.sender);
      const within = await mayAct(request.db, 'unit.read', officialId, unitId, today);
      const edges = await withParentNames(request.db, history.edges);
      return { unit, on, state, within, may, facts: history.facts, edges };
    },
  );

  /** GET /units/:unitId/path?on= — the units above it, from the top down. */
  app.get(
    '/units/:unitId/path',
    {
      schema: {
        params: z.strictObject({ unitId: UnitId }),
        querystring: z.strictObject({ on: z.optional(Day) }),
        response: { 200: z.array(answer(NamedUnit)) },
      },
    },
    async (request) => {
      const { unitId } = request.params;
      const { officialId, today } = request.sender;
      if (!(await maySeeUnit(request.db, unitId, officialId, today))) throw requestProblem.notFound();
      return pathOn(request.db, unitId, request.query.on ?? today);
    },
  );
};

/** The reader's scope, the day and the length put to what was asked. */
export function listed(
  request: { sender: Pick<Sight, 'officialId' | 'today'> },
  { on = request.sender.today, limit = 200, ...asked }: Asked,
) {
  const { officialId, today } = request.sender;
  return { ...asked, limit, sight: { officialId, today, on } };
}

/** The units above, nearest first, as a picker and a list write them and an import reads them. */
export const underOf = (parents: readonly NamedUnit[]): string =>
  parents
    .map(({ name }) => name)
    .reverse()
    .join(' · ');

function stateOn({ facts }: History, on: Day): UnitHistory['state'] {
  if (facts.some((fact) => holdsOn(fact, on))) return 'standing';
  const [first] = facts;
  return first?.from != null && on < first.from ? 'notYet' : 'ended';
}

/** The first day of a unit to come; for one that does not stand on that day, the last on which it did. */
function nearest({ facts }: History, state: UnitHistory['state'], on: Day): Day {
  if (state === 'notYet') return facts[0]?.from as Day;
  const past = facts.filter(({ until }) => until !== null && until <= on);
  return addDays(past.at(-1)?.until as Day, -1);
}
