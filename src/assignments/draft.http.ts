import * as z from 'zod/mini';
import { Day } from '../kernel/day.ts';
import { DraftId, OfficialId, PlanId, UnitId } from '../kernel/id.ts';
import { requestProblem } from '../kernel/problem.ts';
import { officialsLike, officialsSeen } from '../officials/official.sql.ts';
import { unitOfPlan } from '../plans/plan.sql.ts';
import { answer, onlyIfAnywhere, onlyIfSeen, type Routes } from '../server/http.ts';
import { LinkKind } from '../units/kind.ts';
import { postsWritten } from './assignment.rules.ts';
import { appointedOn, candidateUnits, holdingOn, linksOf } from './candidates.sql.ts';
import { CandidateOfficial, CandidateUnit, PlanLink } from './candidates.ts';
import { draftLoads, draftRows, draftsOf, findDraft, givenIn, keptRows, lastStepOf } from './draft.sql.ts';
import { Aim, Draft, DraftLoad, DraftResult, DraftRow, DraftRules, Weights, WholeDraft } from './draft.ts';
import { factsNow, unitOfDraft } from './draft-planning.sql.ts';
import { publicationOf } from './publication.rules.ts';
import { standingOf } from './publication.sql.ts';
import { Parts, Reason } from './reason.ts';
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
      const { factsHash, ...head } = draft;
      const rows = await draftRows(db, draft.id);
      const loads = await draftLoads(db, draft.id);
      const now = draft.publishedOn === null ? await factsNow(db, draft, rows, sender.today) : null;
      const stale = now !== null && now.hash !== factsHash;
      return {
        ...head,
        ...{ stale, facts: now?.version ?? null, lastStep: await lastStepOf(db, draft.id), rows, loads },
      };
    },
  );

  /** GET /drafts/:draftId/changes?on= — what publishing from that day would change, unit by unit. */
  app.get(
    '/drafts/:draftId/changes',
    {
      schema: {
        params: draftParams,
        querystring: z.strictObject({ on: z.optional(Day) }),
        response: { 200: z.object({ changes: z.array(Change), later: z.array(UnitId), seen: z.string() }) },
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
        seen: givenIn(rows),
      };
    },
  );
};
