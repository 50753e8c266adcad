import { type Day, written } from '../kernel/day.ts';
import { counted, numbered, percent } from './official-text.ts';
import type { Cell, Grid, Paper, Words } from './paper.ts';
import { list } from './paper.ts';

/** One figure with its words. Null is not known, and printed so: it is not nought. */
export interface FigureLine {
  /** «Cuộc họp tổ có cán bộ dự». */
  label: string;
  /** «cuộc», «hộ», «đồng». */
  unit: string;
  value: number | null;
  /** What the value is a part of: printed beside it with the share. */
  whole?: number | null;
  note?: string;
}

/** Figures under one heading: «Dự sinh hoạt». */
export interface FigureGroup {
  heading: string;
  lines: readonly FigureLine[];
}

/** Those that ought to be there and are not, by name. */
export interface Missing {
  /** «chưa có báo cáo tháng 9/2016». */
  what: string;
  /** «tổ», «đồng chí». */
  of: string;
  names: readonly string[];
}

export const unknown = 'chưa rõ';

export const figureText = (value: number | null): string => (value === null ? unknown : numbered(value));

/** «84,31%», or that it is not known: a part or a whole nobody wrote down gives no share. */
export const shareText = (part: number | null, whole: number | null | undefined): string =>
  part === null || whole === null || whole === undefined ? unknown : (percent(part, whole) ?? unknown);

/** «Cuộc họp tổ có cán bộ dự: 86/102 cuộc (84,31%)». */
export function figureSentence({ label, unit, value, whole, note }: FigureLine): string {
  const tail = note === undefined ? '' : `; ${note}`;
  if (value === null) return `${label}: ${unknown}${tail}`;
  if (whole === undefined) return `${label}: ${counted(value, unit)}${tail}`;
  const share = percent(value, whole ?? 0);
  return `${label}: ${numbered(value)}/${figureText(whole)} ${unit}${share === null ? '' : ` (${share})`}${tail}`;
}

/** TT | Chỉ tiêu | Đơn vị tính | Số liệu | Trên tổng số | Tỷ lệ | Ghi chú. Groups are lines over the whole width. */
export function figureTable(groups: readonly FigureGroup[]): Grid {
  let nth = 0;
  const row = ({ label, unit, value, whole, note }: FigureLine): Cell[] => {
    nth += 1;
    const share = whole === undefined ? ['', ''] : [figureText(whole), shareText(value, whole)];
    return [String(nth), label, unit, figureText(value), ...share, note ?? ''];
  };
  return {
    kind: 'table',
    columns: [
      { heading: 'TT', width: 6, align: 'center' },
      { heading: 'Chỉ tiêu', width: 38 },
      { heading: 'Đơn vị tính', width: 11, align: 'center' },
      { heading: 'Số liệu', width: 15, align: 'right' },
      { heading: 'Trên tổng số', width: 11, align: 'right' },
      { heading: 'Tỷ lệ', width: 12, align: 'right' },
      { heading: 'Ghi chú', width: 14 },
    ],
    rows: groups.flatMap(({ heading, lines }) => [
      [{ text: heading, columns: 7, bold: true, align: 'left' as const }],
      ...lines.map(row),
    ]),
  };
}

/** «02 tổ chưa có báo cáo tháng 9/2016: Tổ 05, Tổ 17». */
export const missingSentence = ({ what, of, names }: Missing): Words =>
  `${counted(names.length, of)} ${what}: ${names.join(', ')}`;

/** All that is missing, named; or the sentence that nothing is. */
export function missingBlock(missing: readonly Missing[]) {
  const named = missing.filter(({ names }) => names.length > 0).map(missingSentence);
  return list(named.length > 0 ? named : ['Không thiếu số liệu nào trong kỳ']);
}

/** By what anyone can check that printed figures are the signed ones. */
export interface Frozen {
  on: Day;
  /** Hash of the figures. */
  hash: string;
  /** Head of the log when they were frozen. */
  logHead: string;
}

/** Figures not yet frozen make a draft; frozen ones say at the foot of every page how to check them. */
export const frozenPaper = (paper: Paper, frozen: Frozen | null): Paper =>
  frozen === null
    ? { ...paper, draft: true }
    : {
        ...paper,
        foot: `Số liệu chốt ngày ${written(frozen.on)}. Mã số liệu: ${frozen.hash}. Đầu nhật ký: ${frozen.logHead}`,
      };
