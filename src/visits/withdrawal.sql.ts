import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../kernel/day.ts';
import type { OfficialId } from '../kernel/id.ts';
import type { Tx } from '../server/sql.ts';

export interface WithdrawalRow {
  rowId: string;
  what: 'visit' | 'contribution' | 'situationNote' | 'support';
  replacedBy: string | null;
  reason: string;
  withdrawnBy: OfficialId;
  withdrawnOn: Day;
}

/** `Withdrawal` of the line that `left join withdrawal w … left join official wo on wo.id = w.withdrawn_by` found; null while it counts. */
export const withdrawalTold: RawBuilder<unknown> = sql`
  case when w.row_id is not null
       then jsonb_build_object('reason', w.reason, 'byName', wo.name, 'on', w.withdrawn_on, 'replacedBy', w.replaced_by) end`;

/** Takes a line back: it stays, and no longer counts. Once a line; a second time breaks the table's key. */
export async function insertWithdrawal(db: Tx, row: WithdrawalRow): Promise<void> {
  await db.insertInto('withdrawal').values(row).execute();
}

/** What was given at a visit goes back with the visit, for the same reason. Answers which. */
export async function withdrawContributionsOf(
  db: Tx,
  visit: Omit<WithdrawalRow, 'what' | 'replacedBy'>,
): Promise<string[]> {
  const { rows } = await sql<{ rowId: string }>`
    insert into withdrawal (row_id, what, reason, withdrawn_by, withdrawn_on)
    select id, 'contribution', ${visit.reason}, ${visit.withdrawnBy}::uuid, ${visit.withdrawnOn}::date
      from contribution where visit_id = ${visit.rowId}
    on conflict (row_id) do nothing returning row_id`.execute(db);
  return rows.map((row) => row.rowId);
}
