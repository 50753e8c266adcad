import { gini } from '../engine/fairness.ts';

/** How many have how many, most units first: 28 with 3 and 9 with 2. The mean alone would hide both. */
export interface Spread {
  units: number;
  officials: number;
}

export function distribution(loads: readonly number[]): Spread[] {
  const counted = new Map<number, number>();
  for (const load of loads) counted.set(load, (counted.get(load) ?? 0) + 1);
  return [...counted].sort(([a], [b]) => b - a).map(([units, officials]) => ({ units, officials }));
}

/** The fairness strip: least and most, how they are spread, and the share of officials within one unit of the mean. */
export interface Evenness {
  min: number;
  max: number;
  /** Null where there is nobody. */
  withinOne: number | null;
  /** 0 where all bear the same, near 1 where one bears all. */
  gini: number;
  distribution: Spread[];
}

export function evenness(loads: readonly number[]): Evenness {
  const mean = loads.length === 0 ? 0 : loads.reduce((sum, load) => sum + load, 0) / loads.length;
  const near = loads.filter((load) => Math.abs(load - mean) <= 1).length;
  return {
    min: loads.length === 0 ? 0 : Math.min(...loads),
    max: loads.length === 0 ? 0 : Math.max(...loads),
    withinOne: loads.length === 0 ? null : near / loads.length,
    gini: gini([...loads].sort((a, b) => a - b)),
    distribution: distribution(loads),
  };
}

/** Of several assignments of a unit and kind the one that begins last: who goes tomorrow is not counted beside who comes. */
export function lastOfEach<Row extends { unitId: string; kind: string; from: string }>(
  rows: readonly Row[],
): Row[] {
  const last = new Map<string, Row>();
  for (const row of rows) {
    const known = last.get(`${row.unitId} ${row.kind}`);
    if (known === undefined || row.from > known.from) last.set(`${row.unitId} ${row.kind}`, row);
  }
  return rows.filter((row) => last.get(`${row.unitId} ${row.kind}`) === row);
}
