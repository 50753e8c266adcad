import * as z from 'zod/mini';
import { RowId, UnitId } from '../kernel/id.ts';
import { requestProblem } from '../kernel/problem.ts';
import { OnDay } from '../server/as-of.sql.ts';
import { answer, onlyIfAnywhere, onlyIfSeen, type Routes } from '../server/http.ts';
import { asAsked, column, type Sheet } from '../server/sheet.http.ts';
import { newestRatings, ratingsOf, schemes } from './rating.sql.ts';
import { Criterion, Level, Measure, Rating, Scheme, Strengthening } from './rating.ts';
import { findStrengthening, strengthenings } from './strengthening.sql.ts';

const SchemeTold = z.object({
  ...Scheme.shape,
  criteria: z.array(answer(Criterion)),
  levels: z.array(answer(Level)),
});
const PlanTold = z.object({ ...Strengthening.shape, measures: z.array(answer(Measure)) });

export const ratingRoutes: Routes = async (app) => {
  /** GET /rating-schemes?on= — every version, the newest first; or the one in force on a day. */
  app.get(
    '/rating-schemes',
    { schema: { querystring: OnDay, response: { 200: z.array(SchemeTold) } } },
    async (request) => {
      await onlyIfAnywhere(request, 'rating.read');
      return schemes(request.db, request.query.on);
    },
  );

  /** GET /ratings?on= — the newest of each unit one may see, the weak first. */
  app.get(
    '/ratings',
    {
      schema: {
        querystring: OnDay,
        response: { 200: z.array(answer(Rating)) },
      },
    },
    async (request) => {
      await onlyIfAnywhere(request, 'rating.read');
      return newestRatings(request.db, { ...request.sender, on: request.query.on });
    },
  );

  /** GET /units/:unitId/ratings?on= — one unit's over time, until that day. */
  app.get(
    '/units/:unitId/ratings',
    {
      schema: {
        params: z.strictObject({ unitId: UnitId }),
        querystring: OnDay,
        response: { 200: z.array(answer(Rating)) },
      },
    },
    async (request) => {
      await onlyIfSeen(request, 'rating.read', request.params.unitId);
      return ratingsOf(request.db, request.params.unitId, request.query.on);
    },
  );

  /** GET /strengthenings?unitId=&on= — plans for weak units as they stood that day, open ones first. */
  app.get(
    '/strengthenings',
    {
      schema: {
        querystring: z.strictObject({ ...OnDay.shape, unitId: z.optional(UnitId) }),
        response: { 200: z.array(PlanTold) },
      },
    },
    async (request) => {
      await onlyIfAnywhere(request, 'rating.read');
      const { unitId, on } = request.query;
      return strengthenings(request.db, { ...request.sender, on }, unitId);
    },
  );

  /** GET /strengthenings/:id — one plan, for who may see its unit or has a measure of it to do. */
  app.get(
    '/strengthenings/:id',
    { schema: { params: z.strictObject({ id: RowId }), response: { 200: PlanTold } } },
    async (request) => {
      const found = await findStrengthening(request.db, request.params.id);
      const { officialId } = request.sender;
      const mine = found?.measures.some((one) => one.officialId === officialId && one.doneOn === null);
      if (!mine) await onlyIfSeen(request, 'rating.read', found?.unitId);
      if (!found) throw requestProblem.notFound();
      return found;
    },
  );
};

export const ratingSheets: Sheet[] = [
  {
    path: '/units/:unitId/ratings',
    title: { vi: 'Các lần phân loại của đơn vị', en: 'Ratings of a unit' },
    action: 'rating.read',
    columns: [
      column('Ngày', 'Day', 12, 'day'),
      column('Điểm', 'Points', 8, 'count'),
      column('Xếp loại', 'Level', 14),
      column('Người chấm', 'Rated by', 26),
      column('Nhận xét', 'Remark', 40),
    ],
    async rows(request, query) {
      const { unitId } = asAsked(z.strictObject({ unitId: UnitId }), request.params);
      await onlyIfSeen(request, 'rating.read', unitId);
      const rows = await ratingsOf(request.db, unitId, asAsked(OnDay, query).on);
      return rows.map((row) => [
        ...[row.day, row.total, { vi: row.levelVi, en: row.levelEn }, row.ratedByName, row.note],
      ]);
    },
  },
  {
    path: '/ratings',
    title: { vi: 'Phân loại tổ', en: 'Group ratings' },
    action: 'rating.read',
    columns: [
      { heading: { vi: 'Đơn vị', en: 'Unit' }, width: 24, kind: 'text' },
      { heading: { vi: 'Trực thuộc', en: 'Under' }, width: 20, kind: 'text' },
      { heading: { vi: 'Ngày', en: 'Day' }, width: 12, kind: 'day' },
      { heading: { vi: 'Điểm', en: 'Points' }, width: 8, kind: 'count' },
      { heading: { vi: 'Xếp loại', en: 'Level' }, width: 14, kind: 'text' },
      { heading: { vi: 'Nhận xét', en: 'Remark' }, width: 40, kind: 'text' },
    ],
    async rows({ db, sender }, query) {
      const rows = await newestRatings(db, { ...sender, ...asAsked(OnDay, query) });
      return rows.map((row) => [
        row.unitName,
        row.underName,
        row.day,
        row.total,
        { vi: row.levelVi, en: row.levelEn },
        row.note,
      ]);
    },
  },
];
