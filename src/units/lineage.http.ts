import * as z from 'zod/mini';
import { Day } from '../kernel/day.ts';
import { UnitId } from '../kernel/id.ts';
import { requestProblem } from '../kernel/problem.ts';
import { answer, type Routes } from '../server/http.ts';
import { outlinesUnder } from './outline.sql.ts';
import { PlacedUnit } from './outline.ts';
import { maySeeUnit, unitsSeen } from './tree.sql.ts';
import { lineageOf } from './unit-change.sql.ts';
import { LineageArrow } from './unit-change.ts';

export const lineageRoutes: Routes = async (app) => {
  /** GET /units/:unitId/lineage — every arrow that leads to a unit and from it, oldest first. 404 as for the unit itself. */
  app.get(
    '/units/:unitId/lineage',
    {
      schema: {
        params: z.strictObject({ unitId: UnitId }),
        response: { 200: z.array(answer(LineageArrow)) },
      },
    },
    async ({ db, params: { unitId }, sender }) => {
      if (!(await maySeeUnit(db, unitId, sender.officialId, sender.today))) throw requestProblem.notFound();
      return lineageOf(db, unitId, sender);
    },
  );

  /** GET /units/outlines?under=&on= — the units directly beneath one on a day, with outline and seat where they are known. */
  app.get(
    '/units/outlines',
    {
      schema: {
        querystring: z.strictObject({ under: UnitId, on: z.optional(Day) }),
        response: { 200: z.array(answer(PlacedUnit)) },
      },
    },
    async ({ db, query: { under, on }, sender }) => {
      const { officialId, today } = sender;
      if (!(await maySeeUnit(db, under, officialId, today))) throw requestProblem.notFound();
      return outlinesUnder(db, under, on ?? today, unitsSeen(officialId, today, on ?? today));
    },
  );
};
