import { type RawBuilder, type Selectable, sql } from 'kysely';
import * as z from 'zod/mini';
import type { BodyId, PlanId, UnitId } from '../kernel/id.ts';
import { unitsWhere } from '../server/access.sql.ts';
import { dateOf, dayOf, knownBy, type Reader } from '../server/as-of.sql.ts';
import type { Sender } from '../server/command.ts';
import type { DB } from '../server/database.ts';
import { homeUnit } from '../server/setting.sql.ts';
import type { Db } from '../server/sql.ts';
import { planName } from './plan.rules.ts';
import { planSeen } from './plan.sql.ts';
import { IssuerRow, PlanRow, type ToldOption } from './plan-list.ts';

/** Whether the body `b` of a query belongs to this tenant's own tree. */
const within = (home: UnitId) =>
  sql`exists (select 1 from unit_closure ours where ours.above_id = ${home} and ours.below_id = b.unit_id)`;

/**
 * Plans as a table, as they stood on the day asked of: those issued by then, as they read before later corrections, withdrawn
 * where they were. A draft has no day of its own: it is there today only.
 */
const plansThen = (reader: Reader): RawBuilder<Selectable<DB['plan']>> =>
  dayOf(reader) >= reader.today
    ? sql`plan`
    : sql`(
  select p.id, p.body_id, p.parent_id, p.type, p.symbol, p.asks_below, p.made_up, coalesce(was.number, p.number) as number,
         coalesce(was.subject, p.subject) as subject, coalesce(was.issued_on, p.issued_on) as issued_on,
         coalesce(was.period, p.period) as period, coalesce((
           select case when c.kind = 'withdrawn' then c.day end from plan_change c
            where c.plan_id = p.id and c.kind <> 'corrected' and c.day <= ${dateOf(reader)} order by c.id desc limit 1),
           ${knownBy(sql`p.withdrawn_on`, reader)}) as withdrawn_on
    from plan p left join lateral (
      select number, subject, issued_on, period from plan_change c
       where c.plan_id = p.id and c.day > ${dateOf(reader)} order by c.id limit 1) was on true
   where coalesce(was.issued_on, p.issued_on) <= ${dateOf(reader)})`;

/** Which plans of those the sender may read. */
export interface PlansAsked {
  /** Only these: a plan, its parent, its children. */
  about?: PlanId;
  /** Withdrawn ones, too. */
  withdrawn?: boolean;
}

/**
 * Plans as they stood on the day asked of, with what a list says of each: issuer, children, how many were told and confirmed. Drafts first, then the newest issue.
 * One statement; tens of plans a year, so no paging.
 */
export async function plansFor(db: Db, reader: Reader, asked: PlansAsked = {}): Promise<PlanRow[]> {
  const { about, withdrawn = false } = asked;
  const home = await homeUnit(db);
  const rows = await db
    .selectFrom(plansThen(reader).as('p'))
    .innerJoin('body as b', 'b.id', 'p.bodyId')
    .select([
      'p.id',
      'p.parentId',
      'p.bodyId',
      'b.name as bodyName',
      'b.unitId',
      'p.type',
      'p.number',
      'p.symbol',
      'p.subject',
      'p.issuedOn',
      'p.withdrawnOn',
      'p.asksBelow',
      'p.madeUp',
      sql<boolean>`not ${within(home)}`.as('superior'),
      sql<object>`json_build_object('from', lower(p.period), 'to', upper(p.period) - 1)`.as('period'),
      sql<number>`(select count(*) from ${plansThen(reader)} c where c.parent_id = p.id and c.number is not null and c.withdrawn_on is null)`.as(
        'children',
      ),
      sql<number>`(select count(*) from rollout r join rollout_told t on t.rollout_id = r.id
                    where r.plan_id = p.id and r.day <= ${dateOf(reader)})`.as('told'),
      sql<number>`(select count(*) from rollout r join rollout_told t on t.rollout_id = r.id
                    where r.plan_id = p.id and t.confirmed_on <= ${dateOf(reader)})`.as('confirmed'),
    ])
    .where(planSeen(reader))
    .$if(!withdrawn && about === undefined, (q) => q.where('p.withdrawnOn', 'is', null))
    .$if(about !== undefined, (q) =>
      q.where(
        sql<boolean>`(${about}::uuid in (p.id, p.parent_id) or p.id = (select parent_id from plan where id = ${about}))`,
      ),
    )
    .orderBy('p.issuedOn', (o) => o.desc().nullsFirst())
    .orderBy('b.sortKey')
    .orderBy('p.number', 'desc')
    .execute();
  return z.array(PlanRow).parse(rows);
}

/** The bodies whose plans the sender may write: their own with a symbol, and every superior body, whose plans are recorded. */
export async function issuersFor(db: Db, { officialId, today }: Sender): Promise<IssuerRow[]> {
  const home = await homeUnit(db);
  const writable = unitsWhere('plan.write', officialId, today);
  const { rows } = await sql`
    select b.id as body_id, b.name, b.symbol, b.layout, lower(b.valid) as "from", upper(b.valid) - 1 as "to", f.name as unit_name, not ${within(home)} as superior
      from body b
      join unit_fact f on f.unit_id = b.unit_id and f.valid @> ${today}::date
     where b.symbol <> '' and (b.unit_id in ${writable} or (not ${within(home)} and ${home}::uuid in ${writable}))
     order by superior, b.unit_id <> ${home}, f.sort_key, b.kind <> 'committee', b.sort_key`.execute(db);
  return z.array(IssuerRow).parse(rows);
}

/**
 * Whom a body's plan may be told to: officials on duty today who live, work or hold a post or duty in its unit or beneath.
 * For the home unit everyone. In the order of given names.
 */
export async function tellable(db: Db, bodyId: BodyId, { today }: Sender): Promise<ToldOption[]> {
  const { rows } = await sql<ToldOption>`
    with issuer as (select unit_id from body where id = ${bodyId}),
    beneath as (select t.below_id as unit_id from unit_closure t, issuer i
                 where t.above_id = i.unit_id and t.valid @> ${today}::date)
    select o.id as official_id, o.name, o.post_title as post from official o
     where o.active @> ${today}::date
       and ((select unit_id from issuer) = ${await homeUnit(db)}::uuid
         or o.home_unit_id in (select unit_id from beneath) or o.area_unit_id in (select unit_id from beneath)
         or exists (select 1 from duty d where d.official_id = o.id and d.held @> ${today}::date
                       and d.unit_id in (select unit_id from beneath))
         or exists (select 1 from post p join body b on b.id = p.body_id where p.official_id = o.id
                       and p.held @> ${today}::date and b.unit_id in (select unit_id from beneath)))
     order by o.sort_key`.execute(db);
  return rows;
}

/** What these plans are called: «Kế hoạch 33-KH/ĐU». */
export async function planNames(db: Db, planIds: readonly PlanId[]): Promise<Map<PlanId, string>> {
  const rows = await db
    .selectFrom('plan')
    .select(['id', 'type', 'number', 'symbol'])
    .where(sql<boolean>`id = any(${[...new Set(planIds)]}::uuid[])`)
    .execute();
  return new Map(
    rows.map(({ id, ...plan }) => [id as PlanId, planName(plan as Parameters<typeof planName>[0])]),
  );
}
