/**
 * A binary heap of the numbers 0..size-1 by key, each at most once, whose keys may fall while they wait.
 * Equal keys leave in no promised order, but always in the same one.
 */
export class Heap {
  readonly key: Float64Array;
  private readonly place: Int32Array;
  private readonly items: Int32Array;
  private length = 0;

  constructor(size: number) {
    this.key = new Float64Array(size);
    this.place = new Int32Array(size).fill(-1);
    this.items = new Int32Array(size);
  }

  get size(): number {
    return this.length;
  }

  /** The item with the smallest key. */
  get top(): number {
    return this.items[0] as number;
  }

  /** Puts the item in, or lowers its key; says whether that changed anything. */
  offer(item: number, key: number): boolean {
    let at = this.place[item] as number;
    if (at >= 0 && key >= (this.key[item] as number)) return false;
    if (at < 0) at = this.length++;
    this.key[item] = key;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = this.items[parent] as number;
      if ((this.key[above] as number) <= key) break;
      this.put(above, at);
      at = parent;
    }
    this.put(item, at);
    return true;
  }

  /** Takes out the item with the smallest key; its key can still be read. */
  take(): number {
    const top = this.items[0] as number;
    this.place[top] = -1;
    const last = this.items[--this.length] as number;
    if (this.length > 0) this.sink(last);
    return top;
  }

  clear(): void {
    for (let at = 0; at < this.length; at++) this.place[this.items[at] as number] = -1;
    this.length = 0;
  }

  private sink(item: number): void {
    const key = this.key[item] as number;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= this.length) break;
      const right = child + 1;
      if (right < this.length && this.keyAt(right) < this.keyAt(child)) child = right;
      if (this.keyAt(child) >= key) break;
      this.put(this.items[child] as number, at);
      at = child;
    }
    this.put(item, at);
  }

  private keyAt(place: number): number {
    return this.key[this.items[place] as number] as number;
  }

  private put(item: number, at: number): void {
    this.items[at] = item;
    this.place[item] = at;
  }
}
