import type { Facts } from './facts.ts';

/** Officials in cells of a few neighbours each, so that whole cells can be passed over. Distances are chords in metres. */
export type Cells = {
  /** Three numbers a cell, on the unit sphere; not a number for the cell of those without a place. */
  readonly centre: Float64Array;
  readonly radius: Float64Array;
  readonly first: Int32Array;
  readonly official: Int32Array;
};

const inCell = 8;
const earth = 6_371_008.8;

/** Bands of latitude, each cut by longitude into groups of `inCell`. */
export function cellsOf(facts: Facts): Cells {
  const { officials } = facts.problem;
  const placed = [...officials.keys()].filter((o) => officials[o]?.place);
  const placeless = [...officials.keys()].filter((o) => !officials[o]?.place);
  const by = (axis: 'lat' | 'lon') => (a: number, b: number) =>
    (officials[a]?.place?.[axis] ?? 0) - (officials[b]?.place?.[axis] ?? 0) || a - b;
  const band = Math.ceil(Math.sqrt(placed.length / inCell)) * inCell;
  const groups = chunks(placed.sort(by('lat')), Math.max(1, band)).flatMap((row) =>
    chunks(row.sort(by('lon')), inCell),
  );
  if (placeless.length > 0) groups.push(placeless);
  const cells = {
    centre: new Float64Array(groups.length * 3),
    radius: new Float64Array(groups.length),
    first: new Int32Array(groups.length + 1),
    official: Int32Array.from(groups.flat()),
  };
  groups.forEach((members, cell) => {
    cells.first[cell + 1] = (cells.first[cell] as number) + members.length;
    for (let axis = 0; axis < 3; axis++)
      cells.centre[cell * 3 + axis] =
        members.reduce((sum, o) => sum + (facts.place.officials[o * 3 + axis] as number), 0) / members.length;
    cells.radius[cell] = members.reduce(
      (far, o) => Math.max(far, chord(cells.centre, cell, facts.place.officials, o)),
      0,
    );
  });
  return cells;
}

/** No official of the cell lies nearer to the unit, in metres; 0 where a place is missing. */
export const leastMetres = (facts: Facts, cells: Cells, unit: number, cell: number): number =>
  Math.max(0, chord(cells.centre, cell, facts.place.units, unit) - (cells.radius[cell] as number) - 1) || 0;

function chord(a: Float64Array, i: number, b: Float64Array, j: number): number {
  const x = (a[i * 3] as number) - (b[j * 3] as number);
  const y = (a[i * 3 + 1] as number) - (b[j * 3 + 1] as number);
  const z = (a[i * 3 + 2] as number) - (b[j * 3 + 2] as number);
  return earth * Math.sqrt(x * x + y * y + z * z);
}

function chunks<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) =>
    items.slice(at * size, (at + 1) * size),
  );
}
