import type { Priced } from './lagrange.ts';
import { Losses } from './losses.ts';
import { chosenPlaces, type MixedSolver, mixedModel } from './mixed.ts';
import { keepsRules, total, type Weighted } from './weighted.ts';

/** So many pairs make a model of some hundredths of a second; where that finds no more, larger ones are tried. */
const fewest = 650;
const most = 3000;

/**
 * A better plan: around whoever loses most against the bound, as many neighbours as make a small model are rearranged by
 * the solver, over the pairs that lose little. Who was tried in vain waits until a unit there or beside has moved; when
 * all wait, models grow.
 */
export function rearranged(
  weighted: Weighted,
  start: Int32Array,
  priced: Priced,
  mixed: MixedSolver,
  expired: () => boolean,
  found: (places: Int32Array) => void,
): Int32Array {
  const { official } = weighted.pairs;
  const losses = new Losses(weighted, priced);
  const tried = new Uint8Array(weighted.lo.length);
  let places = start;
  for (let pairs = fewest; !expired(); ) {
    const lost = losses.of(places);
    const centre = largest(lost, tried);
    if (centre < 0) {
      if (pairs > most) break;
      pairs *= 1.5;
      tried.fill(0);
      continue;
    }
    tried[centre] = 1;
    const reach = (((pairs / fewest) * 2) / lost.length) * lost.reduce((sum, by) => sum + by, 0);
    const part = new Part(weighted, places, losses, reach);
    part.grow(centre, priced, pairs);
    const next = part.solved(mixed);
    if (total(weighted.cost, next) >= total(weighted.cost, places)) continue;
    for (const [unit, at] of next.entries())
      if (at !== places[unit])
        for (const one of [at, places[unit] as number]) tried[official[one] as number] = 0;
    places = next;
    found(places);
  }
  return places;
}

function largest(values: Float64Array, passed: Uint8Array): number {
  let best = -1;
  for (let o = 0; o < values.length; o++)
    if (!passed[o] && (best < 0 || (values[o] as number) > (values[best] as number))) best = o;
  return best;
}

/** Some officials with all they hold, and the pairs among them that lose less than `reach`. */
class Part {
  private readonly inside: Uint8Array;
  private readonly units: number[] = [];
  private readonly held: number[][];
  private readonly weighted: Weighted;
  private readonly places: Int32Array;
  private readonly losses: Losses;
  private readonly reach: number;

  constructor(weighted: Weighted, places: Int32Array, losses: Losses, reach: number) {
    this.weighted = weighted;
    this.places = places;
    this.losses = losses;
    this.reach = reach;
    this.inside = new Uint8Array(weighted.lo.length);
    this.held = Array.from(weighted.lo, () => []);
    places.forEach((at, unit) => {
      this.held[weighted.pairs.official[at] as number]?.push(unit);
    });
  }

  /** From the centre outwards, until there are so many pairs. */
  grow(centre: number, { price }: Priced, pairs: number): void {
    let count = 0;
    for (const o of this.neighbours(centre, price)) {
      if (count >= pairs) break;
      this.inside[o] = 1;
      count += this.pairsOf(this.units, (to) => to === o);
      this.units.push(...(this.held[o] as number[]));
      count += this.pairsOf(this.held[o] as number[], (to) => this.inside[to] === 1);
    }
  }

  solved(mixed: MixedSolver): Int32Array {
    const { weighted, places, inside, units } = this;
    const leads = (unit: number, at: number) => this.leads(unit, at);
    const built = mixedModel(weighted, places, { units, inside, places, leads });
    const answer = mixed(built.model);
    if (answer.kind !== 'proven' && answer.kind !== 'stopped') return places;
    const next = chosenPlaces(weighted, built, answer.chosen, places);
    return keepsRules(weighted, next) ? next : places;
  }

  private leads(unit: number, at: number): boolean {
    return at === this.places[unit] || this.losses.reduced(unit, at) < this.reach;
  }

  private pairsOf(units: readonly number[], goes: (official: number) => boolean): number {
    const { first, official } = this.weighted.pairs;
    let count = 0;
    for (const unit of units)
      for (let at = first[unit] as number; at < (first[unit + 1] as number); at++)
        if (goes(official[at] as number) && this.leads(unit, at)) count++;
    return count;
  }

  /** The centre and the officials whom its units would cost least after its own, by cost plus price. */
  private neighbours(centre: number, price: Float64Array): number[] {
    const { pairs, cost, load } = this.weighted;
    const nearness = new Map([[centre, Number.NEGATIVE_INFINITY]]);
    for (const unit of this.held[centre] as number[])
      for (let at = pairs.first[unit] as number; at < (pairs.first[unit + 1] as number); at++) {
        const o = pairs.official[at] as number;
        const own = cost[this.places[unit] as number] as number;
        const far = (cost[at] as number) + (price[o] as number) * (load[at] as number) - own;
        if (far < (nearness.get(o) ?? Number.POSITIVE_INFINITY)) nearness.set(o, far);
      }
    nearness.set(centre, Number.NEGATIVE_INFINITY);
    return [...nearness].sort((a, b) => a[1] - b[1] || a[0] - b[0]).map(([o]) => o);
  }
}
