import { sql } from 'kysely';
import type { RowId, UnitId } from '../kernel/id.ts';
import type { Db, Tx } from '../server/sql.ts';
import type { UnitChanging } from '../units/operation.commands.ts';
import { endingsIn } from '../units/passing.sql.ts';
import { followedBy, keepFollowed } from '../units/unit-change.sql.ts';

interface Places {
  home_unit_id: UnitId | null;
  area_unit_id: UnitId | null;
}

const placed = ({ endings }: UnitChanging) => {
  const ended = endings.map(({ unitId }) => unitId);
  return sql`(o.home_unit_id = any(${ended}::uuid[]) or o.area_unit_id = any(${ended}::uuid[]))`;
};

/** Officials who live in an ended unit, or whose area it is. */
export async function countPlaced(db: Db, changing: UnitChanging): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from official o where ${placed(changing)}`.execute(db);
  return rows[0]?.count ?? 0;
}

export async function movePlaced(db: Tx, changing: UnitChanging): Promise<void> {
  const heirOf = (unit: string) =>
    sql`coalesce((select ending.heir_id from ${endingsIn(changing.endings)} ending where ending.unit_id = was.${sql.ref(unit)}), was.${sql.ref(unit)})`;
  const { rows } = await sql<{ rowId: string; before: { was: Places; is: Places } }>`
    update official o set home_unit_id = ${heirOf('home_unit_id')}, area_unit_id = ${heirOf('area_unit_id')}
      from official was where was.id = o.id and ${placed(changing)}
    returning o.id as row_id, jsonb_build_object(
      'was', jsonb_build_object('home_unit_id', was.home_unit_id, 'area_unit_id', was.area_unit_id),
      'is', jsonb_build_object('home_unit_id', o.home_unit_id, 'area_unit_id', o.area_unit_id)) as before`.execute(
    db,
  );
  await keepFollowed(
    db,
    changing.changeId,
    'official',
    rows.map((row) => ({ ...row, buckets: ['common', `official:${row.rowId}`] })),
  );
}

/** One who has moved since stays where they are. */
export async function putPlacedBack(db: Tx, changeId: RowId): Promise<void> {
  const rows = await followedBy<{ was: Places; is: Places }>(db, changeId, 'official');
  await sql`
    update official o
       set home_unit_id = case when o.home_unit_id is not distinct from kept.home_is then kept.home_was else o.home_unit_id end,
           area_unit_id = case when o.area_unit_id is not distinct from kept.area_is then kept.area_was else o.area_unit_id end
      from (select (row ->> 'rowId')::uuid as id, (row #>> '{before,was,home_unit_id}')::uuid as home_was, (row #>> '{before,is,home_unit_id}')::uuid as home_is,
                   (row #>> '{before,was,area_unit_id}')::uuid as area_was, (row #>> '{before,is,area_unit_id}')::uuid as area_is
              from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) row) kept
     where kept.id = o.id`.execute(db);
}
