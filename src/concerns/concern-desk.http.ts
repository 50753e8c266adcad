import type { FastifyRequest } from 'fastify';
import type { Day } from '../kernel/day.ts';
import { requestProblem } from '../kernel/problem.ts';
import type { Task } from '../kernel/task.ts';
import { dueDays } from '../plans/due-day.sql.ts';
import { addWorkingDays } from '../plans/working-day.rules.ts';
import type { Sender } from '../server/command.ts';
import type { Sheet } from '../server/sheet.http.ts';
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
    english: 'Concerns',
    action: 'concern.read',
    columns: [...heads],
    rows: sheetRows,
  },
];
