import * as z from 'zod/mini';
import { Day } from '../kernel/day.ts';
import { ConcernId, OfficialId, RowId, UnitId } from '../kernel/id.ts';
import { requestProblem } from '../kernel/problem.ts';
import { answer, onlyIfAnywhere, onlyIfSeen, type Routes } from '../server/http.ts';
import { asAsked, askedOfSheet, type Sheet } from '../server/sheet.http.ts';
import { findSupport, supportSums, supports } from './support.sql.ts';
import { donorText, formText, purposeText, Support, SupportSum } from './support.ts';

const Asked = z.strictObject({
  unitId: z.optional(UnitId),
  concernId: z.optional(ConcernId),
  officialId: z.optional(OfficialId),
  from: z.optional(Day),
  to: z.optional(Day),
  on: z.optional(Day),
});

export const supportRoutes: Routes = async (app) => {
  /** GET /support?on= — records of units one may see as they stood that day; of a unit with all beneath it, a concern, an official, a period. */
  app.get(
    '/support',
    { schema: { querystring: Asked, response: { 200: z.array(answer(Support)) } } },
    async (request) => {
      await onlyIfAnywhere(request, 'support.read');
      const { on, ...asked } = request.query;
      return supports(request.db, asked, { ...request.sender, on });
    },
  );

  /** GET /support/sums?unitId=&from=&to= — by purpose, from inside and outside. */
  app.get(
    '/support/sums',
    {
      schema: {
        querystring: z.strictObject({ unitId: UnitId, from: Day, to: Day }),
        response: { 200: z.array(answer(SupportSum)) },
      },
    },
    async (request) => {
      await onlyIfSeen(request, 'support.read', request.query.unitId);
      return supportSums(request.db, [request.query.unitId], request.query);
    },
  );

  app.get(
    '/support/:id',
    { schema: { params: z.strictObject({ id: RowId }), response: { 200: answer(Support) } } },
    async (request) => {
      const found = await findSupport(request.db, request.params.id);
      await onlyIfSeen(request, 'support.read', found?.unitId);
      if (!found) throw requestProblem.notFound();
      return found;
    },
  );
};

export const supportSheets: Sheet[] = [
  {
    path: '/support',
    title: { vi: 'Vận động hỗ trợ', en: 'Support' },
    action: 'support.read',
    columns: [
      { heading: { vi: 'Đơn vị', en: 'Unit' }, width: 24, kind: 'text' },
      { heading: { vi: 'Người vận động', en: 'Raised by' }, width: 24, kind: 'text' },
      { heading: { vi: 'Cùng với', en: 'Together with' }, width: 24, kind: 'text' },
      { heading: { vi: 'Nguồn', en: 'Source' }, width: 28, kind: 'text' },
      { heading: { vi: 'Loại nguồn', en: 'Kind of donor' }, width: 18, kind: 'text' },
      { heading: { vi: 'Trong địa bàn', en: 'Inside the territory' }, width: 14, kind: 'text' },
      { heading: { vi: 'Hình thức', en: 'Form' }, width: 12, kind: 'text' },
      { heading: { vi: 'Nội dung', en: 'Content' }, width: 30, kind: 'text' },
      { heading: { vi: 'Giá trị (đồng)', en: 'Value (đồng)' }, width: 16, kind: 'money' },
      { heading: { vi: 'Mục đích', en: 'Purpose' }, width: 24, kind: 'text' },
      { heading: { vi: 'Ngày hứa', en: 'Pledged' }, width: 12, kind: 'day' },
      { heading: { vi: 'Ngày nhận', en: 'Received' }, width: 12, kind: 'day' },
      { heading: { vi: 'Ngày bàn giao', en: 'Handed over' }, width: 12, kind: 'day' },
    ],
    async rows(request, query) {
      const { on, ...asked } = asAsked(Asked, query);
      const rows = await supports(request.db, asked, { ...request.sender, on }, askedOfSheet);
      return rows
        .filter((row) => !row.withdrawn)
        .map((row) => [
          row.unitName,
          row.officialName,
          row.togetherWith,
          row.donor,
          donorText[row.donorKind],
          row.inside ? { vi: 'Trong', en: 'Inside' } : { vi: 'Ngoài', en: 'Outside' },
          formText[row.form],
          row.what,
          row.valueVnd,
          purposeText[row.purpose],
          row.pledgedOn,
          row.receivedOn,
          row.handedOverOn,
        ]);
    },
  },
];
