import { type RawBuilder, sql } from 'kysely';
import type { HolderChange } from '../assignments/holder-change.ts';
import type { Effect } from '../server/follow.ts';
import type { Db, Tx } from '../server/sql.ts';

/** Measures not done for a unit go along to its new official. */
export async function preview(db: Db, change: HolderChange): Promise<Effect[]> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from measure m where ${theirs(change)}`.execute(db);
  const what = { vi: 'biện pháp củng cố chưa xong được chuyển', en: 'measures not done, passed on' };
  return [{ what, count: rows[0]?.count ?? 0 }];
}

/** Touches exactly the rows `preview` counted; a second time, none. */
export async function apply(db: Tx, change: HolderChange): Promise<void> {
  await sql`update measure m set official_id = ${change.toId} where ${theirs(change)}`.execute(db);
}

const theirs = ({ fromId, unitId }: HolderChange): RawBuilder<boolean> => sql`
  m.official_id = ${fromId} and m.done_on is null
  and m.strengthening_id in (select s.id from strengthening s where s.unit_id = ${unitId} and s.closed_on is null)`;
