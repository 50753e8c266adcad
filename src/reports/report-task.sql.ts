import { addMonths, type Day, type Month, monthOf, writtenMonth } from '../kernel/day.ts';
import type { UnitId } from '../kernel/id.ts';
import { allows } from '../kernel/policy.ts';
import { same, type Task } from '../kernel/task.ts';
import { numbered } from '../kernel/text.ts';
import { rightsOf } from '../server/access.sql.ts';
import type { Sender } from '../server/command.ts';
import type { Db } from '../server/sql.ts';
import { dueOf } from './report.commands.ts';
import { holderOf, signableFrom } from './report.rules.ts';
import { boardOf, findReportOf, owedBy } from './report.sql.ts';

/** Months back that a desk looks for what is still owed; older ones are the overdue list's matter. */
const back = 3;

/**
 * What the monthly report asks of someone: to sign the months they owe; of a board, to collect what is signed; of a committee, to
 * accept what is collected. One task a month and unit. Cost: a few queries for each of four months.
 */
export async function reportTasks(db: Db, sender: Sender): Promise<Task[]> {
  const { officialId, today } = sender;
  const rights = await rightsOf(db, officialId, today);
  const tasks: Task[] = [];
  if (rights.some((r) => allows(r.role, 'report.write')))
    for (const { month, unitId, dueOn, returned } of await owingOf(db, sender))
      tasks.push(toSign(month, unitId, dueOn, returned));
  for (const { role, unitId } of rights) {
    if (role !== 'board' && role !== 'committee') continue;
    for (const month of monthsAsked(today)) {
      const { rows } = await boardOf(db, unitId, month, today);
      const waiting = rows.filter(({ state }) => state !== null && holderOf[state] === role).length;
      if (waiting > 0) tasks.push(toPass(role, month, unitId, (await dueOf(db, month))[role], waiting));
    }
  }
  return tasks;
}

/** Months someone owes a report of and has not signed, of the last few that can be signed; oldest first. */
export async function owingOf(
  db: Db,
  { officialId, today }: Sender,
): Promise<{ month: Month; unitId: UnitId; dueOn: Day; returned: boolean }[]> {
  const owing: { month: Month; unitId: UnitId; dueOn: Day; returned: boolean }[] = [];
  for (const month of monthsAsked(today)) {
    const units = await owedBy(db, officialId, month);
    if (units.length === 0) continue;
    const { author } = await dueOf(db, month);
    for (const unitId of units) {
      const state = (await findReportOf(db, officialId, unitId, month))?.state ?? 'draft';
      if (holderOf[state] === 'author')
        owing.push({ month, unitId, dueOn: author, returned: state === 'returned' });
    }
  }
  return owing;
}

/** The months a desk looks at: this one once it can be signed, and the last few before. */
const monthsAsked = (today: Day): Month[] =>
  Array.from({ length: back + 1 }, (_, at) => addMonths(monthOf(today), at - back)).filter(
    (month) => today >= signableFrom(month),
  );

const toSign = (month: Month, unitId: UnitId, dueOn: Day, returned: boolean): Task => ({
  kind: 'report.sign',
  id: `${month} ${unitId}`,
  title: {
    vi: `${returned ? 'Sửa và ký lại' : 'Ký'} báo cáo tháng ${writtenMonth(month)}`,
    en: `${returned ? 'Mend and sign again' : 'Sign'} the report of ${month}`,
  },
  about: returned ? { vi: 'Bị trả lại kèm ý kiến', en: 'Returned with a comment' } : same(''),
  dueOn,
  path: `/reports/draft/${unitId}/${month}`,
  time: null,
});

const toPass = (
  role: 'board' | 'committee',
  month: Month,
  unitId: UnitId,
  dueOn: Day,
  count: number,
): Task => ({
  kind: `report.${role}`,
  id: `${month} ${unitId}`,
  title:
    role === 'board'
      ? { vi: `Tổng hợp báo cáo tháng ${writtenMonth(month)}`, en: `Collect the reports of ${month}` }
      : { vi: `Xem, nhận báo cáo tháng ${writtenMonth(month)}`, en: `Accept the reports of ${month}` },
  about: { vi: `${count} báo cáo đang chờ`, en: `${numbered(count, 'report')} waiting` },
  dueOn,
  path: `/reports/month/${unitId}/${month}`,
  time: null,
});
