import type { PlanChanging, PlanFace } from '../plans/plan-change.ts';
import type { Effect } from '../server/follow.ts';
import type { Db, Tx } from '../server/sql.ts';
import { assignmentProblem } from './assignment.rules.ts';
import { beginOutside, heldUnder } from './plan-change.sql.ts';

/** Assignments outlive a plan's correction as they are, so a plan is neither withdrawn nor moved from under them. */
export async function preview(db: Db, change: PlanChanging): Promise<Effect[]> {
  const what =
    change.now === null
      ? { vi: 'phân công đang có hiệu lực', en: 'assignments that stand' }
      : { vi: 'phân công bắt đầu ngoài thời gian mới', en: 'assignments that would begin outside it' };
  const count = await broken(db, change);
  return count === 0 ? [] : [{ what, count }];
}

/** Changes nothing. Throws `assignment/planHolds` or `assignment/outsidePlan`. */
export async function apply(db: Tx, change: PlanChanging): Promise<void> {
  const count = await broken(db, change);
  if (count === 0) return;
  if (change.now === null) throw assignmentProblem.planHolds({ count });
  throw assignmentProblem.outsidePlan({ count, ...daysOf(change.now) });
}

const broken = (db: Db, { planId, was, now, on }: PlanChanging): Promise<number> =>
  now === null ? heldUnder(db, planId, on) : beginOutside(db, planId, daysOf(was), daysOf(now));

/** The days on which assignments may begin under it. */
const daysOf = ({ issuedOn, period: { from, to } }: PlanFace) => ({
  from: issuedOn > from ? issuedOn : from,
  to,
});
