import * as z from 'zod/mini';
import { written } from '../kernel/day.ts';
import { RowId, UnitId } from '../kernel/id.ts';
import { requestProblem } from '../kernel/problem.ts';
import { mayAct } from '../server/access.sql.ts';
import { OnDay } from '../server/as-of.sql.ts';
import { answer, onlyIfAnywhere, type Routes } from '../server/http.ts';
import { asAsked, askedOfSheet, type Sheet } from '../server/sheet.http.ts';
import { directions, findDirection, inspections, mayReportOn } from './direction.sql.ts';
import { overdue } from './overdue.sql.ts';
import { findUrging, mayAnswer, urgings } from './urging.sql.ts';
import { aboutText, Direction, Inspection, Overdue, Urging } from './urging.ts';

const ofUnit = z.strictObject({ ...OnDay.shape, unitId: z.optional(UnitId) });
const one = z.strictObject({ id: RowId });

export const directionsAsked = z.strictObject({ ...ofUnit.shape, reviewId: z.optional(RowId) });

export const inspectionRoutes: Routes = async (app) => {
  /** GET /overdue?unitId=&on= — what is late (was, that day) in the units one may urge about, the longest late first. */
  app.get(
    '/overdue',
    { schema: { querystring: ofUnit, response: { 200: z.array(answer(Overdue)) } } },
    async (request) => {
      await onlyIfAnywhere(request, 'urging.send');
      const { unitId, on } = request.query;
      return overdue(request.db, { ...request.sender, on }, unitId);
    },
  );

  /** GET /urgings?unitId=&on= — sent by that day in units one may see, to oneself, or by oneself; newest first. */
  app.get(
    '/urgings',
    { schema: { querystring: ofUnit, response: { 200: z.array(answer(Urging)) } } },
    async (request) => {
      await onlyIfAnywhere(request, 'urging.answer');
      const { unitId, on } = request.query;
      return urgings(request.db, { ...request.sender, on }, unitId);
    },
  );

  app.get(
    '/urgings/:id',
    { schema: { params: one, response: { 200: z.object({ ...Urging.shape, mine: z.boolean() }) } } },
    async (request) => {
      await onlyIfAnywhere(request, 'urging.answer');
      const found = (await urgings(request.db, request.sender)).find(({ id }) => id === request.params.id);
      if (!found || !(await findUrging(request.db, found.id))) throw requestProblem.notFound();
      const { officialId, today } = request.sender;
      return { ...found, mine: await mayAnswer(request.db, found.id, officialId, today) };
    },
  );

  /** GET /inspections?unitId=&on= — the inspection log until that day. */
  app.get(
    '/inspections',
    { schema: { querystring: ofUnit, response: { 200: z.array(answer(Inspection)) } } },
    async (request) => {
      await onlyIfAnywhere(request, 'urging.read');
      const { unitId, on } = request.query;
      return inspections(request.db, { ...request.sender, on }, unitId);
    },
  );

  /** GET /directions?unitId=&reviewId=&on= — as they stood that day, those not done first. */
  app.get(
    '/directions',
    {
      schema: {
        querystring: directionsAsked,
        response: { 200: z.array(answer(Direction)) },
      },
    },
    async (request) => {
      await onlyIfAnywhere(request, 'direction.read');
      const { on, ...asked } = request.query;
      return directions(request.db, { ...request.sender, on }, asked);
    },
  );

  app.get(
    '/directions/:id',
    {
      schema: {
        params: one,
        response: { 200: z.object({ ...answer(Direction).shape, mayReport: z.boolean() }) },
      },
    },
    async (request) => {
      await onlyIfAnywhere(request, 'direction.read');
      const { officialId, today } = request.sender;
      const found = await findDirection(request.db, request.params.id);
      const seen =
        found &&
        (found.toId === officialId ||
          (await mayAct(request.db, 'direction.read', officialId, found.unitId, today)));
      if (!seen) throw requestProblem.notFound();
      return { ...found, mayReport: await mayReportOn(request.db, found.id, request.sender) };
    },
  );
};

export const inspectionSheets: Sheet[] = [
  {
    path: '/overdue',
    title: { vi: 'Việc quá hạn', en: 'Overdue' },
    action: 'urging.send',
    columns: [
      { heading: { vi: 'Việc', en: 'Matter' }, width: 28, kind: 'text' },
      { heading: { vi: 'Đơn vị', en: 'Unit' }, width: 24, kind: 'text' },
      { heading: { vi: 'Cán bộ', en: 'Official' }, width: 24, kind: 'text' },
      { heading: { vi: 'Tháng', en: 'Month' }, width: 10, kind: 'text' },
      { heading: { vi: 'Chi tiết', en: 'Detail' }, width: 30, kind: 'text' },
      { heading: { vi: 'Hạn', en: 'Due' }, width: 12, kind: 'day' },
      { heading: { vi: 'Đã đôn đốc', en: 'Urged' }, width: 12, kind: 'count' },
    ],
    async rows({ db, sender }, query) {
      const { unitId, on } = asAsked(ofUnit, query);
      const rows = await overdue(db, { ...sender, on }, unitId, askedOfSheet);
      return rows.map((row) => [
        aboutText[row.about],
        row.unitName,
        row.officialName || row.bodyName,
        row.month,
        row.detail,
        row.dueOn,
        row.urged,
      ]);
    },
  },
  {
    path: '/urgings',
    title: { vi: 'Sổ đôn đốc', en: 'Urgings' },
    action: 'urging.read',
    columns: [
      { heading: { vi: 'Ngày', en: 'Day' }, width: 12, kind: 'day' },
      { heading: { vi: 'Người đôn đốc', en: 'Urged by' }, width: 24, kind: 'text' },
      { heading: { vi: 'Gửi', en: 'To' }, width: 24, kind: 'text' },
      { heading: { vi: 'Đơn vị', en: 'Unit' }, width: 24, kind: 'text' },
      { heading: { vi: 'Về việc', en: 'About' }, width: 28, kind: 'text' },
      { heading: { vi: 'Nội dung', en: 'Content' }, width: 40, kind: 'text' },
      { heading: { vi: 'Trả lời', en: 'Answer' }, width: 40, kind: 'text' },
    ],
    async rows({ db, sender }, query) {
      const { unitId, on } = asAsked(ofUnit, query);
      const rows = await urgings(db, { ...sender, on }, unitId, askedOfSheet);
      return rows.map((row) => [
        row.onDay,
        row.byName,
        row.toName,
        row.unitName,
        aboutText[row.about],
        row.text,
        row.answeredOn ? `${written(row.answeredOn)}: ${row.answer}` : '',
      ]);
    },
  },
];
