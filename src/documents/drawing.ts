import { AlignmentType, BorderStyle, type IParagraphOptions, LineRuleType, Paragraph, TextRun } from 'docx';
import { halfPoints, pointTwips, twips } from './format.ts';
import { upper } from './official-text.ts';
import type { Align, Words } from './paper.ts';

/** The strokes everything on paper is made of. */
export interface Stroke {
  size: number;
  bold?: boolean;
  italic?: boolean;
  underline?: boolean;
}

export function runs(words: Words, stroke: Stroke): TextRun[] {
  const parts = typeof words === 'string' ? [{ text: words }] : words;
  return parts.map(
    (part) =>
      new TextRun({
        text: part.text.replace(/\s+/gu, ' '),
        size: halfPoints(stroke.size),
        ...((stroke.bold || ('bold' in part && part.bold)) && { bold: true }),
        ...((stroke.italic || ('italic' in part && part.italic)) && { italics: true }),
        ...(stroke.underline && { underline: {} }),
      }),
  );
}

const alignments = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
} as const satisfies Record<Align, string>;

/** One line of the head, the titles or a cell: single spacing, nothing around it. */
export const line = (
  words: Words,
  stroke: Stroke,
  align: Align = 'center',
  more: IParagraphOptions = {},
): Paragraph => new Paragraph({ alignment: alignments[align], children: runs(words, stroke), ...more });

/** A stroke `length` mm long in the middle of a column `width` mm wide. */
export function rule(length: number, width: number): Paragraph {
  const side = twips(Math.max(0, (width - length) / 2));
  return new Paragraph({
    indent: { left: side, right: side },
    spacing: { before: pointTwips(3), line: pointTwips(4), lineRule: LineRuleType.EXACT },
    border: { top: { style: BorderStyle.SINGLE, size: 6, color: '000000', space: 0 } },
    children: [],
  });
}

/** Advance widths of Times Bold, thousandths of its size, small and capital letters. */
const widths =
  'a500 b556 c444 d556 e444 f333 g500 h556 i278 j333 k556 l278 m833 n556 o500 p556 q556 r444 s389 t333 u556 v500 w722 x500 y500 z444 ' +
  'A722 B667 C722 D722 E667 F611 G778 H778 I389 J500 K778 L667 M944 N722 O778 P611 Q778 R722 S556 T667 U722 V722 W1000 X722 Y722 Z667';
const widthOf = new Map(widths.split(' ').map((pair) => [pair.charAt(0), Number(pair.slice(1))]));

/** How long a text in bold is about, millimetres: what the strokes under titles are cut to. */
export function boldLength(text: string, size: number): number {
  const letters = text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D');
  const thousandths = [...letters].reduce((sum, letter) => sum + (widthOf.get(letter) ?? 290), 0);
  return ((thousandths / 1000) * size * 25.4) / 72;
}

const tiers = [
  'xã',
  'phường',
  'thị trấn',
  'đặc khu',
  'huyện',
  'quận',
  'tỉnh',
  'thành phố',
  'ấp',
  'khu phố',
].map(upper);

/**
 * A name in capitals on one line or, where it is longer than `width` mm, on several: if it can be, broken before the
 * kind of its place («ỦY BAN NHÂN DÂN / XÃ MỸ THẠNH»).
 */
export const brokenName = (name: string, size: number, width: number): string[] =>
  balanced(name, size, width, (_, rest) => tiers.some((tier) => rest.startsWith(`${tier} `)));

/**
 * Bold text on as few lines as `width` mm allows, about alike in length. Of two lines the break may be a little uneven
 * where it is a `good` one: unless told otherwise, after a comma.
 */
export function balanced(
  text: string,
  size: number,
  width: number,
  good = (first: string, _rest: string) => /[,;:]$/.test(first),
): string[] {
  const words = text.split(/\s+/u).filter((word) => word !== '');
  const lines = filled(words, size, width);
  if (lines.length < 2) return lines;
  const cost = ([first, rest]: readonly [string, string]) => {
    const longer = Math.max(boldLength(first, size), boldLength(rest, size));
    return longer > width ? Number.POSITIVE_INFINITY : longer - (good(first, rest) ? width * 0.25 : 0);
  };
  const [best] = words
    .slice(1)
    .map((_, at) => [words.slice(0, at + 1).join(' '), words.slice(at + 1).join(' ')] as const)
    .sort((a, b) => cost(a) - cost(b));
  return best === undefined || cost(best) === Number.POSITIVE_INFINITY ? lines : [...best];
}

function filled(words: readonly string[], size: number, width: number): string[] {
  const lines: string[] = [];
  for (const word of words) {
    const longer = `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && boldLength(longer, size) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
