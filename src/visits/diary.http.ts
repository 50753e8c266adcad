import * as z from 'zod/mini';
import { Day, Month } from '../kernel/day.ts';
import { OfficialId, UnitId, VisitId } from '../kernel/id.ts';
import { requestProblem } from '../kernel/problem.ts';
import { OnDay } from '../server/as-of.sql.ts';
import { onlyIfAnywhere, onlyIfSeen, type Routes } from '../server/http.ts';
import { diaryOf, findAttendance, findDiaryUnits, findUnattended } from './diary.sql.ts';
import { Attendance, Diary, DiaryUnit, Unattended } from './diary.ts';
import { scopeOf } from './scope.http.ts';
import { findSituationNotes } from './situation-note.sql.ts';
import { SituationNote } from './situation-note.ts';
import { findVisits } from './visit.sql.ts';
import { Visit, VisitKind } from './visit.ts';

/** Which lines of the diary: of a unit and all beneath it, of one official, of one kind, between two days. */
export const VisitsQuery = z.strictObject({
  unit: z.optional(UnitId),
  official: z.optional(OfficialId),
  kind: z.optional(VisitKind),
  from: z.optional(Day),
  to: z.optional(Day),
  /** `false` leaves out lines taken back. */
  withdrawn: z.optional(z.enum(['true', 'false'])),
  /** As the diary stood that day. */
  on: z.optional(Day),
});

export const UnattendedQuery = z.strictObject({ unit: z.optional(UnitId), month: Month });
export const AttendanceQuery = z.strictObject({ unit: z.optional(UnitId), from: Day, to: Day });

/** GET of the field diary. Everyone reads their own lines; others' within the units of their rights. */
export const diaryRoutes: Routes = async (app) => {
  /** GET /visits?unit=&official=&kind=&from=&to=&on= — the rows behind any figure of the diary, newest first, at most 1 000. */
  app.get(
    '/visits',
    { schema: { querystring: VisitsQuery, response: { 200: z.array(Visit) } } },
    async (request) => {
      const { unit, official, withdrawn, ...rest } = request.query;
      if (unit) await onlyIfSeen(request, 'visit.read', unit);
      else await onlyIfAnywhere(request, 'own.use');
      return findVisits(request.db, {
        ...rest,
        unitId: unit,
        officialId: official,
        counted: withdrawn === 'false',
        ...(unit ? {} : { seenBy: { ...request.sender, on: rest.on } }),
      });
    },
  );

  app.get(
    '/visits/:id',
    { schema: { params: z.strictObject({ id: VisitId }), response: { 200: Visit } } },
    async (request) => {
      const [visit] = await findVisits(request.db, { id: request.params.id });
      if (visit === undefined) throw requestProblem.notFound();
      const { officialId } = request.sender;
      if (visit.officialId !== officialId && visit.notedBy !== officialId)
        await onlyIfSeen(request, 'visit.read', visit.unitId);
      return visit;
    },
  );

  /** GET /diary?month=2016-09 — one's own month. */
  app.get(
    '/diary',
    { schema: { querystring: z.strictObject({ month: Month }), response: { 200: Diary } } },
    async (request) => {
      await onlyIfAnywhere(request, 'own.use');
      return diaryOf(request.db, { officialId: request.sender.officialId }, request.query.month);
    },
  );

  /** GET /units/:unitId/diary?month=2016-09 — that unit's month. 404 for no such unit and one the reader may not see alike. */
  app.get(
    '/units/:unitId/diary',
    {
      schema: {
        params: z.strictObject({ unitId: UnitId }),
        querystring: z.strictObject({ month: Month }),
        response: { 200: Diary },
      },
    },
    async (request) => {
      const { unitId } = request.params;
      await onlyIfSeen(request, 'visit.read', unitId);
      return diaryOf(request.db, { unitId }, request.query.month);
    },
  );

  /** GET /diary/units — what I may write of; `?official=` for a clerk who writes from that official's paper. */
  app.get(
    '/diary/units',
    {
      schema: {
        querystring: z.strictObject({ official: z.optional(OfficialId) }),
        response: { 200: z.array(DiaryUnit) },
      },
    },
    async (request) => {
      const { officialId, today } = request.sender;
      const { official } = request.query;
      await onlyIfAnywhere(request, official === undefined ? 'own.use' : 'visit.recordFor');
      if (official === undefined) return findDiaryUnits(request.db, officialId, today);
      return findDiaryUnits(request.db, official, today, officialId);
    },
  );

  /** GET /units/:unitId/situation-notes?on= — all that was known of a unit by that day, newest first. */
  app.get(
    '/units/:unitId/situation-notes',
    {
      schema: {
        params: z.strictObject({ unitId: UnitId }),
        querystring: OnDay,
        response: { 200: z.array(SituationNote) },
      },
    },
    async (request) => {
      const { unitId } = request.params;
      await onlyIfSeen(request, 'visit.read', unitId);
      return findSituationNotes(request.db, { unitId, on: request.query.on });
    },
  );

  /** GET /unattended?unit=&month= — who was owed a meeting and went to none. Without a unit, of all one may see. */
  app.get(
    '/unattended',
    {
      schema: {
        querystring: UnattendedQuery,
        response: { 200: z.array(Unattended) },
      },
    },
    async (request) => {
      const scope = await scopeOf(request, request.query.unit);
      return findUnattended(request.db, scope, request.query.month);
    },
  );

  /** GET /attendance?unit=&from=&to= — how fully households came, unit by unit. Without a unit, of all one may see. */
  app.get(
    '/attendance',
    {
      schema: {
        querystring: AttendanceQuery,
        response: { 200: z.array(Attendance) },
      },
    },
    async (request) => {
      const { from, to } = request.query;
      const scope = await scopeOf(request, request.query.unit);
      return findAttendance(request.db, scope, { from, to });
    },
  );
};
