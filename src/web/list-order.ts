import type { ComponentChildren } from 'preact';
import { personSortKey, sortKey } from '../kernel/name.ts';
import type { Text } from '../kernel/text.ts';
import { find } from './find.ts';

/** What a column holds, and so how it is sorted, aligned, written and added up. `day` and `month` are ISO text. */
export type ColumnKind = 'text' | 'person' | 'count' | 'money' | 'share' | 'day' | 'month';

/** One column, for the table on a desk and the card on a phone alike. */
export interface Column<Row> {
  head: Text;
  /** What it is: sorted, filtered, added up, and written where `show` is not given. */
  of: (row: Row) => string | number | null;
  kind?: ColumnKind;
  /** How it looks, where not as plain text: a `Status`, a `Figure`, a link. */
  show?: (row: Row) => ComponentChildren;
  /** Adds up at the foot (all rows that match, not the page alone). */
  total?: boolean;
  /** Left out of the phone's cards. */
  deskOnly?: boolean;
}

export interface Order {
  column: number;
  down: boolean;
}

type Key = string | number | null;
const keyOf = (kind: ColumnKind | undefined, value: Key): Key => {
  if (typeof value !== 'string') return value;
  if (kind === 'person') return personSortKey(value);
  return kind === 'day' || kind === 'month' ? value : sortKey(value);
};

/** Rows by one column, in the order of a Vietnamese dictionary, Tổ 2 before Tổ 10; unknown ones last either way. */
export function ordered<Row>(rows: readonly Row[], column: Column<Row>, down: boolean): Row[] {
  const keyed = rows.map((row) => ({ row, key: keyOf(column.kind, column.of(row)) }));
  const turn = down ? -1 : 1;
  return keyed
    .sort((a, b) => {
      if (a.key === null || b.key === null) return Number(a.key === null) - Number(b.key === null);
      return a.key === b.key ? 0 : a.key < b.key ? -turn : turn;
    })
    .map(({ row }) => row);
}

/** Rows that match what was typed, by their words (not their figures or days); with just the number asked, if any has it. */
export function filtered<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  asked: string,
): readonly Row[] {
  if (asked.trim() === '') return rows;
  const words = columns.filter(({ kind = 'text' }) => kind === 'text' || kind === 'person');
  const { exact, near } = find(rows, (row) => words.map((column) => column.of(row) ?? '').join(' '), asked);
  return exact.length > 0 ? exact : near;
}

/** The sum of a column; null where no row has a number. */
export function totalOf<Row>(rows: readonly Row[], column: Column<Row>): number | null {
  const numbers = rows.map(column.of).filter((value) => typeof value === 'number');
  return numbers.length === 0 ? null : numbers.reduce((sum, value) => sum + value, 0);
}
