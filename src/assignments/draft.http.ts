import * as z from 'zod/mini';
import { costParts, layOut, measure, ruledOutBy } from '../engine/facts.ts';
import { pairRules, ruleBit } from '../engine/problem.ts';
import { Day } from '../kernel/day.ts';
import { DraftId, OfficialId, PlanId, UnitId } from '../kernel/id.ts';
import { requestProblem } from '../kernel/problem.ts';
import { officialsLike, officialsSeen } from '../officials/official.sql.ts';
import { unitOfPlan } from '../plans/plan.sql.ts';
import { answer, onlyIfAnywhere, onlyIfSeen, type Routes } from '../server/http.ts';
import type { Db } from '../server/sql.ts';
import { LinkKind } from '../units/kind.ts';
import { postsWritten } from './assignment.rules.ts';
import { appointedOn, candidateUnits, holdingOn, linksOf } from './candidates.sql.ts';
import { CandidateOfficial, CandidateUnit, PlanLink } from './candidates.ts';
import { draftProblem } from './draft.rules.ts';
import { draftLoads, draftRows, draftsOf, findDraft, keptRows, lastStepOf } from './draft.sql.ts';
import { Aim, Draft, DraftLoad, DraftResult, DraftRow, DraftRules, Weights, WholeDraft } from './draft.ts';
import { gather } from './draft-facts.sql.ts';
import { askedOf, unitOfDraft } from './draft-planning.sql.ts';
import { isStale } from './publication.commands.ts';
import { publicationOf } from './publication.rules.ts';
import { standingOf } from './publication.sql.ts';
import { Parts, Reason } from './reason.ts';
import { curveOf, Repair, repairsOf } from './repair.sql.ts';
import { needsSeen, workloadsSeen } from './unit-need.sql.ts';
import { UnitNeed, UnitWorkload } from './unit-need.ts';

const Rules = z.object({
  ...answer(DraftRules).shape,
  points: answer(Weights),
  tiers: z.array(answer(Aim)),
});
const Head = z.object({ ...answer(Draft).shape, rules: Rules });
const Whole = z.object({
  ...answer(WholeDraft).shape,
  rules: Rules,
  result: z.object({ ...DraftResult.shape, certificate: answer(DraftResult.shape.certificate) }),
  rows: z.array(z.object({ ...DraftRow.shape, reason: z.object({ ...Reason.shape, parts: answer(Parts) }) })),
  loads: z.array(answer(DraftLoad)),
});
const planParams = z.strictObject({ planId: PlanId });
const draftParams = z.strictObject({ draftId: DraftId });
/** Of the units asked for; 1 province … 9. */
const tier = z.pipe(
  z.enum(['1', '2', '3', '4', '5', '6', '7', '8', '9']),
  z.pipe(z.transform(Number), z.int()),
);

/** Who might take a unit: what that costs and what rules it out, the dearest last. */
const Choice = z.object({
  officialId: OfficialId,
  cost: z.int(),
  parts: answer(Parts),
  /** `leads`: is in charge of the unit or follows it, so does not assist there. */
  ruledOutBy: z.array(z.enum([...pairRules, 'leads'])),
});
/** What plans come to for a price of a change: `kept` of `held` keep their holder, metres of the way, skills missing. */
const CurvePoint = z.object({
  change: z.int(),
  kept: z.int(),
  held: z.int(),
  travel: z.int(),
  missingSkills: z.int(),
  cost: z.int(),
  proven: z.boolean(),
});
/** What keeping loads so even costs against the next looser spread, in points. */
const Price = z.object({
  spread: z.union([z.literal('tight'), z.int()]),
  looser: z.int(),
  cost: z.int(),
  looserCost: z.int(),
  proven: z.boolean(),
});
const Change = z.object({
  unitId: UnitId,
  beforeId: z.nullable(OfficialId),
  afterId: OfficialId,
  kept: z.boolean(),
});

export const draftRoutes: Routes = async (app) => {
  /** GET /needs — which units need which skill of whoever takes them. */
  app.get('/needs', { schema: { response: { 200: z.array(answer(UnitNeed)) } } }, async (request) => {
    await onlyIfAnywhere(request, 'assignment.draft');
    return needsSeen(request.db, request.sender);
  });

  /** GET /needs/workload — units that are more work than usual. */
  app.get('/needs/workload', { schema: { response: { 200: z.array(UnitWorkload) } } }, async (request) => {
    await onlyIfAnywhere(request, 'assignment.draft');
    return workloadsSeen(request.db, request.sender);
  });

  /** GET /plans/:planId/links?on= — which tiers this plan's unit may assign, by which kind, and how many units each has. */
  app.get(
    '/plans/:planId/links',
    {
      schema: {
        params: planParams,
        querystring: z.strictObject({ on: z.optional(Day) }),
        response: { 200: z.array(answer(PlanLink)) },
      },
    },
    async (request) => {
      const { db, sender, params, query } = request;
      const root = await unitOfPlan(db, params.planId, sender.today);
      await onlyIfSeen(request, 'assignment.draft', root);
      return root ? linksOf(db, root, query.on ?? sender.today) : [];
    },
  );

  /** GET /plans/:planId/candidates?kind=&heldTier=&on= — units to be given and officials who may take them, as of a day. */
  app.get(
    '/plans/:planId/candidates',
    {
      schema: {
        params: planParams,
        querystring: z.strictObject({ kind: LinkKind, heldTier: tier, on: z.optional(Day) }),
        response: {
          200: z.object({
            units: z.array(answer(CandidateUnit)),
            officials: z.array(answer(CandidateOfficial)),
          }),
        },
      },
    },
    async (request) => {
      const { db, sender, params, query } = request;
      const root = await unitOfPlan(db, params.planId, sender.today);
      await onlyIfSeen(request, 'assignment.draft', root);
      const on = query.on ?? sender.today;
      const seen = officialsSeen(sender.officialId, sender.today);
      const { rows } = await officialsLike(db, { seen, on, limit: 5000 });
      const holding = await holdingOn(db, query.kind, on);
      const appointed = await appointedOn(db, on);
      return {
        units: root ? await candidateUnits(db, root, query.kind, query.heldTier, on) : [],
        officials: rows.map((person) => ({
          id: person.id,
          name: person.name,
          post: postsWritten(person.posts, person.postTitle),
          sector: person.sector,
          category: person.category,
          skills: person.skills.map(({ skill }) => skill),
          area: person.area?.name ?? null,
          appointed: appointed.has(person.id),
          away: person.away,
          holding: holding.get(person.id) ?? 0,
        })),
      };
    },
  );

  /** GET /plans/:planId/drafts — the newest first. */
  app.get(
    '/plans/:planId/drafts',
    { schema: { params: planParams, response: { 200: z.array(Head) } } },
    async (request) => {
      const { db, sender, params } = request;
      await onlyIfSeen(request, 'assignment.draft', await unitOfPlan(db, params.planId, sender.today));
      return draftsOf(db, params.planId);
    },
  );

  /** GET /drafts/:draftId — rows with reasons, loads, what the engine proved, and whether facts have changed since. */
  app.get(
    '/drafts/:draftId',
    { schema: { params: draftParams, response: { 200: Whole } } },
    async (request) => {
      const { db, sender, params } = request;
      await onlyIfSeen(request, 'assignment.draft', await unitOfDraft(db, params.draftId, sender.today));
      const draft = await findDraft(db, params.draftId);
      if (!draft) throw requestProblem.notFound();
      const { factsHash: _, ...head } = draft;
      const rows = await draftRows(db, draft.id);
      const loads = await draftLoads(db, draft.id);
      const stale = await isStale(db, draft, rows, sender.today);
      return { ...head, stale, lastStep: await lastStepOf(db, draft.id), rows, loads };
    },
  );

  /** GET /drafts/:draftId/units/:unitId — who else might take the unit, from what is known now, the cheapest first. */
  app.get(
    '/drafts/:draftId/units/:unitId',
    {
      schema: {
        params: z.strictObject({ draftId: DraftId, unitId: UnitId }),
        response: { 200: z.array(Choice) },
      },
    },
    async (request) => {
      const { db, sender, params } = request;
      await onlyIfSeen(request, 'assignment.draft', await unitOfDraft(db, params.draftId, sender.today));
      const draft = await findDraft(db, params.draftId);
      if (!draft) throw requestProblem.notFound();
      const rows = await keptRows(db, draft.id);
      const asked = await askedOf(db, draft, rows, sender.today);
      const { problem, leads } = await gather(db, asked);
      const leading = new Set(
        leads.filter((lead) => lead.unitId === params.unitId).map((lead) => lead.officialId),
      );
      const facts = layOut(problem);
      const unit = facts.unitAt.get(params.unitId);
      if (unit === undefined) throw requestProblem.notFound();
      return facts.problem.officials
        .map(({ id }, official) => {
          const bits = ruledOutBy(facts, unit, official);
          return {
            officialId: id as OfficialId,
            cost: measure(facts, 'cost', unit, official),
            parts: costParts(facts, unit, official),
            ruledOutBy: leading.has(id as OfficialId)
              ? ['leads' as const]
              : pairRules.filter((rule) => bits & ruleBit[rule]),
          };
        })
        .sort((a, b) => a.ruledOutBy.length - b.ruledOutBy.length || a.cost - b.cost);
    },
  );

  /** GET /drafts/:draftId/units/:unitId/repairs — the three best plans in which another takes the unit. */
  app.get(
    '/drafts/:draftId/units/:unitId/repairs',
    {
      schema: {
        params: z.strictObject({ draftId: DraftId, unitId: UnitId }),
        response: { 200: z.array(Repair) },
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
        response: { 200: z.object({ repair: z.nullable(Repair) }) },
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

  /** GET /drafts/:draftId/curve — who keeps their unit against way and skills, for several prices of a change. */
  app.get(
    '/drafts/:draftId/curve',
    {
      schema: {
        params: draftParams,
        response: { 200: z.object({ points: z.array(CurvePoint), price: z.nullable(Price) }) },
      },
    },
    async (request) => {
      const { db, sender, params } = request;
      await onlyIfSeen(request, 'assignment.draft', await unitOfDraft(db, params.draftId, sender.today));
      const draft = await findDraft(db, params.draftId);
      if (!draft) throw requestProblem.notFound();
      const { points, price } = await curveOf(db, draft, await keptRows(db, draft.id), sender.today);
      return { points: [...points], price };
    },
  );

  /** GET /drafts/:draftId/changes?on= — what publishing from that day would change, unit by unit. */
  app.get(
    '/drafts/:draftId/changes',
    {
      schema: {
        params: draftParams,
        querystring: z.strictObject({ on: z.optional(Day) }),
        response: { 200: z.object({ changes: z.array(Change), later: z.array(UnitId) }) },
      },
    },
    async (request) => {
      const { db, sender, params, query } = request;
      await onlyIfSeen(request, 'assignment.draft', await unitOfDraft(db, params.draftId, sender.today));
      const draft = await findDraft(db, params.draftId);
      if (!draft) throw requestProblem.notFound();
      const rows = await keptRows(db, draft.id);
      const day = query.on ?? draft.effectiveOn;
      const unitIds = rows.map(({ unitId }) => unitId);
      const { kept, ended, given, later } = publicationOf(
        rows,
        await standingOf(db, draft.kind, unitIds, day),
        day,
      );
      const before = new Map([...ended, ...later].map((one) => [one.unitId, one.officialId]));
      return {
        changes: [
          ...given.map(({ unitId, officialId }) => ({
            unitId,
            beforeId: before.get(unitId) ?? null,
            afterId: officialId,
            kept: false,
          })),
          ...kept.map(({ unitId, officialId }) => ({
            unitId,
            beforeId: officialId,
            afterId: officialId,
            kept: true,
          })),
        ],
        later: later.map(({ unitId }) => unitId),
      };
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
