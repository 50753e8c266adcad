import { addDays, type Day } from '../../../kernel/day.ts';
import type { DraftId, PlanId, RowId, TopicId } from '../../../kernel/id.ts';
import type { Replay } from '../replay.ts';
import type { House } from './people.ts';

export const issuedOn = '2016-07-21' as Day;
/** From here on the groups are held. */
export const effectiveOn = '2016-07-25' as Day;

export interface Plans {
  district: PlanId;
  commune: PlanId;
  topics: { water: TopicId; directive: TopicId; congress: TopicId; law: TopicId };
}

const content = `I- MỤC ĐÍCH, YÊU CẦU
1. Nắm chắc tình hình từng tổ nhân dân tự quản; cùng chi ủy và đảng viên phụ trách tổ giúp tổ hoạt động có nền nếp.
2. Mỗi cán bộ được phân công dự họp tổ hằng tháng, phản ánh kịp thời vướng mắc, khó khăn, bức xúc, tâm tư nguyện vọng.
II- NỘI DUNG
1. Phân công 37 đồng chí theo dõi, hỗ trợ 102 tổ nhân dân tự quản (danh sách kèm theo).
2. Tuyên truyền chủ trương của Đảng, chính sách pháp luật của Nhà nước; vận động trữ nước ngọt; thực hiện Chỉ thị 16.
III- TỔ CHỨC THỰC HIỆN
Hằng tháng báo cáo Đảng ủy qua Ban Tuyên giáo Đảng ủy.
(Nội dung này do dữ liệu mẫu đặt; bài báo chỉ nêu số, ngày, giai đoạn và cách báo cáo.)`;

/** The district's plan recorded, the commune's drafted, issued and rolled out; what people are told; a draft assignment published. */
export function tellPlans(replay: Replay, house: House): Plans {
  const plans = planIds(replay);
  const { clerk, bodies } = house;
  const say = (day: string, kind: string, body: object, time?: string) =>
    replay.say(clerk.id, day as Day, kind, body, time);
  tellDistrictPlan(replay, house, plans.district);
  say('2016-07-19', 'plan.draft', {
    ...{ id: plans.commune, bodyId: bodies.committee, parentId: plans.district, type: 'KH', content },
    subject:
      'phân công cán bộ, công chức, người hoạt động không chuyên trách theo dõi, hỗ trợ tổ nhân dân tự quản',
    period: { from: issuedOn, to: '2020-12-31' },
    asksBelow: false,
  });
  say(issuedOn, 'plan.issue', { planId: plans.commune, number: 33, day: issuedOn });
  tellTopics(replay, house, plans);
  tellRollOut(replay, house, plans);
  const draftId = replay.id<DraftId>('2016-07-22');
  const [first] = house.officials;
  say('2016-07-22', 'draft.make', {
    ...{ id: draftId, planId: plans.commune, kind: 'followAndSupport', heldTier: 5, effectiveOn },
    title: 'Phân công 37 cán bộ theo dõi 102 tổ',
    officials: house.officials.map((one) => ({ officialId: one.id, least: one === first ? 3 : 2 })),
  });
  const weak = house.groups.find((group) => group.weak);
  say('2016-07-23', 'draft.move', {
    draftId,
    moves: [
      {
        ...{ unitId: weak?.id, officialId: first?.id },
        note: 'Ấp đề nghị: tổ cần người quen việc vận động',
      },
    ],
  });
  say('2016-07-23', 'draft.replan', { draftId }, '09:30');
  replay.say(house.secretary.id, effectiveOn, 'draft.publish', { draftId, effectiveOn }, '08:00');
  return plans;
}

/** The district's plan, as the report names it; recorded by the commune's office so that its own can cite it. */
export const tellDistrictPlan = (replay: Replay, { clerk, bodies }: House, id: PlanId): void =>
  replay.say(clerk.id, '2016-07-18' as Day, 'plan.record', {
    ...{ id, bodyId: bodies.districtCommittee, parentId: null, type: 'KH' },
    subject: 'phân công cán bộ theo dõi, hỗ trợ cơ sở giai đoạn 2016-2020',
    content: `(Số, ngày và cấp ban hành theo bài báo; trích yếu do dữ liệu mẫu đặt.
Bài báo không nêu tên huyện: Giồng Trôm là suy đoán, vì trong tỉnh có hai xã cùng tên Mỹ Thạnh.)`,
    period: { from: '2016-05-20', to: '2020-12-31' },
    ...{ number: 19, issuedOn: '2016-05-20' },
  });

const planIds = (replay: Replay): Plans => ({
  district: replay.id(issuedOn),
  commune: replay.id(issuedOn),
  topics: {
    water: replay.id(issuedOn),
    directive: replay.id(issuedOn),
    congress: replay.id(issuedOn),
    law: replay.id(issuedOn),
  },
});

/** The four topics that the report names; seasons are made. */
function tellTopics(replay: Replay, { board }: House, { commune, topics }: Plans): void {
  const say = (body: object) => replay.say(board.id, '2016-07-25' as Day, 'topic.write', body, '14:00');
  say({
    ...{
      id: topics.water,
      title: 'Trữ nước ngọt phục vụ sinh hoạt và sản xuất',
      planId: commune,
      priority: 1,
    },
    ...{ season: { from: '2016-08-01', to: '2016-12-31' }, ask: 'Có dụng cụ trữ nước ngọt đủ dùng mùa khô' },
  });
  say({
    ...{ id: topics.directive, planId: commune, priority: 1 },
    title: 'Đồng khởi mới; Đồng khởi khởi nghiệp, thoát nghèo bền vững',
    source: 'Chỉ thị 16 của Ban Thường vụ Tỉnh ủy',
    ask: 'Đăng ký mô hình làm ăn hoặc giúp hộ khác thoát nghèo',
  });
  say({
    ...{ id: topics.congress, planId: commune },
    title: 'Nghị quyết, chỉ thị, đề án chuyên đề Đại hội XII của Đảng bộ Tỉnh',
    source: 'Đại hội XII của Đảng bộ Tỉnh (nguyên văn bài báo)',
  });
  say({
    ...{ id: topics.law, planId: commune, priority: 3 },
    title: 'Chủ trương của Đảng, chính sách, pháp luật của Nhà nước',
  });
}

/** All 37 were told on 22/7; most confirmed themselves, five signed on paper, two have not yet. */
function tellRollOut(replay: Replay, { clerk, officials }: House, { commune }: Plans): void {
  const day = '2016-07-22' as Day;
  const rolloutId = replay.id<RowId>(day);
  replay.say(clerk.id, day, 'plan.rollOut', {
    ...{ id: rolloutId, planId: commune, day },
    meeting: 'Hội nghị triển khai Kế hoạch 33-KH/ĐU, hội trường Ủy ban nhân dân xã',
    officialIds: officials.map(({ id }) => id),
  });
  const onPaper = officials.slice(30, 35).map(({ id }) => id);
  replay.say(
    clerk.id,
    '2016-07-26' as Day,
    'plan.confirmFor',
    { rolloutId, officialIds: onPaper, day: '2016-07-25' },
    '15:00',
  );
  for (const { id } of officials.slice(0, 30))
    replay.say(id, addDays(day, replay.chance.between(0, 6)), 'plan.confirm', { rolloutId }, '19:30');
}
