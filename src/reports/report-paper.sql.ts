import { sql } from 'kysely';
import type { FigureGroup, Missing } from '../documents/figures.ts';
import { type MonthlyFacts, monthlyReport, type UnitMonth } from '../documents/monthly-report.ts';
import { counted } from '../documents/official-text.ts';
import type { Issued, Paper } from '../documents/paper.ts';
import { firstDay, lastDay, type Month } from '../kernel/day.ts';
import type { PlanId, UnitId } from '../kernel/id.ts';
import { frozenPaper } from '../plans/frozen-paper.sql.ts';
import { letterhead } from '../plans/letterhead.sql.ts';
import { symbolOf } from '../plans/plan.rules.ts';
import { findPlan } from '../plans/plan.sql.ts';
import { citationOf } from '../plans/plan-paper.sql.ts';
import type { Db } from '../server/sql.ts';
import { nameOn } from '../units/tree.sql.ts';
import { type Figure, type Figures, figures as known } from './figure.ts';
import { linesOf, type ToldLine } from './line.sql.ts';
import { hopsOf } from './report.sql.ts';
import type { Report } from './report.ts';

/**
 * An official's signed month as a paper: every figure as it was frozen, from the frozen lines behind it, under the letterhead of the
 * body whose plan it falls under, signed by its author. Frozen word for word with the signature: what the diary has gained, what was
 * renamed, merged or put right since is not in it, so it prints alike each time; a returned one is marked as a draft.
 * Undefined for a month that was never signed, or one without an issued plan.
 */
export async function reportPaper(db: Db, report: Report): Promise<Paper | undefined> {
  const paper = (await frozenPaper(db, report.id)) ?? (await drawUp(db, report));
  return paper && (report.state === 'returned' ? { ...paper, draft: true } : paper);
}

/** Everything the paper says, as it stands at its signature. */
export async function drawUp(db: Db, report: Report): Promise<Paper | undefined> {
  const { figures, signedOn } = report;
  const held = await heldIn(db, report);
  const planId = held[0]?.planId;
  const plan = planId && (await findPlan(db, planId));
  const head = plan && signedOn && (await letterhead(db, plan.bodyId, signedOn));
  const citation = plan && (await citationOf(db, plan));
  if (!figures || !signedOn || !plan || !head || !citation) return undefined;
  const lines = await linesOf(db, report.id);
  const { authority, ...from } = head;
  const issued: Issued = {
    ...from,
    symbol: await symbolFor(db, plan.bodyId),
    day: signedOn,
    signs: [await signOf(db, report)],
    recipients: [`Ban tổng hợp báo cáo ${authority}`, authority, 'Lưu'],
  };
  return monthlyReport(issued, {
    month: report.month,
    plan: citation,
    ...unitFacts(report, held, lines),
    groups: groupsOf(figures),
    situation: await situationIn(db, lines),
    shortcomings: linesIn(report.shortcomings),
    causes: null,
    nextTasks: linesIn(report.nextTasks),
    proposals: linesIn(report.proposals),
    frozen: {
      on: signedOn,
      hash: report.figuresHash ?? '',
      logHead: report.logHead ?? 'chưa có',
    },
  });
}

const figure = (of: Figures, name: Figure) => ({
  label: known[name].vi,
  unit: known[name].unit.vi,
  value: of[name] ?? 0,
});

/** Every figure there is, each once, by what it tells of. Nobody counted prints as not known. */
export function groupsOf(of: Figures): FigureGroup[] {
  const group = (heading: string, ...names: Figure[]): FigureGroup => ({
    heading,
    lines: names.map((name) => figure(of, name)),
  });
  const expected = of.householdsExpected ?? null;
  const attendance = {
    ...figure(of, 'householdsPresent'),
    value: expected === null ? null : (of.householdsPresent ?? 0),
    whole: expected,
  };
  const meetings = group('Dự sinh hoạt', 'cellMeetings', 'groupMeetings');
  return [
    { ...meetings, lines: [...meetings.lines, attendance] },
    group('Hoạt động tại cơ sở', 'contacts', 'localActivities', 'householdCalls', 'situationNotes'),
    group('Tuyên truyền', 'topicsExplained', 'householdsDid'),
    group('Phản ánh, kiến nghị', 'concernsHeard', 'concernsAnswered', 'concernsAnsweredInTime'),
    group('Vận động hỗ trợ', 'supports', 'supportVnd'),
    group('Cán bộ tự đóng góp', 'contributionIdeas', 'contributionWorks', 'contributionVnd'),
    group('Củng cố đơn vị yếu', 'measuresDone'),
  ];
}

interface Held {
  planId: PlanId;
  unitId: UnitId;
  name: string;
  kind: string;
}

/** The units their author held for that committee in the month, as they stood at its end. */
async function heldIn(
  db: Db,
  { officialId, unitId, month }: Pick<Report, 'officialId' | 'unitId' | 'month'>,
): Promise<Held[]> {
  const end = sql`${lastDay(month)}::date`;
  const { rows } = await sql<Held>`
    select a.plan_id, a.unit_id, ${nameOn(sql`a.unit_id`, end)} as name, coalesce(lower(k.vi), 'đơn vị') as kind
      from assignment a join plan p on p.id = a.plan_id join body b on b.id = p.body_id
      left join unit_fact f on f.unit_id = a.unit_id and f.valid @> ${end}
      left join unit_kind k on k.code = f.kind
     where a.official_id = ${officialId} and b.unit_id = ${unitId} and p.number is not null
       and a.held && daterange(${firstDay(month)}::date, ${end}, '[]')
     order by f.ordinal nulls last, f.sort_key, lower(a.held) desc`.execute(db);
  return rows;
}

function unitFacts(
  { officialName, month }: Report,
  held: readonly Held[],
  lines: readonly ToldLine[],
): Pick<MonthlyFacts, 'scope' | 'unit' | 'units' | 'missing'> {
  const unit = held[0]?.kind ?? 'đơn vị';
  const names = new Map<UnitId, string>(held.map((one) => [one.unitId, one.name]));
  for (const line of lines) if (!names.has(line.unitId)) names.set(line.unitId, line.unitName);
  const units = [...names].map(([id, name]) =>
    unitMonth(
      name,
      month,
      lines.filter((l) => l.unitId === id),
    ),
  );
  const own = new Set(held.map((one) => one.name));
  const unmet = units.filter((one) => own.has(one.name) && one.meetings.length === 0);
  const missing: Missing[] =
    unmet.length > 0 ? [{ what: 'không dự họp trong tháng', of: unit, names: unmet.map((u) => u.name) }] : [];
  const scope = `đồng chí ${officialName} theo dõi, hỗ trợ ${counted(own.size, unit)}: ${[...own].join(', ')}`;
  return { scope, unit, units, missing };
}

/** One unit's lines as a row: what was taken back takes off. */
function unitMonth(name: string, month: Month, lines: readonly ToldLine[]): UnitMonth {
  const sum = (of: Figure) =>
    lines.filter((line) => line.figure === of).reduce((all, { amount }) => all + amount, 0);
  const met = lines.filter((line) => line.figure === 'groupMeetings' || line.figure === 'cellMeetings');
  const expected = sum('householdsExpected');
  return {
    name,
    meetings: met.filter(({ amount, day }) => amount > 0 && day.startsWith(month)).map(({ day }) => day),
    present: expected === 0 ? null : sum('householdsPresent'),
    total: expected === 0 ? null : expected,
    concerns: sum('concernsHeard'),
    settled: sum('concernsAnswered'),
    note: lines.some(({ late }) => late) ? 'có ghi bổ sung' : '',
  };
}

/** What was noted of the units' situation in the frozen lines: of the units, never of a person. */
async function situationIn(db: Db, lines: readonly ToldLine[]): Promise<string[]> {
  const noted = lines.filter((line) => line.figure === 'situationNotes' && line.amount > 0);
  const { rows } = await sql<{ id: string; partyWork: string; peopleLife: string }>`
    select id, party_work, people_life from situation_note where id = any(${noted.map((l) => l.rowId)}::uuid[])`.execute(
    db,
  );
  const notes = new Map(rows.map((row) => [row.id, row]));
  return noted.flatMap(({ rowId, unitName }) => {
    const note = notes.get(rowId);
    const words = [note?.partyWork, note?.peopleLife]
      .filter(Boolean)
      .join('; ')
      .replace(/[.\s]+$/, '');
    return words === '' ? [] : [`${unitName}: ${words}`];
  });
}

const linesIn = (words: string): string[] =>
  words
    .split('\n')
    .map((line) => line.replace(/^\s*[-–+•]\s*/, '').replace(/[.;\s]+$/, ''))
    .filter((line) => line.trim() !== '');

async function symbolFor(db: Db, bodyId: string): Promise<string> {
  const { symbol, layout } = await db
    .selectFrom('body')
    .select(['symbol', 'layout'])
    .where('id', '=', bodyId)
    .executeTakeFirstOrThrow();
  return symbolOf('BC', { symbol, layout: layout as 'party' | 'state' });
}

/** Its author; where it was signed in their place, who signed, and for whom. */
async function signOf(db: Db, { id, officialName, signedFor }: Report) {
  if (signedFor === null) return { post: 'Người báo cáo', name: officialName };
  const signed = (await hopsOf(db, [id])).findLast((hop) => hop.hop === 'author');
  return { authority: `Thay mặt đồng chí ${signedFor}`, post: 'Người báo cáo', name: signed?.doneBy ?? '' };
}
