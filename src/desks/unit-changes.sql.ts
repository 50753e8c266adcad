import { sql } from 'kysely';
import type { UnitId } from '../kernel/id.ts';
import { mayAct, unitsWhere } from '../server/access.sql.ts';
import type { Sender } from '../server/command.ts';
import { homeUnit } from '../server/setting.sql.ts';
import type { Db } from '../server/sql.ts';
import { nameOn } from '../units/tree.sql.ts';
import type { ToldChange } from '../units/unit-change.ts';

/**
 * The changes of the tree, newest first; of one unit, or of all. Who reads the tenant's own unit sees all of them, others those that
 * touched a unit of theirs, and of these the names of theirs. Cost: by index, a page at a time.
 */
export async function changesOf(
  db: Db,
  asked: { unitId?: UnitId | undefined; page: number; limit: number },
  { officialId, today }: Sender,
): Promise<{ rows: Omit<ToldChange, 'name' | 'whyNot'>[]; total: number }> {
  const mine = sql`${await mayAct(db, 'unit.read', officialId, await homeUnit(db), today)}::boolean`;
  const touched = sql`unit_change_unit u where u.change_id = c.id and (${mine} or u.unit_id in ${unitsWhere('unit.read', officialId, today)})`;
  const { rows } = await sql<Omit<ToldChange, 'name' | 'whyNot'> & { total: number }>`
    select c.id, c.kind, c.day as "from", c.document, c.made_by as made_by_id, maker.name as made_by_name, c.made_on, undoer.name as undone_by_name,
           c.undone_on, (select count(*)::int from ${touched}) as units,
           array(select ${nameOn(sql`few.unit_id`, sql`c.day`)} from (
             select unit_id, case when exists (select 1 from unit_lineage l where l.change_id = c.id and l.from_id = u.unit_id) then 0
                                  when u.before is null then 1 else 2 end as rank
               from ${touched} order by rank, unit_id limit 5) few
            where exists (select 1 from unit_fact f where f.unit_id = few.unit_id)
            order by few.rank, (select max(f.sort_key) from unit_fact f where f.unit_id = few.unit_id)) as named,
           count(*) over ()::int as total
      from unit_change c join official maker on maker.id = c.made_by left join official undoer on undoer.id = c.undone_by
     where exists (select 1 from ${touched} ${asked.unitId === undefined ? sql`` : sql`and u.unit_id = ${asked.unitId}`})
     order by c.number desc limit ${asked.limit} offset ${asked.page * asked.limit}`.execute(db);
  return { rows: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
}
