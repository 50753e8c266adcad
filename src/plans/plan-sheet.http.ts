import { OnDay } from '../server/as-of.sql.ts';
import { asAsked, column, type Sheet } from '../server/sheet.http.ts';
import { cascadeOf } from './cascade.sql.ts';
import { params, seenPlan } from './plan.http.ts';
import { planText } from './plan.texts.ts';
import { rollOutsOf } from './rollout.sql.ts';

/** Who carried a plan on, and who was told of it. */
export const planPageSheets: Sheet[] = [
  {
    path: '/plans/:planId/cascade',
    title: planText.cascade,
    action: 'plan.read',
    columns: [
      column('Đơn vị', 'Unit', 26),
      column('Tổ chức', 'Body', 28),
      column('Kế hoạch', 'Plan', 18),
      column('Ban hành ngày', 'Issued on', 12, 'day'),
      column('Số ngày', 'Days', 10, 'count'),
    ],
    async rows({ db, sender, params: said }, query) {
      const { on = sender.today } = asAsked(OnDay, query);
      const plan = await seenPlan(db, asAsked(params, said).planId, sender);
      const lines = await cascadeOf(db, plan, on);
      return lines.map((one) => [one.unitName, one.bodyName, one.childNumber, one.issuedOn, one.days]);
    },
  },
  {
    path: '/plans/:planId/rollouts',
    title: planText.rollout,
    action: 'plan.read',
    columns: [
      column('Ngày', 'Day', 12, 'day'),
      column('Cuộc họp', 'Meeting', 36),
      column('Họ và tên', 'Name', 28),
      column('Chức vụ', 'Post', 28),
      column('Xác nhận ngày', 'Confirmed on', 14, 'day'),
      column('Người ghi thay', 'Noted by', 26),
    ],
    async rows({ db, sender, params: said }, query) {
      const { on } = asAsked(OnDay, query);
      const plan = await seenPlan(db, asAsked(params, said).planId, sender);
      return (await rollOutsOf(db, plan.id, on)).flatMap(({ day, meeting, told }) =>
        told.map((one) => [day, meeting, one.name, one.post, one.confirmedOn, one.notedBy]),
      );
    },
  },
];
