import * as z from 'zod/mini';
import { writtenMonth } from '../kernel/day.ts';
import { UnitId } from '../kernel/id.ts';
import type { AnyCommand } from '../server/command.ts';
import { onlyIfSeen } from '../server/http.ts';
import { asAsked, askedOfSheet, column, type Sheet } from '../server/sheet.http.ts';
import { changeNames } from './unit-changes.http.ts';
import { changesOf } from './unit-changes.sql.ts';
import { reportsOf } from './unit-reports.sql.ts';

const Asked = z.object({ unit: z.optional(UnitId) });

/** What became of the tree, and what was reported of a unit. */
export const unitChangeSheets = (commands: readonly AnyCommand[]): Sheet[] => [
  {
    path: '/unit-changes',
    title: { vi: 'Các thay đổi đơn vị', en: 'Changes of units' },
    action: 'unit.read',
    columns: [
      column('Thay đổi', 'Change', 28),
      column('Đơn vị', 'Units', 44),
      column('Số đơn vị', 'Units touched', 10, 'count'),
      column('Từ ngày', 'From', 12, 'day'),
      column('Văn bản', 'Document', 44),
      column('Người ghi', 'Made by', 26),
      column('Ghi ngày', 'Made on', 12, 'day'),
      column('Hoàn tác ngày', 'Taken back on', 12, 'day'),
      column('Người hoàn tác', 'Taken back by', 26),
    ],
    async rows({ db, sender }, query) {
      const { unit: unitId } = asAsked(Asked, query);
      const { rows } = await changesOf(db, { unitId, page: 0, limit: askedOfSheet }, sender);
      const nameOf = changeNames(commands);
      return rows.map((row) => [
        ...[nameOf(row.kind), row.named.join(', '), row.units, row.from, row.document],
        ...[row.madeByName, row.madeOn, row.undoneOn, row.undoneByName],
      ]);
    },
  },
  {
    path: '/units/:unitId/reports',
    title: { vi: 'Báo cáo đã ký về đơn vị', en: 'Signed reports of a unit' },
    action: 'report.read',
    columns: [
      column('Tháng', 'Month', 10),
      column('Cán bộ', 'Official', 28),
      column('Ký ngày', 'Signed on', 12, 'day'),
      column('Số dòng', 'Lines', 10, 'count'),
    ],
    async rows(request) {
      const { unitId } = asAsked(z.strictObject({ unitId: UnitId }), request.params);
      await onlyIfSeen(request, 'report.read', unitId);
      const rows = await reportsOf(request.db, unitId, request.sender);
      return rows.map((row) => [writtenMonth(row.month), row.officialName, row.signedOn, row.lines]);
    },
  },
];
