import type { Place, Problem, Rules } from './problem.ts';

/** A number for each unit or official. Null, or not a number: not known. */
type Column = ArrayLike<number | null>;
/** Words by number: those of i from `first[i]` until `first[i + 1]`. */
type Words = { readonly first: ArrayLike<number>; readonly of: ArrayLike<number> };

/**
 * Officials and units of a problem without pair costs, as columns of numbers: small on the way, and as arrays of numbers handed
 * to a thread without being copied. Units, officials, areas and words are numbers, of areas and words only sameness
 * counts; -1 is none. About 90 bytes a unit and 80 an official as JSON.
 */
export type Columns = {
  readonly officials: {
    readonly id: readonly string[];
    readonly area: Column;
    readonly homeUnit: Column;
    readonly lat: Column;
    readonly lon: Column;
    readonly skills: Words;
    readonly min: Column;
    readonly max: Column;
  };
  readonly units: {
    readonly id: readonly string[];
    readonly area: Column;
    readonly holder: Column;
    readonly lat: Column;
    readonly lon: Column;
    readonly skills: Words;
    readonly requiredSkills: Words;
    readonly weight: Column;
  };
};

export function columnsOf({ officials, units }: Problem) {
  const unitAt = new Map(units.map(({ id }, at) => [id, at]));
  const officialAt = new Map(officials.map(({ id }, at) => [id, at]));
  const area = numbers();
  const word = numbers();
  const words = (lists: readonly (readonly string[] | undefined)[]) => {
    const of = lists.map((list) => (list ?? []).map(word));
    let end = 0;
    return { first: [0, ...of.map((list) => (end += list.length))], of: of.flat() };
  };
  return {
    officials: {
      id: officials.map(({ id }) => id),
      area: officials.map((one) => (one.area === undefined ? -1 : area(one.area))),
      homeUnit: officials.map(({ homeUnit }) => unitAt.get(homeUnit ?? '') ?? -1),
      lat: officials.map(({ place }) => place?.lat ?? null),
      lon: officials.map(({ place }) => place?.lon ?? null),
      skills: words(officials.map(({ skills }) => skills)),
      min: officials.map(({ min }) => min ?? 0),
      max: officials.map(({ max }) => max ?? -1),
    },
    units: {
      id: units.map(({ id }) => id),
      area: units.map((one) => (one.area === undefined ? -1 : area(one.area))),
      holder: units.map(({ holder }) => officialAt.get(holder ?? '') ?? -1),
      lat: units.map(({ place }) => place?.lat ?? null),
      lon: units.map(({ place }) => place?.lon ?? null),
      skills: words(units.map(({ skills }) => skills)),
      requiredSkills: words(units.map(({ requiredSkills }) => requiredSkills)),
      weight: units.map(({ weight }) => weight ?? 1),
    },
  } satisfies Columns;
}

/** The problem again: every plan, price and repair is that of the problem the columns were taken from. */
export function problemOf({ officials, units }: Columns, rules: Rules, seed: number): Problem {
  return {
    officials: officials.id.map((id, at) => ({
      id,
      skills: listAt(officials.skills, at),
      homeUnit: units.id[officials.homeUnit[at] ?? -1],
      area: nameAt(officials.area, at),
      place: placeAt(officials, at),
      min: officials.min[at] ?? 0,
      max: (officials.max[at] ?? -1) < 0 ? undefined : (officials.max[at] as number),
    })),
    units: units.id.map((id, at) => ({
      id,
      skills: listAt(units.skills, at),
      requiredSkills: listAt(units.requiredSkills, at),
      area: nameAt(units.area, at),
      place: placeAt(units, at),
      weight: units.weight[at] ?? 1,
      holder: officials.id[units.holder[at] ?? -1],
    })),
    rules,
    seed,
  };
}

const nameAt = (column: Column, at: number): string | undefined =>
  (column[at] ?? -1) < 0 ? undefined : String(column[at]);

function listAt({ first, of }: Words, at: number): string[] {
  const list: string[] = [];
  for (let k = first[at] as number; k < (first[at + 1] as number); k++) list.push(String(of[k]));
  return list;
}

function placeAt(
  { lat, lon }: { readonly lat: Column; readonly lon: Column },
  at: number,
): Place | undefined {
  const [y, x] = [lat[at] ?? Number.NaN, lon[at] ?? Number.NaN];
  return Number.isNaN(y) || Number.isNaN(x) ? undefined : { lat: y, lon: x };
}

/** Gives each new word the next number. */
function numbers(): (word: string) => number {
  const known = new Map<string, number>();
  return (word) => {
    const number = known.get(word) ?? known.size;
    known.set(word, number);
    return number;
  };
}
