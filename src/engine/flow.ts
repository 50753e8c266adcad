import { Heap } from './heap.ts';
import type { Pairs } from './pairs.ts';

/** One unit to one official each, the officials' counts within `lo..hi` (whole numbers). */
export type Network = { readonly pairs: Pairs; readonly lo: Float64Array; readonly hi: Float64Array };

/**
 * A cheapest plan and the prices that prove it. `price[o]` is what one more place at o would save, up to a
 * constant; `gate` the same of the pool of places that nobody needs to fill. With v = cost - price of a unit's
 * own pair: cost - price >= v for each of its pairs; price < gate only where the count is at `hi`, price > gate
 * only where it is at `lo`.
 */
export type Flow = {
  readonly kind: 'flow';
  readonly official: Int32Array;
  readonly price: Float64Array;
  readonly gate: number;
};

/** No plan: `unit` finds no place; every way it could push others aside ends within `reached` (officials). */
export type Stuck = {
  readonly kind: 'stuck';
  /** -1: the officials must hold more units than there are. */
  readonly unit: number;
  readonly official: Int32Array;
  readonly reached: readonly number[];
  /** Whether every place above the officials' `lo` counts as taken. */
  readonly gateReached: boolean;
};

/** Thrown through the search when the caller's time is over. */
export class TimeUp extends Error {}

/**
 * The cheapest plan by successive shortest paths. Units are placed one by one; each takes the cheapest chain of
 * moves that ends at a free place. The search runs on officials only: from one to another leads the cheapest
 * transfer of a unit that the first holds, kept until the units held change. Costs are whole numbers whose sums
 * along a chain stay below 2^53. Time: units × the officials a chain looks at. `before`: the answer for the same
 * costs and ranges with fewer pairs; then only units that the new pairs serve better are placed again.
 */
export function cheapestFlow(
  network: Network,
  cost: Float64Array,
  expired: () => boolean = () => false,
  before: Flow | null = null,
): Flow | Stuck {
  const search = new Search(network, cost);
  if (search.wanted < 0) return search.stuck(-1);
  const units = before ? search.goOnFrom(before) : scattered(network.pairs.first.length - 1);
  for (const unit of units) {
    if (expired()) throw new TimeUp();
    if (!search.place(unit)) return search.stuck(unit);
  }
  const gate = search.price.at(-1) ?? 0;
  return { kind: 'flow', official: search.official, price: search.price.slice(0, -1), gate };
}

/** Every number below `count` once, neighbours far apart: units of one place in a row make long chains. */
function* scattered(count: number): Generator<number> {
  let step = Math.max(1, Math.round(count * 0.618));
  while (divisor(step, count) > 1) step++;
  for (let at = 0, unit = 0; at < count; at++, unit = (unit + step) % count) yield unit;
}

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));

/** The cheapest transfer from one official to each other that a unit held by the first may go to. */
class Transfers {
  to: Int32Array = new Int32Array(8);
  unit: Int32Array = new Int32Array(8);
  extra: Float64Array = new Float64Array(8);
  size = 0;
  stale = true;

  add(to: number, unit: number, extra: number): void {
    if (this.size === this.to.length) this.grow();
    this.to[this.size] = to;
    this.unit[this.size] = unit;
    this.extra[this.size++] = extra;
  }

  private grow(): void {
    const { to, unit, extra } = this;
    this.to = new Int32Array(to.length * 2);
    this.unit = new Int32Array(to.length * 2);
    this.extra = new Float64Array(to.length * 2);
    this.to.set(to);
    this.unit.set(unit);
    this.extra.set(extra);
  }
}

const none = -1;

/** The state of the search: who holds what, prices, and one shortest-path tree. The last node is the gate. */
class Search {
  readonly official: Int32Array;
  readonly price: Float64Array;
  /** How many places above `lo` the plan fills in the end; below 0: none exists. */
  readonly wanted: number;
  private taken = 0;
  private readonly gate: number;
  private readonly count: Int32Array;
  private readonly own: Float64Array;
  private readonly head: Int32Array;
  private readonly next: Int32Array;
  private readonly previous: Int32Array;
  private readonly transfers: Transfers[];
  private readonly seat: Int32Array;
  private readonly heap: Heap;
  /** The round in which a node last got its final distance. */
  private readonly seen: Int32Array;
  private readonly settled: number[] = [];
  private readonly from: Int32Array;
  private readonly via: Int32Array;
  private readonly network: Network;
  private readonly cost: Float64Array;
  private round = 0;
  /** The nearest free place that the tree has come upon. */
  private free = none;
  /** While a unit is placed again, the official whose place it leaves: the only free one. */
  private vacant = none;
  /** 1: the unit waits to be placed again, and is not passed on before that. */
  private readonly waits: Uint8Array;

  constructor(network: Network, cost: Float64Array) {
    const units = network.pairs.first.length - 1;
    const officials = network.lo.length;
    this.network = network;
    this.cost = cost;
    this.gate = officials;
    this.wanted = units - network.lo.reduce((sum, lo) => sum + lo, 0);
    this.official = new Int32Array(units).fill(none);
    this.own = new Float64Array(units);
    this.waits = new Uint8Array(units);
    this.next = new Int32Array(units).fill(none);
    this.previous = new Int32Array(units).fill(none);
    this.head = new Int32Array(officials).fill(none);
    this.count = new Int32Array(officials);
    this.transfers = Array.from({ length: officials }, () => new Transfers());
    this.seat = new Int32Array(officials).fill(none);
    this.price = new Float64Array(officials + 1);
    this.heap = new Heap(officials + 1);
    this.seen = new Int32Array(officials + 1);
    this.from = new Int32Array(officials + 1);
    this.via = new Int32Array(officials + 1);
  }

  /** Takes over a plan and its prices. The units that some pair now serves better are left to be placed again. */
  goOnFrom({ official, price, gate }: Flow): number[] {
    official.forEach((o, unit) => {
      this.move(unit, o);
    });
    this.price.set(price);
    this.price[this.gate] = gate;
    this.taken = this.wanted;
    const better = [...official.keys()].filter((unit) => this.hasBetter(unit));
    for (const unit of better) this.waits[unit] = 1;
    return better;
  }

  private hasBetter(unit: number): boolean {
    const { first, official } = this.network.pairs;
    const own = (this.own[unit] as number) - (this.price[this.official[unit] as number] as number);
    for (let at = first[unit] as number; at < (first[unit + 1] as number); at++)
      if ((this.cost[at] as number) - (this.price[official[at] as number] as number) < own) return true;
    return false;
  }

  /** Finds a place for the unit, or a better one; false: there is none. */
  place(unit: number): boolean {
    this.vacant = this.official[unit] as number;
    this.waits[unit] = 0;
    const target = this.reach(unit);
    if (target === none) return false;
    const far = this.heap.key[target] as number;
    for (const node of this.settled)
      this.price[node] = (this.price[node] as number) + Math.min(0, (this.heap.key[node] as number) - far);
    this.push(target);
    return true;
  }

  stuck(unit: number): Stuck {
    return {
      kind: 'stuck',
      unit,
      official: this.official,
      reached: this.settled.filter((node) => node !== this.gate),
      gateReached: this.settled.includes(this.gate),
    };
  }

  /** Grows the shortest-path tree from the unit until it meets a free place. */
  private reach(unit: number): number {
    this.round++;
    this.settled.length = 0;
    this.heap.clear();
    this.free = none;
    const { first, official } = this.network.pairs;
    for (let at = first[unit] as number; at < (first[unit + 1] as number); at++)
      this.offer(official[at] as number, this.cost[at] as number, none, unit);
    while (this.heap.size > 0) {
      const node = this.nextNode();
      this.seen[node] = this.round;
      this.settled.push(node);
      if (this.isFree(node)) return node;
      if (node === this.gate) this.leaveGate();
      else this.leave(node);
    }
    return none;
  }

  private isFree(node: number): boolean {
    if (this.vacant !== none) return node === this.vacant;
    if (node === this.gate) return this.taken < this.wanted;
    return (this.count[node] as number) < (this.network.lo[node] as number);
  }

  /** `far`: the length so far plus the price of the node that the step leaves. Beyond a free place nothing counts. */
  private offer(node: number, far: number, from: number, via: number): void {
    if (this.seen[node] === this.round) return;
    const { key } = this.heap;
    const distance = far - (this.price[node] as number);
    if (this.free !== none && distance >= (key[this.free] as number)) return;
    if (!this.heap.offer(node, distance)) return;
    this.from[node] = from;
    this.via[node] = via;
    if (this.isFree(node)) this.free = node;
  }

  /** The nearest node; of equally near ones a free place, so that the search ends there. */
  private nextNode(): number {
    const { key } = this.heap;
    if (this.free !== none && (key[this.free] as number) <= (key[this.heap.top] as number)) return this.free;
    return this.heap.take();
  }

  private leave(official: number): void {
    const far = (this.heap.key[official] as number) + (this.price[official] as number);
    if ((this.count[official] as number) < (this.network.hi[official] as number))
      this.offer(this.gate, far, official, none);
    if (this.free !== none && (this.heap.key[this.free] as number) <= (this.heap.key[official] as number))
      return;
    const row = this.transfers[official] as Transfers;
    if (row.stale) this.renew(row, official);
    const { to, extra, unit, size } = row;
    for (let at = 0; at < size; at++)
      this.offer(to[at] as number, far + (extra[at] as number), official, unit[at] as number);
  }

  private leaveGate(): void {
    const far = (this.heap.key[this.gate] as number) + (this.price[this.gate] as number);
    for (let official = 0; official < this.gate; official++)
      if ((this.count[official] as number) > (this.network.lo[official] as number))
        this.offer(official, far, this.gate, none);
  }

  private renew(row: Transfers, holder: number): void {
    const { first, official } = this.network.pairs;
    row.size = 0;
    for (let unit = this.head[holder] as number; unit !== none; unit = this.next[unit] as number) {
      if (this.waits[unit]) continue;
      const own = this.own[unit] as number;
      for (let at = first[unit] as number; at < (first[unit + 1] as number); at++) {
        const to = official[at] as number;
        if (to === holder) continue;
        const extra = (this.cost[at] as number) - own;
        const seat = this.seat[to] as number;
        if (seat === none) {
          this.seat[to] = row.size;
          row.add(to, unit, extra);
        } else if (extra < (row.extra[seat] as number)) {
          row.extra[seat] = extra;
          row.unit[seat] = unit;
        }
      }
    }
    for (let at = 0; at < row.size; at++) this.seat[row.to[at] as number] = none;
    row.stale = false;
  }

  /** Carries out the moves on the way to `target`, last first. */
  private push(target: number): void {
    if (target === this.gate) this.taken++;
    for (let node = target; node !== none; node = this.from[node] as number) {
      const unit = this.via[node] as number;
      if (unit !== none) this.move(unit, node);
    }
  }

  private move(unit: number, to: number): void {
    const old = this.official[unit] as number;
    if (old !== none) this.unlink(unit, old);
    const { first, official } = this.network.pairs;
    let at = first[unit] as number;
    while (official[at] !== to) at++;
    this.own[unit] = this.cost[at] as number;
    this.official[unit] = to;
    const head = this.head[to] as number;
    this.previous[unit] = none;
    this.next[unit] = head;
    if (head !== none) this.previous[head] = unit;
    this.head[to] = unit;
    this.count[to] = (this.count[to] as number) + 1;
    (this.transfers[to] as Transfers).stale = true;
  }

  private unlink(unit: number, old: number): void {
    const before = this.previous[unit] as number;
    const after = this.next[unit] as number;
    if (before === none) this.head[old] = after;
    else this.next[before] = after;
    if (after !== none) this.previous[after] = before;
    this.count[old] = (this.count[old] as number) - 1;
    (this.transfers[old] as Transfers).stale = true;
  }
}
