import type { Day } from '../kernel/day.ts';
import { newId, type UnitId } from '../kernel/id.ts';
import type { Problem } from '../kernel/problem.ts';
import { type AnyCommand, perform, type Sender } from '../server/command.ts';
import type { Db } from '../server/sql.ts';
import type { ListedRow } from '../units/listed.rules.ts';
import type { UnitFollower } from '../units/operation.commands.ts';
import { keepFile } from './file.sql.ts';
import { importCommands, refuseRows } from './import.commands.ts';
import { countsOf } from './import.rules.ts';
import { judgeList } from './import.sql.ts';
import type { ImportAnswers, ImportCounts, ImportMap, ImportWhat } from './import.ts';

/** A file to be brought in at once, as the command line does. */
export interface ListAsked {
  what: ImportWhat;
  name: string;
  bytes: Uint8Array;
  /** The day from which the list holds. */
  on: Day;
  under?: UnitId;
  /** By which document, where the list changes the tree. */
  document?: string;
  map?: ImportMap;
  answers?: ImportAnswers;
  /** Judge only; nothing is written. */
  dryRun?: boolean;
}
export interface ListOutcome {
  counts: ImportCounts;
  /** Every row with what it came to; the bad ones have problems. */
  rows: readonly ListedRow<unknown>[];
  /** Column → heading of the file, as it was read. */
  columns: Readonly<Record<string, string>>;
  /** Why nothing was written; null: it was, or it was only asked what would be. */
  problem: Problem | null;
  applied: boolean;
}

/**
 * Reads a list, judges it and (unless it is a dry run) applies it through the command door as `as`, under their rights: all
 * or nothing. Throws a Problem where the file cannot be read as a list.
 */
export async function importList(
  db: Db,
  asked: ListAsked,
  as: Sender,
  followers: readonly UnitFollower[],
): Promise<ListOutcome> {
  const { what, name, bytes, dryRun = false, ...said } = asked;
  const judged = await judgeList(db, what, { name, bytes }, said, as, followers);
  const { headings } = judged.recognised;
  const outcome = {
    ...{ counts: countsOf(judged.rows), rows: judged.rows },
    columns: Object.fromEntries(
      Object.entries(judged.map).map(([key, at]) => [
        key,
        headings[at as number] || `#${(at as number) + 1}`,
      ]),
    ),
  };
  const refusal = judged.problem ?? refuseRows(judged.rows, {});
  const idle = outcome.counts.new + outcome.counts.changed === 0;
  if (refusal || dryRun || idle) return { ...outcome, problem: refusal, applied: false };
  const command = importCommands(followers).find(({ kind }) => kind === `import.${what}`) as AnyCommand;
  const problem = await db.transaction().execute(async (tx) => {
    const file = await keepFile(tx, as.officialId, { name, bytes });
    return perform(tx, command, { id: newId(), body: { file, ...said }, app: 'ba-nam import' }, as);
  });
  return { ...outcome, problem, applied: problem === null };
}
