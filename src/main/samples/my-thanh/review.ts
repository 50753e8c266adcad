import type { Day } from '../../../kernel/day.ts';
import type { ReviewId, RowId } from '../../../kernel/id.ts';
import { findReview } from '../../../reviews/review.sql.ts';
import { hashOfFigures, reviewFigures } from '../../../reviews/review-figures.sql.ts';
import type { Person } from '../person.ts';
import type { Replay } from '../replay.ts';
import { lines } from './officials.ts';
import type { House } from './people.ts';
import type { Plans } from './plan.ts';

const day = '2016-09-26' as Day;

/** What the report says of the two months, in our words; of numbers only those it gives. */
const evaluation = {
  strengths: `Các đồng chí được phân công đã tiếp nhận tổ, dự họp và nắm được tình hình tổ.
Việc phối hợp giữa cán bộ được phân công với chi ủy bước đầu cơ bản tốt.
Cán bộ được phân công có tinh thần trách nhiệm.`,
  shortcomings: `Một số tổ họp chưa đều, số hộ dự chưa đầy đủ.
Còn tổ yếu cần củng cố, nâng chất.`,
  causes: 'Chi ủy, đảng viên phụ trách tổ và cán bộ được phân công có nơi chưa làm việc đồng bộ.',
  lessons: 'Muốn tổ mạnh, chi ủy, đảng viên phụ trách tổ và cán bộ được phân công phải cùng làm.',
  tasks: `Củng cố, nâng chất các tổ yếu.
Vận động người dân dự họp tổ đầy đủ.
Tuyên truyền chủ trương của Đảng, pháp luật của Nhà nước; trữ nước ngọt; Chỉ thị 16; nghị quyết Đại hội XII của Đảng bộ Tỉnh.
Hằng tháng báo cáo Đảng ủy qua Ban Tuyên giáo Đảng ủy.`,
  proposals: '',
};

/** The meeting of 26/9/2016: two in the chair, 37 assigned, six cell secretaries; signed that afternoon. */
export function tellReview(replay: Replay, house: House, plans: Plans): void {
  const { clerk, secretary, deputy, home, bodies } = house;
  const id = replay.id<ReviewId>(day);
  const say = (who: Person, kind: string, body: Parameters<Replay['say']>[3], time: string) =>
    replay.say(who.id, day, kind, body, time);
  say(
    clerk,
    'review.draft',
    {
      ...{ id, kind: 'lessonsLearned', bodyId: bodies.committee, planId: plans.commune, unitId: home },
      ...{ heldOn: day, place: 'Hội trường Ủy ban nhân dân xã', from: '2016-07-21', to: day },
    },
    '13:00',
  );
  const row = ({ id: officialId, name }: Person, post: string, chair = false) => ({
    ...{ rowId: replay.id<RowId>(day), officialId, name, post, chair, guest: false, present: true },
  });
  const attendees = [
    row(secretary, 'Bí thư Đảng ủy xã Mỹ Thạnh', true),
    row(deputy, 'Phó Bí thư Thường trực Đảng ủy, Chủ tịch Hội đồng nhân dân', true),
    ...house.officials.map((one, at) => row(one, lines[at]?.[2] ?? '')),
    ...house.hamlets.map((hamlet) => row(hamlet.secretary, `Bí thư Chi bộ ${hamlet.name}`)),
  ];
  say(clerk, 'review.attendance', { id, attendees }, '13:30');
  say(
    secretary,
    'commendation.give',
    {
      ...{ id: replay.id<RowId>(day), reviewId: id, unitId: home, officialId: null, day },
      text: 'Biểu dương tinh thần trách nhiệm của các đồng chí được phân công theo dõi, hỗ trợ tổ nhân dân tự quản.',
    },
    '16:00',
  );
  say(clerk, 'review.write', { id, evaluation }, '16:10');
  say(
    secretary,
    'review.sign',
    async (db) => {
      const review = await findReview(db, id);
      return review ? { id, seen: hashOfFigures(await reviewFigures(db, review)), number: null } : null;
    },
    '23:30',
  );
  const direction = { toId: null, toBodyId: null, inspectionId: null, reviewId: id, unitId: home };
  const give = (text: string, dueOn: string) =>
    say(
      secretary,
      'direction.give',
      { ...direction, id: replay.id<RowId>(day), toBodyId: bodies.collecting, text, dueOn },
      '16:20',
    );
  give('Lập kế hoạch củng cố từng tổ yếu, trình Ban Thường vụ.', '2016-10-10');
  give('Mỗi tháng tổng hợp số hộ dự họp của từng tổ, nêu tên tổ dưới 50 %.', '2016-10-31');
}
