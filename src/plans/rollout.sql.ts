import { sql } from 'kysely';
import * as z from 'zod/mini';
import type { Day } from '../kernel/day.ts';
import type { OfficialId, PlanId, RowId } from '../kernel/id.ts';
import type { Db, Tx } from '../server/sql.ts';
import { type RollOut, RollOutTold } from './rollout.ts';

const told = sql<object>`(
  select coalesce(json_agg(json_build_object('officialId', o.id, 'name', o.name, 'post', o.post_title,
                                             'confirmedOn', t.confirmed_on, 'notedBy', n.name) order by o.sort_key), '[]')
    from rollout_told t join official o on o.id = t.official_id left join official n on n.id = t.noted_by
   where t.rollout_id = r.id)`;

const selected = (db: Db) =>
  db.selectFrom('rollout as r').select(['r.id', 'r.planId', 'r.day', 'r.meeting', told.as('told')]);

export async function findRollOut(db: Db, id: RowId): Promise<RollOutTold | undefined> {
  const row = await selected(db).where('r.id', '=', id).executeTakeFirst();
  return row && RollOutTold.parse(row);
}

/** The newest first, people in the order of their given names. */
export async function rollOutsOf(db: Db, planId: PlanId): Promise<RollOutTold[]> {
  const rows = await selected(db)
    .where('r.planId', '=', planId)
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
