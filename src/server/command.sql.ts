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

const tree = sql`hashtext(current_schema() || ' tree of units')`;
/** Milliseconds a command waits for one that changes the tree: its connection is one of few, and others want to read. */
const patience = 3000;

/**
 * False when the id is already logged; a twin still in flight is waited for. Until the transaction ends no unit begins, ends or moves; one
 * that runs `alone` (to do just that) waits until every other command is through. Throws `request/rearranged` where that takes long.
 */
export async function logCommand(tx: Tx, entry: LogEntry, alone: boolean): Promise<boolean> {
  const { id, kind, officialId, device = '', app = '', at, body, bodyHash } = entry;
  const row = await tx
    .insertInto('commandLog')
    .values({ id, kind, officialId, device, app, at, body: JSON.stringify(body), bodyHash })
    .onConflict((on) => on.column('id').doNothing())
    .returning(
      sql<boolean>`${alone ? sql`false` : sql`pg_try_advisory_xact_lock_shared(${tree})`}`.as('held'),
    )
    .executeTakeFirst();
  if (row?.held === false) await holdTree(tx, alone);
  return row !== undefined;
}

async function holdTree(tx: Tx, alone: boolean): Promise<void> {
  if (alone) {
    await sql`select pg_advisory_xact_lock(${tree})`.execute(tx);
    return;
  }
  await sql`select set_config('lock_timeout', ${String(patience)}, true)`.execute(tx);
  await sql`select pg_advisory_xact_lock_shared(${tree})`.execute(tx).catch((error: { code?: string }) => {
    throw error.code === '55P03' ? requestProblem.rearranged() : error;
  });
  await sql`select set_config('lock_timeout', '0', true)`.execute(tx);
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
