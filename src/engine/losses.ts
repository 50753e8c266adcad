import type { Priced } from './lagrange.ts';
import { loadsAt, type Weighted } from './weighted.ts';

/**
 * Where a plan loses against the bound of its prices: each official the reduced costs of the units held, and what room
 * or need the prices pay for but the load leaves. All of them add up to the gap. A rearrangement of some officials
 * gains no more than they lose.
 */
export class Losses {
  private readonly weighted: Weighted;
  private readonly priced: Priced;
  /** What each unit costs at least, prices added. */
  private readonly least: Float64Array;

  constructor(weighted: Weighted, priced: Priced) {
    const { first } = weighted.pairs;
    this.weighted = weighted;
    this.priced = priced;
    this.least = new Float64Array(first.length - 1).fill(Number.POSITIVE_INFINITY);
    for (let unit = 0; unit < this.least.length; unit++)
      for (let at = first[unit] as number; at < (first[unit + 1] as number); at++)
        this.least[unit] = Math.min(this.least[unit] as number, this.cost(at));
  }

  reduced(unit: number, at: number): number {
    return this.cost(at) - (this.least[unit] as number);
  }

  of(places: Int32Array): Float64Array {
    const { pairs, lo, hi } = this.weighted;
    const { price } = this.priced;
    const lost = loadsAt(this.weighted, places).map((load, o) => {
      const by = price[o] as number;
      return by === 0 ? 0 : by * ((by > 0 ? (hi[o] as number) : (lo[o] as number)) - load);
    });
    places.forEach((at, unit) => {
      const o = pairs.official[at] as number;
      lost[o] = (lost[o] as number) + this.reduced(unit, at);
    });
    return lost;
  }

  private cost(at: number): number {
    const { pairs, cost, load, caps } = this.weighted;
    const { price, capPrice } = this.priced;
    let by = (cost[at] as number) + (price[pairs.official[at] as number] as number) * (load[at] as number);
    for (let k = 0; k < caps.length; k++)
      by += (capPrice[k] as number) * ((caps[k] as { use: Float64Array }).use[at] as number);
    return by;
  }
}
