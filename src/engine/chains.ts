import type { Network, Start, Stuck } from './flow.ts';
import { Heap } from './heap.ts';
import { Held } from './held.ts';
import { type ByOfficial, byOfficial, type Pairs } from './pairs.ts';
import { Transfers } from './transfers.ts';

const none = -1;

/**
 * The state of the search: who holds what, prices (the gate's is 0), and one shortest-path tree. `due` is the count
 * that the prices ask of an official: `hi` below the gate's price, `lo` above it. The prices prove the plan when
 * every unit has a place and every count is what is due. One class: its loops are the whole time of a plan, and share
 * all of this.
 */
export class Chains {
  readonly held: Held;
  readonly price: Float64Array;
  /** The officials whose distance in the last tree is final, nearest first. */
  readonly settled: number[] = [];
  private readonly pairs: Pairs;
  private readonly lo: Float64Array;
  private readonly hi: Float64Array;
  private readonly cost: Float64Array;
  private readonly due: Float64Array;
  private readonly transfers: Transfers;
  private takers: ByOfficial | null = null;
  private readonly heap: Heap;
  private readonly seen: Int32Array;
  private readonly from: Int32Array;
  private readonly via: Int32Array;
  private round = 0;
  /** Where the tree can end, and how far that is. */
  private end = none;
  private endFar = Number.POSITIVE_INFINITY;

  constructor({ pairs, lo, hi }: Network, cost: Float64Array) {
    const units = pairs.first.length - 1;
    const officials = lo.length;
    this.pairs = pairs;
    this.lo = lo;
    this.hi = hi;
    this.cost = cost;
    this.held = new Held(units, officials);
    this.due = new Float64Array(officials);
    this.transfers = new Transfers(officials);
    this.price = new Float64Array(officials);
    this.heap = new Heap(officials);
    this.seen = new Int32Array(officials);
    this.from = new Int32Array(officials);
    this.via = new Int32Array(officials);
  }

  /** Takes over the prices, and of the plan every pair that these still hold to be the unit's best. */
  goOnFrom({ official, price, gate }: Start): void {
    for (let o = 0; o < this.price.length; o++) {
      const over = (price[o] ?? gate) - gate;
      this.price[o] = over < 0 && !Number.isFinite(this.hi[o]) ? 0 : over;
    }
    for (let unit = 0; unit < this.held.official.length; unit++) {
      const held = official[unit] ?? none;
      if (held !== none && this.isBest(unit, held)) this.move(unit, held);
    }
  }

  /** What is due by the prices; units above that are put out. */
  settleCounts(): void {
    for (let o = 0; o < this.due.length; o++) {
      const [price, lo, hi] = [this.price[o] as number, this.lo[o] as number, this.hi[o] as number];
      const between = Math.max(lo, Math.min(hi, this.held.count[o] as number));
      this.due[o] = price < 0 ? hi : price > 0 ? lo : between;
      while ((this.held.count[o] as number) > (this.due[o] as number))
        this.putOut(this.held.head[o] as number);
    }
  }

  lacks(official: number): boolean {
    return (this.held.count[official] as number) < (this.due[official] as number);
  }

  /** Finds a place for the unit; false: there is none. */
  place(unit: number): boolean {
    const { pairs, cost, price } = this;
    const last = pairs.first[unit + 1] as number;
    this.begin();
    let least = Number.POSITIVE_INFINITY;
    let best = none;
    for (let at = pairs.first[unit] as number; at < last; at++) {
      const o = pairs.official[at] as number;
      const far = (cost[at] as number) - (price[o] as number);
      if (far < least) {
        least = far;
        best = o;
      }
    }
    if (best !== none && this.toTake(best) === 0) {
      this.end = best;
      this.from[best] = none;
      this.via[best] = unit;
    } else {
      for (let at = pairs.first[unit] as number; at < last; at++) {
        const o = pairs.official[at] as number;
        this.reach(o, (cost[at] as number) - (price[o] as number) - least, none, unit);
      }
      while (this.heap.size > 0 && (this.heap.key[this.heap.top] as number) < this.endFar)
        this.leave(this.settle());
      if (this.end === none) return false;
      for (const o of this.settled)
        price[o] = (price[o] as number) - this.endFar + (this.heap.key[o] as number);
    }
    if (!this.lacks(this.end)) this.due[this.end] = (this.due[this.end] as number) + 1;
    this.carry();
    return true;
  }

  /** Draws a unit to an official who lacks one, or does without it; false: there is none to draw. */
  draw(official: number): boolean {
    const { price, heap, due } = this;
    this.begin();
    this.reachBack(official, 0, none, none);
    while (heap.size > 0 && (heap.key[heap.top] as number) < this.endFar) this.drawTo(this.settle());
    if (this.end === none) return false;
    for (const o of this.settled) price[o] = (price[o] as number) + this.endFar - (heap.key[o] as number);
    due[this.end] = (due[this.end] as number) - 1;
    for (let node = this.end; this.from[node] !== none; node = this.from[node] as number)
      this.move(this.via[node] as number, this.from[node] as number);
    return true;
  }

  stuck(unit: number, reached: readonly number[], gateReached: boolean): Stuck {
    return { kind: 'stuck', unit, official: this.held.official, reached: [...reached], gateReached };
  }

  /** The officials of the tree cannot have what they must: the others would have to do with less. */
  short(): Stuck {
    const inside = new Set(this.settled);
    const others = [...this.lo.keys()].filter((o) => !inside.has(o));
    return this.stuck(
      this.held.official.findIndex((o) => !inside.has(o)),
      others,
      true,
    );
  }

  private isBest(unit: number, held: number): boolean {
    const { first, official } = this.pairs;
    let least = Number.POSITIVE_INFINITY;
    let own = Number.NaN;
    for (let at = first[unit] as number; at < (first[unit + 1] as number); at++) {
      const o = official[at] as number;
      const far = (this.cost[at] as number) - (this.price[o] as number);
      if (o === held) own = far;
      least = Math.min(least, far);
    }
    return own === least;
  }

  private begin(): void {
    this.round++;
    this.settled.length = 0;
    this.heap.clear();
    this.end = none;
    this.endFar = Number.POSITIVE_INFINITY;
  }

  private settle(): number {
    const node = this.heap.take();
    this.seen[node] = this.round;
    this.settled.push(node);
    return node;
  }

  /** How far the end is from an official who takes one unit more: 0 where one is lacking, else by the gate. */
  private toTake(official: number): number {
    const due = this.due[official] as number;
    if ((this.held.count[official] as number) < due) return 0;
    return due < (this.hi[official] as number) ? (this.price[official] as number) : Number.POSITIVE_INFINITY;
  }

  private reach(node: number, far: number, from: number, via: number): void {
    if (far >= this.endFar || this.seen[node] === this.round || !this.heap.offer(node, far)) return;
    this.from[node] = from;
    this.via[node] = via;
    const whole = far + this.toTake(node);
    if (whole >= this.endFar) return;
    this.endFar = whole;
    this.end = node;
  }

  private leave(holder: number): void {
    const { price, transfers } = this;
    if (transfers.stale[holder]) this.renew(holder);
    const base = (this.heap.key[holder] as number) + (price[holder] as number);
    const { to, extra } = transfers;
    const first = transfers.first[holder] as number;
    const last = first + (transfers.size[holder] as number);
    for (let at = first; at < last; at++) {
      const node = to[at] as number;
      const far = base + (extra[at] as number) - (price[node] as number);
      if (far < this.endFar) this.reach(node, far, holder, transfers.unit[at] as number);
    }
  }

  private reachBack(node: number, far: number, from: number, via: number): void {
    if (far >= this.endFar || this.seen[node] === this.round || !this.heap.offer(node, far)) return;
    this.from[node] = from;
    this.via[node] = via;
    if ((this.due[node] as number) <= (this.lo[node] as number)) return;
    const whole = far - (this.price[node] as number);
    if (whole >= this.endFar) return;
    this.endFar = whole;
    this.end = node;
  }

  /** Whoever could pass a unit on to this official. */
  private drawTo(taker: number): void {
    const { price } = this;
    const { official, own } = this.held;
    this.takers ??= byOfficial(this.pairs, this.cost, this.price.length);
    const { first, unit, cost } = this.takers;
    const base = (this.heap.key[taker] as number) - (price[taker] as number);
    for (let at = first[taker] as number; at < (first[taker + 1] as number); at++) {
      const u = unit[at] as number;
      const holder = official[u] as number;
      const far = base + (cost[at] as number) - (own[u] as number) + (price[holder] as number);
      if (far < this.endFar) this.reachBack(holder, far, taker, u);
    }
  }

  private renew(holder: number): void {
    const { first, official } = this.pairs;
    const { held, cost, transfers } = this;
    for (let unit = held.head[holder] as number; unit !== none; unit = held.next[unit] as number) {
      const own = held.own[unit] as number;
      const last = first[unit + 1] as number;
      for (let at = first[unit] as number; at < last; at++) {
        const to = official[at] as number;
        if (to !== holder) transfers.add(to, unit, (cost[at] as number) - own);
      }
    }
    transfers.close(holder);
  }

  /** Carries out the moves on the way to the end, last first. */
  private carry(): void {
    for (let node = this.end; node !== none; node = this.from[node] as number)
      this.move(this.via[node] as number, node);
  }

  private move(unit: number, to: number): void {
    const { first, official } = this.pairs;
    const old = this.held.official[unit] as number;
    if (old !== none) this.putOut(unit);
    let at = first[unit] as number;
    while (official[at] !== to) at++;
    this.held.give(unit, to, this.cost[at] as number);
    this.transfers.stale[to] = 1;
  }

  private putOut(unit: number): void {
    this.transfers.stale[this.held.official[unit] as number] = 1;
    this.held.putOut(unit);
  }
}
