import * as z from 'zod/mini';
import { Day } from '../kernel/day.ts';
import { UnitId } from '../kernel/id.ts';
import { requestProblem } from '../kernel/problem.ts';
import { answer, onlyIfSeen, type Routes } from '../server/http.ts';
import { asAsked, askedOfSheet, type Sheet } from '../server/sheet.http.ts';
import { coverage } from './coverage.sql.ts';
import { Coverage, CoverageCell, CoverageGap } from './coverage.ts';

const { topics, units, predecessors } = Coverage.shape;
const Told = z.object({
  ...Coverage.shape,
  topics: z.array(answer(topics._zod.def.element)),
  units: z.array(answer(units._zod.def.element)),
  cells: z.array(answer(CoverageCell)),
  gaps: z.array(answer(CoverageGap)),
  predecessors: z.array(answer(predecessors._zod.def.element)),
});
const Asked = z.strictObject({ unitId: UnitId, from: Day, to: Day });

export const coverageRoutes: Routes = async (app) => {
  /** GET /coverage?unitId=&from=&to= — topics × the units just beneath, who told, households that do it, and the gaps. */
  app.get('/coverage', { schema: { querystring: Asked, response: { 200: Told } } }, async (request) => {
    const { unitId, from, to } = request.query;
    await onlyIfSeen(request, 'figure.read', unitId);
    if (to < from) throw requestProblem.unreadable({ fields: ['to'] });
    return coverage(request.db, request.query);
  });
};

/** The groups not yet told, with who holds each: a list to telephone by. */
export const coverageSheets: Sheet[] = [
  {
    path: '/coverage',
    title: { vi: 'Nơi chưa tuyên truyền', en: 'Units not yet told' },
    action: 'figure.read',
    columns: [
      { heading: { vi: 'Nội dung', en: 'Content' }, width: 40, kind: 'text' },
      { heading: { vi: 'Đơn vị', en: 'Unit' }, width: 24, kind: 'text' },
      { heading: { vi: 'Trực thuộc', en: 'Under' }, width: 20, kind: 'text' },
      { heading: { vi: 'Cán bộ', en: 'Official' }, width: 24, kind: 'text' },
    ],
    async rows(request, query) {
      const asked = asAsked(Asked, query);
      await onlyIfSeen(request, 'figure.read', asked.unitId);
      const { gaps } = await coverage(request.db, asked, askedOfSheet);
      return gaps.map((gap) => [gap.title, gap.unitName, gap.underName, gap.officialName]);
    },
  },
];
