import { cheapestFlow, type Flow, TimeUp } from './flow.ts';
import { boundedBy, type Priced, provenBy } from './lagrange.ts';
import { placesOf, total, type Weighted } from './weighted.ts';

/** So many prices are tried at most; a dozen mostly suffice. */
const rounds = 40;
/** Costs are scaled up to whole numbers of about this size, so that a price may be a small fraction. */
const fine = 2 ** 36;

/** `priced` proves the bound; `places` keeps ranges and caps; null: not all of them. */
export type Capped = { readonly priced: Priced; readonly places: Int32Array | null };

/**
 * Good prices of caps where loads are counts: of a single one the best, of several each in turn while the others are
 * paid for. Null: no caps, other loads, no plan keeps one of the caps, or time is over.
 */
export function capped(weighted: Weighted, expired: () => boolean): Capped | null {
  const { caps, cost, load } = weighted;
  if (caps.length === 0 || load.some((by) => by !== 1)) return null;
  if (caps.length === 1) return cappedOnce(weighted, expired);
  const capPrice = new Float64Array(caps.length);
  let best: Priced | null = null;
  for (let turn = 0; turn < 2 * caps.length; turn++) {
    const k = turn % caps.length;
    const others = caps.filter((_, other) => other !== k);
    const paid = capPrice.filter((_, other) => other !== k);
    const sums = cost.map((by, at) =>
      others.reduce((sum, { use }, j) => sum + (paid[j] as number) * (use[at] as number), by),
    );
    const one = cappedOnce({ ...weighted, cost: sums, caps: [caps[k] as (typeof caps)[number]] }, expired);
    if (!one) break;
    capPrice[k] = one.priced.capPrice[0] as number;
    const now = boundedBy(weighted, one.priced.price, capPrice.slice());
    if (!best || now.bound > best.bound) best = now;
  }
  return best && { priced: best, places: null };
}

/**
 * Each price of the cap is a network, the next one that at which the plan over the cap and the one within it cost the
 * same, until no plan between them is cheaper. The plan within misses the bound by less than those two differ.
 */
function cappedOnce(weighted: Weighted, expired: () => boolean): Capped | null {
  const [cap] = weighted.caps;
  if (!cap) return null;
  const tries = new Tries(weighted, expired);
  let within = tries.solve(0, 1);
  let over = within && tries.solve(1, 0);
  if (!within || !over || within.use > cap.most) return null;
  if (over.use <= cap.most) return { priced: over.priced, places: over.places };
  let best = within.priced.bound > over.priced.bound ? within.priced : over.priced;
  for (let round = 0; round < rounds && !expired(); round++) {
    const price = (within.cost - over.cost) / (over.use - within.use);
    const next = tries.solve(1, price);
    if (!next) break;
    if (next.priced.bound > best.bound) best = next.priced;
    const line = over.cost + price * over.use;
    if (next.cost + price * next.use >= line - 1e-9 * Math.max(1, line)) break;
    if (next.use <= cap.most) within = next;
    else over = next;
  }
  return { priced: best, places: within.places };
}

type Try = {
  readonly cost: number;
  readonly use: number;
  readonly places: Int32Array;
  readonly priced: Priced;
};

class Tries {
  private readonly weighted: Weighted;
  private readonly expired: () => boolean;
  private readonly use: Float64Array;
  private last: { flow: Flow; scale: number } | null = null;

  constructor(weighted: Weighted, expired: () => boolean) {
    this.weighted = weighted;
    this.expired = expired;
    this.use = (weighted.caps[0] as { use: Float64Array }).use;
  }

  /** The plan of least `whole` × cost + `price` × use. Null: there is none, or time is over. */
  solve(whole: 0 | 1, price: number): Try | null {
    const { weighted, use } = this;
    const { pairs, cost, lo, hi } = weighted;
    const sums = cost.map((by, at) => whole * by + price * (use[at] as number));
    const most = sums.reduce((top, by) => Math.max(top, by), 0);
    const chain = Math.max(pairs.first.length, 4 * lo.length + 8);
    const scale = most === 0 ? 1 : Math.min(fine, Number.MAX_SAFE_INTEGER / 4 / chain) / most;
    const before = this.last && {
      ...this.last.flow,
      price: this.last.flow.price.map((by) => Math.round((by * scale) / (this.last?.scale ?? 1))),
    };
    const costs = sums.map((by) => Math.round(by * scale));
    const flow = inTime(() => cheapestFlow({ pairs, lo, hi }, costs, this.expired, before));
    if (flow?.kind !== 'flow') return null;
    this.last = { flow, scale };
    const places = placesOf(weighted, flow.official) as Int32Array;
    return {
      cost: total(cost, places),
      use: total(use, places),
      places,
      priced: this.priced(flow, scale, whole === 0 ? null : price, places),
    };
  }

  /** The bound that the flow's prices prove, with this price of the cap; none where cost did not count. */
  private priced(flow: Flow, scale: number, capPrice: number | null, places: Int32Array): Priced {
    const { weighted } = this;
    const none = { bound: Number.NEGATIVE_INFINITY, price: new Float64Array(weighted.lo.length), paid: 0 };
    if (capPrice === null) return { ...none, capPrice: new Float64Array(1), places };
    return { ...provenBy(weighted, flow, scale, Float64Array.of(capPrice)), places };
  }
}

function inTime<Found>(find: () => Found): Found | null {
  try {
    return find();
  } catch (error) {
    if (error instanceof TimeUp) return null;
    throw error;
  }
}
