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
        bold: stroke.bold || ('bold' in part && part.bold === true),
        italics: stroke.italic || ('italic' in part && part.italic === true),
        ...(stroke.underline && { underline: {} }),
      }),
  );
}

export const alignments = {
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
 * A name in capitals on one line or, where it is longer than `width` mm, on two: broken before the kind of its place
 * («ỦY BAN NHÂN DÂN / XÃ MỸ THẠNH»), else where both lines come out most alike.
 */
export function brokenName(name: string, size: number, width: number): string[] {
  if (boldLength(name, size) <= width) return [name];
  const words = name.split(' ');
  const breaks = words
    .slice(1)
    .map((_, at) => [words.slice(0, at + 1).join(' '), words.slice(at + 1).join(' ')]);
  const longer = (lines: string[]) => Math.max(...lines.map((one) => boldLength(one, size)));
  const best = breaks.sort((a, b) => longer(a) - longer(b));
  const byPlace = best.find(([, rest = '']) => tiers.some((tier) => rest.startsWith(`${tier} `)));
  return byPlace !== undefined && longer(byPlace) <= width ? byPlace : (best[0] ?? [name]);
}
