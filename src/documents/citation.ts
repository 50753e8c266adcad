import { type Day, written } from '../kernel/day.ts';
import { type LayoutName, layouts } from './format.ts';
import { longDay, lowerFirst, upperFirst } from './official-text.ts';
import type { Paper } from './paper.ts';

/** A numbered document as others cite it. */
export interface Citation {
  /** «Kế hoạch». */
  type: string;
  number: number;
  /** «KH/HU» or «KH-UBND». */
  symbol: string;
  day: Day;
  issuer: string;
  /** What it is about, with its «về»: «về việc phân công cán bộ». */
  about?: string;
}

/** In full, the first time: «Kế hoạch số 19-KH/HU, ngày 20/5/2016 của Huyện ủy Giồng Trôm về ...». */
export function cited({ type, day, issuer, about, ...of }: Citation, layout: LayoutName): string {
  const when = layout === 'party' ? `, ngày ${written(day)}` : ` ${longDay(day)}`;
  return `${type} số ${numberOf(of)}${when} của ${issuer}${about === undefined ? '' : ` ${lowerFirst(about)}`}`;
}

/** Every later time: «Kế hoạch 19-KH/HU». */
export const citedAgain = ({ type, ...of }: Citation, layout: LayoutName): string =>
  `${type} ${layout === 'party' ? '' : 'số '}${numberOf(of)}`;

/** Written as the cited document writes itself, whoever cites it: a party symbol has its own stroke («KH/HU»). */
const numberOf = ({ number, symbol }: Pick<Citation, 'number' | 'symbol'>): string =>
  `${String(number).padStart(2, '0')}${layouts[symbol.includes('/') ? 'party' : 'state'].number.join}${symbol}`;

/** Under an annex's title: «(Kèm theo Kế hoạch số 33-KH/ĐU, ngày 21/7/2016 của Đảng ủy xã ...)». */
export function citedWith({ type = 'Công văn', number, symbol, day, issuer, layout }: Paper): string {
  if (number === undefined || day === undefined) return `(Kèm theo ${type} của ${issuer})`;
  return `(Kèm theo ${cited({ type: upperFirst(type), number, symbol, day, issuer }, layout)})`;
}
