import type { ImportCounts, ImportWhat } from '../../imports/import.ts';
import type { ListOutcome } from '../../imports/import-list.commands.ts';
import type { Day } from '../../kernel/day.ts';
import type { Problem } from '../../kernel/problem.ts';
import type { Text } from '../../kernel/text.ts';
import { counted } from './with-installation.ts';

/** What `ba-nam import --json` prints. A finding refuses the list, a note does not; lines count from 1. */
interface Facts {
  what: ImportWhat;
  file: string;
  on: Day;
  dryRun: boolean;
  /** Whether anything was written. */
  done: boolean;
  counts: ImportCounts;
  /** Our column → the file's heading. */
  columns: Readonly<Record<string, string>>;
  findings: Said[];
  notes: Said[];
}
interface Said extends Text {
  line: number;
  code: string;
}

export interface Told {
  facts: Facts;
  /** The findings and notes for a person. */
  rows: string;
  /** Why nothing may be written. */
  wrong: Text | null;
  outcome: () => Text;
}

const shown = 50;

export function toldOf(outcome: ListOutcome, of: Pick<Facts, 'what' | 'file' | 'on' | 'dryRun'>): Told {
  const { rows, counts, columns, applied: done, problem } = outcome;
  const findings = saidOf(rows, (row) => row.problems);
  const notes = saidOf(rows, (row) => (row.problems.length > 0 ? [] : row.notes));
  const facts: Facts = { ...of, done, counts, columns, findings, notes };
  return {
    facts,
    rows: listed(of.file, notes) + listed(of.file, findings),
    wrong: counts.bad > 0 ? badRows(counts) : (problem?.says ?? null),
    outcome: () => outcomeOf(facts),
  };
}

type Rows = ListOutcome['rows'];
const saidOf = (rows: Rows, of: (row: Rows[number]) => readonly Problem[]): Said[] =>
  rows.flatMap((row) =>
    of(row).map(({ code, says }) => ({ line: row.line, code, vi: says.vi, en: says.en })),
  );

/** One after the other; of very many the first fifty. */
function listed(file: string, said: readonly Said[]): string {
  const lines = said
    .slice(0, shown)
    .map(({ line, vi, en }) => `${file}:${line}: dòng ${line}: ${vi}\n  row ${line}: ${en}\n`);
  const more = said.length - shown;
  return lines.join('') + (more > 0 ? `… và ${more} dòng nữa / and ${more} more\n` : '');
}

function badRows({ bad, rows }: ImportCounts): Text {
  const [some, all] = [counted(bad), counted(rows)];
  return {
    vi: `${some.vi} trong ${all.vi} dòng chưa đúng; chưa ghi gì. Sửa tệp rồi nhập lại.`,
    en: `${some.en} of ${all.en} rows are not right; nothing was written. Mend the file, then import again.`,
  };
}

function outcomeOf({ counts, done, dryRun }: Facts): Text {
  const [added, changed, same] = [counted(counts.new), counted(counts.changed), counted(counts.same)];
  if (done)
    return {
      vi: `Đã nhập: thêm ${added.vi}, đổi ${changed.vi}, giữ nguyên ${same.vi} dòng.`,
      en: `Imported: ${added.en} new, ${changed.en} changed, ${same.en} as before.`,
    };
  if (dryRun && counts.new + counts.changed > 0)
    return {
      vi: `Chỉ xem, chưa ghi gì: sẽ thêm ${added.vi}, đổi ${changed.vi}, giữ nguyên ${same.vi} dòng.`,
      en: `Only looked, nothing written: ${added.en} would be new, ${changed.en} changed, ${same.en} as before.`,
    };
  return {
    vi: `Không có gì phải đổi: cả ${same.vi} dòng đã đúng như danh sách.`,
    en: `Nothing to change: all ${same.en} rows are as listed already.`,
  };
}
