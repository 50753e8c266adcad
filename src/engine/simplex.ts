import type { Network } from './flow.ts';

/**
 * Cheapest shipments: `shipped` says how much of each unit's supply goes along each pair; prices as in a `Flow`, which
 * prove that no shipments cost less. With whole supplies the shipments are whole; a supply of 1 is never split.
 */
export type Shipments = {
  readonly shipped: Float64Array;
  readonly price: Float64Array;
  readonly gate: number;
};

/**
 * The network simplex method (Ahuja, Magnanti, Orlin, chapter 11): a second opinion that shares nothing with the shortest
 * paths, and for supplies other than 1 the only one. Each unit begins with its cheapest official; what then lies out of
 * an official's range hangs on an arc that costs more than any plan. `supply` null: 1 each. Null: no shipments keep
 * the ranges. Costs need not be whole, the answer is then exact to rounding.
 */
export function cheapestShipments(
  network: Network,
  cost: Float64Array,
  supply: Float64Array | null = null,
  expired: () => boolean = () => false,
): Shipments | null {
  const { first } = network.pairs;
  if (first.some((at, unit) => at === first[unit + 1])) return null;
  const tree = new Tree(network, cost, supply);
  for (let pivots = 0; tree.findEntering(); pivots++) {
    if (pivots % 1024 === 1023 && expired()) return null;
    tree.pivot();
  }
  return tree.answer();
}

const none = -1;

/**
 * The spanning tree: units, then officials, then the gate as root. Arcs: the pairs, then official → gate, then an
 * artificial one for each official, `up` or down. Only the arc above each node (`above`) carries something between
 * its bounds: `flow`. Pairs have no upper bound, since a supply is one. The tree is kept strongly feasible (what carries
 * nothing points to the root, what is full away from it), so that no pivot repeats itself. All in one class: every step
 * needs all of it.
 */
class Tree {
  private readonly pairs: Network['pairs'];
  private readonly lo: Float64Array;
  private readonly room: Float64Array;
  private readonly cost: Float64Array;
  private readonly source: Int32Array;
  private readonly units: number;
  private readonly officials: number;
  private readonly root: number;
  private readonly dear: number;
  private readonly slack: number;
  /** 1: the arc official → gate carries all it can. */
  private readonly full: Uint8Array;
  private readonly parent: Int32Array;
  private readonly above: Int32Array;
  private readonly up: Uint8Array;
  private readonly flow: Float64Array;
  private readonly depth: Int32Array;
  private readonly child: Int32Array;
  private readonly next: Int32Array;
  private readonly previous: Int32Array;
  /** Of each node; a pair's reduced cost is cost + potential of the unit - potential of the official. */
  private readonly potential: Float64Array;
  private readonly step: number;
  private place = 0;
  private entering = none;
  private readonly stack: number[] = [];

  constructor({ pairs, lo, hi }: Network, cost: Float64Array, supply: Float64Array | null) {
    this.pairs = pairs;
    this.cost = cost;
    this.lo = lo;
    this.room = hi.map((most, o) => most - (lo[o] as number));
    this.units = pairs.first.length - 1;
    this.officials = lo.length;
    this.root = this.units + this.officials;
    const nodes = this.root + 1;
    const largest = cost.reduce((most, by) => Math.max(most, Math.abs(by)), 1);
    this.dear = (largest + 1) * (this.officials + 2);
    this.slack = cost.every(Number.isInteger) ? 0 : largest * 1e-12;
    this.source = new Int32Array(cost.length);
    for (let unit = 0; unit < this.units; unit++)
      this.source.fill(unit, pairs.first[unit], pairs.first[unit + 1]);
    this.full = new Uint8Array(this.officials);
    this.parent = new Int32Array(nodes).fill(none);
    this.above = new Int32Array(nodes).fill(none);
    this.up = new Uint8Array(nodes).fill(1);
    this.flow = new Float64Array(nodes);
    this.depth = new Int32Array(nodes);
    this.child = new Int32Array(nodes).fill(none);
    this.next = new Int32Array(nodes).fill(none);
    this.previous = new Int32Array(nodes).fill(none);
    this.potential = new Float64Array(nodes);
    let step = Math.max(1, Math.round(this.root * 0.618));
    while (divisor(step, this.root) > 1) step++;
    this.step = step;
    this.plant(supply);
  }

  /** Looks through blocks of units (and officials' ways to the gate), far apart from each other, for the best arc. */
  findEntering(): boolean {
    const { potential, cost, units, room, full, root } = this;
    const { first, official } = this.pairs;
    const rows = units + this.officials;
    const block = Math.max(16, Math.round(Math.sqrt(cost.length + this.officials)));
    let least = -this.slack;
    this.entering = none;
    for (let seen = 0, left = block; seen < rows; seen++) {
      const row = this.place;
      this.place += this.step;
      if (this.place >= rows) this.place -= rows;
      const own = potential[row] as number;
      if (row < units) {
        const last = first[row + 1] as number;
        left -= last - (first[row] as number);
        for (let at = first[row] as number; at < last; at++) {
          const by = (cost[at] as number) + own - (potential[units + (official[at] as number)] as number);
          if (by >= least) continue;
          least = by;
          this.entering = at;
        }
      } else {
        const o = row - units;
        const over = own - (potential[root] as number);
        const by = room[o] === 0 ? 0 : full[o] ? -over : over;
        left--;
        if (by < least) {
          least = by;
          this.entering = cost.length + o;
        }
      }
      if (left > 0) continue;
      if (this.entering !== none) return true;
      left = block;
    }
    return this.entering !== none;
  }

  /** Sends as much as can be round the cycle that the arc closes, and takes out the arc that stops it. */
  pivot(): void {
    const { parent, flow, up, depth } = this;
    const arc = this.entering;
    const isPair = arc < this.cost.length;
    const o = isPair ? (this.pairs.official[arc] as number) : arc - this.cost.length;
    const backwards = !isPair && this.full[o] === 1;
    const tail = isPair ? (this.source[arc] as number) : this.units + o;
    const head = isPair ? this.units + o : this.root;
    const [start, end] = backwards ? [head, tail] : [tail, head];
    let most = isPair ? Number.POSITIVE_INFINITY : (this.room[o] as number);
    let leaving = none;
    let inFirst = false;
    let [a, b] = [start, end];
    while (a !== b)
      if ((depth[a] as number) >= (depth[b] as number)) {
        const can = up[a] ? (flow[a] as number) : this.left(a);
        if (can < most) {
          most = can;
          leaving = a;
          inFirst = true;
        }
        a = parent[a] as number;
      } else {
        b = parent[b] as number;
      }
    const join = a;
    for (let node = end; node !== join; node = parent[node] as number) {
      const can = up[node] ? this.left(node) : (flow[node] as number);
      if (can <= most) {
        most = can;
        leaving = node;
        inFirst = false;
      }
    }
    if (most > 0) {
      for (let node = start; node !== join; node = parent[node] as number)
        flow[node] = (flow[node] as number) + (up[node] ? -most : most);
      for (let node = end; node !== join; node = parent[node] as number)
        flow[node] = (flow[node] as number) + (up[node] ? most : -most);
    }
    if (leaving === none) {
      this.full[o] = backwards ? 0 : 1;
      return;
    }
    this.release(leaving);
    const carried = backwards ? (this.room[o] as number) - most : most;
    if (inFirst) this.hang(start, leaving, end, arc, backwards ? 0 : 1, carried);
    else this.hang(end, leaving, start, arc, backwards ? 1 : 0, carried);
    if (!isPair) this.full[o] = 0;
  }

  answer(): Shipments | null {
    const shipped = new Float64Array(this.cost.length);
    for (let node = 0; node < this.root; node++) {
      const arc = this.above[node] as number;
      if (arc < this.cost.length) shipped[arc] = this.flow[node] as number;
      else if (arc >= this.cost.length + this.officials && (this.flow[node] as number) > 1e-9) return null;
    }
    const price = this.potential.slice(this.units, this.root);
    return { shipped, price, gate: this.potential[this.root] as number };
  }

  private plant(supply: Float64Array | null): void {
    const taken = new Float64Array(this.officials);
    const { first, official } = this.pairs;
    for (let unit = 0; unit < this.units; unit++) {
      let best = first[unit] as number;
      for (let at = best + 1; at < (first[unit + 1] as number); at++)
        if ((this.cost[at] as number) < (this.cost[best] as number)) best = at;
      const o = official[best] as number;
      this.above[unit] = best;
      this.flow[unit] = supply ? (supply[unit] as number) : 1;
      taken[o] = (taken[o] as number) + (this.flow[unit] as number);
      this.attach(unit, this.units + o);
    }
    for (let o = 0; o < this.officials; o++) {
      const node = this.units + o;
      const over = (taken[o] as number) - (this.lo[o] as number);
      const room = this.room[o] as number;
      const artificial = over < 0 || over >= room;
      this.above[node] = this.cost.length + o + (artificial ? this.officials : 0);
      this.up[node] = over < 0 ? 0 : 1;
      this.full[o] = over >= room ? 1 : 0;
      this.flow[node] = over < 0 ? -over : over >= room ? over - room : over;
      this.attach(node, this.root);
    }
    this.settle(this.root);
  }

  /** How much more the arc above a node can carry. */
  private left(node: number): number {
    const o = (this.above[node] as number) - this.cost.length;
    if (o < 0 || o >= this.officials) return Number.POSITIVE_INFINITY;
    return (this.room[o] as number) - (this.flow[node] as number);
  }

  /** Notes at which of its bounds the arc above the node stays behind. */
  private release(node: number): void {
    const o = (this.above[node] as number) - this.cost.length;
    if (o >= 0 && o < this.officials) this.full[o] = (this.flow[node] as number) > 0 ? 1 : 0;
  }

  /** Turns the path from `node` to `last` round and hangs it under `under`, by the arc that has come in. */
  private hang(node: number, last: number, under: number, arc: number, up: number, flow: number): void {
    let [at, onto, above, upwards, carried] = [node, under, arc, up, flow];
    for (let stop = false; !stop; ) {
      const before = this.parent[at] as number;
      const old = [this.above[at] as number, this.up[at] as number, this.flow[at] as number] as const;
      stop = at === last;
      this.detach(at);
      this.above[at] = above;
      this.up[at] = upwards;
      this.flow[at] = carried;
      this.attach(at, onto);
      onto = at;
      at = before;
      [above, upwards, carried] = [old[0], 1 - old[1], old[2]];
    }
    this.settle(node);
  }

  private attach(node: number, under: number): void {
    const head = this.child[under] as number;
    this.parent[node] = under;
    this.next[node] = head;
    this.previous[node] = none;
    if (head !== none) this.previous[head] = node;
    this.child[under] = node;
  }

  private detach(node: number): void {
    const [before, after] = [this.previous[node] as number, this.next[node] as number];
    if (before === none) this.child[this.parent[node] as number] = after;
    else this.next[before] = after;
    if (after !== none) this.previous[after] = before;
  }

  /** Depths and potentials of a node and all beneath it. */
  private settle(top: number): void {
    const { stack, child, next, parent, depth, potential, above, up } = this;
    stack.push(top);
    while (stack.length > 0) {
      const node = stack.pop() as number;
      const under = parent[node] as number;
      if (under !== none) {
        const by = this.costOf(above[node] as number);
        depth[node] = (depth[under] as number) + 1;
        potential[node] = (potential[under] as number) + (up[node] ? -by : by);
      }
      for (let one = child[node] as number; one !== none; one = next[one] as number) stack.push(one);
    }
  }

  private costOf(arc: number): number {
    if (arc < this.cost.length) return this.cost[arc] as number;
    return arc < this.cost.length + this.officials ? 0 : this.dear;
  }
}

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));
