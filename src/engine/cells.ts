import { chord, radius as earth } from './distance.ts';
import type { Facts } from './facts.ts';

/**
 * Officials in cells of a few neighbours, the cells in blocks, so that all who are far can be passed over at once.
 * The cells of block b lie from `blocks.first[b]` until the next, the officials of cell c from `first[c]`.
 */
export type Cells = Balls & { readonly official: Int32Array; readonly blocks: Balls };

/** Groups of what lies near each other: centre (three numbers each, on the unit sphere) and radius in metres. */
type Balls = { readonly centre: Float64Array; readonly radius: Float64Array; readonly first: Int32Array };

const inCell = 8;
const inBlock = 112;

/** Those without a place make a block of their own, which is near to everything. */
export function cellsOf(facts: Facts): Cells {
  const { officials } = facts.problem;
  const [placed, placeless] = [true, false].map((known) =>
    [...officials.keys()].filter((o) => (officials[o]?.place !== undefined) === known),
  ) as [number[], number[]];
  const blocks = grouped(facts, placed, inBlock).map((block) => grouped(facts, block, inCell));
  if (placeless.length > 0) blocks.push([placeless]);
  const cells = blocks.flat();
  return {
    ...ballsAround(facts, cells),
    official: Int32Array.from(cells.flat()),
    blocks: {
      ...ballsAround(
        facts,
        blocks.map((block) => block.flat()),
      ),
      first: starts(blocks.map((block) => block.length)),
    },
  };
}

/** Nobody of the group lies nearer to the unit, in metres; 0 where a place is missing. */
export const leastMetres = (facts: Facts, { centre, radius }: Balls, unit: number, at: number): number =>
  Math.max(0, earth * chord(centre, at, facts.place.units, unit) - (radius[at] as number) - 1) || 0;

/**
 * Looks at each official who is not too far for the unit, as `far` judges from the least distance to a group and the
 * highest of `high` in it. Answers how many were passed over.
 */
export function eachNear(
  facts: Facts,
  cells: Cells,
  high: Highest,
  unit: number,
  far: (metres: number, high: number) => boolean,
  look: (official: number) => void,
): number {
  const { first, official, blocks } = cells;
  let passed = 0;
  for (let block = 0; block < blocks.radius.length; block++) {
    const [from, until] = [blocks.first[block] as number, blocks.first[block + 1] as number];
    if (far(leastMetres(facts, blocks, unit, block), high.blocks[block] as number)) {
      passed += (first[until] as number) - (first[from] as number);
      continue;
    }
    for (let cell = from; cell < until; cell++) {
      const [start, end] = [first[cell] as number, first[cell + 1] as number];
      if (far(leastMetres(facts, cells, unit, cell), high.cells[cell] as number)) passed += end - start;
      else for (let at = start; at < end; at++) look(official[at] as number);
    }
  }
  return passed;
}

export type Highest = { readonly cells: Float64Array; readonly blocks: Float64Array };

/** The highest of a number that each official has, for each cell and block. */
export function highestOf({ first, official, blocks }: Cells, value: (official: number) => number): Highest {
  const over = (from: number, until: number) =>
    official.subarray(from, until).reduce((most, o) => Math.max(most, value(o)), Number.NEGATIVE_INFINITY);
  return {
    cells: Float64Array.from(first.subarray(1), (until, cell) => over(first[cell] as number, until)),
    blocks: Float64Array.from(blocks.first.subarray(1), (until, block) =>
      over(first[blocks.first[block] as number] as number, first[until] as number),
    ),
  };
}

/** Bands of latitude, each cut by longitude, of about `size` officials. */
function grouped(facts: Facts, members: readonly number[], size: number): number[][] {
  const { officials } = facts.problem;
  const by = (axis: 'lat' | 'lon') => (a: number, b: number) =>
    (officials[a]?.place?.[axis] ?? 0) - (officials[b]?.place?.[axis] ?? 0) || a - b;
  const band = Math.max(1, Math.ceil(Math.sqrt(members.length / size))) * size;
  return chunks([...members].sort(by('lat')), band).flatMap((row) => chunks(row.sort(by('lon')), size));
}

function ballsAround(facts: Facts, groups: readonly (readonly number[])[]): Balls {
  const centre = new Float64Array(groups.length * 3);
  const radius = new Float64Array(groups.length);
  groups.forEach((members, at) => {
    for (let axis = 0; axis < 3; axis++)
      centre[at * 3 + axis] =
        members.reduce((sum, o) => sum + (facts.place.officials[o * 3 + axis] as number), 0) / members.length;
    radius[at] = members.reduce(
      (far, o) => Math.max(far, earth * chord(centre, at, facts.place.officials, o)),
      0,
    );
  });
  return { centre, radius, first: starts(groups.map((members) => members.length)) };
}

function starts(lengths: readonly number[]): Int32Array {
  const first = new Int32Array(lengths.length + 1);
  lengths.forEach((length, at) => {
    first[at + 1] = (first[at] as number) + length;
  });
  return first;
}

function chunks<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) =>
    items.slice(at * size, (at + 1) * size),
  );
}
