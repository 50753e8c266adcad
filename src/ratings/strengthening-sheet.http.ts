import * as z from 'zod/mini';
import { UnitId } from '../kernel/id.ts';
import { OnDay } from '../server/as-of.sql.ts';
import { asAsked, column, type Sheet } from '../server/sheet.http.ts';
import { strengthenings } from './strengthening.sql.ts';

const Asked = z.strictObject({ ...OnDay.shape, unitId: z.optional(UnitId) });

/** Plans for weak units, a row a measure. */
export const strengtheningSheets: Sheet[] = [
  {
    path: '/strengthenings',
    title: { vi: 'Củng cố, nâng chất', en: 'Strengthening' },
    action: 'rating.read',
    columns: [
      column('Đơn vị', 'Unit', 24),
      column('Mục tiêu', 'Goal', 40),
      column('Từ ngày', 'From', 12, 'day'),
      column('Hạn', 'Due', 12, 'day'),
      column('Xếp loại lúc đầu', 'Level before', 14),
      column('Xếp loại hiện nay', 'Level now', 14),
      column('Biện pháp', 'Measure', 40),
      column('Hạn của biện pháp', 'Measure due', 12, 'day'),
      column('Xong ngày', 'Done on', 12, 'day'),
      column('Kết thúc ngày', 'Closed on', 12, 'day'),
      column('Kết quả', 'Outcome', 40),
    ],
    async rows({ db, sender }, query) {
      const { unitId, on } = asAsked(Asked, query);
      const plans = await strengthenings(db, { ...sender, on }, unitId);
      return plans.flatMap((plan) => {
        const head = [plan.unitName, plan.goal, plan.openedOn, plan.dueOn, plan.levelBefore, plan.levelNow];
        const tail = [plan.closedOn, plan.outcome];
        if (plan.measures.length === 0) return [[...head, null, null, null, ...tail]];
        return plan.measures.map(({ what, dueOn, doneOn }) => [...head, what, dueOn, doneOn, ...tail]);
      });
    },
  },
];
