/**
 * Every component with Vietnamese content, to look at and to test: built only with `vite build --mode gallery`. Names and
 * figures are made up; nothing here asks a server. `/gallery` is the kit inside the shell, `/gallery/sign-in` the front
 * door, `/gallery/states` what a reading can be.
 */
import { Redirect, Route, Switch } from 'wouter-preact';
import type { Day } from '../kernel/day.ts';
import type { OfficialId, UnitId } from '../kernel/id.ts';
import { Blocks } from './gallery-blocks.tsx';
import { Fields } from './gallery-fields.tsx';
import { Lists } from './gallery-lists.tsx';
import { States } from './gallery-states.tsx';
import { type Me, signedIn } from './me.ts';
import type { Front } from './session.ts';
import { type NavItem, Shell } from './shell.tsx';
import { SignInPage } from './sign-in.screen.tsx';

const tenant = {
  name: 'mau',
  title: 'Xã Mẫu, huyện Thử Nghiệm',
  sample: true,
  demoDay: '2016-09-26' as Day,
  today: '2016-09-26' as Day,
};
const someone: Me = {
  officialId: '00000000-0000-7000-8000-000000000001' as OfficialId,
  name: 'Cán bộ 01',
  userName: 'can-bo-01',
  tenant,
  roles: [
    { role: 'clerk', unitId: '00000000-0000-7000-8000-000000000002' as UnitId, unitName: 'Xã Mẫu' },
    { role: 'official', unitId: null, unitName: null },
  ],
  may: ['list.export'],
  lang: 'vi',
  homeUnitId: null,
};
const front: Front = {
  tenant,
  setUp: true,
  demo: [
    { userName: 'van-phong', label: { vi: 'Văn phòng cấp ủy', en: 'Office clerk' } },
    { userName: 'can-bo-01', label: { vi: 'Cán bộ phụ trách 3 tổ', en: 'Official with 3 groups' } },
    { userName: 'bi-thu', label: { vi: 'Bí thư, thường trực', en: 'Secretary' } },
    { userName: 'kiem-tra', label: { vi: 'Ủy ban kiểm tra', en: 'Inspection commission' } },
  ],
};
const nav: NavItem[] = [
  { href: '/gallery', says: 'Hôm nay', icon: 'home' },
  { href: '/gallery/lists', says: 'Đơn vị', icon: 'tree' },
  { href: '/gallery/fields', says: 'Nhật ký', icon: 'diary' },
  { href: '/gallery/states', says: 'Vướng mắc', icon: 'concern' },
  { href: '/gallery/reports', says: 'Báo cáo', icon: 'report' },
  { href: '/gallery/plans', says: 'Kế hoạch', icon: 'plan' },
  { href: '/gallery/assign', says: 'Phân công', icon: 'assign' },
  { href: '/gallery/review', says: 'Sơ kết', icon: 'review' },
];

export function Gallery() {
  signedIn(someone);
  return (
    <Switch>
      <Route path="/gallery/sign-in">
        <SignInPage front={{ state: 'ready', value: front, problem: null, again: () => {} }} />
      </Route>
      <Route>
        <Shell me={someone} nav={nav}>
          <Switch>
            <Route path="/gallery" component={Blocks} />
            <Route path="/gallery/lists" component={Lists} />
            <Route path="/gallery/fields" component={Fields} />
            <Route path="/gallery/states" component={States} />
            <Route>
              <Redirect to="/gallery" />
            </Route>
          </Switch>
        </Shell>
      </Route>
    </Switch>
  );
}
