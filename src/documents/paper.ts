import type { Day } from '../kernel/day.ts';
import type { LayoutName } from './format.ts';
import type { Spelling } from './spelling.ts';

/**
 * An official document before it is drawn: what it says, not how it looks. Sentence case throughout; the layout writes
 * capitals, numbers, marks and closing punctuation. `toDocx` in `docx.ts` draws it.
 */
export interface Paper {
  layout: LayoutName;
  /** Body above the issuer: «Đảng bộ huyện Giồng Trôm». */
  parent?: string;
  /** «Đảng ủy xã Mỹ Thạnh». */
  issuer: string;
  /** Left open, with room for a pen, until the registry gives one. */
  number?: number;
  /** What follows the number: «KH/ĐU» of a party body, «KH-UBND» of a state body. */
  symbol: string;
  /** «Kế hoạch»; a letter (công văn) has none. */
  type?: string;
  /** «về việc ...» under the type; of a letter what follows «về việc» or «V/v». */
  subject: string;
  /** Under the subject: what this document goes with, e.g. «(Kèm theo Kế hoạch ...)». */
  reference?: string;
  place: string;
  /** Left open, like the number, until signed. */
  day?: Day;
  /** Those a letter addresses (Kính gửi). */
  addressees?: readonly string[];
  /** «Căn cứ ...», one each, without closing marks. */
  bases?: readonly string[];
  body: readonly Block[];
  /** One signs at the right; several side by side, as under a record (biên bản). */
  signs: readonly Sign[];
  /** Without dash or closing mark; the last says where it is kept: «Lưu Văn phòng Đảng ủy». */
  recipients: readonly string[];
  annexes?: readonly Annex[];
  landscape?: boolean;
  /** Marks every page «DỰ THẢO». */
  draft?: boolean;
  /** Small print at the foot of every page: by what the figures can be checked. */
  foot?: string;
  /** How tones are written on this paper; as the texts come where left out. */
  spelling?: Spelling;
}

/** Who signs: «T/M Đảng ủy», «Bí thư», a name without title. */
export interface Sign {
  authority?: string;
  /** «KT. Chủ tịch», above the signer's own post. */
  inPlaceOf?: string;
  post: string;
  name: string;
}

/** Pages of their own behind the document, numbered from 1, naming the document they belong to. */
export interface Annex {
  title: string;
  body: readonly Block[];
  landscape?: boolean;
}

export type Words = string | readonly { text: string; bold?: boolean; italic?: boolean }[];

/** Sections, clauses and points number themselves: I, 1, a. */
export type Block =
  | { kind: 'section' | 'clause'; text: string }
  | { kind: 'point' | 'paragraph' | 'note'; text: Words }
  | { kind: 'list'; items: readonly Words[] }
  | Grid;

export type Align = 'left' | 'center' | 'right';

/** A table; repeats its headings on every page and breaks no row. `width` is a share, whatever the sum. */
export interface Grid {
  kind: 'table';
  columns: readonly { heading: string; width: number; align?: Align }[];
  rows: readonly (readonly Cell[])[];
}

/** A cell over several rows or columns leaves the covered ones out. Cells of one such row stay on one page. */
export type Cell = string | { text: string; rows?: number; columns?: number; bold?: boolean; align?: Align };

/** What every concrete paper is given besides its facts: whose paper it is, when, who signs and who gets it. */
export type Issued = Pick<Paper, 'layout' | 'issuer' | 'symbol' | 'place' | 'signs' | 'recipients'> &
  Partial<Pick<Paper, 'parent' | 'number' | 'day' | 'draft' | 'spelling'>>;

export const section = (text: string): Block => ({ kind: 'section', text });
export const clause = (text: string): Block => ({ kind: 'clause', text });
export const point = (text: Words): Block => ({ kind: 'point', text });
export const paragraph = (text: Words): Block => ({ kind: 'paragraph', text });
/** Centred, in italics: a table's unit, «(Số liệu tính đến ...)». */
export const note = (text: Words): Block => ({ kind: 'note', text });
export const list = (items: readonly Words[]): Block => ({ kind: 'list', items });
/** What people have stated, one each; where nobody has stated anything the paper says so and invents nothing. */
export const stated = (items: readonly Words[], otherwise = 'Chưa có nội dung được ghi nhận.'): Block =>
  items.length > 0 ? list(items) : paragraph([{ text: otherwise, italic: true }]);
