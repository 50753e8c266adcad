/**
 * How an official document is laid out, as data: a clerk who finds a figure wrong corrects it here and nowhere else.
 * Lengths in millimetres, sizes in points. Where a rule leaves a range, the value inside it that we print.
 */
export type LayoutName = 'party' | 'state';

/** A line under a text: as long as the text, a part of it, or signs in its stead. */
export type Under = { rule: number } | { signs: string };

export interface Layout {
  /** Which rules the figures come from. */
  standard: string;
  page: { width: number; height: number };
  margin: { top: number; bottom: number; left: number; right: number };
  font: string;
  /** Left and right column of the head, parts of the text's width; they add up to 1. */
  headColumns: readonly [left: number, right: number];
  /** Right column: the fixed lines every document opens with, and the line under the last. */
  top: { lines: readonly { text: string; size: number }[]; under: Under };
  parent: { size: number };
  issuer: { size: number; under: Under };
  /** «Số 33-KH/ĐU» or «Số: 15/KH-UBND». */
  number: { size: number; lead: string; join: string };
  date: { size: number };
  type: { size: number };
  subject: { size: number; lowerFirst: boolean; under: Under };
  /** A letter has no printed type: its subject stands under the number. */
  letterSubject: { size: number; italic: boolean; lead: string };
  basis: { italic: boolean; lead: string };
  body: {
    size: number;
    firstIndent: number;
    /** Points after a paragraph. */
    gap: number;
    line: { exactly: number } | { times: number };
    closing: '.' | './.';
  };
  /** What follows the Roman number of a section: «I- » or «I. ». */
  sectionJoin: string;
  table: { size: number };
  sign: { size: number; postBold: boolean; gap: number };
  recipients: { labelSize: number; label: 'underlined' | 'boldItalic'; size: number };
  annex: { size: number; titleSize: number; numerals: 'arabic' | 'roman' };
  pageNumber: { size: number; fromEdge: number };
  foot: { size: number };
}

const common = {
  page: { width: 210, height: 297 },
  font: 'Times New Roman',
  table: { size: 12 },
  pageNumber: { size: 13, fromEdge: 10 },
  foot: { size: 8.5 },
} as const;

/**
 * A document of the Party: Regulation 399-QĐ/TW (9/1/2026) and Guideline 05-HD/VPTW (27/5/2026). The full text of the
 * guideline was not at hand: its figures were compared between several published implementations, and the sizes agree
 * with the table of Guideline 36-HD/VPTW of 2018, which it replaces.
 */
const party: Layout = {
  ...common,
  standard: '399-QĐ/TW, 05-HD/VPTW',
  margin: { top: 20, bottom: 20, left: 30, right: 15 },
  headColumns: [0.46, 0.54],
  top: { lines: [{ text: 'ĐẢNG CỘNG SẢN VIỆT NAM', size: 15 }], under: { rule: 1 } },
  parent: { size: 14 },
  issuer: { size: 14, under: { signs: '*' } },
  number: { size: 14, lead: 'Số ', join: '-' },
  date: { size: 14 },
  type: { size: 16 },
  subject: { size: 14, lowerFirst: true, under: { signs: '-----' } },
  letterSubject: { size: 12, italic: true, lead: 'về việc ' },
  basis: { italic: false, lead: '- ' },
  body: { size: 14, firstIndent: 10, gap: 6, line: { exactly: 19 }, closing: '.' },
  sectionJoin: '- ',
  sign: { size: 14, postBold: false, gap: 25 },
  recipients: { labelSize: 14, label: 'underlined', size: 12 },
  annex: { size: 14, titleSize: 14, numerals: 'arabic' },
};

/** A document of a state body: Decree 30/2020/NĐ-CP, Appendix I. */
const state: Layout = {
  ...common,
  standard: '30/2020/NĐ-CP',
  margin: { top: 20, bottom: 20, left: 30, right: 15 },
  headColumns: [0.44, 0.56],
  top: {
    lines: [
      { text: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', size: 12 },
      { text: 'Độc lập - Tự do - Hạnh phúc', size: 13 },
    ],
    under: { rule: 1 },
  },
  parent: { size: 12 },
  issuer: { size: 12, under: { rule: 0.4 } },
  number: { size: 13, lead: 'Số: ', join: '/' },
  date: { size: 13 },
  type: { size: 14 },
  subject: { size: 14, lowerFirst: false, under: { rule: 0.4 } },
  letterSubject: { size: 12, italic: false, lead: 'V/v ' },
  basis: { italic: true, lead: '' },
  body: { size: 14, firstIndent: 10, gap: 6, line: { times: 1.15 }, closing: './.' },
  sectionJoin: '. ',
  sign: { size: 14, postBold: true, gap: 25 },
  recipients: { labelSize: 12, label: 'boldItalic', size: 11 },
  annex: { size: 14, titleSize: 14, numerals: 'roman' },
};

export const layouts: Readonly<Record<LayoutName, Layout>> = { party, state };

/** Twentieths of a point, the measure of a DOCX: 20 mm are 1134, 15 mm 850. */
export const twips = (millimetres: number): number => Math.round((millimetres * 1440) / 25.4);
export const pointTwips = (points: number): number => Math.round(points * 20);
/** Text is measured in half points. */
export const halfPoints = (points: number): number => Math.round(points * 2);

/** Width between the margins, millimetres. */
export const textWidth = ({ page, margin }: Layout, landscape: boolean): number =>
  (landscape ? page.height : page.width) - margin.left - margin.right;
