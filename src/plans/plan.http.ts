import * as z from 'zod/mini';
import { Day, Period } from '../kernel/day.ts';
import { PlanId } from '../kernel/id.ts';
import { searchKey } from '../kernel/name.ts';
import { requestProblem } from '../kernel/problem.ts';
import { OnDay } from '../server/as-of.sql.ts';
import type { Sender } from '../server/command.ts';
import { answer, onlyIfAnywhere, type Routes } from '../server/http.ts';
import { asAsked, type Sheet } from '../server/sheet.http.ts';
import type { Db } from '../server/sql.ts';
import { cascadeOf } from './cascade.sql.ts';
import { CascadeLine } from './cascade.ts';
import { lagDays, numberWritten, planTypeText, stateOf } from './plan.rules.ts';
import { findPlan, mayReadPlan } from './plan.sql.ts';
import { Plan } from './plan.ts';
import { changesTold, faceOf } from './plan-change.rules.ts';
import { changesOf } from './plan-change.sql.ts';
import { issuersFor, plansFor, tellable } from './plan-list.sql.ts';
import { IssuerRow, PlanPage, PlanRow, ToldOption } from './plan-list.ts';
import { rollOutsOf } from './rollout.sql.ts';
import { RollOutTold, Told } from './rollout.ts';

const Row = z.object({ ...answer(PlanRow).shape, period: answer(Period) });
const Page = z.object({
  ...answer(PlanPage).shape,
  plan: z.object({ ...answer(Plan).shape, period: answer(Period) }),
  parent: z.nullable(Row),
  children: z.array(Row),
});
const RolledOut = z.object({ ...answer(RollOutTold).shape, told: z.array(answer(Told)) });
const Asked = z.strictObject({
  q: z.optional(z.string().check(z.maxLength(100))),
  /** Withdrawn ones, too. */
  withdrawn: z.optional(z.literal('true')),
  on: z.optional(Day),
});
export const params = z.strictObject({ planId: PlanId });

/** 404 alike for a plan that is not there and one the reader may not see. */
export async function seenPlan(db: Db, planId: PlanId, sender: Sender): Promise<Plan> {
  const plan = (await mayReadPlan(db, planId, sender)) ? await findPlan(db, planId) : undefined;
  if (!plan) throw requestProblem.notFound();
  return plan;
}

async function planRows(db: Db, sender: Sender, asked: z.infer<typeof Asked>): Promise<PlanRow[]> {
  const words = ` ${searchKey(asked.q ?? '')}`;
  const rows = await plansFor(db, { ...sender, on: asked.on }, { withdrawn: asked.withdrawn === 'true' });
  return rows.filter((row) =>
    ` ${searchKey(`${numberWritten(row.number, row.symbol)} ${row.subject} ${row.bodyName}`)}`.includes(
      words,
    ),
  );
}

export const planRoutes: Routes = async (app) => {
  /** GET /plans?q=19-KH&on= — every plan the reader may see, as it stood that day; drafts (today's only) first, then the newest; `parentId` makes the tree. */
  app.get('/plans', { schema: { querystring: Asked, response: { 200: z.array(Row) } } }, async (request) => {
    await onlyIfAnywhere(request, 'plan.read');
    return planRows(request.db, request.sender, request.query);
  });

  /** GET /plans/issuers — for whom the asker may write a plan; `superior`: only to record what came from above. */
  app.get(
    '/plans/issuers',
    { schema: { response: { 200: z.array(answer(IssuerRow)) } } },
    async (request) => {
      await onlyIfAnywhere(request, 'plan.write');
      return issuersFor(request.db, request.sender);
    },
  );

  /** GET /plans/:planId — facts and text, the plan above, the plans under it, the days between. */
  app.get('/plans/:planId', { schema: { params, response: { 200: Page } } }, async (request) => {
    const { db, sender } = request;
    const plan = await seenPlan(db, request.params.planId, sender);
    const about = await plansFor(db, sender, { about: plan.id });
    const own = about.find((row) => row.id === plan.id);
    if (!own) throw requestProblem.notFound();
    const parent = about.find((row) => row.id === plan.parentId) ?? null;
    const parentDay = parent?.issuedOn ?? null;
    return {
      plan,
      changes: changesTold(await changesOf(db, plan.id), faceOf(plan)),
      bodyName: own.bodyName,
      unitId: own.unitId,
      superior: own.superior,
      parent,
      children: about.filter((row) => row.parentId === plan.id && row.withdrawnOn === null),
      lag: parentDay === null ? null : lagDays(parentDay, plan.issuedOn, sender.today),
    };
  });

  /** GET /plans/:planId/cascade?on= — the units directly below, who has carried the plan on and after how many days. */
  app.get(
    '/plans/:planId/cascade',
    {
      schema: {
        params,
        querystring: z.strictObject({ on: z.optional(Day) }),
        response: { 200: z.array(answer(CascadeLine)) },
      },
    },
    async (request) => {
      const plan = await seenPlan(request.db, request.params.planId, request.sender);
      return cascadeOf(request.db, plan, request.query.on ?? request.sender.today);
    },
  );

  /** GET /plans/:planId/rollouts?on= — each meeting by that day, who was told there, who had confirmed. */
  app.get(
    '/plans/:planId/rollouts',
    { schema: { params, querystring: OnDay, response: { 200: z.array(RolledOut) } } },
    async (request) => {
      const plan = await seenPlan(request.db, request.params.planId, request.sender);
      return rollOutsOf(request.db, plan.id, request.query.on);
    },
  );

  /** GET /plans/:planId/tellable — the officials it may be rolled out to. */
  app.get(
    '/plans/:planId/tellable',
    { schema: { params, response: { 200: z.array(answer(ToldOption)) } } },
    async (request) => {
      await onlyIfAnywhere(request, 'plan.write');
      const plan = await seenPlan(request.db, request.params.planId, request.sender);
      return tellable(request.db, plan.bodyId, request.sender);
    },
  );
};

const stateText = {
  draft: { vi: 'Dự thảo', en: 'Draft' },
  issued: { vi: 'Đã ban hành', en: 'Issued' },
  withdrawn: { vi: 'Đã thu hồi', en: 'Withdrawn' },
};

export const planSheets: Sheet[] = [
  {
    path: '/plans',
    title: { vi: 'Kế hoạch', en: 'Plans' },
    action: 'plan.read',
    columns: [
      { heading: { vi: 'Loại', en: 'Kind' }, width: 14, kind: 'text' },
      { heading: { vi: 'Số, ký hiệu', en: 'Number, symbol' }, width: 16, kind: 'text' },
      { heading: { vi: 'Ngày ban hành', en: 'Issued on' }, width: 13, kind: 'day' },
      { heading: { vi: 'Cơ quan ban hành', en: 'Issued by' }, width: 30, kind: 'text' },
      { heading: { vi: 'Trích yếu', en: 'Subject' }, width: 56, kind: 'text' },
      { heading: { vi: 'Kế hoạch cấp trên', en: 'Plan above' }, width: 18, kind: 'text' },
      { heading: { vi: 'Từ ngày', en: 'From' }, width: 12, kind: 'day' },
      { heading: { vi: 'Đến ngày', en: 'Until' }, width: 12, kind: 'day' },
      { heading: { vi: 'Kế hoạch cấp dưới', en: 'Plans below' }, width: 11, kind: 'count' },
      { heading: { vi: 'Được triển khai', en: 'Told' }, width: 11, kind: 'count' },
      { heading: { vi: 'Đã xác nhận', en: 'Confirmed' }, width: 11, kind: 'count' },
      { heading: { vi: 'Tình trạng', en: 'State' }, width: 14, kind: 'text' },
    ],
    async rows({ db, sender }, query) {
      const asked = asAsked(Asked, query);
      const all = await planRows(db, sender, asked);
      const nameOf = new Map(all.map((row) => [row.id, numberWritten(row.number, row.symbol)]));
      return all.map((row) => [
        planTypeText[row.type],
        numberWritten(row.number, row.symbol),
        row.issuedOn,
        row.bodyName,
        row.subject,
        row.parentId && (nameOf.get(row.parentId) ?? null),
        row.period.from,
        row.period.to,
        row.children,
        row.told,
        row.confirmed,
        stateText[stateOf(row)],
      ]);
    },
  },
];
