/** A made-up delta, the same for the same seed: described in ../README.md. Lengths are metres on a plane. */
export type Geography = {
  readonly seed: number;
  readonly communes: number;
  /** Three bridges over each of the two rivers; none where there is one commune only. */
  readonly bridges: readonly (readonly Point[])[];
  readonly officials: Places & {
    /** Bit k: has skill k. */
    readonly skills: Uint8Array;
    readonly capacity: Float64Array;
    readonly senior: Uint8Array;
    /** The unit where one lives. */
    readonly home: Int32Array;
  };
  readonly units: Places & {
    readonly wants: Uint8Array;
    readonly requires: Uint8Array;
    /** 1 to 3. */
    readonly need: Uint8Array;
    /** -1: nobody. */
    readonly holder: Int32Array;
  };
};

export type Places = {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly island: Uint8Array;
  readonly commune: Int32Array;
};
type Point = { readonly x: number; readonly y: number };

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function mulberry32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Side of a commune's cell: about 14 km². */
const cell = 3742;
const skillKinds = 8;
/** A road is so much longer than the straight line. */
const winding = 1.25;

export function delta(officials: number, units: number, communes: number, seed: number): Geography {
  const random = mulberry32(seed);
  const rows = Math.max(1, Math.round(Math.sqrt(communes / 1.8)));
  const columns = Math.ceil(communes / rows);
  const [width, height] = [columns * cell, rows * cell];
  const rivers = communes >= 9 ? 2 : 0;
  const bank = (river: number, x: number) =>
    (height * (river + 1)) / 3 + 0.06 * height * Math.sin((x / width) * 5 + river * 2);
  const islandAt = ({ x, y }: Point) =>
    Array.from({ length: rivers }, (_, river) => bank(river, x) < y).filter(Boolean).length;
  const bridges = Array.from({ length: rivers }, (_, river) =>
    Array.from({ length: 3 }, (__, third) => {
      const x = (width * (third + 0.2 + 0.6 * random())) / 3;
      return { x, y: bank(river, x) };
    }),
  );
  const centres = Array.from({ length: communes }, (_, at) => ({
    x: ((at % columns) + 0.5 + 0.5 * (random() - 0.5)) * cell,
    y: (Math.floor(at / columns) + 0.5 + 0.5 * (random() - 0.5)) * cell,
  }));
  const weak = centres.map(() => random() < 0.15);
  const one: Geography['units'] = {
    ...places(units),
    wants: new Uint8Array(units),
    requires: new Uint8Array(units),
    need: new Uint8Array(units),
    holder: new Int32Array(units).fill(-1),
  };
  /** Some skills are common, some rare. */
  const skill = () => Math.floor(skillKinds * random() ** 1.4);
  for (let commune = 0, unit = 0; commune < communes; commune++) {
    const until = Math.round(((commune + 1) * units) / communes);
    while (unit < until) {
      const hamlet = around(centres[commune] as Point, 1500, random);
      const angle = Math.PI * random();
      for (let along = 0; along < 8 && unit < until; along++, unit++) {
        const far = (along - 3.5) * (140 + 120 * random());
        const point = around(
          { x: hamlet.x + far * Math.cos(angle), y: hamlet.y + far * Math.sin(angle) },
          40,
          random,
        );
        put(one, unit, point, islandAt(point), commune);
        if (random() < 0.75) one.wants[unit] = 1 << skill();
        if (random() < 0.25) one.wants[unit] = (one.wants[unit] as number) | (1 << skill());
        if (random() < 0.04) one.requires[unit] = 1 << skill();
        const dice = random();
        one.need[unit] = weak[commune]
          ? dice < 0.2
            ? 1
            : dice < 0.6
              ? 2
              : 3
          : dice < 0.6
            ? 1
            : dice < 0.9
              ? 2
              : 3;
      }
    }
  }
  const people: Geography['officials'] = {
    ...places(officials),
    skills: new Uint8Array(officials),
    capacity: new Float64Array(officials),
    senior: new Uint8Array(officials),
    home: new Int32Array(officials),
  };
  for (let official = 0; official < officials; official++) {
    const home = Math.min(units - 1, Math.floor(((official + random()) * units) / officials));
    const point = around({ x: one.x[home] as number, y: one.y[home] as number }, 60, random);
    put(people, official, point, one.island[home] as number, one.commune[home] as number);
    people.home[official] = home;
    people.skills[official] = (1 << skill()) | (random() < 0.7 ? 1 << skill() : 0);
    people.capacity[official] = 0.8 + 0.1 * Math.floor(5 * random());
    people.senior[official] = random() < 0.3 ? 1 : 0;
  }
  const made = { seed, communes, bridges, officials: people, units: one };
  earlierPlan(made, random);
  return made;
}

/** Metres by road: over the bridges where a river lies between, whole. */
export function roadMetres({ bridges, officials, units }: Geography, official: number, unit: number): number {
  const from = { x: officials.x[official] as number, y: officials.y[official] as number };
  const to = { x: units.x[unit] as number, y: units.y[unit] as number };
  const [low, high] = [officials.island[official] as number, units.island[unit] as number].sort() as [
    number,
    number,
  ];
  if (low === high) return Math.round(winding * distance(from, to));
  const [lower, upper] = (officials.island[official] as number) === low ? [from, to] : [to, from];
  let reached = [{ point: lower, far: 0 }];
  for (let river = low; river < high; river++)
    reached = (bridges[river] ?? []).map((point) => ({
      point,
      far: Math.min(...reached.map((before) => before.far + distance(before.point, point))),
    }));
  return Math.round(winding * Math.min(...reached.map(({ point, far }) => far + distance(point, upper))));
}

/** The officials near a point, the nearest cells first, at least `wanted` where there are so many. */
export function nearOfficials({ officials }: Pick<Geography, 'officials'>) {
  const side = 2000;
  const cells = new Map<string, number[]>();
  let most = 0;
  for (const [at, x] of officials.x.entries()) {
    const [column, row] = [Math.floor(x / side), Math.floor((officials.y[at] as number) / side)];
    most = Math.max(most, Math.abs(column), Math.abs(row));
    const key = `${column} ${row}`;
    cells.set(key, [...(cells.get(key) ?? []), at]);
  }
  return (x: number, y: number, wanted: number): number[] => {
    const found: number[] = [];
    const [column, row] = [Math.floor(x / side), Math.floor(y / side)];
    for (let ring = 0; ring <= 2 * most + 2 && found.length < wanted; ring++)
      for (let dx = -ring; dx <= ring; dx++)
        for (let dy = -ring; dy <= ring; dy += Math.abs(dx) === ring ? 1 : Math.max(1, 2 * ring))
          found.push(...(cells.get(`${column + dx} ${row + dy}`) ?? []));
    return found;
  };
}

/** Whole point targets: units (or their needs added) by capacity. */
export function shares({ officials, units }: Geography, by: 'count' | 'weight'): Float64Array {
  const total = by === 'count' ? units.x.length : units.need.reduce((sum, need) => sum + need, 0);
  const capacity = officials.capacity.reduce((sum, one) => sum + one, 0);
  return officials.capacity.map((one) => (one * total) / capacity);
}

/** 82 % of the units have a holder: from a plan made with other distances, in a chance order. */
function earlierPlan(made: Geography, random: () => number): void {
  const { officials, units } = made;
  const near = nearOfficials(made);
  const room = shares(made, 'count').map((share) => Math.ceil(share) + 1);
  const order = [...units.x.keys()];
  for (let at = order.length - 1; at > 0; at--) {
    const other = Math.floor((at + 1) * random());
    [order[at], order[other]] = [order[other] as number, order[at] as number];
  }
  for (const unit of order) {
    if (random() >= 0.82) continue;
    let best = -1;
    let least = Number.POSITIVE_INFINITY;
    for (const official of near(units.x[unit] as number, units.y[unit] as number, 24)) {
      if ((room[official] as number) <= 0 || officials.home[official] === unit) continue;
      const noisy = roadMetres(made, official, unit) * (0.6 + 0.8 * random()) + 1500 * random();
      if (noisy >= least) continue;
      least = noisy;
      best = official;
    }
    if (best < 0) continue;
    units.holder[unit] = best;
    room[best] = (room[best] as number) - 1;
  }
}

const places = (count: number) => ({
  x: new Float64Array(count),
  y: new Float64Array(count),
  island: new Uint8Array(count),
  commune: new Int32Array(count),
});

function put(of: Places, at: number, { x, y }: Point, island: number, commune: number): void {
  of.x[at] = x;
  of.y[at] = y;
  of.island[at] = island;
  of.commune[at] = commune;
}

function around({ x, y }: Point, far: number, random: () => number): Point {
  const angle = 2 * Math.PI * random();
  const length = far * Math.sqrt(random());
  return { x: x + length * Math.cos(angle), y: y + length * Math.sin(angle) };
}

const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);
