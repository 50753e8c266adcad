import { planNames } from '../plans/plan-list.sql.ts';
import { asAsked, askedOfSheet, type Sheet } from '../server/sheet.http.ts';
import { writtenOn } from '../units/written.sql.ts';
import { Asked, askedOf } from './assignment.http.ts';
import { kindText } from './assignment.texts.ts';
import { findAssignments } from './assignment-list.sql.ts';
import { currentColumns } from './current-import.rules.ts';
import { reasonWritten } from './reason.ts';

type Key = (typeof currentColumns)[number]['key'];
const heading = (key: Key) => currentColumns.find((one) => one.key === key)?.heading ?? { vi: key, en: key };

/** The list as a spreadsheet, under the same query; an import of current assignments knows the columns it needs. */
export const assignmentSheets: Sheet[] = [
  {
    path: '/assignments',
    title: { vi: 'Danh sách phân công', en: 'Assignments' },
    action: 'assignment.read',
    columns: [
      { heading: heading('official'), kind: 'text', width: 26 },
      { heading: heading('post'), kind: 'text', width: 30 },
      { heading: heading('sector'), kind: 'text', width: 20 },
      { heading: heading('unit'), kind: 'text', width: 20 },
      { heading: heading('parent'), kind: 'text', width: 24 },
      { heading: heading('kind'), kind: 'text', width: 18 },
      { heading: heading('plan'), kind: 'text', width: 20 },
      { heading: heading('from'), kind: 'day', width: 12 },
      { heading: heading('reason'), kind: 'text', width: 40 },
      { heading: { vi: 'Số hộ', en: 'Households' }, kind: 'count', width: 8 },
      { heading: { vi: 'Đảng viên phụ trách', en: 'Member in charge' }, kind: 'text', width: 24 },
      { heading: { vi: 'Thôi', en: 'Until' }, kind: 'day', width: 12 },
      { heading: { vi: 'Tiếp nhận', en: 'Received on' }, kind: 'day', width: 12 },
    ],
    rows: async ({ db, sender }, query) => {
      const asked = askedOf(asAsked(Asked, query), sender);
      const rows = await findAssignments(db, { ...asked, limit: askedOfSheet }, sender);
      const units = rows.map(({ unitId }) => unitId);
      const [places, plans] = [
        await writtenOn(db, units, asked.on),
        await planNames(
          db,
          rows.map(({ planId }) => planId),
        ),
      ];
      const above = (row: (typeof rows)[number]) =>
        places.get(row.unitId)?.split(' · ').slice(1).join(' · ') ?? row.parentName;
      return rows.map((row) => [
        ...[row.officialName, row.post, row.sector, row.unitName, above(row), kindText[row.kind]],
        ...[plans.get(row.planId) ?? null, row.from, reasonWritten(row.reason)],
        ...[row.households, row.memberInCharge, row.until, row.receivedOn],
      ]);
    },
  },
];
