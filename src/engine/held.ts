const none = -1;

/** Which units each official holds, as linked lists: `head[o]`, then `next`, until -1. */
export class Held {
  readonly official: Int32Array;
  /** What each unit costs where it is. */
  readonly own: Float64Array;
  readonly count: Int32Array;
  readonly head: Int32Array;
  readonly next: Int32Array;
  private readonly previous: Int32Array;

  constructor(units: number, officials: number) {
    this.official = new Int32Array(units).fill(none);
    this.own = new Float64Array(units);
    this.next = new Int32Array(units).fill(none);
    this.previous = new Int32Array(units).fill(none);
    this.head = new Int32Array(officials).fill(none);
    this.count = new Int32Array(officials);
  }

  /** To a unit that nobody holds. */
  give(unit: number, to: number, cost: number): void {
    this.official[unit] = to;
    this.own[unit] = cost;
    const head = this.head[to] as number;
    this.previous[unit] = none;
    this.next[unit] = head;
    if (head !== none) this.previous[head] = unit;
    this.head[to] = unit;
    this.count[to] = (this.count[to] as number) + 1;
  }

  putOut(unit: number): void {
    const old = this.official[unit] as number;
    const before = this.previous[unit] as number;
    const after = this.next[unit] as number;
    if (before === none) this.head[old] = after;
    else this.next[before] = after;
    if (after !== none) this.previous[after] = before;
    this.official[unit] = none;
    this.count[old] = (this.count[old] as number) - 1;
  }
}
