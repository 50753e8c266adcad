import type { Day } from '../kernel/day.ts';
import type { UnitId } from '../kernel/id.ts';

/** A row with days that hangs on a unit: of one that ends (`ending`), or of an heir, whose own rows come first in the list. */
export interface Standing {
  unitId: UnitId;
  from: Day | null;
  until: Day | null;
  ending: { heirId: UnitId; how: 'successor' | 'above' } | null;
}

/** What becomes of one row of an ended unit. */
export type Passed<Row extends Standing> = Row & {
  ending: NonNullable<Row['ending']>;
  /** It goes on at the heir from the day of the change, or from its own first day where that is later. */
  goes: boolean;
  /** It was to begin on that day or later. */
  later: boolean;
  /** The row that stands in its place at the heir; undefined: none does. */
  instead: Row | undefined;
};

/**
 * Which rows of ended units go on at their heirs. Rows come in order of precedence: the heir's own, then those of the unit with most
 * households. Of one key a unit has one row a day; without a successor none goes on.
 */
export function passedOn<Row extends Standing>(
  rows: readonly Row[],
  day: Day,
  key: (row: Row) => string,
): Passed<Row>[] {
  const taken = new Map<string, Row[]>();
  const passed: Passed<Row>[] = [];
  for (const row of rows) {
    const at = `${row.ending?.heirId ?? row.unitId} ${key(row)}`;
    const there = taken.get(at) ?? [];
    const instead = there.find((other) => meet(row, other, day));
    const goes = row.ending === null || (row.ending.how === 'successor' && instead === undefined);
    if (goes) taken.set(at, [...there, row]);
    if (row.ending !== null)
      passed.push({
        ...row,
        ending: row.ending,
        goes,
        later: row.from !== null && row.from >= day,
        instead,
      });
  }
  return passed;
}

const meet = (a: Standing, b: Standing, day: Day): boolean => {
  const from = [a.from, b.from, day].reduce((late, one) =>
    one !== null && (late === null || one > late) ? one : late,
  );
  return from !== null && (a.until === null || a.until > from) && (b.until === null || b.until > from);
};
