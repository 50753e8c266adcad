import { mostTitles } from '../units/listed.rules.ts';
import { cellsOf, headed, type PasteColumn } from '../units/paste.rules.ts';

/** Copied rows with their headings over them: those that they bring, else the columns' own in their order. Cells apart by tabs. */
export function withHeadings(pasted: string, columns: readonly PasteColumn<string>[]): string {
  if (
    cellsOf(pasted)
      .slice(0, mostTitles)
      .some((cells) => headed(cells, columns))
  )
    return pasted;
  return `${columns.map(({ heading }) => heading.vi).join('\t')}\n${pasted}`;
}
