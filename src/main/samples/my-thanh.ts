import type { SetUpIds } from '../../accounts/set-up.sql.ts';
import type { Day } from '../../kernel/day.ts';
import type { DemoAccount, Sample } from './load.ts';
import { tellConcerns } from './my-thanh/concerns.ts';
import { tellDiary } from './my-thanh/diary.ts';
import { tellHandovers } from './my-thanh/handovers.ts';
import { readHeld, tellMeetingDays, tellNumbers, tellReceipts } from './my-thanh/holding.ts';
import { tellHouse } from './my-thanh/house.ts';
import { tellInspections } from './my-thanh/inspections.ts';
import { begin, type House } from './my-thanh/people.ts';
import { tellPlans } from './my-thanh/plan.ts';
import { tellRatings } from './my-thanh/ratings.ts';
import { tellReports } from './my-thanh/reports.ts';
import { tellReview } from './my-thanh/review.ts';
import { tellSupport } from './my-thanh/support.ts';
import { demoOf } from './person.ts';

/**
 * Xã Mỹ Thạnh on 26/9/2016, two months into Kế hoạch 33-KH/ĐU. From the public report: the plans' numbers and days, the
 * period, 37 officials, 102 groups, 6 hamlets, the route of the monthly report, the topics, the day of the meeting. The
 * district is inferred: two communes were called so. Everything else is made, and marked so where the tables have the mark.
 */
export const myThanh: Sample = {
  name: 'my-thanh',
  title: 'Xã Mỹ Thạnh (dữ liệu mẫu)',
  demoDay: '2016-09-26' as Day,
  setUp: (replay) => {
    const ids: SetUpIds = {
      home: replay.id(begin),
      superiors: [replay.id(begin), replay.id(begin)],
      official: replay.id(begin),
      account: replay.id(begin),
    };
    const setUp = {
      name: 'my-thanh',
      title: 'Xã Mỹ Thạnh (dữ liệu mẫu)',
      from: begin,
      superiors: [
        { kind: 'province', name: 'Tỉnh Bến Tre' },
        { kind: 'district', name: 'Huyện Giồng Trôm' },
      ],
      home: { kind: 'commune', name: 'Xã Mỹ Thạnh' },
      administrator: {
        name: 'Cán bộ 43',
        post: 'Công chức phụ trách công nghệ thông tin',
        userName: 'quantri',
      },
    };
    return { setUp, ids };
  },
  async tell({ replay, ids, open, flush }) {
    const house = tellHouse(replay, ids);
    const plans = tellPlans(replay, house);
    await flush();
    const held = await readHeld(open, house);
    tellReceipts(replay, house, held);
    tellNumbers(replay, house);
    const concerns = tellConcerns(replay, house, held);
    const busy = new Set(
      [...concerns, ...tellSupport(replay, house, held, concerns)].map(({ group }) => group),
    );
    const after = tellHandovers(replay, house, held, busy);
    const missed = tellDiary(replay, house, plans, after, tellMeetingDays(replay, house, held));
    tellRatings(replay, house, held);
    tellReports(replay, house);
    tellInspections(replay, house, held, missed);
    tellReview(replay, house, plans);
    return demoAccounts(house);
  },
};

/** Each role by one click. */
export function demoAccounts(house: House): DemoAccount[] {
  const [first] = house.officials;
  const [hamlet] = house.hamlets;
  const head = house.groups[0]?.head;
  if (!first || !hamlet || !head) throw new Error('the house stands empty');
  return [
    demoOf(house.clerk, { vi: 'Văn phòng Đảng ủy', en: 'Office clerk' }),
    demoOf(first, { vi: 'Cán bộ được phân công (Cán bộ 01)', en: 'Assigned official (01)' }),
    demoOf(house.secretary, { vi: 'Bí thư Đảng ủy', en: 'Secretary of the committee' }),
    demoOf(house.board, { vi: 'Ban Tuyên giáo (tổng hợp báo cáo)', en: 'Collecting board' }),
    demoOf(house.inspector, { vi: 'Ủy ban kiểm tra', en: 'Inspection commission' }),
    demoOf(hamlet.secretary, { vi: 'Bí thư Chi bộ Ấp 1', en: 'Cell secretary, Ấp 1' }),
    demoOf(head, { vi: 'Tổ trưởng Tổ 01', en: 'Head of group 01' }),
    demoOf(house.superior, { vi: 'Cấp trên theo dõi (huyện)', en: 'Superior reader (district)' }),
    demoOf(house.administrator, { vi: 'Quản trị', en: 'Administrator' }),
  ];
}
