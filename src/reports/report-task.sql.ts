import { addMonths, type Day, type Month, monthOf, writtenMonth } from '../kernel/day.ts';
import type { UnitId } from '../kernel/id.ts';
import { allows } from '../kernel/policy.ts';
import { same, type Task } from '../kernel/task.ts';
import { rightsOf } from '../server/access.sql.ts';
import type { Sender } from '../server/command.ts';
import type { Db } from '../server/sql.ts';
import { dueOf } from './report.commands.ts';
import { holderOf, signableFrom } from './report.rules.ts';
import { findReportOf, monthOfUnit, owedBy } from './report.sql.ts';

/** Months back that a desk looks for what is still owed; older ones are the overdue list's matter. */
const back = 3;

/**
 * What the monthly report asks of someone: to sign the months they owe; of a board, to collect what is signed; of a committee, to
 * accept what is collected. One task a month and unit. Cost: a few queries for each of four months.
 */
export async function reportTasks(db: Db, { officialId, today }: Sender): Promise<Task[]> {
  const months = Array.from({ length: back + 1 }, (_, at) => addMonths(monthOf(today), at - back));
  const rights = await rightsOf(db, officialId, today);
  const tasks: Task[] = [];
  for (const month of months) {
    if (today < signableFrom(month)) continue;
    const due = await dueOf(db, month);
    if (rights.some((r) => allows(r.role, 'report.write')))
      for (const unitId of await owedBy(db, officialId, month)) {
        const state = (await findReportOf(db, officialId, unitId, month))?.state ?? 'draft';
        if (holderOf[state] === 'author') tasks.push(toSign(month, unitId, due.author, state === 'returned'));
      }
    for (const right of rights) {
      if (right.role !== 'board' && right.role !== 'committee') continue;
      const rows = await monthOfUnit(db, right.unitId, month);
      const waiting = rows.filter(({ state }) => state !== null && holderOf[state] === right.role).length;
      if (waiting > 0) tasks.push(toPass(right.role, month, right.unitId, due[right.role], waiting));
    }
  }
  return tasks;
}

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
  about: { vi: `${count} báo cáo đang chờ`, en: `${count} reports waiting` },
  dueOn,
  path: `/reports/month/${unitId}/${month}`,
  time: null,
});
