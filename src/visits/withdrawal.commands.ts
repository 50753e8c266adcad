import type { Day } from '../kernel/day.ts';
import type { OfficialId, UnitId } from '../kernel/id.ts';
import { type Problem, requestProblem } from '../kernel/problem.ts';
import { mayAct } from '../server/access.sql.ts';
import type { By } from '../server/command.ts';
import type { Tx } from '../server/sql.ts';
import { refuseWithdrawal } from './visit.rules.ts';
import { insertWithdrawal, type WithdrawalRow } from './withdrawal.sql.ts';

/** What must be known of a line before it is taken back. */
export interface Withdrawable {
  officialId: OfficialId;
  notedBy: OfficialId;
  unitId: UnitId;
  withdrawnOn: Day | null;
}

/** Takes a line of the diary back, of whatever kind, if `by` may. Nothing found: 404. */
export async function takeBack(
  db: Tx,
  by: By,
  row: Withdrawable | undefined,
  taken: Pick<WithdrawalRow, 'rowId' | 'what' | 'replacedBy' | 'reason'>,
): Promise<Problem | null> {
  if (row === undefined) return requestProblem.notFound();
  const clerk = await mayAct(db, 'visit.recordFor', by.officialId, row.unitId, by.today);
  const refusal = refuseWithdrawal(row, { officialId: by.officialId, clerk });
  if (refusal) return refusal;
  await insertWithdrawal(db, { ...taken, withdrawnBy: by.officialId, withdrawnOn: by.today });
  by.touch(taken.what, taken.rowId, `unit:${row.unitId}`, `official:${row.officialId}`);
  return null;
}
