import { sql } from 'kysely';
import type * as z from 'zod/mini';
import type { Day, Instant } from '../kernel/day.ts';
import type { AccountId, CommandId, OfficialId, RowId, UnitId } from '../kernel/id.ts';
import type { Action } from '../kernel/policy.ts';
import { type Problem, refuseUnstorable, requestProblem, unreadable } from '../kernel/problem.ts';
import type { Text } from '../kernel/text.ts';
import { mayAct } from './access.sql.ts';
import { keepChanges, type Touch } from './changes.sql.ts';
import { answerBefore, logCommand, logDone, logRefusal } from './command.sql.ts';
import type { Db, Tx } from './sql.ts';

/** Who asks, and what day it is for every rule: the server's own day in Việt Nam, or a sample world's. */
export interface Sender {
  officialId: OfficialId;
  accountId: AccountId;
  /** Which of the account's sessions asks; absent where none does (a sample being loaded). */
  sessionId?: RowId;
  today: Day;
  /** The moment, on the same day as `today`. */
  now: Instant;
  /** A hash under the tenant's own key, for what must be found again but never read. */
  keyed: (purpose: string, text: string) => Buffer;
}

/** What a running command is given beside its body. */
export interface By extends Sender {
  /** Says which row changed, and in which buckets devices will find it: `common`, `official:<id>`, `unit:<id>`. */
  touch: (kind: string, rowId: string, ...buckets: string[]) => void;
}

/** A thing that may be asked of the system. Every write, from any door, is one of these. */
export interface Command<B extends z.ZodMiniType = z.ZodMiniType> {
  kind: string;
  /** What whoever sends it does, as an official would say it: «Ghi lần đến cơ sở». The log shows it. */
  name: Text;
  body: B;
  /** Which action of the policy this is, in which unit (none found: 404), on which day (today). Judged before `run`. */
  may: {
    action: Action;
    unit: (body: z.output<B>, db: Db, by: Sender) => Promise<UnitId | undefined> | UnitId | undefined;
    on?: (body: z.output<B>, by: Sender, db: Db) => Promise<Day> | Day;
  };
  /** It changes the tree of units: no other command of the tenant runs at the same time, so nothing is hung on what ends just then. */
  alone?: true;
  /**
   * Returns what is wrong, and then nothing it wrote remains; or null when done.
   * Either is the last word for this id: what may succeed later is thrown; returned, the door throws it.
   */
  run: (db: Tx, body: z.output<B>, by: By) => Promise<Problem | null>;
  /** What running it would do, for whoever decides, or why it would be refused. Writes nothing. Judged by `may` as the command is. */
  preview?: (db: Db, body: z.output<B>, by: Sender) => Promise<Problem | object>;
}
export const command = <B extends z.ZodMiniType>(c: Command<B>): Command<B> => c;
/** A command of whatever body, as the door and main's list hold it. */
// biome-ignore lint/suspicious/noExplicitAny: bodies differ from command to command; each reads its own with its schema.
export type AnyCommand = Command<any>;

/** As it comes in at the door: `at` and `device` are the device's word, `body` still unread. */
export interface Sent {
  id: CommandId;
  body: unknown;
  at?: Instant;
  device?: string;
  app?: string;
}

/**
 * Runs a command once. Sent again with the same id, it gives the first answer and does nothing.
 * The log row is the audit: it keeps the parsed body, in which a `Secret` prints as nothing, and any refusal.
 * A body we cannot read is not logged, for we cannot tell what in it is secret.
 */
export async function perform(tx: Tx, c: AnyCommand, sent: Sent, by: Sender): Promise<Problem | null> {
  const read = c.body.safeParse(sent.body);
  if (!read.success) return unreadable(read.error);
  const unstorable = refuseUnstorable(sent.body);
  if (unstorable) return unstorable;
  const body = read.data;
  const bodyHash = by.keyed('body', JSON.stringify(sent.body)).toString('hex');
  const entry = { ...sent, kind: c.kind, officialId: by.officialId, body, bodyHash, at: sent.at ?? by.now };
  if (!(await logCommand(tx, entry, c.alone === true))) return answerBefore(tx, entry);

  const touched: Touch[] = [];
  const touch: By['touch'] = (kind, rowId, ...buckets) => {
    for (const bucket of buckets) touched.push({ bucket, kind, rowId });
  };
  await sql`savepoint command`.execute(tx);
  const problem = await judged(tx, c, body, { ...by, touch });
  if (problem?.retry === 'later') throw problem;
  if (problem) {
    await sql`rollback to savepoint command`.execute(tx);
    await logRefusal(tx, sent.id, problem);
  } else {
    await keepChanges(tx, touched);
    await logDone(tx, sent.id, touched);
  }
  await sql`release savepoint command`.execute(tx);
  return problem;
}

/** What a command would do if it were sent now; a Problem where it may not, cannot, or has nothing to foretell. */
export async function foretell(db: Db, c: AnyCommand, said: unknown, by: Sender): Promise<Problem | object> {
  const read = c.body.safeParse(said);
  if (!read.success) return unreadable(read.error);
  const unstorable = refuseUnstorable(said);
  if (unstorable) return unstorable;
  if (!c.preview) return requestProblem.unknownKind({ kind: c.kind });
  return (await refusedTo(db, c, read.data, by)) ?? c.preview(db, read.data, by);
}

async function refusedTo(db: Db, c: AnyCommand, body: unknown, by: Sender): Promise<Problem | null> {
  const unitId = await c.may.unit(body, db, by);
  if (unitId === undefined) return requestProblem.notFound();
  const day = (await c.may.on?.(body, by, db)) ?? by.today;
  if (await mayAct(db, c.may.action, by.officialId, unitId, day)) return null;
  return requestProblem.notAllowed({ action: c.may.action });
}

async function judged(tx: Tx, c: AnyCommand, body: unknown, by: By): Promise<Problem | null> {
  const refusal = await refusedTo(tx, c, body, by);
  if (refusal) return refusal;
  try {
    return await c.run(tx, body, by);
  } catch (error) {
    // A rule of the tables that no rule of ours foresaw: two wrote at once, or the row it speaks of is gone.
    if (/^23[0-9A-Z]{3}$/.test((error as { code?: string }).code ?? '')) return requestProblem.conflict();
    throw error;
  }
}
