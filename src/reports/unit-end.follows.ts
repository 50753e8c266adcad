import { sql } from 'kysely';
import { addMonths, type Month, monthOf, writtenMonth } from '../kernel/day.ts';
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
        unsigned.map((month) => `${name} · ${writtenMonth(month)}`),
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
  const months = [-2, -1, 0].map((back) => addMonths(monthOf(today), back));
  const { rows } = await sql<{ id: OfficialId; name: string; unsigned: Month[]; seen: string[] }>`
    with holder as materialized (
      select distinct a.official_id as id from assignment a join ${endingsIn(endings)} ending on ending.unit_id = a.unit_id
       where upper(a.held) is null or upper(a.held) > ${day}::date
    ), month as materialized (
      select month, (month || '-01')::date as first from unnest(${months}::text[]) month
    ), owed as (
      select distinct a.official_id, month.month from assignment a join holder on holder.id = a.official_id
        join month on a.held && daterange(month.first, (month.first + interval '1 month')::date) and lower(a.held) <= month.first + 14
    ), unsigned as (
      select owed.official_id, array_agg(owed.month order by owed.month) as months from owed
       where not exists (select 1 from report r where r.official_id = owed.official_id and r.month = owed.month
                            and r.state in ('signed', 'collected', 'accepted'))
       group by owed.official_id
    ), device as (
      select c.official_id, array_agg(to_char(s.seen_at at time zone 'Asia/Ho_Chi_Minh', 'FMDD/FMMM/YYYY') order by s.seen_at desc) as seen
        from session s join account c on c.id = s.account_id where s.ended_at is null group by c.official_id
    )
    select o.id, o.name, coalesce(unsigned.months, '{}') as unsigned, coalesce(device.seen, '{}') as seen
      from holder join official o on o.id = holder.id
      left join unsigned on unsigned.official_id = o.id left join device on device.official_id = o.id
     order by o.sort_key`.execute(db);
  return rows;
}

export const apply = async (): Promise<void> => {};
export const undo = async (): Promise<void> => {};
