import { asMeant } from '../documents/formula.ts';
import type { Cells } from './list-cells.ts';
import { listProblem } from './list-problem.ts';

export type Delimiter = ',' | ';' | '\t';

/** Longer than any record of a list; what is longer has lost a quote. */
const longestRecord = 1024 * 1024;

/**
 * Reads delimited text (RFC 4180) that comes in pieces: comma, semicolon or tab, as the first line says (`sep=;`) or shows; lines
 * end in LF, CRLF or CR. A cell that was disarmed against formulas is as it was. Returns the delimiter. @throws Problem `quotes`, with its line, and the limits
 */
export function readCsv(pieces: Iterable<string>, cells: Cells): Delimiter {
  const reader = new CsvReader(cells);
  for (const piece of pieces) reader.push(piece);
  return reader.end();
}

class CsvReader {
  private rest = '';
  private line = 1;
  private delimiter: Delimiter | null = null;
  private readonly cells: Cells;
  constructor(cells: Cells) {
    this.cells = cells;
  }

  push(piece: string): void {
    this.rest += piece;
    if (this.rest.length >= 4096) this.read(false);
  }

  end(): Delimiter {
    this.read(true);
    return this.delimiter ?? ',';
  }

  private read(final: boolean): void {
    const { rest } = this;
    let at = 0;
    if (this.delimiter === null) {
      if (!final && rest.length < longestHeading) return;
      [this.delimiter, at] = delimiterOf(rest);
      if (at > 0) this.line++;
    }
    while (at < rest.length) {
      const until = this.record(rest, at, final);
      if (until === null) break;
      at = until;
    }
    this.rest = rest.slice(at);
    if (this.rest.length > longestRecord) throw this.tooLong(this.rest);
  }

  /** Reads one record and says where the next begins; null where its end has not come yet. */
  private record(text: string, from: number, final: boolean): number | null {
    const row: string[] = [];
    const { line } = this;
    let breaks = 0;
    for (let at = from; ; ) {
      let until: number;
      if (text[at] === '"') {
        until = closing(text, at + 1);
        if (until === -1 || (until + 1 >= text.length && !final)) {
          if (!final) return null;
          throw listProblem.quotes({ line: line + breaks, column: row.length + 1 });
        }
        const quoted = text.slice(at + 1, until).replaceAll('""', '"');
        breaks += breaksIn(quoted);
        row.push(quoted);
        until++;
        if (until < text.length && !this.ends(text, until))
          throw listProblem.quotes({ line: line + breaks, column: row.length });
      } else {
        until = at;
        while (until < text.length && !this.ends(text, until)) {
          if (text[until] === '"') throw listProblem.quotes({ line: line + breaks, column: row.length + 1 });
          until++;
        }
        row.push(text.slice(at, until));
      }
      if (until >= text.length) {
        if (!final) return null;
        this.finish(line, breaks, row);
        return until;
      }
      const sign = text[until];
      if (sign === this.delimiter) {
        at = until + 1;
        continue;
      }
      if (sign === '\r' && until + 1 === text.length && !final) return null;
      this.finish(line, breaks, row);
      return until + (sign === '\r' && text[until + 1] === '\n' ? 2 : 1);
    }
  }

  private ends(text: string, at: number): boolean {
    const sign = text[at];
    return sign === this.delimiter || sign === '\n' || sign === '\r';
  }

  private finish(line: number, breaks: number, row: string[]): void {
    this.line = line + breaks + 1;
    this.cells.row(line, row.map(asMeant));
  }

  /** A record without end has lost a quote where it has one. */
  private tooLong(text: string): Error {
    const place = { line: this.line, column: 1 };
    return text.includes('"')
      ? listProblem.quotes(place)
      : listProblem.cellTooLong({ ...place, most: longestRecord });
  }
}

/** Where the quotes close that were opened before `from`; -1: nowhere yet. */
function closing(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at !== -1; at = text.indexOf('"', at + 2))
    if (text[at + 1] !== '"') return at;
  return -1;
}

const breaksIn = (text: string): number =>
  /[\r\n]/.test(text) ? (text.match(/\r\n|\r|\n/g) ?? []).length : 0;

const longestHeading = 64 * 1024;

/**
 * The delimiter, and where the rows begin: behind a first line `sep=;` as spreadsheets write it, else it is the sign that stands
 * most often in the heading row, or in the first row that has any; comma where none does.
 */
function delimiterOf(text: string): [Delimiter, number] {
  const said = /^"?sep=([,;\t])"?(?:\r\n|\r|\n)/i.exec(text);
  if (said) return [said[1] as Delimiter, said[0].length];
  const counts = { ',': 0, ';': 0, '\t': 0 };
  let quoted = false;
  for (let at = 0; at < text.length && at < longestHeading; at++) {
    const sign = text[at] as string;
    if (sign === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (sign === ',' || sign === ';' || sign === '\t') counts[sign]++;
    else if ((sign === '\n' || sign === '\r') && counts[','] + counts[';'] + counts['\t'] > 0) break;
  }
  const best = (Object.keys(counts) as Delimiter[]).reduce((a, b) => (counts[b] > counts[a] ? b : a));
  return [best, 0];
}
