import * as z from 'zod/mini';
import { UnitId } from '../kernel/id.ts';
import { requestProblem } from '../kernel/problem.ts';
import { asAsked, column, type Sheet } from '../server/sheet.http.ts';
import { maySeeUnit } from './tree.sql.ts';
import { lineageOf } from './unit-change.sql.ts';
import { lineageText } from './unit-change.texts.ts';

/** What a unit came from and became. */
export const lineageSheets: Sheet[] = [
  {
    path: '/units/:unitId/lineage',
    title: { vi: 'Nguồn gốc, kế thừa', en: 'Lineage' },
    action: 'unit.read',
    columns: [
      column('Đơn vị trước', 'Before', 28),
      column('Đơn vị sau', 'After', 28),
      column('Từ ngày', 'From', 12, 'day'),
      column('Cách', 'How', 26),
      column('Số hộ', 'Households', 10, 'count'),
      column('Văn bản', 'Document', 48),
    ],
    async rows({ db, sender, params }) {
      const { unitId } = asAsked(z.strictObject({ unitId: UnitId }), params);
      if (!(await maySeeUnit(db, unitId, sender.officialId, sender.today))) throw requestProblem.notFound();
      return (await lineageOf(db, unitId, sender)).map((arrow) => [
        ...[arrow.fromName, arrow.toName, arrow.day, lineageText[arrow.how]],
        ...[arrow.households, arrow.document],
      ]);
    },
  },
];
