import { type RawBuilder, sql } from 'kysely';
import * as z from 'zod/mini';
import type { Paper } from '../documents/paper.ts';
import type { Day } from '../kernel/day.ts';
import type { BodyId, OfficialId, ReviewId, RowId, UnitId } from '../kernel/id.ts';
import type { BodyKind } from '../officials/body.ts';
import { unitsWhere } from '../server/access.sql.ts';
import { dateOf, dayOf, type Reader, unitsSeenBy } from '../server/as-of.sql.ts';
import type { Sender } from '../server/command.ts';
import type { Db, Tx } from '../server/sql.ts';
import { nameOn } from '../units/tree.sql.ts';
import {
  Attendee,
  Commendation,
  type CommendationSaid,
  type Evaluation,
  noEvaluation,
  Review,
  ReviewBody,
  ReviewFigures,
  type ReviewSaid,
} from './review.ts';

const body = sql`b.id, b.unit_id, b.name, b.kind, b.symbol, lower(b.valid) as "from", upper(b.valid) - 1 as "to"`;

/** Bodies of these kinds in the units whose reviews one may write today; the upper units' first. */
export async function reviewingBodies(
  db: Db,
  kinds: readonly BodyKind[],
  { officialId, today }: Sender,
): Promise<ReviewBody[]> {
  const { rows } = await sql`
    select ${body} from body b
      left join unit_closure tree on tree.below_id = b.unit_id and tree.valid @> ${today}::date
     where b.kind = any(${kinds}::text[]) and b.valid @> ${today}::date
       and b.unit_id in ${unitsWhere('review.write', officialId, today)}
     group by b.id order by count(tree.above_id), b.sort_key`.execute(db);
  return z.array(ReviewBody).parse(rows);
}

export async function findReviewBody(db: Db, bodyId: BodyId): Promise<ReviewBody | undefined> {
  const { rows } = await sql`select ${body} from body b where b.id = ${bodyId}`.execute(db);
  return z.optional(ReviewBody).parse(rows[0]);
}

export async function keepReview(db: Tx, { from, to, ...said }: ReviewSaid): Promise<void> {
  const row = { ...said, periodFrom: from, periodTo: to };
  const { id: _, ...changed } = row;
  await db
    .insertInto('review')
    .values({ ...row, evaluation: JSON.stringify(noEvaluation) })
    .onConflict((on) => on.column('id').doUpdateSet(changed))
    .execute();
}

/** Reviews as they stood on the day asked of: one signed later was a draft, without its number. */
const then = (reader: Reader) =>
  dayOf(reader) >= reader.today
    ? sql`review`
    : sql`(
  select id, kind, body_id, plan_id, unit_id, held_on, place, period_from, period_to, evaluation, ${signed(reader, 'number')},
         symbol, ${signed(reader, 'figures_hash')}, ${signed(reader, 'signed_by')}, ${signed(reader, 'signed_for')},
         ${signed(reader, 'signed_on')}, case when signed_on <= ${dateOf(reader)} then state else 'draft' end as state
    from review where held_on <= ${dateOf(reader)})`;
const signed = (reader: Reader, column: string) =>
  sql`case when signed_on <= ${dateOf(reader)} then ${sql.ref(column)} end as ${sql.ref(column)}`;

const select = (where: RawBuilder<unknown>, table: RawBuilder<unknown> = sql`review`) => sql`
  select r.id, r.kind, r.body_id, r.plan_id, r.unit_id, r.held_on, r.place, r.period_from as "from", r.period_to as "to",
         b.name as body_name, ${nameOn(sql`r.unit_id`, sql`r.held_on`)} as unit_name,
         coalesce(p.number::text || '-', '') || p.symbol as plan_name, r.number, r.symbol, r.evaluation, r.state, r.figures_hash,
         s.name as signed_by_name, w.name as signed_for_name, r.signed_on
    from ${table} r join body b on b.id = r.body_id join plan p on p.id = r.plan_id left join official s on s.id = r.signed_by
         left join official w on w.id = r.signed_for
   where ${where} order by r.held_on desc, r.id desc limit 200`;

/** Reviews of units the reader may see, as they stood on the day asked of, newest first; drafts only for those who may write them. */
export async function reviews(db: Db, reader: Reader): Promise<Review[]> {
  const seen = sql`
    r.unit_id in ${unitsSeenBy('review.read', reader)}
    and (r.state = 'signed' or r.unit_id in ${unitsSeenBy('review.readDraft', reader)})`;
  const { rows } = await select(seen, then(reader)).execute(db);
  return z.array(Review).parse(rows);
}

export async function findReview(db: Db, id: ReviewId): Promise<Review | undefined> {
  const { rows } = await select(sql`r.id = ${id}`).execute(db);
  return z.optional(Review).parse(rows[0]);
}

/** The same, and nobody else changes or signs it until this transaction ends. */
export async function lockReview(tx: Tx, id: ReviewId): Promise<Review | undefined> {
  await sql`select 1 from review where id = ${id} for update`.execute(tx);
  return findReview(tx, id);
}

export async function frozenFigures(
  db: Db,
  id: ReviewId,
): Promise<{ figures: ReviewFigures; logHead: string | null } | undefined> {
  const row = await db
    .selectFrom('review')
    .select(['figures', 'logHead'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.figures ? { figures: ReviewFigures.parse(row.figures), logHead: row.logHead } : undefined;
}

/** The paper of a signed review, word for word; undefined for a draft. */
export async function frozenPaper(db: Db, id: ReviewId): Promise<Paper | undefined> {
  const row = await db.selectFrom('review').select('paper').where('id', '=', id).executeTakeFirst();
  return (row?.paper ?? undefined) as Paper | undefined;
}

export async function keepPaper(db: Tx, id: ReviewId, paper: Paper): Promise<void> {
  await db
    .updateTable('review')
    .set({ paper: JSON.stringify(paper) })
    .where('id', '=', id)
    .execute();
}

export async function keepEvaluation(db: Tx, id: ReviewId, evaluation: Evaluation): Promise<void> {
  await db
    .updateTable('review')
    .set({ evaluation: JSON.stringify(evaluation) })
    .where('id', '=', id)
    .execute();
}

export async function keepAttendance(
  db: Tx,
  reviewId: ReviewId,
  attendees: readonly Attendee[],
): Promise<void> {
  await db.deleteFrom('attendance').where('reviewId', '=', reviewId).execute();
  if (attendees.length > 0)
    await db
      .insertInto('attendance')
      .values(attendees.map((one) => ({ ...one, reviewId })))
      .execute();
}

/** Chairs first, then by name. */
export async function attendance(db: Db, reviewId: ReviewId): Promise<Attendee[]> {
  const { rows } = await sql`
    select a.row_id, a.official_id, a.name, a.post, a.chair, a.guest, a.present
      from attendance a left join official o on o.id = a.official_id
     where a.review_id = ${reviewId} order by a.chair desc, a.guest desc, a.post, coalesce(o.sort_key, a.name)`.execute(
    db,
  );
  return z.array(Attendee).parse(rows);
}

export interface Invited {
  officialId: OfficialId;
  name: string;
  post: string;
}

/** Whom one would invite: leaders of the body and of the cells beneath, and all assigned under the plan; each with all their posts. */
export async function invited(
  db: Db,
  { unitId, planId, heldOn }: Pick<Review, 'unitId' | 'planId' | 'heldOn'>,
): Promise<Invited[]> {
  const { rows } = await sql<Invited>`
    select o.id as official_id, o.name,
           coalesce((select string_agg(distinct p.post, ', ' order by p.post) from (
              select coalesce(nullif(p.label, ''), (case p.title when 'secretary' then 'Bí thư' when 'standingDeputySecretary' then 'Phó Bí thư Thường trực'
                       when 'deputySecretary' then 'Phó Bí thư' when 'chair' then 'Chủ tịch' when 'deputyChair' then 'Phó Chủ tịch'
                       when 'head' then 'Trưởng' when 'deputyHead' then 'Phó Trưởng' else 'Ủy viên' end) || ' ' || b.name) as post
                from post p join body b on b.id = p.body_id where p.official_id = o.id and p.held @> ${heldOn}::date) p),
             nullif(o.post_title, ''), 'Cán bộ được phân công') as post
      from official o
     where o.id in (select official_id from assignment where plan_id = ${planId} and held @> ${heldOn}::date)
        or o.id in (select p.official_id from post p join body b on b.id = p.body_id
                      join unit_closure t on t.above_id = ${unitId} and t.below_id = b.unit_id and t.valid @> ${heldOn}::date
                     where p.held @> ${heldOn}::date and p.title in ('secretary', 'standingDeputySecretary', 'deputySecretary')
                       and p.official_id is not null and b.kind in ('committee', 'standingCommittee', 'cell'))
     order by o.sort_key`.execute(db);
  return rows;
}

export async function insertCommendation(
  db: Tx,
  said: z.infer<typeof CommendationSaid>,
  byId: OfficialId,
): Promise<void> {
  await db
    .insertInto('commendation')
    .values({ ...said, byId })
    .execute();
}

export async function findCommendation(
  db: Db,
  id: RowId,
): Promise<{ unitId: UnitId; reviewId: ReviewId | null } | undefined> {
  const row = await db
    .selectFrom('commendation')
    .select(['unitId', 'reviewId'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row as { unitId: UnitId; reviewId: ReviewId | null } | undefined;
}

export async function removeCommendation(db: Tx, id: RowId): Promise<void> {
  await db.deleteFrom('commendation').where('id', '=', id).execute();
}

/** Of a review, or of an official wherever it was given. */
export async function commendations(
  db: Db,
  asked: { reviewId: ReviewId } | { officialId: OfficialId },
): Promise<Commendation[]> {
  const { rows } = await sql`
    select c.id, c.review_id, c.unit_id, c.official_id, c.text, c.day, b.name as by_name,
           coalesce(o.name, ${nameOn(sql`c.unit_id`, sql`c.day`)}) as to_name
      from commendation c join official b on b.id = c.by_id left join official o on o.id = c.official_id
     where ${'reviewId' in asked ? sql`c.review_id = ${asked.reviewId}` : sql`c.official_id = ${asked.officialId}`}
     order by c.day desc, c.id`.execute(db);
  return z.array(Commendation).parse(rows);
}

export async function freezeReview(
  db: Tx,
  id: ReviewId,
  frozen: {
    figures: ReviewFigures;
    figuresHash: string;
    logHead: string | null;
    number: number;
    symbol: string;
    signedBy: OfficialId;
    signedFor: OfficialId | null;
    signedOn: Day;
  },
): Promise<void> {
  await db
    .updateTable('review')
    .set({ ...frozen, figures: JSON.stringify(frozen.figures), state: 'signed' })
    .where('id', '=', id)
    .execute();
}
