import { sql } from 'kysely';
import type { Day } from '../kernel/day.ts';
import { newId, type OfficialId, type PlanId } from '../kernel/id.ts';
import type { Db, Tx } from '../server/sql.ts';
import type { Hanging } from './plan-change.rules.ts';
import type { PlanChange, PlanFace } from './plan-change.ts';

const days = ({ from, to }: PlanFace['period']) => sql<string>`daterange(${from}::date, ${to}::date, '[]')`;

/** Puts a change on record with what the plan bears until now. */
export async function keepChange(
  db: Tx,
  planId: PlanId,
  was: PlanFace,
  change: { kind: PlanChange['kind']; reason: string; day: Day; byId: OfficialId },
): Promise<void> {
  await db
    .insertInto('planChange')
    .values({ id: newId(), planId, ...change, ...was, period: days(was.period) })
    .execute();
}

export async function keepFace(db: Tx, planId: PlanId, face: PlanFace): Promise<void> {
  const row = { ...face, period: days(face.period) };
  await db.updateTable('plan').set(row).where('id', '=', planId).execute();
}

export async function keepRestoration(db: Tx, planId: PlanId): Promise<void> {
  await db.updateTable('plan').set({ withdrawnOn: null }).where('id', '=', planId).execute();
}

/** The oldest first. */
export async function changesOf(db: Db, planId: PlanId): Promise<Omit<PlanChange, 'now'>[]> {
  const { rows } = await sql<Omit<PlanChange, 'now'>>`
    select c.kind, c.reason, c.day, o.name as by_name,
           json_build_object('number', c.number, 'issuedOn', c.issued_on, 'subject', c.subject,
                             'period', json_build_object('from', lower(c.period), 'to', upper(c.period) - 1)) as was
      from plan_change c join official o on o.id = c.by_id
     where c.plan_id = ${planId} order by c.id`.execute(db);
  return rows;
}

/** The first roll-out and the plans issued under it that stand. */
export async function hangingOn(db: Db, planId: PlanId): Promise<Hanging> {
  const { rows } = await sql<Hanging>`
    select (select min(day) from rollout where plan_id = ${planId}) as rolled_out_on,
           min(issued_on) as child_day, count(*)::int as children
      from plan where parent_id = ${planId} and number is not null and withdrawn_on is null`.execute(db);
  return rows[0] ?? { rolledOutOn: null, childDay: null, children: 0 };
}
