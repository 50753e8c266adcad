import { type Proof, sum } from './face.ts';
import { type Facts, loadOf, ruledOutBy } from './facts.ts';
import { priceAll } from './pricing.ts';
import type { Solved } from './solve.ts';

export type Certificate = { readonly violations: number; readonly pairsPriced: number };

/**
 * Checks a plan afresh from the facts: every rule, then every possible pair against the prices of each tier in
 * turn (a pair dearer in one tier is out; one just as dear is asked again in the next), then every count that a
 * price pins. 0 violations prove that no plan is better. It shares nothing with the search but the prices.
 */
export function certify(facts: Facts, { official, ranges, caps, proofs }: Solved): Certificate {
  if (!official || !ranges) return { violations: 0, pairsPriced: 0 };
  let violations =
    brokenRules(facts, official, ranges) + caps.filter((c) => sum(facts, c.what, official) > c.most).length;
  let better = 0;
  const pairsPriced = proofs.length === 0 ? 0 : priceAll(facts, proofs, official, () => better++);
  violations += better;
  for (const proof of proofs) violations += unpinned(proof, official);
  return { violations, pairsPriced };
}

function unpinned({ face, flow }: Proof, official: Int32Array): number {
  const count = new Int32Array(face.lo.length);
  for (const o of official) count[o] = (count[o] as number) + 1;
  return count.reduce((wrong, held, o) => {
    const price = flow.price[o] as number;
    if (price < flow.gate && held !== face.hi[o]) return wrong + 1;
    return price > flow.gate && held !== face.lo[o] ? wrong + 1 : wrong;
  }, 0);
}

function brokenRules(
  facts: Facts,
  official: Int32Array,
  { lo, hi }: { lo: Float64Array; hi: Float64Array },
): number {
  const load = new Float64Array(facts.officials);
  let broken = 0;
  official.forEach((o, unit) => {
    if (o < 0 || ruledOutBy(facts, unit, o) !== 0) broken++;
    else load[o] = (load[o] as number) + loadOf(facts, unit, o);
  });
  load.forEach((held, o) => {
    if (held < (lo[o] as number) || held > (hi[o] as number)) broken++;
  });
  return broken;
}
