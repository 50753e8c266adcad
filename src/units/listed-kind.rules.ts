import type { UnitId } from '../kernel/id.ts';
import { searchKey } from '../kernel/name.ts';
import { kindBetween, kindsByName, kindsBySaying } from './kind.rules.ts';
import type { UnitKind } from './kind.ts';
import type { ListedLine } from './listed.rules.ts';
import type { Places } from './places.rules.ts';

type Line = ListedLine<'kind' | 'name' | 'code' | 'parent' | 'parentCode'>;

/**
 * Of which kind each row of a list of units is: by its column, else by its name. What several kinds are called («Thành phố», of the
 * centre or of a province) is told by what the row hangs under and by what hangs under it, in the list or in the tree.
 */
export class ListedKinds {
  readonly #byName: ReturnType<typeof kindsByName>;
  readonly #bySaying: ReturnType<typeof kindsBySaying>;
  readonly #places: Places;
  readonly #under: number | undefined;
  readonly #known = new Map<Line, UnitKind | undefined>();
  /** The lines by the names and codes by which others say what they hang under. */
  readonly #lines = new Map<string, Line[]>();
  /** The highest tier of those that hang under a line. */
  readonly #beneath = new Map<Line, number>();

  constructor(of: { kinds: readonly UnitKind[]; under: UnitId }, places: Places, lines: readonly Line[]) {
    this.#byName = kindsByName(of.kinds);
    this.#bySaying = kindsBySaying(of.kinds);
    this.#places = places;
    this.#under = places.get(of.under)?.tier;
    for (const line of lines)
      for (const said of [line.of('code'), line.of('name')].map(searchKey))
        if (said !== '') this.#lines.set(said, [...(this.#lines.get(said) ?? []), line]);
    for (const line of lines) {
      const [kind, ...others] = this.said(line);
      if (kind === undefined || others.length > 0) continue;
      for (const up of this.#above(line))
        this.#beneath.set(up, Math.min(kind.tier, this.#beneath.get(up) ?? kind.tier));
    }
  }

  /** The kind of a row; undefined where it is not known, or which of several is not. */
  of(line: Line): UnitKind | undefined {
    if (this.#known.has(line)) return this.#known.get(line);
    // Rows that hang under each other do not go round for ever.
    this.#known.set(line, undefined);
    const said = this.said(line);
    const between = said.length < 2 ? {} : { above: this.#tierAbove(line), beneath: this.#beneath.get(line) };
    const kind = kindBetween(said, between);
    this.#known.set(line, kind);
    return kind;
  }

  /** What it may be by its own words. */
  said(line: Line): readonly UnitKind[] {
    const said = line.of('kind') === '' ? [] : this.#bySaying(line.of('kind'));
    return said.length > 0 ? said : this.#byName(line.of('name'));
  }

  /** The rows by whose name or code it says what it hangs under. */
  #above(line: Line): readonly Line[] {
    const rows = this.#lines.get(searchKey(line.of('parent') || line.of('parentCode'))) ?? [];
    return rows.filter((row) => row !== line);
  }

  /** The tier of what it says that it hangs under, where that is one tier; of the list's own unit where it says nothing. */
  #tierAbove(line: Line): number | undefined {
    const [name, code] = [line.of('parent'), line.of('parentCode')];
    if (name === '' && code === '') return this.#under;
    const standing = name === '' ? this.#places.coded(code) : this.#places.said(name);
    const rows = this.#above(line).map((row) => this.of(row)?.tier);
    const tiers = new Set([...rows, ...standing.map(({ tier }) => tier)]);
    return tiers.size === 1 ? [...tiers][0] : undefined;
  }
}
