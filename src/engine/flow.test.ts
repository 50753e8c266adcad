import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cheapestFlow, type Network, type Start } from './flow.ts';
import { cheapestShipments } from './simplex.ts';

type Case = { network: Network; cost: Float64Array };

/** Up to 8 officials and 20 units, some pairs missing, costs often equal, ranges often in conflict. */
const cases: fc.Arbitrary<Case> = fc
  .record({ officials: fc.integer({ min: 1, max: 8 }), units: fc.nat(20), dear: fc.constantFrom(2, 20, 1e6) })
  .chain(({ officials, units, dear }) =>
    fc
      .record({
        pairs: fc.array(fc.subarray([...Array(officials).keys()], { minLength: 1 }), {
          minLength: units,
          maxLength: units,
        }),
        costs: fc.array(fc.nat(dear), { minLength: units * officials, maxLength: units * officials }),
        least: fc.array(fc.nat(4), { minLength: officials, maxLength: officials }),
        more: fc.array(fc.constantFrom(0, 1, 2, 4, Number.POSITIVE_INFINITY), {
          minLength: officials,
          maxLength: officials,
        }),
      })
      .map(({ pairs, costs, least, more }) => {
        const first = Int32Array.of(0, ...pairs.map((_, unit) => pairs.slice(0, unit + 1).flat().length));
        const lo = Float64Array.from(least);
        const official = Int32Array.from(pairs.flat());
        return {
          network: { pairs: { first, official }, lo, hi: lo.map((by, o) => by + (more[o] ?? 0)) },
          cost: Float64Array.from(official, (_, at) => costs[at] ?? 0),
        };
      }),
  );

const costOf = ({ network: { pairs }, cost }: Case, plan: Int32Array): number =>
  plan.reduce((sum, o, unit) => {
    for (let at = pairs.first[unit] ?? 0; at < (pairs.first[unit + 1] ?? 0); at++)
      if (pairs.official[at] === o) return sum + (cost[at] ?? 0);
    throw new Error(`unit ${unit} has no pair with ${o}`);
  }, 0);

/** Rules and complementary slackness: what is wrong with a plan and its prices, in words. */
function faults({ network, cost }: Case, plan: Int32Array, price: Float64Array, gate: number): string[] {
  const { pairs, lo, hi } = network;
  const wrong: string[] = [];
  const count = new Int32Array(lo.length);
  plan.forEach((o, unit) => {
    count[o] = (count[o] ?? 0) + 1;
    const reduced = (at: number) => (cost[at] ?? 0) - (price[pairs.official[at] ?? -1] ?? 0);
    const all = [...pairs.official.keys()].slice(pairs.first[unit], pairs.first[unit + 1]);
    const own = all.find((at) => pairs.official[at] === o);
    if (own === undefined || all.some((at) => reduced(at) < reduced(own))) wrong.push(`unit ${unit}`);
  });
  count.forEach((held, o) => {
    const [least, most, by] = [lo[o] ?? 0, hi[o] ?? 0, price[o] ?? 0];
    if (held < least || held > most) wrong.push(`range of ${o}`);
    if ((by < gate && held !== most) || (by > gate && held !== least)) wrong.push(`price of ${o}`);
  });
  return wrong;
}

/** Holds an answer against the simplex method. */
function compare(one: Case, before: Start | null = null) {
  const flow = cheapestFlow(one.network, one.cost, undefined, before);
  const other = cheapestShipments(one.network, one.cost);
  expect(flow.kind).toBe(other ? 'flow' : 'stuck');
  if (flow.kind === 'stuck' || !other) return null;
  const second = other.shipped.reduce((sum, by, at) => sum + by * (one.cost[at] ?? 0), 0);
  expect(costOf(one, flow.official)).toBe(second);
  expect(other.shipped.every((by) => by === 0 || by === 1)).toBe(true);
  expect(faults(one, flow.official, flow.price, flow.gate)).toEqual([]);
  expect(faults(one, planOf(one, other.shipped), other.price, other.gate)).toEqual([]);
  return flow;
}

const planOf = ({ network: { pairs } }: Case, shipped: Float64Array): Int32Array =>
  Int32Array.from({ length: pairs.first.length - 1 }, (_, unit) => {
    const at = shipped.subarray(pairs.first[unit], pairs.first[unit + 1]).indexOf(1);
    return pairs.official[(pairs.first[unit] ?? 0) + at] ?? -1;
  });

test('shortest paths and the simplex method agree, and each proves its plan', () =>
  fc.assert(
    fc.property(cases, (one) => void compare(one)),
    { numRuns: 3000 },
  ));

test('what holds no plan is told truly: the units named do not fit where they may go', () => {
  let stuck = 0;
  fc.assert(
    fc.property(cases, ({ network, cost }) => {
      const flow = cheapestFlow(network, cost);
      if (flow.kind === 'flow' || flow.unit < 0) return;
      stuck++;
      const { pairs, lo, hi } = network;
      const inside = new Set(flow.reached);
      const units = [...flow.official.keys()].filter(
        (unit) => unit === flow.unit || inside.has(flow.official[unit] ?? -1),
      );
      for (const unit of units)
        for (const o of pairs.official.subarray(pairs.first[unit], pairs.first[unit + 1]))
          expect(inside.has(o)).toBe(true);
      const places = flow.reached.reduce((sum, o) => sum + (hi[o] ?? 0), 0);
      const needed = lo.reduce((sum, least, o) => (inside.has(o) ? sum : sum + least), 0);
      const room = flow.gateReached ? Math.min(places, flow.official.length - needed) : places;
      expect(units.length).toBeGreaterThan(room);
    }),
    { numRuns: 2000 },
  );
  expect(stuck).toBeGreaterThan(200);
});

test('going on from any plan and prices comes to the cheapest plan', () =>
  fc.assert(
    fc.property(cases, fc.infiniteStream(fc.integer({ min: -9, max: 9 })), (one, numbers) => {
      const { network } = one;
      const next = () => numbers.next().value ?? 0;
      const plan = Int32Array.from({ length: network.pairs.first.length - 1 }, () =>
        Math.min(network.lo.length - 1, next()),
      ).map((o) => Math.max(-1, o));
      const price = network.lo.map(() => next());
      const allowed = plan.map((o, unit) =>
        network.pairs.official.subarray(network.pairs.first[unit], network.pairs.first[unit + 1]).includes(o)
          ? o
          : -1,
      );
      compare(one, { official: allowed, price, gate: next() });
    }),
    { numRuns: 2000 },
  ));

test('going on after a change comes to the same cost as beginning anew', () =>
  fc.assert(
    fc.property(cases, fc.nat(), fc.nat(3), (one, which, most) => {
      const known = compare(one);
      if (!known) return;
      const o = which % one.network.lo.length;
      const lo = one.network.lo.with(o, 0);
      const changed = { ...one.network, lo, hi: one.network.hi.with(o, most) };
      compare({ ...one, network: changed }, known);
    }),
    { numRuns: 1000 },
  ));
