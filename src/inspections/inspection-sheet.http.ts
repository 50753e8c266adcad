import * as z from 'zod/mini';
import { UnitId } from '../kernel/id.ts';
import { OnDay } from '../server/as-of.sql.ts';
import { asAsked, column, type Sheet } from '../server/sheet.http.ts';
import { directions, inspections } from './direction.sql.ts';
import { directionsAsked } from './inspection.http.ts';

const stateText = {
  open: { vi: 'Đang làm', en: 'Open' },
  reported: { vi: 'Đã báo cáo', en: 'Reported' },
  done: { vi: 'Đã xong', en: 'Done' },
};

/** The inspection log and the directions given, each as its list. */
export const inspectionLogSheets: Sheet[] = [
  {
    path: '/inspections',
    title: { vi: 'Sổ kiểm tra', en: 'Inspections' },
    action: 'urging.read',
    columns: [
      column('Ngày', 'Day', 12, 'day'),
      column('Nội dung kiểm tra', 'Subject', 36),
      column('Đơn vị', 'Unit', 24),
      column('Đoàn kiểm tra', 'By', 28),
      column('Trưởng đoàn', 'Led by', 24),
      column('Kết quả', 'Findings', 56),
    ],
    async rows({ db, sender }, query) {
      const { unitId, on } = asAsked(z.strictObject({ ...OnDay.shape, unitId: z.optional(UnitId) }), query);
      const rows = await inspections(db, { ...sender, on }, unitId);
      return rows.map((row) => [
        row.day,
        row.subject,
        row.unitName,
        row.bodyName,
        row.ledByName,
        row.findings,
      ]);
    },
  },
  {
    path: '/directions',
    title: { vi: 'Ý kiến chỉ đạo', en: 'Directions' },
    action: 'direction.read',
    columns: [
      column('Ngày', 'Day', 12, 'day'),
      column('Người chỉ đạo', 'By', 24),
      column('Đơn vị', 'Unit', 24),
      column('Giao cho', 'To', 24),
      column('Nội dung', 'Content', 56),
      column('Hạn', 'Due', 12, 'day'),
      column('Tình trạng', 'State', 14),
      column('Kết quả', 'Outcome', 44),
      column('Báo cáo ngày', 'Reported on', 12, 'day'),
      column('Xong ngày', 'Done on', 12, 'day'),
    ],
    async rows({ db, sender }, query) {
      const { on, ...wanted } = asAsked(directionsAsked, query);
      const rows = await directions(db, { ...sender, on }, wanted);
      return rows.map((row) => [
        ...[row.onDay, row.byName, row.unitName, row.toName, row.text, row.dueOn, stateText[row.state]],
        ...[row.outcome, row.reportedOn, row.doneOn],
      ]);
    },
  },
];
