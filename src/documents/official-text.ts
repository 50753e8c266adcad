import type { Day } from '../kernel/day.ts';

/** How official Vietnamese writes days, numbers and counts. */

/** «ngày 26 tháng 9 năm 2016»: a nought before days under 10 and before months 1 and 2 only, where one could be added. */
export function longDay(day: Day): string {
  const [year, month, number] = day.split('-').map(Number) as [number, number, number];
  return `ngày ${padded(number)} tháng ${month < 3 ? padded(month) : month} năm ${year}`;
}

/** «1.234.567»; decimals after a comma as they are. */
export function numbered(value: number): string {
  const [whole = '', decimals] = String(Math.abs(value)).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '.');
  return `${value < 0 ? '-' : ''}${grouped}${decimals === undefined ? '' : `,${decimals}`}`;
}

const padded = (value: number): string => (value > 0 && value < 10 ? `0${value}` : numbered(value));

/** «03 tổ», «37 đồng chí», «0 tổ»: a count under ten gets its nought so that nobody writes a figure before it. */
export const counted = (count: number, of: string): string => `${padded(count)} ${of}`;

/** «25.000.000 đồng». */
export const dong = (value: number): string => `${numbered(value)} đồng`;

/** «97,12%», at most two decimals; null where there is no whole, for nothing of nothing is not 0 %. */
export function percent(part: number, whole: number): string | null {
  if (whole === 0) return null;
  return `${numbered(Math.round((part / whole) * 10_000) / 100)}%`;
}

/** «an, bình và chi». */
export const listed = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} và ${names.at(-1)}`;

export const upper = (text: string): string => text.toLocaleUpperCase('vi');
export const lowerFirst = (text: string): string => text.slice(0, 1).toLocaleLowerCase('vi') + text.slice(1);
export const upperFirst = (text: string): string => text.slice(0, 1).toLocaleUpperCase('vi') + text.slice(1);

/** The text with exactly this mark at its end. */
export const ended = (text: string, mark: string): string => `${text.replace(/[\s.;,:/]+$/, '')}${mark}`;

const romans = [
  ['X', 10],
  ['IX', 9],
  ['V', 5],
  ['IV', 4],
  ['I', 1],
] as const;

/** 1 to 39. */
export function roman(value: number): string {
  let rest = value;
  let written = '';
  for (const [letters, worth] of romans) for (; rest >= worth; rest -= worth) written += letters;
  return written;
}

const alphabet = 'abcdđeghiklmnopqrstuvxy';
/** «a» for 1, in the order of the Vietnamese alphabet; numbers take over where it ends. */
export const pointLetter = (value: number): string => alphabet[value - 1] ?? String(value);
