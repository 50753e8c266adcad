import { type DraftId, newId, type PlanId } from '../../src/kernel/id.ts';
import type { Tx } from '../../src/server/sql.ts';
import { sql } from './database.ts';
import { idOf } from './world.ts';

/** «cb01», «cb02» …, in the order of their numbers. */
export const numbered = (kind: string, count: number) =>
  Array.from({ length: count }, (_, at) => `${kind}${String(at + 1).padStart(2, '0')}`);

/** So many officials and groups, in hamlets of seventeen; the committee's plan stands from 2016-07-21. */
export function commune(officials: number, groups: number, more = ''): string {
  const all = numbered('tổ', groups);
  const hamlets = Array.from({ length: Math.ceil(groups / 17) }, (_, at) => `ấp${at + 1}`);
  return [
    `xã has ${hamlets.join(', ')}`,
    ...hamlets.map((hamlet, at) => `${hamlet} has ${all.slice(at * 17, at * 17 + 17).join(', ')}`),
    'Lan is clerk of xã',
    ...numbered('cb', officials).map((name) => `${name} is official of xã`),
    'Bình holds ấp1 from 2016-07-21',
    more,
  ].join('\n');
}

/** The link of the chain, as a tenant declares it. */
export const link = (tx: Tx, held = 5) =>
  sql`insert into chain_link (id, holder_tier, held_tier, kind, valid)
      values (${newId()}, 3, ${held}, 'followAndSupport', '(,)')`.execute(tx);

export const asked = (officials: readonly string[], changes: object = {}) => ({
  id: newId<DraftId>(),
  planId: idOf<PlanId>('kế hoạch'),
  kind: 'followAndSupport',
  heldTier: 5,
  title: 'Phương án 1',
  effectiveOn: '2016-07-25',
  officials: officials.map((name) => ({ officialId: idOf(name) })),
  ...changes,
});
