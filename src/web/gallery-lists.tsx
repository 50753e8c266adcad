import type { Day } from '../kernel/day.ts';
import { Button } from './button.tsx';
import { Screen, Section, Status } from './design.tsx';
import { List } from './list.tsx';
import type { Column } from './list-order.ts';
import { Tree, type TreeNode } from './tree.tsx';

interface Group {
  id: string;
  name: string;
  hamlet: string;
  official: string;
  households: number;
  share: number | null;
  raised: number;
  visited: Day | null;
  late: boolean;
}
const groups: Group[] = Array.from({ length: 230 }, (_, at) => ({
  id: String(at + 1),
  name: `Tổ ${at + 1}`,
  hamlet: `Ấp ${1 + (at % 6)}`,
  official: `Cán bộ ${String(1 + (at % 37)).padStart(2, '0')}`,
  households: 18 + ((at * 7) % 15),
  share: at % 9 === 4 ? null : 0.6 + ((at * 13) % 40) / 100,
  raised: at % 4 ? 0 : 500_000 * (1 + (at % 5)),
  visited: at % 9 === 4 ? null : (`2016-09-${String(1 + (at % 26)).padStart(2, '0')}` as Day),
  late: at % 9 === 4,
}));
const columns: Column<Group>[] = [
  { head: { vi: 'Tổ', en: 'Group' }, of: (g) => g.name },
  { head: { vi: 'Ấp', en: 'Hamlet' }, of: (g) => g.hamlet },
  { head: { vi: 'Phụ trách', en: 'In charge' }, of: (g) => g.official, kind: 'person' },
  { head: { vi: 'Số hộ', en: 'Households' }, of: (g) => g.households, kind: 'count', total: true },
  { head: { vi: 'Tỷ lệ dự họp', en: 'Attendance' }, of: (g) => g.share, kind: 'share', deskOnly: true },
  { head: { vi: 'Hỗ trợ', en: 'Support' }, of: (g) => g.raised, kind: 'money', total: true, deskOnly: true },
  { head: { vi: 'Lần đến gần nhất', en: 'Last visit' }, of: (g) => g.visited, kind: 'day' },
  {
    head: { vi: 'Tình trạng', en: 'State' },
    of: (g) => (g.late ? 'Chưa đến' : 'Đã đến'),
    show: (g) => <Status tone={g.late ? 'danger' : 'ok'}>{g.late ? 'Chưa đến' : 'Đã đến'}</Status>,
  },
];
const roots: TreeNode[] = [
  { id: 'xa', name: 'Xã Mẫu', hasChildren: true, href: '/gallery', note: '6 ấp · 102 tổ' },
];
const hamlets: TreeNode[] = Array.from({ length: 6 }, (_, at) => ({
  id: `ap${at + 1}`,
  name: `Ấp ${at + 1}`,
  hasChildren: true,
  href: '/gallery',
  beside: at === 3 ? <Status tone="warn">2 tổ yếu</Status> : undefined,
}));
const childrenOf = async (id: string): Promise<TreeNode[]> =>
  id === 'xa'
    ? hamlets
    : Array.from({ length: 17 }, (_, at) => ({
        id: `${id}-${at + 1}`,
        name: `Tổ ${at + 1}`,
        hasChildren: false,
        href: '/gallery',
        note: `${20 + at} hộ`,
      }));

/** A list long enough to turn pages, and the tree. */
export const Lists = () => (
  <Screen wide title="Đơn vị" trail={[['/gallery', 'Xã Mẫu']]}>
    <List
      name="Các tổ của Xã Mẫu"
      rows={groups}
      id={(g) => g.id}
      columns={columns}
      href={(g) => `/gallery?unit=${g.id}`}
      sheet="units?tier=group"
      actions={(g) =>
        g.late && (
          <Button tone="quiet" icon="bell">
            Nhắc
          </Button>
        )
      }
    />
    <Section title="Cây đơn vị">
      <Tree name="Cây đơn vị" roots={roots} childrenOf={childrenOf} open={['xa']} />
    </Section>
  </Screen>
);
