import * as z from 'zod/mini';
import { toDocx } from '../documents/docx.ts';
import { PlanId } from '../kernel/id.ts';
import { requestProblem } from '../kernel/problem.ts';
import type { Routes } from '../server/http.ts';
import { attachment } from '../server/sheet.http.ts';
import { planTypeText } from './plan.rules.ts';
import { findPlan, mayReadPlan } from './plan.sql.ts';
import { paperOf } from './plan-paper.sql.ts';

export const planDocumentRoutes: Routes = async (app) => {
  /** GET /plans/:planId/document.docx — the plan in its body's official layout; a draft is marked as one. */
  app.get(
    '/plans/:planId/document.docx',
    { schema: { params: z.strictObject({ planId: PlanId }) } },
    async (request, reply) => {
      const { db, sender } = request;
      const { planId } = request.params;
      const plan = (await mayReadPlan(db, planId, sender)) ? await findPlan(db, planId) : undefined;
      const paper = plan && (await paperOf(db, plan));
      if (!plan || !paper) throw requestProblem.notFound();
      const number = plan.number === null ? 'dự thảo' : String(plan.number).padStart(2, '0');
      const name = `${planTypeText[plan.type].vi} ${number}-${plan.symbol.replaceAll('/', '-')}`;
      return reply
        .type('application/vnd.openxmlformats-officedocument.wordprocessingml.document')
        .header('content-disposition', attachment(`${name}.docx`))
        .send(Buffer.from(await toDocx(paper)));
    },
  );
};
