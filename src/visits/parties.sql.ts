import { sql } from 'kysely';
import * as z from 'zod/mini';
import { Day, firstDay, lastDay, type Month } from '../kernel/day.ts';
import { OfficialId, UnitId } from '../kernel/id.ts';
import { type Party, partiesOf } from '../officials/parties.sql.ts';
import type { Db } from '../server/sql.ts';
import { Coordination } from './coordination.ts';
import { findingsOf, groupTier } from './parties.rules.ts';
import type { PartyMonth, UnitParties } from './parties.ts';
import { type Scope, unitsIn } from './scope.sql.ts';
import { VisitKind } from './visit.ts';

const Place = z.object({
  unitId: UnitId,
  unitName: z.string(),
  underName: z.nullable(z.string()),
  tier: z.int(),
  officials: z.array(z.object({ id: OfficialId, name: z.string(), contact: z.string() })),
  coordination: z.nullable(Coordination),
});
const Act = z.object({
  unitId: UnitId,
  party: z.enum(['cell', 'memberInCharge', 'assigned', 'groupHead']),
  kind: VisitKind,
  count: z.int(),
  lastOn: Day,
});
type Act = z.infer<typeof Act>;

/**
 * The three parties of the lowest units of a scope, and what each noted there in a month. Who they are is told of the month's
 * last day, of today in a month still running. Three statements, however many units.
 */
export async function findParties(db: Db, scope: Scope, month: Month, today: Day): Promise<UnitParties[]> {
  const end = lastDay(month);
  const on = end < today ? end : today;
  const places = await placesOn(db, scope, month, on);
  const acts = await actsIn(db, scope, month, on);
  const posts = await partiesOf(
    db,
    places.map((place) => place.unitId),
    on,
  );
  const byUnit = new Map<UnitId, Act[]>();
  for (const act of acts) byUnit.set(act.unitId, [...(byUnit.get(act.unitId) ?? []), act]);
  return places.map(({ tier, officials, ...place }) => {
    const own = byUnit.get(place.unitId) ?? [];
    const named = posts.get(place.unitId);
    const parties = {
      cell: party(named?.cell ?? null, own, 'cell'),
      memberInCharge: tier < groupTier ? null : party(named?.memberInCharge ?? null, own, 'memberInCharge'),
      official: party(assigned(officials), own, 'assigned'),
    };
    return { ...place, ...parties, findings: findingsOf(parties) };
  });
}

type Named = Pick<Party, 'name' | 'contact' | 'officialId'>;

/** A unit in charge of one and followed by another shows both names. */
const assigned = (officials: z.infer<typeof Place>['officials']): Named | null =>
  officials[0]
    ? {
        name: officials.map((official) => official.name).join(', '),
        contact: officials[0].contact,
        officialId: officials[0].id,
      }
    : null;

function party(named: Named | null, acts: readonly Act[], which: Act['party']): PartyMonth {
  const own = acts.filter((act) => act.party === which);
  return {
    name: named?.name ?? null,
    contact: named?.contact ?? '',
    officialId: named?.officialId ?? null,
    did: own.map(({ kind, count }) => ({ kind, count })),
    lastOn:
      own
        .map((act) => act.lastOn)
        .sort()
        .at(-1) ?? null,
  };
}

async function placesOn(db: Db, scope: Scope, month: Month, on: Day) {
  const { rows } = await sql`
    select u.id as unit_id, f.name as unit_name, above.name as under_name, k.tier,
           coalesce((select jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name, 'contact', o.contact) order by a.kind, o.sort_key)
                       from assignment a join official o on o.id = a.official_id
                      where a.unit_id = u.id and a.held @> ${on}::date), '[]') as officials,
           (select jsonb_build_object('level', co.level, 'note', co.note, 'byName', o.name)
              from coordination co join official o on o.id = co.official_id
             where co.unit_id = u.id and co.month = ${month}) as coordination
      from unit u
      join unit_fact f on f.unit_id = u.id and f.valid @> ${on}::date
      join unit_kind k on k.code = f.kind
      left join unit_edge e on e.unit_id = u.id and e.valid @> ${on}::date
      left join unit_fact above on above.unit_id = e.parent_id and above.valid @> ${on}::date
     where u.id in ${unitsIn(scope, on)}
       and not exists (select 1 from unit_edge b where b.parent_id = u.id and b.valid @> ${on}::date)
     order by above.sort_key nulls first, f.sort_key`.execute(db);
  return z.array(Place).parse(rows);
}

async function actsIn(db: Db, scope: Scope, month: Month, on: Day): Promise<Act[]> {
  const { rows } = await sql`
    select v.unit_id, case v.acting_as when 'clerk' then 'assigned' else v.acting_as end as party, v.kind,
           count(*) as count, max(v.day) as last_on
      from visit v
      left join withdrawal w on w.row_id = v.id
     where v.unit_id in ${unitsIn(scope, on)} and v.day between ${firstDay(month)}::date and ${on}::date and w.row_id is null
     group by 1, 2, 3 order by 1, 2, 3`.execute(db);
  return z.array(Act).parse(rows);
}
