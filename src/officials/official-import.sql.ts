import { sql } from 'kysely';
import type { Day } from '../kernel/day.ts';
import type { OfficialId, UnitId } from '../kernel/id.ts';
import type { Db, Tx } from '../server/sql.ts';
import { heldBy } from './body.sql.ts';
import { changeOfficialRows, enterOfficials } from './official.sql.ts';
import type { KnownOfficial, OfficialEntry } from './official-import.rules.ts';

/** Everyone in service on a day. `ours`: their area (or, without one, the tenant's own unit) lies beneath `under`, or is it. */
export async function officialsServing(
  db: Db,
  { under, home, on, today }: { under: UnitId; home: UnitId; on: Day; today: Day },
): Promise<KnownOfficial[]> {
  const { rows } = await sql<KnownOfficial>`
    select o.id, o.name, o.category, o.sector, o.post_title, o.contact, o.home_unit_id, o.area_unit_id,
           lower(o.active) as since, upper(o.active) as until,
           coalesce((select json_agg(json_build_object('skill', s.skill, 'level', s.level, 'strength', s.strength) order by s.skill)
                       from official_skill s where s.official_id = o.id), '[]') as skills,
           ${heldBy(sql`o.id`, sql`${on}::date`, false)} as posts,
           exists (select 1 from unit_closure tree where tree.above_id = ${under} and tree.below_id = coalesce(o.area_unit_id, ${home}::uuid)
                      and tree.valid @> ${today}::date) as ours
      from official o where o.active @> ${on}::date order by o.sort_key, o.id`.execute(db);
  return rows;
}

/** Does what the rows of a list came to; the rules are judged already. Which officials it touched. */
export async function applyOfficials(db: Tx, entries: readonly OfficialEntry[]): Promise<OfficialId[]> {
  const entered = entries.flatMap((entry) => ('enter' in entry ? [entry.enter] : []));
  const changes = entries.flatMap((entry) => ('change' in entry ? [entry.change] : []));
  if (entered.length > 0) await enterOfficials(db, entered);
  if (changes.length > 0) await changeOfficialRows(db, changes);
  return [...entered.map(({ id }) => id), ...changes.map(({ officialId }) => officialId)];
}
