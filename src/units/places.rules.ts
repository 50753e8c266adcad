import type { UnitId } from '../kernel/id.ts';
import { identityKey, searchKey } from '../kernel/name.ts';

/** A unit as lists speak of it, on one day. */
export interface Place {
  id: UnitId;
  name: string;
  tier: number;
  code: string | null;
  parentId: UnitId | null;
}

/** What stands between the names of a path: «Tổ 1 · Ấp 2», «Tỉnh A > Xã B», «Xã B, Tỉnh A». */
const between = /\s*(?:[·>›»/\\;|→]|,\s)\s*/u;
/** The one that our own lists write, so that a name may hold any of the others. */
const ours = ' · ';
/** More names than any path has. */
const longest = 20;
const bare = (code: string) => code.replace(/^0+(?=.)/, '');

/**
 * The units of one day, found as people name them: by name (with the same marks first, then without), by a path of names in
 * either direction, by code (a leading zero lost is no other code). Grows while a list is read, for rows name one another.
 */
export class Places<P extends Place = Place> {
  readonly #all = new Map<string, P>();
  readonly #exact = new Map<string, P[]>();
  readonly #bare = new Map<string, P[]>();
  readonly #codes = new Map<string, P[]>();
  readonly #under = new Map<string, P>();
  /** What is above each, and their names as a search compares them; filled when first asked for. */
  readonly #ways = new Map<string, readonly P[]>();
  readonly #above = new Map<string, ReadonlySet<string>>();

  constructor(places: Iterable<P> = []) {
    for (const place of places) this.add(place);
  }

  add(place: P): void {
    this.#all.set(place.id, place);
    grow(this.#exact, identityKey(place.name), place);
    grow(this.#bare, searchKey(place.name), place);
    if (place.code) grow(this.#codes, bare(place.code), place);
    const below = `${place.parentId} ${identityKey(place.name)}`;
    if (!this.#under.has(below)) this.#under.set(below, place);
  }

  get = (id: UnitId | null): P | undefined => (id === null ? undefined : this.#all.get(id));

  /** The one of that name directly beneath another. */
  under = (parentId: UnitId, name: string): P | undefined =>
    this.#under.get(`${parentId} ${identityKey(name)}`);

  coded = (code: string): readonly P[] => (code === '' ? [] : (this.#codes.get(bare(code)) ?? []));

  /** Those of just that name, wherever they stand. */
  exact = (name: string): readonly P[] => this.#exact.get(identityKey(name)) ?? [];

  named(name: string): readonly P[] {
    const exact = this.exact(name);
    return exact.length > 0 ? exact : (this.#bare.get(searchKey(name)) ?? []);
  }

  /** Those a cell may mean, a name or a path, nearest or highest first. Never of the tier `below` or beneath it. */
  said(cell: string, below = Number.POSITIVE_INFINITY): readonly P[] {
    const fits = ({ tier }: P) => tier < below;
    const whole = this.named(cell).filter(fits);
    if (whole.length > 0) return whole;
    const parts = cell.split(cell.includes(ours) ? ours : between, longest + 1).filter(Boolean);
    if (parts.length < 2 || parts.length > longest) return [];
    const inWay = ([own = '', ...above]: string[]) => {
      const keys = above.map(searchKey);
      const named = this.named(own);
      if (named.length === 0 || keys.some((key) => !this.#bare.has(key))) return [];
      const direct = this.#alongTheWay([own, ...above]);
      const found = direct.length > 0 ? direct : named;
      return found.filter((place) => fits(place) && keys.every((key) => this.#namesAbove(place).has(key)));
    };
    const nearestFirst = inWay(parts);
    return nearestFirst.length > 0 ? nearestFirst : inWay([...parts].reverse());
  }

  /** Those at the end of a whole way down, nearest first: most paths leave out no tier, and then nothing need be searched. */
  #alongTheWay([own = '', ...above]: readonly string[]): readonly P[] {
    if (above.length === 0) return this.named(own);
    const key = identityKey(own);
    return this.#alongTheWay(above)
      .map(({ id }) => this.#under.get(`${id} ${key}`))
      .filter((place) => place !== undefined);
  }

  #namesAbove(place: P): ReadonlySet<string> {
    const known = this.#above.get(place.id);
    if (known) return known;
    const names = new Set(this.above(place).map(({ name }) => searchKey(name)));
    this.#above.set(place.id, names);
    return names;
  }

  /** From its own parent up. */
  above(place: P): readonly P[] {
    const known = this.#ways.get(place.id);
    if (known) return known;
    const way: P[] = [];
    this.#ways.set(place.id, way);
    for (let at = this.get(place.parentId); at && !way.includes(at); at = this.get(at.parentId)) way.push(at);
    return way;
  }
}

function grow<P>(map: Map<string, P[]>, key: string, place: P) {
  const known = map.get(key);
  if (known) known.push(place);
  else map.set(key, [place]);
}

/** How long the codes of the statistics office are, by tier: province, district, commune. */
const official: Readonly<Record<number, number>> = { 1: 2, 2: 3, 3: 5 };

/**
 * Puts back the zeros that a spreadsheet takes from the head of a code. Only where the codes known of that kind all have one
 * length; with none known, the length of the statistics office's codes of that tier.
 */
export function zerosRestored(known: Iterable<{ kind: string; code: string | null }>) {
  const lengths = new Map<string, Set<number>>();
  for (const { kind, code } of known)
    if (code) lengths.set(kind, (lengths.get(kind) ?? new Set()).add(code.length));
  return (code: string, kind: { code: string; tier: number } | undefined): string => {
    if (!kind || !/^\d+$/.test(code)) return code;
    const [length, ...others] = lengths.get(kind.code) ?? [];
    if (others.length > 0) return code;
    const wanted = length ?? official[kind.tier];
    return wanted === undefined || code.length >= wanted ? code : code.padStart(wanted, '0');
  };
}
