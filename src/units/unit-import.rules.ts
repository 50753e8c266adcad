/** Long because it is one reading of a row from its cells to what it comes to, and each step needs what the one before found. */
import type { Day } from '../kernel/day.ts';
import type { UnitId } from '../kernel/id.ts';
import { clean, identityKey, searchKey } from '../kernel/name.ts';
import type { Problem } from '../kernel/problem.ts';
import type { UnitKind } from './kind.ts';
import {
  type Choice,
  type ListedLine,
  type ListedRow,
  listedProblem,
  type RowChange,
  refusedRow,
} from './listed.rules.ts';
import { ListedKinds } from './listed-kind.rules.ts';
import { countIn, type PasteColumn, pasteProblem } from './paste.rules.ts';
import { type Place, Places, zerosRestored } from './places.rules.ts';
import { type Above, covers, refuseUnit, unitProblem } from './unit.rules.ts';
import type { UnitFact, UnitRow } from './unit.ts';
import { badCount, unitColumns } from './unit-columns.rules.ts';

/**
 * A list of units in a file has the columns of a pasted one, and those that only files bring. «STT» numbers the rows of a file and
 * says nothing of the units' order.
 */
export const unitListColumns = [
  ...unitColumns.map((column) => (column.key === 'ordinal' ? { ...column, also: [] } : column)),
  {
    key: 'parentCode',
    heading: { vi: 'Mã cấp trên', en: 'Code of the unit above' },
    also: ['mã đơn vị cấp trên', 'parent code', 'mã huyện', 'mã tỉnh', 'district code', 'province code'],
  },
  { key: 'lat', heading: { vi: 'Vĩ độ', en: 'Latitude' }, also: ['lat'] },
  { key: 'lon', heading: { vi: 'Kinh độ', en: 'Longitude' }, also: ['lon', 'lng', 'long'] },
] as const satisfies PasteColumn<string>[];
export type UnitListKey = (typeof unitListColumns)[number]['key'];

/** A unit as it stands on the day of the list. */
export interface StandingUnit extends Place, Pick<UnitFact, 'ordinal' | 'households' | 'lat' | 'lon'> {
  kind: string;
  /** Its first day (null: since ever), and the day from which it is no more (null: none known). */
  since: Day | null;
  until: Day | null;
  /** Whether this list may change it: it stands beneath the list's unit or is it. */
  ours: boolean;
}

/** What a list of units is judged against. */
export interface UnitListing {
  kinds: readonly UnitKind[];
  /** Under which a row hangs that names no other. */
  under: UnitId;
  standing: readonly StandingUnit[];
  /** Names that are taken beneath a unit from a later day on. */
  coming: readonly { parentId: UnitId; identityKey: string }[];
  on: Day;
  /** What a person decided of the row on a line. */
  answerOf: (line: number) => Choice | undefined;
  /** The id of the row on that line, should it become a unit. */
  idOf: (line: number) => UnitId;
}

type Said = Partial<Pick<UnitFact, 'kind' | 'name' | 'code' | 'ordinal' | 'households' | 'lat' | 'lon'>>;
/** What a row comes to: a new unit, a change of one, or nothing. */
export type UnitEntry = { enter: UnitRow } | { unitId: UnitId; change: Said };
type Line = ListedLine<UnitListKey>;
type Row = ListedRow<UnitEntry>;

/**
 * Judges a list of units row by row. A unit is known again by its name under its parent, else by its code and name wherever it
 * stands; by its code alone only when a person says that it was renamed. An empty cell leaves what is known. In the rows' order.
 */
export function judgeUnits(lines: readonly Line[], listing: UnitListing): Row[] {
  const reading = new UnitReading(listing, lines);
  const turns = new Map(
    lines.map((line) => {
      const named = line.of('parent') !== '' || line.of('parentCode') !== '';
      return [line, (reading.kindOf(line)?.tier ?? 10) * 2 + (named ? 0 : 1)];
    }),
  );
  const inOrder = [...lines].sort((a, b) => (turns.get(a) ?? 0) - (turns.get(b) ?? 0));
  const rows = new Map(inOrder.map((line) => [line, reading.take(line)]));
  return lines.map((line) => rows.get(line) as Row);
}

/**
 * Reads rows from the highest tier down, so that what a row names as its parent is known before it; a row that names none comes
 * after its equals that do, so that it is found among all there will be.
 */
class UnitReading {
  readonly #of: UnitListing;
  readonly #kinds: ReadonlyMap<string, UnitKind>;
  readonly #places: Places<StandingUnit>;
  readonly #restored: ReturnType<typeof zerosRestored>;
  readonly #taken = new Map<string, Set<string>>();
  /** Which line was which unit, and the names of the lines that are not right. */
  readonly #lineOf = new Map<UnitId, number>();
  readonly #wrong = new Map<string, number>();
  readonly #children = new Map<string, number>();
  readonly #kind: ListedKinds;

  constructor(listing: UnitListing, lines: readonly Line[]) {
    this.#of = listing;
    this.#kinds = new Map(listing.kinds.map((kind) => [kind.code, kind]));
    this.#places = new Places(listing.standing);
    this.#restored = zerosRestored(listing.standing);
    for (const { parentId, name, tier } of listing.standing) {
      this.#take(parentId, identityKey(name));
      if (parentId) this.#children.set(parentId, Math.min(tier, this.#children.get(parentId) ?? tier));
    }
    for (const one of listing.coming) this.#take(one.parentId, one.identityKey);
    this.#kind = new ListedKinds(listing, this.#places, lines);
  }

  #take(parentId: UnitId | null, key: string) {
    if (parentId) this.#taken.set(parentId, (this.#taken.get(parentId) ?? new Set()).add(key));
  }

  kindOf = (line: Line): UnitKind | undefined => this.#kind.of(line);

  take(line: Line): Row {
    const row = this.#judge(line);
    if (row.problems.length > 0) this.#wrong.set(searchKey(line.of('name')), line.line);
    return row;
  }

  #judge(line: Line): Row {
    const kind = this.kindOf(line);
    const values = valuesOf(line);
    const { found: parents, problem } = this.#parentsOf(line, kind);
    const problems = [...values.problems, ...(problem ? [problem] : [])];
    if (problems.length > 0) return refusedRow(line, problems);
    const was = line.of('code');
    const code = this.#restored(was, kind ?? this.#kindCoded(was));
    const notes = code === was ? [] : [listedProblem.zeros({ was, code })];
    const name = named(line.of('name'));
    const said: Said = { ...values.said, ...(code === '' ? {} : { code }) };
    const known = this.#known(line, { name, code, kind, parents });
    if (known.problem) return refusedRow(line, [known.problem], { notes, asks: known.asks });
    if (known.unit) {
      const change = line.of('kind') !== '' && kind ? { ...said, kind: kind.code } : said;
      const renamed = known.renamed ? { ...change, name } : change;
      return { ...this.#changed(line, known.unit, renamed), notes, asks: known.asks };
    }
    return this.#entered(line, { kind, name, parent: parents[0], said, notes, asks: known.asks });
  }

  /** The kind of the units of a code, for a row that does not say its own. */
  #kindCoded(code: string): UnitKind | undefined {
    const kinds = new Set(this.#places.coded(code).map(({ kind }) => kind));
    return kinds.size === 1 ? this.#kinds.get([...kinds][0] ?? '') : undefined;
  }

  /** The units that the row may hang under: what it names; else the list's own. */
  #parentsOf(
    line: Line,
    kind: UnitKind | undefined,
  ): { found: readonly StandingUnit[]; problem: Problem | null } {
    const [name, code] = [line.of('parent'), line.of('parentCode')];
    if (name === '' && code === '') return { found: [], problem: null };
    const below = kind?.tier;
    const byName = name === '' ? null : this.#places.said(name, below);
    const byCode = code === '' ? null : this.#places.coded(code).filter(({ tier }) => tier < (below ?? 10));
    const found = byName && byCode ? byCode.filter((one) => byName.includes(one)) : (byName ?? byCode ?? []);
    if (found.length === 1) return { found, problem: null };
    const cell = [code, name].filter(Boolean).join(' ');
    const heading = name === '' ? 'Mã cấp trên' : 'Thuộc';
    const wrong = name === '' ? undefined : this.#wrong.get(searchKey(name));
    if (found.length === 0 && wrong !== undefined)
      return { found, problem: pasteProblem.aboveWrong({ line: wrong }) };
    return found.length === 0
      ? { found, problem: pasteProblem.unknown({ heading, cell }) }
      : { found, problem: pasteProblem.unclear({ heading, cell, count: found.length }) };
  }

  /** The unit that the row speaks of, if it is known already; or why that cannot be told. */
  #known(
    line: Line,
    of: { name: string; code: string; kind: UnitKind | undefined; parents: readonly StandingUnit[] },
  ): { unit?: StandingUnit; renamed?: boolean; problem?: Problem; asks: boolean } {
    const { name, code, kind } = of;
    const names = kind && !begins(name, kind.vi) ? [name, `${kind.vi} ${name}`] : [name];
    const keys = new Set(names.map(identityKey));
    const same = (unit: StandingUnit) => keys.has(identityKey(unit.name));
    const tiers = (unit: StandingUnit) => kind === undefined || unit.tier === kind.tier;
    const coded = this.#places.coded(code).filter(tiers);
    const [parent] = of.parents;
    if (parent) {
      const exact = coded.find((one) => same(one) && one.parentId === parent.id);
      const unit =
        exact ?? names.map((one) => this.#places.under(parent.id, one)).find((one) => one && tiers(one));
      if (unit) return this.#orNamesake(line, unit, code);
      const away = coded.find(same);
      if (away) {
        const above = this.#places.get(away.parentId)?.name ?? '';
        // Another unit of that name and code may begin where this one has not moved to.
        if (this.#of.answerOf(line.line) === 'other') return { asks: true };
        return { problem: listedProblem.elsewhere({ name: away.name, code, parent: above }), asks: true };
      }
    } else {
      const here = names
        .map((one) => this.#places.under(this.#of.under, one))
        .find((one) => one && tiers(one));
      if (here) return this.#orNamesake(line, here, code);
      const everywhere = names.flatMap((one) => this.#places.exact(one)).filter(tiers);
      const exact = everywhere.filter((one) => coded.includes(one));
      const found = exact.length > 0 ? exact : everywhere;
      if (found.length === 1) return { unit: found[0] as StandingUnit, asks: false };
      if (found.length > 1) {
        const facts = { heading: 'Tên đơn vị', cell: name, count: found.length };
        return { problem: pasteProblem.unclear(facts), asks: false };
      }
    }
    const renamed = coded.filter((one) => !parent || one.parentId === parent.id);
    if (renamed.length !== 1 || !renamed[0]) return { asks: false };
    const answer = this.#of.answerOf(line.line);
    if (answer === 'same') return { unit: renamed[0], renamed: true, asks: true };
    if (answer === 'other') return { asks: true };
    return { problem: listedProblem.renamed({ code, known: renamed[0].name, said: name }), asks: true };
  }

  /** A name that is known, under another code: the same unit, unless a person says that two of that name stand side by side. */
  #orNamesake(line: Line, unit: StandingUnit, code: string): { unit?: StandingUnit; asks: boolean } {
    if (code === '' || unit.code === null || unit.code === code) return { unit, asks: false };
    return this.#of.answerOf(line.line) === 'other' ? { asks: true } : { unit, asks: true };
  }

  #changed(line: Line, unit: StandingUnit, said: Said): Row {
    const before = this.#lineOf.get(unit.id);
    if (before !== undefined)
      return refusedRow(line, [pasteProblem.twice({ name: unit.name, line: before })]);
    this.#lineOf.set(unit.id, line.line);
    const change = Object.fromEntries(
      Object.entries(said).filter(([key, value]) => value !== null && unit[key as keyof Said] !== value),
    ) as Said;
    const problem = this.#refuseChange(unit, change);
    if (problem) return refusedRow(line, [problem]);
    const changes = changesOf(unit, change, this.#kinds);
    const entry = { unitId: unit.id, change };
    const outcome = changes.length > 0 ? 'changed' : 'same';
    return { ...refusedRow<UnitEntry>(line, []), entry, outcome, changes };
  }

  #refuseChange(unit: StandingUnit, change: Said): Problem | null {
    if (Object.keys(change).length > 0 && !unit.ours) return unitProblem.outside({ name: unit.name });
    const above = this.#places.get(unit.parentId);
    const name = change.name ?? unit.name;
    if (change.name && unit.parentId && above) {
      const key = identityKey(change.name);
      if (this.#taken.get(unit.parentId)?.has(key))
        return unitProblem.nameTaken({ name, parent: above.name });
      this.#take(unit.parentId, key);
    }
    const tier = change.kind === undefined ? unit.tier : (this.#kinds.get(change.kind)?.tier ?? 10);
    if (above && tier <= above.tier) return unitProblem.notBelow({ name, parent: above.name });
    if (tier !== unit.tier && (this.#children.get(unit.id) ?? 10) <= tier)
      return unitProblem.hasBeneath({ name });
    return null;
  }

  #entered(
    line: Line,
    of: {
      kind: UnitKind | undefined;
      name: string;
      parent: StandingUnit | undefined;
      said: Said;
      notes: readonly Problem[];
      asks: boolean;
    },
  ): Row {
    const { kind, name, said, asks } = of;
    const parent = of.parent ?? this.#places.get(this.#of.under);
    const cell = line.of('kind') || name;
    if (!kind) {
      const several = this.#kind.said(line).map(({ vi }) => vi);
      const problem =
        several.length > 1
          ? pasteProblem.kindUnclear({ cell, kinds: several })
          : pasteProblem.unknown({ heading: 'Loại', cell });
      return refusedRow(line, [problem], { asks });
    }
    if (!parent?.ours) return refusedRow(line, [unitProblem.outside({ name })], { asks });
    const id = this.#of.idOf(line.line);
    const row = { ...said, id, parentId: parent.id, kind: kind.code, name } as UnitRow;
    const above: Above = {
      ...{ name: parent.name, tier: parent.tier, from: null, until: parent.until },
      taken: asks ? new Set() : (this.#taken.get(parent.id) ?? new Set()),
    };
    const problem = covers(above, { from: this.#of.on, until: null })
      ? refuseUnit(row, above, this.#kinds)
      : unitProblem.parentNotStanding({ name, day: this.#of.on });
    if (problem) return refusedRow(line, [problem], { asks });
    const other = this.#places.coded(said.code ?? '').find(({ tier }) => tier === kind.tier);
    const taken = other ? [listedProblem.codeOfOther({ code: said.code ?? '', other: other.name })] : [];
    this.#take(parent.id, identityKey(name));
    this.#lineOf.set(id, line.line);
    const blank = { code: null, ordinal: null, households: null, lat: null, lon: null };
    const facts = { id, name, tier: kind.tier, parentId: parent.id, kind: kind.code };
    this.#places.add({ ...blank, ...said, ...facts, since: this.#of.on, until: null, ours: true });
    const notes = [...of.notes, ...taken];
    return { ...refusedRow<UnitEntry>(line, []), entry: { enter: row }, outcome: 'new', notes, asks };
  }
}

const begins = (name: string, kind: string) => searchKey(name).startsWith(`${searchKey(kind)} `);
/** «xã Bắc Sơn» is written «Xã Bắc Sơn». */
const named = (name: string) => {
  const said = clean(name);
  return said.slice(0, 1).toUpperCase() + said.slice(1);
};

const most = { name: 120, code: 20, households: 100_000, ordinal: 9999 } as const;

/** The row's own numbers and texts, with what is wrong with them. An empty cell says nothing. */
function valuesOf(line: Line): { said: Said; problems: Problem[] } {
  const name = line.of('name');
  const [households, ordinal] = [countIn(line.of('households')), countIn(line.of('ordinal'))];
  const [lat, lon] = [degreesIn(line.of('lat'), 90), degreesIn(line.of('lon'), 180)];
  const problems = [
    ...(name === '' ? [pasteProblem.noName()] : []),
    ...(name.length > most.name ? [pasteProblem.tooLong({ heading: 'Tên đơn vị', most: most.name })] : []),
    ...(line.of('code').length > most.code ? [pasteProblem.tooLong({ heading: 'Mã', most: most.code })] : []),
    ...badCount('Số hộ', households, line.of('households'), most.households),
    ...badCount('Thứ tự', ordinal, line.of('ordinal'), most.ordinal),
    ...(Number.isNaN(lat) ? [listedProblem.notDegrees({ heading: 'Vĩ độ', cell: line.of('lat') })] : []),
    ...(Number.isNaN(lon) ? [listedProblem.notDegrees({ heading: 'Kinh độ', cell: line.of('lon') })] : []),
  ];
  const said = { households, ordinal, lat, lon };
  return {
    said: Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null)) as Said,
    problems,
  };
}

const degreesIn = (cell: string, most: number): number | null => {
  if (cell === '') return null;
  const number = /^-?\d{1,3}(?:[.,]\d+)?$/.test(cell) ? Number(cell.replace(',', '.')) : Number.NaN;
  return Math.abs(number) <= most ? number : Number.NaN;
};

const headingOf = new Map(unitListColumns.map(({ key, heading }) => [key as string, heading]));
const changesOf = (unit: StandingUnit, change: Said, kinds: ReadonlyMap<string, UnitKind>): RowChange[] =>
  Object.entries(change).map(([key, to]) => {
    const shown = (value: unknown) =>
      key === 'kind' ? (kinds.get(String(value))?.vi ?? String(value)) : String(value ?? '');
    return {
      what: headingOf.get(key) ?? { vi: key, en: key },
      from: shown(unit[key as keyof Said]),
      to: shown(to),
    };
  });
