import type { FastifyRequest } from 'fastify';
import * as z from 'zod/mini';
import { Day, firstDay, monthOf } from '../kernel/day.ts';
import { ConcernId, OfficialId, UnitId } from '../kernel/id.ts';
import type { Action } from '../kernel/policy.ts';
import { requestProblem } from '../kernel/problem.ts';
import type { Task } from '../kernel/task.ts';
import { dueDays } from '../plans/due-day.sql.ts';
import { addWorkingDays, workingDaysBetween } from '../plans/working-day.rules.ts';
import { mayAct } from '../server/access.sql.ts';
import type { Sender } from '../server/command.ts';
import { onlyIfAnywhere, onlyIfSeen, type Routes } from '../server/http.ts';
import { findSetting, homeUnit } from '../server/setting.sql.ts';
import type { Sheet } from '../server/sheet.http.ts';
import type { Db } from '../server/sql.ts';
import { namesSomeone, smallGroupUnlessSet } from './caution.rules.ts';
import { carriedOver, clockOf, concernProblem, readyFor, soon, stateSays } from './concern.rules.ts';
import { findConcern } from './concern.sql.ts';
import { clockText, kindText, sourceText } from './concern.texts.ts';
import {
  ConcernKind,
  ConcernSource,
  ConcernState,
  ConcernStepKind,
  LegalKind,
  Reporter,
  writtenNumber,
} from './concern.ts';
import * as lists from './concern-list.sql.ts';
import { openingsOf, openSeal } from './reporter.sql.ts';

export const ConcernClock = z.discriminatedUnion('is', [
  z.object({ is: z.literal('running'), workingDaysLeft: z.int() }),
  z.object({ is: z.literal('late'), days: z.int() }),
  z.object({ is: z.literal('answered'), daysLate: z.int() }),
  z.object({ is: z.literal('stopped') }),
]);

const row = {
  id: ConcernId,
  number: z.int(),
  unitId: UnitId,
  unitName: z.string(),
  answeringUnitId: UnitId,
  answeringUnitName: z.string(),
  kind: ConcernKind,
  source: ConcernSource,
  reporter: Reporter,
  text: z.string(),
  task: z.string(),
  shortcoming: z.boolean(),
  heardOn: Day,
  dueOn: Day,
  state: ConcernState,
  answeredOn: z.nullable(Day),
  toldOn: z.nullable(Day),
  closedOn: z.nullable(Day),
  officialId: z.nullable(OfficialId),
  officialName: z.nullable(z.string()),
  clock: ConcernClock,
  /** «Chuyển kỳ»: heard before the period asked for (this month, where none is) and still open as it began. */
  carriedOver: z.boolean(),
};
/** A concern as a line of a list. */
export const ConcernLine = z.object(row);
export type ConcernLine = z.infer<typeof ConcernLine>;

/** Every act a screen may offer on one concern. */
export const ConcernAct = z.enum([
  'forwarded',
  'deadline',
  'answered',
  'told',
  'closed',
  'reopened',
  'withdrawn',
  'noted',
  'handedOver',
  'mark',
  'openSeal',
]);
export type ConcernAct = z.infer<typeof ConcernAct>;

/** One concern with all that was done, and what the reader may do now. */
export const ConcernPage = z.object({
  ...row,
  proposal: z.string(),
  answer: z.nullable(z.string()),
  /** Null: a resident's own browser. */
  notedByName: z.nullable(z.string()),
  /** Someone holds a receipt code of it. */
  coded: z.boolean(),
  steps: z.array(
    z.object({
      what: ConcernStepKind,
      onDay: Day,
      byName: z.nullable(z.string()),
      fromUnitName: z.nullable(z.string()),
      toUnitName: z.nullable(z.string()),
      dueOn: z.nullable(Day),
      text: z.string(),
    }),
  ),
  openings: z.array(z.object({ onDay: Day, by: z.string(), post: z.string(), purpose: z.string() })),
  acts: z.array(ConcernAct),
});
export type ConcernPage = z.infer<typeof ConcernPage>;

/** A unit in which the reader may note a concern. `small`: the place alone may tell who spoke; note it at `above` then. */
export const RaiseUnit = z.object({
  id: UnitId,
  name: z.string(),
  under: z.string(),
  households: z.nullable(z.int()),
  aboveId: z.nullable(UnitId),
  own: z.boolean(),
  small: z.boolean(),
});
export type RaiseUnit = z.infer<typeof RaiseUnit>;

const flag = z.optional(z.literal('1'));
const filters = {
  state: z.optional(ConcernState),
  kind: z.optional(ConcernKind),
  unitId: z.optional(UnitId),
  from: z.optional(Day),
  to: z.optional(Day),
  mine: flag,
  owed: flag,
  overdue: flag,
  untold: flag,
  shortcoming: flag,
  q: z.optional(z.string().check(z.maxLength(80))),
};
const Filters = z.object(filters);

const asked = ({ mine, owed, overdue, untold, shortcoming, ...rest }: z.infer<typeof Filters>) => ({
  ...rest,
  mine: mine === '1',
  owed: owed === '1',
  overdue: overdue === '1',
  untold: untold === '1',
  shortcoming: shortcoming === '1',
});

/** Puts clock and mark on lines; the house's holidays are read once. */
async function withClocks<Row extends lists.ConcernRow>(
  db: Db,
  rows: readonly Row[],
  today: Day,
  from?: Day,
) {
  const { holidays } = await dueDays(db);
  const period = from ?? firstDay(monthOf(today));
  return rows.map((one) => ({
    ...one,
    clock: clockOf(one, today, (a, b) => workingDaysBetween(a, b, holidays)),
    carriedOver: carriedOver(one, period),
  }));
}

const whole = z.coerce.number().check(z.int(), z.minimum(0));

export const concernRoutes: Routes = async (app) => {
  /** GET /concerns — those the reader may see, narrowed; in hand first, by the day they are due. */
  app.get(
    '/concerns',
    {
      schema: {
        querystring: z.strictObject({
          ...filters,
          limit: z._default(whole.check(z.minimum(1), z.maximum(500)), 100),
          page: z._default(whole, 0),
        }),
        response: { 200: z.object({ total: z.int(), rows: z.array(ConcernLine) }) },
      },
    },
    async (request) => {
      await onlyIfAnywhere(request, 'concern.read');
      const { limit, page, ...rest } = request.query;
      const found = await lists.concernsOf(request.db, asked(rest), request.sender, { limit, page });
      return {
        total: found.total,
        rows: await withClocks(request.db, found.rows, request.sender.today, rest.from),
      };
    },
  );

  /** GET /concerns/counts?unitId=&from=&to= — by kind and state, of a unit and each beneath it. Rows: /concerns, same words. */
  app.get(
    '/concerns/counts',
    {
      schema: {
        querystring: z.strictObject(filters),
        response: {
          200: z.array(
            z.object({
              unitId: UnitId,
              unitName: z.string(),
              kind: ConcernKind,
              state: ConcernState,
              count: z.int(),
              overdue: z.int(),
            }),
          ),
        },
      },
    },
    async (request) => {
      await onlyIfAnywhere(request, 'concern.read');
      const unitId = request.query.unitId ?? (await homeUnit(request.db));
      return lists.countsOf(request.db, unitId, asked(request.query), request.sender);
    },
  );

  /** GET /concerns/units?q= — where the asker may note a concern, and whether the place is so small that it names someone. */
  app.get(
    '/concerns/units',
    {
      schema: {
        querystring: z.strictObject({ q: z.optional(z.string().check(z.maxLength(60))) }),
        response: { 200: z.array(RaiseUnit) },
      },
    },
    async (request) => {
      await onlyIfAnywhere(request, 'concern.raise');
      const least = (await findSetting<number>(request.db, 'smallGroup')) ?? smallGroupUnlessSet;
      const asked = { q: request.query.q ?? '', limit: 60 };
      const places = await lists.raisePlaces(request.db, request.sender, asked);
      return places.map(({ lowest, ...place }) => ({
        ...place,
        small: namesSomeone({ households: place.households, lowest }, least),
      }));
    },
  );

  /** GET /concerns/:id — one concern, its steps and clock, and what the reader may do with it now. */
  app.get(
    '/concerns/:id',
    { schema: { params: z.strictObject({ id: ConcernId }), response: { 200: ConcernPage } } },
    async (request) => {
      const { db, sender } = request;
      const found = await lists.concernFor(db, request.params.id, sender);
      if (!found) throw requestProblem.notFound();
      const [line] = await withClocks(db, [found], sender.today);
      return {
        ...(line as typeof found & ConcernLine),
        steps: await lists.stepsOf(db, found.id),
        openings: await openingsOf(db, found.id),
        acts: await actsFor(db, found.id, sender),
      };
    },
  );

  /** GET /concerns/:id/targets?q= — units it may be passed on to. */
  app.get(
    '/concerns/:id/targets',
    {
      schema: {
        params: z.strictObject({ id: ConcernId }),
        querystring: z.strictObject({ q: z.optional(z.string().check(z.maxLength(60))) }),
        response: {
          200: z.array(
            z.object({
              id: UnitId,
              name: z.string(),
              under: z.string(),
              relation: z.enum(['above', 'below', 'sameTier']),
            }),
          ),
        },
      },
    },
    async (request) => {
      const concern = await findConcern(request.db, request.params.id);
      await onlyIfSeen(request, 'concern.handle', concern?.answeringUnitId);
      if (!concern) throw requestProblem.notFound();
      return lists.targetsOf(request.db, concern, request.sender.today, request.query.q ?? '');
    },
  );

  /**
   * GET /concerns/:id/reporter?purpose= — opens the seal: the name and contact of who raised it. The opening is logged in the
   * transaction that reads, and whoever holds the code reads it too.
   */
  app.get(
    '/concerns/:id/reporter',
    {
      schema: {
        params: z.strictObject({ id: ConcernId }),
        querystring: z.strictObject({
          purpose: z.string().check(z.trim(), z.minLength(5), z.maxLength(300)),
        }),
        response: { 200: z.object({ name: z.string(), contact: z.string() }) },
      },
    },
    async (request, reply) => {
      const concern = await findConcern(request.db, request.params.id);
      await onlyIfSeen(request, 'concern.openSeal', concern?.unitId);
      if (concern?.reporter !== 'sealed') throw concernProblem.notSealed();
      const { officialId, today } = request.sender;
      const opening = { concernId: concern.id, officialId, onDay: today, purpose: request.query.purpose };
      const found = await request.db.transaction().execute((tx) => openSeal(tx, opening));
      if (!found) throw concernProblem.notSealed();
      reply.header('cache-control', 'no-store');
      return found;
    },
  );

  /** GET /legal-handovers — complaints and denunciations handed over: reference, to whom, when. */
  app.get(
    '/legal-handovers',
    {
      schema: {
        response: {
          200: z.array(
            z.object({
              id: z.uuid(),
              unitName: z.string(),
              kind: LegalKind,
              reference: z.string(),
              handedTo: z.string(),
              day: Day,
              notedByName: z.string(),
            }),
          ),
        },
      },
    },
    async (request) => {
      await onlyIfAnywhere(request, 'concern.read');
      return lists.legalHandoversOf(request.db, request.sender);
    },
  );
};

/** Which acts the concern is ready for and the asker may do. */
async function actsFor(db: Db, id: ConcernId, by: Sender): Promise<ConcernAct[]> {
  const concern = await findConcern(db, id);
  if (!concern) return [];
  const may = (action: Action, unitId: UnitId) => mayAct(db, action, by.officialId, unitId, by.today);
  const owing = await may('concern.handle', concern.answeringUnitId);
  const near = owing || (await may('concern.handle', concern.unitId));
  const own = concern.notedBy === by.officialId && concern.reporter === 'none';
  const acts = readyFor(concern).filter((act): act is ConcernAct & typeof act => {
    if (act === 'withdrawn') return own;
    return ['forwarded', 'deadline', 'answered'].includes(act) ? owing : near;
  });
  const more: ConcernAct[] = near && acts.includes('noted') ? ['mark'] : [];
  const sealed = concern.reporter === 'sealed' && !['withdrawn', 'handedOver'].includes(concern.state);
  if (sealed && (await may('concern.openSeal', concern.unitId))) more.push('openSeal');
  return [...acts, ...more];
}

const both = (vi: string, en: string) => ({ vi, en });

/** What waits for someone: answers owed and overdue or due within three working days, and answers the residents do not know yet. */
export async function concernTasks(db: Db, sender: Sender): Promise<Task[]> {
  const { holidays } = await dueDays(db);
  const until = addWorkingDays(sender.today, soon, holidays);
  const { unanswered, untold } = await lists.waitingFor(db, sender, until);
  const taskOf = (kind: string, verb: { vi: string; en: string }, c: lists.OwedRow, dueOn: Day): Task => ({
    kind,
    id: c.id,
    title: both(`${verb.vi} ${writtenNumber(c.number)}`, `${verb.en} ${writtenNumber(c.number)}`),
    about: c.owes
      ? both(c.unitName, c.unitName)
      : both(
          `${c.unitName} · ${c.answeringUnitName} chưa trả lời`,
          `${c.unitName} · ${c.answeringUnitName} has not answered`,
        ),
    dueOn,
    path: `/concerns/${c.id}`,
    time: null,
  });
  return [
    ...unanswered.map((c) =>
      c.owes
        ? taskOf('concern.answer', both('Trả lời phản ánh', 'Answer concern'), c, c.dueOn)
        : taskOf('concern.urge', both('Đôn đốc trả lời phản ánh', 'Urge an answer to concern'), c, c.dueOn),
    ),
    ...untold.map((c) =>
      taskOf('concern.tell', both('Thông báo cho dân kết quả', 'Tell the residents of'), c, c.dueOn),
    ),
  ];
}

const heads = [
  { heading: 'Số', width: 10, kind: 'text' },
  { heading: 'Đơn vị nghe phản ánh', width: 24, kind: 'text' },
  { heading: 'Loại', width: 18, kind: 'text' },
  { heading: 'Nguồn', width: 16, kind: 'text' },
  { heading: 'Nội dung', width: 60, kind: 'text' },
  { heading: 'Nhiệm vụ liên quan', width: 24, kind: 'text' },
  { heading: 'Ngày nghe', width: 12, kind: 'day' },
  { heading: 'Hạn trả lời', width: 12, kind: 'day' },
  { heading: 'Đơn vị trả lời', width: 24, kind: 'text' },
  { heading: 'Cán bộ theo dõi đơn vị', width: 22, kind: 'text' },
  { heading: 'Tình trạng', width: 16, kind: 'text' },
  { heading: 'Thời hạn', width: 20, kind: 'text' },
  { heading: 'Ngày trả lời', width: 12, kind: 'day' },
  { heading: 'Ngày thông báo cho dân', width: 14, kind: 'day' },
  { heading: 'Tồn tại', width: 9, kind: 'text' },
  { heading: 'Chuyển kỳ', width: 10, kind: 'text' },
] as const;

async function sheetRows(request: FastifyRequest, query: Record<string, string>) {
  const read = Filters.safeParse(query);
  if (!read.success)
    throw requestProblem.unreadable({ fields: read.error.issues.map((i) => i.path.join('.')) });
  const { db, sender } = request;
  const found = await lists.concernsOf(db, asked(read.data), sender, { limit: 20_001, page: 0 });
  const rows = await withClocks(db, found.rows, sender.today, read.data.from);
  return rows.map((c) => [
    writtenNumber(c.number),
    c.unitName,
    kindText[c.kind].vi,
    sourceText[c.source].vi,
    c.text,
    c.task,
    c.heardOn,
    c.dueOn,
    c.answeringUnitName,
    c.officialName,
    stateSays[c.state].vi,
    clockText(c.clock).vi,
    c.answeredOn,
    c.toldOn,
    c.shortcoming ? 'x' : null,
    c.carriedOver ? 'x' : null,
  ]);
}

/** The list as a spreadsheet: what the list shows, nothing sealed. */
export const concernSheets: Sheet[] = [
  {
    path: '/concerns',
    title: 'Phản ánh, kiến nghị',
    action: 'concern.read',
    columns: [...heads],
    rows: sheetRows,
  },
];
