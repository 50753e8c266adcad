import type { Day } from '../kernel/day.ts';
import type { RowId, UnitId } from '../kernel/id.ts';
import type { Tx } from '../server/sql.ts';
import { keepKind, keepLink } from './kind.sql.ts';
import type { ChainLink, UnitKind } from './kind.ts';

/**
 * The kinds of units a new tenant knows; each tenant may rename them and add its own (thôn, bản, tổ dân phố …). Districts, towns
 * and townships are among them although the tier ended on 2025-07-01: what came before must still be told.
 */
const kinds: readonly UnitKind[] = [
  { code: 'province', vi: 'Tỉnh', en: 'Province', tier: 1 },
  { code: 'city', vi: 'Thành phố', en: 'City', tier: 1 },
  { code: 'district', vi: 'Huyện', en: 'District', tier: 2 },
  { code: 'urbanDistrict', vi: 'Quận', en: 'Urban district', tier: 2 },
  { code: 'town', vi: 'Thị xã', en: 'Town', tier: 2 },
  { code: 'provincialCity', vi: 'Thành phố thuộc tỉnh', en: 'Provincial city', tier: 2 },
  { code: 'commune', vi: 'Xã', en: 'Commune', tier: 3 },
  { code: 'ward', vi: 'Phường', en: 'Ward', tier: 3 },
  { code: 'township', vi: 'Thị trấn', en: 'Township', tier: 3 },
  { code: 'specialZone', vi: 'Đặc khu', en: 'Special zone', tier: 3 },
  { code: 'hamlet', vi: 'Ấp', en: 'Hamlet', tier: 4 },
  { code: 'quarter', vi: 'Khu phố', en: 'Quarter', tier: 4 },
  { code: 'group', vi: 'Tổ nhân dân tự quản', en: 'Self-managed group', tier: 5 },
];

/** The day on which the district ended and two tiers of government remained. */
const twoTiers = '2025-07-01' as Day;

/** Tỉnh nắm tới xã; huyện nắm tới xã, ấp, khu phố; xã nắm tới ấp, tổ (mission, A2, A4, A5, A9). */
const links: readonly (Pick<ChainLink, 'holderTier' | 'heldTier' | 'kind'> & { until: Day | null })[] = [
  { holderTier: 1, heldTier: 3, kind: 'inCharge', until: null },
  { holderTier: 2, heldTier: 3, kind: 'inCharge', until: twoTiers },
  { holderTier: 2, heldTier: 4, kind: 'followAndSupport', until: twoTiers },
  { holderTier: 3, heldTier: 4, kind: 'inCharge', until: null },
  { holderTier: 3, heldTier: 5, kind: 'followAndSupport', until: null },
];

/** What a tenant begins with, before its first unit. The links' ids are the same everywhere: nothing else refers to them. */
export async function seedKinds(db: Tx, _home: UnitId, from: Day): Promise<void> {
  for (const kind of kinds) await keepKind(db, kind);
  for (const [at, link] of links.entries())
    if (link.until === null || from < link.until)
      await keepLink(db, { id: `00000000-0000-7000-8000-00000000000${at + 1}` as RowId, from, ...link });
}
