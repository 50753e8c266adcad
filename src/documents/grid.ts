import { Paragraph, Table, TableCell, TableLayoutType, TableRow, VerticalAlignTable, WidthType } from 'docx';
import { line } from './drawing.ts';
import { type Layout, pointTwips, twips } from './format.ts';
import type { Align, Cell, Grid } from './paper.ts';

/** A table `width` mm wide with a little air under it. */
export function grid({ columns, rows }: Grid, { table }: Layout, width: number): (Table | Paragraph)[] {
  const shares = columns.reduce((sum, column) => sum + column.width, 0);
  const widths = columns.map((column) => twips((width * column.width) / shares));
  const headings = columns.map(({ heading }) => ({ text: heading, bold: true, align: 'center' as const }));
  const held = rowsHeldTogether(rows);
  const aligns = alignsOf(columns, rows);
  const drawn = [headings, ...rows].map(
    (cells, at) =>
      new TableRow({
        cantSplit: true,
        tableHeader: at === 0,
        children: cells.map((cell, nth) =>
          drawCell(
            cell,
            table.size,
            at === 0 ? 'center' : (aligns[at - 1]?.[nth] ?? 'left'),
            at === 0 || held.has(at - 1),
          ),
        ),
      }),
  );
  return [
    new Table({
      width: { size: widths.reduce((sum, part) => sum + part, 0), type: WidthType.DXA },
      columnWidths: widths,
      layout: TableLayoutType.FIXED,
      rows: drawn,
    }),
    new Paragraph({ spacing: { line: pointTwips(8), lineRule: 'exact' }, children: [] }),
  ];
}

const spanOf = (cell: Cell) =>
  typeof cell === 'string' ? { rows: 1, columns: 1 } : { rows: cell.rows ?? 1, columns: cell.columns ?? 1 };

function drawCell(cell: Cell, size: number, align: Align, keepNext: boolean): TableCell {
  const { text, bold = false } = typeof cell === 'string' ? { text: cell } : cell;
  const span = spanOf(cell);
  const parts = text === '' ? [''] : text.split('\n');
  return new TableCell({
    children: parts.map((part) =>
      line(part, { size, bold }, typeof cell === 'string' ? align : (cell.align ?? align), { keepNext }),
    ),
    ...(span.rows > 1 && { rowSpan: span.rows }),
    ...(span.columns > 1 && { columnSpan: span.columns }),
    verticalAlign: VerticalAlignTable.CENTER,
    margins: { left: twips(1.2), right: twips(1.2), top: pointTwips(2), bottom: pointTwips(2) },
  });
}

/** Rows the next one must not leave: a heading over all columns, and every row a tall cell covers but its last. */
function rowsHeldTogether(rows: Grid['rows']): Set<number> {
  const held = new Set<number>();
  rows.forEach((cells, at) => {
    if (cells.length === 1 && at < rows.length - 1) held.add(at);
    const tallest = Math.max(1, ...cells.map((cell) => spanOf(cell).rows));
    for (let row = at; row < at + tallest - 1; row += 1) held.add(row);
  });
  return held;
}

/** The alignment of each cell's own column, for a row under a tall cell has fewer cells than columns. */
function alignsOf(columns: Grid['columns'], rows: Grid['rows']): Align[][] {
  const coveredFor = columns.map(() => 0);
  return rows.map((cells) => {
    const free = columns.flatMap((_, at) => ((coveredFor[at] ?? 0) > 0 ? [] : [at]));
    coveredFor.forEach((left, at) => {
      coveredFor[at] = Math.max(0, left - 1);
    });
    let next = 0;
    return cells.map((cell) => {
      const span = spanOf(cell);
      const place = free[next] ?? 0;
      for (let at = 0; at < span.columns; at += 1) coveredFor[free[next + at] ?? 0] = span.rows - 1;
      next += span.columns;
      return columns[place]?.align ?? 'left';
    });
  });
}
