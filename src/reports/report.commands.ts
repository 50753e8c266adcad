import { createHash } from 'node:crypto';
import { lastDay, type Month } from '../kernel/day.ts';
import type { OfficialId, ReportId, UnitId } from '../kernel/id.ts';
import type { Problem } from '../kernel/problem.ts';
import { dueOn } from '../plans/due-day.rules.ts';
import { dueDays } from '../plans/due-day.sql.ts';
import { freezePaper } from '../plans/frozen-paper.sql.ts';
import { inWhosePlace, rightsOf } from '../server/access.sql.ts';
import { type By, command, type Sender } from '../server/command.ts';
import { latestSeal } from '../server/seal.ts';
import type { Db, Tx } from '../server/sql.ts';
import { summed } from './figure.rules.ts';
import { dueLines, keepLines } from './line.sql.ts';
import { refuseSigning, refuseStep, reportProblem, type Step, steps } from './report.rules.ts';
import * as store from './report.sql.ts';
import { type Hop, type Line, ReportDraft, ReportReturned, ReportSigned, ReportsPassed } from './report.ts';
import { drawUp } from './report-paper.sql.ts';

/** Keeps what the author has written so far. */
export const keepDraft = command({
  kind: 'report.keep',
  name: { vi: 'Lưu nháp báo cáo tháng', en: 'Keep a draft of a monthly report' },
  body: ReportDraft,
  may: { action: 'report.write', unit: (said) => said.unitId },
  async run(db, said, by) {
    const officialId = said.officialId ?? by.officialId;
    if (!(await maySignFor(db, officialId, said.unitId, by))) return reportProblem.notInPlace();
    const refusal = await refuseClosed(db, said, officialId);
    if (refusal) return refusal;
    const kept = await store.keepReport(db, { ...said, officialId });
    return kept ? null : reportProblem.notThere();
  },
});

/** Signs the month: figures and the rows behind them are frozen, the route begins. */
export const signReport = command({
  kind: 'report.sign',
  name: { vi: 'Ký báo cáo tháng', en: 'Sign a monthly report' },
  body: ReportSigned,
  may: { action: 'report.write', unit: (said) => said.unitId },
  async run(db, said, by) {
    const officialId = said.officialId ?? by.officialId;
    if (!(await maySignFor(db, officialId, said.unitId, by))) return reportProblem.notInPlace();
    const draft = await store.findReportOf(db, officialId, said.unitId, said.month);
    const id = draft?.id ?? said.id;
    const lines = await dueLines(db, { ...said, officialId, reportId: id });
    const now = summed(lines);
    const owed = (await store.owedBy(db, officialId, said.month)).includes(said.unitId);
    const refusal = refuseSigning(said, { state: draft?.state ?? null, now, owed, today: by.today });
    if (refusal) return refusal;
    const { month, unitId, shortcomings, nextTasks, proposals } = said;
    const report = { id, officialId, unitId, month, shortcomings, nextTasks, proposals };
    if (!(await store.keepReport(db, report)))
      return draft ? reportProblem.alreadySigned({ month }) : reportProblem.notThere();
    await keepLines(db, id, lines);
    const signedFor = officialId === by.officialId ? null : officialId;
    await store.freezeReport(db, id, {
      figures: now,
      figuresHash: hashOf(lines),
      logHead: (await latestSeal(db))?.head ?? null,
      signedOn: by.today,
      signedFor,
    });
    await store.beginRound(db, id, await dueOf(db, month), {
      on: by.today,
      by: by.officialId,
      for: signedFor,
    });
    const signed = await store.findReport(db, id);
    await freezePaper(db, id, signed && (await drawUp(db, signed)));
    by.touch('report', id, `official:${officialId}`, `unit:${unitId}`);
    return null;
  },
});

async function refuseClosed(
  db: Db,
  said: { unitId: UnitId; month: Month; id: ReportId },
  officialId: OfficialId,
): Promise<Problem | null> {
  const kept = await store.findReportOf(db, officialId, said.unitId, said.month);
  if (kept === undefined) return null;
  if (kept.state !== 'draft' && kept.state !== 'returned')
    return reportProblem.alreadySigned({ month: said.month });
  return kept.id === said.id ? null : reportProblem.notThere();
}

/** One's own, or in the place of someone whose role of official is delegated to one today. */
export async function maySignFor(
  db: Db,
  officialId: OfficialId,
  unitId: UnitId,
  by: Sender,
): Promise<boolean> {
  if (officialId === by.officialId) return true;
  const rights = await rightsOf(db, by.officialId, by.today);
  return rights.some((r) => r.role === 'official' && r.unitId === unitId && r.inPlaceOf === officialId);
}

/** By what a signed report can be checked: every frozen line, in its order. */
export const hashOf = (lines: readonly Line[]): string =>
  createHash('sha256')
    .update(
      JSON.stringify(lines.map((l) => [l.figure, l.source, l.rowId, l.unitId, l.day, l.amount, l.late])),
    )
    .digest('hex');

/** By when each hop of a month is due, under the rules of the month's last day. */
export async function dueOf(db: Db, month: Month): Promise<Record<Hop, ReturnType<typeof dueOn>>> {
  const days = await dueDays(db);
  const end = lastDay(month);
  return {
    author: dueOn(days, 'reportAuthor', end),
    board: dueOn(days, 'reportBoard', end),
    committee: dueOn(days, 'reportCommittee', end),
  };
}

export const collectReports = command({
  kind: 'report.collect',
  name: { vi: 'Tổng hợp, chuyển báo cáo tháng', en: 'Collect monthly reports' },
  body: ReportsPassed,
  may: { action: 'report.collect', unit: (said) => said.unitId },
  run: (db, said, by) => pass(db, 'collect', said, by),
});

export const acceptReports = command({
  kind: 'report.accept',
  name: { vi: 'Nhận báo cáo tháng', en: 'Accept monthly reports' },
  body: ReportsPassed,
  may: { action: 'report.accept', unit: (said) => said.unitId },
  run: (db, said, by) => pass(db, 'accept', said, by),
});

/** The board sends it back to its author with a comment … */
export const returnByBoard = command({
  kind: 'report.returnByBoard',
  name: { vi: 'Ban tổng hợp trả lại báo cáo', en: 'Return a report (board)' },
  body: ReportReturned,
  may: { action: 'report.collect', unit: (said) => said.unitId },
  run: (db, { reportId, ...said }, by) => pass(db, 'returnByBoard', { ...said, reportIds: [reportId] }, by),
});

/** … or the committee does. The figures come anew when it is signed again. */
export const returnByCommittee = command({
  kind: 'report.returnByCommittee',
  name: { vi: 'Cấp ủy trả lại báo cáo', en: 'Return a report (committee)' },
  body: ReportReturned,
  may: { action: 'report.accept', unit: (said) => said.unitId },
  run: (db, { reportId, ...said }, by) =>
    pass(db, 'returnByCommittee', { ...said, reportIds: [reportId] }, by),
});

async function pass(
  db: Tx,
  step: Step,
  said: { unitId: UnitId; reportIds: ReportId[]; comment?: string | undefined },
  by: By,
): Promise<Problem | null> {
  const reports = await store.lockReports(db, said.unitId, said.reportIds);
  if (reports.length !== new Set(said.reportIds).size) return reportProblem.notThere();
  for (const report of reports) {
    const refusal = refuseStep(step, report.state);
    if (refusal) return refusal;
  }
  const { to, hop } = steps[step];
  const place = await inWhosePlace(db, hop, by.officialId, said.unitId, by.today);
  await store.setReportState(db, said.reportIds, to);
  const done = { on: by.today, by: by.officialId, for: place, outcome: to, comment: said.comment ?? '' };
  await store.doneHop(db, said.reportIds, hop, done);
  for (const { id, officialId, unitId } of reports)
    by.touch('report', id, `official:${officialId}`, `unit:${unitId}`);
  return null;
}

export const reportCommands = [
  keepDraft,
  signReport,
  collectReports,
  acceptReports,
  returnByBoard,
  returnByCommittee,
];
