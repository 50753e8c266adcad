import * as z from 'zod/mini';
import { Day } from '../kernel/day.ts';
import { OfficialId, PlanId, UnitId } from '../kernel/id.ts';
import { requestProblem } from '../kernel/problem.ts';
import { mayReadPlan } from '../plans/plan.sql.ts';
import { OnDay } from '../server/as-of.sql.ts';
import type { Sender } from '../server/command.ts';
import { answer, onlyIfAnywhere, onlyIfSeen, type Routes } from '../server/http.ts';
import { attachment } from '../server/sheet.http.ts';
import { LinkKind } from '../units/kind.ts';
import { assignmentPaper } from './annex.sql.ts';
import { AssignmentRow } from './assignment.ts';
import { type Asked as AskedOf, findAssignments, findOwn } from './assignment-list.sql.ts';
import { evenness, lastOfEach } from './load.rules.ts';
import { Parts, Reason } from './reason.ts';
import { unheldUnits } from './unheld.sql.ts';

const Row = z.object({ ...AssignmentRow.shape, reason: z.object({ ...Reason.shape, parts: answer(Parts) }) });

/** What a list may be asked by, all of it optional; `on` gives names, households and posts as of a day (today). */
export const Asked = z.strictObject({
  planId: z.optional(PlanId),
  officialId: z.optional(OfficialId),
  unitId: z.optional(UnitId),
  kind: z.optional(LinkKind),
  q: z.optional(z.string().check(z.maxLength(100))),
  /** `all`: ended ones too. */
  state: z.optional(z.enum(['standing', 'all'])),
  only: z.optional(z.enum(['notReceived', 'objected'])),
  on: z.optional(Day),
});
type Asked = z.infer<typeof Asked>;
const most = 20_000;
export const askedOf = ({ on, ...asked }: Asked, { today }: Sender): AskedOf => ({
  ...asked,
  on: on ?? today,
  limit: most,
});

export const UnheldAsked = z.strictObject({ on: z.optional(Day) });

const Evenness = z.object({
  min: z.int(),
  max: z.int(),
  withinOne: z.nullable(z.number()),
  distribution: z.array(z.object({ units: z.int(), officials: z.int() })),
});
const Load = z.object({
  officialId: OfficialId,
  name: z.string(),
  post: z.string(),
  units: z.int(),
  households: z.int(),
  received: z.int(),
});

export const assignmentRoutes: Routes = async (app) => {
  /** GET /assignments?planId=&officialId=&unitId=&kind=&q=&state=&only=&on= — by official, units as people count them. */
  app.get(
    '/assignments',
    { schema: { querystring: Asked, response: { 200: z.array(Row) } } },
    async (request) => {
      await onlyIfAnywhere(request, 'assignment.read');
      return findAssignments(request.db, askedOf(request.query, request.sender), request.sender);
    },
  );

  /** GET /assignments/mine?on= — all that was ever given (by that day) to the asker, each with the three parties and who had it before. */
  app.get(
    '/assignments/mine',
    { schema: { querystring: OnDay, response: { 200: z.array(Row) } } },
    async (request) => {
      await onlyIfAnywhere(request, 'own.use');
      const { officialId, today } = request.sender;
      return findOwn(request.db, officialId, request.query.on ?? today);
    },
  );

  /** GET /assignments/loads?… — units, households and receipts per official, and how evenly they are spread. */
  app.get(
    '/assignments/loads',
    {
      schema: {
        querystring: Asked,
        response: { 200: z.object({ loads: z.array(Load), evenness: Evenness }) },
      },
    },
    async (request) => {
      await onlyIfAnywhere(request, 'assignment.read');
      const rows = await findAssignments(request.db, askedOf(request.query, request.sender), request.sender);
      const loads = loadsOf(lastOfEach(rows));
      return { loads, evenness: evenness(loads.map((load) => load.units)) };
    },
  );

  /** GET /assignments/unheld?on= — units of a held tier that nobody has, where assignments of the kind are published. */
  app.get(
    '/assignments/unheld',
    {
      schema: {
        querystring: UnheldAsked,
        response: {
          200: z.array(
            z.object({
              unitId: UnitId,
              unitName: z.string(),
              parentName: z.nullable(z.string()),
              kind: LinkKind,
            }),
          ),
        },
      },
    },
    async (request) => {
      await onlyIfAnywhere(request, 'assignment.read');
      const { db, sender, query } = request;
      return unheldUnits(db, 'assignment.read', sender, query.on ?? sender.today);
    },
  );

  /** GET /units/:unitId/assignments?on= — who has had a unit (by that day), the latest first. */
  app.get(
    '/units/:unitId/assignments',
    {
      schema: {
        params: z.strictObject({ unitId: UnitId }),
        querystring: OnDay,
        response: { 200: z.array(Row) },
      },
    },
    async (request) => {
      const { db, sender, params } = request;
      const { on = sender.today } = request.query;
      await onlyIfSeen(request, 'assignment.read', params.unitId);
      const asked = { unitId: params.unitId, state: 'all', on, limit: 200 } as const;
      const rows = await findAssignments(db, asked, sender);
      return rows.sort((a, b) => (a.from < b.from ? 1 : -1));
    },
  );

  /** GET /plans/:planId/annex.docx?kind=&on= — the published list as a paper that goes with the plan, a reason a row. */
  app.get(
    '/plans/:planId/annex.docx',
    {
      schema: {
        params: z.strictObject({ planId: PlanId }),
        querystring: z.strictObject({ kind: z.optional(LinkKind), on: z.optional(Day) }),
      },
    },
    async (request, reply) => {
      const { db, sender, params, query } = request;
      await onlyIfAnywhere(request, 'assignment.read');
      if (!(await mayReadPlan(db, params.planId, sender))) throw requestProblem.notFound();
      const paper = await assignmentPaper(db, params.planId, {
        kind: query.kind,
        on: query.on,
        today: sender.today,
      });
      return reply
        .type('application/vnd.openxmlformats-officedocument.wordprocessingml.document')
        .header('content-disposition', attachment(`${paper.name}.docx`))
        .send(Buffer.from(paper.bytes));
    },
  );
};

/** Rows come official by official. */
export function loadsOf(rows: readonly AssignmentRow[]): z.infer<typeof Load>[] {
  const loads = new Map<OfficialId, z.infer<typeof Load>>();
  for (const { officialId, officialName: name, post, households, receivedOn } of rows) {
    const load = loads.get(officialId) ?? { officialId, name, post, units: 0, households: 0, received: 0 };
    load.units += 1;
    load.households += households ?? 0;
    load.received += receivedOn === null ? 0 : 1;
    loads.set(officialId, load);
  }
  return [...loads.values()];
}
