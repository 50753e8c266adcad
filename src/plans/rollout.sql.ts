import { sql } from 'kysely';
import * as z from 'zod/mini';
import type { Day } from '../kernel/day.ts';
import type { OfficialId, PlanId, RowId } from '../kernel/id.ts';
import type { Db, Tx } from '../server/sql.ts';
import { type RollOut, RollOutTold } from './rollout.ts';

const told = (by: Day | 'infinity') => sql<object>`(
  select coalesce(json_agg(json_build_object('officialId', o.id, 'name', o.name, 'post', o.post_title, 'notedBy', n.name,
                                             'confirmedOn', case when t.confirmed_on <= ${by}::date then t.confirmed_on end) order by o.sort_key), '[]')
    from rollout_told t join official o on o.id = t.official_id
    left join official n on n.id = t.noted_by and t.confirmed_on <= ${by}::date
   where t.rollout_id = r.id)`;

const selected = (db: Db, by: Day | 'infinity' = 'infinity') =>
  db.selectFrom('rollout as r').select(['r.id', 'r.planId', 'r.day', 'r.meeting', told(by).as('told')]);

export async function findRollOut(db: Db, id: RowId): Promise<RollOutTold | undefined> {
  const row = await selected(db).where('r.id', '=', id).executeTakeFirst();
  return row && RollOutTold.parse(row);
}

/** The newest first (by a day: as they stood then), people in the order of their given names. */
export async function rollOutsOf(
  db: Db,
  planId: PlanId,
  by: Day | 'infinity' = 'infinity',
): Promise<RollOutTold[]> {
  const rows = await selected(db, by)
    .where('r.planId', '=', planId)
    .where(sql<boolean>`r.day <= ${by}::date`)
    .orderBy('r.day', 'desc')
    .orderBy('r.id', 'desc')
    .execute();
  return z.array(RollOutTold).parse(rows);
}

/** Stores it, or puts it in place of what was noted under its id; whoever is still told keeps their confirmation. */
export async function keepRollOut(db: Tx, { id, planId, day, meeting, officialIds }: RollOut): Promise<void> {
  await db
    .insertInto('rollout')
    .values({ id, planId, day, meeting })
    .onConflict((on) => on.column('id').doUpdateSet({ day, meeting }))
    .execute();
  await db
    .deleteFrom('rolloutTold')
    .where('rolloutId', '=', id)
    .where('officialId', 'not in', officialIds)
    .execute();
  await db
    .insertInto('rolloutTold')
    .values(officialIds.map((officialId) => ({ rolloutId: id, officialId })))
    .onConflict((on) => on.doNothing())
    .execute();
}

/** Who confirmed already keeps the day it was; `notedBy` null: they say so themselves. */
export async function keepConfirmations(
  db: Tx,
  rolloutId: RowId,
  officialIds: readonly OfficialId[],
  day: Day,
  notedBy: OfficialId | null,
): Promise<void> {
  await db
    .updateTable('rolloutTold')
    .set({ confirmedOn: day, notedBy })
    .where('rolloutId', '=', rolloutId)
    .where('officialId', 'in', officialIds)
    .where('confirmedOn', 'is', null)
    .execute();
}
