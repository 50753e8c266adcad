import { sql } from 'kysely';
import { appointHolders } from '../accounts/account.sql.ts';
import type { Day } from '../kernel/day.ts';
import type { OfficialId, UnitId } from '../kernel/id.ts';
import { unitsWhere } from '../server/access.sql.ts';
import type { Sender } from '../server/command.ts';
import { type Db, lots, type Tx } from '../server/sql.ts';
import { judgedAt } from '../units/tree.sql.ts';
import type { CurrentEntry, Holding, IssuedPlan } from './current-import.rules.ts';
import { byHand } from './reason.ts';

/** Every plan that is issued and stands, with the unit it assigns under and whether the sender may publish there. */
export async function issuedPlans(
  db: Db,
  home: UnitId,
  { officialId, today }: Pick<Sender, 'officialId' | 'today'>,
): Promise<IssuedPlan[]> {
  const { rows } = await sql<IssuedPlan>`
    select p.*, p.root in ${unitsWhere('assignment.publish', officialId, today)} as may
      from (select plan.id, plan.type, plan.number, plan.symbol, plan.issued_on, plan.withdrawn_on,
                   json_build_object('from', lower(plan.period), 'to', upper(plan.period) - 1) as period,
                   ${judgedAt(sql`body.unit_id`, home, today)} as root
              from plan join body on body.id = plan.body_id
             where plan.number is not null and plan.withdrawn_on is null) p
     order by p.issued_on desc, p.id`.execute(db);
  return rows;
}

/** Who has a unit that stands beneath another on a day, who is to have it later, and who had it from `since` on. */
export async function holdingsFrom(db: Db, under: UnitId, on: Day, since: Day): Promise<Holding[]> {
  const { rows } = await sql<Holding>`
    select a.unit_id, a.kind, a.official_id, o.name as official_name, lower(a.held) as "from", upper(a.held) as until
      from assignment a join official o on o.id = a.official_id
     where a.held && daterange(${since}::date, null)
       and a.unit_id in (select below_id from unit_closure where above_id = ${under} and valid @> ${on}::date)
     order by lower(a.held)`.execute(db);
  return rows;
}

/** Gives all these assignments at once, and their holders the duty that goes with them. */
export async function giveCurrent(db: Tx, entries: readonly CurrentEntry[], publishedOn: Day): Promise<void> {
  for (const lot of lots(entries))
    await db
      .insertInto('assignment')
      .values(
        lot.map(({ given: { from, reason, ...given } }) => ({
          ...{ ...given, publishedOn, held: `[${from},)` },
          reason: JSON.stringify(byHand(reason)),
        })),
      )
      .execute();
  const groups = new Map<string, { from: Day; unitId: UnitId; officialIds: Set<OfficialId> }>();
  for (const { given, root } of entries) {
    const key = `${given.from} ${root}`;
    const group = groups.get(key) ?? { from: given.from, unitId: root, officialIds: new Set<OfficialId>() };
    groups.set(key, { ...group, officialIds: group.officialIds.add(given.officialId) });
  }
  for (const [, { officialIds, ...duty }] of [...groups].sort(([a], [b]) => (a < b ? -1 : 1)))
    await appointHolders(db, { ...duty, officialIds: [...officialIds] });
}
