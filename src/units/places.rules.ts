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

  constructor(places: Iterable<P> = []) {
    for (const place of places) this.add(place);
  }

  add(place: P): void {
    this.#all.set(place.id, place);
    grow(this.#exact, identityKey(place.name), place);
    grow(this.#bare, searchKey(place.name), place);
    if (place.code) grow(this.#codes, bare(place.code), place);
    const key = `${place.parentId} ${identityKey(place.name)}`;
    if (!this.#under.has(key)) this.#under.set(key, place);
  }

  get = (id: UnitId | null): P | undefined => (id === null ? undefined : this.#all.get(id));

  /** The one of that name directly beneath another. */
  under = (parentId: UnitId, name: string): P | undefined =>
    this.#under.get(`${parentId} ${identityKey(name)}`);

  coded = (code: string): readonly P[] => (code === '' ? [] : (this.#codes.get(bare(code)) ?? []));

  named(name: string): readonly P[] {
    const exact = this.#exact.get(identityKey(name));
    return exact ?? this.#bare.get(searchKey(name)) ?? [];
  }

  /** Those a cell may mean, a name or a path, nearest or highest first. Never of the tier `below` or beneath it. */
  said(cell: string, below = Number.POSITIVE_INFINITY): readonly P[] {
    const fits = ({ tier }: P) => tier < below;
    const whole = this.named(cell).filter(fits);
    if (whole.length > 0) return whole;
    const parts = cell.split(between).filter(Boolean);
    if (parts.length < 2) return [];
    const inWay = ([own = '', ...above]: string[]) =>
      this.named(own).filter((place) => fits(place) && this.#standsUnder(place, above));
    const nearestFirst = inWay(parts);
    return nearestFirst.length > 0 ? nearestFirst : inWay([...parts].reverse());
  }

  /** Whether it hangs beneath units of all these names. */
  #standsUnder(place: P, names: readonly string[]): boolean {
    const above = this.above(place).map(({ name }) => searchKey(name));
    return names.every((name) => above.includes(searchKey(name)));
  }

  /** From its own parent up. */
  above(place: P): P[] {
    const way: P[] = [];
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
