import type { Day } from '../kernel/day.ts';
import type { RowId, UnitId } from '../kernel/id.ts';
import type { Tx } from '../server/sql.ts';
import { keepKind, keepLink } from './kind.sql.ts';
import type { ChainLink, UnitKind } from './kind.ts';

/** The day on which the district ended and two tiers of government remained. */
const twoTiers = '2025-07-01' as Day;

const kinds: readonly UnitKind[] = [
  { code: 'province', vi: 'tỉnh', en: 'province', tier: 1 },
  { code: 'city', vi: 'thành phố', en: 'city', tier: 1 },
  { code: 'district', vi: 'huyện', en: 'district', tier: 2 },
  { code: 'commune', vi: 'xã', en: 'commune', tier: 3 },
  { code: 'ward', vi: 'phường', en: 'ward', tier: 3 },
  { code: 'township', vi: 'thị trấn', en: 'township', tier: 3 },
  { code: 'specialZone', vi: 'đặc khu', en: 'special zone', tier: 3 },
  { code: 'hamlet', vi: 'ấp', en: 'hamlet', tier: 4 },
  { code: 'quarter', vi: 'khu phố', en: 'quarter', tier: 4 },
  { code: 'group', vi: 'tổ nhân dân tự quản', en: 'self-managed group', tier: 5 },
];

/** «Tỉnh nắm tới xã; huyện nắm tới ấp, khu phố; xã nắm tới tổ», and how it goes on without the district. */
const chain: readonly (Pick<ChainLink, 'holderTier' | 'heldTier' | 'kind'> & {
  after?: Day;
  before?: Day;
})[] = [
  { holderTier: 1, heldTier: 3, kind: 'inCharge' },
  { holderTier: 2, heldTier: 3, kind: 'inCharge', before: twoTiers },
  { holderTier: 2, heldTier: 4, kind: 'followAndSupport', before: twoTiers },
  { holderTier: 3, heldTier: 4, kind: 'inCharge', after: twoTiers },
  { holderTier: 3, heldTier: 5, kind: 'followAndSupport' },
];

/** The kinds and the chain that every tenant begins with from a day on; each may rename them and set its own. */
export async function seedKinds(db: Tx, _home: UnitId, from: Day): Promise<void> {
  for (const kind of kinds) await keepKind(db, kind);
  for (const [at, { after, before, ...link }] of chain.entries()) {
    if (before !== undefined && before <= from) continue;
    // The same in every tenant and at every loading of a sample: nothing outside this table refers to them.
    const id = `00000000-0000-7000-8000-00000000000${at + 1}` as RowId;
    const begins = after !== undefined && after > from ? after : from;
    await keepLink(db, { id, ...link, from: begins, until: before ?? null });
  }
}
