import { clean, tidy } from '../kernel/name.ts';
import type { ListLimits } from './list-limits.ts';
import { listProblem } from './list-problem.ts';

/** Longitude, then latitude, in degrees (WGS84). The first and last of a ring are the same. */
export type Position = [number, number];
export type Ring = Position[];

/** One outline with what is said of it: flat, texts tidy. */
export interface Outline {
  type: 'Feature';
  id?: string | number;
  properties: Record<string, string | number | boolean | null>;
  /** Null: not drawn. A point is where something is, no outline. */
  geometry:
    | { type: 'Polygon'; coordinates: Ring[] }
    | { type: 'MultiPolygon'; coordinates: Ring[][] }
    | { type: 'Point'; coordinates: Position }
    | null;
}
export interface Outlines {
  type: 'FeatureCollection';
  features: Outline[];
}

type Fields = Record<string, unknown>;
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether it says that it is GeoJSON of any kind. */
export const isGeoJson = (json: unknown): json is Fields =>
  isFields(json) &&
  [
    'FeatureCollection',
    'Feature',
    'GeometryCollection',
    'Polygon',
    'MultiPolygon',
    'Point',
    'LineString',
  ].includes(String(json.type));

/** Outlines with nothing but what is known; heights are left out. @throws Problem, with the feature counted from 1 */
export function readOutlines(json: Fields, limits: ListLimits): Outlines {
  if (json.type !== 'FeatureCollection' || !Array.isArray(json.features))
    throw listProblem.notOutlines({ feature: 0 });
  const reader = new Reader(limits);
  return { type: 'FeatureCollection', features: json.features.map((one, at) => reader.feature(one, at + 1)) };
}

class Reader {
  private positions = 0;
  private before = 0;
  private number = 0;
  private readonly limits: ListLimits;
  constructor(limits: ListLimits) {
    this.limits = limits;
  }

  feature(one: unknown, number: number): Outline {
    this.number = number;
    this.before = this.positions;
    if (!isFields(one) || one.type !== 'Feature') throw this.notOutline();
    const id = typeof one.id === 'number' || typeof one.id === 'string' ? { id: one.id } : {};
    const told = { type: 'Feature' as const, ...id, properties: this.properties(one.properties) };
    if (one.geometry === null) return { ...told, geometry: null };
    if (!isFields(one.geometry)) throw this.notOutline();
    const { type, coordinates } = one.geometry;
    if (type === 'Point') {
      this.judge(coordinates);
      return { ...told, geometry: { type, coordinates: coordinates as Ring[number] } };
    }
    if (type === 'Polygon') return { ...told, geometry: { type, coordinates: this.polygon(coordinates) } };
    if (type !== 'MultiPolygon') throw this.notOutline();
    return {
      ...told,
      geometry: { type, coordinates: this.list(coordinates).map((part) => this.polygon(part)) },
    };
  }

  /** What is nested is no property of ours. */
  private properties(said: unknown): Outline['properties'] {
    if (!isFields(said)) return {};
    const flat = Object.entries(said).filter(([, value]) => typeof value !== 'object' || value === null);
    return Object.fromEntries(
      flat.map(([key, value]) => [
        clean(key),
        typeof value === 'string' ? tidy(value) : (value as number | boolean | null),
      ]),
    );
  }

  private polygon(rings: unknown): Ring[] {
    return this.list(rings).map((ring) => this.ring(ring));
  }

  private ring(said: unknown): Ring {
    const ring = this.list(said);
    this.positions += ring.length;
    if (this.positions > this.limits.positions)
      throw listProblem.tooManyPositions({ most: this.limits.positions });
    if (this.positions - this.before > this.limits.outline)
      throw listProblem.outlineTooFine({ feature: this.number, most: this.limits.outline });
    for (const position of ring) this.judge(position);
    const positions = ring as Ring;
    const [first, last] = [positions[0], positions.at(-1)];
    if (positions.length < 4 || first?.[0] !== last?.[0] || first?.[1] !== last?.[1])
      throw listProblem.badRing({ feature: this.number });
    return positions;
  }

  /** In place: there may be half a million. */
  private judge(said: unknown): void {
    const fits = (value: unknown, most: number) => typeof value === 'number' && Math.abs(value) <= most;
    if (!Array.isArray(said) || !fits(said[0], 180) || !fits(said[1], 90))
      throw listProblem.badPosition({ feature: this.number });
    if (said.length > 2) said.length = 2;
  }

  private list(said: unknown): unknown[] {
    if (!Array.isArray(said) || said.length === 0) throw this.notOutline();
    return said;
  }

  private notOutline = () => listProblem.notOutlines({ feature: this.number });
}
