import type { UnitId } from '../kernel/id.ts';
import { identityKey } from '../kernel/name.ts';
import type { Problem } from '../kernel/problem.ts';
import { type FileRow, type ListedLine, type ListedRow, listedProblem, refusedRow } from './listed.rules.ts';
import { type PasteColumn, pasteProblem } from './paste.rules.ts';
import { type Place, Places } from './places.rules.ts';
import { unitProblem } from './unit.rules.ts';

/** What tells of which unit an outline is; each is a property of the feature. */
export const boundaryColumns = [
  {
    key: 'name',
    heading: { vi: 'Tên đơn vị', en: 'Name' },
    also: ['tên', 'ten', 'đơn vị', 'tên đầy đủ', 'full name', 'ten xa', 'tenxa'],
  },
  {
    key: 'code',
    heading: { vi: 'Mã', en: 'Code' },
    also: ['mã đơn vị', 'ma', 'ma xa', 'maxa', 'unit code', 'id'],
  },
  { key: 'parent', heading: { vi: 'Thuộc', en: 'Under' }, also: ['trực thuộc', 'cấp trên', 'parent'] },
] as const satisfies PasteColumn<string>[];

/** GeoJSON (RFC 7946): degrees, longitude first. */
export interface Outline {
  type: 'Polygon' | 'MultiPolygon';
  coordinates: readonly unknown[];
}
export interface BoundaryEntry {
  unitId: UnitId;
  outline: Outline;
}
interface Feature {
  properties?: Record<string, unknown> | null;
  geometry?: { type?: string; coordinates?: unknown } | null;
}

/** The features of a collection, or null for what is none. */
export const featuresOf = (json: unknown): Feature[] | null => {
  const { type, features } = (json ?? {}) as { type?: unknown; features?: unknown };
  return type === 'FeatureCollection' && Array.isArray(features) ? features : null;
};

/**
 * The properties as a table: their names, then a row for each feature, whose line is its place from 1. What is not drawn, or only
 * as a point, is left out.
 */
export function propertyRows(features: readonly Feature[]): FileRow[] {
  const names = [...new Set(features.flatMap(({ properties }) => Object.keys(properties ?? {})))].slice(
    0,
    100,
  );
  const cell = (value: unknown) =>
    typeof value === 'string' || typeof value === 'number' ? String(value).normalize('NFC').trim() : '';
  return [
    { line: 0, cells: names },
    ...features.flatMap(({ properties, geometry }, at) =>
      (geometry?.type ?? 'Point') === 'Point'
        ? []
        : [{ line: at + 1, cells: names.map((name) => cell(properties?.[name])) }],
    ),
  ];
}

/** Which unit each outline is of, by its code and name; without a code by its name alone. In the rows' order. */
export function judgeBoundaries(
  lines: readonly ListedLine<string>[],
  of: {
    features: readonly Feature[];
    standing: readonly (Place & { ours: boolean })[];
    /** The outlines known on the day. */
    known: ReadonlyMap<UnitId, Outline>;
  },
): ListedRow<BoundaryEntry>[] {
  const places = new Places(of.standing.filter(({ ours }) => ours));
  const lineOf = new Map<UnitId, number>();
  return lines.map((line) => {
    const { found, notes, problem } = unitOf(line, places);
    const outline = outlineOf(of.features[line.line - 1]);
    const before = found && lineOf.get(found.id);
    const problems = [
      ...(problem ? [problem] : []),
      ...(outline ? [] : [unitProblem.noOutline()]),
      ...(found && before !== undefined ? [pasteProblem.twice({ name: found.name, line: before })] : []),
    ];
    if (problems.length > 0 || !found || !outline) return refusedRow(line, problems, { notes });
    lineOf.set(found.id, line.line);
    const known = of.known.get(found.id);
    const same = known !== undefined && JSON.stringify(known) === JSON.stringify(outline);
    const outcome = known === undefined ? 'new' : same ? 'same' : 'changed';
    const what = { vi: 'Ranh giới', en: 'Boundary' };
    const changes = outcome === 'changed' ? [{ what, from: pointsOf(known), to: pointsOf(outline) }] : [];
    const entry = { unitId: found.id, outline };
    return { ...refusedRow<BoundaryEntry>(line, []), entry, outcome, changes, notes };
  });
}

function unitOf<P extends Place>(
  line: ListedLine<string>,
  places: Places<P>,
): { found?: P; notes: Problem[]; problem?: Problem } {
  const [name, code, parent] = [line.of('name'), line.of('code'), line.of('parent')];
  const above = parent === '' ? null : places.said(parent);
  const fits = (place: P) => above === null || places.above(place).some((one) => above.includes(one));
  const coded = places.coded(code).filter(fits);
  const named = name === '' ? [] : places.said(name).filter(fits);
  const both = coded.filter((place) => named.includes(place));
  const found = both.length > 0 ? both : name === '' ? coded : named;
  const heading = name === '' ? 'Mã' : 'Tên đơn vị';
  const cell = name || code;
  if (cell === '') return { notes: [], problem: listedProblem.missing({ heading: 'Mã' }) };
  if (found.length > 1)
    return { notes: [], problem: pasteProblem.unclear({ heading, cell, count: found.length }) };
  const [unit] = found;
  const [other] = coded;
  if (!unit) {
    const problem = other
      ? listedProblem.codeOfOther({ code, other: other.name })
      : pasteProblem.unknown({ heading, cell });
    return { notes: [], problem };
  }
  const otherCode =
    code !== '' && other && !both.includes(unit) && identityKey(other.name) !== identityKey(name);
  return {
    found: unit,
    notes: otherCode ? [listedProblem.codeOfOther({ code, other: other.name })] : [],
  };
}

const outlineOf = (feature: Feature | undefined): Outline | null => {
  const { type, coordinates } = feature?.geometry ?? {};
  return (type === 'Polygon' || type === 'MultiPolygon') && Array.isArray(coordinates)
    ? { type, coordinates }
    : null;
};

/** How many points an outline has: what a person can compare. */
const pointsOf = (outline: Outline | undefined): string =>
  String(JSON.stringify(outline?.coordinates ?? []).match(/\[-?\d/g)?.length ?? 0);
