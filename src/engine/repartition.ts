import { unitLoads } from './relaxed.ts';
import type { Weighted } from './weighted.ts';

/** Of larger loads the tables would grow too large. */
const largest = 1000;

/**
 * Two officials at a time share out anew all that they hold between them, at the least cost that their ranges allow
 * (a table over the load of the first, unit by unit), until no two can do better. Prices of the linear relaxation tell
 * which two are worth trying: what a plan costs above the bound is lost at officials, and no exchange gains more than
 * the two have lost. Null where a unit's load differs by official, or there are caps.
 */
export class Repartition {
  readonly places: Int32Array;
  /** What each load out of range costs. */
  private readonly penalty: number;
  private readonly weighted: Weighted;
  private readonly price: Float64Array;
  private readonly own: Float64Array;
  private readonly held: number[][];
  private readonly loads: Float64Array;
  /** What each unit costs at least, prices added. */
  private readonly least: Float64Array;
  private readonly table = new Float64Array(largest + 1);
  private taken = new Uint8Array(64 * (largest + 1));

  static of(
    weighted: Weighted,
    price: Float64Array,
    places: Int32Array,
    penalty: number,
  ): Repartition | null {
    const own = unitLoads(weighted);
    return own && weighted.caps.length === 0 ? new Repartition(weighted, price, places, own, penalty) : null;
  }

  private constructor(
    weighted: Weighted,
    price: Float64Array,
    places: Int32Array,
    own: Float64Array,
    penalty: number,
  ) {
    const { pairs, lo } = weighted;
    this.weighted = weighted;
    this.price = price;
    this.own = own;
    this.penalty = penalty;
    this.places = places.slice();
    this.held = Array.from(lo, () => []);
    this.loads = new Float64Array(lo.length);
    this.least = new Float64Array(own.length).fill(Number.POSITIVE_INFINITY);
    for (let unit = 0; unit < own.length; unit++) {
      const o = pairs.official[places[unit] as number] as number;
      this.held[o]?.push(unit);
      this.loads[o] = (this.loads[o] as number) + (own[unit] as number);
      for (let at = pairs.first[unit] as number; at < (pairs.first[unit + 1] as number); at++)
        this.least[unit] = Math.min(this.least[unit] as number, this.priced(unit, at));
    }
  }

  /** Until nothing changes, or time is over. */
  improve(expired: () => boolean): void {
    const waiting = [...this.held.keys()];
    const waits = new Uint8Array(this.held.length).fill(1);
    for (let at = 0; at < waiting.length; at++) {
      if (at % 16 === 0 && expired()) return;
      const one = waiting[at] as number;
      waits[one] = 0;
      for (const other of this.partners(one)) {
        if (!this.share(one, other)) continue;
        for (const changed of [one, other])
          if (!waits[changed]) {
            waits[changed] = 1;
            waiting.push(changed);
          }
      }
    }
  }

  /** What the plan loses at an official against the bound: reduced costs of its units, and places priced but not used. */
  lost(official: number): number {
    const { lo, hi } = this.weighted;
    const by = this.price[official] as number;
    const load = this.loads[official] as number;
    const held = this.held[official] as number[];
    const idle =
      by > 0 ? by * ((hi[official] as number) - load) : by < 0 ? by * ((lo[official] as number) - load) : 0;
    const over = this.penalty * this.excess(official, load);
    return held.reduce((sum, unit) => sum + this.reduced(unit, this.places[unit] as number), idle + over);
  }

  private excess(official: number, load: number): number {
    const { lo, hi } = this.weighted;
    return Math.max(0, load - (hi[official] as number), (lo[official] as number) - load);
  }

  private priced(unit: number, at: number): number {
    const { pairs, cost } = this.weighted;
    const o = pairs.official[at] as number;
    return (cost[at] as number) + (this.price[o] as number) * (this.own[unit] as number);
  }

  private reduced(unit: number, at: number): number {
    return this.priced(unit, at) - (this.least[unit] as number);
  }

  /** Those to whom one of the official's units may go for less than the two lose now. */
  private partners(official: number): number[] {
    const { pairs } = this.weighted;
    const lost = this.lost(official);
    const cheapest = new Map<number, number>();
    for (const unit of this.held[official] as number[])
      for (let at = pairs.first[unit] as number; at < (pairs.first[unit + 1] as number); at++) {
        const o = pairs.official[at] as number;
        const by = this.reduced(unit, at);
        if (o !== official && by < (cheapest.get(o) ?? Number.POSITIVE_INFINITY)) cheapest.set(o, by);
      }
    return [...cheapest]
      .filter(([o, by]) => by < lost + this.lost(o))
      .sort((a, b) => a[1] - b[1] || a[0] - b[0])
      .map(([o]) => o);
  }

  /** Shares out anew what the two hold. Says whether that made it cheaper. */
  private share(one: number, other: number): boolean {
    const { cost } = this.weighted;
    const total = (this.loads[one] as number) + (this.loads[other] as number);
    const high = Math.min(total, largest);
    if (!(total <= largest)) return false;
    const units = [...(this.held[one] as number[]), ...(this.held[other] as number[])];
    const width = high + 1;
    if (this.taken.length < units.length * width) this.taken = new Uint8Array(units.length * width * 2);
    const { table, taken } = this;
    table.fill(Number.POSITIVE_INFINITY, 0, width);
    table[0] = 0;
    let now = this.excess(one, this.loads[one] as number) + this.excess(other, this.loads[other] as number);
    now *= this.penalty;
    for (let k = 0; k < units.length; k++) {
      const unit = units[k] as number;
      const atOne = this.placeAt(unit, one);
      const atOther = this.placeAt(unit, other);
      const place = this.places[unit] as number;
      // Counted from the unit at the other's; Infinity: only one of the two may take it.
      const by =
        atOne < 0
          ? Number.POSITIVE_INFINITY
          : atOther < 0
            ? Number.NEGATIVE_INFINITY
            : (cost[atOne] as number) - (cost[atOther] as number);
      if (Number.isFinite(by) && place === atOne) now += by;
      const load = this.own[unit] as number;
      for (let sum = high; sum >= 0; sum--) {
        const stays = by === Number.NEGATIVE_INFINITY ? Number.POSITIVE_INFINITY : (table[sum] as number);
        const goes =
          by === Number.POSITIVE_INFINITY || sum < load
            ? Number.POSITIVE_INFINITY
            : (table[sum - load] as number) + (Number.isFinite(by) ? by : 0);
        taken[k * width + sum] = goes < stays ? 1 : 0;
        table[sum] = goes < stays ? goes : stays;
      }
    }
    let best = -1;
    for (let sum = 0; sum <= high; sum++) {
      const whole =
        (table[sum] as number) + this.penalty * (this.excess(one, sum) + this.excess(other, total - sum));
      if (whole >= now - 1e-6) continue;
      now = whole;
      best = sum;
    }
    if (best < 0) return false;
    this.write(one, other, units, best, width);
    return true;
  }

  private write(one: number, other: number, units: readonly number[], load: number, width: number): void {
    const [first, second]: [number[], number[]] = [[], []];
    let sum = load;
    for (let k = units.length - 1; k >= 0; k--) {
      const unit = units[k] as number;
      const goes = this.taken[k * width + sum] === 1;
      (goes ? first : second).push(unit);
      this.places[unit] = this.placeAt(unit, goes ? one : other);
      if (goes) sum -= this.own[unit] as number;
    }
    const total = (this.loads[one] as number) + (this.loads[other] as number);
    this.held[one] = first;
    this.held[other] = second;
    this.loads[one] = load;
    this.loads[other] = total - load;
  }

  private placeAt(unit: number, wanted: number): number {
    const { first, official } = this.weighted.pairs;
    const last = first[unit + 1] as number;
    for (let at = first[unit] as number; at < last; at++) if (official[at] === wanted) return at;
    return -1;
  }
}
