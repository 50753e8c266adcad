import { AlignmentType, type IParagraphOptions, LineRuleType, Paragraph, type Table } from 'docx';
import { runs, type Stroke } from './drawing.ts';
import { type Layout, pointTwips, twips } from './format.ts';
import { grid } from './grid.ts';
import { ended, pointLetter, roman, upper } from './official-text.ts';
import type { Block, Words } from './paper.ts';

/**
 * Draws blocks one under the other in a column `width` mm wide; sections, clauses and points get their numbers.
 * The last words stay on the page of what follows when `kept`: no signature stands alone.
 */
export function blocks(
  of: readonly Block[],
  layout: Layout,
  width: number,
  kept = false,
): (Paragraph | Table)[] {
  const numbers = { section: 0, clause: 0, point: 0 };
  const drawn = (block: Block, at: number): (Paragraph | Table)[] => {
    const keepNext = kept && at === of.length - 1;
    switch (block.kind) {
      case 'section':
        numbers.clause = numbers.point = 0;
        numbers.section += 1;
        return heading(`${roman(numbers.section)}${layout.sectionJoin}${upper(block.text)}`, layout, 0);
      case 'clause':
        numbers.point = 0;
        numbers.clause += 1;
        return heading(`${numbers.clause}. ${block.text}`, layout, 1);
      case 'point':
        numbers.point += 1;
        return paragraphs(led(`${pointLetter(numbers.point)}) `, block.text), layout, {}, { keepNext });
      case 'paragraph':
        return paragraphs(block.text, layout, {}, { keepNext });
      case 'note':
        return [
          text(block.text, layout, { italic: true }, { alignment: AlignmentType.CENTER, keepNext: true }),
        ];
      case 'list':
        return block.items.flatMap((item, nth) => {
          const last = nth === block.items.length - 1;
          return paragraphs(
            led('- ', marked(item, last ? '.' : ';')),
            layout,
            {},
            { keepNext: keepNext && last },
          );
        });
      case 'table':
        return grid(block, layout, width);
    }
  };
  return of.flatMap(drawn);
}

/** A paragraph of running text, or several where a line ends inside it. */
function paragraphs(
  words: Words,
  layout: Layout,
  stroke: Partial<Stroke> = {},
  more: IParagraphOptions = {},
): Paragraph[] {
  const lines = typeof words === 'string' ? words.split('\n').filter((part) => part.trim() !== '') : [words];
  return lines.map((part) =>
    text(part, layout, stroke, {
      alignment: AlignmentType.JUSTIFIED,
      indent: { firstLine: twips(layout.body.firstIndent) },
      ...more,
    }),
  );
}

function text(words: Words, layout: Layout, stroke: Partial<Stroke>, more: IParagraphOptions): Paragraph {
  const { size, gap, line } = layout.body;
  const spacing =
    'exactly' in line
      ? { line: pointTwips(line.exactly), lineRule: LineRuleType.EXACT }
      : { line: Math.round(line.times * 240), lineRule: LineRuleType.AUTO };
  return new Paragraph({
    spacing: { ...spacing, after: pointTwips(gap) },
    children: runs(words, { size, ...stroke }),
    ...more,
  });
}

const heading = (words: string, layout: Layout, outlineLevel: number): Paragraph[] =>
  paragraphs(words.replace(/\n/g, ' '), layout, { bold: true }, { outlineLevel, keepNext: true });

const led = (lead: string, words: Words): Words =>
  typeof words === 'string' ? `${lead}${words}` : [{ text: lead }, ...words];

/** With this mark at its end, unless its writer ended it. */
const marked = (words: Words, mark: string): Words => {
  const end = typeof words === 'string' ? words : (words.at(-1)?.text ?? '');
  return /[.;:!?…/]\s*$/.test(end) ? words : closedWords(words, mark);
};

/** The blocks with the layout's closing mark after the last words; a table or a note at the end closes itself. */
export function closed(of: readonly Block[], mark: string): Block[] {
  const last = of.at(-1);
  if (last === undefined) return [];
  const before = of.slice(0, -1);
  if (last.kind === 'paragraph' || last.kind === 'point')
    return [...before, { ...last, text: closedWords(last.text, mark) }];
  if (last.kind !== 'list') return [...of];
  const items = last.items.map((item, at) => (at === last.items.length - 1 ? closedWords(item, mark) : item));
  return [...before, { ...last, items }];
}

const closedWords = (words: Words, mark: string): Words =>
  typeof words === 'string'
    ? ended(words, mark)
    : words.map((part, at) => (at === words.length - 1 ? { ...part, text: ended(part.text, mark) } : part));

/** «Căn cứ ...;» one each, the last with a full stop. */
export const bases = (of: readonly string[], layout: Layout): Paragraph[] =>
  of.flatMap((basis, at) =>
    paragraphs(`${layout.basis.lead}${ended(basis, at === of.length - 1 ? '.' : ';')}`, layout, {
      italic: layout.basis.italic,
    }),
  );
