import type { Day } from '../kernel/day.ts';
import { type Problem, problems } from '../kernel/problem.ts';
import type { NumberGap, Term } from './number.ts';

export const numberProblem = problems('number', {
  taken: {
    status: 409,
    vi: (f: { number: number; series: string; next: number }) =>
      `Số ${f.number} đã cấp trong ${inSeries(f.series)}; số tiếp theo là ${f.next}.`,
    en: (f: { number: number; series: string; next: number }) =>
      `Number ${f.number} is already given in ${f.series}; the next is ${f.next}.`,
  },
  dayAhead: {
    status: 422,
    vi: () => 'Ngày cấp số chưa tới.',
    en: () => 'The day of the number has not come yet.',
  },
  termsOverlap: {
    status: 409,
    vi: (f: { name: string }) => `Thời gian này trùng với nhiệm kỳ ${f.name}.`,
    en: (f: { name: string }) => `These days overlap with the term ${f.name}.`,
  },
});
const inSeries = (series: string) => (series.includes('-') ? `nhiệm kỳ ${series}` : `năm ${series}`);

/**
 * In which series a document of that day is numbered: a party body's by its term, a state body's by the calendar year. Where
 * no term is noted, terms run five years from 1 July 2015, 2020 …, about when commune congresses have been held.
 */
export function seriesOn(layout: 'party' | 'state', day: Day, terms: readonly Term[]): string {
  if (layout === 'state') return day.slice(0, 4);
  const noted = terms.find((term) => term.from <= day && (term.to === null || day <= term.to));
  if (noted) return noted.name;
  const year = Number(day.slice(0, 4)) - (day.slice(5) < '07-01' ? 1 : 0);
  const begins = year - (year % 5);
  return `${begins}-${begins + 5}`;
}

/** One above the highest given; 1 in an empty series. */
export const nextNumber = (given: readonly number[]): number => Math.max(0, ...given) + 1;

/** What lies free below the highest given, in order. */
export function gapsIn(given: readonly number[]): NumberGap[] {
  const gaps: NumberGap[] = [];
  let last = 0;
  for (const number of [...given].sort((a, b) => a - b)) {
    if (number > last + 1) gaps.push({ from: last + 1, to: number - 1 });
    last = number;
  }
  return gaps;
}

/** A number is given once in its series. */
export const refuseNumber = (number: number, series: string, given: readonly number[]): Problem | null =>
  given.includes(number) ? numberProblem.taken({ number, series, next: nextNumber(given) }) : null;

/** Terms of one body follow each other; one said again under its name takes the place of what was noted. */
export function refuseTerm(term: Term, noted: readonly Term[]): Problem | null {
  const clash = noted.find(
    (other) =>
      other.name !== term.name &&
      (other.to === null || term.from <= other.to) &&
      (term.to === null || other.from <= term.to),
  );
  return clash ? numberProblem.termsOverlap({ name: clash.name }) : null;
}
