import { tooMuch } from './blocking.ts';
import { type Cap, costsOf, type Face, narrow, type Proof, sum, withinCaps } from './face.ts';
import { type Facts, loadOf, type Measure, measure } from './facts.ts';
import { cheapestFlow, type Flow, type Stuck } from './flow.ts';
import { boundedBy, type Priced, provenBy } from './lagrange.ts';
import { chosenPlaces, type MixedSolver, mixedModel } from './mixed.ts';
import { type Near, nearBest } from './nearby.ts';
import type { Pairs } from './pairs.ts';
import type { Touched } from './pricing.ts';
import type { Solved } from './solve.ts';
import { officialsAt, placesOf, type Weighted, weigh } from './weighted.ts';

/** What the engine is lent: it has no clock and no solver of mixed models of its own. */
export type Means = {
  /** Whether the time is over, counting `grace` seconds more. */
  readonly expired?: (grace: number) => boolean;
  /** Goes with `expired`; without it time has no end. */
  readonly secondsLeft?: () => number;
  readonly mixed?: MixedSolver;
  /** Up to so many pairs a mixed model is solved as a whole, larger ones part by part. */
  readonly solvable?: number;
  /** Proofs of the same problem with fewer pairs, or before a change, to go on from. */
  readonly before?: readonly Proof[];
  /** Which pairs a plan leaves to be priced, where `before` was proven over all; null: all. */
  readonly touched?: ((solved: Solved) => Touched | null) | undefined;
  /** A plan to begin with, for mixed models; it need not keep the rules. */
  readonly start?: Int32Array;
  /** What the linear relaxation within these ranges came to, over fewer pairs. */
  readonly split?: Split | null;
  /** Prices of the same large mixed model, known from looking for any plan. */
  readonly prices?: Priced | undefined;
  /** Told prices by which cost or way is bounded, and the caps that they belong to; lent where a plan's proof is not wanted. */
  readonly priced?: (what: Measure, prices: Priced, caps: readonly Cap[]) => void;
  /** Told what cost cannot fall below, as soon as it is known: under this spread, or under that which is found. */
  readonly bounded?: (bound: number, spread: Solved['spread']) => void;
  /** Told of each plan that keeps all rules, as soon as it is known. */
  readonly found?: (official: Int32Array) => void;
};

/** `price` of each official's load; where most of each unit went. */
export type Split = {
  readonly lo: Float64Array;
  readonly hi: Float64Array;
  readonly price: Float64Array;
  readonly official: Int32Array;
};

/** The same means for a part (a fraction) of the time that is left, so that what comes after has the rest. */
export function forPart(means: Means, part: number): Means {
  const { expired, secondsLeft, mixed } = means;
  if (!expired || !secondsLeft || part >= 1) return means;
  const kept = Math.max(0, secondsLeft() * (1 - part));
  const left = () => secondsLeft() - kept;
  const own: Means = { ...means, expired: (grace) => expired(grace - kept), secondsLeft: left };
  return mixed ? { ...own, mixed: (model) => mixed(model, left()) } : own;
}

/** The problem needs a solver for mixed models (weights, caps, tolerances), and none was lent. */
export class SolverMissing extends Error {}

/**
 * The least sum of a measure over a face. `plan`: found; `face` holds the plans to go on with; `proof`, where the
 * network found it; `exact`: no plan does better than `bound`, and this one reaches it. `none`: no plan was found; if
 * `proven`, there is none.
 */
export type Least =
  | {
      readonly kind: 'plan';
      readonly official: Int32Array;
      readonly value: number;
      readonly bound: number;
      readonly exact: boolean;
      readonly face: Face;
      readonly proofs: readonly Proof[];
      /** Where any plan of a large mixed model was asked for. */
      readonly prices?: Priced | undefined;
    }
  | { readonly kind: 'none'; readonly stuck: Stuck | null; readonly proven: boolean };

/**
 * `what` null: any plan will do. Throws TimeUp when time ends a search by network; `forModel` is what a mixed model may
 * use, such as a part of the time.
 */
export function minimise(
  facts: Facts,
  face: Face,
  what: Measure | null,
  known: Int32Array | null,
  means: Means,
  forModel: Means = means,
): Least {
  if (face.lo.some((lo, o) => lo > (face.hi[o] as number)))
    return { kind: 'none', stuck: null, proven: true };
  if (face.weighed) return byModel(facts, face, what, known, forModel);
  const cost = costsOf(facts, face, what);
  const before = what && means.before?.find((proof) => proof.what === what);
  const flow = cheapestFlow(face, cost, () => means.expired?.(0) ?? false, before ? before.flow : null);
  if (flow.kind === 'stuck') return { kind: 'none', stuck: flow, proven: true };
  const value = what === null ? 0 : sum(facts, what, flow.official);
  if (means.priced && (what === 'cost' || what === 'travel')) {
    const prices = perLoad(facts, face, pricesOf(facts, face, what, flow));
    if (prices) means.priced(what, prices, []);
  }
  const narrowed = what === null ? face : narrow(face, cost, flow);
  const proof: Proof[] = what === null ? [] : [{ what, face, flow }];
  const found = { kind: 'plan', value, bound: value, exact: true, face: narrowed, proofs: proof } as const;
  if (withinCaps(facts, face, flow.official)) return { ...found, official: flow.official };
  const capped = withinOneCap(facts, narrowed, means);
  if (capped) return { ...found, official: capped };
  if (what === null && face.caps.length === 1) return { kind: 'none', stuck: null, proven: true };
  return byModel(facts, face, what, known, forModel);
}

/** Prices of counts as prices of the one load that every pair bears; null where that is 0. */
function perLoad(facts: Facts, face: Face, priced: Priced): Priced | null {
  if (face.weighed || facts.problem.rules.balance.by === 'count') return priced;
  const load = loadOf(facts, 0, face.pairs.official[0] as number);
  return load > 0 ? { ...priced, price: priced.price.map((by) => by / load) } : null;
}

function pricesOf(facts: Facts, face: Face, what: Measure, flow: Flow): Priced {
  const weighted = weigh(facts, { ...face, caps: [] }, what);
  return provenBy(weighted, flow, 1, new Float64Array(0));
}

/** Of the plans of a face the one that uses least of its only cap, if that is little enough. */
function withinOneCap(facts: Facts, face: Face, means: Means): Int32Array | null {
  const [cap] = face.caps;
  if (!cap || face.caps.length > 1) return null;
  const flow = cheapestFlow(face, costsOf(facts, face, cap.what), () => means.expired?.(0) ?? false);
  return flow.kind === 'flow' && sum(facts, cap.what, flow.official) <= cap.most ? flow.official : null;
}

/** A commune's size: as a whole, these take seconds. */
const solvable = 12_000;

function byModel(
  facts: Facts,
  face: Face,
  what: Measure | null,
  known: Int32Array | null,
  means: Means,
): Least {
  const { mixed } = means;
  if (!mixed) throw new SolverMissing('weights, caps and tolerances need a solver for mixed models');
  const { first } = face.pairs;
  if (first.some((at, unit) => at === first[unit + 1])) return { kind: 'none', stuck: null, proven: true };
  const isSmall = face.pairs.official.length <= (means.solvable ?? solvable);
  // Where any plan will do, costs lead a large search to one sooner than nothing would.
  const weighted = weigh(
    facts,
    { ...face, pairs: shuffle(facts, face.pairs) },
    isSmall ? what : (what ?? 'cost'),
  );
  const start = known && placesOf(weighted, known);
  const { places, bound, proven, priced }: Found = isSmall
    ? whole(weighted, start, mixed)
    : { ...nearby(facts, face, weighted, start, mixed, means, what), proven: false };
  if (places === null)
    return { kind: 'none', stuck: null, proven: proven || (face.weighed && tooMuch(facts, face) !== null) };
  const official = officialsAt(weighted, places);
  if (what === null)
    return { kind: 'plan', official, value: 0, bound: 0, exact: true, face, proofs: [], prices: priced };
  const value = sum(facts, what, official);
  const exact = proven || bound > value - 1;
  const least = Math.min(value, Math.max(0, Math.ceil(bound - 1e-6)));
  return { kind: 'plan', official, value, bound: exact ? value : least, exact, face, proofs: [] };
}

type Found = {
  readonly places: Int32Array | null;
  readonly bound: number;
  readonly proven: boolean;
  readonly priced?: Priced;
};

function whole(weighted: Weighted, start: Int32Array | null, mixed: MixedSolver): Found {
  const built = mixedModel(weighted, start, null);
  const answer = mixed(built.model);
  if (answer.kind === 'none') return { places: null, bound: 0, proven: true };
  if (answer.kind === 'unknown') return { places: null, bound: answer.bound, proven: false };
  const nowhere = new Int32Array(weighted.pairs.first.length - 1).fill(-1);
  const places = chosenPlaces(weighted, built, answer.chosen, nowhere);
  return { places, bound: answer.bound, proven: answer.kind === 'proven' };
}

/** The first plan where any will do. Prices are worth telling where it is cost that is brought down. */
function nearby(
  facts: Facts,
  face: Face,
  weighted: Weighted,
  start: Int32Array | null,
  mixed: MixedSolver,
  { expired, found, priced, prices, split }: Means,
  what: Measure | null,
): Near {
  return nearBest(
    weighted,
    start,
    what === null ? null : mixed,
    (grace) => expired?.(grace) ?? false,
    (places) => found?.(officialsAt(weighted, places)),
    (what === 'cost' && start ? prices : null) ??
      (split && (what ?? 'cost') === 'cost' ? fromSplit(weighted, split) : null),
    (by) => {
      const prices = what === 'cost' || what === 'travel' ? perLoad(facts, face, by) : null;
      if (prices && what) priced?.(what, prices, face.caps);
    },
  );
}

/** Null where other ranges hold, or something else than cost is paid for. */
function fromSplit(weighted: Weighted, { lo, hi, price, official }: Split): Priced | null {
  const same = (a: Float64Array, b: Float64Array) => a.every((by, o) => by === b[o]);
  const places = placesOf(weighted, official);
  if (!places || weighted.caps.length > 0 || !same(lo, weighted.lo) || !same(hi, weighted.hi)) return null;
  return { ...boundedBy(weighted, price, new Float64Array(0)), places };
}

/** The pairs of each unit in the order of their hashes: of equal plans a solver mostly takes the first it meets. */
function shuffle(facts: Facts, { first, official }: Pairs): Pairs {
  const shuffled = new Int32Array(official.length);
  for (let unit = 0; unit < facts.units; unit++) {
    const [from, until] = [first[unit] as number, first[unit + 1] as number];
    const keys = Float64Array.from(official.subarray(from, until), (o) => measure(facts, 'hash', unit, o));
    for (let at = from; at < until; at++)
      keys[at - from] = (keys[at - from] as number) * facts.officials + (official[at] as number);
    keys.sort().forEach((key, at) => {
      shuffled[from + at] = key % facts.officials;
    });
  }
  return { first, official: shuffled };
}
