import * as z from 'zod/mini';
import { OnDay } from '../server/as-of.sql.ts';
import { homeUnit } from '../server/setting.sql.ts';
import { asAsked, askedOfSheet, column, type Sheet } from '../server/sheet.http.ts';
import { stateSays } from './concern.rules.ts';
import { kindText, legalText } from './concern.texts.ts';
import { asked, filters } from './concern-asked.sql.ts';
import { countsOf, legalHandoversOf } from './concern-list.sql.ts';

/** How many, by unit, kind and state; and what was handed over as a complaint or denunciation: references, nothing of what it says. */
export const concernCountSheets: Sheet[] = [
  {
    path: '/concerns/counts',
    title: { vi: 'Số phản ánh theo đơn vị', en: 'Concerns by unit' },
    action: 'concern.read',
    columns: [
      column('Đơn vị', 'Unit', 26),
      column('Loại', 'Kind', 20),
      column('Tình trạng', 'State', 18),
      column('Số phản ánh', 'Concerns', 12, 'count'),
      column('Quá hạn', 'Overdue', 10, 'count'),
    ],
    async rows({ db, sender }, query) {
      const said = asAsked(z.strictObject(filters), query);
      const rows = await countsOf(db, said.unitId ?? (await homeUnit(db)), asked(said), {
        ...sender,
        on: said.on,
      });
      return rows.map((row) => [
        row.unitName,
        kindText[row.kind],
        stateSays[row.state],
        row.count,
        row.overdue,
      ]);
    },
  },
  {
    path: '/legal-handovers',
    title: { vi: 'Đơn đã chuyển', en: 'Complaints handed over' },
    action: 'concern.read',
    columns: [
      column('Số, ký hiệu', 'Reference', 20),
      column('Loại', 'Kind', 14),
      column('Chuyển đến', 'Handed to', 30),
      column('Ngày', 'Day', 12, 'day'),
      column('Đơn vị', 'Unit', 24),
      column('Người ghi', 'Written by', 24),
    ],
    async rows({ db, sender }, query) {
      const by = { ...sender, ...asAsked(OnDay, query) };
      const rows = await legalHandoversOf(db, by, askedOfSheet);
      return rows.map((row) => [
        row.reference,
        legalText[row.kind],
        row.handedTo,
        row.day,
        row.unitName,
        row.notedByName,
      ]);
    },
  },
];
