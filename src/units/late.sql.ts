import { sql } from 'kysely';
import type { Day } from '../kernel/day.ts';
import type { UnitId } from '../kernel/id.ts';
import type { Db } from '../server/sql.ts';
import { type Fate, type Fates, fatesIn } from './late.rules.ts';
import { nameOn } from './tree.sql.ts';

/** The known ends of some units, and of those that took over from them, as far as it goes. Cost: their rows, by index. */
export async function fatesOf(db: Db, unitIds: readonly UnitId[]): Promise<Fates> {
  const { rows } = await sql<Fate>`
    with recursive line(id) as (
      select unnest(${[...new Set(unitIds)]}::uuid[])
       union select l.to_id from line join unit_lineage l on l.from_id = line.id and l.heir
    )
    select life.below_id as unit_id, ${nameOn(sql`life.below_id`, sql`upper(life.valid) - 1`)} as name, upper(life.valid) as day, l.to_id,
           (select min(lower(next.valid)) from unit_closure next
             where next.below_id = line.id and next.depth = 0 and lower(next.valid) > upper(life.valid)) as again,
           coalesce(l.how <> 'part' and c.kind <> 'unit.end', false) as passes, coalesce(l.how = 'above', false) as above,
           coalesce(c.document, '') as document
      from line join unit_closure life on life.below_id = line.id and life.depth = 0 and not upper_inf(life.valid)
      left join unit_lineage l on l.from_id = line.id and l.heir and l.day = upper(life.valid)
      left join unit_change c on c.id = l.change_id`.execute(db);
  return fatesIn(rows);
}

/**
 * Of units that a change would end on a day: the first thing known of one on a later day that its end would belie. It ends then, or
 * gives a part away, or takes another over.
 */
export async function beliedBy(
  db: Db,
  unitIds: readonly UnitId[],
  on: Day,
): Promise<Pick<Fate, 'unitId' | 'name' | 'day' | 'document'> | undefined> {
  const { rows } = await sql<Pick<Fate, 'unitId' | 'name' | 'day' | 'document'>>`
    select asked.id as unit_id, ${nameOn(sql`asked.id`, sql`${on}::date`)} as name, l.day, c.document
      from unnest(${unitIds}::uuid[]) asked(id)
      join unit_lineage l on (l.from_id = asked.id and (l.day > ${on}::date or (l.heir and l.day = ${on}::date)))
                          or (l.to_id = asked.id and l.how <> 'above' and l.day > ${on}::date)
      join unit_change c on c.id = l.change_id
     order by c.number desc limit 1`.execute(db);
  return rows[0];
}

/** Whoever hung beneath one of these when it ended without successor, and went along. */
export async function beneathEnded(db: Db, unitIds: readonly UnitId[]): Promise<UnitId[]> {
  const { rows } = await sql<{ id: UnitId }>`
    select distinct edge.unit_id as id from unit_lineage line
      join unit_edge edge on edge.parent_id = line.from_id and upper(edge.valid) = line.day
     where line.from_id = any(${unitIds}::uuid[]) and line.how = 'above'`.execute(db);
  return rows.map(({ id }) => id);
}
