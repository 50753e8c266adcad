import { addDays, type Day } from '../kernel/day.ts';
import type { UnitId } from '../kernel/id.ts';
import { identityKey, searchKey } from '../kernel/name.ts';
import { looksOld } from '../kernel/old-text.ts';
import type { Problem } from '../kernel/problem.ts';
import { kindBegun, kindsBySaying } from './kind.rules.ts';
import type { UnitKind } from './kind.ts';
import {
  cellsOf,
  countIn,
  type PasteColumn,
  type PastedRow,
  pasteProblem,
  underColumns,
} from './paste.rules.ts';
import { type Above, refuseUnits } from './unit.rules.ts';
import { mostUnits, type Unit, type UnitFact, type UnitRow } from './unit.ts';

/** The columns of a pasted list of units; `kind` may be empty where the name begins with it. */
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
type Key = (typeof unitColumns)[number]['key'];

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

/** What the list is read against. */
export interface UnitPaste {
  kinds: readonly UnitKind[];
  /** Under which all is entered; a row that names no other is its child. */
  under: Pick<Unit, 'id' | 'name' | 'tier' | 'children'>;
  /** All that stands beneath it on the day. */
  standing: readonly Pick<Unit, 'id' | 'name' | 'tier' | 'parents'>[];
  from: Day;
  /** The id of the row on that line: the same at every reading of the list. */
  idOf: (line: number) => UnitId;
}

/** Reads a pasted list row by row and says what is wrong with each, before anything is sent. The server judges all again. */
export function unitsPasted(pasted: string, paste: UnitPaste): PastedRow<UnitRow>[] {
  const lines = underColumns<Key>(cellsOf(pasted), unitColumns);
  const kindOf = kindsBySaying(paste.kinds);
  const listed = lines.map((line) => ({ id: paste.idOf(line.line), name: line.of('name') }));
  const parents = parentsByName([...paste.standing, paste.under], listed);
  const read = lines.map(({ line, cells, of }) => {
    const name = of('name');
    const kind = of('kind') === '' ? kindBegun(name, paste.kinds) : kindOf(of('kind'));
    const found = of('parent') === '' ? [paste.under.id] : parents(of('parent'), paste.idOf(line));
    const [households, ordinal] = [countIn(of('households')), countIn(of('ordinal'))];
    const problems = [
      ...cells.filter(looksOld).map((cell) => pasteProblem.oldLetters({ cell })),
      ...(name === '' ? [pasteProblem.noName()] : []),
      ...(name.length > 120 ? [pasteProblem.tooLong({ heading: 'Tên đơn vị', most: 120 })] : []),
      ...(of('code').length > 20 ? [pasteProblem.tooLong({ heading: 'Mã', most: 20 })] : []),
      ...(name !== '' && !kind ? [pasteProblem.unknown({ heading: 'Loại', cell: of('kind') || name })] : []),
      ...(found.length === 0 ? [pasteProblem.unknown({ heading: 'Thuộc', cell: of('parent') })] : []),
      ...(found.length > 1
        ? [pasteProblem.unclear({ heading: 'Thuộc', cell: of('parent'), count: found.length })]
        : []),
      ...badCount('Số hộ', households, of('households'), 100_000),
      ...badCount('Thứ tự', ordinal, of('ordinal'), 9999),
    ];
    const entry: UnitRow | null =
      problems.length > 0 || !kind
        ? null
        : {
            ...{ id: paste.idOf(line), parentId: found[0] as UnitId, kind: kind.code, name },
            ...{ households, ordinal, code: of('code') || null },
          };
    return { line, cells, entry, problems, notes: [] };
  });
  return judged(read, paste);
}

export function badCount(heading: string, count: number | null, cell: string, most: number): Problem[] {
  if (count === null || (count >= 0 && count <= most)) return [];
  return [
    Number.isNaN(count)
      ? pasteProblem.notCount({ heading, cell })
      : pasteProblem.outOfRange({ heading, cell, most }),
  ];
}

/**
 * The rules of the tree for the rows that could be read; a list too long is refused at its first row too many. A row under
 * one that is wrong itself waits for that one.
 */
function judged(rows: PastedRow<UnitRow>[], paste: UnitPaste): PastedRow<UnitRow>[] {
  const kinds = new Map(paste.kinds.map((kind) => [kind.code, kind]));
  const readable = rows.filter((row) => row.entry !== null);
  const unread = new Map(rows.filter((row) => row.entry === null).map((row) => [paste.idOf(row.line), row]));
  const waitsFor = ({ entry }: PastedRow<UnitRow>) => {
    const above = entry === null ? undefined : unread.get(entry.parentId);
    return above && pasteProblem.aboveWrong({ line: above.line });
  };
  const refusals = refuseUnits(
    readable.map((row) => row.entry as UnitRow),
    abovesOf(paste),
    kinds,
    paste.from,
  );
  const refusalOf = new Map(readable.map((row, at) => [row, waitsFor(row) ?? refusals[at]]));
  return rows.map((row, at) => {
    const refusal =
      at >= mostUnits ? pasteProblem.tooMany({ count: rows.length, most: mostUnits }) : refusalOf.get(row);
    return refusal ? { ...row, problems: [...row.problems, refusal] } : row;
  });
}

function abovesOf({ under, standing }: UnitPaste): Map<string, Above> {
  const all = [under, ...standing];
  const taken = new Map(all.map(({ id }) => [id as string, new Set<string>()]));
  for (const { name, parents } of standing) taken.get(parents.at(-1)?.id ?? '')?.add(identityKey(name));
  return new Map(
    all.map(({ id, name, tier }) => [
      id,
      { name, tier, from: null, until: null, taken: taken.get(id) ?? new Set<string>() },
    ]),
  );
}

/** Units of the list and of the tree by name: with the same marks first, then without. Never the row itself. */
function parentsByName(
  standing: readonly { id: UnitId; name: string }[],
  listed: readonly { id: UnitId; name: string }[],
) {
  const by = (keyed: (name: string) => string) => {
    const map = new Map<string, UnitId[]>();
    for (const { id, name } of [...standing, ...listed])
      if (name !== '') map.set(keyed(name), [...(map.get(keyed(name)) ?? []), id]);
    return map;
  };
  const [exact, bare] = [by(identityKey), by(searchKey)];
  return (said: string, self: UnitId): UnitId[] => {
    const others = (ids: readonly UnitId[] = []) => ids.filter((id) => id !== self);
    const same = others(exact.get(identityKey(said)));
    return same.length > 0 ? same : others(bare.get(searchKey(said)));
  };
}
