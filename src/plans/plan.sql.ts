import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../kernel/day.ts';
import type { BodyId, PlanId, UnitId } from '../kernel/id.ts';
import { type Reader, unitsSeenBy } from '../server/as-of.sql.ts';
import type { Sender } from '../server/command.ts';
import type { Db, Tx } from '../server/sql.ts';
import { unitToJudge } from '../units/tree.sql.ts';
import { Plan, type PlanDrafted } from './plan.ts';

/**
 * The unit in which rights over a body's documents are judged today: the body's own within this tenant; the home unit for a
 * superior body, whose plans are only recorded here. Undefined: no such body.
 */
export async function unitOfBody(db: Db, bodyId: BodyId, today: Day): Promise<UnitId | undefined> {
  const body = await db.selectFrom('body').select('unitId').where('id', '=', bodyId).executeTakeFirst();
  return body && unitToJudge(db, body.unitId as UnitId, today);
}

/** The same for a plan, by the body that issues it. */
export async function unitOfPlan(db: Db, planId: PlanId, today: Day): Promise<UnitId | undefined> {
  const plan = await findPlan(db, planId);
  return plan && unitOfBody(db, plan.bodyId, today);
}

/**
 * Whether the sender may read the plan `p` of the body `b` of a query: their own units' plans and those of every body above
 * them, and what they were told of; drafts only within the units whose drafts they may read. A unit that has ended is still above what was beneath it.
 */
export const planSeen = (reader: Reader): RawBuilder<boolean> =>
  sql`case when p.number is null then b.unit_id in ${unitsSeenBy('plan.readDraft', reader)}
      else exists (select 1 from unit_closure t where t.above_id = b.unit_id
                      and t.below_id in ${unitsSeenBy('plan.read', reader)})
        or exists (select 1 from rollout r join rollout_told told on told.rollout_id = r.id
                    where r.plan_id = p.id and told.official_id = ${reader.officialId}) end`;

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

/** The same, and nobody changes it or publishes under it until this transaction ends. */
export async function lockPlan(tx: Tx, planId: PlanId): Promise<Plan | undefined> {
  await tx.selectFrom('plan').select('id').where('id', '=', planId).forUpdate().execute();
  return findPlan(tx, planId);
}

/** The same, for who puts something under it: it stays as it is until this transaction ends. */
export async function holdPlan(tx: Db, planId: PlanId): Promise<Plan | undefined> {
  await tx.selectFrom('plan').select('id').where('id', '=', planId).forShare().execute();
  return findPlan(tx, planId);
}

/** The plan above this one, held in the same way; undefined where there is none. */
export const holdParent = async (tx: Tx, { parentId }: Pick<Plan, 'parentId'>): Promise<Plan | undefined> =>
  parentId === null ? undefined : holdPlan(tx, parentId);

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
