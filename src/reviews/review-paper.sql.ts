import { sql } from 'kysely';
import { type FigureGroup, figureText } from '../documents/figures.ts';
import { numbered } from '../documents/official-text.ts';
import type { Annex, Issued, Paper } from '../documents/paper.ts';
import { type ReviewFacts, reviewReport } from '../documents/review-report.ts';
import { directions } from '../inspections/direction.sql.ts';
import { type Month, writtenMonth } from '../kernel/day.ts';
import type { OfficialId } from '../kernel/id.ts';
import { requestProblem } from '../kernel/problem.ts';
import type { Text } from '../kernel/text.ts';
import { letterhead } from '../plans/letterhead.sql.ts';
import { findPlan } from '../plans/plan.sql.ts';
import { citationOf } from '../plans/plan-paper.sql.ts';
import { rollUp } from '../reports/figure.rules.ts';
import { type Figures, figures as figureNames } from '../reports/figure.ts';
import type { Sender } from '../server/command.ts';
import type { Db } from '../server/sql.ts';
import { thoughts } from './review.rules.ts';
import { attendance, commendations, frozenFigures, frozenPaper } from './review.sql.ts';
import type { Attendee, Review, ReviewFigures } from './review.ts';
import { reviewFigures } from './review-figures.sql.ts';
import { type GroupTold, groupsOf } from './review-groups.ts';

const duties: Record<string, string> = {
  inCharge: 'trực tiếp phụ trách',
  followAndSupport: 'theo dõi, hỗ trợ',
  assist: 'phối hợp hỗ trợ',
};
const grades: Record<string, string> = { good: 'Tốt', fair: 'Khá', poor: 'Chưa tốt' };

/** The groups as the paper prints them: in Vietnamese, without their links. */
const asPrinted = (groups: readonly GroupTold[]): FigureGroup[] =>
  groups.map(({ heading, lines }) => ({
    heading: heading.vi,
    lines: lines.map(({ label, unit, note, opens: _, ...line }) => ({
      ...line,
      label: label.vi,
      unit: unit.vi,
      ...(note && { note: note.vi }),
    })),
  }));

/** What the paper says out of figures and texts; the rest (meeting, plan, signatures) the caller adds. */
export const factsOf = (f: ReviewFigures, { evaluation, ...review }: Review, unit: Text) =>
  ({
    assignments: f.assignments.map(({ kind, loads }) => ({
      duty: duties[kind] ?? kind,
      person: 'đồng chí',
      unit: unit.vi,
      loads,
    })),
    rollOut: f.rollOut,
    results: asPrinted(groupsOf(f, unit, review)),
    coordination: f.coordination.map(({ level, units }) => ({ grade: grades[level] ?? level, units })),
    missing: [
      ...f.missing.map(({ what, of, names }) => ({ what: what.vi, of: of.vi, names })),
      ...(f.ratings.weak.length > 0
        ? [{ what: 'xếp loại yếu, cần củng cố', of: unit.vi, names: f.ratings.weak }]
        : []),
    ],
    strengths: thoughts(evaluation.strengths),
    shortcomings: thoughts(evaluation.shortcomings),
    causes: thoughts(evaluation.causes),
    lessons: thoughts(evaluation.lessons),
    tasks: thoughts(evaluation.tasks),
    proposals: thoughts(evaluation.proposals),
  }) satisfies Partial<ReviewFacts>;

/** Frozen once signed; live until then. */
export const figuresOf = async (db: Db, review: Review): Promise<ReviewFigures> =>
  (await frozenFigures(db, review.id))?.figures ?? reviewFigures(db, review);

/** What a unit held under the plan is called here: «tổ nhân dân tự quản», «ấp»; «đơn vị» where the tiers are mixed. */
export async function unitWord(db: Db, { planId }: Review): Promise<Text> {
  const kinds = await db
    .selectFrom('assignment as a')
    .innerJoin('unitFact as f', 'f.unitId', 'a.unitId')
    .innerJoin('unitKind as k', 'k.code', 'f.kind')
    .select('k.vi')
    .distinct()
    .where('a.planId', '=', planId)
    .execute();
  const [only, ...others] = kinds;
  if (!only || others.length > 0) return { vi: 'đơn vị', en: '{count|unit|units}' };
  const vi = only.vi.toLowerCase();
  return { vi: vi.startsWith('tổ ') ? 'tổ' : vi, en: '{count|unit|units}' };
}

/** The review as its official paper: as it was frozen with its signature, or drawn up now and marked as a draft. */
export const reviewPaper = async (db: Db, review: Review, sender: Sender): Promise<Paper> =>
  (await frozenPaper(db, review.id)) ?? drawUp(db, review, sender);

/**
 * Everything the paper says, as it stands: under it the name of whoever has signed, by delegation too; until then the body's leader's.
 */
export async function drawUp(
  db: Db,
  review: Review,
  sender: Sender,
  signerId: OfficialId | null = null,
): Promise<Paper> {
  const plan = await findPlan(db, review.planId);
  const head = await letterhead(db, review.bodyId, review.signedOn ?? review.heldOn, signerId);
  const cited = plan && (await citationOf(db, plan));
  if (!plan || !head || !cited) throw requestProblem.notFound();
  const parent = plan.parentId === null ? undefined : await findPlan(db, plan.parentId);
  const parentPlan = parent && (await citationOf(db, parent));
  const { authority: _, ...from } = head;
  const issued: Issued = {
    ...from,
    symbol: review.symbol === '' ? 'BC/…' : review.symbol,
    ...(review.number !== null && { number: review.number }),
    ...(review.signedOn !== null && { day: review.signedOn }),
  };
  const frozen = await frozenFigures(db, review.id);
  const figures = frozen?.figures ?? (await reviewFigures(db, review));
  const attendees = await attendance(db, review.id);
  const given = await directions(db, sender, { reviewId: review.id as never });
  const assigned = new Set(await assignedUnder(db, review));
  return reviewReport(issued, {
    kind: review.kind,
    period: { from: review.from, to: review.to },
    plan: cited,
    ...(parentPlan && { parentPlan }),
    meeting: {
      day: review.heldOn,
      chairs: attendees.filter((a) => a.chair).map((a) => `đồng chí ${a.name}, ${a.post}`),
      attendance: byPost(attendees, assigned),
    },
    ...factsOf(figures, review, await unitWord(db, review)),
    commendations: (await commendations(db, { reviewId: review.id })).map(({ toName, text }) => ({
      to: toName,
      reason: text,
    })),
    directions: given.map(({ byName, text, toName, dueOn, doneOn }) => ({
      by: byName,
      says: text,
      owner: toName || null,
      due: dueOn,
      doneOn,
    })),
    annexes: monthsAnnex(figures),
    frozen:
      frozen && review.signedOn && review.figuresHash
        ? { on: review.signedOn, hash: review.figuresHash, logHead: frozen.logHead ?? figureText(null) }
        : null,
  });
}

/** As a paper counts who came: those from above, the chairs by their posts, cell secretaries, those assigned, all others by post. */
function byPost(attendees: readonly Attendee[], assigned: ReadonlySet<string>) {
  const groups = new Map<string, { present: number; invited: number }>();
  for (const one of attendees) {
    const post = groupOf(one, assigned);
    const at = groups.get(post) ?? { present: 0, invited: 0 };
    groups.set(post, { present: at.present + (one.present ? 1 : 0), invited: at.invited + 1 });
  }
  return [...groups].map(([post, count]) => ({ post, ...count }));
}

function groupOf({ officialId, post, chair, guest }: Attendee, assigned: ReadonlySet<string>): string {
  if (guest) return 'Đại biểu cấp trên';
  if (chair) return post;
  if (/bí thư chi bộ/i.test(post)) return 'Bí thư các chi bộ';
  return officialId !== null && assigned.has(officialId) ? 'Cán bộ được phân công' : post;
}

async function assignedUnder(db: Db, { planId, heldOn }: Review): Promise<string[]> {
  const rows = await db
    .selectFrom('assignment')
    .select('officialId')
    .distinct()
    .where('planId', '=', planId)
    .where(sql<boolean>`held @> ${heldOn}::date`)
    .execute();
  return rows.map((row) => row.officialId);
}

/** The figures of a review's table by months, on the screen and on paper alike. */
export const monthFigures = [
  'cellMeetings',
  'groupMeetings',
  'concernsHeard',
  'concernsAnswered',
  'supportVnd',
] as const;

/** What the signed monthly reports of the period told, month by month, and their sum; nothing where none was signed. */
function monthsAnnex({ months }: ReviewFigures): Annex[] {
  if (months.length === 0) return [];
  const sums = rollUp(months.map(({ figures }) => figures));
  const row = (label: string, of: Figures) => [label, ...monthFigures.map((name) => numbered(of[name] ?? 0))];
  return [
    {
      title: 'Số liệu theo báo cáo tháng đã ký',
      body: [
        {
          kind: 'table',
          columns: [
            { heading: 'Tháng', width: 14 },
            ...monthFigures.map((name) => ({
              heading: figureNames[name].vi,
              width: 18,
              align: 'right' as const,
            })),
          ],
          rows: [
            ...months.map(({ month, figures }) => row(writtenMonth(month as Month), figures)),
            row('Cộng', sums).map((text) => ({ text, bold: true })),
          ],
        },
      ],
    },
  ];
}
