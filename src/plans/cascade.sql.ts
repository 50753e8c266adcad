import { sql } from 'kysely';
import type { Day } from '../kernel/day.ts';
import type { PlanId } from '../kernel/id.ts';
import type { Db } from '../server/sql.ts';
import { CascadeLine } from './cascade.ts';
import { lagDays, numberWritten } from './plan.rules.ts';
import type { Plan } from './plan.ts';

interface Row extends Omit<CascadeLine, 'childNumber' | 'days'> {
  number: number | null;
  symbol: string | null;
}

/**
 * The units that stood directly below the issuer's on a day, each with its first plan under this one issued by then; those
 * without one first, each group in the order of names. A party plan is carried on by a committee or a cell, any other by a
 * body of the issuer's kind. Empty for a draft. Cost: one statement, by the index on a plan's parent.
 */
export async function cascadeOf(
  db: Db,
  plan: Pick<Plan, 'id' | 'bodyId' | 'issuedOn'>,
  on: Day,
): Promise<CascadeLine[]> {
  const { issuedOn } = plan;
  if (issuedOn === null) return [];
  const { rows } = await sql<Row>`
    select e.unit_id, f.name as unit_name, own.name as body_name,
           child.id as child_id, child.number, child.symbol, child.issued_on
      from body issuer
      join unit_edge e on e.parent_id = issuer.unit_id and e.valid @> ${on}::date
      join unit_fact f on f.unit_id = e.unit_id and f.valid @> ${on}::date
      left join lateral (
        select b.name from body b
         where b.unit_id = e.unit_id and b.valid @> ${on}::date
           and case when issuer.kind in ('committee', 'standingCommittee', 'cell') then b.kind in ('committee', 'cell')
                    else b.kind = issuer.kind end
         order by b.kind = 'committee' desc, b.sort_key limit 1) own on true
      left join lateral (
        select p.id, p.number, p.symbol, p.issued_on from plan p join body b on b.id = p.body_id
         where p.parent_id = ${plan.id} and b.unit_id = e.unit_id and p.issued_on <= ${on}::date
           and (p.withdrawn_on is null or p.withdrawn_on > ${on}::date)
         order by p.issued_on, p.number limit 1) child on true
     where issuer.id = ${plan.bodyId}
     order by child.id is not null, f.ordinal nulls last, f.sort_key`.execute(db);
  return rows.map(({ number, symbol, ...row }) =>
    CascadeLine.parse({
      ...row,
      childNumber: symbol === null ? null : numberWritten(number, symbol),
      days: lagDays(issuedOn, row.issuedOn, on),
    }),
  );
}

/** A superior's plan that a unit owes a plan under, and has not issued one. */
export interface Owed {
  planId: PlanId;
  type: Plan['type'];
  number: number;
  symbol: string;
  subject: string;
  issuedOn: Day;
  unitName: string;
}

/** What the units someone writes plans for owe under plans of the tier above, the longest waiting first. */
export async function owedPlans(db: Db, units: ReturnType<typeof sql>, on: Day): Promise<Owed[]> {
  const { rows } = await sql<Owed>`
    select p.id as plan_id, p.type, p.number, p.symbol, p.subject, p.issued_on, f.name as unit_name
      from plan p
      join body b on b.id = p.body_id
      join unit_edge e on e.parent_id = b.unit_id and e.valid @> ${on}::date
      join unit_fact f on f.unit_id = e.unit_id and f.valid @> ${on}::date
     where p.asks_below and p.number is not null and p.withdrawn_on is null and p.issued_on <= ${on} and upper(p.period) > ${on}
       and e.unit_id in ${units}
       and exists (select 1 from body own where own.unit_id = e.unit_id and own.symbol <> '' and own.valid @> ${on}::date)
       and not exists (select 1 from plan c join body cb on cb.id = c.body_id
                        where c.parent_id = p.id and cb.unit_id = e.unit_id and c.issued_on <= ${on} and c.withdrawn_on is null)
     order by p.issued_on, f.sort_key
     limit 50`.execute(db);
  return rows;
}
