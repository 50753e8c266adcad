import { addDays, type Day, firstDay, nextMonth } from '../../../kernel/day.ts';
import type { OfficialId, PlanId, ReportId, ReviewId, RowId } from '../../../kernel/id.ts';
import { summed } from '../../../reports/figure.rules.ts';
import { dueLines } from '../../../reports/line.sql.ts';
import { findReview } from '../../../reviews/review.sql.ts';
import { hashOfFigures, reviewFigures } from '../../../reviews/review-figures.sql.ts';
import type { Person } from '../person.ts';
import type { Replay } from '../replay.ts';
import { months } from './diary.ts';
import { type District, postOf } from './house.ts';

const nextTasks = [
  'Dự sinh hoạt chi bộ tháng tới; theo các phản ánh chưa xong.',
  'Cùng ấp hoàn thành tiêu chí còn thiếu.',
  'Vận động thêm nguồn lực làm đường hoa, cầu nông thôn.',
];

/** Thirty months of reports from 58 officials: some late, a few never sent; the next one then tells what was left. */
export function tellReports(replay: Replay, house: District): void {
  const { chance } = replay;
  for (const month of months) {
    const first = firstDay(nextMonth(month));
    const last = month === months.at(-1);
    const [inTime, late]: [ReportId[], ReportId[]] = [[], []];
    for (const who of [...house.members, ...house.leaders]) {
      if (!last && chance.happens(0.02)) continue;
      const isLate = !last && chance.happens(0.06);
      const id = replay.id<ReportId>(first);
      (isLate ? late : inTime).push(id);
      sign(
        replay,
        house,
        who.id,
        month,
        id,
        addDays(first, isLate ? chance.between(4, 9) : chance.between(0, 1)),
      );
    }
    const pass = (who: Person, day: Day, kind: string, reportIds: ReportId[]) =>
      reportIds.length > 0 && replay.say(who.id, day, kind, { unitId: house.home, reportIds }, '09:00');
    pass(house.board, addDays(first, 3), 'report.collect', inTime);
    pass(house.board, addDays(first, 11), 'report.collect', late);
    const [secretary] = house.members;
    if (secretary) {
      pass(secretary, addDays(first, 7), 'report.accept', inTime);
      pass(secretary, addDays(first, 13), 'report.accept', late);
    }
  }
}

function sign(
  replay: Replay,
  { home }: District,
  who: OfficialId,
  month: (typeof months)[number],
  id: ReportId,
  day: Day,
): void {
  const words = { shortcomings: '', nextTasks: replay.chance.pick(nextTasks), proposals: '' };
  replay.say(
    who,
    day,
    'report.sign',
    async (db) => {
      const asked = { officialId: who, unitId: home, month, reportId: null };
      return { id, unitId: home, month, ...words, seen: summed(await dueLines(db, asked)) };
    },
    '21:00',
  );
}

const heldOn = '2018-10-11' as Day;

/** What the report says, in our words; of numbers only those it gives. */
const evaluation = {
  strengths: `11 đồng chí Ủy viên Ban Thường vụ trực tiếp phụ trách xã, thị trấn; 47 đồng chí lãnh đạo ngành theo dõi, hỗ trợ 90 ấp, khu phố.
Đa số chủ động liên hệ cơ sở, sắp xếp công việc dự sinh hoạt chi bộ hằng tháng, tham gia hoạt động và đóng góp cho địa phương.
Phản ánh kịp thời vướng mắc phát sinh và khó khăn, bức xúc, tâm tư nguyện vọng của đảng viên, người dân.
Cùng địa phương vận động tổ chức, cá nhân trong và ngoài huyện hỗ trợ xây dựng nông thôn mới, an sinh xã hội.`,
  shortcomings: 'Một số đồng chí dự sinh hoạt chi bộ chưa đều.',
  causes: 'Công việc chuyên môn nhiều, có lúc trùng lịch sinh hoạt.',
  lessons: 'Phân công theo trình độ, chuyên môn và địa bàn để phát huy sở trường.',
  tasks: `Kịp thời kiểm tra, đôn đốc trong theo dõi, hỗ trợ.
Nắm công tác xây dựng Đảng ở chi bộ và tình hình Nhân dân; đề xuất giải quyết khó khăn, vướng mắc, tồn tại, bức xúc.
Thực hiện phương châm: tỉnh nắm tới xã; huyện nắm tới ấp, khu phố; xã nắm tới tổ nhân dân tự quản, hộ gia đình.`,
  proposals: '',
};

/** The review of 11/10/2018 over 1/4/2016 to 30/9/2018; the head of the provincial inspection commission attends and directs. */
export function tellReview(replay: Replay, house: District, planId: PlanId): void {
  const { clerk, members, leaders, superior, home, bodies } = house;
  const [secretary] = members;
  if (!secretary) throw new Error('there is no secretary');
  const id = replay.id<ReviewId>(heldOn);
  const say = (who: Person, kind: string, body: Parameters<Replay['say']>[3], time: string) =>
    replay.say(who.id, heldOn, kind, body, time);
  const of = { id, kind: 'periodReview', bodyId: bodies.committee, planId, unitId: home, heldOn };
  say(
    clerk,
    'review.draft',
    { ...of, place: 'Hội trường Huyện ủy', from: '2016-04-01', to: '2018-09-30' },
    '07:00',
  );
  const row = ({ id: officialId, name }: Person, post: string, more = {}) => ({
    ...{ rowId: replay.id<RowId>(heldOn), officialId, name, post, chair: false, guest: false, present: true },
    ...more,
  });
  const attendees = [
    row(secretary, 'Bí thư Huyện ủy', { chair: true }),
    row(superior, 'Chủ nhiệm Ủy ban kiểm tra Tỉnh ủy', { guest: true }),
    ...members.slice(1).map((one) => row(one, 'Ủy viên Ban Thường vụ Huyện ủy')),
    ...leaders.map((one, at) => row(one, postOf(at))),
  ];
  say(clerk, 'review.attendance', { id, attendees }, '07:30');
  say(clerk, 'review.write', { id, evaluation }, '11:00');
  const direct = (text: string, dueOn: string) => {
    const body = {
      id: replay.id<RowId>(heldOn),
      unitId: home,
      toBodyId: bodies.committee,
      reviewId: id,
      text,
      dueOn,
    };
    say(superior, 'direction.give', { ...body, toId: null, inspectionId: null }, '10:30');
  };
  direct('Phân công theo trình độ, chuyên môn và địa bàn để phát huy năng lực, sở trường.', '2018-12-31');
  direct('Kịp thời kiểm tra, đôn đốc; xã nắm tới tổ nhân dân tự quản, hộ gia đình.', '2018-12-31');
  say(
    secretary,
    'review.sign',
    async (db) => {
      const review = await findReview(db, id);
      return review ? { id, seen: hashOfFigures(await reviewFigures(db, review)), number: null } : null;
    },
    '23:30',
  );
}
