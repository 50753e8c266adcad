import { sql } from 'kysely';
import { addMonths, monthOf } from '../kernel/day.ts';
import type { Task } from '../kernel/task.ts';
import { unitsWhere } from '../server/access.sql.ts';
import type { Sender } from '../server/command.ts';
import { homeUnit } from '../server/setting.sql.ts';
import type { Db } from '../server/sql.ts';
import { storedHolidays } from './due-day.sql.ts';
import { isDecided } from './holiday.rules.ts';

/** Days of rest wait to be settled by whoever keeps them: of this year, from December on of the next. */
export async function dueDayTasks(db: Db, { officialId, today }: Sender): Promise<Task[]> {
  const year = Number(addMonths(monthOf(today), 1).slice(0, 4));
  const { rows } = await sql`
    select 1 where ${await homeUnit(db)}::uuid in ${unitsWhere('dueDay.write', officialId, today)}`.execute(
    db,
  );
  if (rows.length === 0 || isDecided(await storedHolidays(db, year))) return [];
  return [
    {
      kind: 'holiday.set',
      id: String(year),
      title: { vi: `Chốt ngày nghỉ năm ${year}`, en: `Settle the holidays of ${year}` },
      about: {
        vi: 'Thời hạn đang tính theo danh sách dự kiến',
        en: 'Due days are counted by the expected list',
      },
      dueOn: null,
      path: '/calendar?tab=holidays',
      time: null,
    },
  ];
}
