import { type Figure, type Figures, figureNames } from './figure.ts';

/** A tier's month is the sum of what its officials signed (tổng hợp). */
export const rollUp = (parts: readonly Figures[]): Figures => parts.reduce(add, {});

function add(a: Figures, b: Figures): Figures {
  const sum: Figures = {};
  for (const name of figureNames) {
    const value = (a[name] ?? 0) + (b[name] ?? 0);
    if (value !== 0) sum[name] = value;
  }
  return sum;
}

/** Figures by name out of amounts by line. */
export const summed = (lines: readonly { figure: string; amount: number }[]): Figures =>
  rollUp(lines.map(({ figure, amount }) => ({ [figure as Figure]: amount })));

export const sameFigures = (a: Figures, b: Figures): boolean =>
  figureNames.every((name) => (a[name] ?? 0) === (b[name] ?? 0));

/** Where two differ, by how much more the second has. */
export const difference = (from: Figures, to: Figures): Figures =>
  rollUp([to, Object.fromEntries(figureNames.map((name) => [name, -(from[name] ?? 0)])) as Figures]);

/** Households present of those expected, 0 to 1; null where nobody counted (unknown is not 0 %). */
export const attendance = (f: Figures): number | null =>
  f.householdsExpected ? (f.householdsPresent ?? 0) / f.householdsExpected : null;
