import { type RawBuilder, sql } from 'kysely';
import * as z from 'zod/mini';
import type { Day } from '../kernel/day.ts';
import type { ConcernId, OfficialId, RowId, UnitId } from '../kernel/id.ts';
import { same, type Task } from '../kernel/task.ts';
import { dateOf, knownBy, type Reader, unitsSeenBy } from '../server/as-of.sql.ts';
import type { Sender } from '../server/command.ts';
import type { Db, Tx } from '../server/sql.ts';
import { nameOn } from '../units/tree.sql.ts';
import { Support, type SupportSaid, SupportSum } from './support.ts';

export async function insertSupport(
  db: Tx,
  said: SupportSaid,
  who: { officialId: OfficialId; notedBy: OfficialId },
): Promise<void> {
  await db
    .insertInto('support')
    .values({ ...said, ...who })
    .execute();
}

export interface SupportAsked {
  /** A unit and all beneath it. */
  unitId?: UnitId | undefined;
  concernId?: ConcernId | undefined;
  officialId?: OfficialId | undefined;
  from?: Day | undefined;
  to?: Day | undefined;
}

const columns = sql`
  s.id, s.unit_id, s.together_with, s.donor, s.donor_kind, s.inside, s.form, s.what, s.value_vnd, s.purpose, s.concern_id,
  s.pledged_on, s.official_id, o.name as official_name, n.name as noted_by_name,
  ${nameOn(sql`s.unit_id`, sql`s.pledged_on`)} as unit_name, c.number as concern_number`;
const now = sql`s.received_on, s.handed_over_on, w.row_id is not null as withdrawn`;
const then = (reader: Reader) => sql`
  ${knownBy(sql`s.received_on`, reader)} as received_on, ${knownBy(sql`s.handed_over_on`, reader)} as handed_over_on,
  w.row_id is not null and w.withdrawn_on <= ${dateOf(reader)} as withdrawn`;
const from = sql`
  support s join official o on o.id = s.official_id join official n on n.id = s.noted_by
  left join concern c on c.id = s.concern_id left join withdrawal w on w.row_id = s.id`;

/** Records pledged by the day asked of that the reader may see, each as it stood then, newest first; at most `limit`. */
export async function supports(db: Db, asked: SupportAsked, reader: Reader, limit = 500): Promise<Support[]> {
  const where: RawBuilder<unknown>[] = [
    sql`s.unit_id in ${unitsSeenBy('support.read', reader)}`,
    sql`s.pledged_on <= ${dateOf(reader)}`,
  ];
  if (asked.unitId)
    where.push(
      sql`exists (select 1 from unit_under t where t.above_id = ${asked.unitId} and t.below_id = s.unit_id and t.valid @> s.pledged_on)`,
    );
  if (asked.concernId) where.push(sql`s.concern_id = ${asked.concernId}`);
  if (asked.officialId) where.push(sql`s.official_id = ${asked.officialId}`);
  if (asked.from) where.push(sql`s.pledged_on >= ${asked.from}::date`);
  if (asked.to) where.push(sql`s.pledged_on <= ${asked.to}::date`);
  const { rows } = await sql`
    select ${columns}, ${then(reader)} from ${from} where ${sql.join(where, sql` and `)} order by s.pledged_on desc, s.id desc limit ${limit}`.execute(
    db,
  );
  return z.array(Support).parse(rows);
}

export async function findSupport(
  db: Db,
  id: RowId,
): Promise<(Support & { notedBy: OfficialId }) | undefined> {
  const { rows } = await sql<Support & { notedBy: OfficialId }>`
    select ${columns}, ${now}, s.noted_by from ${from} where s.id = ${id}`.execute(db);
  return rows[0];
}

export async function moveSupport(
  db: Tx,
  { id, receivedOn, handedOverOn }: { id: RowId; receivedOn: Day | null; handedOverOn: Day | null },
): Promise<void> {
  await db.updateTable('support').set({ receivedOn, handedOverOn }).where('id', '=', id).execute();
}

export async function withdrawSupport(
  db: Tx,
  taken: { id: RowId; reason: string; by: OfficialId; on: Day },
): Promise<void> {
  await db
    .insertInto('withdrawal')
    .values({
      rowId: taken.id,
      what: 'support',
      reason: taken.reason,
      withdrawnBy: taken.by,
      withdrawnOn: taken.on,
    })
    .execute();
}

/**
 * By purpose and by whether it came from inside, of some units and all beneath them, each record once: records pledged within the days, and what was received
 * within them, whenever it was pledged. As the lines of `diary_line` count them, so these sums, months and live figures agree.
 */
export async function supportSums(
  db: Db,
  unitIds: readonly UnitId[],
  { from, to }: { from: Day; to: Day },
): Promise<SupportSum[]> {
  const { rows } = await sql`
    select s.purpose, s.inside, sum(s.records)::int as records, sum(s.value_vnd)::bigint as value_vnd
      from (select id, unit_id, purpose, inside, pledged_on as day, 1 as records, 0::bigint as value_vnd from support
            union all
            select id, unit_id, purpose, inside, received_on, 0, value_vnd from support where received_on is not null and value_vnd > 0) s
     where s.day between ${from}::date and ${to}::date
       and exists (select 1 from unit_under t where t.above_id = any(${unitIds}::uuid[]) and t.below_id = s.unit_id and t.valid @> s.day)
       and not exists (select 1 from withdrawal w where w.row_id = s.id)
     group by s.purpose, s.inside order by s.purpose, s.inside desc`.execute(db);
  return z.array(SupportSum).parse(rows);
}

/** Pledges of one's own that were not received after 30 days, and what was received but not handed over. */
export async function supportTasks(db: Db, { officialId, today }: Sender): Promise<Task[]> {
  const { rows } = await sql<{ id: string; donor: string; unitName: string; received: boolean; dueOn: Day }>`
    select s.id, s.donor, ${nameOn(sql`s.unit_id`, sql`${today}::date`)} as unit_name, s.received_on is not null as received,
           (coalesce(s.received_on + 10, s.pledged_on + 30))::date as due_on
      from support s
     where s.official_id = ${officialId} and s.handed_over_on is null
       and (s.received_on is not null or s.pledged_on <= ${today}::date - 20)
       and not exists (select 1 from withdrawal w where w.row_id = s.id)
     order by due_on limit 20`.execute(db);
  return rows.map(({ id, donor, unitName, received, dueOn }) => ({
    kind: 'support.move',
    id,
    title: received
      ? { vi: `Bàn giao hỗ trợ cho ${unitName}`, en: `Hand the support over to ${unitName}` }
      : { vi: `Nhận khoản đã hứa cho ${unitName}`, en: `Receive what was pledged for ${unitName}` },
    about: same(donor),
    dueOn,
    path: `/support/${id}`,
    time: null,
  }));
}
