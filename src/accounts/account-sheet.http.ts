import { dayAt } from '../kernel/day.ts';
import { roleText } from '../kernel/policy.ts';
import { OnDay } from '../server/as-of.sql.ts';
import { onlyIfSeen } from '../server/http.ts';
import { homeUnit } from '../server/setting.sql.ts';
import { asAsked, column, type Sheet } from '../server/sheet.http.ts';
import { accountList, dutyList } from './account.sql.ts';
import { accountText } from './account.texts.ts';

const stateOf = (state: string | null) =>
  ({ invited: accountText.stateInvited, open: accountText.stateOpen, closed: accountText.stateClosed })[
    state ?? ''
  ] ?? accountText.stateNone;

/** Who may sign in, and who has which role: for the yearly look at the rights. No secret, no link. */
export const accountSheets: Sheet[] = [
  {
    path: '/accounts',
    title: { vi: 'Tài khoản', en: 'Accounts' },
    action: 'account.read',
    columns: [
      column('Họ và tên', 'Name', 28),
      column('Tên đăng nhập', 'User name', 20),
      column('Tình trạng', 'State', 18),
      column('Lần dùng gần nhất', 'Last seen', 12, 'day'),
    ],
    async rows(request) {
      const { db, sender } = request;
      await onlyIfSeen(request, 'account.read', await homeUnit(db));
      const rows = await accountList(db, sender.today);
      return rows.map((row) => [
        row.name,
        row.userName,
        stateOf(row.state),
        row.lastSeen && dayAt(Date.parse(row.lastSeen)),
      ]);
    },
  },
  {
    path: '/duties',
    title: { vi: 'Vai trò và ủy quyền', en: 'Roles and delegations' },
    action: 'account.read',
    columns: [
      column('Họ và tên', 'Name', 28),
      column('Vai trò', 'Role', 24),
      column('Đơn vị', 'Unit', 26),
      column('Từ ngày', 'From', 12, 'day'),
      column('Thôi từ ngày', 'No longer from', 12, 'day'),
      column('Ủy quyền cho', 'Delegated to', 28),
      column('Lý do', 'Reason', 36),
    ],
    async rows(request, query) {
      const { db, sender } = request;
      const { on } = asAsked(OnDay, query);
      await onlyIfSeen(request, 'account.read', await homeUnit(db));
      const rows = await dutyList(db, { ...sender, on });
      return rows.map((row) => [
        ...[row.name, roleText[row.role], row.unitName, row.from, row.until, row.delegatedTo, row.reason],
      ]);
    },
  },
];
