import { sql } from 'kysely';
import { postsWritten } from '../assignments/assignment.rules.ts';
import type { AssignmentRow } from '../assignments/assignment.ts';
import { findOwn } from '../assignments/assignment-list.sql.ts';
import { kindText } from '../concerns/concern.texts.ts';
import { type ConcernKind, writtenNumber } from '../concerns/concern.ts';
import { type HandoverFacts, handoverRecord } from '../documents/handover-record.ts';
import type { Paper } from '../documents/paper.ts';
import type { Day } from '../kernel/day.ts';
import type { OfficialId, PlanId } from '../kernel/id.ts';
import { postsOf } from '../officials/body.sql.ts';
import { frozenPaper } from '../plans/frozen-paper.sql.ts';
import { letterhead } from '../plans/letterhead.sql.ts';
import { symbolOf } from '../plans/plan.rules.ts';
import { findPlan } from '../plans/plan.sql.ts';
import type { Plan } from '../plans/plan.ts';
import { citationOf } from '../plans/plan-paper.sql.ts';
import type { Db } from '../server/sql.ts';
import { nextMeeting } from '../visits/meeting-day.rules.ts';
import { findMeetingDays } from '../visits/meeting-day.sql.ts';
import { meetingText, weekText } from '../visits/meeting-day.texts.ts';
import type { MeetingDay } from '../visits/meeting-day.ts';
import { weekdayText } from '../visits/visit.texts.ts';
import type { Handover } from './handover.ts';

/**
 * The record (biên bản) of a handover, issued by the body whose plan it falls under; a draft until both have confirmed. Concerns stand
 * in it by number and kind: their words are kept in one place and nowhere else. Undefined: its plan is not issued.
 */
export const recordOf = async (db: Db, handover: Handover): Promise<Paper | undefined> =>
  (await frozenPaper(db, handover.id)) ?? drawUp(db, handover);

/** The record as it stands: what is frozen when the second of the two confirms. */
export async function drawUp(db: Db, handover: Handover): Promise<Paper | undefined> {
  const on = recordDay(handover);
  const held = (await findOwn(db, handover.fromId, handover.endsOn)).find(
    ({ id }) => id === handover.assignmentId,
  );
  const draft = handover.state !== 'confirmed';
  const planId = held?.planId as PlanId | undefined;
  const plan = planId && (await findPlan(db, planId));
  const head = plan && (await letterhead(db, plan.bodyId, on));
  const citation = plan && (await citationOf(db, plan));
  if (!held || !plan || !head || !citation) return undefined;
  const { authority: _, ...from } = head;
  const issued = { ...from, symbol: await symbolFor(db, plan), day: on, ...(draft && { draft }) };
  return handoverRecord(issued, { plan: citation, ...(await factsOf(db, handover, held, on)) });
}

/** The day the second of the two confirmed; until then, the day it was proposed. */
const recordDay = ({ fromConfirmedOn, toConfirmedOn, madeOn }: Handover): Day =>
  fromConfirmedOn && toConfirmedOn
    ? fromConfirmedOn > toConfirmedOn
      ? fromConfirmedOn
      : toConfirmedOn
    : madeOn;

async function symbolFor(db: Db, plan: Plan): Promise<string> {
  const body = await db
    .selectFrom('body')
    .select(['symbol', 'layout'])
    .where('id', '=', plan.bodyId)
    .executeTakeFirstOrThrow();
  return symbolOf('BB', { symbol: body.symbol, layout: body.layout as 'party' | 'state' });
}

async function factsOf(
  db: Db,
  handover: Handover,
  held: AssignmentRow,
  day: Day,
): Promise<Omit<HandoverFacts, 'plan'>> {
  const { items } = handover;
  const unit = handover.unitName;
  const kinds = await kindsOf(
    db,
    items.concerns.map(({ id }) => id),
  );
  return {
    day,
    from: { name: handover.fromName, post: held.post || 'cán bộ được phân công' },
    to: { name: handover.toName, post: (await postOf(db, handover.toId, day)) || 'cán bộ được phân công' },
    units: [
      {
        name: held.parentName === null ? unit : `${unit}, ${held.parentName}`,
        households: held.households,
        partyMember: held.memberInCharge,
        meets: meetsSaid(await findMeetingDays(db, handover.unitId), handover.endsOn),
      },
    ],
    concerns: items.concerns.map(({ id, number, heardOn, dueOn }) => ({
      unit,
      kind: kindText[kinds.get(id) ?? 'obstacle'].vi.toLocaleLowerCase('vi'),
      summary: `số ${writtenNumber(number)}`,
      heardOn,
      due: dueOn,
    })),
    measures: items.measures.map(({ what, dueOn }) => ({ unit, what, due: dueOn })),
    unsentReports: items.reports.map((month) => ({ unit, month })),
    supports: items.supports.map((support) => ({ unit, ...support })),
    directions: items.directions.map(({ text, dueOn }) => ({ text, due: dueOn })),
    papers: null,
    remarks: [`Lý do: ${handover.reason}`, ...handover.note.split('\n').filter((line) => line.trim() !== '')],
  };
}

async function kindsOf(db: Db, ids: readonly string[]): Promise<Map<string, ConcernKind>> {
  const { rows } = await sql<{ id: string; kind: ConcernKind }>`
    select id, kind from concern where id = any(${ids}::uuid[])`.execute(db);
  return new Map(rows.map(({ id, kind }) => [id, kind]));
}

async function postOf(db: Db, officialId: OfficialId, day: Day): Promise<string> {
  const row = await db
    .selectFrom('official')
    .select('postTitle')
    .where('id', '=', officialId)
    .executeTakeFirst();
  const held = (await postsOf(db, officialId, day)).filter(
    ({ from, until }) => (from === null || from <= day) && (until === null || day < until),
  );
  return postsWritten(held, row?.postTitle ?? '');
}

/** «ngày 16 hằng tháng, 17:00» by the rule in force; null where none is noted. */
function meetsSaid(rules: readonly MeetingDay[], day: Day): string | null {
  const rule = rules.find((one) => nextMeeting(one, day) !== null);
  if (!rule) return null;
  const said = rule.dayOfMonth === null ? meetingText.onWeekday.vi : meetingText.onDay.vi;
  return said
    .replace('{day}', String(rule.dayOfMonth))
    .replace('{weekday}', weekdayText[rule.weekday ?? 1]?.vi ?? '')
    .replace('{week}', weekText[rule.week ?? 1]?.vi ?? '')
    .replace('{time}', rule.time)
    .replace(/^N/, 'n');
}
