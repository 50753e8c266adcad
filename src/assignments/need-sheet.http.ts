import { column, type Sheet } from '../server/sheet.http.ts';
import { needsSeen, workloadsSeen } from './unit-need.sql.ts';
import { levelText, needText } from './unit-need.texts.ts';

/** What units need of whoever takes them, and how much work they are. */
export const needSheets: Sheet[] = [
  {
    path: '/needs',
    title: needText.listTitle,
    action: 'assignment.draft',
    columns: [
      column('Đơn vị', 'Unit', 24),
      column('Thuộc', 'Under', 22),
      column('Chuyên môn', 'Skill', 24),
      column('Mức', 'Level', 14),
      column('Bắt buộc', 'Required', 12),
    ],
    async rows({ db, sender }) {
      const rows = await needsSeen(db, sender);
      return rows.map((row) => [
        ...[row.unitName, row.parentName, row.skill, levelText[row.level - 1] ?? row.level],
        row.required ? needText.isRequired : needText.wished,
      ]);
    },
  },
  {
    path: '/needs/workload',
    title: needText.workload,
    action: 'assignment.draft',
    columns: [
      column('Đơn vị', 'Unit', 24),
      column('Thuộc', 'Under', 22),
      column('Mức việc', 'Workload', 10, 'count'),
    ],
    async rows({ db, sender }) {
      const rows = await workloadsSeen(db, sender);
      return rows.map((row) => [row.unitName, row.parentName, row.workload]);
    },
  },
];
