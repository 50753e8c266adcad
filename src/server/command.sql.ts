import { sql } from 'kysely';
import type { CommandId, OfficialId } from '../kernel/id.ts';
import { Problem, requestProblem } from '../kernel/problem.ts';
import type { Touch } from './changes.sql.ts';
import type { Tx } from './sql.ts';

export interface LogEntry {
  id: CommandId;
  kind: string;
  officialId: OfficialId;
  device?: string;
  app?: string;
  at: string;
  body: unknown;
  bodyHash: string;
}

/**
 * False when the id is already logged; a twin still in flight is waited for. Until the transaction ends no unit begins, ends or moves; one
 * that runs `alone` (to do just that) waits until every other command is through.
 */
export async function logCommand(tx: Tx, entry: LogEntry, alone: boolean): Promise<boolean> {
  const { id, kind, officialId, device = '', app = '', at, body, bodyHash } = entry;
  const lock = sql.raw(alone ? 'pg_advisory_xact_lock' : 'pg_advisory_xact_lock_shared');
  const row = await tx
    .insertInto('commandLog')
    .values({ id, kind, officialId, device, app, at, body: JSON.stringify(body), bodyHash })
    .onConflict((on) => on.column('id').doNothing())
    .returning(sql`${lock}(hashtext(current_schema() || ' tree of units'))`.as('held'))
    .executeTakeFirst();
  return row !== undefined;
}

export async function logRefusal(
  tx: Tx,
  id: CommandId,
  { code, status, says, facts }: Problem,
): Promise<void> {
  await tx
    .updateTable('commandLog')
    .set({ problem: JSON.stringify({ code, status, says, facts }) })
    .where('id', '=', id)
    .execute();
}

export async function logDone(tx: Tx, id: CommandId, touched: readonly Touch[]): Promise<void> {
  if (touched.length === 0) return;
  await tx
    .updateTable('commandLog')
    .set({ touched: JSON.stringify(touched) })
    .where('id', '=', id)
    .execute();
}

/** The answer given the first time; told only to who was given it, and only for the same body. */
export async function answerBefore(
  tx: Tx,
  { id, officialId, bodyHash }: Pick<LogEntry, 'id' | 'officialId' | 'bodyHash'>,
): Promise<Problem | null> {
  const row = await tx
    .selectFrom('commandLog')
    .select('problem')
    .where('id', '=', id)
    .where('officialId', '=', officialId)
    .where('bodyHash', '=', bodyHash)
    .executeTakeFirst();
  if (row === undefined) return requestProblem.idTaken();
  if (row.problem === null) return null;
  const { code, status, says, facts } = row.problem as unknown as Problem;
  return new Problem(code, status, says, facts);
}
