/** The cheapest transfer from one official to each other that a unit held by the first may go to. */
export class Transfers {
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
