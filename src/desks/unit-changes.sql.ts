import { sql } from 'kysely';
import type { UnitId } from '../kernel/id.ts';
import type { Db } from '../server/sql.ts';
import { nameOn } from '../units/tree.sql.ts';
import { ToldChange } from '../units/unit-change.ts';

/** The changes of the tree, newest first; of one unit, or of all. Cost: by index, a page at a time. */
export async function changesOf(
  db: Db,
  asked: { unitId?: UnitId | undefined; page: number; limit: number },
): Promise<{ rows: ToldChange[]; total: number }> {
  const { rows } = await sql<ToldChange & { total: number }>`
    select c.id, c.kind, c.day as "from", c.document, c.made_by as made_by_id, maker.name as made_by_name, c.made_on, undoer.name as undone_by_name,
           c.undone_on, (select count(*)::int from unit_change_unit u where u.change_id = c.id) as units,
           array(select ${nameOn(sql`some.unit_id`, sql`c.day`)} from (
             select unit_id from unit_change_unit u where u.change_id = c.id order by u.before is null, unit_id limit 5) some
            where exists (select 1 from unit_fact f where f.unit_id = some.unit_id)) as named,
           count(*) over ()::int as total
      from unit_change c join official maker on maker.id = c.made_by left join official undoer on undoer.id = c.undone_by
     ${asked.unitId === undefined ? sql`` : sql`where exists (select 1 from unit_change_unit u where u.change_id = c.id and u.unit_id = ${asked.unitId})`}
     order by c.number desc limit ${asked.limit} offset ${asked.page * asked.limit}`.execute(db);
  return {
    rows: rows.map(({ total: _, ...row }) => ToldChange.parse(row)),
    total: rows[0]?.total ?? 0,
  };
}
