import * as z from 'zod/mini';
import { Day } from '../kernel/day.ts';
import { ConcernId, OfficialId, RowId, UnitId } from '../kernel/id.ts';
import { requestProblem, unreadable } from '../kernel/problem.ts';
import { answer, onlyIfAnywhere, onlyIfSeen, type Routes } from '../server/http.ts';
import type { Sheet } from '../server/sheet.http.ts';
import { findSupport, supportSums, supports } from './support.sql.ts';
import { donorText, formText, purposeText, Support, SupportSum } from './support.ts';

const Asked = z.strictObject({
  unitId: z.optional(UnitId),
  concernId: z.optional(ConcernId),
  officialId: z.optional(OfficialId),
  from: z.optional(Day),
  to: z.optional(Day),
});

export const supportRoutes: Routes = async (app) => {
  /** GET /support — records of units one may see; of a unit with all beneath it, a concern, an official, a period. */
  app.get(
    '/support',
    { schema: { querystring: Asked, response: { 200: z.array(answer(Support)) } } },
    async (request) => {
      await onlyIfAnywhere(request, 'support.read');
      return supports(request.db, request.query, request.sender);
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
      return supportSums(request.db, request.query.unitId, request.query);
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
    title: 'Vận động hỗ trợ',
    english: 'Support',
    action: 'support.read',
    columns: [
      { heading: 'Đơn vị', width: 24, kind: 'text' },
      { heading: 'Người vận động', width: 24, kind: 'text' },
      { heading: 'Cùng với', width: 24, kind: 'text' },
      { heading: 'Nguồn', width: 28, kind: 'text' },
      { heading: 'Loại nguồn', width: 18, kind: 'text' },
      { heading: 'Trong địa bàn', width: 14, kind: 'text' },
      { heading: 'Hình thức', width: 12, kind: 'text' },
      { heading: 'Nội dung', width: 30, kind: 'text' },
      { heading: 'Giá trị (đồng)', width: 16, kind: 'money' },
      { heading: 'Mục đích', width: 24, kind: 'text' },
      { heading: 'Ngày hứa', width: 12, kind: 'day' },
      { heading: 'Ngày nhận', width: 12, kind: 'day' },
      { heading: 'Ngày bàn giao', width: 12, kind: 'day' },
    ],
    async rows(request, query) {
      const asked = Asked.safeParse(query);
      if (!asked.success) throw unreadable(asked.error);
      const rows = await supports(request.db, asked.data, request.sender);
      return rows
        .filter((row) => !row.withdrawn)
        .map((row) => [
          row.unitName,
          row.officialName,
          row.togetherWith,
          row.donor,
          donorText[row.donorKind].vi,
          row.inside ? 'Trong' : 'Ngoài',
          formText[row.form].vi,
          row.what,
          row.valueVnd,
          purposeText[row.purpose].vi,
          row.pledgedOn,
          row.receivedOn,
          row.handedOverOn,
        ]);
    },
  },
];
