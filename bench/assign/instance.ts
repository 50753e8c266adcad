import { defaultRules, type Official, type PairCosts, type Problem } from '../../src/engine/problem.ts';
import { delta, type Geography, nearOfficials, roadMetres, shares } from './geography.ts';

export const sizes = {
  commune: { officials: 37, units: 102, communes: 1 },
  district: { officials: 47, units: 90, communes: 9 },
  province: { officials: 1000, units: 10_000, communes: 160 },
  national: { officials: 10_000, units: 100_000, communes: 1600 },
} as const;
export type Size = keyof typeof sizes;

export type By = 'count' | 'weight';
export type Bounds = 'tight' | 'band';

export const made = (size: Size, seed: number): Geography => {
  const { officials, units, communes } = sizes[size];
  return delta(officials, units, communes, seed);
};

/** Points as in the default rules, but for a required skill, whose lack costs so much here. */
const points = { ...defaultRules.points, missingRequired: 40_000, juniorForWeak: 1500 };

/** The whole cost of a pair in points, by road. */
export function roadCost(geography: Geography, official: number, unit: number): number {
  const { officials, units } = geography;
  const lacks = (wanted: number) => ones(wanted & ~(officials.skills[official] as number));
  const holder = units.holder[unit] as number;
  return (
    points.metre * roadMetres(geography, official, unit) +
    points.missingSkill * lacks(units.wants[unit] as number) +
    points.missingRequired * lacks(units.requires[unit] as number) +
    (officials.commune[official] === units.commune[unit] ? 0 : points.otherArea) +
    (holder >= 0 && holder !== official ? points.change : 0) +
    (units.need[unit] === 3 && !officials.senior[official] ? points.juniorForWeak : 0)
  );
}

/** All pairs where they are few; else each unit's thirty cheapest of those near, and its holder. Nobody takes the own home. */
export function arcs(geography: Geography): PairCosts {
  const { officials, units } = geography;
  const all = officials.x.length * units.x.length <= 10_000;
  const near = nearOfficials(geography);
  const most = all ? officials.x.length : 31;
  const official = new Int32Array(units.x.length * most);
  const unit = new Int32Array(units.x.length * most);
  const cost = new Float64Array(units.x.length * most);
  let count = 0;
  for (let u = 0; u < units.x.length; u++) {
    const found = near(units.x[u] as number, units.y[u] as number, all ? Number.POSITIVE_INFINITY : 64)
      .filter((o) => officials.home[o] !== u)
      .map((o) => ({ o, cost: roadCost(geography, o, u) }))
      .sort((a, b) => a.cost - b.cost || a.o - b.o);
    const chosen = all ? found : found.slice(0, 30);
    const holder = units.holder[u] as number;
    if (holder >= 0 && !chosen.some(({ o }) => o === holder))
      chosen.push({ o: holder, cost: roadCost(geography, holder, u) });
    for (const pair of chosen) {
      official[count] = pair.o;
      unit[count] = u;
      cost[count++] = pair.cost;
    }
  }
  return { official: official.slice(0, count), unit: unit.slice(0, count), cost: cost.slice(0, count) };
}

/**
 * Tight: by count the whole numbers around the share by capacity, `floor` and `floor + 1`; by weight those within 1 of
 * it. Band: the rounded share and one more or less.
 */
export function bounds(geography: Geography, by: By, how: Bounds): { min: number; max: number }[] {
  return Array.from(shares(geography, by), (share) => {
    if (how === 'band') return { min: Math.max(0, Math.round(share) - 1), max: Math.round(share) + 1 };
    if (by === 'count') return { min: Math.floor(share), max: Math.floor(share) + 1 };
    return { min: Math.max(0, Math.ceil(share - 1)), max: Math.floor(share + 1) };
  });
}

/** The problem of these arcs and no other pairs. */
export function roadProblem(geography: Geography, costs: PairCosts, by: By, how: Bounds): Problem {
  return {
    officials: bounds(geography, by, how).map((range, o) => ({ id: `cb${o}`, ...range })),
    units: Array.from(geography.units.need, (weight, u) => ({ id: `to${u}`, weight })),
    costs,
    rules: { ...defaultRules, hard: [], tiers: [], balance: { by, spread: 'none' } },
    seed: geography.seed,
  };
}

/** The problem over all pairs, as an office gives it: places, skills, areas and holders; distances as the crow flies. */
export function placesProblem(geography: Geography, by: By, how: Bounds): Problem {
  const { officials, units } = geography;
  const limits = bounds(geography, by, how);
  return {
    officials: Array.from(
      officials.x,
      (x, o): Official => ({
        id: `cb${o}`,
        place: placeOf(x, officials.y[o] as number),
        skills: named(officials.skills[o] as number),
        area: areas[officials.commune[o] as number] ?? `xã ${officials.commune[o]}`,
        homeUnit: `to${officials.home[o]}`,
        ...limits[o],
      }),
    ),
    units: Array.from(units.x, (x, u) => ({
      id: `to${u}`,
      place: placeOf(x, units.y[u] as number),
      skills: named(units.wants[u] as number),
      requiredSkills: named(units.requires[u] as number),
      area: areas[units.commune[u] as number] ?? `xã ${units.commune[u]}`,
      weight: units.need[u],
      holder: (units.holder[u] as number) < 0 ? undefined : `cb${units.holder[u]}`,
    })),
    rules: {
      ...defaultRules,
      hard: ['requiredSkills', 'home'],
      balance: { by, spread: 'none' },
    },
    seed: geography.seed,
  };
}

const areas = Array.from({ length: 2000 }, (_, commune) => `xã ${commune}`);
const skillNames = Array.from({ length: 8 }, (_, skill) => `chuyên môn ${skill}`);
/** The lists of names, one for each set of skills, so that a large world shares them. */
const nameLists = Array.from({ length: 256 }, (_, bits) => skillNames.filter((__, k) => bits & (1 << k)));
const named = (bits: number): readonly string[] => nameLists[bits] ?? [];

const metresPerDegree = 111_195;
const placeOf = (x: number, y: number) => ({
  lat: 9.5 + y / metresPerDegree,
  lon: 105 + x / (metresPerDegree * Math.cos((10 * Math.PI) / 180)),
});

function ones(bits: number): number {
  let count = 0;
  for (let left = bits; left > 0; left &= left - 1) count++;
  return count;
}
