import type { FastifyRequest } from 'fastify';
import * as z from 'zod/mini';
import { Day, Instant } from '../kernel/day.ts';
import { Text } from '../kernel/text.ts';
import { backupRuns } from './backup.sql.ts';
import { backupsKept } from './backup-job.ts';
import { onlyIfSeen, type Routes } from './http.ts';
import { homeUnit } from './setting.sql.ts';
import { column, type Sheet } from './sheet.http.ts';

const Run = z.object({
  day: Day,
  triedAt: Instant,
  problem: z.nullable(Text),
  doneAt: z.nullable(Instant),
  bytes: z.nullable(z.number()),
  rows: z.nullable(z.number()),
  /** Below the server's data folder; null: no file of that day is kept. */
  file: z.nullable(z.string()),
});

/** The last 30 days' backups, newest first, for whoever may read them. */
async function runsFor(request: FastifyRequest): Promise<z.infer<typeof Run>[]> {
  await onlyIfSeen(request, 'backup.read', await homeUnit(request.db));
  const runs = await backupRuns(request.db, 30);
  const files = new Set(
    runs
      .filter(({ doneAt }) => doneAt !== null)
      .slice(0, backupsKept)
      .map(({ day }) => day),
  );
  return runs.map((run) => ({
    ...run,
    triedAt: run.triedAt as Instant,
    doneAt: run.doneAt as Instant | null,
    file: files.has(run.day) ? `backups/${request.tenant.name}/${run.day}.bak` : null,
  }));
}

/** GET /backups — the last 30 days' backups, newest first, and where their files lie. */
export const backupRoutes: Routes = async (app) => {
  app.get('/backups', { schema: { response: { 200: z.array(Run) } } }, runsFor);
};

export const backupSheets: Sheet[] = [
  {
    path: '/backups',
    title: { vi: 'Sao lưu', en: 'Backups' },
    action: 'backup.read',
    columns: [
      column('Ngày', 'Day', 12, 'day'),
      column('Vì sao chưa được', 'Why it failed', 48),
      column('Số dòng', 'Rows', 12, 'count'),
      column('Số byte', 'Bytes', 14, 'count'),
      column('Tệp', 'File', 44),
    ],
    rows: async (request) =>
      (await runsFor(request)).map((run) => [run.day, run.problem, run.rows, run.bytes, run.file]),
  },
];
