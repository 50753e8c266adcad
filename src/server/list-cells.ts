import { tidy } from '../kernel/name.ts';
import type { ListLimits } from './list-limits.ts';
import { listProblem } from './list-problem.ts';

/** Gets every row that is not blank, with the line (or the sheet's row) on which it begins. */
export type TakeRow = (line: number, cells: string[]) => void;

/**
 * Tidies rows on their way to `take`, counts them and stops at the limits. Blank rows are left out, and blank cells at a
 * row's end.
 */
export class Cells {
  private rows = 0;
  private filled = 0;
  private text = 0;
  private readonly limits: ListLimits;
  private readonly take: TakeRow;
  constructor(limits: ListLimits, take: TakeRow) {
    this.limits = limits;
    this.take = take;
  }

  /** @throws Problem what is too many */
  row(line: number, cells: string[]): void {
    const { limits } = this;
    let width = 0;
    for (let at = 0; at < cells.length; at++) {
      const cell = cells[at] as string;
      if (cell.length > limits.cell)
        throw listProblem.cellTooLong({ line, column: at + 1, most: limits.cell });
      const said = tidy(cell);
      cells[at] = said;
      if (said === '') continue;
      width = at + 1;
      this.filled++;
      this.text += said.length;
    }
    if (width === 0) return;
    if (width > limits.columns) throw listProblem.tooManyColumns({ line, most: limits.columns });
    if (++this.rows > limits.rows) throw listProblem.tooManyRows({ most: limits.rows });
    if (this.filled > limits.cells) throw listProblem.tooManyCells({ most: limits.cells });
    if (this.text > limits.text) throw listProblem.tooMuchText({ most: limits.text });
    cells.length = width;
    this.take(line, cells);
  }
}
