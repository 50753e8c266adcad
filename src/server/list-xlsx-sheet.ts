import type { Cells } from './list-cells.ts';
import { listProblem } from './list-problem.ts';
import { type Shown, shownNumber } from './list-xlsx-format.ts';
import { Runs, unescaped } from './list-xlsx-strings.ts';
import { attribute, NotXml, type XmlTaker } from './xml-pieces.ts';

/** What a workbook's cells refer to. */
export interface Book {
  readonly strings: readonly string[];
  readonly shown: readonly Shown[];
  readonly from1904: boolean;
}

const lastRow = 1_048_576;
const lastColumn = 16_384;

interface Cell {
  readonly column: number;
  readonly type: string;
  readonly style: number;
  formula: boolean;
  value: string | null;
  readonly runs: Runs;
}

/** Reads the rows of a sheet. What formulas say is taken as it is stored; nothing is calculated. @throws Problem, NotXml */
export class SheetRows implements XmlTaker {
  private line = 0;
  private column = 0;
  private row: string[] = [];
  private cell: Cell | null = null;
  private inValue = false;
  private readonly book: Book;
  private readonly name: string;
  private readonly cells: Cells;
  private readonly columns: number;
  constructor(book: Book, name: string, cells: Cells, columns: number) {
    this.book = book;
    this.name = name;
    this.cells = cells;
    this.columns = columns;
  }

  open(name: string, tag: string): void {
    const { cell } = this;
    if (name === 'row') this.beginRow(attribute(tag, 'r'));
    else if (name === 'c') this.beginCell(tag);
    else if (cell === null) return;
    else if (name === 'f') cell.formula = true;
    else if (name === 'v') {
      this.inValue = true;
      cell.value ??= '';
    } else cell.runs.open(name);
  }

  text(text: string): void {
    if (this.cell === null) return;
    if (this.inValue) this.cell.value += text;
    else this.cell.runs.take(text);
  }

  close(name: string): void {
    if (name === 'v') this.inValue = false;
    else if (name === 'c') this.endCell();
    else if (name === 'row') this.cells.row(this.line, this.row);
    else this.cell?.runs.close(name);
  }

  private beginRow(said: string | undefined): void {
    const line = said === undefined ? this.line + 1 : Number(said);
    if (!Number.isInteger(line) || line <= this.line) throw new NotXml('rows out of order');
    if (line > lastRow) throw listProblem.tooManyRows({ most: lastRow });
    this.line = line;
    this.column = 0;
    this.row = [];
  }

  private beginCell(tag: string): void {
    const place = attribute(tag, 'r');
    const column = place === undefined ? this.column + 1 : columnOf(place);
    if (column <= this.column || column > lastColumn) throw new NotXml('cells out of order');
    this.column = column;
    this.cell = {
      ...{ column, type: attribute(tag, 't') ?? 'n', style: Number(attribute(tag, 's') ?? 0) },
      ...{ formula: false, value: null, runs: new Runs() },
    };
  }

  private endCell(): void {
    const { cell, row } = this;
    this.cell = null;
    if (cell === null) return;
    const said = this.said(cell);
    if (said === '') return;
    if (cell.column > this.columns) throw listProblem.tooManyColumns({ line: this.line, most: this.columns });
    while (row.length < cell.column - 1) row.push('');
    row.push(said);
  }

  private said(cell: Cell): string {
    const { type, value, runs } = cell;
    const place = { line: this.line, column: cell.column, sheet: this.name };
    const named = { ...place, cell: `${lettersOf(cell.column)}${this.line}` };
    if (cell.formula && (value === null || (value === '' && type !== 'str')))
      throw listProblem.noValue(named);
    if (type === 'inlineStr') return unescaped(runs.text);
    if (value === null || value === '') return '';
    if (type === 'e') throw listProblem.errorValue({ ...named, said: value });
    if (type === 's') return this.shared(value);
    if (type === 'str') return unescaped(value);
    if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE';
    if (type === 'd') return value.slice(0, 10);
    const number = shownNumber(value, this.book.shown[cell.style] ?? 'number', this.book.from1904);
    if (number === null) throw new NotXml('no number');
    return number;
  }

  private shared(value: string): string {
    const string = this.book.strings[Number(value)];
    if (string === undefined) throw new NotXml('no such string');
    return string;
  }
}

/** «AB12» is in column 28. */
function columnOf(place: string): number {
  const letters = /^([A-Z]{1,3})\d+$/.exec(place)?.[1];
  if (letters === undefined) throw new NotXml('no place');
  return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0);
}

/** Column 28 is «AB». */
function lettersOf(column: number): string {
  const before = Math.floor((column - 1) / 26);
  return (before > 0 ? lettersOf(before) : '') + String.fromCharCode(65 + ((column - 1) % 26));
}
