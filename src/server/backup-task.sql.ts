import { sql } from 'kysely';
import { addDays, type Day, dayAt } from '../kernel/day.ts';
import type { Task } from '../kernel/task.ts';
import { unitsWhere } from './access.sql.ts';
import { backupState } from './backup.sql.ts';
import type { Sender } from './command.ts';
import { findSetting, homeUnit } from './setting.sql.ts';
import type { Db } from './sql.ts';

/** A backup that failed, or a night without one, stands overdue on the desk of whoever looks after the house. */
export async function backupTasks(db: Db, { officialId, today }: Sender): Promise<Task[]> {
  const { rows } = await sql`
    select 1 where ${await homeUnit(db)}::uuid in ${unitsWhere('backup.read', officialId, today)}`.execute(
    db,
  );
  if (rows.length === 0 || (await isSample(db))) return [];
  const { since, missing, problem } = await backupState(db);
  if (!missing && problem === null) return [];
  return [
    {
      kind: 'backup.mend',
      id: since,
      title: missing
        ? { vi: 'Chưa sao lưu được dữ liệu', en: 'The data has not been backed up' }
        : { vi: 'Lần sao lưu gần nhất bị lỗi', en: 'The last backup failed' },
      about: problem ?? {
        vi: `Đã hơn 36 giờ không có bản sao lưu mới`,
        en: `No new backup for more than 36 hours`,
      },
      dueOn: earlier(since, addDays(dayAt(Date.now()), -1)),
      path: '/backups',
      time: null,
    },
  ];
}

const earlier = (a: Day, b: Day): Day => (a < b ? a : b);

/** A sample world is made again in a minute: nothing backs it up by itself, and nothing in it is missed. */
const isSample = async (db: Db): Promise<boolean> => (await findSetting(db, 'demoSignIns')) !== undefined;
