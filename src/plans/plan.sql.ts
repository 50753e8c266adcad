import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../kernel/day.ts';
import type { BodyId, PlanId, UnitId } from '../kernel/id.ts';
import { unitsWhere } from '../server/access.sql.ts';
import type { Sender } from '../server/command.ts';
import { homeUnit } from '../server/setting.sql.ts';
import type { Db, Tx } from '../server/sql.ts';
import { Plan, type PlanDrafted } from './plan.ts';

/**
 * The unit in which rights over a body's documents are judged: the body's own within this tenant; the home unit for a
 * superior body, whose plans are only recorded here. Undefined: no such body.
 */
export async function unitOfBody(db: Db, bodyId: BodyId): Promise<UnitId | undefined> {
  const home = await homeUnit(db);
  const { rows } = await sql<{ unitId: UnitId }>`
    select case when exists (select 1 from unit_closure t where t.above_id = ${home} and t.below_id = b.unit_id)
                then b.unit_id else ${home}::uuid end as unit_id
      from body b where b.id = ${bodyId}`.execute(db);
  return rows[0]?.unitId;
}

/** The same for a plan, by the body that issues it. */
export async function unitOfPlan(db: Db, planId: PlanId): Promise<UnitId | undefined> {
  const plan = await findPlan(db, planId);
  return plan && unitOfBody(db, plan.bodyId);
}

/**
 * Whether the sender may read the plan `p` of the body `b` of a query: their own units' plans and those of every body above
 * them; drafts only within the units whose drafts they may read. A unit that has ended is still above what was beneath it.
 */
export const planSeen = ({ officialId, today }: Sender): RawBuilder<boolean> =>
  sql`case when p.number is null then b.unit_id in ${unitsWhere('plan.readDraft', officialId, today)}
      else exists (select 1 from unit_closure t where t.above_id = b.unit_id
                      and t.below_id in ${unitsWhere('plan.read', officialId, today)}) end`;

export async function mayReadPlan(db: Db, planId: PlanId, sender: Sender): Promise<boolean> {
  const row = await db
    .selectFrom('plan as p')
    .innerJoin('body as b', 'b.id', 'p.bodyId')
    .select('p.id')
    .where('p.id', '=', planId)
    .where(planSeen(sender))
    .executeTakeFirst();
  return row !== undefined;
}

export async function findPlan(db: Db, planId: PlanId): Promise<Plan | undefined> {
  const row = await db
    .selectFrom('plan')
    .select([
      'id',
      'bodyId',
      'parentId',
      'type',
      'number',
      'symbol',
      'subject',
      'content',
      'issuedOn',
      'asksBelow',
      'withdrawnOn',
      'madeUp',
      sql<object>`json_build_object('from', lower(period), 'to', upper(period) - 1)`.as('period'),
    ])
    .where('id', '=', planId)
    .executeTakeFirst();
  return row && Plan.parse(row);
}

/** Stores a draft, or changes it: what is said takes the place of what was. */
export async function keepDraft(db: Tx, { period, ...said }: PlanDrafted, symbol: string): Promise<void> {
  const { id, ...row } = {
    ...said,
    symbol,
    period: sql<string>`daterange(${period.from}::date, ${period.to}::date, '[]')`,
  };
  await db
    .insertInto('plan')
    .values({ id, ...row })
    .onConflict((on) => on.column('id').doUpdateSet(row))
    .execute();
}

export async function keepIssue(
  db: Tx,
  planId: PlanId,
  given: { number: number; symbol: string },
  day: Day,
): Promise<void> {
  const { number, symbol } = given;
  await db.updateTable('plan').set({ number, symbol, issuedOn: day }).where('id', '=', planId).execute();
}

export async function keepWithdrawal(db: Tx, planId: PlanId, day: Day): Promise<void> {
  await db.updateTable('plan').set({ withdrawnOn: day }).where('id', '=', planId).execute();
}
