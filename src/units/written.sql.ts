import { sql } from 'kysely';
import type { Day } from '../kernel/day.ts';
import type { UnitId } from '../kernel/id.ts';
import { homeUnit } from '../server/setting.sql.ts';
import type { Db } from '../server/sql.ts';

/**
 * Each unit as a list writes it so that nobody takes it for another: its name and those above it as far as the tenant's own unit,
 * nearest first, on a day: «Tổ 1 · Ấp 3». A unit that is not beneath the tenant's own, or does not stand that day, is missing.
 */
export async function writtenOn(
  db: Db,
  unitIds: readonly (UnitId | null | undefined)[],
  on: Day,
): Promise<Map<UnitId, string>> {
  const ids = [...new Set(unitIds)].filter((id) => id != null);
  const { rows } = await sql<{ id: UnitId; written: string }>`
    select up.below_id as id, string_agg(fact.name, ' · ' order by up.depth) as written
      from unit_closure up join unit_fact fact on fact.unit_id = up.above_id and fact.valid @> ${on}::date
      join unit_closure home on home.below_id = up.above_id and home.above_id = ${await homeUnit(db)} and home.valid @> ${on}::date
     where up.below_id = any(${ids}::uuid[]) and up.valid @> ${on}::date and (home.depth > 0 or up.depth = 0)
     group by up.below_id`.execute(db);
  return new Map(rows.map(({ id, written }) => [id, written]));
}
