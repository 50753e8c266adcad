import { sql } from 'kysely';
import type { UnitId } from '../kernel/id.ts';
import { type Problem, requestProblem } from '../kernel/problem.ts';
import { mayAct, unitsWhere } from '../server/access.sql.ts';
import type { Sender } from '../server/command.ts';
import { ready } from '../server/prepared.ts';
import { homeUnit } from '../server/setting.sql.ts';
import type { Db } from '../server/sql.ts';
import { nameOn, unitToJudge } from './tree.sql.ts';
import { unitProblem } from './unit.rules.ts';

/**
 * How far changes of the tree reach: the tenant's own unit and all that ever stood beneath it or became a part of it. What is above it was told at set-up and
 * is an administrator's to correct; nothing is ever entered beneath it but the tenant's own unit.
 */
export async function isOurs(db: Db, unitId: UnitId): Promise<boolean> {
  const { rows } = await sql`
    ${ready}select 1 from unit_under where above_id = ${await homeUnit(db)} and below_id = ${unitId} limit 1`.execute(
    db,
  );
  return rows.length > 0;
}

/** Null for one of ours, and for who may correct what is above; null stands for no unit at all, the top of the tree. */
export async function refuseAbove(db: Db, unitId: UnitId | null, by: Sender): Promise<Problem | null> {
  if (unitId !== null && (await isOurs(db, unitId))) return null;
  if (await mayCorrectAbove(db, by)) return null;
  return unitProblem.aboveHome({ home: await homeName(db, by) });
}

const mayCorrectAbove = async (db: Db, by: Sender): Promise<boolean> =>
  mayAct(db, 'setting.change', by.officialId, await homeUnit(db), by.today);

/** Refuses to enter or hang anything but the own unit beneath one that is not ours. */
export const refuseBeside = async (db: Db, parentId: UnitId, by: Sender): Promise<Problem | null> =>
  (await isOurs(db, parentId)) ? null : unitProblem.besideHome({ home: await homeName(db, by) });

/** Whether someone may change each of these units, wherever it stands: 404 for one that is none. Cost: one statement for those beneath the own unit. */
export async function refuseSome(db: Db, unitIds: readonly UnitId[], by: Sender): Promise<Problem | null> {
  const { rows } = await sql<{ id: UnitId; known: boolean; may: boolean }>`
    select asked.id, unit.id is not null as known,
           asked.id in ${unitsWhere('unit.change', by.officialId, by.today)} and exists (
             select 1 from unit_under tree where tree.above_id = ${await homeUnit(db)} and tree.below_id = asked.id) as may
      from unnest(${unitIds}::uuid[]) asked(id) left join unit on unit.id = asked.id`.execute(db);
  for (const { id, known, may } of rows) {
    if (!known) return requestProblem.notFound();
    if (may) continue;
    const over = await unitToJudge(db, id, by.today);
    if (!over || !(await mayAct(db, 'unit.change', by.officialId, over, by.today)))
      return requestProblem.notAllowed({ action: 'unit.change' });
    const outside = await refuseAbove(db, id, by);
    if (outside) return outside;
  }
  return null;
}

/** Where a command on a unit is judged; null stands for the tenant's own unit. */
export const judgedAt =
  <Body>(unitId: (body: Body) => UnitId | null) =>
  async (body: Body, db: Db, by: Sender): Promise<UnitId | undefined> => {
    const id = unitId(body);
    return id === null ? homeUnit(db) : unitToJudge(db, id, by.today);
  };

/** What the screens offer: the same rules, asked beforehand. */
export async function mayChange(
  db: Db,
  unitId: UnitId,
  by: Sender,
): Promise<{ change: boolean; addBeneath: boolean }> {
  const over = await unitToJudge(db, unitId, by.today);
  if (!over || !(await mayAct(db, 'unit.change', by.officialId, over, by.today)))
    return { change: false, addBeneath: false };
  const ours = await isOurs(db, unitId);
  return { change: ours || (await mayCorrectAbove(db, by)), addBeneath: ours };
}

async function homeName(db: Db, { today }: Sender): Promise<string> {
  const { rows } = await sql<{ name: string | null }>`
    select ${nameOn(sql`${await homeUnit(db)}::uuid`, sql`${today}::date`)} as name`.execute(db);
  return rows[0]?.name ?? '';
}
