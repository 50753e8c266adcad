import { asAsked, askedOfSheet, column, type Sheet } from '../server/sheet.http.ts';
import { Asked, askedOf, loadsOf, UnheldAsked } from './assignment.http.ts';
import { kindText } from './assignment.texts.ts';
import { findAssignments } from './assignment-list.sql.ts';
import { lastOfEach } from './load.rules.ts';
import { unheldUnits } from './unheld.sql.ts';

/** Officials with how much each has, and units that nobody has. */
export const loadSheets: Sheet[] = [
  {
    path: '/assignments/loads',
    title: { vi: 'Phân công theo cán bộ', en: 'Assignments by official' },
    action: 'assignment.read',
    columns: [
      column('Họ và tên', 'Name', 26),
      column('Chức vụ, cơ quan', 'Post', 34),
      column('Số đơn vị', 'Units', 10, 'count'),
      column('Số hộ', 'Households', 10, 'count'),
      column('Đã tiếp nhận', 'Received', 12, 'count'),
    ],
    async rows({ db, sender }, query) {
      const asked = askedOf(asAsked(Asked, query), sender);
      const rows = await findAssignments(db, { ...asked, limit: askedOfSheet }, sender);
      return loadsOf(lastOfEach(rows)).map((load) => [
        load.name,
        load.post,
        load.units,
        load.households,
        load.received,
      ]);
    },
  },
  {
    path: '/assignments/unheld',
    title: { vi: 'Đơn vị chưa có người', en: 'Units that nobody has' },
    action: 'assignment.read',
    columns: [column('Đơn vị', 'Unit', 24), column('Thuộc', 'Under', 24), column('Hình thức', 'Kind', 20)],
    async rows({ db, sender }, query) {
      const { on = sender.today } = asAsked(UnheldAsked, query);
      const rows = await unheldUnits(db, 'assignment.read', sender, on);
      return rows.map((row) => [row.unitName, row.parentName, kindText[row.kind]]);
    },
  },
];
