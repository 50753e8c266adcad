import * as z from 'zod/mini';
import { toDocx } from '../documents/docx.ts';
import { addMonths, Day, lastDay, Month, monthOf, writtenMonth } from '../kernel/day.ts';
import { OfficialId, ReportId, UnitId } from '../kernel/id.ts';
import { requestProblem } from '../kernel/problem.ts';
import { officialNames } from '../officials/official.sql.ts';
import { mayAct, rightsOf } from '../server/access.sql.ts';
import { OnDay } from '../server/as-of.sql.ts';
import type { Sender } from '../server/command.ts';
import { onlyIfAnywhere, onlyIfSeen, type Routes } from '../server/http.ts';
import { attachment } from '../server/sheet.http.ts';
import type { Db } from '../server/sql.ts';
import { predecessorsOf } from '../units/predecessor.sql.ts';
import { unitNames } from '../units/unit.sql.ts';
import { difference, summed } from './figure.rules.ts';
import { figuresOfUnit } from './figure.sql.ts';
import { FigureName, Figures } from './figure.ts';
import { dueLines, linesOf, liveLines } from './line.sql.ts';
import { dueOf, maySignFor } from './report.commands.ts';
import * as store from './report.sql.ts';
import { HopDone, Line, Report, ReportState } from './report.ts';
import { reportPaper } from './report-paper.sql.ts';
import { owingOf } from './report-task.sql.ts';

const Told = z.object({ ...Line.shape, unitName: z.string(), officialName: z.string() });
/** Of which live figure the rows are asked; `past`: those of the units it took over in that time too. */
export const RowsAsked = z.strictObject({
  unitId: UnitId,
  from: Day,
  to: Day,
  figure: FigureName,
  officialId: z.optional(OfficialId),
  past: z.optional(z.enum(['true'])),
});
export async function rowsBehind(db: Db, { unitId, past, ...asked }: z.infer<typeof RowsAsked>) {
  const taken = past ? await predecessorsOf(db, unitId, asked) : [];
  return liveLines(db, { ...asked, unitIds: [unitId, ...taken.map((one) => one.unitId)] });
}
const AnyFigures = z.object(Figures.shape);
const Compared = z.object({ live: AnyFigures, signed: AnyFigures, difference: AnyFigures });
const Due = z.object({ author: Day, board: Day, committee: Day });
const Hops = z.array(z.object(HopDone.shape));
const Full = z.object({ ...Report.shape, figures: z.nullable(AnyFigures) });

export const reportRoutes: Routes = async (app) => {
  /** GET /reports/mine — one's own months with their route, and which months one owes to whose committee and has not signed. */
  app.get(
    '/reports/mine',
    {
      schema: {
        response: {
          200: z.object({
            reports: z.array(z.object({ ...Full.shape, unitName: z.string(), hops: Hops })),
            owing: z.array(
              z.object({
                unitId: UnitId,
                unitName: z.string(),
                month: Month,
                dueOn: Day,
                /** In whose place it can be signed; null: one's own. */
                forId: z.nullable(OfficialId),
                forName: z.string(),
              }),
            ),
          }),
        },
      },
    },
    async (request) => {
      await onlyIfAnywhere(request, 'report.write');
      const reports = await store.reportsBy(request.db, request.sender.officialId);
      const hops = await store.hopsOf(
        request.db,
        reports.map(({ id }) => id),
      );
      const owing = await owingWithStandIns(request.db, request.sender);
      const unitIds = [...new Set([...reports, ...owing].map(({ unitId }) => unitId))];
      const names = await unitNames(request.db, unitIds, request.sender.today);
      const named = <Row extends { unitId: UnitId }>(row: Row) => ({
        ...row,
        unitName: names.get(row.unitId) ?? '',
      });
      return {
        reports: reports.map((r) => named({ ...r, hops: hops.filter((h) => h.reportId === r.id) })),
        owing: owing.map(named),
      };
    },
  );

  /**
   * GET /reports/draft?unitId=&month=&forId= — what one's report would say if it were signed now, with its rows; or that of `forId`, for
   * who may sign in their place today.
   */
  app.get(
    '/reports/draft',
    {
      schema: {
        querystring: z.strictObject({ unitId: UnitId, month: Month, forId: z.optional(OfficialId) }),
        response: {
          200: z.object({
            report: z.nullable(Full),
            hops: Hops,
            figures: AnyFigures,
            lines: z.array(z.object({ ...Line.shape, unitName: z.string() })),
            owed: z.boolean(),
            due: Due,
          }),
        },
      },
    },
    async (request) => {
      const { unitId, month, forId } = request.query;
      await onlyIfSeen(request, 'report.write', unitId);
      const officialId = forId ?? request.sender.officialId;
      if (!(await maySignFor(request.db, officialId, unitId, request.sender)))
        throw requestProblem.notFound();
      const report = (await store.findReportOf(request.db, officialId, unitId, month)) ?? null;
      const lines = await dueLines(request.db, { officialId, unitId, month, reportId: report?.id ?? null });
      const names = await unitNames(request.db, [...new Set(lines.map((l) => l.unitId))], lastDay(month));
      return {
        report,
        hops: report ? await store.hopsOf(request.db, [report.id]) : [],
        figures: summed(lines),
        lines: lines.map((line) => ({ ...line, unitName: names.get(line.unitId) ?? '' })),
        owed: (await store.owedBy(request.db, officialId, month)).includes(unitId),
        due: await dueOf(request.db, month),
      };
    },
  );

  /**
   * GET /reports/month?unitId=&month=&on= — everyone who owes this committee a report, or that of a unit it has taken over since: how far
   * each is (was, that day), late by how much on which hop.
   */
  app.get(
    '/reports/month',
    {
      schema: {
        querystring: z.strictObject({ ...OnDay.shape, unitId: UnitId, month: Month }),
        response: {
          200: z.object({
            due: Due,
            predecessors: z.array(z.object({ unitId: UnitId, name: z.string(), until: Day })),
            rows: z.array(
              z.object({
                unitId: UnitId,
                officialId: OfficialId,
                officialName: z.string(),
                reportId: z.nullable(ReportId),
                state: z.nullable(ReportState),
                figures: z.nullable(AnyFigures),
                signedOn: z.nullable(Day),
                hops: Hops,
              }),
            ),
          }),
        },
      },
    },
    async (request) => {
      const { unitId, month } = request.query;
      await onlyIfSeen(request, 'report.read', unitId);
      const { today } = request.sender;
      const { on = today } = request.query;
      const { predecessors, rows } = await store.boardOf(request.db, unitId, month, today, on);
      const hops = await store.hopsOf(
        request.db,
        rows.flatMap(({ reportId }) => (reportId ? [reportId] : [])),
        on < today ? on : undefined,
      );
      return {
        due: await dueOf(request.db, month),
        predecessors,
        rows: rows.map((row) => ({ ...row, hops: hops.filter((h) => h.reportId === row.reportId) })),
      };
    },
  );

  /** GET /reports/months?unitId=&on= — the last six months of a committee before that day: how many owe it (or a unit it has taken over since) a report, how many are how far. */
  app.get(
    '/reports/months',
    {
      schema: {
        querystring: z.strictObject({ ...OnDay.shape, unitId: UnitId }),
        response: {
          200: z.array(
            z.object({
              month: Month,
              owed: z.number(),
              signed: z.number(),
              collected: z.number(),
              accepted: z.number(),
              due: Day,
            }),
          ),
        },
      },
    },
    async (request) => {
      const { unitId } = request.query;
      await onlyIfSeen(request, 'report.read', unitId);
      return monthsOfUnit(request.db, unitId, request.sender.today, request.query.on);
    },
  );

  /** GET /reports/:reportId — as it was signed. One's own, or by right over its unit. */
  app.get(
    '/reports/:reportId',
    {
      schema: {
        params: z.strictObject({ reportId: ReportId }),
        response: { 200: z.object({ ...Full.shape, hops: Hops }) },
      },
    },
    async (request) => {
      const report = await seenReport(request.db, request.sender, request.params.reportId);
      return { ...report, hops: await store.hopsOf(request.db, [report.id]) };
    },
  );

  /** GET /reports/:reportId/report.docx — as it was signed, every figure as frozen; the same bytes each time. */
  app.get(
    '/reports/:reportId/report.docx',
    { schema: { params: z.strictObject({ reportId: ReportId }) } },
    async (request, reply) => {
      const report = await seenReport(request.db, request.sender, request.params.reportId);
      const paper = await reportPaper(request.db, report);
      if (!paper) throw requestProblem.notFound();
      const name = `Báo cáo tháng ${writtenMonth(report.month).replace('/', '-')} ${report.officialName}`;
      return reply
        .type('application/vnd.openxmlformats-officedocument.wordprocessingml.document')
        .header('content-disposition', attachment(`${name}.docx`))
        .send(Buffer.from(await toDocx(paper)));
    },
  );

  /** GET /reports/:reportId/lines?figure= — the frozen rows behind a signed figure. */
  app.get(
    '/reports/:reportId/lines',
    {
      schema: {
        params: z.strictObject({ reportId: ReportId }),
        querystring: z.strictObject({ figure: z.optional(FigureName) }),
        response: { 200: z.array(Told) },
      },
    },
    async (request) => {
      const report = await seenReport(request.db, request.sender, request.params.reportId);
      return linesOf(request.db, report.id, request.query.figure);
    },
  );

  /**
   * GET /figures?unitId=&from=&to= — live and signed figures of months and their difference; the parts that add up to the live ones, by
   * the tree of day `on`; the units it took over in that time, and all of it together.
   */
  app.get(
    '/figures',
    {
      schema: {
        querystring: z.strictObject({ unitId: UnitId, from: Month, to: Month }),
        response: {
          200: z.object({
            on: Day,
            ...Compared.shape,
            months: z.array(z.object({ month: Month, figures: AnyFigures })),
            beneath: z.object({
              units: z.array(z.object({ unitId: UnitId, name: z.string(), figures: AnyFigures })),
              own: AnyFigures,
              gone: AnyFigures,
            }),
            predecessors: z.array(
              z.object({
                unitId: UnitId,
                name: z.string(),
                until: Day,
                live: AnyFigures,
                signed: AnyFigures,
              }),
            ),
            together: Compared,
          }),
        },
      },
    },
    async (request) => {
      const { unitId, from, to } = request.query;
      await onlyIfSeen(request, 'figure.read', unitId);
      const of = await figuresOfUnit(request.db, unitId, { from, to });
      return { ...of, ...compared(of), together: compared(of.together) };
    },
  );

  /**
   * GET /figures/rows?unitId=&from=&to=&figure=&officialId=&past= — the diary's rows behind a live figure, newest first; where `past`,
   * those of units taken over in these days too.
   */
  app.get(
    '/figures/rows',
    {
      schema: {
        querystring: RowsAsked,
        response: { 200: z.array(Told) },
      },
    },
    async (request) => {
      await onlyIfSeen(request, 'figure.read', request.query.unitId);
      return rowsBehind(request.db, request.query);
    },
  );
};

const compared = ({ live, signed }: { live: Figures; signed: Figures }) => ({
  ...{ live, signed },
  difference: difference(signed, live),
});

/** One's own months, and those of whoever has delegated their role of official for today. */
async function owingWithStandIns(db: Db, sender: Sender) {
  const rights = await rightsOf(db, sender.officialId, sender.today);
  const others = rights.flatMap((r) => (r.role === 'official' && r.inPlaceOf ? [r.inPlaceOf] : []));
  const own = (await owingOf(db, sender)).map((one) => ({
    ...one,
    forId: null as OfficialId | null,
    forName: '',
  }));
  if (others.length === 0) return own;
  const names = await officialNames(db, [...new Set(others)]);
  const theirs = await Promise.all(
    [...names].map(async ([forId, forName]) =>
      (await owingOf(db, { ...sender, officialId: forId })).map((one) => ({ ...one, forId, forName })),
    ),
  );
  return [...own, ...theirs.flat()];
}

/** Newest first; months in which nobody owed one are left out. Cost: two statements a month. */
async function monthsOfUnit(db: Db, unitId: UnitId, today: Day, on: Day = today) {
  const months = Array.from({ length: 6 }, (_, back) => addMonths(monthOf(on), -back));
  const told = await Promise.all(
    months.map(async (month) => {
      const { rows } = await store.boardOf(db, unitId, month, today, on);
      const passed = (...states: ReportState[]) =>
        rows.filter(({ state }) => state !== null && states.includes(state)).length;
      return {
        month,
        owed: rows.length,
        signed: passed('signed', 'collected', 'accepted'),
        collected: passed('collected', 'accepted'),
        accepted: passed('accepted'),
        due: (await dueOf(db, month)).author,
      };
    }),
  );
  return told.filter(({ owed }) => owed > 0);
}

/** 404 alike for a report that is not there and one of others that the reader has no right over. */
async function seenReport(db: Db, { officialId, today }: Sender, id: ReportId): Promise<Report> {
  const report = await store.findReport(db, id);
  if (report === undefined) throw requestProblem.notFound();
  if (report.officialId === officialId) return report;
  if (report.state === 'draft') throw requestProblem.notFound();
  if (!(await mayAct(db, 'report.read', officialId, report.unitId, today))) throw requestProblem.notFound();
  return report;
}
