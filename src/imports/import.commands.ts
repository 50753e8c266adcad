import { newId } from '../kernel/id.ts';
import { type Problem, requestProblem } from '../kernel/problem.ts';
import { type AnyCommand, command, type Sender } from '../server/command.ts';
import { homeUnit } from '../server/setting.sql.ts';
import type { Db } from '../server/sql.ts';
import type { ListedRow } from '../units/listed.rules.ts';
import type { UnitFollower } from '../units/operation.commands.ts';
import { refuseBeside } from '../units/reach.sql.ts';
import { lockTree, unitToJudge } from '../units/tree.sql.ts';
import { keepMap } from './file.sql.ts';
import { countsOf, importProblem } from './import.rules.ts';
import { importers, judgeBrought, mapKept } from './import.sql.ts';
import { ImportSaid, ImportWhat } from './import.ts';

/** Where the right to bring a list in is judged: the unit under which it hangs. */
export const unitOfImport = ({ under }: Pick<ImportSaid, 'under'>, db: Db, by: Sender) =>
  under === undefined ? homeUnit(db) : unitToJudge(db, under, by.today);

/**
 * A list that was brought before, all or nothing, by the judgement that its preview showed. What is as the list says already
 * stays untouched, so the same file a second time changes nothing.
 */
const applyImport = (what: ImportWhat, followers: readonly UnitFollower[]): AnyCommand =>
  command({
    kind: `import.${what}`,
    name: importers[what].name,
    body: ImportSaid,
    may: { action: importers[what].action, unit: unitOfImport },
    ...(what === 'units' || what === 'mergers' ? { alone: true } : {}),
    async run(db, said, by) {
      const { apply } = importers[what];
      const beside = await refuseBeside(db, said.under ?? (await homeUnit(db)), by);
      if (beside) return beside;
      await lockTree(db);
      const judged = await judgeBrought(db, what, said, by, followers);
      if (!judged) return requestProblem.notFound();
      const refusal = judged.problem ?? refuseRows(judged.rows, said);
      if (refusal) return refusal;
      const entries = entriesOf(judged.rows);
      const same = judged.rows.flatMap(({ entry, outcome }) => (entry && outcome === 'same' ? [entry] : []));
      const { on, document = '' } = said;
      const of = { on, document, under: judged.under, by, followers, same };
      if (entries.length > 0) await apply(db, entries, of);
      if (Object.keys(said.map ?? {}).length > 0)
        await keepMap(db, what, judged.recognised.headings, mapKept(what, judged));
      return null;
    },
    async preview(db, said, by) {
      const { foretell } = importers[what];
      if (!foretell) return requestProblem.unknownKind({ kind: `import.${what}` });
      const beside = await refuseBeside(db, said.under ?? (await homeUnit(db)), by);
      if (beside) return beside;
      const judged = await judgeBrought(db, what, said, by, followers);
      if (!judged) return requestProblem.notFound();
      const refusal = judged.problem ?? refuseRows(judged.rows, said);
      if (refusal) return refusal;
      const { file, under } = judged;
      const { on, document = '' } = said;
      const noAnswers = { answerOf: () => undefined, idOf: <Id extends string>() => newId<Id>() };
      return foretell(entriesOf(judged.rows), { db, file, under, by, followers, on, document, ...noAnswers });
    },
  });

/** What is to be done: of what is as the list says already, nothing. */
const entriesOf = (rows: readonly ListedRow<unknown>[]): unknown[] =>
  rows.flatMap(({ entry, outcome }) => (entry !== null && outcome !== 'same' ? [entry] : []));

type Rows = Parameters<typeof countsOf>[0];
/** Why rows cannot be applied: one is wrong, or they would do something else than was seen. */
export function refuseRows(rows: Rows, { seen }: Pick<ImportSaid, 'seen'>): Problem | null {
  const wrong = rows.filter(({ problems }) => problems.length > 0);
  if (wrong.length > 0) {
    const first = wrong[0]?.problems[0]?.says ?? { vi: '', en: '' };
    return importProblem.badRows({
      ...{ count: wrong.length, lines: wrong.slice(0, 100).map(({ line }) => line), first },
    });
  }
  const now = countsOf(rows);
  return seen && (seen.new !== now.new || seen.changed !== now.changed)
    ? importProblem.changedSince({ new: now.new, changed: now.changed })
    : null;
}

/** One command for each list, under the right that its single commands ask. */
export const importCommands = (followers: readonly UnitFollower[]): AnyCommand[] =>
  ImportWhat.options.map((what) => applyImport(what, followers));
