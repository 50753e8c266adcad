import { sql } from 'kysely';
import { same, type Task } from '../kernel/task.ts';
import type { Text } from '../kernel/text.ts';
import { rightsOf } from '../server/access.sql.ts';
import type { Sender } from '../server/command.ts';
import { homeUnit } from '../server/setting.sql.ts';
import type { Db } from '../server/sql.ts';

/** Steps two to five of a real start, in their order, and what is asked for at the end. */
const steps: Record<'bodies' | 'units' | 'officials' | 'accounts' | 'administrator', [Text, string]> = {
  bodies: [
    { vi: 'Bước 2/5: ghi các tổ chức và ký hiệu văn bản', en: 'Step 2 of 5: bodies and their symbols' },
    '/bodies/new',
  ],
  units: [
    { vi: 'Bước 3/5: dán danh sách đơn vị trực thuộc', en: 'Step 3 of 5: paste the list of units beneath' },
    '/units/paste',
  ],
  officials: [
    { vi: 'Bước 4/5: dán danh sách cán bộ', en: 'Step 4 of 5: paste the list of officials' },
    '/officials/paste',
  ],
  accounts: [
    {
      vi: 'Bước 5/5: cấp liên kết cho các tài khoản đầu tiên',
      en: 'Step 5 of 5: links for the first accounts',
    },
    '/accounts',
  ],
  administrator: [{ vi: 'Giao thêm một người quản trị', en: 'Appoint a second administrator' }, '/duties'],
};
const why: Text = {
  vi: 'Để khi một người vắng hoặc quên mật khẩu, xã không bị khóa ngoài',
  en: 'So that nobody is locked out while one is away or has forgotten the password',
};

/** What is left of the first set-up, on an administrator's desk; each step goes when what it asks for is there. */
export async function setUpTasks(db: Db, { officialId, today }: Sender): Promise<Task[]> {
  const rights = await rightsOf(db, officialId, today);
  if (!rights.some(({ role }) => role === 'administrator')) return [];
  const { rows } = await sql<Record<keyof typeof steps, boolean>>`
    select exists (select from body) as bodies,
           exists (select from unit_edge where parent_id = ${await homeUnit(db)}) as units,
           (select count(*) > 1 from official) as officials,
           (select count(*) > 1 from account) as accounts,
           (select count(distinct official_id) > 1 from duty
             where role = 'administrator' and held @> ${today}::date) as administrator`.execute(db);
  return Object.entries(steps).flatMap(([step, [title, path]]) =>
    rows[0]?.[step as keyof typeof steps]
      ? []
      : [
          {
            kind: 'setUp.step',
            id: step,
            title,
            about: step === 'administrator' ? why : same(''),
            dueOn: null,
            path,
            time: null,
          },
        ],
  );
}
