/**
 * Hall's theorem for amounts that may be split: item i, `amount[i]` of it, may go to the places `to[first[i]]` until
 * `to[first[i + 1]]`, each of which has `room`. Null: everything fits. Else items that together are more than all their
 * places hold, none of them superfluous. Amounts and rooms are whole; a room may be infinite. Time: the items that do
 * not fit at once × pairs.
 */
export function overfull(
  amount: Float64Array,
  first: Int32Array,
  to: Int32Array,
  room: Float64Array,
): number[] | null {
  const shipping = new Shipping(amount, first, to, room);
  for (let item = 0; item < amount.length; item++) {
    const reached = shipping.place(item);
    if (reached) return fewest(reached, amount, first, to, room);
  }
  return null;
}

/** Amounts on their way: what lies in a place may make room by going elsewhere. */
class Shipping {
  private readonly first: Int32Array;
  private readonly to: Int32Array;
  private readonly left: Float64Array;
  private readonly free: Float64Array;
  /** Of each pair what goes along it; of each place the pairs that something came by. */
  private readonly shipped: Float64Array;
  private readonly into: Map<number, number>[];

  constructor(amount: Float64Array, first: Int32Array, to: Int32Array, room: Float64Array) {
    this.first = first;
    this.to = to;
    this.left = amount.slice();
    this.free = room.slice();
    this.shipped = new Float64Array(to.length);
    this.into = Array.from(room, () => new Map<number, number>());
  }

  /** Finds room for all of the item; else the items among which there is too little. */
  place(item: number): number[] | null {
    for (let at = this.first[item] as number; at < (this.first[item + 1] as number); at++)
      this.ship(item, at, Math.min(this.left[item] as number, this.free[this.to[at] as number] as number));
    while ((this.left[item] as number) > 0) {
      const reached = this.makeWay(item);
      if (reached) return reached;
    }
    return null;
  }

  private ship(item: number, at: number, by: number): void {
    if (by === 0) return;
    const place = this.to[at] as number;
    const now = (this.shipped[at] as number) + by;
    this.shipped[at] = now;
    this.left[item] = (this.left[item] as number) - by;
    this.free[place] = (this.free[place] as number) - by;
    if (now > 0) this.into[place]?.set(item, at);
    else this.into[place]?.delete(item);
  }

  /** Along the shortest way from the item to a free place; the items reached where there is none. */
  private makeWay(item: number): number[] | null {
    const came = new Map<number, Step>();
    const lies = new Map<number, number | null>([[item, null]]);
    const items = [item];
    for (const one of items)
      for (let at = this.first[one] as number; at < (this.first[one + 1] as number); at++) {
        const place = this.to[at] as number;
        if (came.has(place)) continue;
        came.set(place, { item: one, at });
        if ((this.free[place] as number) > 0) {
          this.pass(item, place, came, lies);
          return null;
        }
        for (const [other, by] of this.into[place] ?? [])
          if (!lies.has(other)) {
            lies.set(other, by);
            items.push(other);
          }
      }
    return items;
  }

  /** Everyone on the way back from the free place passes on as much as all of them can. `lies`: the pair that each gives up. */
  private pass(
    item: number,
    end: number,
    came: ReadonlyMap<number, Step>,
    lies: ReadonlyMap<number, number | null>,
  ): void {
    const moves: (Step & { from: number | null })[] = [];
    let most = Math.min(this.left[item] as number, this.free[end] as number);
    for (let place: number | null = end; place !== null; ) {
      const step = came.get(place) as Step;
      const from = lies.get(step.item) ?? null;
      moves.push({ ...step, from });
      if (from !== null) most = Math.min(most, this.shipped[from] as number);
      place = from === null ? null : (this.to[from] as number);
    }
    for (const { item: one, at, from } of moves) {
      if (from !== null) this.ship(one, from, -most);
      this.ship(one, at, most);
    }
  }
}

/** An item comes to a place by a pair. */
type Step = { readonly item: number; readonly at: number };

/** Leaves out items, the smallest first, as long as the rest is still too much for its places. */
function fewest(
  items: readonly number[],
  amount: Float64Array,
  first: Int32Array,
  to: Int32Array,
  room: Float64Array,
): number[] {
  const left = new Set(items);
  const asked = new Map<number, number>();
  const placesOf = (item: number) => new Set(to.subarray(first[item], first[item + 1]));
  for (const item of items) for (const place of placesOf(item)) asked.set(place, (asked.get(place) ?? 0) + 1);
  let over = items.reduce((sum, item) => sum + (amount[item] as number), 0);
  for (const place of asked.keys()) over -= room[place] as number;
  const order = [...items].sort((a, b) => (amount[a] as number) - (amount[b] as number) || a - b);
  for (let again = true; again; ) {
    again = false;
    for (const item of order) {
      if (!left.has(item)) continue;
      const places = [...placesOf(item)];
      const spared = places.reduce(
        (sum, place) => (asked.get(place) === 1 ? sum + (room[place] as number) : sum),
        0,
      );
      const rest = over - (amount[item] as number) + spared;
      if (rest <= 0) continue;
      over = rest;
      left.delete(item);
      for (const place of places) asked.set(place, (asked.get(place) as number) - 1);
      again = true;
    }
  }
  return [...left].sort((a, b) => a - b);
}
