/**
 * The cheapest transfer from each official to each other that a unit held by the first may go to. The row of an
 * official lies in `to`, `unit` and `extra` from `first[o]`, `size[o]` long; a stale one has to be written anew.
 */
export class Transfers {
  to: Int32Array;
  unit: Int32Array;
  extra: Float64Array;
  readonly first: Int32Array;
  readonly size: Int32Array;
  readonly stale: Uint8Array;
  private readonly room: Int32Array;
  /** Of the row being written, where each official stands in it, and the row. */
  private readonly seat: Int32Array;
  private readonly next: { readonly to: Int32Array; readonly unit: Int32Array; readonly extra: Float64Array };
  private count = 0;
  private end = 0;

  constructor(officials: number) {
    const most = officials * Math.min(officials, 96);
    this.to = new Int32Array(most);
    this.unit = new Int32Array(most);
    this.extra = new Float64Array(most);
    this.first = new Int32Array(officials);
    this.size = new Int32Array(officials);
    this.room = new Int32Array(officials);
    this.stale = new Uint8Array(officials).fill(1);
    this.seat = new Int32Array(officials).fill(-1);
    this.next = {
      to: new Int32Array(officials),
      unit: new Int32Array(officials),
      extra: new Float64Array(officials),
    };
  }

  add(to: number, unit: number, extra: number): void {
    const { next, seat } = this;
    const known = seat[to] as number;
    if (known >= 0 && extra >= (next.extra[known] as number)) return;
    const at = known >= 0 ? known : this.count++;
    seat[to] = at;
    next.to[at] = to;
    next.unit[at] = unit;
    next.extra[at] = extra;
  }

  /** What was added since the last row becomes the row of the official. */
  close(official: number): void {
    const { next, count } = this;
    if (count > (this.room[official] as number)) this.widen(official, count);
    const first = this.first[official] as number;
    for (let at = 0; at < count; at++) {
      const to = next.to[at] as number;
      this.seat[to] = -1;
      this.to[first + at] = to;
      this.unit[first + at] = next.unit[at] as number;
      this.extra[first + at] = next.extra[at] as number;
    }
    this.size[official] = count;
    this.stale[official] = 0;
    this.count = 0;
  }

  /** Some room more than asked, at the end; the old place stays empty. */
  private widen(official: number, count: number): void {
    const room = Math.min(this.first.length, count + (count >> 2));
    if (this.end + room > this.to.length) this.grow(this.end + room);
    this.first[official] = this.end;
    this.room[official] = room;
    this.end += room;
  }

  private grow(least: number): void {
    const { to, unit, extra } = this;
    const most = Math.max(least, Math.ceil(to.length * 1.4));
    this.to = new Int32Array(most);
    this.unit = new Int32Array(most);
    this.extra = new Float64Array(most);
    this.to.set(to);
    this.unit.set(unit);
    this.extra.set(extra);
  }
}
