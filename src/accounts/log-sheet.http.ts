import type { FastifyRequest } from 'fastify';
import * as z from 'zod/mini';
import type { AnyCommand } from '../server/command.ts';
import { onlyIfSeen } from '../server/http.ts';
import { homeUnit } from '../server/setting.sql.ts';
import { asAsked, askedOfSheet, column, type Sheet } from '../server/sheet.http.ts';
import { accountText, lookText } from './account.texts.ts';
import { LogDays, LogRow, LookRow, namesOf } from './log.http.ts';
import { logOf, looksAt } from './log.sql.ts';
import { momentOf } from './moment.ts';

/** Both are of the whole house: who reads them does so over the tenant's own unit. */
async function asked(request: FastifyRequest, query: Record<string, string>) {
  await onlyIfSeen(request, 'log.read', await homeUnit(request.db));
  return { ...asAsked(LogDays, query), limit: askedOfSheet };
}

/** The log and the looks as spreadsheets: the same lines, never a body. `sheets`: those of the whole house, for their names. */
export const logSheets = (commands: readonly AnyCommand[], sheets: () => readonly Sheet[]): Sheet[] => [
  {
    path: '/log',
    title: accountText.log,
    action: 'log.read',
    columns: [
      column('Lúc', 'At', 20),
      column('Giờ trên máy gửi', 'By the device’s clock', 20),
      column('Họ và tên', 'Name', 28),
      column('Việc', 'What', 36),
      column('Mã việc', 'Kind', 24),
      column('Kết quả', 'Outcome', 14),
      column('Lý do không nhận', 'Why refused', 28),
    ],
    async rows(request, query) {
      const rows = z.array(LogRow).parse(await logOf(request.db, await asked(request, query)));
      const says = namesOf(commands, []);
      return rows.map((row) => [
        ...[momentOf(row.receivedAt), momentOf(row.at), row.name, says(row.kind), row.kind],
        ...[row.done ? accountText.done : accountText.refused, row.problem],
      ]);
    },
  },
  {
    path: '/looks',
    title: accountText.looks,
    action: 'log.read',
    columns: [
      column('Lúc', 'At', 20),
      column('Họ và tên', 'Name', 28),
      column('Việc', 'What', 18),
      column('Về', 'About', 32),
      column('Mục đích', 'Purpose', 40),
      column('Số dòng', 'Rows', 10, 'count'),
    ],
    async rows(request, query) {
      const rows = z.array(LookRow).parse(await looksAt(request.db, await asked(request, query)));
      const says = namesOf(commands, sheets());
      return rows.map((row) => [
        ...[momentOf(row.at), row.name, lookText[row.what], says(row.about), row.purpose, row.rows],
      ]);
    },
  },
];
