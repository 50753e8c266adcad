import { metres } from './distance.ts';
import { type Facts, lacking, listedAt, pulled } from './facts.ts';
import type { Pairs } from './pairs.ts';

/** The cost of each pair, as `measure` has it, with what is the same for all pairs of a unit looked up once. */
export const costs = (facts: Facts, pairs: Pairs): Float64Array =>
  facts.listed ? listed(facts.listed, pairs) : reckoned(facts, pairs);

/** Pairs mostly stand as they are listed: then the next one is the one. */
function listed(list: NonNullable<Facts['listed']>, { first, official }: Pairs): Float64Array {
  const values = new Float64Array(official.length);
  for (let unit = 0; unit + 1 < first.length; unit++) {
    let next = list.first[unit] as number;
    for (let at = first[unit] as number; at < (first[unit + 1] as number); at++) {
      const o = official[at] as number;
      if (list.official[next] !== o || next >= (list.first[unit + 1] as number))
        next = listedAt(list, unit, o);
      values[at] = list.cost[next++] as number;
    }
  }
  return values;
}

function reckoned(facts: Facts, { first, official }: Pairs): Float64Array {
  const { points, place, area, wants } = facts;
  const values = new Float64Array(official.length);
  for (let unit = 0; unit + 1 < first.length; unit++) {
    const holder = facts.holder[unit] as number;
    const change = holder >= 0 ? points.change : 0;
    const territory = area.units[unit] as number;
    const isSkilled = (wants.first[unit + 1] as number) > (wants.first[unit] as number);
    for (let at = first[unit] as number; at < (first[unit + 1] as number); at++) {
      const o = official[at] as number;
      let total = points.metre * metres(place.officials, o, place.units, unit);
      if (isSkilled) total += points.missingSkill * lacking(facts, wants, unit, o);
      const own = area.officials[o] as number;
      if (own !== territory && own >= 0 && territory >= 0) total += points.otherArea;
      if (facts.pull) total += pulled(facts.pull, facts, unit, o);
      values[at] = o === holder ? total : total + change;
    }
  }
  return values;
}
