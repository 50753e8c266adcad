import { addDays, type Day } from '../kernel/day.ts';
import type { Problem } from '../kernel/problem.ts';
import { type PasteColumn, pasteProblem } from './paste.rules.ts';
import type { Unit, UnitFact } from './unit.ts';

/** The columns of a list of units; `kind` may be empty where the name begins with it. */
export const unitColumns = [
  { key: 'kind', heading: { vi: 'Loại', en: 'Kind' }, also: ['loại đơn vị', 'cấp', 'type'] },
  {
    key: 'name',
    heading: { vi: 'Tên đơn vị', en: 'Name' },
    also: ['tên', 'đơn vị', 'tên đầy đủ', 'full name', 'unit', 'unit name'],
  },
  {
    key: 'parent',
    heading: { vi: 'Thuộc', en: 'Under' },
    also: [
      'thuộc đơn vị',
      'thuộc ấp',
      'thuộc xã',
      'trực thuộc',
      'đơn vị cấp trên',
      'cấp trên',
      'ấp',
      'parent',
      'path',
      'đường dẫn',
    ],
  },
  { key: 'households', heading: { vi: 'Số hộ', en: 'Households' }, also: ['tổng số hộ', 'hộ', 'household'] },
  { key: 'ordinal', heading: { vi: 'Thứ tự', en: 'Order' }, also: ['stt', 'tt'] },
  { key: 'code', heading: { vi: 'Mã', en: 'Code' }, also: ['mã đơn vị', 'mã số', 'unit code'] },
] as const satisfies PasteColumn<string>[];

/**
 * From which day a list under this unit most likely holds: from its own beginning where nothing is beneath it yet or it began
 * within the last year, as in a house just set up; else from today.
 */
export function likelyFrom(
  under: Pick<Unit, 'children'>,
  facts: readonly Pick<UnitFact, 'from'>[],
  today: Day,
): Day {
  const begins = facts[0]?.from ?? null;
  if (begins === null || begins > today) return begins ?? today;
  return under.children === 0 || addDays(begins, 366) > today ? begins : today;
}

/** What is wrong with a cell that should hold a whole number from 0 to `most`. */
export function badCount(heading: string, count: number | null, cell: string, most: number): Problem[] {
  if (count === null || (count >= 0 && count <= most)) return [];
  return [
    Number.isNaN(count)
      ? pasteProblem.notCount({ heading, cell })
      : pasteProblem.outOfRange({ heading, cell, most }),
  ];
}
