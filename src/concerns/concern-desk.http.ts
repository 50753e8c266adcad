import type { FastifyRequest } from 'fastify';
import type { Day } from '../kernel/day.ts';
import type { Task } from '../kernel/task.ts';
import { dueDays } from '../plans/due-day.sql.ts';
import { addWorkingDays } from '../plans/working-day.rules.ts';
import { dayOf } from '../server/as-of.sql.ts';
import type { Sender } from '../server/command.ts';
import { asAsked, askedOfSheet, type Sheet } from '../server/sheet.http.ts';
import type { Db } from '../server/sql.ts';
import { soon, stateSays } from './concern.rules.ts';
import { clockText, kindText, sourceText } from './concern.texts.ts';
import { writtenNumber } from './concern.ts';
import { asked, Filters, withClocks } from './concern-asked.sql.ts';
import * as lists from './concern-list.sql.ts';

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
  { heading: { vi: 'Số', en: 'Number' }, width: 10, kind: 'text' },
  { heading: { vi: 'Đơn vị nghe phản ánh', en: 'Heard in' }, width: 24, kind: 'text' },
  { heading: { vi: 'Loại', en: 'Kind' }, width: 18, kind: 'text' },
  { heading: { vi: 'Nguồn', en: 'Source' }, width: 16, kind: 'text' },
  { heading: { vi: 'Nội dung', en: 'Content' }, width: 60, kind: 'text' },
  { heading: { vi: 'Nhiệm vụ liên quan', en: 'Duty concerned' }, width: 24, kind: 'text' },
  { heading: { vi: 'Ngày nghe', en: 'Heard on' }, width: 12, kind: 'day' },
  { heading: { vi: 'Hạn trả lời', en: 'Answer due' }, width: 12, kind: 'day' },
  { heading: { vi: 'Đơn vị trả lời', en: 'Answering unit' }, width: 24, kind: 'text' },
  { heading: { vi: 'Cán bộ theo dõi đơn vị', en: 'Official following the unit' }, width: 22, kind: 'text' },
  { heading: { vi: 'Tình trạng', en: 'State' }, width: 16, kind: 'text' },
  { heading: { vi: 'Thời hạn', en: 'Deadline' }, width: 20, kind: 'text' },
  { heading: { vi: 'Ngày trả lời', en: 'Answered on' }, width: 12, kind: 'day' },
  { heading: { vi: 'Ngày thông báo cho dân', en: 'Residents told on' }, width: 14, kind: 'day' },
  { heading: { vi: 'Tồn tại', en: 'Outstanding' }, width: 9, kind: 'text' },
  { heading: { vi: 'Chuyển kỳ', en: 'Carried over' }, width: 10, kind: 'text' },
] as const;

async function sheetRows(request: FastifyRequest, query: Record<string, string>) {
  const filters = asAsked(Filters, query);
  const { db, sender } = request;
  const by = { ...sender, on: filters.on };
  const found = await lists.concernsOf(db, asked(filters), by, { limit: askedOfSheet, page: 0 });
  const rows = await withClocks(db, found.rows, dayOf(by), filters.from);
  return rows.map((c) => [
    writtenNumber(c.number),
    c.unitName,
    kindText[c.kind],
    sourceText[c.source],
    c.text,
    c.task,
    c.heardOn,
    c.dueOn,
    c.answeringUnitName,
    c.officialName,
    stateSays[c.state],
    clockText(c.clock),
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
    title: { vi: 'Phản ánh, kiến nghị', en: 'Concerns' },
    action: 'concern.read',
    columns: [...heads],
    rows: sheetRows,
  },
];
