import { sql } from 'kysely';
import { type Day, monthOf, writtenMonth } from '../kernel/day.ts';
import type { OfficialId } from '../kernel/id.ts';
import type { Effect } from '../server/follow.ts';
import type { Db } from '../server/sql.ts';
import type { UnitChanging } from '../units/operation.commands.ts';
import { endingsIn } from '../units/passing.sql.ts';

/**
 * What whoever decides should know of those who hold the ended units; nothing of it moves. A month's report tells of the units of its
 * days, whatever became of them since.
 */
export async function preview(db: Db, changing: UnitChanging): Promise<Effect[]> {
  const holders = await holdersOf(db, changing);
  return [
    {
      what: {
        vi: 'báo cáo tháng này và hai tháng trước chưa ký của người đang giữ; vẫn ký như thường, theo đơn vị của ngày ghi',
        en: 'reports of this month and the two before, not signed by those who hold them; signed as ever, by the units of their days',
      },
      count: holders.reduce((sum, { unsigned }) => sum + unsigned.length, 0),
      lines: holders.flatMap(({ name, unsigned }) =>
        unsigned.map((month) => `${name} · ${writtenMonth(monthOf(`${month}-01` as Day))}`),
      ),
    },
    {
      what: {
        vi: 'máy của người đang giữ, lần cuối kết nối; việc ghi trên máy gửi lên sau vẫn được nhận',
        en: 'devices of those who hold them, last seen; what they send later is accepted',
      },
      count: holders.reduce((sum, { seen }) => sum + seen.length, 0),
      lines: holders.flatMap(({ name, seen }) => seen.map((day) => `${name} · ${day}`)),
    },
  ];
}

/** Those who hold an ended unit, with months they owe and have not signed, and when each of their devices was last seen. */
async function holdersOf(db: Db, { endings, day, today }: UnitChanging) {
  const { rows } = await sql<{ id: OfficialId; name: string; unsigned: string[]; seen: string[] }>`
    select o.id, o.name,
           array(select to_char(owed.at, 'YYYY-MM') from generate_series(date_trunc('month', ${today}::date) - interval '2 months',
                                                                        date_trunc('month', ${today}::date), interval '1 month') owed(at)
                  where exists (select 1 from assignment a where a.official_id = o.id
                                   and a.held && daterange(owed.at::date, (owed.at + interval '1 month')::date) and lower(a.held) <= owed.at::date + 14)
                    and not exists (select 1 from report r where r.official_id = o.id and r.month = to_char(owed.at, 'YYYY-MM')
                                       and r.state in ('signed', 'collected', 'accepted')) order by 1) as unsigned,
           array(select to_char(s.seen_at at time zone 'Asia/Ho_Chi_Minh', 'FMDD/FMMM/YYYY') from session s join account c on c.id = s.account_id
                  where c.official_id = o.id and s.ended_at is null order by s.seen_at desc) as seen
      from official o
     where o.id in (select a.official_id from assignment a join ${endingsIn(endings)} ending on ending.unit_id = a.unit_id
                     where upper(a.held) is null or upper(a.held) > ${day}::date)
     order by o.sort_key`.execute(db);
  return rows;
}

export const apply = async (): Promise<void> => {};
export const undo = async (): Promise<void> => {};
