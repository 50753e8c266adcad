import type { SetUpIds } from '../../accounts/set-up.sql.ts';
import type { Day } from '../../kernel/day.ts';
import { tellConcerns, tellSupport } from './cho-lach/concerns.ts';
import { tellDiary } from './cho-lach/diary.ts';
import { begin, type District, tellDistrict } from './cho-lach/house.ts';
import { readHeld, tellPlan, tellReceipts } from './cho-lach/plan.ts';
import { tellReports, tellReview } from './cho-lach/reports.ts';
import type { DemoAccount, Sample } from './load.ts';
import { demoOf } from './person.ts';

const title = 'Huyện Chợ Lách (dữ liệu mẫu)';

/**
 * Huyện Chợ Lách on 11/10/2018, at the review of two and a half years. From the public report: 11 members of the standing
 * committee in charge of communes, 47 leaders of sectors for 90 hamlets and quarters, the day, who attended and directed. The
 * eleven units are those of the district; the plan's number and day, the hamlets and all that happened in them are made.
 */
export const choLach: Sample = {
  name: 'cho-lach',
  title,
  demoDay: '2018-10-11' as Day,
  setUp: (replay) => {
    const ids: SetUpIds = {
      home: replay.id(begin),
      superiors: [replay.id(begin)],
      official: replay.id(begin),
      account: replay.id(begin),
    };
    const setUp = {
      ...{ name: 'cho-lach', title, from: begin },
      superiors: [{ kind: 'province', name: 'Tỉnh Bến Tre' }],
      home: { kind: 'district', name: 'Huyện Chợ Lách' },
      administrator: { name: 'Cán bộ 63', post: 'Chuyên viên công nghệ thông tin', userName: 'quantri' },
    };
    return { setUp, ids };
  },
  async tell({ replay, ids, open, flush }) {
    const house = tellDistrict(replay, ids);
    const planId = tellPlan(replay, house);
    await flush();
    const held = await readHeld(open);
    tellReceipts(replay, held);
    tellDiary(replay, held);
    tellConcerns(replay, house, held);
    tellSupport(replay, held);
    tellReports(replay, house);
    tellReview(replay, house, planId);
    return demoAccounts(house);
  },
};

function demoAccounts({ members, leaders, ...house }: District): DemoAccount[] {
  const [[secretary], [leader]] = [members, leaders];
  if (!secretary || !leader) throw new Error('the house stands empty');
  return [
    demoOf(house.clerk, { vi: 'Văn phòng Huyện ủy', en: 'Office clerk' }),
    demoOf(leader, { vi: 'Lãnh đạo ngành (Cán bộ 12)', en: 'Leader of a sector (12)' }),
    demoOf(secretary, { vi: 'Bí thư Huyện ủy', en: 'Secretary of the committee' }),
    demoOf(house.board, { vi: 'Ban Tuyên giáo (tổng hợp báo cáo)', en: 'Collecting board' }),
    demoOf(house.inspector, { vi: 'Ủy ban kiểm tra', en: 'Inspection commission' }),
    demoOf(house.superior, { vi: 'Cấp trên theo dõi (tỉnh)', en: 'Superior reader (province)' }),
    demoOf(house.administrator, { vi: 'Quản trị', en: 'Administrator' }),
  ];
}
