import path from 'node:path';
import type { Text } from '../../kernel/text.ts';

/** Something about an input file: where, counted from 1, and what it is or what to do. */
export type Finding = {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly says: Text;
};

/** As in the report: the file's name without its folder, so that the same files give the same report anywhere. */
export type Note = {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly said: string;
};

/** What reading came upon: `wrong` must be put right first, `notes` are only told. */
export class Findings {
  readonly wrong: Finding[] = [];
  private readonly told: Finding[] = [];

  refuse(file: string, line: number, column: number, says: Text): void {
    this.wrong.push({ file, line, column, says });
  }

  note(file: string, line: number, column: number, says: Text): void {
    this.told.push({ file, line, column, says });
  }

  /** In the order in which they were found. */
  notes(): Note[] {
    return this.told.map(({ file, line, column, says }) => ({
      file: path.basename(file),
      line,
      column,
      said: `${says.vi} / ${says.en}`,
    }));
  }
}

const shown = 50;

/** The findings for a person, one after the other; of very many the first fifty. */
export function listFindings(findings: readonly Finding[]): string {
  const lines = findings.slice(0, shown).map(({ file, line, column, says }) => {
    const place = `${file}:${line}:${column}`;
    return `${place}: dòng ${line}, cột ${column}: ${says.vi}\n  line ${line}, column ${column}: ${says.en}\n`;
  });
  const more = findings.length - shown;
  if (more > 0) lines.push(`… và ${more} chỗ nữa / and ${more} more\n`);
  return lines.join('');
}
