import * as z from 'zod/mini';
import { Day, daysBetween } from '../kernel/day.ts';
import { UnitId } from '../kernel/id.ts';
import { problems } from '../kernel/problem.ts';
import { OnDay } from '../server/as-of.sql.ts';
import { onlyIfAnywhere, onlyIfSeen, type Routes } from '../server/http.ts';
import { findMeetingDays, findMeetings } from './meeting-day.sql.ts';
import { Meeting, MeetingDay } from './meeting-day.ts';

const most = 370;
export const calendarProblem = problems('calendar', {
  tooLong: {
    status: 422,
    vi: () => `Mỗi lần chỉ xem được lịch trong ${most} ngày.`,
    en: () => `A calendar shows at most ${most} days at once.`,
  },
});

export const MeetingsQuery = z.strictObject({ unit: z.optional(UnitId), from: Day, to: Day });

export const meetingDayRoutes: Routes = async (app) => {
  /** GET /meetings?from=&to= — meetings of my units by day and hour, with clashes; `&unit=` of a unit and all beneath it. */
  app.get(
    '/meetings',
    { schema: { querystring: MeetingsQuery, response: { 200: z.array(Meeting) } } },
    async (request) => {
      const { unit, from, to } = request.query;
      if (daysBetween(from, to) > most) throw calendarProblem.tooLong();
      if (unit) await onlyIfSeen(request, 'visit.read', unit);
      else await onlyIfAnywhere(request, 'own.use');
      const whose = unit ? { unitId: unit } : { officialId: request.sender.officialId };
      return from > to ? [] : findMeetings(request.db, whose, { from, to });
    },
  );

  /** GET /units/:unitId/meeting-days?on= — every rule of meeting there ever was, the newest first; or those of a day. */
  app.get(
    '/units/:unitId/meeting-days',
    {
      schema: {
        params: z.strictObject({ unitId: UnitId }),
        querystring: OnDay,
        response: { 200: z.array(MeetingDay) },
      },
    },
    async (request) => {
      const { unitId } = request.params;
      await onlyIfSeen(request, 'visit.read', unitId);
      return findMeetingDays(request.db, unitId, request.query.on);
    },
  );
};
