import { sql } from 'kysely';
import { addDays, type Day } from '../kernel/day.ts';
import { newId, type RowId } from '../kernel/id.ts';
import type { Problem } from '../kernel/problem.ts';
import type { Db } from '../server/sql.ts';
import { doublesOf } from '../units/doubles.sql.ts';
import { type ListedRow, listedProblem } from '../units/listed.rules.ts';
import { type MergerEntry, mergerColumns, mergerRows } from '../units/merger-import.rules.ts';
import { readMergers } from '../units/mergers.commands.ts';
import type { MergerRow, UnitMergers } from '../units/mergers.ts';
import { reshape, told } from '../units/operation.commands.ts';
import type { Applying, Importer, Judging } from './importer.sql.ts';

/** A row as the tree reads it; `heir`: somebody said that this part takes what is open. */
type Entry = MergerRow & { heir: boolean };

/** Mergers: a file becomes one change of the tree. What the tree knows against a row stands at that row. */
export const mergerImporter: Importer<Entry> = {
  name: { vi: 'Nhập bảng sáp nhập từ tệp', en: 'Import a list of mergers' },
  action: 'unit.change',
  columns: mergerColumns,
  needs: [
    ['oldCode', 'oldName'],
    ['newCode', 'newName'],
  ],
  example: {
    ...{ oldCode: '00001', oldName: 'Xã Cũ', newCode: '00009', newName: 'Xã Mới', part: 'toàn bộ' },
  },
  async judge(lines, judging) {
    const rows = mergerRows(lines);
    if (rows.some(({ entry }) => entry === null)) return rows as ListedRow<never>[];
    const codeOf = await codesAsKnown(judging.db, judging.on);
    const done = await mergersDone(judging.db, judging.on);
    const read = rows.map((row) => {
      const entry = entryOf(row, codeOf, judging.answerOf(row.line) === 'heir');
      const isDone = entry !== null && done.has(`${entry.oldCode} ${entry.newCode ?? ''}`);
      return { ...row, entry, outcome: isDone ? ('same' as const) : row.outcome };
    });
    return withFindings(read, judging);
  },
  async foretell(entries, { db, by, followers, ...said }) {
    const { reshaping, findings } = await readMergers(db, bodyOf(entries, said), by, followers);
    if (!reshaping) throw findings[0]?.problem;
    return told(db, reshaping, by, followers);
  },
  async apply(tx, entries, { by, followers, ...said }) {
    const { reshaping, findings } = await readMergers(tx, bodyOf(entries, said), by, followers);
    if (!reshaping) throw findings[0]?.problem;
    await reshape(tx, 'unit.mergers', reshaping, by, followers);
  },
};

/** Each row with what the tree knows against it; the parts of one unit that need somebody to choose among them ask. */
async function withFindings(
  rows: readonly ListedRow<Entry>[],
  { db, by, followers, ...said }: Judging,
): Promise<ListedRow<Entry>[]> {
  const codeless = rows.filter(({ entry }) => entry?.oldCode === '');
  if (codeless.length > 0)
    return rows.map((row) =>
      row.entry?.oldCode === ''
        ? { ...row, entry: null, problems: [listedProblem.missing({ heading: 'Mã cũ' })] }
        : row,
    );
  const open = rows.flatMap(({ entry, outcome }) => (entry && outcome !== 'same' ? [entry] : []));
  if (open.length === 0) return [...rows];
  const { findings, kept, reshaping } = await readMergers(db, bodyOf(open, said), by, followers);
  const doubles = reshaping ? await doublesOf(db, reshaping) : new Map<string, Problem>();
  const found = new Map(findings.map(({ line, problem }) => [line, problem]));
  const chosen = new Set(open.filter(({ heir }) => heir).map(({ oldCode }) => oldCode));
  const asking = new Set([
    ...chosen,
    ...open
      .filter(({ line }) => found.get(line)?.code === 'unitChange/askHeir')
      .map(({ oldCode }) => oldCode),
  ]);
  return rows.map((row) => {
    const problem = found.get(row.line);
    const double = doubles.get(row.entry?.newCode ?? '');
    return {
      ...row,
      ...(double ? { notes: [...row.notes, double] } : {}),
      ...(problem ? { problems: [...row.problems, problem] } : {}),
      ...(kept.has(row.line) ? { outcome: 'same' as const } : {}),
      asks: row.entry?.part === true && asking.has(row.entry.oldCode),
    };
  });
}

const bodyOf = (
  entries: readonly Entry[],
  { on, under, document }: Pick<Applying, 'on' | 'under' | 'document'>,
): UnitMergers => ({
  ...{ changeId: newId<RowId>(), from: on, beneathId: under, document: document || documentOf(entries) },
  rows: entries.map(({ heir: _, ...row }) => ({
    ...row,
    ...(row.document && { document: [row.document, document].filter(Boolean).join(' ').slice(0, 300) }),
  })),
  heirs: Object.fromEntries(
    entries.flatMap(({ heir, oldCode, newCode }) => (heir && newCode ? [[oldCode, newCode]] : [])),
  ),
});

/** What the rows name, each once; of many the first few, and how many there are. */
function documentOf(entries: readonly Entry[]): string {
  const all = [...new Set(entries.flatMap(({ document }) => document ?? []))];
  const few = all.slice(0, all.length > most ? most - 1 : most).join('; ');
  return (all.length > most ? `${few} … (${all.length} văn bản, điều khoản)` : few).slice(0, 300);
}
const most = 3;

function entryOf(
  { line, entry }: ListedRow<MergerEntry>,
  codeOf: (code: string) => string,
  heir: boolean,
): Entry | null {
  if (entry === null) return null;
  const { oldCode, oldName, newCode, newName, part, document } = entry;
  const said = Object.entries({ oldName, newCode: codeOf(newCode), newName, document }).filter(
    ([, value]) => value !== '',
  );
  return { line, oldCode: codeOf(oldCode), part, heir, ...Object.fromEntries(said) };
}

/** What has been carried out on that day already: «old code, new code» of each pair. */
async function mergersDone(db: Db, on: Day): Promise<Set<string>> {
  const { rows } = await sql<{ pair: string }>`
    select was.code || ' ' || coalesce(case when of.how = 'above' then '' end, now.code) as pair
      from unit_lineage of
      join unit_fact was on was.unit_id = of.from_id and was.valid @> ${addDays(on, -1)}::date
      join unit_fact now on now.unit_id = of.to_id and now.valid @> ${on}::date
     where of.day = ${on}::date and was.code is not null and (of.how = 'above' or now.code is not null)`.execute(
    db,
  );
  return new Set(rows.map(({ pair }) => pair));
}

/**
 * Codes as the tree has them around a day, for those that a spreadsheet may have robbed of their leading zeros: as written where a unit
 * has just that code or none has one like it, else the only one that differs by zeros alone.
 */
async function codesAsKnown(db: Db, on: Day): Promise<(code: string) => string> {
  const { rows } = await sql<{ code: string }>`
    select distinct code from unit_fact
     where code is not null and valid && daterange(${addDays(on, -1)}::date, ${on}::date, '[]')`.execute(db);
  const known = new Set(rows.map(({ code }) => code));
  const bare = (code: string) => code.replace(/^0+(?=.)/, '');
  const alike = new Map<string, string[]>();
  for (const code of known) alike.set(bare(code), [...(alike.get(bare(code)) ?? []), code]);
  return (code) => {
    const [only, ...others] = known.has(code) ? [code] : (alike.get(bare(code)) ?? []);
    return only !== undefined && others.length === 0 ? only : code;
  };
}
