import * as z from 'zod/mini';
import { Day } from '../kernel/day.ts';
import { BodyId } from '../kernel/id.ts';
import { requestProblem } from '../kernel/problem.ts';
import { OnDay } from '../server/as-of.sql.ts';
import { answer, onlyIfSeen, type Routes } from '../server/http.ts';
import { numbersOf, proposeNumber, termsOf } from './number.sql.ts';
import { DocumentType, NumberGap, NumberGiven, NumberProposed, Term } from './number.ts';
import { unitOfBody } from './plan.sql.ts';

export const ofBody = z.strictObject({ ...OnDay.shape, bodyId: BodyId });

export const numberRoutes: Routes = async (app) => {
  /** GET /document-numbers?bodyId=&on= — the registry of a body by that day, the newest series first. */
  app.get(
    '/document-numbers',
    { schema: { querystring: ofBody, response: { 200: z.array(answer(NumberGiven)) } } },
    async (request) => {
      const { bodyId, on } = request.query;
      await onlyIfSeen(request, 'number.note', await unitOfBody(request.db, bodyId, request.sender.today));
      return numbersOf(request.db, bodyId, on);
    },
  );

  /** GET /document-numbers/next?bodyId=&type=KH&day= — the number that would be given, and what lies free below it. */
  app.get(
    '/document-numbers/next',
    {
      schema: {
        querystring: z.strictObject({ bodyId: BodyId, type: DocumentType, day: z.optional(Day) }),
        response: { 200: z.object({ ...answer(NumberProposed).shape, gaps: z.array(answer(NumberGap)) }) },
      },
    },
    async (request) => {
      const { bodyId, type, day = request.sender.today } = request.query;
      await onlyIfSeen(request, 'plan.write', await unitOfBody(request.db, bodyId, request.sender.today));
      const proposed = await proposeNumber(request.db, { bodyId, type, day });
      if (!proposed) throw requestProblem.notFound();
      return proposed;
    },
  );

  /** GET /terms?bodyId=&on= — the terms noted for a body (that of a day); empty: five years each from the middle of 2015, 2020 … */
  app.get(
    '/terms',
    { schema: { querystring: ofBody, response: { 200: z.array(answer(Term)) } } },
    async (request) => {
      const { bodyId, on } = request.query;
      await onlyIfSeen(request, 'number.note', await unitOfBody(request.db, bodyId, request.sender.today));
      return termsOf(request.db, bodyId, on);
    },
  );
};
