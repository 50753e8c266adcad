import * as z from 'zod/mini';
import { choicesFor } from '../engine/board.ts';
import { columnsOf } from '../engine/columns.ts';
import { layOut } from '../engine/facts.ts';
import { DraftId, OfficialId, UnitId } from '../kernel/id.ts';
import { requestProblem } from '../kernel/problem.ts';
import { answer, onlyIfSeen, type Routes } from '../server/http.ts';
import type { Db } from '../server/sql.ts';
import { BoardFacts } from './board-facts.ts';
import { draftProblem } from './draft.rules.ts';
import { findDraft, keptRows } from './draft.sql.ts';
import { choiceTold } from './draft-board.rules.ts';
import { gather } from './draft-facts.sql.ts';
import { askedOf, factsNow, unitOfDraft } from './draft-planning.sql.ts';
import { Parts } from './reason.ts';
import { curveOf, repairsOf } from './repair.sql.ts';
import { Choice, Curve, CurvePoint, EvenPrice, Passing, Repair } from './repair.ts';

const draftParams = z.strictObject({ draftId: DraftId });
const unitParams = z.strictObject({ draftId: DraftId, unitId: UnitId });
const ChoiceTold = z.object({ ...answer(Choice).shape, parts: answer(Parts) });
const RepairTold = z.object({ ...answer(Repair).shape, moves: z.array(answer(Passing)) });
const CurveTold = z.object({
  ...answer(Curve).shape,
  points: z.array(answer(CurvePoint)),
  price: z.nullable(answer(EvenPrice)),
});

/** What is asked of a draft before it is changed: who else, what follows, what keeping people costs. */
export const repairRoutes: Routes = async (app) => {
  /** GET /drafts/:draftId/units/:unitId — who else might take the unit, from what is known now, the cheapest first. */
  app.get(
    '/drafts/:draftId/units/:unitId',
    {
      schema: {
        params: unitParams,
        response: { 200: z.array(ChoiceTold) },
      },
    },
    async (request) => {
      const { db, sender, params } = request;
      await onlyIfSeen(request, 'assignment.draft', await unitOfDraft(db, params.draftId, sender.today));
      const draft = await findDraft(db, params.draftId);
      if (!draft) throw requestProblem.notFound();
      const rows = await keptRows(db, draft.id);
      const { problem, leads } = await gather(db, await askedOf(db, draft, rows, sender.today));
      const leading = new Set<string>(
        leads.filter((lead) => lead.unitId === params.unitId).map((lead) => lead.officialId),
      );
      const facts = layOut(problem);
      const unit = facts.unitAt.get(params.unitId);
      if (unit === undefined) throw requestProblem.notFound();
      return choicesFor(facts, unit).map((one) => choiceTold(one, leading.has(one.official)));
    },
  );

  /**
   * GET /drafts/:draftId/facts — what a draft would be planned from now, in numbers, so that a browser can tell itself what a change
   * by hand costs and what follows. About 90 bytes a unit and 80 an official: 9 KB for a commune, 1.2 MB for a province.
   */
  app.get(
    '/drafts/:draftId/facts',
    { schema: { params: draftParams, response: { 200: BoardFacts } } },
    async (request) => {
      const { db, sender, params } = request;
      await onlyIfSeen(request, 'assignment.draft', await unitOfDraft(db, params.draftId, sender.today));
      const draft = await findDraft(db, params.draftId);
      if (!draft) throw requestProblem.notFound();
      if (draft.publishedOn !== null) throw draftProblem.published();
      const { problem, leads, version } = await factsNow(
        db,
        draft,
        await keptRows(db, draft.id),
        sender.today,
      );
      return { version, seed: problem.seed, leads: [...leads], ...columnsOf(problem) };
    },
  );

  /** GET /drafts/:draftId/units/:unitId/repairs — the three best plans in which another takes the unit. */
  app.get(
    '/drafts/:draftId/units/:unitId/repairs',
    {
      schema: {
        params: unitParams,
        response: { 200: z.array(RepairTold) },
      },
    },
    async (request) => {
      const { db, sender, params } = request;
      await onlyIfSeen(request, 'assignment.draft', await unitOfDraft(db, params.draftId, sender.today));
      const of = await openRow(db, params.draftId, params.unitId);
      return repairsOf(db, { ...of, today: sender.today }, null);
    },
  );

  /** GET /drafts/:draftId/units/:unitId/to/:officialId — the best plan that gives the unit to that official; null: none does. */
  app.get(
    '/drafts/:draftId/units/:unitId/to/:officialId',
    {
      schema: {
        params: z.strictObject({ draftId: DraftId, unitId: UnitId, officialId: OfficialId }),
        response: { 200: z.object({ repair: z.nullable(RepairTold) }) },
      },
    },
    async (request) => {
      const { db, sender, params } = request;
      await onlyIfSeen(request, 'assignment.draft', await unitOfDraft(db, params.draftId, sender.today));
      const of = await openRow(db, params.draftId, params.unitId);
      const [repair = null] = await repairsOf(db, { ...of, today: sender.today }, params.officialId);
      return { repair };
    },
  );

  /** GET /drafts/:draftId/curve?against= — what is kept against way and skills, for several prices of a change of holder, or of a row. */
  app.get(
    '/drafts/:draftId/curve',
    {
      schema: {
        params: draftParams,
        querystring: z.strictObject({ against: z.optional(z.enum(['holders', 'rows'])) }),
        response: { 200: CurveTold },
      },
    },
    async (request) => {
      const { db, sender, params, query } = request;
      await onlyIfSeen(request, 'assignment.draft', await unitOfDraft(db, params.draftId, sender.today));
      const draft = await findDraft(db, params.draftId);
      if (!draft) throw requestProblem.notFound();
      return curveOf(db, draft, await keptRows(db, draft.id), sender.today, query.against ?? 'holders');
    },
  );
};

/** A row of a draft that can still be changed, with the rest of it. */
async function openRow(db: Db, draftId: DraftId, unitId: UnitId) {
  const draft = await findDraft(db, draftId);
  if (!draft) throw requestProblem.notFound();
  if (draft.publishedOn !== null) throw draftProblem.published();
  const rows = await keptRows(db, draftId);
  if (!rows.some((row) => row.unitId === unitId)) throw requestProblem.notFound();
  return { draft, rows, unitId };
}
