import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { accountCommands } from '../accounts/account.commands.ts';
import { accountRoutes } from '../accounts/account.http.ts';
import { accountSheets } from '../accounts/account-sheet.http.ts';
import * as rolesOfLeaver from '../accounts/leaving.follows.ts';
import { logRoutes } from '../accounts/log.http.ts';
import { logSheets } from '../accounts/log-sheet.http.ts';
import { printList } from '../accounts/look.commands.ts';
import { sessionRoutes, signedIn } from '../accounts/session.http.ts';
import { setUpRoutes } from '../accounts/set-up.http.ts';
import type { Seed } from '../accounts/set-up.sql.ts';
import * as rolesOfEndedUnit from '../accounts/unit-end.follows.ts';
import { assignmentCommands } from '../assignments/assignment.commands.ts';
import { assignmentRoutes } from '../assignments/assignment.http.ts';
import { assignmentSheets } from '../assignments/assignment-sheet.http.ts';
import { assignmentTasks } from '../assignments/assignment-task.sql.ts';
import { draftCommands } from '../assignments/draft.commands.ts';
import { draftRoutes } from '../assignments/draft.http.ts';
import { draftSheets } from '../assignments/draft-sheet.http.ts';
import type { HolderChange } from '../assignments/holder-change.ts';
import * as unitsOfLeaver from '../assignments/leaving.follows.ts';
import { loadSheets } from '../assignments/load-sheet.http.ts';
import { needSheets } from '../assignments/need-sheet.http.ts';
import * as assignmentsUnderPlan from '../assignments/plan-change.follows.ts';
import { publishDraft } from '../assignments/publication.commands.ts';
import { repairRoutes } from '../assignments/repair.http.ts';
import * as assignmentsOfEndedUnit from '../assignments/unit-end.follows.ts';
import { needCommands } from '../assignments/unit-need.commands.ts';
import { concernCommands } from '../concerns/concern.commands.ts';
import * as concernFollows from '../concerns/concern.follows.ts';
import { concernRoutes } from '../concerns/concern.http.ts';
import { concernCountSheets } from '../concerns/concern-count-sheet.http.ts';
import { concernSheets, concernTasks } from '../concerns/concern-desk.http.ts';
import { receiptRoutes } from '../concerns/receipt.http.ts';
import { forgetWrongCodesHourly } from '../concerns/receipt-night.sql.ts';
import * as concernsOfEndedUnit from '../concerns/unit-end.follows.ts';
import { deskRoutes, type Tasks } from '../desks/desk.http.ts';
import { unitChangeSheets } from '../desks/unit-change-sheet.http.ts';
import { unitChangeRoutes } from '../desks/unit-changes.http.ts';
import { handoverCommands } from '../handovers/handover.commands.ts';
import { handoverRoutes, handoverSheets, handoverTasks } from '../handovers/handover.http.ts';
import * as handoversOfEndedUnit from '../handovers/unit-end.follows.ts';
import { forgetFilesHourly } from '../imports/file-night.sql.ts';
import { importCommands } from '../imports/import.commands.ts';
import { importRoutes } from '../imports/import.http.ts';
import { importPaperRoutes } from '../imports/paper.http.ts';
import { inspectionCommands } from '../inspections/inspection.commands.ts';
import { inspectionRoutes, inspectionSheets } from '../inspections/inspection.http.ts';
import { inspectionLogSheets } from '../inspections/inspection-sheet.http.ts';
import { inspectionTasks } from '../inspections/inspection-task.sql.ts';
import * as directionsOfEndedUnit from '../inspections/unit-end.follows.ts';
import { bodyCommands } from '../officials/body.commands.ts';
import { bodyRoutes, bodySheets } from '../officials/body.http.ts';
import { officialCommands } from '../officials/official.commands.ts';
import { officialRoutes, officialSheets } from '../officials/official.http.ts';
import * as officialsOfEndedUnit from '../officials/unit-end.follows.ts';
import { topicCommands } from '../outreach/topic.commands.ts';
import { topicRoutes, topicSheets } from '../outreach/topic.http.ts';
import * as topicsOfEndedUnit from '../outreach/unit-end.follows.ts';
import { dueDayCommands } from '../plans/due-day.commands.ts';
import { dueDayRoutes } from '../plans/due-day.http.ts';
import { dueDayTasks } from '../plans/due-day-task.sql.ts';
import { numberCommands } from '../plans/number.commands.ts';
import { numberRoutes } from '../plans/number.http.ts';
import { numberSheets } from '../plans/number-sheet.http.ts';
import { planCommands } from '../plans/plan.commands.ts';
import { planRoutes, planSheets } from '../plans/plan.http.ts';
import { planChangeCommands } from '../plans/plan-change.commands.ts';
import { planDocumentRoutes } from '../plans/plan-document.http.ts';
import { planPageSheets } from '../plans/plan-sheet.http.ts';
import { planTasks } from '../plans/plan-task.sql.ts';
import { rolloutCommands } from '../plans/rollout.commands.ts';
import * as measureFollows from '../ratings/measure.follows.ts';
import { ratingCommands } from '../ratings/rating.commands.ts';
import { ratingRoutes, ratingSheets } from '../ratings/rating.http.ts';
import { seedScheme } from '../ratings/rating.sql.ts';
import { schemeSheets } from '../ratings/scheme-sheet.http.ts';
import { ratingTasks } from '../ratings/strengthening.sql.ts';
import { strengtheningSheets } from '../ratings/strengthening-sheet.http.ts';
import * as plansOfEndedUnit from '../ratings/unit-end.follows.ts';
import { coverageRoutes, coverageSheets } from '../reports/coverage.http.ts';
import { reportCommands } from '../reports/report.commands.ts';
import { reportRoutes } from '../reports/report.http.ts';
import { reportSheets } from '../reports/report-sheet.http.ts';
import { reportTasks } from '../reports/report-task.sql.ts';
import * as reportsOfEndedUnit from '../reports/unit-end.follows.ts';
import { reviewCommands } from '../reviews/review.commands.ts';
import { reviewRoutes } from '../reviews/review.http.ts';
import { reviewSheets } from '../reviews/review-sheet.http.ts';
import { backupCommands } from '../server/backup.commands.ts';
import { backupRoutes, backupSheets } from '../server/backup.http.ts';
import { backupNightly, backupOne } from '../server/backup-job.ts';
import { backupTasks } from '../server/backup-task.sql.ts';
import type { AnyCommand } from '../server/command.ts';
import { commandKindRoutes } from '../server/commands.http.ts';
import type { Follower } from '../server/follow.ts';
import type { Routes } from '../server/http.ts';
import { type Job, openInstallation, startJobs } from '../server/installation.ts';
import { serveMetrics } from '../server/metrics.ts';
import { sealLogs } from '../server/seal-job.ts';
import { serve } from '../server/serve.ts';
import type { Sheet } from '../server/sheet.http.ts';
import { Tenancy } from '../server/tenancy.ts';
import { type Installation, tenants } from '../server/tenant.ts';
import { supportCommands } from '../support/support.commands.ts';
import { supportRoutes, supportSheets } from '../support/support.http.ts';
import { supportTasks } from '../support/support.sql.ts';
import { seedKinds } from '../units/first-kinds.sql.ts';
import { kindCommands } from '../units/kind.commands.ts';
import { kindRoutes } from '../units/kind.http.ts';
import { kindSheets } from '../units/kind-sheet.http.ts';
import { lineageRoutes } from '../units/lineage.http.ts';
import { lineageSheets } from '../units/lineage-sheet.http.ts';
import type { UnitFollower } from '../units/operation.commands.ts';
import { unitCommands } from '../units/unit.commands.ts';
import { unitRoutes } from '../units/unit.http.ts';
import { unitSheets } from '../units/unit-sheet.http.ts';
import { contributionCommands } from '../visits/contribution.commands.ts';
import { coordinationCommands } from '../visits/coordination.commands.ts';
import { diaryRoutes } from '../visits/diary.http.ts';
import { meetingDayCommands } from '../visits/meeting-day.commands.ts';
import { meetingDayRoutes } from '../visits/meeting-day.http.ts';
import { partiesRoutes, partiesSheets } from '../visits/parties.http.ts';
import { visitSheets } from '../visits/sheet.http.ts';
import { situationNoteCommands } from '../visits/situation-note.commands.ts';
import { visitTasks } from '../visits/task.sql.ts';
import * as meetingsOfEndedUnit from '../visits/unit-end.follows.ts';
import { visitCommands } from '../visits/visit.commands.ts';
import { choLach } from './samples/cho-lach.ts';
import { loadSample, type Sample } from './samples/load.ts';
import { myThanh } from './samples/my-thanh.ts';

/** Who follows when a unit changes hands, in this order. */
export const holderFollowers: Follower<HolderChange>[] = [concernFollows, measureFollows];

/** Who follows when a unit ends, in this order; taken back in the other. */
export const unitFollowers: UnitFollower[] = [
  officialsOfEndedUnit,
  rolesOfEndedUnit,
  topicsOfEndedUnit,
  assignmentsOfEndedUnit,
  meetingsOfEndedUnit,
  concernsOfEndedUnit,
  plansOfEndedUnit,
  reportsOfEndedUnit,
  directionsOfEndedUnit,
  handoversOfEndedUnit,
];

/** Everything the server can be asked. A slice that is not listed here does not exist. */
export const commands: AnyCommand[] = [
  ...unitCommands(unitFollowers),
  ...kindCommands,
  ...officialCommands([unitsOfLeaver, rolesOfLeaver]),
  ...bodyCommands,
  ...accountCommands,
  printList,
  ...planCommands,
  ...planChangeCommands([assignmentsUnderPlan]),
  ...numberCommands,
  ...rolloutCommands,
  ...dueDayCommands,
  ...topicCommands,
  ...assignmentCommands,
  ...draftCommands,
  publishDraft(holderFollowers),
  ...needCommands,
  ...concernCommands,
  ...supportCommands,
  ...ratingCommands,
  ...reportCommands,
  ...inspectionCommands,
  ...reviewCommands,
  ...handoverCommands(holderFollowers),
  ...visitCommands,
  ...contributionCommands,
  ...situationNoteCommands,
  ...meetingDayCommands,
  ...coordinationCommands,
  ...importCommands(unitFollowers),
  ...backupCommands,
];
/** What waits for a person, slice by slice; the desk puts it in order. */
export const tasks: Tasks[] = [
  planTasks,
  dueDayTasks,
  assignmentTasks,
  concernTasks,
  supportTasks,
  ratingTasks,
  reportTasks,
  inspectionTasks,
  handoverTasks,
  visitTasks,
  backupTasks,
];
export const sheets: Sheet[] = [
  ...unitSheets,
  ...kindSheets,
  ...lineageSheets,
  ...unitChangeSheets(commands),
  ...officialSheets,
  ...bodySheets,
  ...accountSheets,
  ...logSheets(commands, () => sheets),
  ...planSheets,
  ...planPageSheets,
  ...numberSheets,
  ...topicSheets,
  ...assignmentSheets,
  ...loadSheets,
  ...draftSheets,
  ...needSheets,
  ...concernSheets,
  ...concernCountSheets,
  ...supportSheets,
  ...ratingSheets,
  ...schemeSheets,
  ...strengtheningSheets,
  ...coverageSheets,
  ...reportSheets,
  ...inspectionSheets,
  ...inspectionLogSheets,
  ...handoverSheets,
  ...reviewSheets,
  ...visitSheets,
  ...partiesSheets,
  ...backupSheets,
];
export const routes: Routes[] = [
  commandKindRoutes(commands),
  unitRoutes,
  lineageRoutes,
  unitChangeRoutes(commands, unitFollowers),
  kindRoutes,
  officialRoutes,
  bodyRoutes,
  accountRoutes,
  logRoutes(commands, sheets),
  deskRoutes(tasks),
  planRoutes,
  planDocumentRoutes,
  numberRoutes,
  dueDayRoutes,
  topicRoutes,
  assignmentRoutes,
  draftRoutes,
  repairRoutes,
  concernRoutes,
  supportRoutes,
  ratingRoutes,
  reportRoutes,
  coverageRoutes,
  inspectionRoutes,
  reviewRoutes,
  handoverRoutes,
  receiptRoutes(),
  diaryRoutes,
  meetingDayRoutes,
  partiesRoutes,
  importRoutes(unitFollowers),
  importPaperRoutes(unitFollowers),
  backupRoutes,
];
/** What a new tenant begins with: kinds of units, due days, holidays, a rating scheme. */
export const seeds: Seed[] = [seedScheme];
/** The kinds of units a new tenant knows, before its first unit. */
export const kinds: Seed = seedKinds;
export const jobs: Job[] = [forgetWrongCodesHourly, forgetFilesHourly, sealLogs, backupNightly, backupOne];
/** The sample worlds that `npm start` can load. */
export const samples: Sample[] = [myThanh, choLach];

export interface RunOptions {
  /** A connection that may make databases, schemas and roles. */
  adminUrl: string;
  host: string;
  port: number;
  dataFolder: string;
  baseUrl: string;
  tls: { cert: string; key: string } | null;
  trustProxy: boolean;
  demo: boolean;
  /** The sample world for an empty installation, or `none`. */
  sample: string;
  say: (line: { vi: string; en: string }) => void;
  /** Absent: 9464; 0: any free one; null: no metrics. */
  metricsPort?: number | null;
  /** Requests a minute an address may make to what is open to everyone. */
  openLimit?: number;
  /** Where the built web app lies; absent: `dist`. */
  web?: string;
}

/** Brings the data up to date, loads a sample into an empty installation, and listens. */
export async function run(options: RunOptions): Promise<{ address: string; stop(): Promise<void> }> {
  const installation = await openInstallation(options.adminUrl, options.dataFolder);
  const tenancy = new Tenancy(installation);
  await loadFirstSample(installation, tenancy, options);
  const worker = await startJobs(installation, jobs);
  const loopback = /^(127\.|localhost$|::1$|\[::1\]$)/.test(options.host);
  const token = randomBytes(32).toString('base64url');
  const app = await serve(
    {
      commands,
      routes: [sessionRoutes(loopback || options.demo), ...routes],
      sheets,
      signedIn,
      outside: [setUpRoutes(installation, tenancy, token, { kinds, seeds })],
    },
    {
      tenancy,
      baseUrl: options.baseUrl,
      trustProxy: options.trustProxy,
      ...(options.tls ? { tls: options.tls } : {}),
      ...(options.openLimit ? { openLimit: options.openLimit } : {}),
      web: options.web ?? path.join(import.meta.dirname, '../../dist'),
      log: process.env.BA_NAM_LOG === '1',
    },
  );
  const close = async () => {
    await app.close();
    await worker.stop();
    await tenancy.close();
    await installation.admin.end();
  };
  // Someone took the port while we were getting ready: what already runs would keep this process alive.
  const address = await app.listen({ host: options.host, port: options.port }).catch(async (error) => {
    await close();
    throw error;
  });
  await welcome(installation, options, address, token);
  const metrics = options.metricsPort === null ? null : await serveMetrics(options.metricsPort ?? 9464);
  const stop = async () => {
    metrics?.close();
    await close();
  };
  return { address, stop };
}

/** Into an empty installation only: whoever has begun for real gets no sample by surprise. */
async function loadFirstSample(installation: Installation, tenancy: Tenancy, { sample, say }: RunOptions) {
  const wanted = samples.find(({ name }) => name === sample);
  if (wanted === undefined || (await tenants(installation.admin)).length > 0) return;
  say({
    vi: `Đang dựng dữ liệu mẫu «${wanted.title}» (một lần, chưa tới một phút)…`,
    en: `Building the sample «${wanted.title}» (once, under a minute)…`,
  });
  await loadSample(installation, tenancy, wanted, { commands, kinds, seeds }, say);
}

/** What a person who has just started it needs: where it is, whom to sign in as, how to begin for real. */
async function welcome(
  installation: Installation,
  { baseUrl, say }: RunOptions,
  address: string,
  token: string,
) {
  const at = new URL(baseUrl).port === '0' ? address : baseUrl;
  say({ vi: `Ba Nắm đang chạy ở ${at}`, en: `Ba Nắm is running at ${at}` });
  const all = await tenants(installation.admin);
  for (const tenant of all.filter((one) => one.sample !== null))
    say({
      vi: `Dữ liệu mẫu: ${at}/t/${tenant.name}/ (chọn vai trên trang đăng nhập, không cần mật khẩu)`,
      en: `Sample: ${at}/t/${tenant.name}/ (pick a role on the sign-in page, no password needed)`,
    });
  if (all.some((one) => one.sample === null)) return;
  say({ vi: `Bắt đầu thật: mở ${at}/setup#${token}`, en: `To start for real: open ${at}/setup#${token}` });
  if (all.length > 0)
    say({
      vi: 'Không cần dữ liệu mẫu: npm start -- --sample none. Mẫu khác: npm start -- --sample cho-lach',
      en: 'Without a sample: npm start -- --sample none. The other one: npm start -- --sample cho-lach',
    });
}
