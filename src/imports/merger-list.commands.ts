import { newId, type RowId } from '../kernel/id.ts';
import type { AnyCommand, Sender } from '../server/command.ts';
import { perform } from '../server/command.ts';
import { homeUnit } from '../server/setting.sql.ts';
import type { Db } from '../server/sql.ts';
import { type ListedRow, listedProblem } from '../units/listed.rules.ts';
import type { MergerEntry } from '../units/merger-import.rules.ts';
import { readMergers } from '../units/mergers.commands.ts';
import type { MergerRow, UnitMergers } from '../units/mergers.ts';
import type { UnitFollower } from '../units/operation.commands.ts';
import { countsOf } from './import.rules.ts';
import { importList, type ListAsked, type ListOutcome } from './import-list.commands.ts';
import { codesAsKnown } from './merger.sql.ts';

/** How a mergers file is carried out: the command of the tree, who follows it, and which part is the heir of a unit in parts. */
export interface MergersBy {
  command: AnyCommand;
  followers: readonly UnitFollower[];
  /** Old code → new code. */
  heirs?: Readonly<Record<string, string>>;
}

/**
 * Reads a mergers file and, where every row is right, applies it as one change of the tree, all or nothing. What the tree knows
 * against a row stands at that row. Throws a Problem where the file cannot be read as a list.
 */
export async function importMergers(
  db: Db,
  asked: ListAsked,
  as: Sender,
  { command, followers, heirs }: MergersBy,
): Promise<ListOutcome> {
  const read = await importList(db, { ...asked, dryRun: true }, as);
  if (read.problem) return read;
  const codeOf = await codesAsKnown(db, asked.on);
  const body: UnitMergers = {
    ...{ changeId: newId<RowId>(), from: asked.on, beneathId: asked.under ?? (await homeUnit(db)) },
    ...{ rows: read.rows.map((row) => rowOf(row, codeOf)), ...(heirs && { heirs: { ...heirs } }) },
  };
  const rows = await judged(db, read.rows, body, as, followers);
  const outcome = { ...read, rows, counts: countsOf(rows) };
  if (outcome.counts.bad > 0 || asked.dryRun) return outcome;
  const problem = await db
    .transaction()
    .execute((tx) => perform(tx, command, { id: newId(), body, app: 'ba-nam import' }, as));
  return { ...outcome, problem, applied: problem === null };
}

type Rows = ListOutcome['rows'];
function rowOf({ line, entry }: Rows[number], codeOf: (code: string) => string): MergerRow {
  const { oldCode, oldName, newCode, newName, part, document } = entry as MergerEntry;
  const said = Object.entries({ oldName, newCode: codeOf(newCode), newName, document }).filter(
    ([, value]) => value !== '',
  );
  return { line, oldCode: codeOf(oldCode), part, ...Object.fromEntries(said) };
}

/** The rows with what the tree knows against each. */
async function judged(
  db: Db,
  rows: Rows,
  body: UnitMergers,
  as: Sender,
  followers: readonly UnitFollower[],
): Promise<ListedRow<unknown>[]> {
  const codeless = rows.filter(({ entry }) => (entry as MergerEntry).oldCode === '');
  const { findings } =
    codeless.length > 0
      ? {
          findings: codeless.map(({ line }) => ({
            line,
            problem: listedProblem.missing({ heading: 'Mã cũ' }),
          })),
        }
      : await readMergers(db, body, as, followers);
  const found = new Map(findings.map(({ line, problem }) => [line, problem]));
  return rows.map((row) => {
    const problem = found.get(row.line);
    return problem ? { ...row, problems: [...row.problems, problem] } : row;
  });
}
