import * as z from 'zod/mini';
import { toDocx } from '../documents/docx.ts';
import { Month } from '../kernel/day.ts';
import { OfficialId, ReviewId } from '../kernel/id.ts';
import { requestProblem } from '../kernel/problem.ts';
import { Text } from '../kernel/text.ts';
import { Figures } from '../reports/figure.ts';
import { mayAct } from '../server/access.sql.ts';
import { OnDay } from '../server/as-of.sql.ts';
import type { Sender } from '../server/command.ts';
import { answer, onlyIfAnywhere, type Routes } from '../server/http.ts';
import { attachment } from '../server/sheet.http.ts';
import type { Db } from '../server/sql.ts';
import { reviewingKinds } from './review.rules.ts';
import { attendance, commendations, findReview, invited, reviewingBodies, reviews } from './review.sql.ts';
import { Attendee, Commendation, Evaluation, kindText, Review, ReviewBody } from './review.ts';
import { hashOfFigures } from './review-figures.sql.ts';
import { type GroupTold, groupsOf } from './review-groups.ts';
import { figuresOf, reviewPaper, unitWord } from './review-paper.sql.ts';

const Told = z.object({ ...Review.shape, evaluation: answer(Evaluation) });
const one = z.strictObject({ reviewId: ReviewId });
const Line = z.object({
  label: Text,
  unit: Text,
  value: z.nullable(z.number()),
  whole: z.optional(z.nullable(z.number())),
  note: z.optional(Text),
  /** Where the rows behind it are listed; null for who may read the review but not those rows. */
  opens: z.nullable(z.string()),
});

export const reviewRoutes: Routes = async (app) => {
  /** GET /reviews?on= — as they stood that day, newest first. */
  app.get(
    '/reviews',
    { schema: { querystring: OnDay, response: { 200: z.array(Told) } } },
    async (request) => {
      await onlyIfAnywhere(request, 'review.read');
      return reviews(request.db, { ...request.sender, on: request.query.on });
    },
  );

  /** GET /reviews/bodies — the bodies for which one may write a review. */
  app.get(
    '/reviews/bodies',
    { schema: { response: { 200: z.array(answer(ReviewBody)) } } },
    async (request) => {
      await onlyIfAnywhere(request, 'review.write');
      return reviewingBodies(request.db, reviewingKinds, request.sender);
    },
  );

  /** GET /reviews/:reviewId — with its figures (frozen, or as they stand), who came, who is commended. */
  app.get(
    '/reviews/:reviewId',
    {
      schema: {
        params: one,
        response: {
          200: z.object({
            ...Told.shape,
            groups: z.array(z.object({ heading: Text, lines: z.array(Line) })),
            missing: z.array(z.object({ what: Text, of: Text, names: z.array(z.string()) })),
            loads: z.array(z.object({ kind: z.string(), loads: z.array(z.number()) })),
            months: z.array(z.object({ month: Month, figures: z.object(Figures.shape) })),
            lagDays: z.nullable(z.number()),
            daysSincePlan: z.number(),
            /** Of the figures shown; what a signature names as seen. */
            hash: z.string(),
            attendees: z.array(answer(Attendee)),
            commendations: z.array(answer(Commendation)),
          }),
        },
      },
    },
    async (request) => {
      const review = await seenReview(request.db, request.sender, request.params.reviewId);
      const figures = await figuresOf(request.db, review);
      const { officialId, today } = request.sender;
      const opens = await mayAct(request.db, 'figure.read', officialId, review.unitId, today);
      const groups = groupsOf(figures, await unitWord(request.db, review), review);
      return {
        ...review,
        groups: opens ? groups : groups.map(withoutRows),
        missing: figures.missing,
        loads: figures.assignments,
        months: figures.months.map(({ month, figures: told }) => ({ month: month as Month, figures: told })),
        lagDays: figures.lagDays,
        daysSincePlan: figures.daysSincePlan,
        hash: hashOfFigures(figures),
        attendees: await attendance(request.db, review.id),
        commendations: await commendations(request.db, { reviewId: review.id }),
      };
    },
  );

  /** GET /reviews/:reviewId/invited — whom one would invite, each with all their posts. */
  app.get(
    '/reviews/:reviewId/invited',
    {
      schema: {
        params: one,
        response: { 200: z.array(z.object({ officialId: OfficialId, name: z.string(), post: z.string() })) },
      },
    },
    async (request) => {
      const review = await seenReview(request.db, request.sender, request.params.reviewId);
      return invited(request.db, review);
    },
  );

  /** GET /reviews/:reviewId/report.docx — the official report; of a signed one the same bytes each time. */
  app.get('/reviews/:reviewId/report.docx', { schema: { params: one } }, async (request, reply) => {
    const review = await seenReview(request.db, request.sender, request.params.reviewId);
    const paper = await reviewPaper(request.db, review, request.sender);
    const number =
      review.number === null ? 'dự thảo' : `${String(review.number).padStart(2, '0')}-${review.symbol}`;
    return reply
      .type('application/vnd.openxmlformats-officedocument.wordprocessingml.document')
      .header(
        'content-disposition',
        attachment(`Báo cáo ${kindText[review.kind].vi.toLowerCase()} ${number.replaceAll('/', '-')}.docx`),
      )
      .send(Buffer.from(await toDocx(paper)));
  });
};

const withoutRows = (group: GroupTold) => ({
  ...group,
  lines: group.lines.map((line) => ({ ...line, opens: null })),
});

/** 404 alike for a review that is not there, one elsewhere, and a draft for who may not see drafts. */
async function seenReview(db: Db, { officialId, today }: Sender, id: ReviewId): Promise<Review> {
  const review = await findReview(db, id);
  const action = review?.state === 'signed' ? 'review.read' : 'review.readDraft';
  if (!review || !(await mayAct(db, action, officialId, review.unitId, today)))
    throw requestProblem.notFound();
  return review;
}
