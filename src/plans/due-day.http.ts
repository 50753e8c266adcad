import * as z from 'zod/mini';
import { OnDay } from '../server/as-of.sql.ts';
import { answer, onlyIfAnywhere, type Routes } from '../server/http.ts';
import { dueRules, storedHolidays } from './due-day.sql.ts';
import { DueRule, Holiday } from './due-day.ts';
import { isDecided, listOf } from './holiday.rules.ts';

export const Year = z.pipe(
  z.string().check(z.regex(/^20\d\d$/)),
  z.transform((year) => Number(year)),
);

export const dueDayRoutes: Routes = async (app) => {
  /** GET /holidays?year=2016 — the year's days of rest and its make-up days; `decided` false: those of rest are as expected, nobody has set them yet. */
  app.get(
    '/holidays',
    {
      schema: {
        querystring: z.strictObject({ year: z.optional(Year) }),
        response: {
          200: z.object({
            year: z.int(),
            decided: z.boolean(),
            holidays: z.array(answer(Holiday)),
            makeUpDays: z.array(answer(Holiday)),
          }),
        },
      },
    },
    async (request) => {
      await onlyIfAnywhere(request, 'dueDay.read');
      const year = request.query.year ?? Number(request.sender.today.slice(0, 4));
      const stored = await storedHolidays(request.db, year);
      const { holidays, makeUpDays } = listOf(year, stored);
      return { year, decided: isDecided(stored), holidays: [...holidays], makeUpDays: [...makeUpDays] };
    },
  );

  /** GET /due-rules?on= — every rule that held, holds or will hold, of each matter the earliest first; or those of a day. */
  app.get(
    '/due-rules',
    { schema: { querystring: OnDay, response: { 200: z.array(answer(DueRule)) } } },
    async (request) => {
      await onlyIfAnywhere(request, 'dueDay.read');
      return dueRules(request.db, undefined, request.query.on);
    },
  );
};
